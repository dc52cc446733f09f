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
from tests.factories.clearances import clearance
from tests.factories.programmes import programme

from wasl.accounts.models import Scope, User
from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.communiques.models import Communique
from wasl.database.scope import within
from wasl.funding.models import Entry, FundingLine
from wasl.grants.models import Grant
from wasl.handovers.models import Ceremony, CeremonyPaper, HandoverLine, InstitutionalGift, Receipt
from wasl.life_projects.models import MicroProject
from wasl.participants.models import File, Inquiry, Record
from wasl.privacy.operations import record_request
from wasl.wording.dates import today

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
        return {kind: arguments for kind, arguments in _objects(by) if arguments}


# What the demonstration holds none of, made by the acts for the one test that asks.
MADE = {"clearance", "correction_request"}


def made(kind: str, by: Actor) -> dict[str, Any]:
    """Arguments of an address for an object made now, in the centre of ``by``."""
    if kind == "clearance":
        restricted = programme("restricted_one", restricted=True, rules_settled=False)
        return {"pk": clearance(by, restricted, confirmed=False).pk}
    with transaction.atomic(), within(by.scope):
        file = File.objects.order_by("pk")[0]
    asked = record_request(by=by, file=file, asked_on=today(), asked_by="person", wish="الاسم")
    return {"pk": asked.pk}


def _inquiry(record: Record, by: Actor) -> Inquiry:
    """A desk's inquiry: none stands in the demonstration, so one is asked about somebody of it."""
    asked = Inquiry.objects.first()
    if asked is None:
        asked = Inquiry(
            centre_id=record.file.centre_id, given_ar=record.given_ar, surname_ar=record.surname_ar,
            given_lat=record.given_lat, surname_lat=record.surname_lat, cin=record.cin, birth_date=record.birth_date,
            birth_year=record.birth_year, sex=record.sex, residence_id=record.residence_id, asked_by=by.label,
        )  # fmt: skip
        asked.save(force_insert=True)
    return asked


def _objects(by: Actor) -> Iterator[tuple[str, dict[str, Any] | None]]:
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
    first, second = Record.objects.order_by("pk")[:2]
    yield "record_pair", {"first": first.pk, "second": second.pk}
    yield "inquiry", {"pk": _inquiry(first, by).pk}
