"""From an account to an actor: role, permissions, and the scope its rows allow today."""

from collections.abc import Iterable

from django.db.models import Q

from wasl.accounts.enums import PERMISSIONS, RoleName, ScopeKind
from wasl.accounts.models import Clearance, User
from wasl.accounts.models import Scope as HeldScope
from wasl.audit.actors import Actor
from wasl.database.scope import Scope
from wasl.territory.queries import all_centre_ids
from wasl.wording.dates import today

_WRITES_FILES = {RoleName.CASEWORKER, RoleName.COORDINATOR, RoleName.HEADQUARTERS}
_READS_FILES = _WRITES_FILES | {RoleName.AUDITOR}
_WRITES_LEDGERS = {RoleName.COORDINATOR, RoleName.HEADQUARTERS, RoleName.FINANCE}
_READS_LEDGERS = _WRITES_LEDGERS | {RoleName.CASEWORKER, RoleName.AUDITOR}


def held_scopes(user: User) -> list[HeldScope]:
    """The scopes an account holds today."""
    day = today()
    return list(
        HeldScope.objects.filter(user=user, ended_at=None, since__lte=day).filter(
            Q(until=None) | Q(until__gte=day)
        )
    )


def clearances_of(user: User) -> list[Clearance]:
    """The rights to read a restricted programme an account holds today. The database asks the same of itself."""
    day = today()
    return list(
        Clearance.objects.filter(
            user=user, confirmed_at__isnull=False, ended_at=None, since__lte=day, until__gte=day
        )
    )


def scope_of(user: User) -> Scope:
    """What the database lets an account read and write today. A closed account, or one without scopes, gets nothing."""
    if not user.is_active:
        return Scope(actor_id=user.pk)
    held = held_scopes(user)
    centres = frozenset(s.centre_id for s in held if s.kind == ScopeKind.CENTRE and s.centre_id)
    if any(s.kind == ScopeKind.NATIONAL for s in held):
        centres = all_centre_ids()
    partners = frozenset(s.institution_code for s in held if s.kind == ScopeKind.INSTITUTION)
    role = user.role

    def given(roles: set[RoleName]) -> frozenset[int]:
        return centres if role in roles else frozenset()

    return Scope(
        actor_id=user.pk,
        read_centres=given(_READS_FILES),
        write_centres=given(_WRITES_FILES),
        read_ledgers=given(_READS_LEDGERS),
        write_ledgers=given(_WRITES_LEDGERS),
        partners=partners if role == RoleName.PARTNER else frozenset(),
        reads_audit=role == RoleName.AUDITOR,
        reads_sealed=frozenset(held.programme_code for held in clearances_of(user)),
    )


def actor_of(user: User) -> Actor:
    """The actor behind an account, at this moment: what every ``by=`` accepts."""
    return Actor(
        id=user.pk,
        label=user.username,
        role=user.role,
        permissions=PERMISSIONS.get(user.role, frozenset()) if user.is_active else frozenset(),
        scope=scope_of(user),
        language=user.language,
    )


def actor_named(username: str) -> Actor:
    """The actor of an account name. Raises ``User.DoesNotExist`` when there is none."""
    return actor_of(User.objects.get(username__iexact=username))


def names_of(labels: Iterable[str]) -> dict[str, str]:
    """The names of staff by account name, in the reader's language: what a page says instead of an account name.

    One query. Every label given has an entry: those without an account (the house itself) keep their label.
    """
    wanted = {label for label in labels if label}
    known = {user.username: user.name for user in User.objects.filter(username__in=wanted)} if wanted else {}
    return {label: known.get(label, label) for label in wanted}
