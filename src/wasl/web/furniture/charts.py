"""Bars and lines as SVG, drawn on the server from rows and a direction; the same picture in a page and in a PDF.

Rules of the look: the picture stands above its table, time runs with the reading direction, what lies before the
register is hatched and dashed. Texts stay outside any mirrored group: the maker mirrors x, the SVG itself is
left-to-right, and only Arabic texts are ``direction="rtl"`` (there ``text-anchor="start"`` is the right end).
Colours are presentation attributes for paper; on a page the style sheet wins over them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypedDict
from xml.etree import ElementTree

INK, QUIET, LINE, ACCENT, SOFT = "#1b2321", "#525a54", "#ddd4c3", "#0d5b52", "#e0ebe3"
_ARABIC = re.compile(r"[؀-ۿ]")
_WIDTH, _BAR, _STEP, _LINE, _LETTER = 440, 30, 46, 18, 8.4


class Point(TypedDict, total=False):
    """One row of a chart: ``label`` (text), ``value`` (number), ``words`` (the value as printed, default: the value)."""

    label: str
    value: Decimal | float | int
    words: str


def bars(rows: Sequence[Mapping[str, Any]], *, label: str, rtl: bool) -> str:
    """Draw horizontal bars, longest value filling the width.

    ``label`` says the same in words. An empty ``rows`` draws an empty picture of no height.
    """
    column = _label_column(rows)
    printed = max((len(_words(row)) for row in rows), default=1) * 8.5 + 16
    room = _WIDTH - column - 10 - printed
    top = max((float(row["value"]) for row in rows), default=0.0) or 1.0
    step = max([_STEP, *(len(_lines(str(row["label"]))) * _LINE + 8 for row in rows)])
    svg = _svg(_WIDTH, max(len(rows) * step - 4, 0), label)
    for index, row in enumerate(rows):
        y = 8 + index * step + (step - _STEP) / 2
        width = round(max(float(row["value"]), 0.0) / top * room, 1)
        start = column + 10
        _label(svg, str(row["label"]), _x(column, rtl), y + 20, rtl)
        _add(
            svg,
            "rect",
            _class="v",
            x=_n(_WIDTH - start - width if rtl else start),
            y=_n(y),
            width=_n(width),
            height=_BAR,
            rx=2,
            fill=ACCENT,
        )
        _text(svg, _words(row), _x(start + width + 8, rtl), y + 20, edge="right" if rtl else "left")
    return _out(svg)


def line(points: Sequence[Mapping[str, Any]], *, label: str, rtl: bool, before: int | None = None) -> str:
    """Draw a cumulative line over equal steps; points up to index ``before`` come from before the register.

    The first, the last and the border point carry their values; the grid has round steps.
    """
    width, height, floor, head, side = 480, 270, 236, 22, 44
    svg = _svg(width, height, label)
    if not points:
        return _out(svg)
    step, top = _grid(max(float(point["value"]) for point in points))
    span = (width - 2 * side) / max(len(points) - 1, 1)
    place = [
        (_x(side + index * span, rtl, width), floor - float(point["value"]) / top * (floor - head))
        for index, point in enumerate(points)
    ]
    hatch = f"hatch-{sha256(label.encode()).hexdigest()[:8]}"
    _pattern(svg, hatch)
    _grid_lines(svg, step, top, (width, floor, head, side), rtl)
    border = 0 if before is None else max(0, min(before, len(points) - 1))
    _area(svg, place[: border + 1], floor, _class="past", fill=f"url(#{hatch})", opacity=".55")
    _area(svg, place[border:], floor, _class="v3", fill=SOFT, stroke=ACCENT)
    _stroke(svg, place[: border + 1], "line said", dashed=True)
    _stroke(svg, place[border:], "line")
    _years(svg, points, place, floor + 22)
    for index in sorted({border, len(points) - 1} | ({0} if border else set())):
        x, y = place[index]
        _add(svg, "circle", _class="v", cx=_n(x), cy=_n(y), r=5, fill=ACCENT)
        _text(svg, _words(points[index]), x, y - 11)
    return _out(svg)


def _words(row: Mapping[str, Any]) -> str:
    return str(row.get("words") or row["value"])


def _label_column(rows: Sequence[Mapping[str, Any]]) -> float:
    longest = max((max(map(len, _lines(str(row["label"])))) for row in rows), default=0)
    return min(max(longest * _LETTER, 50), 170)


def _lines(text: str, limit: int = 19, most: int = 3) -> list[str]:
    """Split a label into lines after a space or a hyphen («Agadir-Ida-Ou-» «Tanane»); what does not fit into ``most`` is
    cut, the table beneath holds it whole."""
    lines = [""]
    for part in re.split(r"(?<=\s)|(?<=-)(?=\S)", text):
        if lines[-1] and len((lines[-1] + part).rstrip()) > limit:
            lines.append(part)
        else:
            lines[-1] += part
    lines = [line[at : at + limit].rstrip() for line in lines for at in range(0, max(len(line), 1), limit)]
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][: limit - 1].rstrip()}…"]


def _label(svg: ElementTree.Element, text: str, x: float, y: float, rtl: bool) -> None:
    lines = _lines(text)
    for index, part in enumerate(lines):
        _text(svg, part, x, y + (index - (len(lines) - 1) / 2) * _LINE, edge="left" if rtl else "right")


def _grid(most: float) -> tuple[float, float]:
    """A round step (1, 2 or 5 times a power of ten) and the top of at most five steps."""
    if most <= 0:
        return 1.0, 1.0
    raw = most / 4
    power = 10 ** math.floor(math.log10(raw))
    step = max(
        next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw),
        1 if most >= 1 else 0.0,
    )
    return step, step * math.ceil(most * 1.05 / step)


def _grid_lines(
    svg: ElementTree.Element, step: float, top: float, box: tuple[int, int, int, int], rtl: bool
) -> None:
    width, floor, head, side = box
    for index in range(round(top / step) + 1):
        y = floor - index * step / top * (floor - head)
        _add(svg, "path", _class="grid-line", d=f"M{side} {_n(y)}H{width - side}", stroke=LINE)
        text = f"{index * step:,.0f}".replace(",", ".") if step >= 1 else f"{index * step:g}"
        _text(
            svg,
            text,
            _x(side - 8, rtl, width),
            y + 5,
            edge="left" if rtl else "right",
            _class="low",
            fill=QUIET,
        )


def _years(
    svg: ElementTree.Element, points: Sequence[Mapping[str, Any]], place: list[tuple[float, float]], y: float
) -> None:
    every = max(1, math.ceil(len(points) / 5))
    last = len(points) - 1
    for index, point in enumerate(points):
        kept = index in (0, last)
        if kept or (index % every == 0 and last - index >= every):
            extra = {"_class": "low" if kept else "low few"}
            _text(svg, str(point["label"]), place[index][0], y, fill=QUIET, **extra)


def _area(
    svg: ElementTree.Element, place: list[tuple[float, float]], floor: float, **attributes: Any
) -> None:
    if len(place) > 1:
        ends = [(place[-1][0], floor), (place[0][0], floor)]
        _add(svg, "polygon", points=_points([*place, *ends]), **attributes)


def _stroke(
    svg: ElementTree.Element, place: list[tuple[float, float]], name: str, dashed: bool = False
) -> None:
    if len(place) > 1:
        extra = {"stroke-dasharray": "5 4"} if dashed else {}
        _add(
            svg,
            "polyline",
            _class=name,
            points=_points(place),
            fill="none",
            stroke=ACCENT,
            **{"stroke-width": 2},
            **extra,
        )


def _pattern(svg: ElementTree.Element, name: str) -> None:
    pattern = _add(
        svg,
        "pattern",
        id=name,
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    _add(pattern, "path", _class="hatch", d="M0 0v7", stroke=ACCENT, **{"stroke-width": 2})


def _x(x: float, rtl: bool, width: float = _WIDTH) -> float:
    return width - x if rtl else x


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _points(place: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in place)


def _svg(width: float, height: float, label: str) -> ElementTree.Element:
    return ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_n(width)} {_n(height)}",
            "direction": "ltr",
            "role": "img",
            "aria-label": label,
        },
    )


def _add(parent: ElementTree.Element, name: str, _class: str = "", **attributes: Any) -> ElementTree.Element:
    values = {key: str(value) for key, value in attributes.items()}
    return ElementTree.SubElement(parent, name, {"class": _class, **values} if _class else values)


def _text(
    parent: ElementTree.Element,
    text: str,
    x: float,
    y: float,
    *,
    edge: str = "middle",
    _class: str = "",
    fill: str = INK,
) -> None:
    """Write ``text`` with its ``left`` or ``right`` edge, or its middle, at x."""
    arabic = bool(_ARABIC.search(text))
    anchor = "middle" if edge == "middle" else ("end" if (edge == "left") == arabic else "start")
    extra = {"direction": "rtl"} if arabic else {}
    attributes = {"x": _n(x), "y": _n(y), "fill": fill, "text-anchor": anchor, "font-size": "14", **extra}
    _add(parent, "text", _class=_class, **attributes).text = text


def _out(svg: ElementTree.Element) -> str:
    return ElementTree.tostring(svg, encoding="unicode")
