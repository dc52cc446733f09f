"""Reading the register of processing and the requests for correction, and whose turn it is."""

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.privacy.enums import RequestState
from wasl.privacy.models import CorrectionRequest, Processing
from wasl.wording.dates import today


def current() -> QuerySet[Processing]:
    """The entries of the register as they stand: the newest version of each."""
    return Processing.objects.order_by("code", "-version").distinct("code")


def history(code: str) -> QuerySet[Processing]:
    """Every version of an entry, newest first."""
    return Processing.objects.filter(code=code).order_by("-version")


def unauthorised() -> bool:
    """Whether the authorisation of the CNDP is missing in the register: every page says so until it is written."""
    return any(not entry.authorisation for entry in current())


def authorisation() -> str:
    """The authorisation under which files are kept; empty while it is not known."""
    found = current().filter(code="files").values_list("authorisation", flat=True).first()
    return found or ""


def answer_days() -> int | None:
    """In how many days a request is answered: the shortest the register promises. None while it is empty."""
    shortest: int | None = Processing.objects.filter(pk__in=[entry.pk for entry in current()]).aggregate(
        days=Min("answer_days")
    )["days"]
    return shortest


def requests() -> QuerySet[CorrectionRequest]:
    """Requests the reader may see, those that wait first and of them the soonest due."""
    return CorrectionRequest.objects.select_related(
        "file__centre", "file__record", "file__caseworker"
    ).order_by("answered_at", "due_on", "file__number", "number")


def waiting(actor: Actor) -> list[Turn]:
    """Requests that wait: for the coordinators of the centre, and for whoever follows the file; late ones for headquarters."""
    if not actor.may("files.write"):
        return []
    mine = requests().filter(state=RequestState.WAITING, file__centre_id__in=actor.scope.write_centres)
    if actor.role == RoleName.CASEWORKER:
        mine = mine.filter(file__caseworker_id=actor.id or 0)
    elif actor.role == RoleName.HEADQUARTERS:
        mine = mine.filter(due_on__lt=today())
    return [
        Turn(
            kind="correction_request",
            object_id=str(one.pk),
            label=one.file.number,
            sentence=_("Answer the request for correction of the file %(number)s.")
            % {"number": one.file.number},
            since=one.asked_on,
            due=one.due_on,
            late=one.due_on < today(),
        )
        for one in mine
    ]
