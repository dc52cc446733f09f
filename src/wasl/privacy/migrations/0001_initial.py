import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("participants", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Processing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("name_ar", models.CharField(max_length=200, verbose_name="processing, in Arabic")),
                ("name_fr", models.CharField(max_length=200, verbose_name="processing, in French")),
                ("purpose_ar", models.TextField(verbose_name="what for, in Arabic")),
                ("purpose_fr", models.TextField(verbose_name="what for, in French")),
                ("ground_ar", models.TextField(verbose_name="legal ground, in Arabic")),
                ("ground_fr", models.TextField(verbose_name="legal ground, in French")),
                ("data_ar", models.TextField(verbose_name="data written, in Arabic")),
                ("data_fr", models.TextField(verbose_name="data written, in French")),
                ("recipients_ar", models.TextField(verbose_name="who receives them, in Arabic")),
                ("recipients_fr", models.TextField(verbose_name="who receives them, in French")),
                ("kept_ar", models.TextField(verbose_name="how long they are kept, in Arabic")),
                ("kept_fr", models.TextField(verbose_name="how long they are kept, in French")),
                (
                    "authorisation",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number of the CNDP's authorisation"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(verbose_name="days to answer a request for correction"),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                ("written_by", models.CharField(max_length=60, verbose_name="written by")),
            ],
            options={
                "verbose_name": "processing",
                "ordering": ["code", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="privacy_processing_once"),
                    models.CheckConstraint(
                        condition=models.Q(("written_by", ""), _negated=True),
                        name="privacy_processing_written_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gt", 0)), name="privacy_processing_answers_in_days"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(verbose_name="number of the request in the file"),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("person", "the person in person"),
                            ("guardian", "the guardian of the minor"),
                            ("mandated", "somebody with the person's written mandate"),
                        ],
                        max_length=10,
                        verbose_name="who asks",
                    ),
                ),
                ("wish", models.TextField(verbose_name="what is to be corrected")),
                ("due_on", models.DateField(verbose_name="to be answered by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for an answer"),
                            ("corrected", "corrected"),
                            ("refused", "not followed"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("recorded_by", models.CharField(max_length=60, verbose_name="recorded by")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer recorded at"),
                ),
                ("answered_by", models.CharField(blank=True, max_length=60, verbose_name="answered by")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction_requests",
                        to="participants.file",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for correction",
                "ordering": ["due_on", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "number"), name="privacy_correctionrequest_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_by", ""), _negated=True),
                            models.Q(("wish", ""), _negated=True),
                        ),
                        name="privacy_correctionrequest_recorded_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="privacy_correctionrequest_due_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", ""),
                                ("answered_on", None),
                                ("state", "waiting"),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_on__isnull", False),
                                ("state__in", ["corrected", "refused"]),
                                models.Q(("answered_by", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="privacy_correctionrequest_answered_at_and_by_together",
                    ),
                ],
            },
        ),
    ]
