"""Every fault of a programme file is told with its line, its field and a sentence, and nothing is written."""

import pytest
from tests.exchange.altered import CASE_TEXT, Altered, altered, inside, refused

from wasl.accounts.operations import create_account, create_first_administrator
from wasl.accounts.queries import actor_named
from wasl.audit.acts import HOUSE
from wasl.audit.models import Event
from wasl.database.scope import Scope, within

pytestmark = pytest.mark.django_db


def in_case(old: str, new: str) -> Altered:
    return altered(CASE_TEXT, old, new)


def line_of(needle: str) -> int:
    """The line on which a text stands for the first time."""
    return CASE_TEXT[: CASE_TEXT.index(needle)].count("\n") + 1


def in_row(anchor: str, old: str, new: str) -> Altered:
    return inside(CASE_TEXT, anchor, old, new)


PERSON, PROJECT, GRANT = "reference: REH-02\n", "reference: PR-YUS-02\n", "reference: GR-REH-02\n"

FAULTS = {
    # What the issue names.
    "wrong sum of a project": (
        in_row(PROJECT, 'equipment_total: "19800.00"', 'equipment_total: "19900.00"'),
        "wrong_sum", "projects[PR-YUS-02].equipment_total",
        "The lines add up to 19800.00, the file says 19900.00. Correct one of them.",
    ),
    "wrong total": (
        in_case('    equipment: "316607.00"', '    equipment: "316617.00"'),
        "wrong_sum", "totals[BEN-GUERIR-2021].equipment",
        "The lines add up to 316607.00, the file says 316617.00. Correct one of them.",
    ),
    "wrong total of a province": (
        in_case('MA-YUS: {people: 3,', 'MA-YUS: {people: 4,'),
        "wrong_sum", "totals[BEN-GUERIR-2021].by_province.MA-YUS.people",
        "The lines add up to 3, the file says 4. Correct one of them.",
    ),
    "wrong total of a trade": (
        in_case("      bakery: 3", "      bakery: 2"),
        "wrong_sum", "totals[BEN-GUERIR-2021].by_trade.bakery",
        "The lines add up to 3, the file says 2. Correct one of them.",
    ),
    "unknown place": (
        in_row(PERSON, "province: MA-REH", "province: MA-XYZ"),
        "unknown_place", "participants[REH-02].province", "No place has the code MA-XYZ.",
    ),
    "duplicate reference": (
        in_case("  - reference: REH-02", "  - reference: REH-01"),
        "duplicate_reference", "participants[REH-01].reference",
        f"“REH-01” is already used on line {line_of('  - reference: REH-01')}.",
    ),
    "bad card": (
        in_case("cin: ZZ000102", "cin: Z102"),
        "bad_cin", "participants[REH-02].cin",
        "An identity card number is one or two capital letters followed by 4 to 8 digits.",
    ),
    "end before start": (
        in_case("    ends_on: 2022-12-31", "    ends_on: 2020-02-28"),
        "end_before_start", "agreements[REH-2020-01].ends_on",
        "The end (2020-02-28) comes before the start (2020-03-01).",
    ),
    "approved by who proposed": (
        in_row(GRANT, "approved_by: headquarters", "approved_by: coordinator.marrakech"),
        "same_person", "grants[GR-REH-02].approved_by",
        "The one who proposed or drafted may not approve. Name another account.",
    ),
    "communiqué approved by who drafted": (
        in_case("    approved_by: communication", "    approved_by: coordinator.marrakech"),
        "same_person", "communiques[BEN-GUERIR-2021].approved_by",
        "The one who proposed or drafted may not approve. Name another account.",
    ),
    # The rest of the format.
    "unknown key": (
        in_row(PERSON, "sex: male", "offence: theft"),
        "unknown_key", "participants[REH-02].offence", "There is no field called “offence” here.",
    ),
    "unknown section": (in_case("\ntotals:", "\ntotales:"), "unknown_key", "totales", "There is no field called “totales” here."),
    "key twice": (
        in_row(PERSON, "sex: male", "sex: male\n    sex: male"),
        "duplicate_key", "sex", f"“sex” is already written on line {line_of('birth_date: 1990-11-02') + 1}.",
    ),
    "another version": (
        in_case("wasl: 1", "wasl: 2"), "wrong_version", "wasl",
        "This file is written for version 2; this program reads version 1.",
    ),
    "empty value": (in_row(PERSON, "sex: male", "sex:"), "missing", "participants[REH-02].sex", "“sex” is required here."),
    "a word that is not listed": (
        in_row(PERSON, "sex: male", "sex: man"),
        "not_in_list", "participants[REH-02].sex", "“man” is not one of: female, male.",
    ),
    "a list where one value stands": (
        in_row(PERSON, "sex: male", "sex: [male]"),
        "wrong_type", "participants[REH-02].sex", "“sex” must be one value.",
    ),
    "a name in the other script": (
        in_case('surname: {ar: "الرحالي", lat: "Rahali"}', 'surname: {ar: "Rahali", lat: "Rahali"}'),
        "wrong_script", "participants[REH-02].surname.ar", "“ar” must be written in Arabic letters.",
    ),
    "a commune elsewhere": (
        in_row(PERSON, 'commune: "07.427.01.01"', 'commune: "07.585.01.07"'),
        "wrong_parent", "participants[REH-02].commune", "07.585.01.07 does not lie in MA-REH.",
    ),
    "unknown centre": (
        in_row(PERSON, "centre: MRK", "centre: XXX"),
        "unknown_centre", "participants[REH-02].centre", "No centre has the code XXX.",
    ),
    "unknown trade": (
        in_row(PROJECT, "trade: mens_hairdressing", "trade: piracy"),
        "unknown_trade", "projects[PR-YUS-02].trade", "No trade has the code piracy.",
    ),
    "unknown project": (
        in_row(GRANT, "project: PR-REH-02", "project: PR-REH-99"),
        "unknown_reference", "grants[GR-REH-02].project",
        "“PR-REH-99” is not under projects in this file, nor in the register.",
    ),
    "a handover line twice": (
        in_case("      - grant: GR-REH-02", "      - grant: GR-REH-01"),
        "duplicate_reference", "ceremonies[BEN-GUERIR-2021].handovers[GR-REH-01].grant",
        f"“GR-REH-01” is already used on line {line_of('      - grant: GR-REH-01')}.",
    ),
    "a project granted twice": (
        in_row(GRANT, "project: PR-REH-02", "project: PR-REH-01"),
        "duplicate_reference", "grants[GR-REH-02].project",
        f"“PR-REH-01” is already used on line {line_of('project: PR-REH-01')}.",
    ),
    "a card used twice": (
        in_case("cin: ZZ000102", "cin: ZZ000101"),
        "duplicate_cin", "participants[REH-02].cin",
        f"Another row of this file has the same identity card number (line {line_of('cin: ZZ000101')}).",
    ),
    "bad phone": (
        in_case('phone: "+212 790 000 002"', 'phone: "0790 000 002"'),
        "bad_phone", "participants[REH-02].phone", "A phone number is +212 followed by nine digits.",
    ),
    "bad date": (
        in_row(PERSON, "birth_date: 1990-11-02", "birth_date: 1990-11-31"),
        "bad_date", "participants[REH-02].birth_date", "“1990-11-31” is not a date; write 2021-07-08.",
    ),
    "bad amount": (
        in_case('amount: "60000.00"', "amount: 60000"),
        "bad_amount", "agreements[REH-2020-01].lines[REH-2020-01-CA].amount", "“60000” is not an amount; write 24350.00.",
    ),
    "a season of three years": (
        in_row("number: REH-2020-01\n", "season: 2019-2020", "season: 2019-2021"),
        "wrong_type", "agreements[REH-2020-01].season",
        "“season” must be two years that follow each other, such as 2019-2020.",
    ),
    "approved before proposed": (
        in_row(GRANT, "approved_on: 2021-04-12", "approved_on: 2021-03-14"),
        "date_order", "grants[GR-REH-02].approved_on",
        "approved_on (2021-03-14) cannot come before proposed_on (2021-03-15).",
    ),
    "verified before opened": (
        in_row(PERSON, "on: 2021-01-19", "on: 2021-01-09"),
        "date_order", "participants[REH-02].eligibility.on", "on (2021-01-09) cannot come before opened_on (2021-01-11).",
    ),
    "shares": (
        in_row(PROJECT, 'share: "1"', 'share: "1/2"'),
        "shares", "projects[PR-YUS-02].holders", "The shares of the holders add up to 1/2 instead of 1.",
    ),
    "a serial number of two": (
        in_row(PROJECT, "serial: CE-50-93114", "serial: CE-50-93114\n        quantity: 2"),
        "serial_quantity", "projects[PR-YUS-02].equipment[6].serial",
        "A serial number belongs to one item: write the quantity 1, or one line for each item.",
    ),
    "a funder that is no party": (
        in_case("        funder: province_rehamna", "        funder: provincial_council_rehamna"),
        "wrong_funder", "agreements[REH-2020-01].lines[REH-2020-01-EQ].funder",
        "provincial_council_rehamna is not a party of agreement REH-2020-01 with the role “funder”.",
    ),
    "money of another kind": (
        in_row(GRANT, "equipment_line: REH-2020-01-EQ", "equipment_line: REH-2020-01-CA"),
        "wrong_money", "grants[GR-REH-02].equipment_line", "Line REH-2020-01-CA holds cash, not equipment.",
    ),
    "an agreement of another kind": (
        in_row(GRANT, "agreement: REH-2020-01", "agreement: REH-2021-02"),
        "wrong_kind", "grants[GR-REH-02].agreement", "Agreement REH-2021-02 is of another kind: “partnership” is needed here.",
    ),
    "an account that is not there": (
        in_row(PERSON, "caseworker: caseworker.marrakech", "caseworker: nobody"),
        "unknown_user", "participants[REH-02].caseworker", "No account is called “nobody” under users.",
    ),
    "an office nobody holds": (
        in_case("since: 2019-02-11", "since: 2021-08-01"),
        "office_vacant", "ceremonies[BEN-GUERIR-2021].presiding", "Nobody holds the office “governor_rehamna” on 2021-07-08.",
    ),
    "a centre for somebody of the central services": (
        in_case("  - username: communication", "  - username: communication\n    centres: [MRK]"),
        "not_here", "users[communication].centres", "“centres” does not go with “headquarters”: take it out.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda name: name.replace(" ", "-"))
def test_a_fault_is_told_where_it_stands(fault: str) -> None:
    file, code, field, message = FAULTS[fault]
    found = refused(file.text)
    told = {(f.field, f.code): f for f in found}
    assert (field, code) in told, found
    assert told[field, code].message == message


@pytest.mark.parametrize("fault", [name for name in FAULTS if name not in {
    "an office nobody holds", "a serial number of two", "shares"}])  # fmt: skip
def test_a_fault_is_told_at_its_line(fault: str) -> None:
    file, code, field, _message = FAULTS[fault]
    line = next(f.line for f in refused(file.text) if (f.field, f.code) == (field, code))
    assert line == file.line
    assert file.text.splitlines()[line - 1].strip()


def test_every_fault_is_told_in_file_order() -> None:
    text = CASE_TEXT
    for old, new in (
        ("cin: ZZ000103", "cin: 103"),
        ("      bakery: 3", "      bakery: 4"),
        ("    rank: 3", "    rank: third"),
    ):
        text = altered(text, old, new).text
    found = refused(text)
    assert [f.code for f in found] == ["wrong_type", "bad_cin", "wrong_sum"]
    assert [f.line for f in found] == sorted(f.line for f in found)


def test_a_trade_left_out_of_a_complete_breakdown_is_a_fault() -> None:
    found = refused(altered(CASE_TEXT, "      olive_trade: 1\n", "").text)
    assert [(f.field, f.code) for f in found] == [
        ("totals[BEN-GUERIR-2021].by_trade.olive_trade", "wrong_sum")
    ]


def test_invented_days_and_specimen_scans_need_a_demonstration() -> None:
    found = refused(altered(CASE_TEXT, "demonstration: true", "demonstration: false").text)
    assert [f.code for f in found] == ["demonstration_only", "demonstration_only"]


def test_a_thumbprint_needs_a_witness_who_is_not_the_holder() -> None:
    without = inside(CASE_TEXT, "      - grant: GR-REH-05", 'witness: "نادية الشرقاوي", ', "")
    assert [(f.field, f.code) for f in refused(without.text)] == [
        ("ceremonies[BEN-GUERIR-2021].handovers[GR-REH-05].signed.witness", "missing")
    ]
    herself = inside(
        CASE_TEXT, "      - grant: GR-REH-02", 'witness: "نادية الشرقاوي"', 'witness: "محمد الرحالي"'
    )
    (told,) = refused(herself.text)
    assert told.code == "witness_is_holder"
    assert "الرحالي" not in told.message


def test_a_project_of_two_says_who_signs() -> None:
    two = inside(
        CASE_TEXT, PROJECT, '- {participant: YUS-02, share: "1"}',
        '- {participant: YUS-02, share: "1/2"}\n      - {participant: YUS-03, share: "1/2"}',
    )  # fmt: skip
    assert "holder_needed" in {f.code for f in refused(two.text)}


def test_who_loads_the_file_neither_approves_nor_signs() -> None:
    create_first_administrator(by=HOUSE, username="opener", name_ar="فاتح", name_fr="Opener")
    create_account(by=actor_named("opener"), username="headquarters", name_ar="عبد العالي بنشقرون",
                   name_fr="Abdelali Benchekroun", role="headquarters")  # fmt: skip
    found = refused(CASE_TEXT, by=actor_named("headquarters"))
    assert {f.code for f in found} == {"importer_acts"}
    assert len(found) == 14


def test_somebody_must_enter_the_rows() -> None:
    found = refused(altered(CASE_TEXT, "entered_by: headquarters\n", "").text)
    assert {f.code for f in found} == {"missing"}
    assert found[0].field == "institutions[foundation].by"


def test_a_file_without_administrator_needs_one_in_the_register() -> None:
    row = '  - username: administrator\n    role: administrator\n    name: {ar: "سلمى بناني", fr: "Salma Bennani"}\n'
    (told,) = refused(altered(CASE_TEXT, row, "").text)
    assert told.code == "no_administrator"


def test_a_card_a_phone_or_a_name_is_never_repeated() -> None:
    text = altered(CASE_TEXT, "cin: ZZ000102", "cin: zz000102").text
    text = altered(text, 'phone: "+212 790 000 002"', 'phone: "+212 790 000"').text
    text = altered(text, 'given: {ar: "محمد", lat: "Mohamed"}', 'given: {ar: "Mohamed", lat: "Mohamed"}').text
    found = refused(text)
    assert {f.code for f in found} == {"bad_cin", "bad_phone", "wrong_script"}
    assert not any(secret in str(f) for f in found for secret in ("000102", "790 000", "Mohamed"))


# What only an operation or the database finds.


def test_a_line_that_does_not_hold_the_money_is_told_at_the_grant() -> None:
    file = altered(CASE_TEXT, 'amount: "400000.00"', 'amount: "316606.99"')
    (told,) = refused(file.text)
    assert (told.field, told.code) == ("grants[GR-KES-04]", "refused")
    assert "REH-2020-01-EQ" in told.message
    assert CASE_TEXT.splitlines()[told.line - 1].strip() == "- reference: GR-KES-04"


def test_an_account_without_the_right_is_told_at_its_row() -> None:
    file = inside(CASE_TEXT, GRANT, "proposed_by: coordinator.marrakech", "proposed_by: caseworker.marrakech")
    (told,) = refused(file.text)
    assert (told.field, told.code) == ("grants[GR-REH-02]", "refused")
    assert told.message == "Account caseworker.marrakech: Your account may not do this."


def test_a_participant_not_verified_is_told_at_the_project() -> None:
    file = inside(
        CASE_TEXT,
        PERSON,
        "    eligibility: {on: 2021-01-19, by: coordinator.marrakech, paper: release_slip}\n",
        "",
    )
    (told,) = refused(file.text)
    assert (told.field, told.code) == ("projects[PR-REH-02]", "refused")


def test_an_account_that_exists_with_another_role_is_refused() -> None:
    create_first_administrator(
        by=HOUSE, username="administrator", name_ar="سلمى بناني", name_fr="Salma Bennani"
    )
    create_account(by=actor_named("administrator"), username="auditor", name_ar="ياسر بنمسعود",
                   name_fr="Yasser Benmessaoud", role="finance")  # fmt: skip
    (told,) = refused(CASE_TEXT)
    assert (told.field, told.code) == ("users[auditor].role", "already_different")
    assert told.message == "“auditor” is already in the register with another role. Correct it on its page."


def test_a_refused_file_leaves_only_the_trace_of_the_refusal() -> None:
    refused(altered(CASE_TEXT, "      bakery: 3", "      bakery: 2").text)
    with within(Scope(reads_audit=True)):
        (event,) = Event.objects.all()
    assert (event.action, event.outcome, event.changes) == (
        "exchange.load_programme",
        "refused",
        {"code": "wrong_sum"},
    )
