"""The role × address table: every address of the house, and who may open it. Each area keeps its own part.

An entry: ``name`` of the address; ``roles`` (a set, ``"everyone"`` without sign-in, or ``"signed in"``); ``methods`` it answers;
``of``, the kind of object its path names (see ``objects``), when it names one.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from wasl.accounts.models import Scope, User
from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.communiques.models import Communique
from wasl.database.scope import within
from wasl.funding.models import Entry, FundingLine
from wasl.grants.models import Grant
from wasl.handovers.models import Ceremony, CeremonyPaper, HandoverLine, InstitutionalGift, Receipt
from wasl.life_projects.models import MicroProject
from wasl.participants.models import File

ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")
ACCOUNTS = {
    "administrator": "administrator", "caseworker": "caseworker.marrakech", "coordinator": "coordinator.marrakech",
    "headquarters": "headquarters", "finance": "finance", "partner": "partner.rehamna", "auditor": "auditor",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One line of the table."""

    name: str
    roles: frozenset[str] | str
    methods: frozenset[str]
    of: str = ""

    def open_to(self, role: str) -> bool:
        """Whether a signed-in account of this role may open it."""
        return self.roles in ("everyone", "signed in") or role in self.roles


def table() -> list[Address]:
    """Every line of every area."""
    found: list[Address] = []
    for path in sorted(Path(__file__).parent.glob("*/addresses.py")):
        part = importlib.import_module(f"tests.web.{path.parent.name}.addresses")
        for line in part.ADDRESSES:
            roles = line["roles"]
            found.append(
                Address(line["name"], roles if isinstance(roles, str) else frozenset(roles), frozenset(line["methods"]),
                        line.get("of", ""))
            )  # fmt: skip
    return found


def objects(by: Actor) -> dict[str, dict[str, Any]]:
    """Arguments of an address for one object of each kind, seen by ``by`` in the demonstration."""
    with transaction.atomic(), within(by.scope):
        return {kind: arguments for kind, arguments in _objects() if arguments}


def _objects() -> Iterator[tuple[str, dict[str, Any] | None]]:
    models: dict[str, Any] = {
        "agreement": Agreement, "line": FundingLine, "entry": Entry, "grant": Grant, "project": MicroProject, "file": File,
        "ceremony": Ceremony, "receipt": Receipt, "paper": CeremonyPaper, "gift": InstitutionalGift, "communique": Communique,
        "ceremony_line": HandoverLine,
    }  # fmt: skip
    for kind, model in models.items():
        row = model.objects.order_by("pk").first()
        yield kind, {"pk": row.pk} if row else None
    agreed = Agreement.objects.filter(kind="partnership").order_by("pk").first()
    yield "agreement", {"pk": agreed.pk} if agreed else None
    # A grant's commitment is undone by cancelling the grant; what the ledger's own pages reverse is a contribution.
    entry = Entry.objects.filter(kind="contribution").order_by("pk").first()
    yield "entry", {"pk": entry.pk} if entry else None
    text = Communique.objects.first()
    yield "communique_pdf", {"pk": text.pk, "lang": "ar", "rank": 0} if text else None
    paper = Receipt.objects.order_by("pk").first()
    yield "code", {"token": paper.token} if paper else None
    scope = Scope.objects.select_related("user").filter(user__username="finance").first()
    yield "account", {"pk": User.objects.get(username="finance").pk}
    yield "scope", {"pk": scope.user_id, "scope_pk": scope.pk} if scope else None
    yield "token", {"token": "0" * 32}
