import importlib

from django.db import migrations

from wasl.database.policies import check_function

_before = importlib.import_module("wasl.tallies.migrations.0007_centre_that_approved")
# As in 0007; but who a fact counts is the person its record belongs to (invariant 6), not the one written on the receipt:
# records that were joined count once. With ``app.as_of`` it is the person of that moment, read back through the moves.
_PERSON = """coalesce((select m.from_person_id from participants_move m where m.record_id = rec.id
          and m.moved_at > nullif(current_setting('app.as_of', true), '')::timestamptz order by m.number limit 1), rec.person_id)"""
_FACTS = (
    _before._FACTS.replace("uuid_send(r.person_id)", f"uuid_send({_PERSON})")
    .replace("uuid_send(rec.person_id)", f"uuid_send({_PERSON})")
    .replace(
        "join grants_grant g on g.id = r.grant_id\n",
        "join participants_record rec on rec.file_id = r.file_id\njoin grants_grant g on g.id = r.grant_id\n",
        1,
    )
)
assert _FACTS.count(_PERSON) == 2
assert "r.person_id)" not in _FACTS.replace("rec.person_id)", "")


class Migration(migrations.Migration):
    """Figures count persons as of a moment: today's, unless a question asks for another."""

    dependencies = [("tallies", "0007_centre_that_approved"), ("participants", "0012_comparison_rules")]

    operations = [
        migrations.RunSQL(
            "drop view tally_facts;"
            "grant create on schema public to app_check;"
            + _FACTS
            + "alter view tally_facts owner to app_check; revoke create on schema public from app_check;"
            "grant select on tally_facts to app_user, app_owner;",
            migrations.RunSQL.noop,
        ),
        # When records were last joined or parted after a moment: what was published before may count otherwise now.
        check_function(
            "tallies_persons_changed_since(moment timestamptz)",
            returns="timestamptz",
            language="sql",
            volatility="stable",
            body="select max(m.moved_at) from participants_move m where m.moved_at > moment",
        ),
    ]
