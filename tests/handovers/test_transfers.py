"""A file that leaves for another centre takes its receipts along, leaves nothing half done, and changes no past figure."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from tests.direct_sql import refused
from tests.factories.handovers import Scene, approved_grant, issued, proposed_grant
from tests.factories.participants import centre
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.attachments.models import StoredFile
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import Refusal
from wasl.communiques.queries import compose
from wasl.database.scope import within
from wasl.handovers.models import Receipt
from wasl.handovers.operations import sign_receipt
from wasl.handovers.queries import followed_elsewhere
from wasl.participants.models import File
from wasl.participants.operations import accept_transfer, propose_transfer
from wasl.tallies.printing import as_json
from wasl.tallies.queries import answer, receipts_behind
from wasl.tallies.rules import Definition

REASON = "انتقلت أسرته"
YEAR = {"since": datetime.date(2021, 1, 1), "until": datetime.date(2021, 12, 31)}


def figures(by: Actor = HOUSE) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = [
        {"place": "MRK", "place_axis": "centre"},
        {"place": "AGD", "place_axis": "centre"},
        {"place": "MRK", "place_axis": "centre", "basis": "approved", "money": "both"},
        {"place": "AGD", "place_axis": "centre", "basis": "approved", "money": "both"},
        {"place": "MA-07", "by": ("province", "trade"), "money": "both"},
    ]
    with within(by.scope):
        return [as_json(answer(Definition(**YEAR, **definition), by)) for definition in asked]


@pytest.mark.usefixtures("demo")
def test_what_was_handed_over_stays_counted_where_it_was(demo_actors: dict[str, Actor]) -> None:
    sender, receiver = demo_actors["coordinator.marrakech"], demo_actors["coordinator.agadir"]
    with within(sender.scope):
        receipt = (
            Receipt.objects.filter(status="scanned")
            .select_related("file", "document", "ceremony")
            .order_by("number")[0]
        )
        file = receipt.file
    before = figures()
    with within(sender.scope):
        written = compose(receipt.ceremony, sender)
        opened, hidden = receipts_behind(Definition(place="MA-07", **YEAR), sender)
        mine = opened.count()
    accept_transfer(
        by=receiver, transfer=propose_transfer(by=sender, file=file, to_centre=centre("AGD"), reason=REASON)
    )

    assert _without_moment(figures()) == _without_moment(before)
    with within(sender.scope):
        assert compose(receipt.ceremony, sender) == written
        assert followed_elsewhere(receipt.ceremony) == 1
    with within(receiver.scope):
        theirs = Receipt.objects.get(pk=receipt.pk)
        assert theirs.issuing_centre.code == "MRK"
        assert StoredFile.objects.filter(pk=receipt.document_id).exists()
    with within(sender.scope):
        assert not Receipt.objects.filter(pk=receipt.pk).exists()
        assert not StoredFile.objects.filter(pk=receipt.document_id).exists()
        # The figure is whole; one of the receipts behind it is no longer this reader's to open.
        opened, more_hidden = receipts_behind(Definition(place="MA-07", **YEAR), sender)
        assert (opened.count(), more_hidden) == (mine - 1, hidden + 1)

    page = signed_in(User.objects.get(username="coordinator.agadir")).get(reverse("person", args=[file.pk]))
    assert reverse("receipt_pdf", args=[receipt.pk]) in page.content.decode()
    assert reverse("grant_propose", args=[_project_of(receiver, file)]) not in page.content.decode()


def _project_of(by: Actor, file: File) -> Any:
    with within(by.scope):
        return file.projects.get().pk


def _without_moment(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.items() if key != "as_of"} for one in told]


@pytest.mark.database
def test_nothing_half_done_stays_behind(marrakech: Scene) -> None:
    by = marrakech.coordinator

    def leaves(file: File) -> str:
        try:
            propose_transfer(by=by, file=file, to_centre=centre("AGD"), reason=REASON)
        except Refusal as refusal:
            return refusal.code
        return "proposed"

    with marrakech.reading():
        waiting = proposed_grant(marrakech).project.file
        approved = approved_grant(marrakech).project.file
        receipt = issued(marrakech)
    for file in (waiting, approved, receipt.file):
        assert leaves(file) == "handovers_transfer_leaves_nothing_open"
    with refused("handovers_transfer_leaves_nothing_open", by) as cursor:
        cursor.execute(
            "insert into participants_transfer (id, file_id, number, from_centre_id, to_centre_id, status, proposed_at, "
            "proposed_by, decided_by, answer) select gen_random_uuid(), f.id, f.number, f.centre_id, c.id, 'proposed', now(), "
            f"'{by.label}', '', '' from participants_file f, territory_centre c where c.code = 'AGD' and f.id = '{waiting.pk}'"
        )
    sign_receipt(by=by, receipt=receipt, signed_on=receipt.handed_over_on, proof="signature")
    assert leaves(receipt.file) == "handovers_transfer_leaves_nothing_open"  # Its ceremony is not finished.
