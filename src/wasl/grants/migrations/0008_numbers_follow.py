from django.db import migrations

from wasl.database.numbers import numbers_follow


class Migration(migrations.Migration):
    """A grant takes the next number of the centre of its line and the year it is proposed in, whoever inserts it."""

    dependencies = [("grants", "0007_undertaking_of_sealed")]

    operations = numbers_follow(
        "grants_grant",
        prefix="select 'SUB/' || c.code || '/' || extract(year from new.proposed_on) || '/' from funding_fundingline l"
        " join territory_centre c on c.id = l.centre_id where l.id = new.equipment_line_id",
        digits=3,
    )
