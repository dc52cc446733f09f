from django.db import migrations

from wasl.database.policies import check_function


def anew(signature: str, **function: str | bool) -> migrations.RunSQL:
    """The function in its new words; going back keeps them, as what holds them stays."""
    return migrations.RunSQL(
        check_function(signature, **function).sql,  # type: ignore[arg-type]
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    """Ten thousand files in one transaction: one lock instead of two a person, which would fill the server's table of locks.

    Whoever writes one file holds the register together with others, and locks the card and the person; whoever writes
    many (``app.writes_many``) holds the register alone. Everybody holds it before a number is taken, so that no two wait
    for each other. Saying ``app.writes_many`` only ever locks more.
    """

    dependencies = [("participants", "0013_numbers_and_versions")]

    operations = [
        check_function(
            "participants_hold_register()",
            returns="boolean",
            body="""
declare many boolean := coalesce(current_setting('app.writes_many', true), '') = 'on';
begin
  if many then
    perform pg_advisory_xact_lock(11, 0);
  else
    perform pg_advisory_xact_lock_shared(11, 0);
  end if;
  return many;
end
""",
        ),
        anew(
            "participants_next_number(centre int, in_year int)",
            returns="text",
            body="""
declare prefix text; last int;
begin
  if not (centre = any (coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])) then
    raise exception 'participants_number_of_another_centre' using errcode = 'WS001';
  end if;
  perform participants_hold_register();
  select code || '-' || in_year || '-' into prefix from territory_centre where id = centre;
  perform pg_advisory_xact_lock(hashtextextended(prefix, 12));
  select coalesce(max(substr(number, length(prefix) + 1)::int), 0) into last
    from participants_file where number ~ ('^' || prefix || '[0-9]+$');
  return prefix || lpad((last + 1)::text, greatest(4, length((last + 1)::text)), '0');
end
""",
        ),
        anew(
            "participants_one_open_file()",
            returns="trigger",
            body="""
begin
  -- Two desks opening a file for one person at once: the second waits and is told.
  if not participants_hold_register() then
    perform pg_advisory_xact_lock(hashtextextended(new.person_id::text, 11));
  end if;
  if exists (
    select 1 from participants_record r join participants_file f on f.id = r.file_id
    where r.person_id = new.person_id and r.id <> new.id and f.status = 'open'
      and exists (select 1 from participants_file mine where mine.id = new.file_id and mine.status = 'open')
  ) then
    raise exception 'participants_one_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        anew(
            "participants_card_is_free(card text, of_record uuid, of_person uuid, of_centre int)",
            returns="boolean",
            public=False,
            body="""
begin
  if card = '' then
    return true;
  end if;
  if not participants_hold_register() then
    perform pg_advisory_xact_lock(hashtextextended(card, 14));
  end if;
  return not exists (
    select 1 from participants_record r join participants_file f on f.id = r.file_id
     where r.cin = card and r.id <> of_record and r.person_id <> of_person and f.status = 'open'
       and coalesce((select c.verdict from participants_comparison c
                      where c.first_id = least(r.id, of_record) and c.second_id = greatest(r.id, of_record)
                      order by c.decided_at desc limit 1), '') <> 'different')
    or exists (select 1 from participants_inquiry i where i.cin = card and i.centre_id = of_centre and i.answer = 'another');
end
""",
        ),
        migrations.RunSQL(
            "grant execute on function participants_card_is_free(text, uuid, uuid, int) to app_check;"
            "grant execute on function participants_hold_register() to app_check;",
            migrations.RunSQL.noop,
        ),
    ]
