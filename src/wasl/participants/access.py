"""Who may write about whom. Reading is the policies' business; writing is checked here, because a policy only hides."""

from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, sentence_for
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


def record_to_write(by: Actor, record: Record) -> Record:
    """The record, fresh, with its file, both locked. Raises as :func:`file_to_write`."""
    file = file_to_write(by, File(pk=record.file_id))
    found = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    found.file = file
    return found


sentence_for("participants_one_open_file", _("This person already has an open file."))
sentence_for("participants_number_of_another_centre", _("Your account may not do this."))
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
