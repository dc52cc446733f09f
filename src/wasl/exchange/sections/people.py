"""Participants, micro-projects and grants. Pure data."""

from fractions import Fraction

from wasl.exchange.scalars import (
    BIRTH_YEAR,
    CENTRE,
    CIN,
    COMMUNE,
    DATE,
    FLAG,
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

# What somebody was told or agreed to, on the text in force that day; ``words`` are what they let be quoted.
CONSENT = Shape(
    {
        "kind": must(one_of("notice", "image", "quotation")),
        "answer": must(one_of("informed", "given", "refused")),
        "on": must(DATE),
        "by": must(USERNAME),
        "proof": must(one_of("signature", "thumbprint", "spoken")),
        "read_aloud": Field(FLAG, default=True),
        "language": Field(one_of("ar", "fr", "zgh"), default="ar"),
        "words": Field(Spellings(most=400)),
    }
)
# What somebody has learnt, done or holds. Where it was learnt is sealed: no file carries it.
ATTAINMENT = Shape(
    {
        "kind": must(one_of("training", "work", "skill", "language", "licence", "card")),
        "by": must(USERNAME),
        "title": Field(text(160)),
        "issuer": Field(text(160)),
        "trade": Field(TRADE),
        "level": Field(text(24)),
        "code": Field(text(4)),
        "number": Field(text(40)),
        "since": Field(text(10)),
        "until": Field(text(10)),
    }
)

PHONE_OWNERS = ("own", "spouse", "parent", "child", "sibling", "neighbour", "other")
EDUCATION_LEVELS = (
    "none",
    "literacy",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "vocational",
    "higher",
)

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
        "other_phones": Field(
            Many(Shape({"number": must(PHONE), "of": must(one_of(*PHONE_OWNERS))}, key=("number",)))
        ),
        "family_situation": Field(one_of("single", "married", "divorced", "widowed")),
        "education_level": Field(one_of(*EDUCATION_LEVELS)),
        "guardian": Field(
            Shape(
                {
                    "name": must(text(80, "ar")),
                    "relation": must(one_of("father", "mother", "guardian")),
                    "cin": must(CIN),
                    "phone": must(PHONE),
                }
            )
        ),
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
        "consents": Field(Many(CONSENT)),
        "experience": Field(Many(ATTAINMENT)),
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
