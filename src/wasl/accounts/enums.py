"""Roles and what each may do. The descriptions are written for the director, not for the developer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoleName(models.TextChoices):
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "administrator")
    CASEWORKER = "caseworker", pgettext_lazy("role", "caseworker")
    COORDINATOR = "coordinator", _("centre coordinator")
    HEADQUARTERS = "headquarters", _("central services")
    FINANCE = "finance", pgettext_lazy("role", "finance")
    PARTNER = "partner", pgettext_lazy("role", "partner")
    AUDITOR = "auditor", pgettext_lazy("role", "auditor")


DESCRIPTIONS = {
    RoleName.ADMINISTRATOR: _(
        "Opens and closes accounts and gives scopes. Sees no file, no agreement and no figure."
    ),
    RoleName.CASEWORKER: _("Accompanies people of one centre: opens files, prepares micro-projects."),
    RoleName.COORDINATOR: _("Answers for one centre: proposes grants, runs ceremonies, drafts communiqués."),
    RoleName.HEADQUARTERS: _("Signs agreements, approves grants and communiqués, sees every centre."),
    RoleName.FINANCE: _("Keeps the ledger of funding lines. Sees no file."),
    RoleName.PARTNER: _("Sees the figures of its own agreements, never a person."),
    RoleName.AUDITOR: _("Reads everything that is not sealed, and the journal. Changes nothing."),
}

_CENTRE = {
    "files.read",
    "life_projects.read",
    "agreements.read",
    "grants.read",
    "ceremonies.read",
    "tallies.read",
}
_PREPARES = {"files.write", "life_projects.write", "attachments.write"}

PERMISSIONS: dict[str, frozenset[str]] = {
    RoleName.ADMINISTRATOR: frozenset({"accounts.read", "accounts.write"}),
    RoleName.CASEWORKER: frozenset(_CENTRE | _PREPARES),
    RoleName.COORDINATOR: frozenset(
        _CENTRE
        | _PREPARES
        | {
            "files.import",
            "identity.decide",
            "grants.propose",
            "ceremonies.write",
            "receipts.write",
            "communiques.read",
            "communiques.draft",
            "papers.print",
        }
    ),
    RoleName.HEADQUARTERS: frozenset(
        _CENTRE
        | {
            "agreements.write",
            "ledger.write",
            "catalogue.write",
            "programmes.write",
            "institutions.write",
            "grants.approve",
            "grants.propose",
            "communiques.read",
            "communiques.draft",
            "communiques.approve",
            "tallies.write",
            "papers.print",
            "files.write",
            "files.import",
            "identity.decide",
            "life_projects.write",
            "attachments.write",
            "ceremonies.write",
            "receipts.write",
            "receipts.reverse",
            "privacy.read",
            "privacy.write",
        }
    ),
    RoleName.FINANCE: frozenset({"agreements.read", "ledger.write", "tallies.read"}),
    RoleName.PARTNER: frozenset({"agreements.read", "tallies.read"}),
    RoleName.AUDITOR: frozenset(_CENTRE | {"communiques.read", "audit.read", "privacy.read"}),
}

# Which duties exclude each other: an administrator holds no data scope; the others hold scopes of one kind.
SCOPE_KINDS: dict[str, str | None] = {
    RoleName.ADMINISTRATOR: None,
    RoleName.CASEWORKER: "centre",
    RoleName.COORDINATOR: "centre",
    RoleName.HEADQUARTERS: "national",
    RoleName.FINANCE: "national",
    RoleName.PARTNER: "institution",
    RoleName.AUDITOR: "national",
}

# Roles that see people sign in with a second factor.
SECOND_FACTOR = {
    RoleName.CASEWORKER,
    RoleName.COORDINATOR,
    RoleName.HEADQUARTERS,
    RoleName.AUDITOR,
    RoleName.ADMINISTRATOR,
}

# Where the secret of each kind of second step stands in what is stored of it; always locked (``wasl.database.locked_text``).
SECOND_STEP_SECRETS = {"totp": "secret", "recovery_codes": "seed"}


class ScopeKind(models.TextChoices):
    CENTRE = "centre", pgettext_lazy("scope", "centre")
    INSTITUTION = "institution", pgettext_lazy("scope", "institution")
    NATIONAL = "national", pgettext_lazy("scope", "national")
