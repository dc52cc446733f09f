"""Places and centres every installation starts with, read from the CSV files of ``data/`` after each migration.

Loading twice changes nothing. A row that has changed in the files is brought up to date; none is ever removed,
because programme files, receipts and published figures point to its code.
"""

import csv
import datetime
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from wasl.territory.enums import PlaceKind
from wasl.territory.models import Centre, CentreArea, Place
from wasl.wording.folding import sort_key_arabic

Row = TypeVar("Row", bound=models.Model)


def data_folder() -> Path:
    """Where the reference files are: ``WASL_DATA``, or ``data`` beside the package or above it.

    Raises FileNotFoundError when there is none, saying which variable to set.
    """
    if chosen := os.environ.get("WASL_DATA"):
        return Path(chosen)
    for parent in Path(__file__).resolve().parents[1:4]:
        if (parent / "data" / "territory_ma.csv").exists():
            return parent / "data"
    raise FileNotFoundError("The reference data are missing: set WASL_DATA to the folder that holds them.")


def read(name: str) -> list[dict[str, str]]:
    """The rows of a reference file, by its name without ``.csv``; empty cells are empty strings."""
    with (data_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bring(
    model: type[Row], wanted: Iterable[Row], fields: Sequence[str], *, using: str, key: str = "code"
) -> int:
    """Insert the rows that are missing and update those that differ; how many were written.

    Compares first, so that an installation that is up to date is not written to at all.
    """
    here = {getattr(row, key): row for row in model._default_manager.using(using).all()}
    columns = {field.name: field.attname for field in model._meta.concrete_fields}
    names = [columns[name] for name in fields]

    def differs(row: Row) -> bool:
        known = here.get(getattr(row, key))
        return known is None or any(getattr(known, name) != getattr(row, name) for name in names)

    changed = [row for row in wanted if differs(row)]
    model._default_manager.using(using).bulk_create(
        changed, update_conflicts=True, unique_fields=[key], update_fields=list(fields)
    )
    return len(changed)


def load(using: str) -> None:
    """Bring places, centres and the areas they serve up to date, in one transaction on the database ``using``."""
    fields = ["kind", "parent", "name_ar", "name_fr", "aliases", "hcp_code", "valid_from", "sort_key"]
    with transaction.atomic(using=using):
        bring(Place, sorted(map(_place, read("territory_ma")), key=_from_the_top), fields, using=using)
        bring(Place, map(_commune, read("communes_ma")), fields, using=using)
        bring(Centre, map(_centre, read("centres")), ["name_ar", "name_fr", "aliases", "seat"], using=using)
        _bring_areas(using)


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _from_the_top(place: Place) -> tuple[int, str]:
    order = {PlaceKind.REGION: 0, PlaceKind.PROVINCE: 1, PlaceKind.PREFECTURE: 1}
    return order.get(PlaceKind(place.kind), 2), place.code


def _place(row: dict[str, str]) -> Place:
    return Place(
        code=row["code"],
        kind=row["kind"],
        parent_id=row["parent"] or None,
        name_ar=row["name_ar"],
        name_fr=row["name_fr"],
        aliases=_list(row["aliases"]),
        hcp_code=row["hcp_code"],
        valid_from=datetime.date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        sort_key=sort_key_arabic(row["name_ar"]),
    )


def _commune(row: dict[str, str]) -> Place:
    return Place(
        code=row["code"],
        kind=PlaceKind.COMMUNE,
        parent_id=row["province"],
        name_ar=row["name_ar"],
        name_fr=row["name_fr"],
        hcp_code=row["code"],
        sort_key=sort_key_arabic(row["name_ar"]),
    )


def _centre(row: dict[str, str]) -> Centre:
    return Centre(
        code=row["code"],
        name_ar=row["name_ar"],
        name_fr=row["name_fr"],
        aliases=_list(row["aliases"]),
        seat_id=row["seat"],
    )


def _bring_areas(using: str) -> None:
    ids: dict[str, Any] = dict(Centre.objects.using(using).values_list("code", "id"))
    CentreArea.objects.using(using).bulk_create(
        [
            CentreArea(
                centre_id=ids[row["centre"]],
                place_id=row["place"],
                since=datetime.date.fromisoformat(row["since"]),
            )
            for row in read("centre_areas")
        ],
        ignore_conflicts=True,
    )
