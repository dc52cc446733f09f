from django.db import migrations

from wasl.database.numbers import numbers_follow


class Migration(migrations.Migration):
    """A project takes the next number of its centre and year, whoever inserts it."""

    dependencies = [("life_projects", "0004_rules")]

    operations = numbers_follow(
        "life_projects_microproject",
        prefix="select c.code || '-' || extract(year from new.prepared_on) || '-P' from participants_file f"
        " join territory_centre c on c.id = f.centre_id where f.id = new.file_id",
        digits=3,
    )
