"""Who may write about whom. Reading is the policies' business; writing is checked here, because a policy only hides."""

from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.accounts.queries import scope_of
from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for
from wasl.participants.enums import FileStatus
from wasl.participants.models import File, Record
from wasl.territory.models import Centre


def centre_to_write(by: Actor, centre: Centre) -> None:
    """Raises NotAllowed when files of ``centre`` are not the actor's to write."""
    if centre.pk not in by.scope.write_centres:
        raise NotAllowed(code="not_your_centre")


def file_to_write(by: Actor, file: File) -> File:
    """The file, fresh and locked until the transaction ends.

    Raises NotAllowed when it is absent or not the actor's to write: the two look alike.
    """
    found = File.objects.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if found is None or found.centre_id not in by.scope.write_centres:
        raise NotAllowed(code="not_your_file")
    return found


def open_file_to_write(by: Actor, file: File) -> File:
    """As :func:`file_to_write`; raises Refusal when the file is closed."""
    found = file_to_write(by, file)
    if found.status != FileStatus.OPEN:
        raise Refusal(_("This file is closed."), code="file_closed")
    return found


def caseworker_at(caseworker: User | None, centre: Centre) -> None:
    """Raises Refusal when the caseworker may not write this centre's files today."""
    if caseworker is not None and centre.pk not in scope_of(caseworker).write_centres:
        raise Refusal(
            _("This caseworker does not work at this centre."),
            field="caseworker",
            code="caseworker_elsewhere",
        )


def record_to_write(by: Actor, record: Record) -> Record:
    """The record, fresh, with its file, both locked. Raises as :func:`file_to_write`."""
    file = file_to_write(by, File(pk=record.file_id))
    found = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    found.file = file
    return found


sentence_for("participants_one_open_file", _("This person already has an open file."))
sentence_for("participants_number_of_another_centre", _("Your account may not do this."))
sentence_for(
    "participants_file_number_follows", _("A number is the next of its series: none is skipped or borrowed.")
)
sentence_for(
    "participants_eligibility_stands",
    _("Eligibility was verified: who verified it, when and how is not rewritten."),
)
sentence_for(
    "participants_record_facts_stay", _("Who wrote a record, and of which file it is, never change.")
)
for _name in (
    "participants_record_version_follows",
    "participants_record_correction_kept",
    "participants_correction_of_version",
):
    sentence_for(_name, _("What is written about a person changes only with a correction that says so."))
sentence_for("participants_file_number_key", _("This number was just taken. Try again."))
sentence_for("participants_file_facts_stay", _("The number of a file and who opened it never change."))
sentence_for(
    "participants_record_residence_is_province", _("Choose a province or a prefecture."), field="residence"
)
sentence_for(
    "participants_record_commune_in_residence",
    _("This commune does not lie in the province chosen."),
    field="commune",
)
sentence_for(
    "participants_record_cin_shape",
    _("A card number is one or two letters, then four to eight digits, like EA204118."), field="cin",
)  # fmt: skip
sentence_for("participants_record_sex_known", _("Choose woman or man, as on the card."), field="sex")
sentence_for(
    "participants_correction_version_once", _("Someone else has just corrected this record. Open it again.")
)
sentence_for(
    "participants_record_guardian_cin_shape",
    _("A card number is one or two letters, then four to eight digits, like EA204118."),
    field="guardian_cin",
)
sentence_for(
    "participants_record_guardian_whole",
    _("Of a guardian the name, the relation, the card and the phone are written."),
    field="guardian_name_ar",
)
sentence_for(
    "participants_minor_has_guardian",
    _("This person was under eighteen on the day the file is opened: write who their guardian is."),
    field="guardian_name_ar",
)
sentence_for("participants_record_words_known", _("Choose one of the words of the list."))
sentence_for(
    "participants_record_other_phones", _("Write the ten digits of a Moroccan number, like 0661 23 45 67.")
)
sentence_for("participants_file_closed_for_a_reason", _("Choose why the file is closed."), field="kind")
sentence_for(
    "participants_file_moves_by_transfer",
    _("A file goes to another centre when that centre accepts it: propose a transfer."),
)
sentence_for(
    "participants_closed_is_not_moving",
    _("Another centre is asked to take this file over: take the proposal back first."),
)
sentence_for("participants_transfer_from_its_centre", _("A file is proposed by the centre that has it."))
sentence_for("participants_transfer_one_at_a_time", _("This file is already proposed to a centre."))
sentence_for(
    "participants_transfer_to_another", _("The file is at this centre already: choose another one."), field="to_centre"
)  # fmt: skip
sentence_for("participants_transfer_stands", _("This proposal was answered already."))
sentence_for(
    "participants_transfer_answered_by_receiver",
    _("A proposal is answered by the coordinator of the centre it was made to."),
)
sentence_for(
    "participants_transfer_not_answered_by_its_proposer", _("Somebody else answers what you proposed.")
)
sentence_for("participants_transfer_of_open_file", _("Only an open file goes to another centre."))
sentence_for(
    "participants_transfer_refused_with_reason", _("Write why the file is not taken over."), field="answer"
)
sentence_for(
    "participants_assignment_works_there", _("This caseworker does not work at this centre."), field="caseworker"
)  # fmt: skip
sentence_for("participants_assignment_once", _("Somebody else has just entrusted this file. Open it again."))
sentence_for("participants_caseworker_follows", _("Who follows a file is written with its history."))
sentence_for(
    "participants_filepaper_scan_kept", _("This paper is looked at and given back: its scan is not kept."), field="scan"
)  # fmt: skip
sentence_for(
    "participants_filepaper_scan_of_file", _("A scan belongs to the file it was kept for."), field="scan"
)
sentence_for("participants_filepaper_once", _("Somebody else has just changed this paper. Open it again."))
sentence_for("participants_waitingentry_one_a_file", _("This file stands on the waiting list already."))
sentence_for("participants_waitingentry_stands", _("An entry of the waiting list is ended, never rewritten."))
sentence_for(
    "participants_referral_month_only", _("Only the month of release is written."), field="release_month"
)
sentence_for(
    "participants_card_has_open_file",
    _("A very similar file may exist; headquarters will compare."), field="cin",
)  # fmt: skip
sentence_for(
    "participants_record_person_by_move", _("Which person a record belongs to follows from a decision only.")
)
sentence_for("participants_comparison_stands", _("This decision does not fit the two records it names."))
sentence_for("participants_comparison_is_done", _("This decision does not fit the two records it names."))
sentence_for("participants_move_stands", _("This record was moved meanwhile. Open the comparison again."))
sentence_for(
    "participants_move_is_whole",
    _("One of the two people has files in other centres: headquarters decide."),
)
sentence_for("participants_inquiry_stands", _("This inquiry was answered already."))
