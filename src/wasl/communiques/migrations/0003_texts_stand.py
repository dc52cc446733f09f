from django.db import migrations, models

from wasl.database.policies import check_function, trigger


class Migration(migrations.Migration):
    """A draft is never rewritten, only replaced: what one person read is what another approves."""

    dependencies = [("communiques", "0002_policies")]

    operations = [
        migrations.AddConstraint(
            model_name="communique",
            constraint=models.CheckConstraint(
                condition=~models.Q(status="approved")
                | models.Q(document_ar__isnull=False, document_fr__isnull=False),
                name="communiques_communique_approved_has_papers",
            ),
        ),
        check_function(
            "communiques_text_stands()",
            returns="trigger",
            body="""
begin
  if (old.text_ar, old.text_fr, old.figures, old.small_cells, old.drafted_at)
     is distinct from (new.text_ar, new.text_fr, new.figures, new.small_cells, new.drafted_at) then
    raise exception 'communiques_approved_is_frozen' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "communiques_communique",
            "communiques_text_stands",
            when="before update",
            function="communiques_text_stands",
        ),
        check_function(
            "communiques_begins_as_draft()",
            returns="trigger",
            body="""
begin
  if new.status <> 'draft' then
    raise exception 'communiques_begins_as_draft' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "communiques_communique",
            "communiques_begins_as_draft",
            when="before insert",
            function="communiques_begins_as_draft",
        ),
        check_function(
            "communiques_erratum_of_approved()",
            returns="trigger",
            body="""
begin
  if not exists (select 1 from communiques_communique t where t.id = new.communique_id and t.status = 'approved') then
    raise exception 'communiques_erratum_of_approved' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "communiques_erratum",
            "communiques_erratum_of_approved",
            when="before insert",
            function="communiques_erratum_of_approved",
        ),
    ]
