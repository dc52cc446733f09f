import uuid

import django.db.models.deletion
from django.db import migrations, models

from wasl.database.policies import (
    WRITE_CENTRES,
    append_only,
    check_function,
    guard,
    in_array,
    in_own_name,
    trigger,
    writable_file,
)

_TEXT = "exists (select 1 from communiques_communique t where t.id = communique_id)"
_TEXT_W = (
    "exists (select 1 from communiques_communique t join handovers_ceremony c on c.id = t.ceremony_id "
    f"where t.id = communique_id and {in_array('c.centre_id', WRITE_CENTRES)})"
)
# Asked as the writer: words whose consent does not stand are not there.
_WORDS = "exists (select 1 from participants_quotation q where q.id = quotation_id and q.file_id = communiques_quotedwords.file_id)"


def _key(to: str, label: str, related_name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=to, verbose_name=label
    )


class Migration(migrations.Migration):
    """Words quoted in a draft: read where they are kept; no text is approved with words that may not be quoted."""

    dependencies = [
        ("communiques", "0005_errata_have_texts"),
        ("participants", "0006_consent_rules"),
        ("accounts", "0003_in_own_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuotedWords",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("quoted_at", models.DateTimeField(auto_now_add=True, verbose_name="quoted at")),
                ("quoted_by", models.CharField(max_length=60, verbose_name="quoted by")),
                ("communique", _key("communiques.communique", "communiqué", "quoted")),
                ("file", _key("participants.file", "file")),
                ("quotation", _key("participants.quotation", "quotation")),
            ],
            options={"verbose_name": "quoted words", "ordering": ["quoted_at", "id"]},
        ),
        migrations.AddConstraint(
            "quotedwords",
            models.UniqueConstraint(fields=("communique", "quotation"), name="communiques_quotedwords_once"),
        ),
        migrations.AddConstraint(
            "quotedwords",
            models.CheckConstraint(
                condition=models.Q(("quoted_by", ""), _negated=True), name="communiques_quotedwords_quoted_by"
            ),
        ),
        guard(
            "communiques_quotedwords",
            proved=True,
            read=_TEXT,
            insert=f"{_TEXT_W} and {writable_file()} and {_WORDS}",
        ),
        append_only("communiques_quotedwords"),
        in_own_name("communiques_quotedwords", "quoted_by"),
        check_function(
            "communiques_quoted_in_draft()",
            returns="trigger",
            body="""
begin
  -- Words added while the text is approved at another desk wait, and are then too late.
  perform pg_advisory_xact_lock(hashtextextended(new.communique_id::text, 22));
  if not exists (select 1 from communiques_communique t where t.id = new.communique_id and t.status = 'draft') then
    raise exception 'communiques_quoted_in_draft' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "communiques_quotedwords",
            "communiques_quoted_in_draft",
            when="before insert",
            function="communiques_quoted_in_draft",
        ),
        migrations.RunSQL(
            "create policy participants_consentuse_check on participants_consentuse for select to app_check using (true);"
            "grant select on participants_consentuse to app_check;",
            "drop policy if exists participants_consentuse_check on participants_consentuse;",
        ),
        # The consent is asked again under its lock: a withdrawal on its way is waited for, or waits.
        check_function(
            "communiques_words_may_be_quoted()",
            returns="trigger",
            body="""
declare words record;
begin
  if new.status <> 'approved' or old.status = 'approved' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.id::text, 22));
  for words in select distinct q.file_id from communiques_quotedwords q where q.communique_id = new.id loop
    if participants_standing_consent(words.file_id, 'quotation') is null
       or not exists (select 1 from participants_consentuse u where u.file_id = words.file_id
                      and u.reference_kind = 'communique' and u.reference_id = new.id::text) then
      raise exception 'communiques_words_may_be_quoted' using errcode = 'WS001';
    end if;
  end loop;
  return new;
end
""",
        ),
        trigger(
            "communiques_communique",
            "communiques_words_may_be_quoted",
            when="before update",
            function="communiques_words_may_be_quoted",
        ),
    ]
