from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    """Whoever may write on a centre's lines does not thereby put money on them: that is for who keeps the ledger.

    Commitments follow a grant and payments a receipt; a contribution follows nothing the database could compare it to,
    so it asks who is at work. The roles are those that hold ``ledger.write`` (a test compares them).
    """

    dependencies = [("funding", "0005_sealed_names_a_programme")]

    operations = [
        check_function(
            "funding_role_at_work()",
            returns="text",
            language="sql",
            volatility="stable",
            public=False,
            body="""
select coalesce((select u.role::text from accounts_user u
                  where u.is_active and u.id::text = coalesce(current_setting('app.actor', true), '')), '')
""",
        ),
        check_function(
            "funding_kept_by_keepers()",
            returns="trigger",
            body="""
declare about text := 'line';
begin
  if tg_table_name = 'funding_entry' then
    about := new.kind;
    if about = 'reversal' then
      select kind into about from funding_entry where id = new.reverses_id;
    end if;
  end if;
  if about in ('line', 'contribution') and funding_role_at_work() not in ('finance', 'headquarters') then
    raise exception 'funding_kept_by_keepers' using errcode = '42501';
  end if;
  return new;
end
""",
        ),
        trigger(
            "funding_entry",
            "funding_entry_kept_by_keepers",
            when="before insert",
            function="funding_kept_by_keepers",
        ),
        trigger(
            "funding_fundingline",
            "funding_fundingline_kept_by_keepers",
            when="before insert",
            function="funding_kept_by_keepers",
        ),
    ]
