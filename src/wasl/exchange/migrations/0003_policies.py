from django.db import migrations

from wasl.database.policies import guard, in_own_name

_LOADING = "(select coalesce(current_setting('app.loads_programmes', true), '') = 'on')"


class Migration(migrations.Migration):
    """What programme files brought is read and written while a programme file is being loaded, and by nothing else.

    It tells references of people and projects of every centre. Whoever loads signs; the rows stand (0002).
    """

    dependencies = [("exchange", "0002_kept"), ("accounts", "0003_in_own_name")]

    operations = [
        guard("exchange_loadedrow", read=_LOADING, insert=_LOADING),
        in_own_name("exchange_loadedrow", "loaded_by"),
    ]
