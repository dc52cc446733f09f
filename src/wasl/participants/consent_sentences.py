"""What is said when a consent is missing, or cannot be as it was written: by its state, and by the rule the database raised."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import sentence_for
from wasl.participants.enums import ConsentAnswer, ConsentKind

# By what is asked for, then by where it stands: never asked, refused, withdrawn.
MISSING: dict[str, dict[str, Promise | str]] = {
    ConsentKind.IMAGE: {
        "": _("The consent to pictures was not asked yet: ask it, apart from the rest, before using a picture."),
        ConsentAnswer.REFUSED: _("This person refused pictures: no picture of theirs is used."),
        ConsentAnswer.WITHDRAWN: _("This person withdrew their consent to pictures: nothing new may use one."),
    },
    ConsentKind.QUOTATION: {
        "": _("The consent to be quoted was not asked yet: ask it, apart from the rest, before quoting."),
        ConsentAnswer.REFUSED: _("This person refused to be quoted: their words are not used."),
        ConsentAnswer.WITHDRAWN: _("This person withdrew their consent to be quoted: nothing new may use their words."),
    },
}  # fmt: skip

# For a minor: what the guardian has not said yet, or has said.
GUARDIAN_MISSING: dict[str, Promise | str] = {
    "": _(
        "The person of file %(file)s is a minor: ask the guardian first whether the centre may accompany them."
    ),
    ConsentAnswer.REFUSED: _(
        "The guardian of the minor of file %(file)s does not agree to the accompaniment."
    ),
    ConsentAnswer.WITHDRAWN: _("The guardian of the minor of file %(file)s took their consent back."),
}

sentence_for("participants_consent_not_to_come", _("This day has not come yet."), field="answered_on")
sentence_for(
    "participants_consent_in_order",
    _("A later answer is already recorded: write the day on which this one was given."),
    field="answered_on",
)
sentence_for("participants_consent_nothing_to_withdraw", _("There is no consent to withdraw: none stands."))
sentence_for(
    "participants_consent_text_in_force",
    _("The text was replaced meanwhile: use the version in force that day."),
    field="answered_on",
)
sentence_for(
    "participants_consent_guardian_named",
    _("This person is a minor: write the name of the guardian, and who they are to the minor."),
    field="guardian_name",
)
sentence_for(
    "participants_consentevent_guardian_whole_or_absent",
    _("Write the name of the guardian, and who they are to the minor."),
    field="guardian_relation",
)
sentence_for(
    "participants_consent_of_minor",
    _("This person is a minor: no picture is taken and no words are quoted."),
)
sentence_for(
    "participants_consent_guardian_of_minor", _("This person is of age: they answer for themselves.")
)
sentence_for(
    "participants_consent_informed_first",
    _("The information notice was not given yet: read it first, then ask."),
)
sentence_for(
    "participants_consent_withdrawn_not_refused",
    _("A consent stands: record that it is withdrawn, not refused."),
)
sentence_for(
    "participants_consent_already_given", _("This consent already stands on this text."), field="answer"
)
sentence_for(
    "participants_consentevent_yes_is_signed",
    _(
        "This answer is signed, or marked with a thumbprint. Only a refusal or a withdrawal may be said aloud."
    ),
    field="proof",
)
sentence_for(
    "participants_consentevent_amazigh_is_told",
    _("The text is not written in Amazigh: it was read aloud, or it was given in another language."),
    field="read_aloud",
)
sentence_for(
    "participants_consentevent_answer_of_kind", _("This is not an answer to this question."), field="answer"
)
sentence_for(
    "participants_consentscan_event_id_key",
    _("The signed paper of this answer is already kept."),
    field="scan",
)
sentence_for("participants_consentscan_of_its_file", _("This scan belongs to another file."), field="scan")
sentence_for(
    "participants_use_has_consent",
    _("The consent of this person does not stand: nothing new may use their picture or their words."),
)
sentence_for("participants_consentuse_once", _("This use is already recorded."))
sentence_for(
    "participants_quotation_has_consent",
    _("The consent of this person does not stand: nothing new may use their picture or their words."),
)
sentence_for(
    "participants_consenttext_follows",
    _("A version follows the last one, and comes into force on the same day or later."),
    field="since",
)
sentence_for("participants_consenttext_once", _("Someone else has just settled a version: read it first."))
