from django.db import migrations

from wasl.database.policies import append_only, check_function, guard, trigger, visible_file, writable_file


class Migration(migrations.Migration):
    dependencies = [("participants", "0003_corrections"), ("territory", "0001_initial")]

    operations = [
        guard("participants_correction", read=visible_file(), insert=writable_file()),
        append_only("participants_correction"),
        migrations.RunSQL(
            "grant select on territory_centre, territory_place to app_check;", migrations.RunSQL.noop
        ),
        # The next number of a centre's files of a year. The lock is held until the opening transaction ends, so
        # that two desks never get one number and a rollback leaves no hole.
        check_function(
            "participants_next_number(centre int, in_year int)",
            returns="text",
            body="""
declare prefix text; last int;
begin
  if not (centre = any (coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])) then
    raise exception 'participants_number_of_another_centre' using errcode = 'WS001';
  end if;
  select code || '-' || in_year || '-' into prefix from territory_centre where id = centre;
  perform pg_advisory_xact_lock(hashtextextended(prefix, 12));
  select coalesce(max(substr(number, length(prefix) + 1)::int), 0) into last
    from participants_file where number ~ ('^' || prefix || '[0-9]+$');
  return prefix || lpad((last + 1)::text, greatest(4, length((last + 1)::text)), '0');
end
""",
        ),
        # Residence is a province, the commune lies in it: also for whoever writes past the pages.
        check_function(
            "participants_record_places()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from territory_place p where p.code = new.residence_id
                 and p.kind in ('province', 'prefecture', 'prefecture_of_arrondissements')) then
    raise exception 'participants_record_residence_is_province' using errcode = 'WS001';
  end if;
  if new.commune_id is not null and not exists (
       select 1 from territory_place p where p.code = new.commune_id and p.kind = 'commune' and p.parent_id = new.residence_id) then
    raise exception 'participants_record_commune_in_residence' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_record_places",
            when="before insert or update",
            function="participants_record_places",
        ),
        # What a file is does not change by rewriting it: its number, who opened it and when.
        check_function(
            "participants_file_facts_stay()",
            returns="trigger",
            body="""
begin
  if (old.number, old.opened_by, old.opened_at) is distinct from (new.number, new.opened_by, new.opened_at) then
    raise exception 'participants_file_facts_stay' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_file",
            "participants_file_facts_stay",
            when="before update",
            function="participants_file_facts_stay",
        ),
    ]
