from typing import Any

from django.db import migrations

from wasl.database.policies import (
    append_only,
    check_function,
    guard,
    in_own_name,
    trigger,
    visible_file,
    writable_file,
)
from wasl.participants.migrations import _first_texts

TABLES = ["consentevent", "consentscan", "consentuse", "quotation"]
_STANDS = (
    "(select e.answer from participants_consentevent e where e.file_id = participants_quotation.file_id "
    "and e.kind = 'quotation' order by e.answered_on desc, e.recorded_at desc limit 1) = 'given'"
)


def write_first_texts(apps: Any, schema_editor: Any) -> None:
    model = apps.get_model("participants", "ConsentText")
    for kind, title_ar, title_fr, body_ar, body_fr in _first_texts.TEXTS:
        model.objects.using(schema_editor.connection.alias).create(
            kind=kind, version=1, since=_first_texts.SINCE, title_ar=title_ar, title_fr=title_fr,
            body_ar=body_ar.strip(), body_fr=body_fr.strip(), settled_by="wasl",
        )  # fmt: skip


class Migration(migrations.Migration):
    """Told, agreed, refused, withdrawn: in order, once written, and nothing used without a consent that stands."""

    dependencies = [
        ("participants", "0005_consents"),
        ("accounts", "0003_in_own_name"),
        ("attachments", "0002_policies"),
    ]

    operations = [
        guard("participants_consentevent", read=visible_file(), insert=writable_file(), proved=True),
        guard("participants_consentscan", read=visible_file(), insert=writable_file()),
        guard("participants_consentuse", read=visible_file(), insert=writable_file()),
        # Words whose consent no longer stands are nobody's to read: no page, paper or export can find them.
        guard("participants_quotation", read=f"{visible_file()} and {_STANDS}", insert=writable_file()),
        *[append_only(f"participants_{table}") for table in [*TABLES, "consenttext"]],
        in_own_name("participants_consentevent", "recorded_by"),
        in_own_name("participants_consentscan", "kept_by"),
        in_own_name("participants_consentuse", "used_by"),
        in_own_name("participants_quotation", "written_by"),
        in_own_name("participants_consenttext", "settled_by"),
        migrations.RunSQL("grant select on participants_consenttext to app_check;", migrations.RunSQL.noop),
        # Full age is eighteen years (Family Code, article 209). With the year alone, on its last day; unknown is not of age.
        check_function(
            "participants_is_minor(file uuid, on_day date)",
            returns="boolean",
            public=False,
            volatility="stable",
            body="""
begin
  return coalesce(
    (select coalesce(r.birth_date, make_date(r.birth_year, 12, 31)) + interval '18 years' > on_day
       from participants_record r where r.file_id = file), true);
end
""",
        ),
        # The answer that stands for a kind, or null. The lock is taken by those who then write: an answer and a use of
        # it wait for each other, whichever desk comes first.
        check_function(
            "participants_standing_consent(file uuid, about text)",
            returns="uuid",
            public=False,
            body="""
declare last record;
begin
  perform pg_advisory_xact_lock(hashtextextended(file::text, 21));
  select e.id, e.answer into last from participants_consentevent e where e.file_id = file and e.kind = about
   order by e.answered_on desc, e.recorded_at desc limit 1;
  if last.answer = 'given' then return last.id; end if;
  return null;
end
""",
        ),
        check_function(
            "participants_consent_follows()",
            returns="trigger",
            body="""
declare
  standing uuid := participants_standing_consent(new.file_id, new.kind);
  minor boolean := participants_is_minor(new.file_id, new.answered_on);
  expected uuid;
begin
  new.recorded_at := clock_timestamp();
  if new.answered_on > (clock_timestamp() at time zone 'Africa/Casablanca')::date then
    raise exception 'participants_consent_not_to_come' using errcode = 'WS001';
  end if;
  if exists (select 1 from participants_consentevent e where e.file_id = new.file_id and e.kind = new.kind
             and e.answered_on > new.answered_on) then
    raise exception 'participants_consent_in_order' using errcode = 'WS001';
  end if;
  if new.answer = 'withdrawn' then
    if standing is null then
      raise exception 'participants_consent_nothing_to_withdraw' using errcode = 'WS001';
    end if;
    select e.text_id into expected from participants_consentevent e where e.id = standing;
  else
    select t.id into expected from participants_consenttext t
     where t.kind = new.kind and t.since <= new.answered_on order by t.version desc limit 1;
    if minor and new.guardian_name = '' then
      raise exception 'participants_consent_guardian_named' using errcode = 'WS001';
    end if;
    if new.answer = 'given' and minor and new.kind in ('image', 'quotation') then
      raise exception 'participants_consent_of_minor' using errcode = 'WS001';
    end if;
    if new.kind = 'guardian' and not minor then
      raise exception 'participants_consent_guardian_of_minor' using errcode = 'WS001';
    end if;
    if new.kind <> 'notice' and not exists (select 1 from participants_consentevent e where e.file_id = new.file_id
                                           and e.kind = 'notice' and e.answered_on <= new.answered_on) then
      raise exception 'participants_consent_informed_first' using errcode = 'WS001';
    end if;
    if standing is not null and new.answer = 'refused' then
      raise exception 'participants_consent_withdrawn_not_refused' using errcode = 'WS001';
    end if;
    if standing is not null and new.kind <> 'notice'
       and exists (select 1 from participants_consentevent e where e.id = standing and e.text_id = new.text_id) then
      raise exception 'participants_consent_already_given' using errcode = 'WS001';
    end if;
  end if;
  if new.text_id is distinct from expected then
    raise exception 'participants_consent_text_in_force' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_consentevent",
            "participants_consent_follows",
            when="before insert",
            function="participants_consent_follows",
        ),
        check_function(
            "participants_use_has_consent()",
            returns="trigger",
            body="""
declare about text;
begin
  new.used_at := clock_timestamp();
  select e.kind into about from participants_consentevent e where e.id = new.event_id;
  if about not in ('image', 'quotation')
     or participants_standing_consent(new.file_id, about) is distinct from new.event_id
     or participants_is_minor(new.file_id, (clock_timestamp() at time zone 'Africa/Casablanca')::date) then
    raise exception 'participants_use_has_consent' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_consentuse",
            "participants_use_has_consent",
            when="before insert",
            function="participants_use_has_consent",
        ),
        check_function(
            "participants_quotation_has_consent()",
            returns="trigger",
            body="""
begin
  new.written_at := clock_timestamp();
  if new.said_on > (clock_timestamp() at time zone 'Africa/Casablanca')::date then
    raise exception 'participants_consent_not_to_come' using errcode = 'WS001';
  end if;
  if participants_standing_consent(new.file_id, 'quotation') is null
     or participants_is_minor(new.file_id, (clock_timestamp() at time zone 'Africa/Casablanca')::date) then
    raise exception 'participants_quotation_has_consent' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_quotation",
            "participants_quotation_has_consent",
            when="before insert",
            function="participants_quotation_has_consent",
        ),
        check_function(
            "participants_consentscan_of_its_file()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from participants_consentevent e where e.id = new.event_id and e.file_id = new.file_id) then
    raise exception 'participants_consentscan_of_its_file' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_consentscan",
            "participants_consentscan_of_its_file",
            when="before insert",
            function="participants_consentscan_of_its_file",
        ),
        # A new version follows the last one, in number and in time.
        check_function(
            "participants_consenttext_follows()",
            returns="trigger",
            body="""
declare last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('participants_consenttext' || new.kind, 21));
  select coalesce(max(version), 0) as version, max(since) as since into last
    from participants_consenttext where kind = new.kind;
  if new.version <> last.version + 1 or new.since < last.since then
    raise exception 'participants_consenttext_follows' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_consenttext",
            "participants_consenttext_follows",
            when="before insert",
            function="participants_consenttext_follows",
        ),
        migrations.RunPython(write_first_texts, migrations.RunPython.noop),
    ]
