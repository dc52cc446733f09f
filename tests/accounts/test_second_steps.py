"""What is stored of a second step never gives it away: locked at once, refused when plain, renewed."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor, user

from wasl.accounts import operations
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import NotAllowed
from wasl.database import locked_text
from wasl.database.home import home

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def keys_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file of keys that the test may renew and lose, beside the one of the house."""
    names = ["keys-of-a-test", "keys-of-another-machine"]
    monkeypatch.setattr(locked_text, "KEYS", names[0])
    yield
    for name in names:
        (home() / "secrets" / name).unlink(missing_ok=True)


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, 1))


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator")
        return " ".join(text for (text,) in cursor.fetchall())


def test_neither_secret_nor_seed_nor_codes_are_stored() -> None:
    account = user("coordinator")
    TOTP.activate(account, SECRET)
    recovery = RecoveryCodes.activate(account)
    seed = locked_text.unlock(recovery.instance.data["seed"])
    for telling in (SECRET, seed, *recovery.generate_codes()):
        assert telling not in stored()
    assert stored().count(locked_text.MARK) == 2


@pytest.mark.parametrize(
    ("kind", "data"),
    [("totp", {"secret": SECRET}), ("recovery_codes", {"seed": "ab12"}), ("totp", {}), ("webauthn", {}),
     ("recovery_codes", {"seed": "locked:x", "migrated_codes": ["12345678"]})],
)  # fmt: skip
def test_the_database_refuses_a_plain_one(kind: str, data: dict[str, object]) -> None:
    account = user("coordinator")
    with pytest.raises(DatabaseError, match="accounts_second_step_is_locked"), transaction.atomic():
        Authenticator.objects.create(user=account, type=kind, data=data)


def test_keys_are_renewed_at_the_machine_and_the_second_steps_open_with_the_new_one_alone() -> None:
    account = user("coordinator")
    TOTP.activate(account, SECRET)
    before = stored()
    with pytest.raises(NotAllowed):
        operations.renew_keys(by=actor("administrator"))
    assert operations.renew_keys(by=HOUSE) == (1, 0)
    locked_text.keep_only_newest()
    assert stored() != before
    assert locked_text.unlock(Authenticator.objects.get().data["secret"]) == SECRET


def test_without_the_key_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    account = user("coordinator")
    TOTP.activate(account, SECRET)
    monkeypatch.setattr(locked_text, "KEYS", "keys-of-another-machine")
    with pytest.raises(ValidationError) as refused:
        Authenticator.objects.get().wrap().validate_code(code())
    assert refused.value.code == "unreadable_second_step"
    assert operations.renew_keys(by=HOUSE) == (0, 1)
