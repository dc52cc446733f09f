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
    """A working life is added to, never rewritten; where something was learnt is read only by the desk that follows the person."""

    dependencies = [
        ("participants", "0009_experience"),
        ("accounts", "0003_in_own_name"),
    ]

    operations = [
        guard("participants_attainment", read=visible_file(), insert=writable_file(), proved=True),
        # Judicial: who writes the file, to correct an entry or answer a request for access; no auditor.
        guard("participants_attainmentplace", read=writable_file(), insert=writable_file()),
        append_only("participants_attainment"),
        append_only("participants_attainmentplace"),
        in_own_name("participants_attainment", "written_by"),
        in_own_name("participants_attainmentplace", "written_by"),
        check_function(
            "participants_attainment_follows()",
            returns="trigger",
            body="""
begin
  new.written_at := clock_timestamp();
  if new.replaces_id is not null and not exists (
       select 1 from participants_attainment a where a.id = new.replaces_id and a.file_id = new.file_id
          and a.kind = new.kind and not a.removed) then
    raise exception 'participants_attainment_follows' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_attainment",
            "participants_attainment_follows",
            when="before insert",
            function="participants_attainment_follows",
        ),
        check_function(
            "participants_attainmentplace_of_its_file()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from participants_attainment a where a.id = new.attainment_id and a.file_id = new.file_id
                 and a.kind in ('training', 'work')) then
    raise exception 'participants_attainmentplace_of_its_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_attainmentplace",
            "participants_attainmentplace_of_its_file",
            when="before insert",
            function="participants_attainmentplace_of_its_file",
        ),
    ]
