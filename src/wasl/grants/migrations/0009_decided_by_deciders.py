from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    """A grant is proposed by whoever may propose and decided by whoever may decide, whoever may write on its lines.

    The roles are those that hold ``grants.propose`` and ``grants.approve`` (a test compares them).
    """

    dependencies = [("grants", "0008_numbers_follow"), ("funding", "0006_kept_by_keepers")]

    operations = [
        check_function(
            "grants_decided_by_deciders()",
            returns="trigger",
            body="""
begin
  if tg_op = 'INSERT' and funding_role_at_work() not in ('coordinator', 'headquarters')
     or tg_op = 'UPDATE' and funding_role_at_work() <> 'headquarters' then
    raise exception 'grants_decided_by_deciders' using errcode = '42501';
  end if;
  return new;
end
""",
        ),
        trigger(
            "grants_grant",
            "grants_grant_decided_by_deciders",
            when="before insert or update",
            function="grants_decided_by_deciders",
        ),
    ]
