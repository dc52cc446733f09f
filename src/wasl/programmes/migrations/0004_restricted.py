from django.db import migrations

from wasl.database.policies import OPEN_SEALS, check_function, guard, trigger

_OPEN = (
    "not exists (select 1 from programmes_programme p where p.code = programme_id and p.restricted) "
    f"or programme_id = any(({OPEN_SEALS})::text[])"
)


class Migration(migrations.Migration):
    """A decision names the rules it was taken under, so rules of a restricted programme would name it: they are its readers'.

    A right to read is given for a restricted programme, and for nothing else.
    """

    dependencies = [("programmes", "0003_retention"), ("accounts", "0005_clearances")]

    operations = [
        migrations.RunSQL("grant select on programmes_programme to app_check;", migrations.RunSQL.noop),
        guard("programmes_ruleversion", proved=True, read=_OPEN, insert=_OPEN, update=_OPEN),
        check_function(
            "programmes_clearance_names_restricted()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from programmes_programme p where p.code = new.programme_code and p.restricted) then
    raise exception 'programmes_clearance_names_restricted' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "accounts_clearance",
            "programmes_clearance_names_restricted",
            when="before insert",
            function="programmes_clearance_names_restricted",
        ),
    ]
