from django.db import migrations

from wasl.database.locked_text import MARK, lock

# Where the secret of each kind stands in its `data`.
_SECRETS = {"totp": "secret", "recovery_codes": "seed"}


def lock_what_is_plain(apps, schema_editor):
    steps = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    for row in steps.filter(type__in=_SECRETS):
        secret = _SECRETS[row.type]
        if not row.data[secret].startswith(MARK):
            row.data[secret] = lock(row.data[secret])
            row.save(update_fields=["data"])


class Migration(migrations.Migration):
    """Whoever holds a copy of the tables holds no second step: it is locked with a key that is kept outside them."""

    dependencies = [("accounts", "0003_in_own_name"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [
        migrations.RunPython(lock_what_is_plain, migrations.RunPython.noop),
        migrations.RunSQL(
            "set constraints all immediate;"
            "alter table mfa_authenticator add constraint accounts_second_step_is_locked check ("
            f"case type when 'totp' then starts_with(coalesce(data ->> 'secret', ''), '{MARK}') "
            f"when 'recovery_codes' then starts_with(coalesce(data ->> 'seed', ''), '{MARK}') "
            "and not data ? 'migrated_codes' else false end);",
            "alter table mfa_authenticator drop constraint accounts_second_step_is_locked;",
        ),
    ]
