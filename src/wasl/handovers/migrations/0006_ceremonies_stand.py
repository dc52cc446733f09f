from django.db import migrations

from wasl.database.policies import append_only, check_function, in_own_name, trigger

_COUNTED = """
  select not exists (
    select 1 from handovers_receipt r
     where r.issuing_centre_id = new.centre_id and r.kind = new.kind and r.year = new.year and r.sequence = new.last)
"""


class Migration(migrations.Migration):
    """A ceremony, its officials, list and gifts are what the papers say; a number taken is a receipt issued."""

    dependencies = [("handovers", "0005_entries_follow_receipts"), ("accounts", "0003_in_own_name")]

    operations = [
        in_own_name("handovers_receipt", "issued_by", "signed_by", "scanned_by", "voided_by"),
        in_own_name("handovers_reversal", "reversed_by"),
        in_own_name("handovers_ceremony", "prepared_by", "finished_by"),
        in_own_name("handovers_handoverline", "listed_by", "withdrawn_by"),
        append_only("handovers_ceremonyofficial"),
        append_only("handovers_institutionalgift"),
        check_function(
            "handovers_ceremony_facts_stay()",
            returns="trigger",
            body="""
begin
  if (to_jsonb(new) - '{status,finished_at,finished_by}'::text[])
     is distinct from (to_jsonb(old) - '{status,finished_at,finished_by}'::text[])
     or old.status = 'finished' and (old.status, old.finished_at, old.finished_by)
     is distinct from (new.status, new.finished_at, new.finished_by) then
    raise exception 'handovers_ceremony_facts_stay' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger("handovers_ceremony", "handovers_ceremony_facts_stay", when="before update",
                function="handovers_ceremony_facts_stay"),
        check_function(
            "handovers_line_stays()",
            returns="trigger",
            body="""
begin
  if (to_jsonb(new) - '{withdrawn_at,withdrawn_by}'::text[])
     is distinct from (to_jsonb(old) - '{withdrawn_at,withdrawn_by}'::text[])
     or old.withdrawn_at is not null and (old.withdrawn_at, old.withdrawn_by)
     is distinct from (new.withdrawn_at, new.withdrawn_by) then
    raise exception 'handovers_line_stays' using errcode = 'WS001';
  end if;
  if old.withdrawn_at is null and new.withdrawn_at is not null then
    perform pg_advisory_xact_lock(hashtextextended(new.grant_id::text, 13));
    if exists (select 1 from handovers_receipt r where r.grant_id = new.grant_id and r.ceremony_id = new.ceremony_id
               and r.status in ('issued', 'signed', 'scanned')) then
      raise exception 'handovers_line_has_receipts' using errcode = 'WS001';
    end if;
  end if;
  return new;
end
""",
        ),
        trigger("handovers_handoverline", "handovers_line_stays", when="before update", function="handovers_line_stays"),
        # No hole, whoever calls the numbering function: what it gave is on a receipt when the transaction ends.
        check_function(
            "handovers_number_is_used()",
            returns="trigger",
            body=f"""
begin
  if new.kind in ('equipment', 'cash') and ({_COUNTED}) then
    raise exception 'handovers_number_is_used' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger("handovers_counter", "handovers_number_is_used", when="after insert or update",
                function="handovers_number_is_used", constraint=True),
    ]
