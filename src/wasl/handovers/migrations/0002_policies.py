from django.db import migrations

from wasl.database.policies import (
    READ_CENTRES,
    WRITE_CENTRES,
    append_only,
    guard,
    in_array,
    visible_file,
    writable_file,
)

_CEREMONY = "exists (select 1 from handovers_ceremony c where c.id = ceremony_id)"
_CEREMONY_W = f"exists (select 1 from handovers_ceremony c where c.id = ceremony_id and {in_array('c.centre_id', WRITE_CENTRES)})"
_RECEIPT = "exists (select 1 from handovers_receipt r where r.id = receipt_id)"
_RECEIPT_W = (
    f"exists (select 1 from handovers_receipt r where r.id = receipt_id and {writable_file('r.file_id')})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0001_initial"),
        ("grants", "0002_policies"),
        ("attachments", "0002_policies"),
        ("participants", "0002_policies"),
    ]

    operations = [
        guard(
            "handovers_ceremony",
            proved=True,
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
            update=in_array("centre_id", WRITE_CENTRES),
        ),
        guard("handovers_ceremonyofficial", read=_CEREMONY, insert=_CEREMONY_W),
        guard("handovers_handoverline", proved=True, read=_CEREMONY, insert=_CEREMONY_W, update=_CEREMONY_W),
        guard("handovers_institutionalgift", read=_CEREMONY, insert=_CEREMONY_W),
        guard("handovers_ceremonypaper", read=_CEREMONY, insert=_CEREMONY_W),
        guard(
            "handovers_receipt",
            proved=True,
            read=visible_file(),
            insert=writable_file(),
            update=writable_file(),
        ),
        guard("handovers_receiptitem", read=_RECEIPT, insert=_RECEIPT_W),
        guard("handovers_reversal", proved=True, read=_RECEIPT, insert=_RECEIPT_W),
        append_only("handovers_receiptitem"),
        append_only("handovers_reversal"),
        append_only("handovers_ceremonypaper"),
        # Counters: nobody reads or moves them but the numbering function.
        guard("handovers_counter", proved=True, read="false"),
        migrations.RunSQL(
            "grant select, insert, update on handovers_counter to app_check;"
            "do $$ begin execute format('grant usage on sequence %s to app_check', "
            "pg_get_serial_sequence('handovers_counter', 'id')); end $$;"
            "create policy handovers_counter_give on handovers_counter for insert to app_check with check (true);"
            "create policy handovers_counter_move on handovers_counter for update to app_check using (true) with check (true);",
            "drop policy if exists handovers_counter_give on handovers_counter;"
            "drop policy if exists handovers_counter_move on handovers_counter;",
        ),
    ]
