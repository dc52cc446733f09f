from django.db import migrations

from wasl.database.policies import check_function


class Migration(migrations.Migration):
    """A number taken from any series stands on its paper when the transaction ends; a series nobody knows gives none."""

    dependencies = [("handovers", "0009_transfers")]

    operations = [
        # Replaces that of 0006, which knew receipts only; the trigger stays.
        check_function(
            "handovers_number_is_used()",
            returns="trigger",
            body="""
declare
  taken text := (select c.code from territory_centre c where c.id = new.centre_id) || '/' || new.year || '/'
    || case new.kind when 'reversal' then 'A-' when 'ceremony' then 'C-' when 'minutes' then 'PV-' when 'list' then 'L-'
       when 'gift' then 'D-' else '' end
    || lpad(new.last::text, greatest(4, length(new.last::text)), '0');
begin
  if not (case
    when new.kind in ('equipment', 'cash') then exists (
      select 1 from handovers_receipt r
       where r.issuing_centre_id = new.centre_id and r.kind = new.kind and r.year = new.year and r.sequence = new.last)
    when new.kind = 'reversal' then exists (select 1 from handovers_reversal v where v.number = taken)
    when new.kind = 'ceremony' then exists (select 1 from handovers_ceremony c where c.reference = taken)
    when new.kind in ('minutes', 'list', 'gift') then exists (select 1 from handovers_ceremonypaper p where p.number = taken)
    else false end) then
    raise exception 'handovers_number_is_used' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
    ]
