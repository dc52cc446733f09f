"""Accounts and actors with their scopes, as rows: no act is needed to have somebody at work."""

import datetime
import itertools

from wasl.accounts.enums import SCOPE_KINDS, ScopeKind
from wasl.accounts.models import Scope, User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.institutions.models import Institution
from wasl.territory.models import Centre

SINCE = datetime.date(2013, 1, 1)
_numbers = itertools.count(1)


def user(
    role: str = "coordinator",
    *,
    centre: Centre | str | None = None,
    institution: Institution | str | None = None,
    username: str = "",
    **fields: object,
) -> User:
    """An account with the scope its role holds: ``centre`` (MRK unless said), ``institution``, or the country.

    ``scoped=False`` leaves it without any.
    """
    scoped = fields.pop("scoped", True)
    account = User.objects.create(
        username=username or f"{role}.{next(_numbers)}",
        role=role,
        **{
            "name_ar": "هدى العمراني",
            "name_fr": "Houda Amrani",
            "created_by": "tests",
            "must_change_password": False,
        }
        | fields,
    )
    kind = SCOPE_KINDS[role]
    if scoped and kind is not None:
        Scope.objects.create(
            user=account,
            kind=kind,
            centre=_centre(centre or "MRK") if kind == ScopeKind.CENTRE else None,
            institution_code=_code(institution) if kind == ScopeKind.INSTITUTION else "",
            since=SINCE,
            granted_by="tests",
        )
    return account


def actor(role: str = "coordinator", **wanted: object) -> Actor:
    """The actor of a new account: ``actor("coordinator", centre="AGD")``, ``actor("partner", institution="…")``."""
    return actor_of(user(role, **wanted))  # type: ignore[arg-type]


def _centre(centre: Centre | str) -> Centre:
    return Centre.objects.get(code=centre) if isinstance(centre, str) else centre


def _code(institution: Institution | str | None) -> str:
    if institution is None:
        raise ValueError("A partner's scope names an institution.")
    return institution if isinstance(institution, str) else institution.pk
