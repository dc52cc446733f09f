from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "grant select on accounts_user, accounts_scope to app_check;", migrations.RunSQL.noop
        ),
        check_function(
            "accounts_scope_fits_role()",
            returns="trigger",
            body="""
declare held text;
begin
  select role into held from accounts_user where id = new.user_id;
  if (held in ('caseworker', 'coordinator') and new.kind = 'centre')
     or (held in ('headquarters', 'finance', 'auditor') and new.kind = 'national')
     or (held = 'partner' and new.kind = 'institution') then
    return new;
  end if;
  raise exception 'accounts_scope_fits_role' using errcode = 'WS001';
end
""",
        ),
        trigger(
            "accounts_scope",
            "accounts_scope_fits_role",
            when="before insert or update",
            function="accounts_scope_fits_role",
        ),
        check_function(
            "accounts_user_keeps_role()",
            returns="trigger",
            body="""
begin
  if new.role <> old.role and exists (select 1 from accounts_scope s where s.user_id = new.id and s.ended_at is null) then
    raise exception 'accounts_user_keeps_role' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "accounts_user",
            "accounts_user_keeps_role",
            when="before update",
            function="accounts_user_keeps_role",
        ),
    ]
