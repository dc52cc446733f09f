from django.db import migrations

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("handovers", "0002_policies")]

    operations = [
        # The row of the counter stays locked until the issuing transaction ends: no hole after a rollback, no pair.
        check_function(
            "handovers_next_number(centre int, counted text, in_year int)",
            returns="int",
            body="""
declare given int;
begin
  if not (centre = any (coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])) then
    raise exception 'handovers_number_of_another_centre' using errcode = 'WS001';
  end if;
  insert into handovers_counter as c (centre_id, kind, year, last) values (centre, counted, in_year, 1)
  on conflict (centre_id, kind, year) do update set last = c.last + 1 returning c.last into given;
  return given;
end
""",
        ),
        check_function(
            "handovers_receipt_is_owed()",
            returns="trigger",
            body="""
declare g record; given numeric;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.grant_id::text, 13));
  select status, equipment_amount, cash_amount, project_id into g from grants_grant where id = new.grant_id;
  if g.status is distinct from 'approved' then
    raise exception 'handovers_receipt_of_approved_grant' using errcode = 'WS001';
  end if;
  if not exists (select 1 from life_projects_holder h where h.project_id = g.project_id and h.file_id = new.file_id)
     or not exists (select 1 from participants_record r where r.file_id = new.file_id and r.person_id = new.person_id) then
    raise exception 'handovers_receipt_of_holder' using errcode = 'WS001';
  end if;
  if not exists (select 1 from handovers_handoverline l where l.ceremony_id = new.ceremony_id and l.grant_id = new.grant_id
                 and l.withdrawn_at is null) then
    raise exception 'handovers_receipt_of_listed_grant' using errcode = 'WS001';
  end if;
  select coalesce(sum(equipment_amount + cash_amount), 0) into given from handovers_receipt
   where grant_id = new.grant_id and kind = new.kind and status in ('issued', 'signed', 'scanned') and id <> new.id;
  if new.status in ('issued', 'signed', 'scanned')
     and given + new.equipment_amount + new.cash_amount >
         (case when new.kind = 'equipment' then g.equipment_amount else g.cash_amount end) then
    raise exception 'handovers_receipts_exceed_grant' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_receipt",
            "handovers_receipt_is_owed",
            when="before insert",
            function="handovers_receipt_is_owed",
        ),
        check_function(
            "handovers_receipt_moves_forward()",
            returns="trigger",
            body="""
begin
  if tg_op = 'INSERT' then
    if new.status <> 'issued' then
      raise exception 'handovers_receipt_moves_forward' using errcode = 'WS001';
    end if;
    return new;
  end if;
  if old.status <> new.status and not (
       (old.status = 'issued' and new.status in ('signed', 'void'))
    or (old.status = 'signed' and new.status in ('scanned', 'reversed'))
    or (old.status = 'scanned' and new.status = 'reversed')) then
    raise exception 'handovers_receipt_moves_forward' using errcode = 'WS001';
  end if;
  -- The facts of the day are never rewritten: a wrong receipt is voided or reversed, and another is issued.
  if (old.number, old.kind, old.issuing_centre_id, old.year, old.sequence, old.ceremony_id, old.grant_id, old.file_id,
      old.person_id, old.holder_name_ar, old.holder_name_lat, old.holder_cin, old.token, old.sex, old.age_band,
      old.residence_id, old.trade_id, old.agreement_id, old.agreement_province_id, old.programme_code, old.season,
      old.budget_year, old.handed_over_on, old.ceremony_place_id, old.equipment_amount, old.cash_amount, old.issued_on,
      old.issued_by)
     is distinct from
     (new.number, new.kind, new.issuing_centre_id, new.year, new.sequence, new.ceremony_id, new.grant_id, new.file_id,
      new.person_id, new.holder_name_ar, new.holder_name_lat, new.holder_cin, new.token, new.sex, new.age_band,
      new.residence_id, new.trade_id, new.agreement_id, new.agreement_province_id, new.programme_code, new.season,
      new.budget_year, new.handed_over_on, new.ceremony_place_id, new.equipment_amount, new.cash_amount, new.issued_on,
      new.issued_by)
     or (old.document_id is not null and new.document_id is distinct from old.document_id)
     or (old.signed_at is not null and (old.signed_at, old.signed_on, old.signed_by, old.proof, old.witness)
         is distinct from (new.signed_at, new.signed_on, new.signed_by, new.proof, new.witness)) then
    raise exception 'handovers_receipt_facts_stay' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_receipt",
            "handovers_receipt_moves_forward",
            when="before insert or update",
            function="handovers_receipt_moves_forward",
        ),
        # The ledger follows the signature: a signed receipt is paid to the centime, any other is not.
        check_function(
            "handovers_receipt_paid()",
            returns="trigger",
            body="""
declare current record; expected numeric;
begin
  select status, equipment_amount, cash_amount, document_id into current from handovers_receipt where id = new.id;
  if current.document_id is null then
    raise exception 'handovers_receipt_has_document' using errcode = 'WS001';
  end if;
  expected := case when current.status in ('signed', 'scanned') then current.equipment_amount + current.cash_amount else 0 end;
  if funding_net_of(new.id, 'payment') <> expected then
    raise exception 'handovers_receipt_paid' using errcode = 'WS001';
  end if;
  if current.status = 'reversed' and not exists (select 1 from handovers_reversal v where v.receipt_id = new.id) then
    raise exception 'handovers_receipt_reversed_by_paper' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        migrations.RunSQL(
            "create constraint trigger handovers_receipt_paid after insert or update on handovers_receipt "
            "deferrable initially deferred for each row execute function handovers_receipt_paid();",
            "drop trigger if exists handovers_receipt_paid on handovers_receipt;",
        ),
        # What the page behind a QR code may say, to anyone: a verdict and the day of issue.
        check_function(
            "handovers_check_receipt(code text)",
            returns="text",
            language="sql",
            volatility="stable",
            body="""
select coalesce((
  select case
           when r.status = 'void' and exists (select 1 from handovers_receipt n where n.replaces_id = r.id) then 'replaced'
           when r.status in ('void', 'reversed') then 'void'
           else 'valid'
         end || ' ' || r.issued_on::text
  from handovers_receipt r where r.token = code), 'unknown')
""",
        ),
    ]
