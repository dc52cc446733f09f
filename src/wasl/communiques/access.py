"""Who may change which communiqué, and the rows to change, locked. The row policies say the same."""

from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, sentence_for
from wasl.communiques.models import Communique
from wasl.handovers.access import ceremony_to_change

sentence_for(
    "communiques_communique_one_live",
    _("This ceremony already has a communiqué."),
)
sentence_for(
    "communiques_communique_not_approved_by_its_drafter",
    _("Whoever drafted the communiqué does not approve it: another person reads it."),
)
sentence_for(
    "communiques_communique_small_cells_have_reason",
    _("Some figures are small enough to point at someone: say why they may be published."),
    field="reason",
)
sentence_for(
    "communiques_begins_as_draft",
    _("A communiqué begins as a draft: another person approves it."),
)
sentence_for(
    "communiques_approved_is_frozen",
    _("An approved or withdrawn communiqué never changes: a correction is told by an erratum."),
)
sentence_for(
    "communiques_erratum_once",
    _("This erratum was issued a moment ago by somebody else."),
)
sentence_for(
    "communiques_erratum_of_approved",
    _("Only an approved communiqué takes an erratum: a draft is drafted again."),
)

sentence_for("communiques_quoted_in_draft", _("Words are added to a draft only: draft the communiqué again."))
sentence_for("communiques_quotedwords_once", _("This draft already carries these words."), field="quotation")
sentence_for(
    "communiques_words_may_be_quoted",
    _("Words of this draft may no longer be quoted: draft it again, without them."),
)

__all__ = ["ceremony_to_change", "communique_to_change"]


def communique_to_change(by: Actor, communique: Communique) -> Communique:
    """The communiqué, read again and locked after its ceremony. Raises NotAllowed, also outside the actor's centres."""
    ceremony = ceremony_to_change(by, communique.ceremony)
    found = (
        Communique.objects.select_for_update(of=("self",))
        .select_related("tally")
        .filter(pk=communique.pk)
        .first()
    )
    if found is None:
        raise NotAllowed(code="communiques_other_centre")
    found.ceremony = ceremony
    return found
