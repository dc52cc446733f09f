from django.db import migrations

from wasl.database.policies import (
    append_only,
    check_function,
    guard,
    in_own_name,
    trigger,
    visible_file,
    writable_file,
)


class Migration(migrations.Migration):
    """What the register said stays; a request is its file's; who looked at a sealed fact is told in the person's own print."""

    dependencies = [
        ("privacy", "0001_initial"),
        ("participants", "0002_policies"),
        ("accounts", "0005_clearances"),
    ]

    operations = [
        append_only("privacy_processing"),
        in_own_name("privacy_processing", "written_by"),
        guard(
            "privacy_correctionrequest",
            read=visible_file(),
            insert=writable_file(),
            update=writable_file(),
        ),
        in_own_name("privacy_correctionrequest", "recorded_by", "answered_by"),
        check_function(
            "privacy_correctionrequest_stands()",
            returns="trigger",
            body="""
begin
  if old.state <> 'waiting' or
     (old.id, old.file_id, old.number, old.asked_on, old.asked_by, old.wish, old.due_on, old.recorded_at, old.recorded_by)
     is distinct from
     (new.id, new.file_id, new.number, new.asked_on, new.asked_by, new.wish, new.due_on, new.recorded_at, new.recorded_by) then
    raise exception 'privacy_correctionrequest_stands' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "privacy_correctionrequest",
            "privacy_correctionrequest_stands",
            when="before update",
            function="privacy_correctionrequest_stands",
        ),
        # Whoever may write the file's centre may tell its person who read a sealed fact of theirs, and when.
        migrations.RunSQL(
            "create policy audit_event_readings_of_file on audit_event for select to app_user, app_owner using ("
            "outcome = 'read' and kind = 'file' and exists (select 1 from participants_file f "
            "where f.id::text = object_id and f.centre_id = any((select coalesce(nullif(current_setting("
            "'app.write_centres', true), ''), '{}')::int[])::int[])));",
            "drop policy if exists audit_event_readings_of_file on audit_event;",
        ),
    ]
