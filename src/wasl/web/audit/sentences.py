"""A stored event told as words: one entry per act. An act without an entry is told by its code, and a test fails."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wasl.audit.models import Event

ACTS: dict[str, str | Promise] = {
    "accounts.choose_language": _("chose the language of the pages"),
    "accounts.choose_password": _("chose a password"),
    "accounts.create_account": _("opened an account"),
    "accounts.create_first_administrator": _("opened the first administrator's account"),
    "accounts.end_scope": _("ended a scope"),
    "accounts.grant_scope": _("gave a scope"),
    "accounts.reset_sign_in": _("reset the sign-in of an account"),
    "accounts.sign_in": _("tried to sign in"),
    "accounts.signed_in": _("signed in"),
    "accounts.switch_off": _("switched an account off"),
    "accounts.switch_on": _("switched an account on"),
    "agreements.amend": _("recorded an amendment"),
    "agreements.sign_agreement": _("recorded an agreement"),
    "attachments.store_paper": _("stored a printed paper"),
    "attachments.store_scan": _("stored a scan"),
    "communiques.approve": _("approved a communiqué"),
    "communiques.draft": _("drafted a communiqué"),
    "communiques.issue_erratum": _("issued an erratum"),
    "communiques.withdraw": _("withdrew a communiqué"),
    "exchange.load_programme": _("loaded a programme file"),
    "funding.enter": _("entered in the ledger"),
    "funding.open_line": _("opened a funding line"),
    "funding.reverse_entry": _("reversed a ledger entry"),
    "grants.approve_grant": _("approved a grant"),
    "grants.cancel_grant": _("cancelled a grant"),
    "grants.plan_cohort": _("planned a cohort"),
    "grants.propose_grant": _("proposed a grant"),
    "grants.reject_grant": _("rejected a grant"),
    "handovers.attach_scan": _("added the scan of a receipt"),
    "handovers.finish_ceremony": _("finished a ceremony"),
    "handovers.issue_receipts": _("issued the receipts of a ceremony"),
    "handovers.list_grant": _("put a grant on a ceremony's list"),
    "handovers.prepare_ceremony": _("prepared a ceremony"),
    "handovers.print_beneficiaries": _("printed the list of beneficiaries"),
    "handovers.print_gift_minutes": _("printed the minutes of an institutional gift"),
    "handovers.print_minutes": _("printed the handover minutes"),
    "handovers.record_gift": _("recorded an institutional gift"),
    "handovers.reissue_receipt": _("issued a receipt in place of a void one"),
    "handovers.reverse_receipt": _("reversed a receipt"),
    "handovers.sign_receipt": _("recorded the signature of a receipt"),
    "handovers.void_receipt": _("made a receipt void"),
    "handovers.withdraw_grant": _("took a grant off a ceremony's list"),
    "institutions.add_institution": _("added an institution"),
    "institutions.add_office": _("added an office"),
    "institutions.appoint": _("recorded who holds an office"),
    "life_projects.complete_project": _("completed a micro-project"),
    "life_projects.prepare_project": _("prepared a micro-project"),
    "life_projects.reopen_project": _("reopened a micro-project"),
    "life_projects.revise_project": _("changed a micro-project in preparation"),
    "life_projects.set_equipment": _("set the equipment of a micro-project"),
    "participants.close_file": _("closed a file"),
    "participants.correct_record": _("corrected a record"),
    "participants.open_file": _("opened a file"),
    "participants.read_eligibility": _("read from which paper eligibility was verified"),
    "participants.verify_eligibility": _("recorded that eligibility was verified"),
    "programmes.add_programme": _("added a programme"),
    "programmes.settle_rules": _("settled rules"),
    "tallies.freeze": _("froze a tally"),
    "tallies.record_assertion": _("recorded a published figure"),
    "tallies.record_opening": _("recorded the years before the register"),
}


def told(event: Event) -> str:
    """What the event says, in the reader's language."""
    return str(ACTS.get(event.action, event.action))
