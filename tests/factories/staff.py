"""Accounts at work, for tests of the lower rooms."""

import datetime
import itertools

from wasl.accounts.models import Scope, User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.territory.models import Centre

_numbers = itertools.count(1)
SINCE = datetime.date(2013, 1, 1)


def account(role: str, centre_code: str | None = None) -> User:
    """An account of ``role``; it holds the centre's scope, or the country's without ``centre_code``."""
    number = next(_numbers)
    user = User(
        username=f"{role}.{number}", name_ar="هدى العمراني", name_fr="Houda Amrani", role=role,
        must_change_password=False, created_by="tests",
    )  # fmt: skip
    user.set_unusable_password()
    user.save()
    if role != "administrator":
        where = Centre.objects.get(code=centre_code) if centre_code else None
        Scope.objects.create(
            user=user, kind="centre" if where else "national", centre=where, since=SINCE, granted_by="tests"
        )
    return user


def staff(role: str, centre_code: str | None = None) -> Actor:
    """The actor of a new account."""
    return actor_of(account(role, centre_code))
