from django.db import migrations

from wasl.database.policies import (
    READ_LEDGERS,
    READS_SEALED,
    WRITE_LEDGERS,
    append_only,
    check_function,
    guard,
    in_array,
    trigger,
)

# Sums of a line by what they mean: a release and a reversal of a commitment take away, and so on.
_NET = """
  select
    coalesce(sum(case when e.kind = 'contribution' then e.amount
                      when e.kind = 'reversal' and r.kind = 'contribution' then -e.amount end), 0),
    coalesce(sum(case when e.kind = 'commitment' then e.amount
                      when e.kind = 'release' then -e.amount
                      when e.kind = 'reversal' and r.kind = 'commitment' then -e.amount
                      when e.kind = 'reversal' and r.kind = 'release' then e.amount end), 0),
    coalesce(sum(case when e.kind = 'payment' then e.amount
                      when e.kind = 'reversal' and r.kind = 'payment' then -e.amount end), 0)
"""


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_initial")]

    operations = [
        guard(
            "funding_fundingline",
            proved=True,
            read=in_array("centre_id", READ_LEDGERS),
            insert=in_array("centre_id", WRITE_LEDGERS),
        ),
        guard(
            "funding_entry",
            proved=True,
            read="exists (select 1 from funding_fundingline l where l.id = line_id and "
            f"{in_array('l.centre_id', READ_LEDGERS)}) and (not sealed or {READS_SEALED})",
            insert="exists (select 1 from funding_fundingline l where l.id = line_id and "
            f"{in_array('l.centre_id', WRITE_LEDGERS)})",
        ),
        append_only("funding_entry"),
        check_function(
            "funding_entry_within_line()",
            returns="trigger",
            body=f"""
declare contributed numeric; committed numeric; paid numeric; undone record;
begin
  -- One writer of a line at a time; the sum below is taken after the wait, so it sees what the other committed.
  perform pg_advisory_xact_lock(hashtextextended(new.line_id::text, 7));
  if new.kind = 'reversal' then
    select kind, amount, line_id into undone from funding_entry where id = new.reverses_id;
    if undone.kind = 'reversal' or undone.amount <> new.amount or undone.line_id <> new.line_id then
      raise exception 'funding_reversal_mirrors_entry' using errcode = 'WS001';
    end if;
  end if;
{_NET}
  into contributed, committed, paid
  from funding_entry e left join funding_entry r on r.id = e.reverses_id where e.line_id = new.line_id;
  if committed > contributed then
    raise exception 'funding_commitments_exceed_contributions' using errcode = 'WS001';
  end if;
  if paid > committed then
    raise exception 'funding_payments_exceed_commitments' using errcode = 'WS001';
  end if;
  if contributed < 0 or committed < 0 or paid < 0 then
    raise exception 'funding_line_below_zero' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "funding_entry",
            "funding_entry_within_line",
            when="after insert",
            function="funding_entry_within_line",
        ),
        check_function(
            "funding_net(line uuid, what text)",
            returns="numeric",
            language="sql",
            volatility="stable",
            body=f"""
select case what when 'contribution' then n.contributed when 'commitment' then n.committed when 'payment' then n.paid end
from ({_NET}
      from funding_entry e left join funding_entry r on r.id = e.reverses_id where e.line_id = line
     ) as n(contributed, committed, paid)
""",
        ),
        check_function(
            "funding_net_of(reference uuid, what text)",
            returns="numeric",
            language="sql",
            volatility="stable",
            body=f"""
select case what when 'contribution' then n.contributed when 'commitment' then n.committed when 'payment' then n.paid end
from ({_NET}
      from funding_entry e left join funding_entry r on r.id = e.reverses_id where e.reference_id = reference
     ) as n(contributed, committed, paid)
""",
        ),
    ]
