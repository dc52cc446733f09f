from django.db import migrations

from wasl.database.policies import check_function


class Migration(migrations.Migration):
    """A receipt signed again for one that was reversed undoes nothing that was published: the handover stands."""

    dependencies = [("tallies", "0005_sealed")]

    operations = [
        check_function(
            "tallies_redone(receipt uuid, moment timestamptz)",
            returns="boolean",
            language="sql",
            volatility="stable",
            body="""
select exists (
  select 1 from handovers_receipt r
  join handovers_receipt o on o.grant_id = r.grant_id and o.file_id = r.file_id and o.kind = r.kind
  where r.id = receipt and o.status = 'reversed' and o.signed_at <= moment
)
""",
        )
    ]
