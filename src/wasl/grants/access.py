"""The only way to take hold of a grant that is about to change, and what the database's refusals mean.

A grant one may not see and an absent one look alike.
"""

from django.utils.translation import gettext_lazy

from wasl.audit.refusals import NotAllowed, sentence_for
from wasl.grants.models import Grant


def locked(grant: Grant) -> Grant:
    """The grant as it stands now, locked until the transaction ends. Raises NotAllowed outside the actor's scope, and
    when its agreement is sealed to them: they read it as an ordinary grant, and decide nothing about it."""
    found = (
        Grant.objects.select_for_update(of=("self",))
        .select_related(
            "project__file__centre", "agreement__programme", "equipment_line", "cash_line", "cohort"
        )
        .filter(pk=grant.pk)
        .first()
    )
    if found is None or found.agreement is None or found.equipment_line is None:
        raise NotAllowed
    return found


for _name, _sentence, _field in (
    ("grants_cohort_code_key", gettext_lazy("Another cohort already has this code."), "code"),
    (
        "grants_grant_number_follows",
        gettext_lazy("A number is the next of its series: none is skipped or borrowed."),
        None,
    ),
    ("grants_cohort_amount_not_negative", gettext_lazy("An amount cannot be negative."), "planned_amount"),
    ("grants_grant_one_per_project", gettext_lazy("A grant already stands on this micro-project."), None),
    (
        "grants_grant_not_decided_by_its_proposer",
        gettext_lazy("The one who proposes may not approve: another person decides."),
        None,
    ),
    (
        "grants_grant_committed",
        gettext_lazy("What is committed on the lines follows the decision on the grant, to the centime."),
        None,
    ),
    (
        "grants_grant_moves_forward",
        gettext_lazy("This grant is already decided: a decision is not rewritten."),
        None,
    ),
    (
        "grants_grant_line_of_agreement",
        gettext_lazy("The line is not one of this agreement."),
        "equipment_line",
    ),
    (
        "grants_grant_line_money",
        gettext_lazy("A line pays what it was opened for: equipment or cash aid."),
        None,
    ),
    (
        "grants_grant_project_complete",
        gettext_lazy("The micro-project is not complete: complete it first."),
        None,
    ),
    (
        "grants_grant_amounts_of_project",
        gettext_lazy("The amounts of the grant are not those of its micro-project."),
        None,
    ),
    (
        "grants_grant_holders_eligible",
        gettext_lazy(
            "The eligibility of a holder of the project is not verified: verify it in the file first."
        ),
        None,
    ),
    ("grants_grant_cash_has_line", gettext_lazy("Cash aid needs its line, and only then."), "cash_line"),
    (
        "grants_grant_cancelled_at_and_by_together",
        gettext_lazy("A cancellation says who, when and why."),
        "reason",
    ),
):
    sentence_for(_name, _sentence, field=_field)
