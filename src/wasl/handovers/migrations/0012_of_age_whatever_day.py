from django.db import migrations

from wasl.database.policies import check_function


class Migration(migrations.Migration):
    """A ceremony that is brought forward asks again whether everybody on its list is of age that day."""

    dependencies = [("handovers", "0011_no_minor_on_list")]

    operations = [
        check_function(
            "handovers_nobody_listed_is_minor()",
            returns="trigger",
            body="""
begin
  if exists (select 1 from handovers_handoverline l join grants_grant g on g.id = l.grant_id
               join life_projects_holder h on h.project_id = g.project_id
              where l.ceremony_id = new.id and l.withdrawn_at is null and participants_is_minor(h.file_id, new.held_on)) then
    raise exception 'handovers_no_minor_on_list' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        migrations.RunSQL(
            "create trigger handovers_nobody_listed_is_minor before update on handovers_ceremony for each row "
            "when (new.held_on < old.held_on) execute function handovers_nobody_listed_is_minor();",
            "drop trigger if exists handovers_nobody_listed_is_minor on handovers_ceremony;",
        ),
    ]
