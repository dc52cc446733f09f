from django.db import migrations, models

from wasl.database.policies import OPEN_SEALS, check_function, sealed, trigger

# Agreements signed and entries made before restriction was kept, for whoever restricted a programme then: written past the guards, once.
_EARLIER = """
alter table agreements_agreement disable trigger user;
alter table funding_entry disable trigger user;
alter table agreements_agreement no force row level security;
alter table agreements_agreementline no force row level security;
alter table funding_entry no force row level security;
update agreements_agreement set sealed = programme_id
 where programme_id in (select code from programmes_programme where restricted);
update funding_entry e set sealed = a.sealed
  from agreements_agreementline al join agreements_agreement a on a.id = al.agreement_id
 where al.line_id = e.line_id and a.sealed <> '';
set constraints all immediate;
alter table funding_entry force row level security;
alter table agreements_agreementline force row level security;
alter table agreements_agreement force row level security;
alter table funding_entry enable trigger user;
alter table agreements_agreement enable trigger user;
"""


class Migration(migrations.Migration):
    """Restriction belongs to the programme and flows to its agreements, their lines and the entries on them (invariant 14)."""

    dependencies = [
        ("agreements", "0003_signed_stands"),
        ("funding", "0005_sealed_names_a_programme"),
        ("programmes", "0004_restricted"),
    ]

    operations = [
        migrations.AddField(
            "agreement", "sealed", models.CharField("sealed", max_length=40, blank=True, default="")
        ),
        migrations.RunSQL(_EARLIER, migrations.RunSQL.noop),
        check_function(
            "agreements_is_sealed()",
            returns="trigger",
            body="""
begin
  new.sealed := coalesce((select p.code from programmes_programme p where p.code = new.programme_id and p.restricted), '');
  return new;
end
""",
        ),
        trigger(
            "agreements_agreement",
            "agreements_is_sealed",
            when="before insert",
            function="agreements_is_sealed",
        ),
        sealed("agreements_agreement"),
        # A line is its agreement's: a verdict, since the agreement itself may not be seen.
        check_function(
            "agreements_line_is_open(wanted uuid)",
            returns="boolean",
            language="sql",
            volatility="stable",
            body=f"""
select not exists (
  select 1 from agreements_agreementline al join agreements_agreement a on a.id = al.agreement_id
   where al.line_id = wanted and a.sealed <> '' and not a.sealed = any(({OPEN_SEALS})::text[]))
""",
        ),
        migrations.RunSQL(
            "create policy funding_fundingline_sealed on funding_fundingline as restrictive for select "
            "to app_user, app_owner using (agreements_line_is_open(id));",
            "drop policy if exists funding_fundingline_sealed on funding_fundingline;",
        ),
        check_function(
            "agreements_entry_is_sealed()",
            returns="trigger",
            body="""
begin
  new.sealed := coalesce((select a.sealed from agreements_agreementline al join agreements_agreement a
                            on a.id = al.agreement_id where al.line_id = new.line_id), '');
  return new;
end
""",
        ),
        trigger(
            "funding_entry",
            "agreements_entry_is_sealed",
            when="before insert",
            function="agreements_entry_is_sealed",
        ),
    ]
