from django.db import migrations, models

from wasl.database.policies import check_function

# As in 0002: sums of a line by what they mean.
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
    """A reversal says why, and is for the same thing as the entry it undoes: else a grant would keep a sum its line lost."""

    dependencies = [("funding", "0002_policies")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="reason",
            field=models.CharField(
                blank=True, default="", max_length=300, verbose_name="reason for the reversal"
            ),
            preserve_default=False,
        ),
        check_function(
            "funding_entry_within_line()",
            returns="trigger",
            body=f"""
declare contributed numeric; committed numeric; paid numeric; undone record;
begin
  -- One writer of a line at a time; the sum below is taken after the wait, so it sees what the other committed.
  perform pg_advisory_xact_lock(hashtextextended(new.line_id::text, 7));
  if new.kind = 'reversal' then
    select kind, amount, line_id, reference_id into undone from funding_entry where id = new.reverses_id;
    if undone.kind = 'reversal' or undone.amount <> new.amount or undone.line_id <> new.line_id
       or undone.reference_id <> new.reference_id then
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
    ]
