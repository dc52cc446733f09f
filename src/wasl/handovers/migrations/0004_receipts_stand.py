from django.db import migrations, models
import django.db.models.deletion

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("handovers", "0003_rules")]

    operations = [
        migrations.AddField(
            model_name="ceremonypaper",
            name="gift",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="handovers.institutionalgift",
                verbose_name="institutional gift",
            ),
        ),
        migrations.AddConstraint(
            model_name="ceremonypaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("gift__isnull", False), ("kind", "institutional_minutes"))
                | models.Q(models.Q(("kind", "institutional_minutes"), _negated=True), ("gift", None)),
                name="handovers_ceremonypaper_gift_of_its_minutes",
            ),
        ),
        # A grant people hold receipts of, or are called for, is not cancelled behind their backs.
        check_function(
            "handovers_grant_is_expected()",
            returns="trigger",
            body="""
begin
  if old.status = 'approved' and new.status <> 'approved' then
    perform pg_advisory_xact_lock(hashtextextended(new.id::text, 13));
    if exists (select 1 from handovers_receipt r where r.grant_id = new.id and r.status in ('issued', 'signed', 'scanned')) then
      raise exception 'handovers_grant_has_receipts' using errcode = 'WS001';
    end if;
    if exists (select 1 from handovers_handoverline l where l.grant_id = new.id and l.withdrawn_at is null) then
      raise exception 'handovers_grant_is_listed' using errcode = 'WS001';
    end if;
  end if;
  return new;
end
""",
        ),
        trigger(
            "grants_grant",
            "handovers_grant_is_expected",
            when="before update",
            function="handovers_grant_is_expected",
        ),
        # A receipt replaces one that no longer stands, of the same holder, grant and kind; and says so once and for all.
        check_function(
            "handovers_receipt_replaces_its_own()",
            returns="trigger",
            body="""
declare earlier record;
begin
  if tg_op = 'UPDATE' and new.replaces_id is distinct from old.replaces_id then
    raise exception 'handovers_receipt_facts_stay' using errcode = 'WS001';
  end if;
  if new.replaces_id is not null then
    select status, grant_id, file_id, kind into earlier from handovers_receipt where id = new.replaces_id;
    if earlier.status not in ('void', 'reversed')
       or (earlier.grant_id, earlier.file_id, earlier.kind) is distinct from (new.grant_id, new.file_id, new.kind) then
      raise exception 'handovers_receipt_replaces_its_own' using errcode = 'WS001';
    end if;
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_receipt",
            "handovers_receipt_replaces_its_own",
            when="before insert or update",
            function="handovers_receipt_replaces_its_own",
        ),
        # A line names an approved grant, like the operation that writes it.
        check_function(
            "handovers_line_of_approved_grant()",
            returns="trigger",
            body="""
begin
  perform pg_advisory_xact_lock(hashtextextended(new.grant_id::text, 13));
  if not exists (select 1 from grants_grant g where g.id = new.grant_id and g.status = 'approved') then
    raise exception 'handovers_line_of_approved_grant' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_handoverline",
            "handovers_line_of_approved_grant",
            when="before insert",
            function="handovers_line_of_approved_grant",
        ),
    ]
