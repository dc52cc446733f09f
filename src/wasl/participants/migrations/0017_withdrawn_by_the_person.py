from django.db import migrations

from wasl.database.policies import check_function, visible_file

_LAST = (
    "(select e.answer from participants_consentevent e where e.file_id = participants_quotation.file_id "
    "and e.kind = 'quotation' order by e.answered_on desc, e.recorded_at desc limit 1) = 'given'"
)


class Migration(migrations.Migration):
    """A person takes a consent back once: also what they gave in another file that was found to be theirs.

    Records of one person are joined long after they answered, in other centres too: whoever said no last said it for
    every file of theirs. Only a verdict is told; where the other file lies is not.
    """

    dependencies = [("participants", "0016_decisions_bind")]

    operations = [
        check_function(
            "participants_consent_ended_elsewhere(of_file uuid, about text)",
            returns="boolean",
            volatility="stable",
            body="""
begin
  return about in ('image', 'quotation') and exists (
    select 1 from participants_record mine
      join participants_record other on other.person_id = mine.person_id and other.file_id <> of_file
      join lateral (select e.answer, e.answered_on from participants_consentevent e
                     where e.file_id = other.file_id and e.kind = about
                     order by e.answered_on desc, e.recorded_at desc limit 1) said on said.answer in ('withdrawn', 'refused')
     where mine.file_id = of_file and said.answered_on >= (
       select max(e.answered_on) from participants_consentevent e where e.file_id = of_file and e.kind = about));
end
""",
        ),
        check_function(
            "participants_not_ended_elsewhere()",
            returns="trigger",
            body="""
declare about text := 'quotation';
begin
  if tg_table_name = 'participants_consentuse' then
    select e.kind into about from participants_consentevent e where e.id = new.event_id;
  end if;
  if participants_consent_ended_elsewhere(new.file_id, about) then
    raise exception 'participants_use_has_consent' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        *[
            migrations.RunSQL(
                f"create trigger participants_{table}_not_ended_elsewhere before insert on participants_{table} "
                "for each row execute function participants_not_ended_elsewhere();",
                f"drop trigger if exists participants_{table}_not_ended_elsewhere on participants_{table};",
            )
            for table in ("consentuse", "quotation")
        ],
        migrations.RunSQL(
            "grant execute on function participants_consent_ended_elsewhere(uuid, text) to app_check;"
            "drop policy participants_quotation_read on participants_quotation;"
            "create policy participants_quotation_read on participants_quotation for select to app_user, app_owner using ("
            f"{visible_file()} and {_LAST} and not participants_consent_ended_elsewhere(file_id, 'quotation'));",
            migrations.RunSQL.noop,
        ),
    ]
