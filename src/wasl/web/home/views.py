"""Home: what waits for the one who signed in, room by room."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.communiques import queries as communiques
from wasl.grants import queries as grants
from wasl.handovers import queries as handovers
from wasl.handovers.models import Ceremony
from wasl.life_projects import queries as life_projects
from wasl.participants import queries as participants
from wasl.privacy import queries as privacy
from wasl.programmes import queries as programmes
from wasl.web.pages import page
from wasl.web.requests import Request
from wasl.wording.dates import today

ROOMS: list[Callable[[Actor], list[Turn]]] = [
    grants.waiting,
    handovers.waiting,
    communiques.waiting,
    life_projects.waiting,
    participants.waiting,
    privacy.waiting,
    programmes.waiting,
]
# Where a turn is carried out: its kind is a room's word, the address is the web's.
ADDRESSES = {
    "grant": "grant",
    "grant_decision": "grant_decide",
    "grant_propose": "grant_propose",
    "ceremony": "ceremony",
    "receipt": "receipt",
    "communique": "communique",
    "project": "project",
    "file": "person",
    "correction_request": "correction_request",
    "clearance": "clearance",
    "file_caseworker": "file_caseworker",
    "file_papers": "file_papers",
    "transfer": "people_transfers",
    "comparisons": "comparisons",
    "inquiry": "inquiry",
    "file_new": "file_new",
    "people": "people",
    "people_waiting": "people_waiting",
}
# Pages of a list: what is carried out there is named in the form, never in the address.
LISTS = {"people_transfers", "comparisons", "file_new", "people", "people_waiting"}


@dataclass(frozen=True)
class Waiting:
    """A turn with its address and how many days it has waited."""

    turn: Turn
    url: str
    days: int


def turns_of(actor: Actor) -> list[Waiting]:
    """Everything that waits for an actor, the oldest first."""
    day = today()
    turns = [turn for waiting in ROOMS for turn in waiting(actor)]
    found = [Waiting(t, _address(t), max((day - t.since).days, 0)) for t in turns]
    return sorted(found, key=lambda w: (not w.turn.late, w.turn.since))


def _address(turn: Turn) -> str:
    name = ADDRESSES[turn.kind]
    return reverse(name) if name in LISTS else reverse(name, args=[turn.object_id])


@page()
def home(request: Request) -> HttpResponse:
    """What waits for me; the next ceremony beside it."""
    waiting = turns_of(request.actor)
    ceremony = None
    if request.actor.may("ceremonies.read"):
        ceremony = (
            Ceremony.objects.select_related("place").filter(status="prepared").order_by("held_on").first()
        )
    return render(
        request,
        "home/home.html",
        {
            "today": today(),
            "late": [w for w in waiting if w.turn.late],
            "waiting": [w for w in waiting if not w.turn.late],
            "count": len(waiting),
            "ceremony": ceremony,
            "progress": handovers.progress(ceremony) if ceremony else None,
        },
    )
