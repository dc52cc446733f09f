from django.db import migrations

from wasl.database.policies import guard, visible_file, writable_file

_VISIBLE = "exists (select 1 from life_projects_microproject p where p.id = project_id)"
_WRITABLE = f"exists (select 1 from life_projects_microproject p where p.id = project_id and {writable_file('p.file_id')})"


class Migration(migrations.Migration):
    dependencies = [("life_projects", "0001_initial"), ("participants", "0002_policies")]

    operations = [
        guard(
            "life_projects_microproject",
            proved=True,
            read=visible_file(),
            insert=writable_file(),
            update=writable_file(),
        ),
        guard(
            "life_projects_holder",
            proved=True,
            read=visible_file(),
            insert=writable_file(),
            update=writable_file(),
        ),
        guard("life_projects_equipmentline", proved=True, read=_VISIBLE, insert=_WRITABLE, update=_WRITABLE),
    ]
