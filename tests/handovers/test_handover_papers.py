"""What is printed is kept, and printed again it is the same to the byte; papers say what must be said, and no more."""

import datetime
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene

from wasl.attachments.queries import content_of
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.handovers.documents.beneficiaries import beneficiaries_data, beneficiaries_paper
from wasl.handovers.documents.minutes import minutes_data, minutes_paper
from wasl.handovers.documents.receipts import receipt_data, receipt_paper, receipts_paper
from wasl.handovers.documents.reversals import reversal_data, reversal_paper
from wasl.handovers.documents.workbook import beneficiaries_workbook
from wasl.handovers.models import Receipt
from wasl.handovers.operations import (
    issue_receipts,
    print_beneficiaries,
    print_minutes,
    reverse_receipt,
    sign_receipt,
    void_receipt,
)
from wasl.papers.compiler import fonts_sha256, template_sha256, typst_version


def stored(at, receipt):
    with at.reading():
        found = Receipt.objects.select_related("document").get(pk=receipt.pk)
        return found, content_of(found.document)


def data_of(at, receipt):
    with at.reading():
        found = Receipt.objects.get(pk=receipt.pk)
        return receipt_data(found, list(found.items.all()))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_receipt_printed_again_is_the_stored_one_to_the_byte(marrakech, language):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="2250.00", holders=2))
    for receipt in issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD):
        found, content = stored(marrakech, receipt)
        with marrakech.reading(), translation.override(language):
            again = receipt_paper(found, list(found.items.all()))
        assert again.pdf == content
        assert found.document.sha256 == again.sha256
        assert found.document.template_sha256 == template_sha256(found.document.template)
        assert (found.document.typst_version, found.document.fonts_sha256) == (
            typst_version(),
            fonts_sha256(),
        )


def test_signing_changes_nothing_on_the_stored_paper(marrakech):
    receipt = issued(marrakech)
    _found, before = stored(marrakech, receipt)
    sign_receipt(by=marrakech.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    _found, after = stored(marrakech, receipt)
    assert after == before


def test_a_receipt_tells_its_holder_its_items_and_its_sum_in_words(marrakech):
    data = data_of(marrakech, issued(marrakech, sex="female", given_ar="خديجة", surname_ar="العبدي"))
    assert "السيدة خديجة العبدي" in data["declaration"]
    assert "الحاملة للبطاقة الوطنية للتعريف" in data["declaration"]
    assert "تسلمت يوم الخميس 8 يوليوز 2021" in data["declaration"]
    assert [item["value"] for item in data["items"]] == ["12.400,00", "7.850,00", "1.160,00"]
    assert data["total"] == "21.410,00"
    assert data["total_in_words"].startswith("واحد وعشرون ألف")
    assert "أربعة وعشرين شهرا" in data["commitments"][0]
    assert data["holder"]["role"] == "توقيع المستفيدة"
    assert "نعيمة الشرقي، منسقة المركز" in data["official"]["name"]


def test_a_man_without_a_card_is_named_without_one(marrakech):
    data = data_of(marrakech, issued(marrakech, cin=""))
    assert data["declaration"].startswith("أشهد أنا الموقع أسفله، السيد يونس البحراوي، الساكن")
    assert "للبطاقة" not in data["declaration"]


def test_a_joint_holders_receipt_adds_up_to_their_part(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, holders=2))
    first, _second = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    data = data_of(marrakech, first)
    assert data["total"] == "10.705,00"
    assert "-10.705,00" in data["items"][-1]["value"]
    assert {"1/2"} <= {fact["value"].strip("\u2066\u2069") for fact in data["facts"]}


def test_the_code_of_a_receipt_leads_to_its_check_and_the_file_names_nobody(marrakech):
    receipt = issued(marrakech)
    found, content = stored(marrakech, receipt)
    data = data_of(marrakech, receipt)
    assert data["qr"].startswith("<svg")
    assert " ".join(found.token[i : i + 4] for i in range(0, 26, 4)) in data["notice"]
    info = PdfReader(BytesIO(content)).metadata
    told = f"{info.title} {info.author} {info.subject} {info.get('/Keywords')}"
    assert found.holder_name_ar not in told
    assert "السجناء" not in told
    assert receipt.number in told


def test_specimens_say_so_and_others_do_not(marrakech):
    for specimen in (True, False):
        prepared = ceremony(marrakech, approved_grant(marrakech), specimen=specimen)
        (receipt,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
        assert data_of(marrakech, receipt)["specimen"] is specimen


def test_papers_of_a_restricted_programme_bear_a_neutral_reference(db):
    at = scene("MRK", restricted=True)
    prepared = ceremony(at, approved_grant(at))
    (receipt,) = issue_receipts(by=at.coordinator, ceremony=prepared, issued_on=HELD)
    sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    reversal = reverse_receipt(by=at.headquarters, receipt=receipt, dated=HELD, reason="خطأ")
    with at.reading():
        texts = [str(data_of(at, receipt)), str(minutes_data(prepared, "MRK/2021/PV-0009"))]
        texts += [str(beneficiaries_data(prepared, "MRK/2021/L-0009")), str(reversal_data(reversal))]
        number = receipt.grant.number
    for text in texts:
        assert at.agreement.number not in text
        assert "دعم المشاريع الصغرى والتشغيل الذاتي" not in text
    assert number in texts[0]


def test_minutes_list_who_received_and_who_did_not(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="1500.00"), approved_grant(marrakech))
    goods, money, absent = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    for receipt in (goods, money):
        sign_receipt(by=marrakech.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    void_receipt(by=marrakech.coordinator, receipt=absent, reason="absent")
    paper = print_minutes(by=marrakech.coordinator, ceremony=prepared)
    assert paper.number == "MRK/2021/PV-0001"
    with marrakech.reading():
        data = minutes_data(prepared, paper.number)
        assert minutes_paper(prepared, paper.number).pdf == content_of(paper.document)
    said = " ".join(data["paragraphs"])
    assert "وتحت رئاسة عامل الإقليم عبد الهادي الوردي" in said
    assert "وبحضور منسقة المركز نعيمة الشرقي" in said
    assert "1.500,00" in said
    assert [row["value"] for row in data["rows"]] == ["21.410,00"]
    assert data["total"] == "21.410,00"
    assert absent.number in data["reserves"]
    assert "غياب" in data["reserves"]


def test_the_list_adds_up_by_province(marrakech):
    grants = [
        approved_grant(marrakech, residence="MA-YUS", commune=None),
        approved_grant(marrakech, residence="MA-REH"),
        approved_grant(marrakech, residence="MA-REH"),
    ]
    prepared = ceremony(marrakech, *grants)
    issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    paper = print_beneficiaries(by=marrakech.coordinator, ceremony=prepared)
    with marrakech.reading():
        data = beneficiaries_data(prepared, paper.number)
        assert beneficiaries_paper(prepared, paper.number).pdf == content_of(paper.document)
    assert [(row["label"], row["people"], row["amount"]) for row in data["by_province"]] == [
        ("الرحامنة", "2", "42.820,00"),
        ("اليوسفية", "1", "21.410,00"),
    ]
    assert (data["total_people"], data["total"]) == ("3", "64.230,00")


def test_nothing_is_printed_when_no_receipt_stands(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    for act in (print_minutes, print_beneficiaries):
        with pytest.raises(Refusal) as refused:
            act(by=marrakech.coordinator, ceremony=prepared)
        assert refused.value.code == "handovers_nothing_to_print"


def test_a_reversal_names_the_receipt_and_not_its_holder(marrakech):
    receipt = issued(marrakech)
    sign_receipt(by=marrakech.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    reversal = reverse_receipt(
        by=marrakech.headquarters,
        receipt=receipt,
        dated=datetime.date(2021, 7, 12),
        reason="سُلمت لغير صاحبها",
    )
    with marrakech.reading():
        assert reversal_paper(reversal).pdf == content_of(reversal.document)
        data = reversal_data(reversal)
    assert (data["reversed_reference"], data["reason"], data["total"]) == (
        receipt.number,
        "سُلمت لغير صاحبها",
        "21.410,00",
    )
    assert receipt.holder_name_ar not in str(data)


def test_all_receipts_come_in_one_file_each_on_its_own_page(marrakech):
    prepared = ceremony(marrakech, *[approved_grant(marrakech) for _ in range(3)])
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    with marrakech.reading():
        merged = receipts_paper(Receipt.objects.filter(pk__in=[r.pk for r in receipts]))
    assert len(PdfReader(BytesIO(merged.pdf)).pages) == 3


def test_the_workbook_is_right_to_left_and_reads_no_text_as_a_formula(marrakech):
    grants = [approved_grant(marrakech, cash="1500.00"), approved_grant(marrakech)]
    prepared = ceremony(marrakech, *grants)
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    with marrakech.reading():
        content = beneficiaries_workbook(prepared)
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    rows = sheet.to_python()
    header = rows.index(next(row for row in rows if "رقم البطاقة الوطنية" in row))
    first, second, total = rows[header + 1 : header + 4]
    assert first[6:] == [receipts[0].number, 21410.0, 1500.0]
    assert second[6:] == [receipts[2].number, 21410.0, 0.0]
    assert total[7:] == [42820.0, 1500.0]
    assert Decimal(str(total[7])) == sum(r.equipment_amount for r in receipts)


def test_a_name_typed_as_a_formula_stays_a_name(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    prepared.reference = '=HYPERLINK("http://evil.example","x")'
    with marrakech.reading():
        content = beneficiaries_workbook(prepared)
    with zipfile.ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert 'rightToLeft="1"' in sheet
        assert not any("hyperlink" in name.lower() for name in book.namelist())
        assert "evil.example" in book.read("xl/sharedStrings.xml").decode()


def test_an_auditor_prints_no_paper(marrakech):
    receipt = issued(marrakech)
    with pytest.raises(NotAllowed):
        print_minutes(by=actor("auditor"), ceremony=receipt.ceremony)
