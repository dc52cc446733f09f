"""Participants, micro-projects and grants. Pure data."""

from fractions import Fraction

from wasl.exchange.scalars import (
    BIRTH_YEAR,
    CENTRE,
    CIN,
    COMMUNE,
    DATE,
    PHONE,
    PROVINCE,
    REFERENCE,
    SHARE,
    SITE,
    TRADE,
    USERNAME,
    amount,
    one_of,
    text,
)
from wasl.exchange.sections.basics import COUNT, SEX, must
from wasl.exchange.shapes import NAME, WORDS, Field, Many, Shape, Spellings

PARTICIPANTS = Shape(
    {
        "reference": must(REFERENCE),
        "centre": must(CENTRE),
        "caseworker": must(USERNAME),
        "opened_on": must(DATE),
        "given": must(NAME),
        "surname": must(NAME),
        "father": Field(text(80, "ar")),
        "cin": Field(CIN),
        "birth_date": Field(DATE),
        "birth_year": Field(BIRTH_YEAR),
        "sex": must(SEX),
        "phone": Field(PHONE),
        "province": must(PROVINCE),
        "commune": Field(COMMUNE),
        "address": Field(text(200, "ar")),
        "eligibility": Field(
            Shape(
                {
                    "on": must(DATE),
                    "by": must(USERNAME),
                    "paper": must(one_of("release_slip", "partner_letter", "court_decision")),
                }
            )
        ),
    },
    key=("reference",),
)

PROJECTS = Shape(
    {
        "reference": must(REFERENCE),
        "trade": must(TRADE),
        "title": must(WORDS),
        "site": must(SITE),
        "holders": must(
            Many(
                Shape(
                    {"participant": must(REFERENCE), "share": Field(SHARE, default=Fraction(1))},
                    key=("participant",),
                ),
                least=1,
            )
        ),
        "equipment": must(
            Many(
                Shape(
                    {
                        "item": must(Spellings(most=160)),
                        "kind": Field(
                            one_of("equipment", "vehicle", "livestock", "stock"), default="equipment"
                        ),
                        "quantity": Field(COUNT, default=1),
                        "unit_price": must(amount(positive=True)),
                        "serial": Field(text(60)),
                        "condition": Field(one_of("new", "used"), default="new"),
                    }
                ),
                least=1,
            )
        ),
        "equipment_total": Field(amount()),
        "cash": Field(
            Shape(
                {"amount": must(amount(positive=True)), "nature": must(one_of("cash_aid", "working_capital"))}
            )
        ),
        "prepared_by": must(USERNAME),
        "prepared_on": Field(DATE),
    },
    key=("reference",),
)

GRANTS = Shape(
    {
        "reference": must(REFERENCE),
        "project": must(REFERENCE),
        "cohort": Field(REFERENCE),
        "agreement": must(text(40)),
        "equipment_line": must(REFERENCE),
        "cash_line": Field(REFERENCE),
        "proposed_by": must(USERNAME),
        "proposed_on": must(DATE),
        "approved_by": Field(USERNAME),
        "approved_on": Field(DATE),
    },
    key=("reference",),
)
