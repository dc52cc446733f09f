from django.db import migrations

from wasl.database.numbers import numbers_follow
from wasl.database.policies import check_function, in_own_name, trigger

# What follows from the rest, and may be made anew when the folding changes; whose record it is has rules of its own (0012).
_FOLLOWS = "'{version,search_key,sort_key,key_given,key_surname,key_father,keys_version,person_id}'::text[]"


class Migration(migrations.Migration):
    """What was verified stays verified; what is written about a person changes only with a correction that says so."""

    dependencies = [("participants", "0012_comparison_rules"), ("accounts", "0003_in_own_name")]

    operations = [
        *numbers_follow(
            "participants_file",
            prefix="select c.code || '-' || extract(year from new.opened_on) || '-' from territory_centre c"
            " where c.id = new.centre_id",
            digits=4,
        ),
        in_own_name("participants_file", "opened_by", "closed_by", "eligibility_verified_by"),
        check_function(
            "participants_eligibility_stands()",
            returns="trigger",
            body="""
begin
  if old.eligibility_verified_at is not null
     and (old.eligibility_verified_at, old.eligibility_verified_by, old.eligibility_paper)
         is distinct from (new.eligibility_verified_at, new.eligibility_verified_by, new.eligibility_paper) then
    raise exception 'participants_eligibility_stands' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_file",
            "participants_eligibility_stands",
            when="before update",
            function="participants_eligibility_stands",
        ),
        check_function(
            "participants_record_versions()",
            returns="trigger",
            body=f"""
declare
  before jsonb := to_jsonb(old) - {_FOLLOWS};
  after jsonb := to_jsonb(new) - {_FOLLOWS};
begin
  if (old.file_id, old.written_at, old.written_by) is distinct from (new.file_id, new.written_at, new.written_by) then
    raise exception 'participants_record_facts_stay' using errcode = 'WS001';
  end if;
  if new.version <> old.version + (before is distinct from after)::int then
    raise exception 'participants_record_version_follows' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_record_versions",
            when="after update",
            function="participants_record_versions",
        ),
        check_function(
            "participants_record_correction_kept()",
            returns="trigger",
            body=f"""
declare changed text[];
begin
  select array_agg(regexp_replace(n.key, '_id$', '')) into changed
    from jsonb_each(to_jsonb(new) - {_FOLLOWS}) n
   where n.value is distinct from to_jsonb(old) -> n.key;
  if changed is not null and not exists (
       select 1 from participants_correction c
        where c.record_id = new.id and c.file_id = new.file_id and c.version = new.version and c.fields ?& changed) then
    raise exception 'participants_record_correction_kept' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_record_correction_kept",
            when="after update",
            function="participants_record_correction_kept",
            constraint=True,
        ),
        migrations.RunSQL(
            "create policy participants_correction_check on participants_correction for select to app_check using (true);",
            "drop policy if exists participants_correction_check on participants_correction;",
        ),
        # The counterpart: a correction tells of a version that the record reached.
        check_function(
            "participants_correction_of_version()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from participants_record r
                 where r.id = new.record_id and r.file_id = new.file_id and r.version >= new.version and new.version > 1) then
    raise exception 'participants_correction_of_version' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_correction",
            "participants_correction_of_version",
            when="after insert",
            function="participants_correction_of_version",
        ),
        in_own_name("participants_correction", "corrected_by"),
    ]
