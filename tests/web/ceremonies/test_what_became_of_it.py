"""Pages of a ceremony corrected, cancelled, undone, and of receipts printed too early; and many scans at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.handovers.models import Ceremony, Receipt
from wasl.handovers.operations import issue_receipts, reverse_receipt, sign_receipt, void_receipt
from wasl.life_projects.models import Holder
from wasl.participants.operations import correct_record
from wasl.web.ceremonies.scan_forms import named_by
from wasl.web.ceremonies.standing import tagged

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7 signed\n%%EOF\n"


@pytest.fixture
def marrakech():
    return scene("MRK")


@pytest.fixture
def client(marrakech):
    return signed_in(User.objects.get(pk=marrakech.coordinator.id))


def sign(at, receipt):
    return sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")


def page_of(client, ceremony):
    return client.get(reverse("ceremony", args=[ceremony.pk])).content.decode()


def test_a_prepared_ceremony_is_corrected_and_cancelled_on_its_pages(marrakech, client):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    correct, cancel = (reverse(f"ceremony_{act}", args=[prepared.pk]) for act in ("correct", "cancel"))
    assert correct in page_of(client, prepared)
    form = client.get(correct).context["form"]
    given = {name: form[name].value() or "" for name in form.fields if name != "present"}
    given |= {"presiding": marrakech.presiding.pk, "present": [marrakech.statement.pk]}
    given |= {"held_on": "2021-07-15"}
    assert client.post(correct, given).status_code == 302
    with marrakech.reading():
        prepared.refresh_from_db()
        assert str(prepared.held_on) == "2021-07-15"
        assert prepared.officials.count() == 2
    assert "هدى العمراني" in page_of(client, prepared)
    assert client.post(cancel, {"reason": ""}).status_code == 200
    assert client.post(cancel, {"reason": "تأجل الحفل"}).status_code == 302
    page = page_of(client, prepared)
    assert "تأجل الحفل" in page
    assert cancel not in page
    with marrakech.reading():
        assert Ceremony.objects.get().status == "cancelled"
    assert reverse("ceremony", args=[prepared.pk]) not in client.get(reverse("home")).content.decode()


def test_what_is_printed_is_not_offered_for_correction(marrakech, client):
    receipt = issued(marrakech)
    correct = reverse("ceremony_correct", args=[receipt.ceremony_id])
    assert correct not in page_of(client, receipt.ceremony)
    assert "<textarea" not in client.get(correct).content.decode()


def test_the_day_of_a_receipt_is_told_by_its_state(marrakech, client):
    receipt = issued(marrakech)
    with translation.override("fr"):
        said = []
        for status in ("issued", "signed", "scanned", "void", "reversed"):
            receipt.status = status
            said.append(tagged(receipt).day_term)
    assert said == [
        "À remettre le",
        "Date de remise",
        "Date de remise",
        "Devait être remis le",
        "Avait été remis le",
    ]
    assert "تاريخ التسليم<" not in client.get(reverse("receipt", args=[receipt.pk])).content.decode()


def test_a_reversal_is_told_where_the_ceremony_the_project_and_the_person_are_read(marrakech, client):
    grant = approved_grant(marrakech, cash="1500.00")
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=ceremony(marrakech, grant), issued_on=HELD)
    receipt, _cash = [sign(marrakech, one) for one in receipts]
    reversal = reverse_receipt(
        by=marrakech.headquarters, receipt=receipt, dated=HELD, reason="سُلمت لغير صاحبها"
    )
    paper = f"{reverse('receipt_pdf', args=[receipt.pk])}?paper=reversal"
    for address in (
        reverse("ceremony", args=[receipt.ceremony_id]),
        reverse("project", args=[grant.project_id]),
    ):
        page = client.get(address).content.decode()
        assert paper in page, address
        assert reversal.number in page
        assert "سُلمت لغير صاحبها" in page
    person = client.get(reverse("person", args=[receipt.file_id]))
    assert person.context["standing"].stage == "reissue"


def test_a_receipt_printed_before_a_correction_is_one_click_from_being_issued_again(marrakech, client):
    receipt = issued(marrakech)
    with marrakech.reading():
        record = Receipt.objects.get(pk=receipt.pk).file.record
    again = reverse("receipt_reissue", args=[receipt.pk])
    assert again not in page_of(client, receipt.ceremony)
    correct_record(by=marrakech.coordinator, record=record, changes={"given_ar": "خديجة"})
    assert again in page_of(client, receipt.ceremony)
    page = client.get(reverse("receipt", args=[receipt.pk])).content.decode()
    assert "طُبع قبل تصحيح" in page
    holders = Holder.objects
    with marrakech.reading():
        who = holders.get(file_id=receipt.file_id).pk
    check_off = f"{reverse('check_off', args=[receipt.ceremony_id])}?who={who}"
    assert again in client.get(check_off).content.decode()
    assert receipt.number in client.get(reverse("home")).content.decode()


def test_papers_of_receipts_that_no_longer_stand_are_not_offered(marrakech, client):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="1500.00"))
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    merged = reverse("ceremony_receipts", args=[prepared.pk])
    assert f"{merged}?kind=cash" in page_of(client, prepared)
    void_receipt(by=marrakech.coordinator, receipt=receipts[1], reason="refused")
    page = page_of(client, prepared)
    assert f'{merged}"' in page
    assert f"{merged}?kind=cash" not in page
    void_receipt(by=marrakech.coordinator, receipt=receipts[0], reason="absent")
    assert merged not in page_of(client, prepared)


def test_scans_are_added_together_by_row_and_by_number(marrakech, client):
    prepared = ceremony(marrakech, *[approved_grant(marrakech) for _ in range(3)])
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    for receipt in receipts:
        sign(marrakech, receipt)
    address = reverse("ceremony_scans", args=[prepared.pk])
    assert address in page_of(client, prepared)
    assert f"{reverse('receipt_scan', args=[receipts[0].pk])}?from=list" in page_of(client, prepared)
    wrong = {"many": [SimpleUploadedFile("scan0001.pdf", SCAN)]}
    assert "scan0001.pdf" in client.post(address, wrong).content.decode()
    broken = {"many": [SimpleUploadedFile("MRK-2021-0001.pdf", b"GIF89a")]}
    assert receipts[0].number in client.post(address, broken).content.decode()
    sent = {
        f"scan_{receipts[2].pk}": SimpleUploadedFile("photo.pdf", SCAN),
        "many": [SimpleUploadedFile(f"x mrk_2021_000{n} b.pdf", SCAN) for n in (1, 2)],
    }
    assert client.post(address, sent).status_code == 302
    with marrakech.reading():
        assert [r.status for r in Receipt.objects.all()] == ["scanned"] * 3


def test_a_file_is_known_by_the_whole_number_in_its_name():
    one, cash = Receipt(number="MRK/2021/0001"), Receipt(number="MRK/2021/N-0001")
    assert named_by("MRK-2021-N-0001.pdf", [one, cash]) is cash
    assert named_by("scan MRK 2021 0001.pdf", [cash, one]) is one
    assert named_by("MRK-2021-00012.pdf", [one, cash]) is None
