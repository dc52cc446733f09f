"""Pages of ceremonies: who sees what, the whole way from preparing to finishing, and what is asked of the database."""

import re
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene
from tests.web.ceremonies.addresses import ADDRESSES
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.handovers import queries
from wasl.handovers.models import Ceremony, HandoverLine, Receipt
from wasl.handovers.operations import (
    attach_scan,
    issue_receipts,
    list_grant,
    print_minutes,
    sign_receipt,
)
from wasl.web.ceremonies.views import parts

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "auditor")
SCAN = b"%PDF-1.7 signed\n%%EOF\n"


@pytest.fixture
def marrakech():
    return scene("MRK")


@pytest.fixture
def client(marrakech):
    return signed_in(User.objects.get(pk=marrakech.coordinator.id))


@pytest.fixture
def headquarters(marrakech):
    return signed_in(User.objects.get(pk=marrakech.headquarters.id))


def objects(at):
    """One of each thing an address names: a scanned receipt of a ceremony with minutes, and a line of another."""
    receipt = sign_receipt(
        by=at.coordinator, receipt=issued(at), signed_on=HELD, proof="signature", witness=""
    )
    attach_scan(by=at.coordinator, receipt=receipt, content=SCAN)
    paper = print_minutes(by=at.coordinator, ceremony=receipt.ceremony)
    with at.reading():
        line = receipt.ceremony.lines.get()
    return {
        "receipt": receipt.pk,
        "ceremony": receipt.ceremony_id,
        "paper": paper.pk,
        "ceremony_line": line.pk,
    }


def path(address, about):
    return reverse(address["name"], args=[about[address["of"]]] if "of" in address else [])


@pytest.mark.parametrize("role", ROLES)
def test_each_address_opens_for_its_roles_and_is_absent_for_the_others(marrakech, role):
    about = objects(marrakech)
    client = signed_in(user(role))
    for address in ADDRESSES:
        if address.get("of") == "gift":
            continue
        answer = client.get(path(address, about))
        assert answer.status_code == (200 if role in address["roles"] else 404), address["name"]


def test_nothing_of_marrakech_is_found_from_agadir(marrakech):
    about = objects(marrakech)
    mine, theirs = signed_in(user("coordinator", centre="MRK")), signed_in(user("coordinator", centre="AGD"))
    for address in ADDRESSES:
        if "coordinator" not in address["roles"] or address.get("of") in (None, "gift"):
            continue
        assert mine.get(path(address, about)).status_code == 200, address["name"]
        assert theirs.get(path(address, about)).status_code == 404, address["name"]
    reference = "MRK/2021/C-0001"
    assert reference in mine.get(reverse("ceremonies")).content.decode()
    assert reference not in theirs.get(reverse("ceremonies")).content.decode()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_speaks_its_language_whole(marrakech, language):
    about = objects(marrakech)
    client = signed_in(User.objects.get(pk=marrakech.headquarters.id), language=language)
    for address in ADDRESSES:
        if address.get("of") == "gift":
            continue
        answer = client.get(path(address, about))
        assert answer.status_code == 200
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert f'<html lang="{language}"' in page
            assert "{{" not in page
            assert "%(" not in page


def test_a_ceremony_is_prepared_listed_issued_signed_printed_and_finished(marrakech, client):
    grant = approved_grant(marrakech, cash="1500.00")
    form = {
        "centre": marrakech.centre.pk,
        "place": "07.427.01.01",
        "venue_ar": "مقر العمالة",
        "venue_fr": "siège de la province",
        "held_on": HELD.isoformat(),
        "presiding": marrakech.presiding.pk,
        "present": [marrakech.statement.pk, marrakech.presiding.pk],
        "statement_office": marrakech.statement.pk,
    }
    answer = client.post(reverse("ceremony_new"), form)
    with marrakech.reading():
        prepared = Ceremony.objects.get()
        assert [(o.office_id, o.role) for o in prepared.officials.all()] == [
            (marrakech.presiding.pk, "presiding"),
            (marrakech.statement.pk, "present"),
        ]
    assert answer["Location"] == reverse("ceremony", args=[prepared.pk])
    client.post(reverse("ceremony_grants", args=[prepared.pk]), {"grants": [grant.pk]})
    client.post(reverse("ceremony_issue", args=[prepared.pk]), {"issued_on": HELD.isoformat()})
    with marrakech.reading():
        (state,) = queries.lines_of(prepared)
        items = [str(i.pk) for r in state.waiting for i in r.items.all()]
        items += [str(r.pk) for r in state.waiting if r.kind == "cash"]
    address = f"{reverse('check_off', args=[prepared.pk])}?who={state.holder.pk}"
    signature = {"items": items, "proof": "signature", "witness": "", "signed_on": HELD.isoformat()}
    assert client.post(address, signature).status_code == 302
    with marrakech.reading():
        assert {r.status for r in Receipt.objects.all()} == {"signed"}
    client.post(reverse("ceremony_print", args=[prepared.pk]), {"paper": "minutes"})
    client.post(reverse("ceremony_print", args=[prepared.pk]), {"paper": "beneficiaries"})
    client.post(reverse("ceremony_finish", args=[prepared.pk]))
    with marrakech.reading():
        prepared.refresh_from_db()
        assert (prepared.status, prepared.papers.count()) == ("finished", 2)


def test_an_early_end_is_refused_with_what_is_missing(marrakech, client):
    receipt = issued(marrakech)
    page = client.get(reverse("ceremony_finish", args=[receipt.ceremony_id])).content.decode()
    assert "وصل واحد غير موقع وغير ملغى" in page
    answer = client.post(reverse("ceremony_finish", args=[receipt.ceremony_id]))
    assert answer.status_code == 200
    assert "لا يمكن اختتام الحفل بعد" in answer.content.decode()


def test_the_check_off_finds_people_in_either_script_and_by_number(marrakech, client):
    grants = [
        approved_grant(
            marrakech,
            given_ar="خديجة",
            surname_ar="العبدي",
            given_lat="Khadija",
            surname_lat="El Abdi",
            cin="ZZ000202",  # holds 0002, like the number of the other one's receipt
        ),
        approved_grant(
            marrakech, given_ar="هشام", surname_ar="التملالي", given_lat="Hicham", surname_lat="Tamlali"
        ),
    ]
    prepared = ceremony(marrakech, *grants)
    issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    address = reverse("check_off", args=[prepared.pk])
    for words, found, other in [
        ("خديجه", "خديجة العبدي", "هشام التملالي"),
        ("tamlali", "هشام التملالي", "خديجة العبدي"),
        ("2021/0002", "هشام التملالي", "خديجة العبدي"),
    ]:
        page = client.post(address, {"q": words}).content.decode()
        assert found in page, words
        assert other not in page, words
    assert "لا أحد في اللائحة بهذا الاسم أو الرقم" in client.post(address, {"q": "زكرياء"}).content.decode()


def test_something_not_ticked_is_not_signed_for(marrakech, client):
    receipt = issued(marrakech)
    with marrakech.reading():
        (state,) = queries.lines_of(receipt.ceremony)
        items = [str(i.pk) for i in receipt.items.all()]
    address = f"{reverse('check_off', args=[receipt.ceremony_id])}?who={state.holder.pk}"
    form = {"items": items[:-1], "proof": "signature", "signed_on": HELD.isoformat()}
    answer = client.post(address, form)
    assert answer.status_code == 200
    assert "بقي في الوصل شيء دون علامة" in answer.content.decode()
    with marrakech.reading():
        assert Receipt.objects.get().status == "issued"


def test_what_was_typed_stays_after_a_refusal(marrakech, client):
    receipt = issued(marrakech)
    form = {"proof": "thumbprint", "witness": "", "signed_on": HELD.isoformat()}
    page = client.post(reverse("receipt_sign", args=[receipt.pk]), form).content.decode()
    assert "يلزم مع البصمة اسم شاهد" in page
    chosen = re.search(r'<input[^>]*value="thumbprint"[^>]*>', page)
    assert chosen
    assert "checked" in chosen[0]


def test_a_receipt_is_scanned_voided_issued_again_and_reversed_on_its_pages(marrakech, client, headquarters):
    receipt = issued(marrakech)
    client.post(reverse("receipt_void", args=[receipt.pk]), {"reason": "misprint", "note": "حبر"})
    answer = client.post(reverse("receipt_reissue", args=[receipt.pk]), {"issued_on": HELD.isoformat()})
    with marrakech.reading():
        new = Receipt.objects.get(replaces=receipt)
    assert answer["Location"] == reverse("receipt", args=[new.pk])
    client.post(reverse("receipt_sign", args=[new.pk]), {"proof": "signature", "signed_on": HELD.isoformat()})
    wrong = SimpleUploadedFile("scan.pdf", b"GIF89a", content_type="application/pdf")
    page = client.post(reverse("receipt_scan", args=[new.pk]), {"scan": wrong}).content.decode()
    assert "الملف ليس PDF" in page
    right = SimpleUploadedFile("خديجة.exe", SCAN, content_type="application/x-msdownload")
    client.post(reverse("receipt_scan", args=[new.pk]), {"scan": right})
    with marrakech.reading():
        assert Receipt.objects.get(pk=new.pk).status == "scanned"
    reversal = {"dated": HELD.isoformat(), "reason": "سُلمت لغير صاحبها"}
    assert client.post(reverse("receipt_reverse", args=[new.pk]), reversal).status_code == 404
    assert headquarters.post(reverse("receipt_reverse", args=[new.pk]), reversal).status_code == 200
    headquarters.post(reverse("receipt_reverse", args=[new.pk]), reversal | {"sure": "on"})
    with marrakech.reading():
        assert Receipt.objects.get(pk=new.pk).status == "reversed"
    paper = headquarters.get(reverse("receipt_pdf", args=[new.pk]), {"paper": "reversal"})
    assert paper["Content-Disposition"] == 'inline; filename="MRK-2021-A-0001.pdf"'


def test_a_grant_leaves_the_list_on_its_page(marrakech, client):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    with marrakech.reading():
        line = HandoverLine.objects.get()
    assert client.get(reverse("line_withdraw", args=[line.pk])).status_code == 200
    client.post(reverse("line_withdraw", args=[line.pk]))
    with marrakech.reading():
        assert not queries.lines_of(prepared)
    assert client.get(reverse("line_withdraw", args=[line.pk])).status_code == 404


def test_downloads_carry_numbers_and_no_name_and_are_not_sniffed(marrakech, client):
    about = SimpleNamespace(**objects(marrakech))
    expected = {
        reverse("receipt_pdf", args=[about.receipt]): 'inline; filename="MRK-2021-0001.pdf"',
        reverse("receipt_scan_file", args=[about.receipt]): 'attachment; filename="MRK-2021-0001-scan.pdf"',
        reverse("ceremony_paper", args=[about.paper]): 'inline; filename="MRK-2021-PV-0001.pdf"',
        reverse(
            "ceremony_list_xlsx", args=[about.ceremony]
        ): 'attachment; filename="MRK-2021-C-0001-list.xlsx"',
        reverse(
            "ceremony_receipts", args=[about.ceremony]
        ): 'inline; filename="MRK-2021-C-0001-equipment.pdf"',
    }
    for address, disposition in expected.items():
        answer = client.get(address)
        assert answer["Content-Disposition"] == disposition
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"
    assert client.get(reverse("receipt_scan_file", args=[about.receipt])).content == SCAN
    assert (
        client.get(reverse("ceremony_receipts", args=[about.ceremony]), {"kind": "cash"}).status_code == 404
    )
    assert client.get(reverse("receipt_pdf", args=[about.receipt]), {"paper": "reversal"}).status_code == 404


def test_titles_of_pages_name_nobody(marrakech, client):
    about = objects(marrakech)
    for address in ADDRESSES:
        if address.get("of") == "gift" or "coordinator" not in address["roles"]:
            continue
        answer = client.get(path(address, about))
        if answer["Content-Type"].startswith("text/html"):
            title = answer.content.decode().split("<title>")[1].split("</title>")[0]
            assert "يونس" not in title


def test_the_lists_ask_the_same_questions_whatever_their_length(marrakech, client):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    addresses = [
        reverse("ceremonies"),
        reverse("ceremony", args=[prepared.pk]),
        reverse("check_off", args=[prepared.pk]),
    ]

    def counts():
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            found.append(len(asked))
        return found

    counts()
    before = counts()
    ceremony(marrakech)
    for _ in range(2):
        list_grant(by=marrakech.coordinator, ceremony=prepared, grant=approved_grant(marrakech, holders=2))
    issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert counts() == before


def test_receipts_are_printed_a_hundred_a_file(marrakech, client, monkeypatch):
    monkeypatch.setattr("wasl.web.ceremonies.downloads.MERGED_AT_MOST", 1)
    about = objects(marrakech)
    address = reverse("ceremony_receipts", args=[about["ceremony"]])
    assert client.get(address).status_code == 200
    assert client.get(address, {"part": "2"}).status_code == 404
    assert client.get(address, {"part": "0"}).status_code == 404
    assert [list(parts(count)) for count in (0, 1, 100, 101)] == [[], [1], [1], [1, 2]]
