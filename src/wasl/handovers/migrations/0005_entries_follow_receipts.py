from django.db import migrations

from wasl.database.policies import check_function


class Migration(migrations.Migration):
    """The other half of ``handovers_receipt_paid``: an entry made for a receipt cannot say more than the receipt does."""

    dependencies = [("handovers", "0004_receipts_stand"), ("funding", "0003_reversals_keep_reference")]

    operations = [
        check_function(
            "handovers_entry_of_receipt()",
            returns="trigger",
            body="""
declare current record; expected numeric;
begin
  if new.reference_kind <> 'receipt' then
    return null;
  end if;
  select status, equipment_amount, cash_amount into current from handovers_receipt where id = new.reference_id;
  if not found then
    raise exception 'handovers_receipt_paid' using errcode = 'WS001';
  end if;
  expected := case when current.status in ('signed', 'scanned') then current.equipment_amount + current.cash_amount else 0 end;
  if funding_net_of(new.reference_id, 'payment') <> expected then
    raise exception 'handovers_receipt_paid' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        migrations.RunSQL(
            "create constraint trigger handovers_entry_of_receipt after insert on funding_entry "
            "deferrable initially deferred for each row execute function handovers_entry_of_receipt();",
            "drop trigger if exists handovers_entry_of_receipt on funding_entry;",
        ),
    ]
