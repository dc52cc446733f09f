"""Who may write a project: whoever may write its first holder's file. And what the database's refusals mean."""

from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, sentence_for
from wasl.life_projects.models import MicroProject


def project_to_write(by: Actor, project: MicroProject) -> MicroProject:
    """The project, fresh and locked until the transaction ends, with its file.

    Raises NotAllowed when it is absent or not the actor's to write: the two look alike.
    """
    found = (
        MicroProject.objects.select_for_update(of=("self",))
        .select_related("file__centre", "trade", "site")
        .filter(pk=project.pk)
        .first()
    )
    if found is None or found.file.centre_id not in by.scope.write_centres:
        raise NotAllowed(code="not_your_project")
    return found


sentence_for("life_projects_complete_stays", _("This project is complete: reopen it first."))
sentence_for(
    "life_projects_complete_is_whole",
    _("A complete project has at least one item of equipment, and holders whose eligibility is verified."),
)
sentence_for(
    "life_projects_reopened_while_granted",
    _("A grant stands on this project: it can be reopened once the grant is refused or cancelled."),
)
sentence_for("life_projects_number_of_another_centre", _("Your account may not do this."))
sentence_for(
    "life_projects_microproject_number_follows",
    _("A number is the next of its series: none is skipped or borrowed."),
)
sentence_for(
    "life_projects_minor_has_consent",
    _("A holder is a minor: ask the guardian first whether the centre may accompany them."),
    field="holders",
)
sentence_for("life_projects_holder_once", _("A holder stands twice in the list."), field="holders")
sentence_for("life_projects_holder_parts_positive", _("Each holder has at least one part."), field="holders")
sentence_for(
    "life_projects_microproject_cash_not_negative", _("An amount cannot be negative."), field="cash_amount"
)
sentence_for(
    "life_projects_microproject_cash_has_nature", _("Say what the cash aid is for."), field="cash_nature"
)
sentence_for("life_projects_equipmentline_quantity_positive", _("The quantity is at least 1."), field="items")
sentence_for(
    "life_projects_equipmentline_price_positive", _("The price must be more than zero."), field="items"
)
