from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    """Nobody prepares a project with a minor whose guardian has not agreed."""

    dependencies = [("life_projects", "0005_numbers_follow"), ("participants", "0006_consent_rules")]

    operations = [
        check_function(
            "life_projects_minor_has_consent()",
            returns="trigger",
            body="""
begin
  if participants_is_minor(new.file_id, (select p.prepared_on from life_projects_microproject p where p.id = new.project_id))
     and participants_standing_consent(new.file_id, 'guardian') is null then
    raise exception 'life_projects_minor_has_consent' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "life_projects_holder",
            "life_projects_minor_has_consent",
            when="before insert",
            function="life_projects_minor_has_consent",
        ),
    ]
