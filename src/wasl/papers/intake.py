"""Checks what is to be printed against its shape, and cleans its text, before Typst sees any of it."""

import unicodedata
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from wasl.papers.refusals import PaperError
from wasl.papers.shapes import SHAPES

ISOLATE_OPENERS = frozenset("\u2066\u2067\u2068")
ISOLATE_CLOSER = "\u2069"
JOINERS = frozenset("\u200c\u200d")  # they shape letters and turn no text around
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(text: str) -> str:
    """Text that prints as it reads: one line, no control or direction marks but balanced isolates.

    A name carrying an override or an isolate it never closes would turn the words of the paper around it
    (Unicode TR 36, section 2.4), so marks are dropped, and isolates are kept only in pairs.
    """
    kept: list[str] = []
    still_open = 0
    for sign in text:
        if sign in ISOLATE_OPENERS:
            still_open += 1
        elif sign == ISOLATE_CLOSER:
            if not still_open:
                continue
            still_open -= 1
        elif sign in "\n\r\t\u2028\u2029":
            sign = " "
        elif sign not in JOINERS and unicodedata.category(sign) in UNPRINTABLE:
            continue
        kept.append(sign)
    return "".join(kept) + ISOLATE_CLOSER * still_open


def receive(template: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of one paper, checked against the shape of `template` and cleaned.

    Raises PaperError naming the template and the field that is missing, unknown or of the wrong kind.
    """
    shape = SHAPES.get(template)
    if shape is None:
        raise PaperError(f"{template!r} is not a paper; the papers are {', '.join(sorted(SHAPES))}.")
    received: dict[str, Any] = _fit(data, shape, template)
    _agree(template, received)
    return received


def _agree(template: str, data: dict[str, Any]) -> None:
    """Rules between fields, which types cannot say."""
    if template == "communique" and data["status"] == "approved" and not data.get("frozen_on"):
        raise PaperError(
            "communique: frozen_on is missing; an approved text says when its figures were frozen."
        )
    if template == "institutional_minutes" and (data["amount"] is None) != (data["amount_in_words"] is None):
        raise PaperError(
            "institutional_minutes: amount and amount_in_words are given together or not at all."
        )


def _fit(value: Any, kind: Any, where: str) -> Any:
    """`value` cleaned, or PaperError when it is not of `kind`."""
    origin = get_origin(kind)
    if is_typeddict(kind):
        return _fit_mapping(value, kind, where)
    if origin is NotRequired:
        return _fit(value, get_args(kind)[0], where)
    if origin is list:
        return _fit_list(value, get_args(kind)[0], where)
    if origin is Literal:
        return _fit_choice(value, get_args(kind), where)
    if origin in (Union, UnionType):
        return None if value is None else _fit(value, _but_none(kind), where)
    return _fit_plain(value, kind, where)


def _but_none(kind: Any) -> Any:
    return next(part for part in get_args(kind) if part is not NoneType)


def _fit_mapping(value: Any, kind: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise PaperError(f"{where} must hold named fields, not {type(value).__name__}.")
    hints = get_type_hints(kind, include_extras=True)
    optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    for name in sorted(hints.keys() - optional - value.keys()):
        raise PaperError(f"{_path(where, name)} is missing.")
    for name in sorted(value.keys() - hints.keys()):
        raise PaperError(f"{_path(where, name)} is not a field of this paper.")
    return {
        name: _fit(value[name], hint, _path(where, name)) for name, hint in hints.items() if name in value
    }


def _path(where: str, name: str) -> str:
    """`receipt: items[3].serial`: the template, then the way to the field."""
    return f"{where}.{name}" if ": " in where else f"{where}: {name}"


def _fit_list(value: Any, kind: Any, where: str) -> list[Any]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise PaperError(f"{where} must be a list, not {type(value).__name__}.")
    return [_fit(item, kind, f"{where}[{index}]") for index, item in enumerate(value)]


def _fit_choice(value: Any, choices: tuple[Any, ...], where: str) -> Any:
    if value not in choices:
        raise PaperError(f"{where} must be one of {', '.join(map(str, choices))}.")
    return value


def _fit_plain(value: Any, kind: type, where: str) -> Any:
    if kind is bool:
        if not isinstance(value, bool):
            raise PaperError(f"{where} must be true or false, not {type(value).__name__}.")
        return value
    if kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise PaperError(f"{where} must be a number from 0 to 1.")
        return float(value)
    if not isinstance(value, str):
        raise PaperError(f"{where} must arrive printed, as text, not {type(value).__name__}.")
    return clean(value)
