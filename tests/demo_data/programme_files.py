"""Reads programme files as the format says: every scalar as text. No database, no loader."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "demo" / "ben_guerir_2021.yaml"
SECOND_CENTRE = ROOT / "demo" / "agadir_2021.yaml"
EXAMPLE = ROOT / "docs" / "examples" / "minimal_programme.yaml"
FILES = (CASE, SECOND_CENTRE, EXAMPLE)


def read(path: Path) -> dict[str, Any]:
    """The document at ``path``, all scalars as written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes only text)


def equipment_of(project: dict[str, Any]) -> Decimal:
    """Sum of a project's equipment lines, in dirhams."""
    return sum(
        (Decimal(item["unit_price"]) * int(item.get("quantity", "1")) for item in project["equipment"]),
        Decimal(0),
    )


def leaves(node: Any) -> list[str]:
    """Every scalar below ``node``."""
    if isinstance(node, dict):
        return [leaf for value in node.values() for leaf in leaves(value)]
    if isinstance(node, list):
        return [leaf for value in node for leaf in leaves(value)]
    return [node]


def keys(node: Any) -> set[str]:
    """Every mapping key below ``node``."""
    if isinstance(node, dict):
        return set(node) | {key for value in node.values() for key in keys(value)}
    if isinstance(node, list):
        return {key for value in node for key in keys(value)}
    return set()
