import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0002_policies"),
    ]

    operations = [
        migrations.AddField(
            model_name="record",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="version"),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version it made")),
                ("fields", models.JSONField(verbose_name="fields corrected")),
                ("corrected_at", models.DateTimeField(auto_now_add=True, verbose_name="corrected at")),
                ("corrected_by", models.CharField(max_length=60, verbose_name="corrected by")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="participants.file",
                        verbose_name="file",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="participants.record",
                        verbose_name="record",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "ordering": ["version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "version"), name="participants_correction_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrected_by", ""), _negated=True),
                        name="participants_correction_corrected_by",
                    ),
                ],
            },
        ),
    ]
