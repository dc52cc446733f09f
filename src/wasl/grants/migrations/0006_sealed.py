from django.db import migrations, models

from wasl.database.policies import READ_LEDGERS, check_function, in_array, sealed, trigger

_EARLIER = """
alter table grants_cohort disable trigger user;
alter table grants_cohort no force row level security;
update grants_cohort set sealed = programme_id
 where programme_id in (select code from programmes_programme where restricted);
set constraints all immediate;
alter table grants_cohort force row level security;
alter table grants_cohort enable trigger user;
"""


class Migration(migrations.Migration):
    """Restriction flows to cohorts and to the journal, and stays what it was; a grant under it looks like any other (ADR 9)."""

    dependencies = [("grants", "0005_in_own_name"), ("agreements", "0004_sealed")]

    operations = [
        migrations.AddField(
            "cohort", "sealed", models.CharField("sealed", max_length=40, blank=True, default="")
        ),
        migrations.RunSQL(_EARLIER, migrations.RunSQL.noop),
        # The same function as the agreements': both name their programme.
        trigger(
            "grants_cohort", "grants_cohort_is_sealed", when="before insert", function="agreements_is_sealed"
        ),
        sealed("grants_cohort"),
        # Whoever may read the centre's grants reads this one too, though not the line that pays it.
        check_function(
            "grants_centre_of_line(line uuid)",
            returns="int",
            language="sql",
            volatility="stable",
            body="select l.centre_id::int from funding_fundingline l where l.id = line",
        ),
        migrations.RunSQL(
            "create policy grants_grant_read_neutral on grants_grant for select to app_user, app_owner using ("
            "not agreements_line_is_open(equipment_line_id) and "
            f"{in_array('grants_centre_of_line(equipment_line_id)', READ_LEDGERS)});",
            "drop policy if exists grants_grant_read_neutral on grants_grant;",
        ),
        # A number is the next of all of them, also of those whose line the proposer may not see.
        check_function(
            "grants_last_number(prefix text)",
            returns="int",
            language="sql",
            volatility="volatile",
            body="select coalesce(max(split_part(g.number, '/', 4)::int), 0) from grants_grant g where starts_with(g.number, prefix)",
        ),
        check_function(
            "grants_programme_keeps_restriction()",
            returns="trigger",
            body="""
begin
  if new.restricted <> old.restricted
     and (exists (select 1 from agreements_agreement a where a.programme_id = new.code)
          or exists (select 1 from grants_cohort k where k.programme_id = new.code)) then
    raise exception 'programmes_restricted_before_agreements' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "programmes_programme",
            "grants_programme_keeps_restriction",
            when="before update",
            function="grants_programme_keeps_restriction",
        ),
        # The journal tells of what is sealed to its readers only.
        check_function(
            "grants_event_is_sealed()",
            returns="trigger",
            body="""
declare code text; wanted uuid;
begin
  if new.kind in ('agreement', 'line', 'entry', 'cohort') and new.object_id ~ '^[0-9a-f-]{36}$' then
    wanted := new.object_id::uuid;
    if new.kind = 'agreement' then
      select a.sealed into code from agreements_agreement a where a.id = wanted;
    elsif new.kind = 'line' then
      select a.sealed into code from agreements_agreementline al join agreements_agreement a on a.id = al.agreement_id
       where al.line_id = wanted;
    elsif new.kind = 'entry' then
      select e.sealed into code from funding_entry e where e.id = wanted;
    else
      select k.sealed into code from grants_cohort k where k.id = wanted;
    end if;
  end if;
  if coalesce(code, '') = '' and new.changes ? 'agreement' then
    select a.sealed into code from agreements_agreement a where a.number = new.changes -> 'agreement' ->> 1;
  end if;
  new.sealed := coalesce(nullif(code, ''), new.sealed);
  return new;
end
""",
        ),
        trigger(
            "audit_event", "grants_event_is_sealed", when="before insert", function="grants_event_is_sealed"
        ),
    ]
