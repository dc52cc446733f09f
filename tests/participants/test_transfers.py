"""A file goes to another centre when that centre accepts it: whose rights, at each moment, also past the acts."""

import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories.accounts import actor, user
from tests.factories.participants import centre, eligible_file, file

from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import Scope, within
from wasl.participants.models import Assignment, File, Transfer, TransferReason
from wasl.participants.operations import (
    accept_transfer,
    assign_caseworker,
    close_file,
    correct_record,
    keep_paper_scan,
    propose_transfer,
    refuse_transfer,
    withdraw_transfer,
)
from wasl.participants.queries import waiting
from wasl.participants.queries.files import files

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4\n%%EOF"
# What belongs to the person and asks the file's policy.
OWN = ["participants_file", "participants_record", "participants_assignment", "participants_filepaper",
       "attachments_storedfile", "participants_transferreason"]  # fmt: skip
REASON = "انتقلت أسرته إلى أكادير"


@pytest.fixture
def sender() -> Actor:
    return actor("caseworker")


@pytest.fixture
def receiver() -> Actor:
    return actor("coordinator", centre="AGD")


@pytest.fixture
def proposed(sender: Actor) -> Transfer:
    opened = eligible_file(sender, caseworker=user("caseworker"))
    keep_paper_scan(by=sender, file=opened, kind="lease", content=SCAN)
    return propose_transfer(by=sender, file=opened, to_centre=centre("AGD"), reason=REASON)


def rows(table: str, by: Actor) -> int:
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def test_until_it_is_accepted_the_receiving_centre_reads_a_number_and_nothing_else(
    sender: Actor, receiver: Actor, proposed: Transfer
) -> None:
    for table in OWN:
        assert rows(table, sender) == 1, table
        assert rows(table, receiver) == 0, table
    with within(receiver.scope):
        seen = Transfer.objects.get()
        assert (seen.number, seen.from_centre.code) == (proposed.number, "MRK")
        assert REASON not in str(vars(seen))
        assert [(turn.kind, turn.label) for turn in waiting(receiver)] == [("transfer", proposed.number)]
    assert rows("participants_transfer", actor("coordinator", centre="CAS")) == 0
    assert rows("participants_transfer", actor("finance")) == 0


def test_accepted_one_row_changes_and_every_right_with_it(
    sender: Actor, receiver: Actor, proposed: Transfer
) -> None:
    moved = accept_transfer(by=receiver, transfer=proposed)
    assert (moved.centre.code, moved.caseworker, moved.number) == ("AGD", None, proposed.number)
    for table in set(OWN) - {"participants_assignment"}:
        assert rows(table, receiver) == 1, table
    for table in OWN:
        assert rows(table, sender) == 0, table
    assert (
        rows("participants_transfer", sender) == 1
    )  # That it left, and where to, is the sending centre's history.

    with within(receiver.scope):
        assert TransferReason.objects.get().reason == REASON
        history = list(Assignment.objects.values_list("rank", "caseworker__role"))
        assert history == [(1, "caseworker"), (2, None)]
    record = _record(receiver, moved)
    correct_record(by=receiver, record=record, changes={"address_ar": "حي الداخلة، أكادير"})
    with pytest.raises(NotAllowed):
        correct_record(by=sender, record=record, changes={"address_ar": "حي السلام"})
    assign_caseworker(by=receiver, file=moved, caseworker=user("caseworker", centre="AGD"))


def _record(by: Actor, file: File) -> object:
    with within(by.scope):
        return files().get(pk=file.pk).record


def test_only_the_receiving_coordinator_answers(receiver: Actor, sender: Actor, proposed: Transfer) -> None:
    for stranger in (sender, actor("coordinator"), actor("caseworker", centre="AGD"), actor("auditor")):
        with pytest.raises(NotAllowed):
            accept_transfer(by=stranger, transfer=proposed)
    with pytest.raises(Refusal) as unsaid:
        refuse_transfer(by=receiver, transfer=proposed, answer=" ")
    assert unsaid.value.field == "answer"
    stayed = refuse_transfer(by=receiver, transfer=proposed, answer="لا مكان في المركز")
    assert (stayed.status, stayed.answer) == ("refused", "لا مكان في المركز")
    with pytest.raises(Refusal) as again:
        accept_transfer(by=receiver, transfer=proposed)
    assert again.value.code == "transfer_answered"
    assert rows("participants_file", sender) == 1


def test_nobody_answers_their_own_proposal() -> None:
    by = actor("headquarters")
    proposed = propose_transfer(by=by, file=file(by), to_centre=centre("AGD"), reason=REASON)
    with pytest.raises(Refusal) as own:
        accept_transfer(by=by, transfer=proposed)
    assert own.value.code == "own_proposal"
    with refused("participants_transfer_not_answered_by_its_proposer", by) as cursor:
        cursor.execute(_ANSWER.format("accepted", by.label))


def test_a_proposal_is_taken_back_by_who_made_it(sender: Actor, receiver: Actor, proposed: Transfer) -> None:
    with pytest.raises(NotAllowed):
        withdraw_transfer(by=receiver, transfer=proposed)
    with pytest.raises(Refusal) as waiting_for_answer:
        close_file(by=sender, file=proposed.file, kind="moved")
    assert waiting_for_answer.value.code == "participants_closed_is_not_moving"
    assert withdraw_transfer(by=sender, transfer=proposed).status == "withdrawn"
    close_file(by=sender, file=proposed.file, kind="moved")
    with pytest.raises(Refusal) as closed:
        propose_transfer(by=sender, file=proposed.file, to_centre=centre("AGD"), reason=REASON)
    assert closed.value.code == "file_closed"


def test_a_second_proposal_waits_for_the_first(sender: Actor, proposed: Transfer) -> None:
    with pytest.raises(Refusal) as second:
        propose_transfer(by=sender, file=proposed.file, to_centre=centre("CAS"), reason=REASON)
    assert second.value.code == "transfer_waiting"
    with refused("participants_transfer_one_at_a_time", sender) as cursor:
        cursor.execute(_PROPOSE.format("CAS", sender.label))


_PROPOSE = (
    "insert into participants_transfer (id, file_id, number, from_centre_id, to_centre_id, status, proposed_at, "
    "proposed_by, decided_by, answer) select gen_random_uuid(), f.id, f.number, f.centre_id, c.id, 'proposed', now(), "
    "'{1}', '', '' from participants_file f, territory_centre c where c.code = '{0}'"
)
_ANSWER = "update participants_transfer set status = '{0}', decided_at = now(), decided_by = '{1}'"


@pytest.mark.database
def test_the_database_moves_no_file_that_was_not_accepted(
    sender: Actor, receiver: Actor, proposed: Transfer
) -> None:
    everyone = actor("headquarters")
    with refused("participants_file_moves_by_transfer", everyone) as cursor:
        cursor.execute(
            "update participants_file set centre_id = (select id from territory_centre where code = 'AGD')"
        )
    with refused("participants_transfer_answered_by_receiver", sender) as cursor:
        cursor.execute(_ANSWER.format("accepted", sender.label))
    caseworker = actor("caseworker", centre="AGD")
    with refused("participants_transfer_answered_by_receiver", caseworker) as cursor:
        cursor.execute(_ANSWER.format("accepted", caseworker.label))
    with refused("participants_transfer_stands", receiver) as cursor:
        cursor.execute("update participants_transfer set number = 'AGD-2021-0001'")
    with refused("row_policy", receiver) as cursor:
        cursor.execute(_ANSWER.format("accepted", "somebody"))
    with within(actor("coordinator", centre="CAS").scope), connection.cursor() as cursor:
        cursor.execute(_ANSWER.format("refused", "x"))
        assert cursor.rowcount == 0
    # The file follows its history: who takes it over past the act leaves no caseworker of elsewhere behind unsaid.
    with refused("participants_caseworker_follows", receiver) as cursor:
        cursor.execute(_ANSWER.format("accepted", receiver.label))


@pytest.mark.database
def test_the_database_takes_no_proposal_from_elsewhere(sender: Actor, receiver: Actor) -> None:
    file(sender)
    with refused("participants_transfer_from_its_centre", actor("headquarters")) as cursor:
        cursor.execute(_PROPOSE.format("AGD", "wasl").replace("f.number", "'MRK-2021-0099'"))
    with within(receiver.scope), connection.cursor() as cursor:
        cursor.execute(_PROPOSE.format("CAS", receiver.label))
        assert cursor.rowcount == 0  # A file one does not read is not there to be proposed.
    with refused("participants_transfer_to_another", sender) as cursor:
        cursor.execute(_PROPOSE.format("MRK", sender.label))


def test_the_journal_tells_the_number_and_no_reason(
    sender: Actor, receiver: Actor, proposed: Transfer
) -> None:
    accept_transfer(by=receiver, transfer=proposed)
    with within(Scope(reads_audit=True)):
        events = Event.objects.filter(action__endswith="_transfer").order_by("at")
        assert [(e.action, e.label, e.actor_label) for e in events] == [
            ("participants.propose_transfer", proposed.number, sender.label),
            ("participants.accept_transfer", proposed.number, receiver.label),
        ]
        assert REASON not in str([vars(event) for event in events])


def test_a_file_comes_back_the_same_way(sender: Actor, receiver: Actor, proposed: Transfer) -> None:
    accept_transfer(by=receiver, transfer=proposed)
    back = propose_transfer(by=receiver, file=proposed.file, to_centre=centre(), reason=REASON)
    accept_transfer(by=actor_of(user("coordinator")), transfer=back)
    for table in ("participants_record", "attachments_storedfile"):
        assert (rows(table, sender), rows(table, receiver)) == (1, 0)
