from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("institutions", "0002_scopes_name_institutions")]

    operations = [
        check_function(
            "institutions_officeholder_one_at_a_time()",
            returns="trigger",
            body="""
begin
  -- Two desks appointing to one office at once: the second waits and is told.
  perform pg_advisory_xact_lock(hashtextextended(new.office_id, 17));
  if exists (
    select 1 from institutions_officeholder h where h.office_id = new.office_id and h.id <> new.id
      and daterange(h.since, h.until, '[]') && daterange(new.since, new.until, '[]')
  ) then
    raise exception 'institutions_officeholder_one_at_a_time' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "institutions_officeholder",
            "institutions_officeholder_one_at_a_time",
            when="after insert or update",
            function="institutions_officeholder_one_at_a_time",
        ),
    ]
