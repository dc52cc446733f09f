"""Micro-projects, made through the acts."""

from decimal import Decimal
from typing import Any

from tests.factories.participants import eligible_file

from wasl.audit.actors import Actor
from wasl.catalogue.models import Trade
from wasl.life_projects.models import MicroProject
from wasl.life_projects.operations import NewItem, complete_project, prepare_project, set_equipment
from wasl.participants.models import File
from wasl.territory.models import Place


def items() -> list[NewItem]:
    """A small bakery: 12,400.00 + 7,850.00 + 20 × 58.00 = 21,410.00 dirhams."""
    return [
        NewItem("فرن غازي للخبز", "four à pain à gaz", Decimal("12400.00"), serial_number="FG3-21-107"),
        NewItem("عجانة 25 كلغ", "pétrin de 25 kg", Decimal("7850.00")),
        NewItem("صينية خبز", "plaque à pain", Decimal("58.00"), quantity=20),
    ]


def draft(by: Actor, file: File | None = None, **changes: Any) -> MicroProject:
    """A draft bakery without equipment, held by ``file`` alone unless said otherwise."""
    written: dict[str, Any] = {
        "trade": Trade.objects.get(code="bakery"),
        "site": Place.objects.get(code="07.427.01.01"),
        "title_ar": "مخبزة تقليدية بحي السلام",
        "title_fr": "boulangerie traditionnelle du quartier Salam",
    } | changes
    return prepare_project(by=by, file=file or eligible_file(by), **written)


def complete(
    by: Actor, file: File | None = None, *, equipment: list[NewItem] | None = None, **changes: Any
) -> MicroProject:
    """A complete project: eligible holders, a list of equipment, ready for a grant."""
    project = draft(by, file, **changes)
    project = set_equipment(by=by, project=project, items=equipment or items())
    return complete_project(by=by, project=project)
