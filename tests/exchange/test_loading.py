"""A programme file is carried out once: a second run changes nothing, a changed row is refused, a row may grow."""

import pytest
from tests.exchange.altered import CASE_TEXT, EXAMPLE_TEXT, altered, refused, written

from wasl.accounts.models import User
from wasl.accounts.operations import create_account, create_first_administrator, grant_scope
from wasl.accounts.queries import actor_named
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.models import Event
from wasl.database.scope import Scope, within
from wasl.exchange.carrying.people import parts
from wasl.exchange.loading import load as load_file
from wasl.exchange.models import LoadedRow
from wasl.exchange.operations import Outcome
from wasl.exchange.queries import memory
from wasl.grants.models import Grant
from wasl.handovers.enums import PaperKind
from wasl.handovers.models import Ceremony, CeremonyPaper, Receipt
from wasl.participants.models import File
from wasl.participants.operations import correct_record

pytestmark = pytest.mark.django_db
ADMINISTRATOR = (
    "users:\n",
    'users:\n  - {username: example.administrator, role: administrator, name: {ar: "منير الإداري", fr: "Mounir Idari"}}\n',
)
EXAMPLE = altered(EXAMPLE_TEXT, *ADMINISTRATOR).text


def load(text: str, *, by: Actor = HOUSE) -> Outcome:
    return load_file(by=by, content=text.encode())


def test_the_example_of_the_documentation_walks_the_whole_chain() -> None:
    outcome = load(EXAMPLE)
    assert outcome.created["participants"] == outcome.created["handovers"] == 1
    assert not outcome.unchanged
    with within(actor_named("example.headquarters").scope):
        (receipt,) = Receipt.objects.all()
        assert (receipt.status, receipt.proof, str(receipt.equipment_amount)) == (
            "signed",
            "signature",
            "10502.00",
        )
        assert receipt.signed_by == "example.coordinator"
        assert Grant.objects.get().decided_by == "example.approver"
        assert Ceremony.objects.get().status == "finished"
        assert set(CeremonyPaper.objects.values_list("kind", flat=True)) == {
            PaperKind.MINUTES,
            PaperKind.BENEFICIARIES,
        }


def test_an_administrator_of_the_register_opens_the_accounts_of_a_file_without_one() -> None:
    create_first_administrator(by=HOUSE, username="first", name_ar="الأول", name_fr="Premier")
    load(EXAMPLE_TEXT)
    assert set(User.objects.exclude(username="first").values_list("created_by", flat=True)) == {"first"}


def test_a_second_run_changes_nothing_and_says_so() -> None:
    first = load(EXAMPLE)
    before, events = written(), _events()
    second = load(EXAMPLE)
    assert second.unchanged == first.created
    assert not second.changed
    assert not second.passwords
    assert written() == before
    assert _events() == events


def _events() -> list[str]:
    with within(Scope(reads_audit=True)):
        return list(Event.objects.order_by("at").values_list("action", flat=True))


def test_a_dry_run_does_all_of_it_and_keeps_nothing() -> None:
    before = written()
    outcome = load_file(by=HOUSE, content=EXAMPLE.encode(), dry_run=True)
    assert outcome.created["ceremonies"] == 1
    assert written() == before == dict.fromkeys(before, 0)
    assert _events() == []


def test_a_dry_run_tells_what_only_an_operation_finds() -> None:
    text = altered(EXAMPLE, 'amount: "30000.00"', 'amount: "10501.99"').text
    (told,) = refused(text)
    assert (told.field, told.code) == ("grants[GR-FES-01]", "refused")


@pytest.mark.parametrize(
    ("old", "new", "field", "name"),
    [
        ('unit_price: "9800.00"', 'unit_price: "9800.50"', "projects[PR-FES-01].equipment", "equipment"),
        ("birth_year: 1985", "birth_year: 1986", "participants[FES-01]", "identity"),
        ("opened_on: 2021-02-15", "opened_on: 2021-02-16", "participants[FES-01].opened_on", "opened_on"),
        ("approved_on: 2021-03-22", "approved_on: 2021-03-23", "grants[GR-FES-01].approved_on", "approved_on"),
        ("disclosure_threshold: 5", "disclosure_threshold: 6", "rules[income_generating_projects/1].disclosure_threshold",
         "disclosure_threshold"),
    ],
)  # fmt: skip
def test_a_changed_row_is_refused_on_the_second_run(old: str, new: str, field: str, name: str) -> None:
    load(EXAMPLE)
    text = altered(EXAMPLE, old, new).text.replace(
        'equipment_total: "10502.00"', 'equipment_total: "10502.50"'
    )
    text = (
        text.replace('equipment: "10502.00"', 'equipment: "10502.50"')
        if "9800" in old
        else altered(EXAMPLE, old, new).text
    )
    (told,) = refused(text)
    assert (told.field, told.code) == (field, "already_different")
    assert f"with another {name}. Correct it on its page." in told.message


def test_a_row_of_the_register_with_other_content_is_refused_too() -> None:
    load(EXAMPLE)
    other = EXAMPLE.replace("name: minimal_programme", "name: another_file").replace("قالب", "قوالب")
    (told,) = refused(
        other.replace('fr: "comité préfectoral de développement humain de Fès"', 'fr: "CPDH de Fès"')
    )
    assert (told.field, told.code) == ("institutions[cpdh_fes].name", "already_different")


def test_what_was_corrected_on_a_page_does_not_disturb_the_old_file() -> None:
    load(EXAMPLE)
    by = actor_named("example.caseworker")
    with within(by.scope):
        record = File.objects.select_related("record").get().record
    correct_record(by=by, record=record, changes={"phone": "+212790000009"})
    assert not load(EXAMPLE).changed


def test_a_row_grows_by_what_had_not_happened_yet() -> None:
    early = altered(EXAMPLE, "    approved_by: example.approver\n    approved_on: 2021-03-22\n", "").text
    early = early[: early.index("ceremonies:")]
    load(early)
    outcome = load(EXAMPLE)
    assert outcome.grown == {"grants": 1}
    assert outcome.created == {"handovers": 1, "ceremonies": 1}
    assert outcome.unchanged["participants"] == 1
    with within(actor_named("example.headquarters").scope):
        assert Receipt.objects.get().status == "signed"


def test_receipts_are_issued_first_and_signed_by_a_later_file() -> None:
    signed = "\n        signed: {on: 2021-04-14, proof: signature, recorded_by: example.coordinator}\n    finished_by: example.coordinator"
    early = altered(EXAMPLE, signed, "").text
    load(early[: early.index("totals:")])
    with within(actor_named("example.headquarters").scope):
        assert Receipt.objects.get().status == "issued"
    assert load(EXAMPLE).grown == {"handovers": 1, "ceremonies": 1}
    with within(actor_named("example.headquarters").scope):
        assert Receipt.objects.get().status == "signed"
        assert Ceremony.objects.get().status == "finished"


def test_a_void_receipt() -> None:
    signed = "signed: {on: 2021-04-14, proof: signature, recorded_by: example.coordinator}"
    text = altered(EXAMPLE, signed, "void: {reason: absent, by: example.coordinator, note: لم يحضر}").text
    load(text[: text.index("totals:")])
    with within(actor_named("example.headquarters").scope):
        assert Receipt.objects.get().void_reason == "absent"
        assert Ceremony.objects.get().status == "finished"


def test_each_act_is_done_in_the_name_its_row_gives_and_shares_one_gesture() -> None:
    load(EXAMPLE)
    with within(Scope(reads_audit=True)):
        done = set(Event.objects.values_list("action", "actor_label"))
        gestures = set(Event.objects.values_list("gesture", flat=True))
        whole = Event.objects.get(action="exchange.load_programme")
    for act, account in (
        ("participants.open", "example.caseworker"),
        ("participants.verify", "example.coordinator"),
        ("agreements.sign_agreement", "example.headquarters"),
        ("grants.propose", "example.coordinator"),
        ("grants.approve_grant", "example.approver"),
    ):
        assert {label for action, label in done if action.startswith(act)} == {account}
    assert (whole.actor_label, whole.label) == ("wasl", "minimal_programme")
    assert len(gestures) == 1


def test_an_account_may_load_rows_that_do_not_say_who_enters_them() -> None:
    create_first_administrator(by=HOUSE, username="first", name_ar="الأول", name_fr="Premier")
    opener = actor_named("first")
    user, _password = create_account(
        by=opener, username="importer", name_ar="المستورد", name_fr="Importateur", role="headquarters"
    )
    grant_scope(by=opener, user=user, kind="national")
    load(altered(EXAMPLE_TEXT, "entered_by: example.headquarters\n", "").text, by=actor_named("importer"))
    with within(actor_named("importer").scope):
        assert Grant.objects.get().agreement.recorded_by == "importer"


def test_what_was_written_is_kept_only_as_digests() -> None:
    load(EXAMPLE)
    with memory():
        row = LoadedRow.objects.get(section="participants", step="")
    kept = f"{row.digest} {row.parts} {row.salt}"
    assert set(row.parts) >= {"identity", "opened_on", "centre"}
    assert not {"cin", "given", "birth_year"} & set(row.parts)
    assert "ZZ000901" not in kept


def test_accounts_begin_with_a_password_to_change() -> None:
    outcome = load(EXAMPLE)
    assert set(outcome.passwords) == set(User.objects.values_list("username", flat=True))
    assert all(
        user.must_change_password and user.check_password(outcome.passwords[user.username])
        for user in User.objects.all()
    )


def test_shares_become_whole_parts() -> None:
    from fractions import Fraction

    assert parts([Fraction(1)]) == [1]
    assert parts([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)]) == [3, 2, 1]


def test_the_case_is_loaded_by_the_machine_without_a_fault() -> None:
    assert load_file(by=HOUSE, content=CASE_TEXT.encode(), dry_run=True).created["participants"] == 14
