import importlib

from django.db import migrations

from wasl.database.policies import WRITE_CENTRES, check_function, in_array, trigger

_anew = importlib.import_module("wasl.participants.migrations.0014_many_at_once").anew


class Migration(migrations.Migration):
    """A decision about two people moves those two, once, while it stands; nobody answers their own question.

    What an answer of headquarters lets pass is another centre's card: in one centre a card still has one open file.
    """

    dependencies = [("participants", "0015_by_index")]

    operations = [
        _anew(
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
     or exists (select 1 from participants_move m where m.comparison_id = decided.id and m.record_id = new.record_id)
     or decided.verdict = 'different'
     or decided.verdict = 'same' and (
          exists (select 1 from participants_comparison u where u.undoes_id = decided.id)
          -- From the person of one of the two compared, now or before this decision moved it, to the person of the other.
          or not exists (
            select 1 from participants_record r where r.id in (decided.first_id, decided.second_id) and r.person_id = new.to_person_id)
          or not exists (
            select 1 from participants_record r where r.id in (decided.first_id, decided.second_id) and r.person_id = new.from_person_id
            union all
            select 1 from participants_move m where m.comparison_id = decided.id
               and m.record_id in (decided.first_id, decided.second_id) and m.from_person_id = new.from_person_id))
     or decided.verdict = 'undone' and not exists (
          select 1 from participants_move m where m.comparison_id = decided.undoes_id and m.record_id = new.record_id
             and m.from_person_id = new.to_person_id and m.to_person_id = new.from_person_id) then
    raise exception 'participants_move_stands' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        # A decision is not only written: when the act ends, the two are one person, or parted again.
        check_function(
            "participants_comparison_is_done()",
            returns="trigger",
            body="""
begin
  if new.verdict = 'same' and not exists (select 1 from participants_comparison u where u.undoes_id = new.id)
     and (select count(distinct r.person_id) from participants_record r where r.id in (new.first_id, new.second_id)) > 1
     or new.verdict = 'undone' and exists (
          select 1 from participants_move m where m.comparison_id = new.undoes_id and not exists (
            select 1 from participants_move back where back.comparison_id = new.id and back.record_id = m.record_id)) then
    raise exception 'participants_comparison_is_done' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_comparison",
            "participants_comparison_is_done",
            when="after insert",
            function="participants_comparison_is_done",
            constraint=True,
        ),
        migrations.RunSQL(
            "drop policy participants_inquiry_insert on participants_inquiry;"
            "create policy participants_inquiry_insert on participants_inquiry for insert to app_user, app_owner "
            f"with check ({in_array('centre_id', WRITE_CENTRES)} and answer = '');",
            migrations.RunSQL.noop,
        ),
        _anew(
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
                      order by c.decided_at desc limit 1), '') <> 'different'
       and (f.centre_id = of_centre or not exists (
              select 1 from participants_inquiry i where i.cin = card and i.centre_id = of_centre and i.answer = 'another')));
end
""",
        ),
        # Made anew, it forgot how it looks (0015).
        migrations.RunSQL(
            "alter function participants_card_is_free(text, uuid, uuid, int) set enable_seqscan = off;",
            migrations.RunSQL.noop,
        ),
    ]
