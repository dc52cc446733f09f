"""Ceremonies with their handovers, gifts to institutions, communiqués, stated totals. Pure data."""

from wasl.exchange.scalars import (
    CENTRE,
    CODE,
    DATE,
    FLAG,
    NOUN,
    PROVINCE,
    REFERENCE,
    SITE,
    TRADE,
    USERNAME,
    amount,
    amount_or,
    one_of,
    text,
)
from wasl.exchange.sections.basics import COUNT, NUMBER, must
from wasl.exchange.shapes import WORDS, Each, Field, Many, Shape, Spellings

CEREMONIES = Shape(
    {
        "reference": must(REFERENCE),
        "centre": must(CENTRE),
        "place": must(SITE),
        "venue": must(Spellings(most=160)),
        "held_on": must(DATE),
        "invented_date": Field(FLAG, default=False),
        "presiding": Field(CODE),
        "present": Field(Many(CODE)),
        "statement": Field(CODE),
        "prepared_by": must(USERNAME),
        "handovers": Field(
            Many(
                Shape(
                    {
                        "grant": must(REFERENCE),
                        "holder": Field(REFERENCE),
                        "signed": Field(
                            Shape(
                                {
                                    "on": must(DATE),
                                    "proof": must(one_of("signature", "thumbprint")),
                                    "witness": Field(text(120)),
                                    "recorded_by": must(USERNAME),
                                }
                            )
                        ),
                        "void": Field(
                            Shape(
                                {
                                    "reason": must(one_of("absent", "refused", "misprint")),
                                    "by": must(USERNAME),
                                    "note": Field(text()),
                                }
                            )
                        ),
                    },
                    key=("grant", "holder"),
                )
            )
        ),
        "issued_by": Field(USERNAME),
        "issued_on": Field(DATE),
        "scans": Field(one_of("none", "specimen"), default="none"),
        "finished_by": Field(USERNAME),
    },
    key=("reference",),
)

GIFTS = Shape(
    {
        "reference": must(REFERENCE),
        "ceremony": must(REFERENCE),
        "agreement": must(text(40)),
        "recipient": must(CODE),
        "object": must(NOUN),
        "quantity": must(COUNT),
        "description": must(WORDS),
        "purpose": Field(Spellings(most=300)),
        "amount": must(amount_or("unknown")),
        "recorded_by": must(USERNAME),
    },
    key=("reference",),
)

COMMUNIQUES = Shape(
    {
        "ceremony": must(REFERENCE),
        "drafted_by": must(USERNAME),
        "approved_by": Field(USERNAME),
        "small_cells_reason": Field(text(300)),
    },
    key=("ceremony",),
)

TOTALS = Shape(
    {
        "ceremony": must(REFERENCE),
        "people": Field(NUMBER),
        "women": Field(NUMBER),
        "projects": Field(NUMBER),
        "equipment": Field(amount()),
        "cash": Field(amount()),
        "by_province": Field(
            Each(PROVINCE, Shape({"people": must(NUMBER), "equipment": must(amount())})),
        ),
        "by_trade": Field(Each(TRADE, NUMBER)),
    },
    key=("ceremony",),
)
