from django.db import migrations

from wasl.database.policies import check_function, trigger

# Receipts, their scans and the papers that reverse them belong to the person's file: they follow it to another centre.
_ABOUT = """
alter table attachments_storedfile no force row level security;
alter table handovers_receipt no force row level security;
alter table handovers_reversal no force row level security;
alter table attachments_storedfile disable trigger attachments_storedfile_append_only;
update attachments_storedfile s set about = r.file_id from handovers_receipt r
 where s.about is null and s.id in (r.document_id, r.scan_id);
update attachments_storedfile s set about = r.file_id from handovers_reversal v join handovers_receipt r on r.id = v.receipt_id
 where s.about is null and s.id = v.document_id;
set constraints all immediate;
alter table attachments_storedfile enable trigger attachments_storedfile_append_only;
alter table handovers_reversal force row level security;
alter table handovers_receipt force row level security;
alter table attachments_storedfile force row level security;
"""


class Migration(migrations.Migration):
    """A file leaves for another centre with nothing half done behind it: the grant is on this centre's lines, the
    ceremony is this centre's, and only the centre that has the file may write its receipts."""

    dependencies = [
        ("handovers", "0008_printed_ceremonies_stay"),
        ("participants", "0008_casework_rules"),
    ]

    operations = [
        migrations.RunSQL(_ABOUT, migrations.RunSQL.noop),
        migrations.RunSQL("grant select on life_projects_holder to app_check;", migrations.RunSQL.noop),
        check_function(
            "handovers_transfer_leaves_nothing_open()",
            returns="trigger",
            body="""
begin
  if new.status not in ('proposed', 'accepted') then
    return new;
  end if;
  -- Whoever proposes a grant on one of these projects meanwhile waits for the answer, or is waited for.
  perform pg_advisory_xact_lock(hashtextextended(h.project_id::text, 19)) from life_projects_holder h
    where h.file_id = new.file_id order by h.project_id;
  if exists (
       select 1 from life_projects_holder h join grants_grant g on g.project_id = h.project_id
        where h.file_id = new.file_id and (g.status = 'proposed' or (g.status = 'approved' and
              g.equipment_amount + g.cash_amount > (
                select coalesce(sum(r.equipment_amount + r.cash_amount), 0) from handovers_receipt r
                 where r.grant_id = g.id and r.status in ('signed', 'scanned')))))
     or exists (
       select 1 from handovers_receipt r join handovers_ceremony c on c.id = r.ceremony_id
        where r.file_id = new.file_id and (r.status in ('issued', 'signed')
              or (r.status = 'scanned' and c.status <> 'finished'))) then
    raise exception 'handovers_transfer_leaves_nothing_open' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "participants_transfer",
            "handovers_transfer_leaves_nothing_open",
            when="before insert or update",
            function="handovers_transfer_leaves_nothing_open",
        ),
    ]
