from django.db import migrations

from wasl.database.policies import PARTNERS, READ_LEDGERS, WRITE_LEDGERS, check_function, guard, in_array

_VISIBLE = "exists (select 1 from agreements_agreement a where a.id = agreement_id)"
_WRITABLE = f"exists (select 1 from agreements_agreement a where a.id = agreement_id and {in_array('a.centre_id', WRITE_LEDGERS)})"


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("funding", "0002_policies")]

    operations = [
        # A verdict over parties the reader may not see yet: asking the parties' own policy would turn in a circle.
        check_function(
            "agreements_of_partner(wanted uuid)",
            returns="boolean",
            language="sql",
            volatility="stable",
            body=f"""
select exists (select 1 from agreements_party p where p.agreement_id = wanted and {in_array("p.institution_id", PARTNERS)})
""",
        ),
        guard(
            "agreements_agreement",
            proved=True,
            read=f"{in_array('centre_id', READ_LEDGERS)} or (select agreements_of_partner(id))",
            insert=in_array("centre_id", WRITE_LEDGERS),
            update=in_array("centre_id", WRITE_LEDGERS),
        ),
        guard("agreements_party", proved=True, read=_VISIBLE, insert=_WRITABLE),
        guard("agreements_agreementline", proved=True, read=_VISIBLE, insert=_WRITABLE),
        guard("agreements_amendment", read=_VISIBLE, insert=_WRITABLE),
        migrations.RunSQL(
            "create policy funding_fundingline_partner on funding_fundingline for select to app_user, app_owner using ("
            "exists (select 1 from agreements_agreementline al where al.line_id = funding_fundingline.id "
            "and (select agreements_of_partner(al.agreement_id))));",
            "drop policy if exists funding_fundingline_partner on funding_fundingline;",
        ),
    ]
