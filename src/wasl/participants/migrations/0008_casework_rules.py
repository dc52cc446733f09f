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

_WRITES = "(coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])"
_BOTH = f"{in_array('from_centre_id', READ_CENTRES)} or {in_array('to_centre_id', READ_CENTRES)} or {visible_file()}"
_EITHER = f"{in_array('from_centre_id', WRITE_CENTRES)} or {in_array('to_centre_id', WRITE_CENTRES)}"
_OWN_DESK = f"{writable_file()} and {ROLE_AT_WORK} in ('caseworker', 'coordinator')"

# Who read a stored file as the centre's now read it as the person's file: a transfer moves its papers with it.
_STORED_READ = f"(about is null and {in_array('centre_id', READ_CENTRES)}) or (about is not null and {visible_file('about')})"
_STORED_INSERT = f"{in_array('centre_id', WRITE_CENTRES)} and (about is null or {writable_file('about')})"
_STORED = f"""
drop policy attachments_storedfile_read on attachments_storedfile;
drop policy attachments_storedfile_insert on attachments_storedfile;
create policy attachments_storedfile_read on attachments_storedfile for select to app_user, app_owner using ({_STORED_READ});
create policy attachments_storedfile_insert on attachments_storedfile for insert to app_user, app_owner
  with check ({_STORED_INSERT});
"""
_STORED_BEFORE = f"""
drop policy attachments_storedfile_read on attachments_storedfile;
drop policy attachments_storedfile_insert on attachments_storedfile;
create policy attachments_storedfile_read on attachments_storedfile for select to app_user, app_owner
  using ({in_array("centre_id", READ_CENTRES)});
create policy attachments_storedfile_insert on attachments_storedfile for insert to app_user, app_owner
  with check ({in_array("centre_id", WRITE_CENTRES)});
"""

# Files already entrusted to somebody begin their history with that. What is checked at commit is checked at once: no table
# changes its shape while rows of it wait to be checked.
_FOLLOWED_BEFORE = """
alter table participants_file no force row level security;
insert into participants_assignment (id, file_id, rank, caseworker_id, since, assigned_at, assigned_by)
  select gen_random_uuid(), id, 1, caseworker_id, opened_on, opened_at, opened_by
    from participants_file where caseworker_id is not null;
set constraints all immediate;
alter table participants_file force row level security;
"""

# Other phones: at most four, each a whole Moroccan number with whose it is.
_PHONES = """
alter table participants_record add constraint participants_record_other_phones check (
  jsonb_typeof(other_phones) = 'array' and jsonb_array_length(other_phones) <= 4
  and jsonb_array_length(jsonb_path_query_array(other_phones,
    '$[*] ? (@.number like_regex "^\\\\+212[5-8][0-9]{8}$" && @.of like_regex "^(own|spouse|parent|child|sibling|neighbour|other)$")'))
    = jsonb_array_length(other_phones));
"""


class Migration(migrations.Migration):
    """Who follows, what is missing, what is waited for; and a file moves to another centre only when that centre accepts it."""

    dependencies = [
        ("participants", "0007_casework"),
        ("accounts", "0003_in_own_name"),
        ("attachments", "0003_about"),
    ]

    operations = [
        migrations.RunSQL(_FOLLOWED_BEFORE, migrations.RunSQL.noop),
        guard("participants_assignment", proved=True, read=visible_file(), insert=writable_file()),
        append_only("participants_assignment"),
        in_own_name("participants_assignment", "assigned_by"),
        guard("participants_filepaper", read=visible_file(), insert=writable_file(), update=writable_file()),
        in_own_name("participants_filepaper", "changed_by"),
        guard("participants_waitingentry", read=visible_file(), insert=writable_file(), update=writable_file()),
        in_own_name("participants_waitingentry", "listed_by", "ended_by"),
        guard("participants_reopening", read=visible_file(), insert=writable_file()),
        append_only("participants_reopening"),
        in_own_name("participants_reopening", "reopened_by"),
        # Judicial: the desk that follows the person, and headquarters to answer a request for access; no auditor.
        guard("participants_referral", read=writable_file(), insert=_OWN_DESK, update=_OWN_DESK),
        in_own_name("participants_referral", "written_by"),
        guard("participants_transfer", proved=True, read=_BOTH, insert=writable_file(), update=_EITHER),
        in_own_name("participants_transfer", "proposed_by", "decided_by"),
        guard("participants_transferreason", read=visible_file(), insert=writable_file()),
        append_only("participants_transferreason"),
        migrations.RunSQL(_STORED, _STORED_BEFORE),
        migrations.RunSQL(
            _PHONES, "alter table participants_record drop constraint participants_record_other_phones;"
        ),
        check_function(
            "participants_minor_has_guardian()",
            returns="trigger",
            body="""
begin
  -- Full age is eighteen years (Family Code, article 209), on the day the file was opened; with the year alone, on its last day.
  if new.guardian_name_ar = '' and coalesce(new.birth_date, make_date(new.birth_year, 12, 31)) + interval '18 years'
     > (select f.opened_on from participants_file f where f.id = new.file_id) then
    raise exception 'participants_minor_has_guardian' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_record",
            "participants_minor_has_guardian",
            when="before insert or update",
            function="participants_minor_has_guardian",
        ),
        # Whoever follows a file works at its centre, and the file says the same as its history.
        check_function(
            "participants_assignment_stands()",
            returns="trigger",
            body="""
begin
  if new.caseworker_id is not null and not exists (
       select 1 from participants_file f join accounts_scope s on s.user_id = new.caseworker_id
        where f.id = new.file_id and s.ended_at is null and (s.centre_id = f.centre_id or s.kind = 'national')) then
    raise exception 'participants_assignment_works_there' using errcode = 'WS001';
  end if;
  if new.rank <> 1 + (select count(*) from participants_assignment a where a.file_id = new.file_id) then
    raise exception 'participants_assignment_once' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_assignment",
            "participants_assignment_stands",
            when="before insert",
            function="participants_assignment_stands",
        ),
        check_function(
            "participants_caseworker_follows()",
            returns="trigger",
            body="""
begin
  if exists (
    select 1 from participants_file f where f.id = new.id and f.caseworker_id is distinct from (
      select a.caseworker_id from participants_assignment a where a.file_id = f.id order by a.rank desc limit 1)) then
    raise exception 'participants_caseworker_follows' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        migrations.RunSQL(
            "create constraint trigger participants_caseworker_follows after insert or update of caseworker_id "
            "on participants_file deferrable initially deferred for each row "
            "execute function participants_caseworker_follows();",
            "drop trigger if exists participants_caseworker_follows on participants_file;",
        ),
        check_function(
            "participants_assignment_is_told()",
            returns="trigger",
            body="""
begin
  if exists (
    select 1 from participants_file f where f.id = new.file_id and f.caseworker_id is distinct from (
      select a.caseworker_id from participants_assignment a where a.file_id = f.id order by a.rank desc limit 1)) then
    raise exception 'participants_caseworker_follows' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_assignment",
            "participants_assignment_is_told",
            when="after insert",
            function="participants_assignment_is_told",
            constraint=True,
        ),
        # A scan of a paper is one of this file, kept once and not taken off.
        migrations.RunSQL(
            """
create function participants_filepaper_stands() returns trigger language plpgsql as $body$
begin
  if new.scan_id is not null and not exists (
       select 1 from attachments_storedfile s where s.id = new.scan_id and s.about = new.file_id) then
    raise exception 'participants_filepaper_scan_of_file' using errcode = 'WS001';
  end if;
  if tg_op = 'UPDATE' and (new.file_id, new.kind) is distinct from (old.file_id, old.kind) then
    raise exception 'participants_filepaper_once' using errcode = 'WS001';
  end if;
  return new;
end $body$;
create trigger participants_filepaper_stands before insert or update on participants_filepaper
  for each row execute function participants_filepaper_stands();
create function participants_waitingentry_stands() returns trigger language plpgsql as $body$
begin
  if old.ended_at is not null
     or (new.file_id, new.reason, new.note, new.since, new.expected_on, new.listed_at, new.listed_by)
        is distinct from (old.file_id, old.reason, old.note, old.since, old.expected_on, old.listed_at, old.listed_by) then
    raise exception 'participants_waitingentry_stands' using errcode = 'WS001';
  end if;
  return new;
end $body$;
create trigger participants_waitingentry_stands before update on participants_waitingentry
  for each row execute function participants_waitingentry_stands();
-- The centre of a file is written by the transfer that was accepted, and by nothing else: not even by the owner.
create function participants_file_moves_by_transfer() returns trigger language plpgsql as $body$
begin
  if new.centre_id <> old.centre_id and current_user <> 'app_check' then
    raise exception 'participants_file_moves_by_transfer' using errcode = 'WS001';
  end if;
  return new;
end $body$;
create trigger participants_file_moves_by_transfer before update on participants_file
  for each row execute function participants_file_moves_by_transfer();
grant update (centre_id, caseworker_id) on participants_file to app_check;
create policy participants_file_move on participants_file for update to app_check using (true) with check (true);
""",
            """
drop policy participants_file_move on participants_file;
revoke update on participants_file from app_check;
drop function participants_file_moves_by_transfer() cascade;
drop function participants_waitingentry_stands() cascade;
drop function participants_filepaper_stands() cascade;
""",
        ),
        # A person has one open file: seen from the file too, when a closed one is opened again.
        check_function(
            "participants_reopened_is_only()",
            returns="trigger",
            body="""
begin
  if old.status = 'closed' and new.status = 'open' and exists (
       select 1 from participants_record mine
         join participants_record r on r.person_id = mine.person_id and r.id <> mine.id
         join participants_file f on f.id = r.file_id
        where mine.file_id = new.id and f.status = 'open') then
    raise exception 'participants_one_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_file",
            "participants_reopened_is_only",
            when="before update",
            function="participants_reopened_is_only",
        ),
        # A transfer is proposed from the file's own centre, and answered by the coordinator of the other one.
        check_function(
            "participants_transfer_steps()",
            returns="trigger",
            body=f"""
declare f record; role text := {ROLE_AT_WORK}; writes int[] := {_WRITES};
begin
  select number, centre_id, status into f from participants_file where id = new.file_id for share;
  if tg_op = 'INSERT' then
    if new.status <> 'proposed' or f.number <> new.number or f.centre_id <> new.from_centre_id then
      raise exception 'participants_transfer_from_its_centre' using errcode = 'WS001';
    end if;
  else
    if old.status <> 'proposed' or (old.file_id, old.number, old.from_centre_id, old.to_centre_id, old.proposed_at, old.proposed_by)
       is distinct from (new.file_id, new.number, new.from_centre_id, new.to_centre_id, new.proposed_at, new.proposed_by) then
      raise exception 'participants_transfer_stands' using errcode = 'WS001';
    end if;
    if new.status in ('accepted', 'refused')
       and not (new.to_centre_id = any (writes) and role in ('coordinator', 'headquarters'))
       or new.status = 'withdrawn' and not (new.from_centre_id = any (writes)) then
      raise exception 'participants_transfer_answered_by_receiver' using errcode = 'WS001';
    end if;
  end if;
  if new.status in ('proposed', 'accepted') and (f.status <> 'open' or f.centre_id <> new.from_centre_id) then
    raise exception 'participants_transfer_of_open_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_transfer",
            "participants_transfer_steps",
            when="before insert or update",
            function="participants_transfer_steps",
        ),
        # One row changes: the file's. Its caseworker stays behind.
        check_function(
            "participants_transfer_moves()",
            returns="trigger",
            body="""
begin
  if new.status = 'accepted' and old.status = 'proposed' then
    update participants_file set centre_id = new.to_centre_id, caseworker_id = null where id = new.file_id;
  end if;
  return null;
end
""",
        ),
        trigger(
            "participants_transfer",
            "participants_transfer_moves",
            when="after update",
            function="participants_transfer_moves",
        ),
        # While somebody waits for the answer, the file is not closed.
        check_function(
            "participants_closed_is_not_moving()",
            returns="trigger",
            body="""
begin
  if old.status = 'open' and new.status = 'closed' and exists (
       select 1 from participants_transfer t where t.file_id = new.id and t.status = 'proposed') then
    raise exception 'participants_closed_is_not_moving' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_file",
            "participants_closed_is_not_moving",
            when="before update",
            function="participants_closed_is_not_moving",
        ),
    ]
