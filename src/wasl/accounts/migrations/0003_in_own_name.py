from django.db import migrations

from wasl.database.policies import check_function, trigger

_WRITER = "(select u.username from accounts_user u where u.id::text = coalesce(current_setting('app.actor', true), ''))"


class Migration(migrations.Migration):
    """What is signed is signed by whoever is at work on the connection, and dated by the database."""

    dependencies = [("accounts", "0002_scopes_fit_roles"), ("audit", "0002_policies")]

    operations = [
        check_function(
            "accounts_in_own_name()",
            returns="trigger",
            body=f"""
declare
  written jsonb := to_jsonb(new);
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{{}}'::jsonb end;
  writer text := coalesce({_WRITER}, 'wasl');
  named text;
begin
  foreach named in array tg_argv loop
    if written ->> named <> '' and written ->> named is distinct from before ->> named
       and written ->> named <> writer then
      raise exception 'accounts_in_own_name' using errcode = '42501';
    end if;
  end loop;
  return null;
end
""",
        ),
        # The journal: whose id stands in an event is the policy's business; here the name, and the hour.
        check_function(
            "accounts_event_is_signed()",
            returns="trigger",
            body=f"""
begin
  if new.actor_label <> coalesce({_WRITER}, 'wasl') then
    raise exception 'accounts_in_own_name' using errcode = '42501';
  end if;
  new.at := clock_timestamp();
  return new;
end
""",
        ),
        trigger("audit_event", "accounts_event_is_signed", when="before insert", function="accounts_event_is_signed"),
    ]
