import importlib

from django.db import migrations

from wasl.database.policies import WRITE_LEDGERS, in_array

_anew = importlib.import_module("wasl.participants.migrations.0014_many_at_once").anew


class Migration(migrations.Migration):
    """How many grants a centre proposed in a year is told to whoever proposes there, and to nobody else."""

    dependencies = [("grants", "0009_decided_by_deciders"), ("participants", "0014_many_at_once")]

    operations = [
        _anew(
            "grants_last_number(prefix text)",
            returns="int",
            language="sql",
            body=f"""
select coalesce(max(split_part(g.number, '/', 4)::int), 0) from grants_grant g
 where starts_with(g.number, prefix) and exists (
   select 1 from territory_centre c where starts_with(prefix, 'SUB/' || c.code || '/') and {in_array("c.id", WRITE_LEDGERS)})
""",  # noqa: S608 (our own names)
        ),
    ]
