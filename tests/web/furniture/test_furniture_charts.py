"""Charts: the right lengths, mirrored with the direction, safe with any text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.web.furniture import charts

NAMESPACE = "{http://www.w3.org/2000/svg}"
ROWS = [{"label": "الرحامنة", "value": 8}, {"label": "Youssoufia", "value": 2, "words": "2 شخصان"}]


def parts(svg: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(NAMESPACE + name))  # noqa: S314 (our own picture)


def test_bars_are_as_long_as_their_values() -> None:
    widths = [float(bar.attrib["width"]) for bar in parts(charts.bars(ROWS, label="x", rtl=False), "rect")]
    assert widths[0] == pytest.approx(4 * widths[1], rel=0.01)


def test_bars_are_mirrored_not_redrawn() -> None:
    ltr = parts(charts.bars(ROWS, label="x", rtl=False), "rect")
    rtl = parts(charts.bars(ROWS, label="x", rtl=True), "rect")
    for one, other in zip(ltr, rtl, strict=True):
        assert one.attrib["width"] == other.attrib["width"]
        assert float(one.attrib["x"]) + float(one.attrib["width"]) == pytest.approx(
            440 - float(other.attrib["x"]), abs=0.2
        )


def test_only_arabic_text_is_right_to_left() -> None:
    for rtl in (True, False):
        directions = {
            text.text: text.attrib.get("direction")
            for text in parts(charts.bars(ROWS, label="x", rtl=rtl), "text")
        }
        assert directions == {"الرحامنة": "rtl", "8": None, "Youssoufia": None, "2 شخصان": "rtl"}


def test_a_label_touches_its_bar_in_both_scripts_and_directions() -> None:
    # In a right-to-left text the anchor "end" is the left edge.
    def anchors(rtl: bool) -> list[str]:
        return [text.attrib["text-anchor"] for text in parts(charts.bars(ROWS, label="x", rtl=rtl), "text")]

    assert anchors(rtl=False) == ["start", "start", "end", "end"]
    assert anchors(rtl=True) == ["end", "end", "start", "start"]


def test_time_runs_with_the_reading_direction() -> None:
    points = [{"label": str(2013 + n), "value": n * 10} for n in range(6)]
    for rtl in (True, False):
        years = {
            t.text: float(t.attrib["x"])
            for t in parts(charts.line(points, label="x", rtl=rtl), "text")
            if t.text in {"2013", "2018"}
        }
        assert (years["2013"] > years["2018"]) is rtl


def test_what_lies_before_the_register_is_dashed_and_hatched() -> None:
    points = [{"label": str(n), "value": n} for n in range(1, 6)]
    svg = charts.line(points, label="x", rtl=False, before=2)
    lines = parts(svg, "polyline")
    assert [line.attrib.get("stroke-dasharray") for line in lines] == ["5 4", None]
    assert [len(line.attrib["points"].split()) for line in lines] == [3, 3]
    hatch = parts(svg, "pattern")[0].attrib["id"]
    assert parts(svg, "polygon")[0].attrib["fill"] == f"url(#{hatch})"
    assert not [
        p
        for p in parts(charts.line(points, label="x", rtl=False), "polyline")
        if "stroke-dasharray" in p.attrib
    ]


def test_two_charts_on_a_page_do_not_share_a_pattern() -> None:
    one, other = (
        parts(charts.line([{"label": "a", "value": 1}], label=label, rtl=True), "pattern")[0]
        for label in "ab"
    )
    assert one.attrib["id"] != other.attrib["id"]


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"])),
    st.lists(st.integers(0, 10**9), max_size=30),
    st.booleans(),
)
def test_any_text_and_any_values_make_a_well_formed_picture(text: str, values: list[int], rtl: bool) -> None:
    rows = [{"label": text, "value": value} for value in values]
    for svg in (charts.bars(rows, label=text, rtl=rtl), charts.line(rows, label=text, rtl=rtl, before=1)):
        assert ElementTree.fromstring(svg).attrib["aria-label"] == text  # noqa: S314 (our own picture)
        for bar in parts(svg, "rect"):
            assert 0 <= float(bar.attrib["x"]) <= 440
            assert 0 <= float(bar.attrib["width"]) <= 440


@given(st.floats(0.01, 10**9))
def test_the_grid_is_round_and_holds_the_highest_point(most: float) -> None:
    step, top = charts._grid(most)
    assert top >= most
    assert 1 <= round(top / step) <= 6


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Agadir-Ida-Ou-Tanane", ["Agadir-Ida-Ou-", "Tanane"]),
        ("مراكش - آسفي", ["مراكش - آسفي"]),
        ("préfecture d'arrondissements d'Aïn Chock", ["préfecture", "d'arrondissements", "d'Aïn Chock"]),
        (
            "réparation de matériel électroménager et informatique",
            ["réparation de", "matériel", "électroménager et…"],
        ),
    ],
)
def test_a_long_label_breaks_between_its_parts(label: str, lines: list[str]) -> None:
    rows = [{"label": label, "value": 3}, {"label": "x", "value": 1}]
    texts = [
        text
        for text in parts(charts.bars(rows, label="x", rtl=False), "text")
        if text.text not in {"3", "1", "x"}
    ]
    assert [text.text for text in texts] == lines
    first, second = (float(bar.attrib["y"]) for bar in parts(charts.bars(rows, label="x", rtl=False), "rect"))
    assert float(texts[-1].attrib["y"]) < second
    assert float(texts[0].attrib["y"]) > first - 8
