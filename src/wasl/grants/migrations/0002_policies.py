from django.db import migrations

from wasl.database.policies import READ_LEDGERS, WRITE_LEDGERS, check_function, guard, in_array, trigger

_LINE = "exists (select 1 from funding_fundingline l where l.id = equipment_line_id and {})"


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0001_initial"),
        ("agreements", "0002_policies"),
        ("life_projects", "0002_policies"),
    ]

    operations = [
        guard(
            "grants_cohort",
            proved=True,
            read=in_array("centre_id", READ_LEDGERS),
            insert=in_array("centre_id", WRITE_LEDGERS),
            update=in_array("centre_id", WRITE_LEDGERS),
        ),
        guard(
            "grants_grant",
            proved=True,
            read=_LINE.format(in_array("l.centre_id", READ_LEDGERS)),
            insert=_LINE.format(in_array("l.centre_id", WRITE_LEDGERS)),
            update=_LINE.format(in_array("l.centre_id", WRITE_LEDGERS)),
        ),
        # The ledger follows the decision: an approved grant is committed to the centime, any other is not.
        check_function(
            "grants_grant_committed()",
            returns="trigger",
            body="""
declare current record; expected numeric;
begin
  select status, equipment_amount, cash_amount into current from grants_grant where id = new.id;
  expected := case when current.status = 'approved' then current.equipment_amount + current.cash_amount else 0 end;
  if funding_net_of(new.id, 'commitment') <> expected then
    raise exception 'grants_grant_committed' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        migrations.RunSQL(
            "create constraint trigger grants_grant_committed after insert or update on grants_grant "
            "deferrable initially deferred for each row execute function grants_grant_committed();",
            "drop trigger if exists grants_grant_committed on grants_grant;",
        ),
        # A decision is not taken back by rewriting it, and the lines must be the agreement's own.
        check_function(
            "grants_grant_moves_forward()",
            returns="trigger",
            body="""
begin
  if tg_op = 'UPDATE' then
    if old.status <> new.status and not (
         (old.status = 'proposed' and new.status in ('approved', 'rejected'))
      or (old.status = 'approved' and new.status = 'cancelled')) then
      raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
    end if;
    if old.status <> 'proposed' and (old.equipment_amount, old.cash_amount, old.project_id, old.agreement_id,
        old.equipment_line_id, old.proposed_by) is distinct from (new.equipment_amount, new.cash_amount, new.project_id,
        new.agreement_id, new.equipment_line_id, new.proposed_by) then
      raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
    end if;
  elsif new.status <> 'proposed' then
    raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
  end if;
  if not exists (select 1 from agreements_agreementline al where al.agreement_id = new.agreement_id and al.line_id = new.equipment_line_id)
     or (new.cash_line_id is not null and not exists (
       select 1 from agreements_agreementline al where al.agreement_id = new.agreement_id and al.line_id = new.cash_line_id)) then
    raise exception 'grants_grant_line_of_agreement' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "grants_grant",
            "grants_grant_moves_forward",
            when="before insert or update",
            function="grants_grant_moves_forward",
        ),
    ]
