"""Secrets of second steps: locked with a key kept outside the database, which can be renewed and travels in backups."""

import importlib
import json
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection
from tests.conftest import OwnerSql
from tests.factories.accounts import user

from wasl.database import locked_text
from wasl.database.home import home


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASL_HOME", str(tmp_path / "home"))


@pytest.mark.usefixtures("own_home")
def test_what_is_locked_is_not_the_text_and_opens_again() -> None:
    first, second = locked_text.lock("JBSWY3DP"), locked_text.lock("JBSWY3DP")
    assert first != second
    assert "JBSWY3DP" not in first
    assert locked_text.unlock(first) == locked_text.unlock(second) == "JBSWY3DP"
    assert stat.S_IMODE((home() / "secrets" / locked_text.KEYS).stat().st_mode) == 0o600


@pytest.mark.usefixtures("own_home")
def test_a_plain_or_changed_text_is_not_ours() -> None:
    locked = locked_text.lock("JBSWY3DP")
    for wrong in ("JBSWY3DP", locked[:-3] + "AA=", locked_text.MARK):
        with pytest.raises(locked_text.NotOurs):
            locked_text.unlock(wrong)


@pytest.mark.usefixtures("own_home")
def test_a_renewed_key_locks_and_the_earlier_one_opens_until_it_is_dropped() -> None:
    old = locked_text.lock("JBSWY3DP")
    locked_text.put_new_key()
    new = locked_text.lock("JBSWY3DP")
    assert locked_text.opens(old)
    locked_text.keep_only_newest()
    assert locked_text.opens(new)
    assert not locked_text.opens(old)
    assert stat.S_IMODE((home() / "secrets" / locked_text.KEYS).stat().st_mode) == 0o600
    assert [path.name for path in (home() / "secrets").iterdir()] == [locked_text.KEYS]


@pytest.mark.usefixtures("own_home")
def test_keys_of_another_home_open_behind_ones_own() -> None:
    old = locked_text.lock("JBSWY3DP")
    brought = locked_text.keys()
    (home() / "secrets" / locked_text.KEYS).unlink()
    new = locked_text.lock("JBSWY3DP")
    assert not locked_text.opens(old)
    for _twice in range(2):
        locked_text.add_older(brought)
    assert len(locked_text.keys()) == 2
    assert locked_text.opens(old)
    assert locked_text.opens(new)


@pytest.mark.database
def test_what_an_earlier_version_stored_plain_is_locked_and_still_opens(
    committed_database: str, owner_sql: OwnerSql
) -> None:
    account = user("coordinator")
    owner_sql("alter table mfa_authenticator drop constraint accounts_second_step_is_locked")
    for kind, data in (
        ("totp", {"secret": "JBSWY3DP"}),
        ("recovery_codes", {"seed": "ab12", "used_mask": 0}),
    ):
        owner_sql(
            "insert into mfa_authenticator (user_id, type, data, created_at) values (%s, %s, %s, now())",
            [account.pk, kind, json.dumps(data)],
        )
    migration = importlib.import_module("wasl.accounts.migrations.0004_second_steps_are_locked")
    for _twice in range(2):
        migration.lock_what_is_plain(apps, SimpleNamespace(connection=connection))
    totp, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert totp.data["secret"].startswith(locked_text.MARK)
    assert locked_text.unlock(totp.data["secret"]) == "JBSWY3DP"
    assert locked_text.unlock(recovery.data["seed"]) == "ab12"
