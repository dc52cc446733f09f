"""The one look-up before somebody is written down: is this person perhaps already in the register?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.participants.enums import FileStatus
from wasl.participants.models import File
from wasl.territory.models import Centre


def look_for_likeness(
    *, by: Actor, centre: Centre, written: Mapping[str, Any], file: File | None = None
) -> None:
    """Called by every act that writes a record, inside it, before the row is written: ``open_file`` (``file`` is None)
    and ``correct_record`` when a name, the card or the birth changes.

    ``written`` holds the checked fields (``WRITTEN``). Raises Refusal when the person must not be written down again:
    a card of the centre's own open files is told with its number. Another centre's files are not looked at here: what
    is found there may be told only as "a very similar file may exist; headquarters will compare".
    """
    _card_is_free(written["cin"], centre, except_file=file)


def _card_is_free(cin: str, centre: Centre, *, except_file: File | None) -> None:
    """One open file a card and centre."""
    if not cin:
        return
    taken = File.objects.filter(record__cin=cin, centre=centre, status=FileStatus.OPEN)
    if except_file is not None:
        taken = taken.exclude(pk=except_file.pk)
    if number := taken.values_list("number", flat=True).first():
        raise Refusal(
            gettext("This card already has the open file %(file)s.") % {"file": number},
            field="cin",
            code="card_has_file",
        )
