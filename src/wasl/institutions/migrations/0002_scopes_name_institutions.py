from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("institutions", "0001_initial"), ("accounts", "0002_scopes_fit_roles")]

    operations = [
        migrations.RunSQL(
            "grant select on institutions_institution, institutions_office, institutions_officeholder to app_check;",
            migrations.RunSQL.noop,
        ),
        check_function(
            "institutions_scope_names_one()",
            returns="trigger",
            body="""
begin
  if new.institution_code <> '' and not exists (select 1 from institutions_institution i where i.code = new.institution_code) then
    raise exception 'institutions_scope_names_one' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "accounts_scope",
            "institutions_scope_names_one",
            when="before insert or update",
            function="institutions_scope_names_one",
        ),
    ]
