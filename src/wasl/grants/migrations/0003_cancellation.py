from django.db import migrations, models


class Migration(migrations.Migration):
    """Who approved a grant stays written when it is cancelled later."""

    dependencies = [("grants", "0002_policies")]

    operations = [
        migrations.AddField("grant", "cancelled_on", models.DateField("cancelled on", null=True, blank=True)),
        migrations.AddField(
            "grant", "cancelled_at", models.DateTimeField("cancellation recorded at", null=True, blank=True)
        ),
        migrations.AddField(
            "grant",
            "cancelled_by",
            models.CharField("cancelled by", max_length=60, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "grant",
            "cancel_reason",
            models.CharField("reason for the cancellation", max_length=300, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "grant",
            models.CheckConstraint(
                condition=(
                    ~models.Q(status="cancelled")
                    & models.Q(cancelled_at=None, cancelled_by="", cancelled_on=None, cancel_reason="")
                )
                | (
                    models.Q(status="cancelled", cancelled_at__isnull=False, cancelled_on__isnull=False)
                    & ~models.Q(cancelled_by="")
                    & ~models.Q(cancel_reason="")
                ),
                name="grants_grant_cancelled_at_and_by_together",
            ),
        ),
    ]
