"""Rights to read a restricted programme, through the acts: proposed by one of the central services, confirmed by another."""

import datetime

from tests.factories.accounts import actor

from wasl.accounts.models import Clearance, User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.programmes.models import Programme
from wasl.programmes.operations import confirm_clearance, propose_clearance
from wasl.wording.dates import today


def clearance(
    reader: Actor,
    programme: Programme | str,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    confirmed: bool = True,
) -> Clearance:
    """A right to read, from today for thirty days unless said, for an actor's account."""
    named = Programme.objects.get(pk=programme) if isinstance(programme, str) else programme
    proposed = propose_clearance(
        by=actor("headquarters"),
        programme=named,
        user=User.objects.get(pk=reader.id),
        since=since or today(),
        until=until or today() + datetime.timedelta(days=30),
        reason="تتبع ملفات البرنامج",
    )
    return confirm_clearance(by=actor("headquarters"), clearance=proposed) if confirmed else proposed


def cleared(reader: Actor, programme: Programme | str) -> Actor:
    """The same person at work, who may now read the restricted programme."""
    clearance(reader, programme)
    return actor_of(User.objects.get(pk=reader.id))
