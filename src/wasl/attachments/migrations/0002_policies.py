from django.db import migrations

from wasl.database.policies import READ_CENTRES, WRITE_CENTRES, append_only, guard, in_array


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial")]

    operations = [
        guard(
            "attachments_storedfile",
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
        ),
        append_only("attachments_storedfile"),
    ]
