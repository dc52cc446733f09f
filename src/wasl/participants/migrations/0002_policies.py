from django.db import migrations

from wasl.database.policies import (
    READ_CENTRES,
    WRITE_CENTRES,
    check_function,
    guard,
    in_array,
    trigger,
    visible_file,
    writable_file,
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial")]

    operations = [
        guard(
            "participants_file",
            proved=True,
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
            update=in_array("centre_id", WRITE_CENTRES),
        ),
        guard(
            "participants_record",
            proved=True,
            read=visible_file(),
            insert=writable_file(),
            update=writable_file(),
        ),
        guard(
            "participants_person",
            read="exists (select 1 from participants_record r where r.person_id = participants_person.id)",
            insert=f"cardinality(({WRITE_CENTRES})::int[]) > 0",
        ),
        migrations.RunSQL(
            "create index participants_record_search on participants_record using gin (search_key gin_trgm_ops);",
            "drop index if exists participants_record_search;",
        ),
        check_function(
            "participants_one_open_file()",
            returns="trigger",
            body="""
begin
  -- Two desks opening a file for one person at once: the second waits and is told.
  perform pg_advisory_xact_lock(hashtextextended(new.person_id::text, 11));
  if exists (
    select 1 from participants_record r join participants_file f on f.id = r.file_id
    where r.person_id = new.person_id and r.id <> new.id and f.status = 'open'
      and exists (select 1 from participants_file mine where mine.id = new.file_id and mine.status = 'open')
  ) then
    raise exception 'participants_one_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_one_open_file",
            when="before insert or update",
            function="participants_one_open_file",
        ),
    ]
