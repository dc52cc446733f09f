import wasl.wording.dates
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("life_projects", "0002_policies"),
        ("participants", "0003_corrections"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="microproject",
            name="life_projects_microproject_completed_at_and_by_together",
        ),
        migrations.AddField(
            model_name="microproject",
            name="completed_on",
            field=models.DateField(blank=True, null=True, verbose_name="completed on"),
        ),
        migrations.AddField(
            model_name="microproject",
            name="prepared_on",
            field=models.DateField(default=wasl.wording.dates.today, verbose_name="prepared on"),
        ),
        migrations.AlterField(
            model_name="microproject",
            name="completed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="completion recorded at"),
        ),
        migrations.AlterField(
            model_name="microproject",
            name="prepared_at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="preparation recorded at"),
        ),
        migrations.AddConstraint(
            model_name="microproject",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("completed_at", None),
                        ("completed_by", ""),
                        ("completed_on", None),
                        ("status", "draft"),
                    ),
                    models.Q(
                        ("completed_at__isnull", False),
                        ("completed_on__isnull", False),
                        ("status", "complete"),
                        models.Q(("completed_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="life_projects_microproject_completed_at_and_by_together",
            ),
        ),
    ]
