import django.db.models.deletion
import uuid
from django.db import migrations, models

from wasl.database.policies import READ_CENTRES, WRITE_CENTRES, append_only, guard, in_array, in_own_name

_FILE_OF_CENTRE = (
    "exists (select 1 from participants_file f where f.id = file_id and f.centre_id = exchange_importedrow.centre_id)"
)


class Migration(migrations.Migration):
    """Which rows of a sheet a centre imported: read by who reads the centre, written once, of files of that centre."""

    dependencies = [
        ("accounts", "0003_in_own_name"),
        ('exchange', '0003_policies'),
        ('participants', '0014_many_at_once'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=64, verbose_name='digest of the reference')),
                ('facts', models.CharField(max_length=64, verbose_name='digest of what was written')),
                ('opened', models.BooleanField(verbose_name='file opened for it')),
                ('imported_at', models.DateTimeField(auto_now_add=True, verbose_name='imported at')),
                ('imported_by', models.CharField(max_length=60, verbose_name='imported by')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.centre', verbose_name='centre')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.file', verbose_name='file')),
            ],
            options={
                'verbose_name': 'row of an imported sheet',
                'constraints': [models.UniqueConstraint(fields=('centre', 'key'), name='exchange_importedrow_once'), models.CheckConstraint(condition=models.Q(('imported_by', ''), _negated=True), name='exchange_importedrow_imported_by')],
            },
        ),
        guard(
            "exchange_importedrow",
            read=in_array("centre_id", READ_CENTRES),
            insert=f"{in_array('centre_id', WRITE_CENTRES)} and {_FILE_OF_CENTRE}",
        ),
        append_only("exchange_importedrow"),
        in_own_name("exchange_importedrow", "imported_by"),
    ]
