"""A tally in the words of the contract: JSON with codes, amounts as strings, ISO days."""

from typing import Any

from wasl.money.amounts import to_json
from wasl.tallies.rules import Compared, Figures, Outside, Tally


def as_json(tally: Tally) -> dict[str, Any]:
    """The one JSON document of a tally. Cells under the threshold carry ``"<5"`` instead of a
    number; cells hidden because they would give one away carry null. Both stand in ``suppressed``."""
    unit = tally.definition.unit
    return {
        "definition": tally.definition.to_json(),
        "as_of": tally.as_of.isoformat(),
        "total": {**_figures(tally, tally.total, tally.total_hidden), "currency": "MAD"},
        "before_register": _before(tally.before_register, unit) if tally.before_register else None,
        "cumulative": _cumulative(tally, unit),
        "reason": tally.reason,
        "rows": [{**row.keys, **_figures(tally, row.figures, row.hidden)} for row in tally.rows],
        "rows_add_up": tally.rows_add_up,
        "assertions": [_compared(c, unit) for c in tally.assertions],
        "suppressed": [dict(keys) for keys in tally.suppressed],
        "without_scan": tally.without_scan,
    }


def _figures(tally: Tally, figures: Figures, hidden: bool) -> dict[str, Any]:
    if hidden:
        less = f"<{tally.threshold}" if tally.is_small(figures) else None
        return {"people": less, "projects": None, "amount": None}
    return {
        "people": figures.people,
        "projects": figures.projects,
        "amount": None if figures.amount is None else to_json(figures.amount),
    }


def _before(said: Outside, unit: str) -> dict[str, Any]:
    return {
        str(unit): said.count,
        "amount": None if said.amount is None else to_json(said.amount),
        "since": said.since.isoformat(),
        "until": said.until.isoformat(),
        "precision": said.precision,
        "printed": said.printed,
        "source": said.source,
    }


def _cumulative(tally: Tally, unit: str) -> dict[str, Any] | None:
    if tally.cumulative is None:
        return None
    return {
        str(unit): tally.cumulative.of(unit),
        "amount": None if tally.cumulative.amount is None else to_json(tally.cumulative.amount),
        "since": tally.cumulative_since.isoformat() if tally.cumulative_since else None,
        "precision": tally.cumulative_precision,
    }


def _compared(compared: Compared, unit: str) -> dict[str, Any]:
    return {
        **_before(compared.said, unit),
        "register": {
            str(unit): compared.count,
            "amount": None if compared.amount is None else to_json(compared.amount),
        },
        "verdict": compared.verdict,
    }
