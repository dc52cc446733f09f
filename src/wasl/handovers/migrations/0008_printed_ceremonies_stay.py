from django.db import migrations

from wasl.database.policies import WRITE_CENTRES, check_function, in_array, in_own_name, trigger

_WRITER = "(select u.username from accounts_user u where u.id::text = coalesce(current_setting('app.actor', true), ''))"
_CEREMONY_W = f"exists (select 1 from handovers_ceremony c where c.id = ceremony_id and {in_array('c.centre_id', WRITE_CENTRES)})"
# One key a ceremony: what is printed and what is changed at the same moment wait for each other.
_LOCK = "perform pg_advisory_xact_lock(hashtextextended({ceremony}::text, 23));"
_PRINTED = """
  (exists (select 1 from handovers_receipt r where r.ceremony_id = {ceremony})
   or exists (select 1 from handovers_ceremonypaper p where p.ceremony_id = {ceremony}))
"""
_MAY_CHANGE = (
    "status,finished_at,finished_by,cancelled_at,cancelled_by,cancel_reason,corrected_at,corrected_by,"
    "place_id,venue_ar,venue_fr,held_on,statement_office_id"
)


class Migration(migrations.Migration):
    """A ceremony is corrected and cancelled until something of it is printed; what is printed says what it said."""

    dependencies = [("handovers", "0007_ceremonies_change_until_printed")]

    operations = [
        migrations.RunSQL(
            "drop trigger if exists handovers_ceremony_in_own_name on handovers_ceremony;",
            migrations.RunSQL.noop,
        ),
        in_own_name("handovers_ceremony", "prepared_by", "finished_by", "corrected_by", "cancelled_by"),
        in_own_name("handovers_ceremonyofficial", "unseated_by"),
        migrations.RunSQL(
            # Officials are still never removed; they are unseated.
            "drop trigger if exists handovers_ceremonyofficial_append_only on handovers_ceremonyofficial;"
            "create trigger handovers_ceremonyofficial_append_only before delete on handovers_ceremonyofficial "
            "for each row execute function handovers_ceremonyofficial_is_append_only();"
            "create policy handovers_ceremonyofficial_update on handovers_ceremonyofficial for update "
            f"to app_user, app_owner using ({_CEREMONY_W}) with check ({_CEREMONY_W});"
            "create policy handovers_ceremonypaper_check on handovers_ceremonypaper for select to app_check using (true);"
            "create policy handovers_institutionalgift_check on handovers_institutionalgift for select to app_check using (true);"
            "grant select on handovers_ceremonypaper, handovers_institutionalgift to app_check;",
            migrations.RunSQL.noop,
        ),
        check_function(
            "handovers_ceremony_facts_stay()",
            returns="trigger",
            body=f"""
declare corrected boolean;
begin
  if old.status <> 'prepared' and to_jsonb(new) is distinct from to_jsonb(old)
     or (to_jsonb(new) - '{{{_MAY_CHANGE}}}'::text[]) is distinct from (to_jsonb(old) - '{{{_MAY_CHANGE}}}'::text[]) then
    raise exception 'handovers_ceremony_facts_stay' using errcode = 'WS001';
  end if;
  corrected := (new.place_id, new.venue_ar, new.venue_fr, new.held_on, new.statement_office_id, new.corrected_at, new.corrected_by)
    is distinct from
    (old.place_id, old.venue_ar, old.venue_fr, old.held_on, old.statement_office_id, old.corrected_at, old.corrected_by);
  if corrected and (new.corrected_at is not distinct from old.corrected_at
                    or new.corrected_by is distinct from coalesce({_WRITER}, 'wasl')) then
    raise exception 'handovers_ceremony_corrected_by_its_corrector' using errcode = 'WS001';
  end if;
  if corrected or new.status = 'cancelled' and old.status = 'prepared' then
    {_LOCK.format(ceremony="new.id")}
    if {_PRINTED.format(ceremony="new.id")} then
      raise exception 'handovers_ceremony_is_printed' using errcode = 'WS001';
    end if;
  end if;
  if new.status = 'cancelled' and old.status = 'prepared' and (
       exists (select 1 from handovers_institutionalgift g where g.ceremony_id = new.id)
       or exists (select 1 from handovers_handoverline l where l.ceremony_id = new.id and l.withdrawn_at is null)) then
    raise exception 'handovers_ceremony_is_expected' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        check_function(
            "handovers_official_stays()",
            returns="trigger",
            body=f"""
begin
  if tg_op = 'UPDATE' and (old.unseated_at is not null
     or (to_jsonb(new) - '{{unseated_at,unseated_by}}'::text[]) is distinct from (to_jsonb(old) - '{{unseated_at,unseated_by}}'::text[])) then
    raise exception 'handovers_official_stays' using errcode = 'WS001';
  end if;
  {_LOCK.format(ceremony="new.ceremony_id")}
  if not exists (select 1 from handovers_ceremony c where c.id = new.ceremony_id and c.status = 'prepared')
     or {_PRINTED.format(ceremony="new.ceremony_id")} then
    raise exception 'handovers_ceremony_is_printed' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger("handovers_ceremonyofficial", "handovers_official_stays", when="before insert or update",
                function="handovers_official_stays"),
        # What is added to a ceremony is added while it is prepared: lines and gifts.
        check_function(
            "handovers_of_prepared_ceremony()",
            returns="trigger",
            body=f"""
begin
  {_LOCK.format(ceremony="new.ceremony_id")}
  if not exists (select 1 from handovers_ceremony c where c.id = new.ceremony_id and c.status = 'prepared') then
    raise exception 'handovers_ceremony_is_over' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger("handovers_handoverline", "handovers_line_of_prepared_ceremony", when="before insert",
                function="handovers_of_prepared_ceremony"),
        trigger("handovers_institutionalgift", "handovers_gift_of_prepared_ceremony", when="before insert",
                function="handovers_of_prepared_ceremony"),
        # The day and the place are those of the ceremony, whoever corrects it while receipts are printed.
        check_function(
            "handovers_receipt_of_its_ceremony()",
            returns="trigger",
            body=f"""
begin
  {_LOCK.format(ceremony="new.ceremony_id")}
  if not exists (select 1 from handovers_ceremony c where c.id = new.ceremony_id and c.held_on = new.handed_over_on
                 and c.place_id = new.ceremony_place_id and c.centre_id = new.issuing_centre_id) then
    raise exception 'handovers_receipt_of_its_ceremony' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger("handovers_receipt", "handovers_receipt_of_its_ceremony", when="before insert",
                function="handovers_receipt_of_its_ceremony"),
    ]  # fmt: skip
