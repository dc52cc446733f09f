from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    """A public ceremony and its papers name nobody who is under age that day."""

    dependencies = [("handovers", "0010_every_number_is_used"), ("participants", "0006_consent_rules")]

    operations = [
        check_function(
            "handovers_no_minor_on_list()",
            returns="trigger",
            body="""
begin
  if exists (select 1 from grants_grant g join life_projects_holder h on h.project_id = g.project_id
               join handovers_ceremony c on c.id = new.ceremony_id
              where g.id = new.grant_id and participants_is_minor(h.file_id, c.held_on)) then
    raise exception 'handovers_no_minor_on_list' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_handoverline",
            "handovers_no_minor_on_list",
            when="before insert",
            function="handovers_no_minor_on_list",
        ),
    ]
