from typing import Any

from django.db import migrations

from wasl.database.policies import (
    READ_CENTRES,
    ROLE_AT_WORK,
    WRITE_CENTRES,
    append_only,
    check_function,
    guard,
    in_array,
    in_own_name,
    trigger,
    visible_file,
    writable_file,
)
from wasl.participants.identity.keys import VERSION, keys_of

_BOTH_VISIBLE = f"{visible_file('first_file_id')} and {visible_file('second_file_id')}"
_BOTH_WRITABLE = f"{writable_file('first_file_id')} and {writable_file('second_file_id')}"
_DECIDES = f"{ROLE_AT_WORK} in ('coordinator', 'headquarters')"
_YEAR = "coalesce(extract(year from birth_date)::int, birth_year::int)"

# The five look-ups (``identity.blocking``), an index each.
_INDEXES = f"""
create index participants_record_by_card on participants_record (cin) where cin <> '';
create index participants_record_by_birth on participants_record (birth_date);
create index participants_record_by_surname on participants_record (key_surname, ({_YEAR}));
create index participants_record_by_names on participants_record (key_given, key_surname);
create index participants_record_by_given on participants_record (key_given, ({_YEAR}), residence_id);
"""
_NO_INDEXES = "".join(
    f"drop index if exists participants_record_by_{name};" for name in ("card", "birth", "surname", "names", "given")
)

# Which person a record belongs to is written by the move that says so, and by nothing else: not even by the owner.
_BY_MOVE = """
create function participants_record_person_by_move() returns trigger language plpgsql as $body$
begin
  if new.person_id <> old.person_id and current_user <> 'app_check' then
    raise exception 'participants_record_person_by_move' using errcode = 'WS001';
  end if;
  return new;
end $body$;
create trigger participants_record_person_by_move before update on participants_record
  for each row execute function participants_record_person_by_move();
grant update (person_id) on participants_record to app_check;
create policy participants_record_move on participants_record for update to app_check using (true) with check (true);
"""
_NOT_BY_MOVE = """
drop policy participants_record_move on participants_record;
revoke update on participants_record from app_check;
drop function participants_record_person_by_move() cascade;
"""


def sound(apps: object, schema_editor: Any) -> None:
    """Give the records that are there the keys of how their names sound."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "alter table participants_record no force row level security; alter table participants_record disable trigger user;"
        )
        cursor.execute("select id, given_ar, surname_ar, given_lat, surname_lat, father_ar from participants_record")
        for record, given_ar, surname_ar, given_lat, surname_lat, father in cursor.fetchall():
            keys = keys_of(
                given_ar=given_ar, surname_ar=surname_ar, given_lat=given_lat, surname_lat=surname_lat, father=father
            )
            cursor.execute(
                "update participants_record set key_given = %s, key_surname = %s, key_father = %s, keys_version = %s where id = %s",
                [keys.given, keys.surname, keys.father, VERSION, record],
            )
        cursor.execute(
            "set constraints all immediate; alter table participants_record enable trigger user; alter table participants_record force row level security;"
        )


class Migration(migrations.Migration):
    """Two records of one person are compared, joined and parted again by people; nothing else moves a record."""

    dependencies = [("participants", "0011_comparisons"), ("accounts", "0003_in_own_name")]

    operations = [
        migrations.RunPython(sound, migrations.RunPython.noop),
        migrations.RunSQL(_INDEXES, _NO_INDEXES),
        guard(
            "participants_comparison", proved=True, read=_BOTH_VISIBLE, insert=f"{_BOTH_WRITABLE} and {_DECIDES}"
        ),
        append_only("participants_comparison"),
        in_own_name("participants_comparison", "decided_by"),
        guard(
            "participants_move", proved=True, read=visible_file(), insert=f"{writable_file()} and {_DECIDES}"
        ),
        append_only("participants_move"),
        in_own_name("participants_move", "moved_by"),
        guard(
            "participants_inquiry",
            proved=True,
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
            update=f"{in_array('centre_id', WRITE_CENTRES)} and {ROLE_AT_WORK} = 'headquarters'",
        ),
        in_own_name("participants_inquiry", "asked_by", "answered_by"),
        guard(
            "participants_lookup",
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
        ),
        append_only("participants_lookup"),
        in_own_name("participants_lookup", "looked_by"),
        migrations.RunSQL(
            """
create function participants_inquiry_stands() returns trigger language plpgsql as $body$
begin
  if old.answer <> '' or to_jsonb(new) - array['answer', 'note', 'answered_at', 'answered_by']
     is distinct from to_jsonb(old) - array['answer', 'note', 'answered_at', 'answered_by'] then
    raise exception 'participants_inquiry_stands' using errcode = 'WS001';
  end if;
  return new;
end $body$;
create trigger participants_inquiry_stands before update on participants_inquiry
  for each row execute function participants_inquiry_stands();
""",
            "drop function participants_inquiry_stands() cascade;",
        ),
        # The files a comparison names are those of its records, and what it undoes is a joining of the same two.
        check_function(
            "participants_comparison_stands()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from participants_record r where r.id = new.first_id and r.file_id = new.first_file_id)
     or not exists (select 1 from participants_record r where r.id = new.second_id and r.file_id = new.second_file_id)
     or new.kept_file_id is not null and new.kept_file_id not in (new.first_file_id, new.second_file_id)
     or new.undoes_id is not null and not exists (
          select 1 from participants_comparison c where c.id = new.undoes_id and c.verdict = 'same'
             and c.first_id = new.first_id and c.second_id = new.second_id) then
    raise exception 'participants_comparison_stands' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_comparison",
            "participants_comparison_stands",
            when="before insert",
            function="participants_comparison_stands",
        ),
        # A move follows from its decision: to the other record's person, or back where the undone one came from.
        check_function(
            "participants_move_stands()",
            returns="trigger",
            body="""
declare now_of record; decided record;
begin
  perform pg_advisory_xact_lock(hashtextextended(least(new.from_person_id::text, new.to_person_id::text), 13));
  select r.person_id, r.file_id into now_of from participants_record r where r.id = new.record_id;
  select c.* into decided from participants_comparison c where c.id = new.comparison_id;
  if now_of.person_id <> new.from_person_id or now_of.file_id <> new.file_id
     or new.number <> 1 + (select count(*) from participants_move m where m.record_id = new.record_id)
     or decided.verdict = 'different'
     or decided.verdict = 'same' and not exists (
          select 1 from participants_record r where r.id in (decided.first_id, decided.second_id) and r.person_id = new.to_person_id)
     or decided.verdict = 'undone' and not exists (
          select 1 from participants_move m where m.comparison_id = decided.undoes_id and m.record_id = new.record_id
             and m.from_person_id = new.to_person_id and m.to_person_id = new.from_person_id) then
    raise exception 'participants_move_stands' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_move",
            "participants_move_stands",
            when="before insert",
            function="participants_move_stands",
        ),
        check_function(
            "participants_move_moves()",
            returns="trigger",
            body="""
begin
  update participants_record set person_id = new.to_person_id where id = new.record_id;
  return null;
end
""",
        ),
        migrations.RunSQL(_BY_MOVE, _NOT_BY_MOVE),
        trigger(
            "participants_move",
            "participants_move_moves",
            when="after insert",
            function="participants_move_moves",
        ),
        # Joining takes everything a person has along, or nothing: also what lies in centres the decider does not write.
        check_function(
            "participants_move_is_whole()",
            returns="trigger",
            body="""
begin
  if exists (select 1 from participants_comparison c where c.id = new.comparison_id and c.verdict = 'same')
     and exists (select 1 from participants_record r where r.person_id = new.from_person_id) then
    raise exception 'participants_move_is_whole' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_move",
            "participants_move_is_whole",
            when="after insert",
            function="participants_move_is_whole",
            constraint=True,
        ),
        # One card, one open file, wherever it is: unless people compared and said that these are two.
        check_function(
            "participants_card_is_free(card text, of_record uuid, of_person uuid, of_centre int)",
            returns="boolean",
            public=False,
            body="""
begin
  if card = '' then
    return true;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(card, 14));
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
        check_function(
            "participants_record_card_is_free()",
            returns="trigger",
            body="""
declare f record;
begin
  select status, centre_id into f from participants_file where id = new.file_id;
  if f.status = 'open' and (tg_op = 'INSERT' or new.cin <> old.cin)
     and not participants_card_is_free(new.cin::text, new.id, new.person_id, f.centre_id::int) then
    raise exception 'participants_card_has_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_record_card_is_free",
            when="before insert or update",
            function="participants_record_card_is_free",
        ),
        check_function(
            "participants_file_card_is_free()",
            returns="trigger",
            body="""
declare r record;
begin
  select id, person_id, cin into r from participants_record where file_id = new.id;
  if old.status = 'closed' and new.status = 'open'
     and not participants_card_is_free(r.cin::text, r.id, r.person_id, new.centre_id::int) then
    raise exception 'participants_card_has_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_file",
            "participants_file_card_is_free",
            when="before update",
            function="participants_file_card_is_free",
        ),
        # Whether the register may hold this person in a centre the asker does not read: 'card' (an open file has this
        # card), 'alike' (a very similar one), or nothing. The same work is done whatever is found.
        check_function(
            "participants_alike_elsewhere(given text, surname text, father text, card text, born date, in_year int, province text)",
            returns="text",
            volatility="stable",
            body=f"""
declare found record;
begin
  with near as (
    select r.* from participants_record r where card <> '' and r.cin = card
    union select r.* from participants_record r where r.birth_date = born
    union select r.* from participants_record r where r.key_surname = surname and {_YEAR.replace("birth_", "r.birth_")} = in_year
    union select r.* from participants_record r where r.key_given = given and r.key_surname = surname
    union select r.* from participants_record r
           where r.key_given = given and {_YEAR.replace("birth_", "r.birth_")} = in_year and r.residence_id = province
  ), judged as (
    select f.status = 'open' and card <> '' and r.cin = card as has_card,
           (card <> '' and r.cin = card)
           or (card = '' or r.cin = '' or r.cin = card) and surname <> '' and r.key_surname = surname and r.key_given = given
              and (r.birth_date = born or {_YEAR.replace("birth_", "r.birth_")} = in_year
                   and (r.key_father = father or r.residence_id = province)) as is_alike
      from near r join participants_file f on f.id = r.file_id
     where not ({in_array('f.centre_id', READ_CENTRES)})
  )
  select coalesce(bool_or(has_card), false) as has_card, coalesce(bool_or(is_alike), false) as is_alike into found from judged;
  return case when found.has_card then 'card' when found.is_alike then 'alike' else '' end;
end
""",
        ),
        migrations.RunSQL(
            "revoke execute on function participants_card_is_free(text, uuid, uuid, int) from app_user, app_owner;"
            "grant execute on function participants_card_is_free(text, uuid, uuid, int) to app_check;",
            migrations.RunSQL.noop,
        ),
    ]
