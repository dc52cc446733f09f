from django.db import migrations

from wasl.database.policies import check_function, trigger

_NEXT_STATUS = """
    if old.status <> new.status and not (
         (old.status = 'proposed' and new.status in ('approved', 'rejected'))
      or (old.status = 'approved' and new.status = 'cancelled')) then
      raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
    end if;
"""


class Migration(migrations.Migration):
    """A grant agrees with its project, and stays so: amounts, completeness, eligibility, lines, ledger."""

    dependencies = [("grants", "0003_cancellation"), ("funding", "0003_reversals_keep_reference")]

    operations = [
        # As in 0002, and more of a decision is kept: who decided, when, why, under which rules, from which cash line.
        check_function(
            "grants_grant_moves_forward()",
            returns="trigger",
            body=f"""
begin
  if tg_op = 'UPDATE' then
{_NEXT_STATUS}
    if (old.number, old.project_id, old.agreement_id, old.proposed_on, old.proposed_at, old.proposed_by)
       is distinct from
       (new.number, new.project_id, new.agreement_id, new.proposed_on, new.proposed_at, new.proposed_by)
       or old.status <> 'proposed' and
       (old.equipment_amount, old.cash_amount, old.equipment_line_id, old.cash_line_id, old.cohort_id,
        old.rule_version_id, old.decided_on, old.decided_at, old.decided_by, old.decision_reason)
       is distinct from
       (new.equipment_amount, new.cash_amount, new.equipment_line_id, new.cash_line_id, new.cohort_id,
        new.rule_version_id, new.decided_on, new.decided_at, new.decided_by, new.decision_reason)
       or old.status = 'cancelled' and
       (old.cancelled_on, old.cancelled_at, old.cancelled_by, old.cancel_reason)
       is distinct from (new.cancelled_on, new.cancelled_at, new.cancelled_by, new.cancel_reason) then
      raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
    end if;
  elsif new.status <> 'proposed' then
    raise exception 'grants_grant_moves_forward' using errcode = 'WS001';
  end if;
  if not exists (select 1 from agreements_agreementline al
                  where al.agreement_id = new.agreement_id and al.line_id = new.equipment_line_id)
     or (new.cash_line_id is not null and not exists (select 1 from agreements_agreementline al
                  where al.agreement_id = new.agreement_id and al.line_id = new.cash_line_id)) then
    raise exception 'grants_grant_line_of_agreement' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        # While it waits for a decision, and at the decision: the grant is its project, to the centime.
        check_function(
            "grants_grant_matches_project()",
            returns="trigger",
            body="""
declare p record; equipment numeric;
begin
  if tg_op = 'UPDATE' and (old.status <> 'proposed' or new.status = 'rejected') then
    return new;
  end if;
  -- The project may not change between this look and the end of the transaction: who reopens it waits.
  perform pg_advisory_xact_lock(hashtextextended(new.project_id::text, 19));
  select status, revision, cash_amount into p from life_projects_microproject where id = new.project_id;
  if p.status is distinct from 'complete' then
    raise exception 'grants_grant_project_complete' using errcode = 'WS001';
  end if;
  select coalesce(sum(quantity * unit_price), 0) into equipment from life_projects_equipmentline
   where project_id = new.project_id and revision = p.revision;
  if equipment <> new.equipment_amount or p.cash_amount <> new.cash_amount then
    raise exception 'grants_grant_amounts_of_project' using errcode = 'WS001';
  end if;
  if exists (select 1 from life_projects_holder h join participants_file f on f.id = h.file_id
              where h.project_id = new.project_id and f.eligibility_verified_at is null) then
    raise exception 'grants_grant_holders_eligible' using errcode = 'WS001';
  end if;
  if (select money from funding_fundingline where id = new.equipment_line_id) <> 'equipment'
     or (new.cash_line_id is not null
         and (select money from funding_fundingline where id = new.cash_line_id) <> 'cash') then
    raise exception 'grants_grant_line_money' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "grants_grant",
            "grants_grant_matches_project",
            when="before insert or update",
            function="grants_grant_matches_project",
        ),
        # Seen from the project, which does not move while it is complete: it is not reopened under a standing grant.
        check_function(
            "grants_project_reopened()",
            returns="trigger",
            body="""
begin
  perform pg_advisory_xact_lock(hashtextextended(new.id::text, 19));
  if old.status <> new.status
     and exists (select 1 from grants_grant g where g.project_id = new.id and g.status in ('proposed', 'approved')) then
    raise exception 'life_projects_reopened_while_granted' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "life_projects_microproject",
            "grants_project_reopened",
            when="before update",
            function="grants_project_reopened",
        ),
        # Seen from the ledger: what a grant committed is undone by the grant only.
        check_function(
            "grants_entry_keeps_commitment()",
            returns="trigger",
            body="""
declare g record;
begin
  select status, equipment_amount, cash_amount into g from grants_grant where id = new.reference_id;
  if found and funding_net_of(new.reference_id, 'commitment') <>
     (case when g.status = 'approved' then g.equipment_amount + g.cash_amount else 0 end) then
    raise exception 'grants_grant_committed' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        migrations.RunSQL(
            "create constraint trigger grants_entry_keeps_commitment after insert on funding_entry "
            "deferrable initially deferred for each row execute function grants_entry_keeps_commitment();",
            "drop trigger if exists grants_entry_keeps_commitment on funding_entry;",
        ),
    ]
