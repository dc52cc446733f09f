"""Agreements with their lines, cohorts, and figures from outside the register. Pure data."""

from wasl.exchange.scalars import (
    CENTRE,
    CODE,
    DATE,
    PLACE,
    PROVINCE,
    REFERENCE,
    SEASON,
    USERNAME,
    YEAR,
    amount,
    one_of,
    text,
)
from wasl.exchange.sections.basics import COUNT, must
from wasl.exchange.shapes import WORDS, Field, Many, Shape, Spellings

AGREEMENTS = Shape(
    {
        "number": must(text(40)),
        "kind": must(one_of("partnership", "institutional")),
        "title": must(Spellings(most=300)),
        "centre": must(CENTRE),
        "province": must(PROVINCE),
        "programme": Field(CODE),
        "season": Field(SEASON),
        "budget_year": must(YEAR),
        "signed_on": must(DATE),
        "starts_on": must(DATE),
        "ends_on": must(DATE),
        "parties": must(
            Many(
                Shape(
                    {"institution": must(CODE), "role": must(one_of("signatory", "funder", "recipient"))},
                    key=("institution",),
                ),
                least=2,
            )
        ),
        "lines": Field(
            Many(
                Shape(
                    {
                        "code": must(REFERENCE),
                        "money": must(one_of("equipment", "cash")),
                        "funder": must(CODE),
                        "label": must(WORDS),
                        "amount": must(amount(positive=True)),
                    },
                    key=("code",),
                ),
                least=1,
            )
        ),
        "by": Field(USERNAME),
    },
    key=("number",),
)

COHORTS = Shape(
    {
        "reference": must(REFERENCE),
        "centre": must(CENTRE),
        "programme": must(CODE),
        "place": must(PLACE),
        "season": Field(SEASON),
        "budget_year": must(YEAR),
        "planned": must(Shape({"people": must(COUNT), "amount": must(amount())})),
        "by": Field(USERNAME),
    },
    key=("reference",),
)


def figure(*, opening: bool) -> Shape:
    """An opening, or an assertion."""
    return Shape(
        {
            "place": must(PLACE),
            "place_axis": Field(one_of("residence", "agreement", "ceremony", "centre"), default="residence"),
            "unit": Field(one_of("people", "projects"), default="people"),
            "basis": Field(
                one_of("planned", "approved", "bought", "delivered", "working"), default="delivered"
            ),
            "money": Field(one_of("equipment", "cash", "both"), default="equipment"),
            "count": Field(COUNT, required=opening),
            "amount": Field(amount()),
            "since": must(DATE),
            "until": must(DATE),
            "precision": must(one_of("exact", "at_least", "about")),
            "printed": must(text()),
            "source": must(text(300)),
            "by": Field(USERNAME),
        }
    )
