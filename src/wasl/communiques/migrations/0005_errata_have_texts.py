import django.db.models.deletion
from django.db import migrations, models


def _text(name: str, label: str) -> migrations.AddField:
    return migrations.AddField("erratum", name, models.JSONField(default=dict, verbose_name=label), preserve_default=False)


def _document(name: str, label: str) -> migrations.AddField:
    # Errata of before have no paper to point at; there is none outside a database made while Wasl was being built.
    key = models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="attachments.storedfile",
        verbose_name=label,
    )
    return migrations.AddField("erratum", name, key)


class Migration(migrations.Migration):
    dependencies = [("communiques", "0004_in_own_name"), ("attachments", "0002_policies")]

    operations = [
        _text("text_ar", "Arabic text"),
        _text("text_fr", "French text"),
        _document("document_ar", "Arabic document"),
        _document("document_fr", "French document"),
    ]
