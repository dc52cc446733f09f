"""The sentences of what the database refuses in this room: its triggers and constraints, by the names they raise."""

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import sentence_for

SENTENCES = {
    "handovers_number_of_another_centre": (_("The number belongs to another centre."), None),
    "handovers_receipt_of_approved_grant": (_("A receipt is issued only for an approved grant."), None),
    "handovers_receipt_of_holder": (_("This person is not a holder of the project."), None),
    "handovers_receipt_of_listed_grant": (_("The grant is not on the list of this ceremony."), None),
    "handovers_receipts_exceed_grant": (_("The receipts would exceed the amount of the grant."), None),
    "handovers_receipt_moves_forward": (_("A receipt does not go back to an earlier state."), None),
    "handovers_receipt_facts_stay": (
        _("What is printed on a receipt is never rewritten: make it void or reverse it, then issue another."),
        None,
    ),
    "handovers_receipt_has_document": (_("A receipt is kept with its printed paper."), None),
    "handovers_receipt_paid": (_("A receipt is signed together with its payment in the ledger."), None),
    "handovers_receipt_reversed_by_paper": (_("A receipt is reversed by a numbered paper."), None),
    "handovers_receipt_replaces_its_own": (
        _("A receipt replaces a void or reversed one of the same holder and grant."),
        None,
    ),
    "handovers_receipt_one_live_per_holder": (
        _("This holder already has a receipt that stands for this grant."),
        None,
    ),
    "handovers_receipt_thumbprint_has_witness": (_("A thumbprint needs the name of a witness."), "witness"),
    "handovers_receipt_number_once": (_("This number was already given."), None),
    "handovers_receipt_replaces_id_key": (_("This receipt was already replaced."), None),
    "handovers_reversal_receipt_id_key": (_("This receipt is already reversed."), None),
    "handovers_reversal_has_reason": (_("Give the reason for the reversal."), "reason"),
    "handovers_transfer_leaves_nothing_open": (
        _(
            "Something is not finished at the centre that has this file: a grant to decide or to hand over, a receipt to "
            "sign or to scan, or a ceremony to finish. It is finished there first."
        ),
        None,
    ),
    "handovers_handoverline_grant_once": (
        _("This grant is already on the list of a ceremony. Take it off there first."),
        "grants",
    ),
    "handovers_line_of_approved_grant": (
        _("Only an approved grant is put on the list of a ceremony."),
        "grants",
    ),
    "handovers_no_minor_on_list": (_("A minor stands on no ceremony list."), "grants"),
    "handovers_grant_has_receipts": (
        _("Receipts of this grant stand: make them void or reverse them before the grant is cancelled."),
        None,
    ),
    "handovers_grant_is_listed": (
        _("This grant is on the list of a ceremony. Take it off the list before the grant is cancelled."),
        None,
    ),
    "handovers_ceremony_reference_key": (_("Another ceremony already has this reference."), "reference"),
    "handovers_ceremony_facts_stay": (
        _("A ceremony stays as it was prepared, and a finished one stays finished."),
        None,
    ),
    "handovers_ceremony_is_printed": (
        _("A receipt or another paper of this ceremony is printed: it is no longer corrected or cancelled."),
        None,
    ),
    "handovers_ceremony_is_expected": (
        _("Grants or gifts are expected at this ceremony: it is not cancelled under them."),
        None,
    ),
    "handovers_ceremony_is_over": (
        _("This ceremony is finished or cancelled: nothing is added to it."),
        None,
    ),
    "handovers_ceremony_corrected_by_its_corrector": (
        _("Whoever corrects a ceremony does it in their own name."),
        None,
    ),
    "handovers_official_stays": (_("An official of a ceremony is only ever unseated, once."), None),
    "handovers_receipt_of_its_ceremony": (
        _("A receipt bears the day and the place of its ceremony."),
        None,
    ),
    "handovers_line_stays": (_("A line of a list is only ever taken off, once."), None),
    "handovers_line_has_receipts": (
        _("Receipts of this grant stand: make them void or reverse them first."),
        None,
    ),
    "handovers_number_is_used": (_("A number is taken only for the paper that carries it."), None),
    "handovers_ceremonyofficial_once": (_("An office is named once at a ceremony."), "present"),
    "handovers_institutionalgift_quantity_positive": (_("The quantity is at least one."), "quantity"),
}

for _name, (_sentence, _field) in SENTENCES.items():
    sentence_for(_name, _sentence, field=_field)
