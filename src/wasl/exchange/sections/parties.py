"""Accounts, institutions, offices, programmes and rules. Pure data."""

from wasl.exchange.scalars import CENTRE, CODE, DATE, FLAG, PLACE, USERNAME, amount, one_of
from wasl.exchange.sections.basics import COUNT, ROLES, SENTENCES, SEX, must
from wasl.exchange.shapes import WORDS, Field, Many, Shape, Spellings

USERS = Shape(
    {
        "username": must(USERNAME),
        "role": must(one_of(*ROLES)),
        "name": must(Spellings(most=120)),
        "centres": Field(Many(CENTRE, least=1)),
        "institution": Field(CODE),
        "language": Field(one_of("ar", "fr"), default="ar"),
    },
    key=("username",),
)

INSTITUTIONS = Shape(
    {
        "code": must(CODE),
        "kind": must(
            one_of("foundation", "province", "committee", "council", "security", "public_body", "association")
        ),
        "name": must(WORDS),
        "short": Field(Spellings(most=80)),
        "place": Field(PLACE),
        "by": Field(USERNAME),
    },
    key=("code",),
)

OFFICES = Shape(
    {
        "code": must(CODE),
        "institution": must(CODE),
        "title": must(WORDS),
        "title_feminine": Field(WORDS),
        "rank": Field(COUNT, default=100),
        "holders": must(
            Many(
                Shape(
                    {
                        "name": must(Spellings(most=120)),
                        "sex": must(SEX),
                        "since": must(DATE),
                        "until": Field(DATE),
                    },
                    key=("since",),
                ),
                least=1,
            )
        ),
        "by": Field(USERNAME),
    },
    key=("code",),
)

PROGRAMMES = Shape(
    {
        "code": must(CODE),
        "name": must(WORDS),
        "strategy": must(Spellings(most=300)),
        "purpose": must(SENTENCES),
        "life_project": must(SENTENCES),
        "restricted": Field(FLAG, default=False),
        "by": Field(USERNAME),
    },
    key=("code",),
)

RULES = Shape(
    {
        "programme": must(CODE),
        "version": must(COUNT),
        "since": must(DATE),
        "disclosure_threshold": must(COUNT),
        "undertaking_months": must(COUNT),
        "equipment_ceiling": Field(amount()),
        "cash_ceiling": Field(amount()),
        "retention_months": Field(COUNT),
        "by": Field(USERNAME),
    },
    key=("programme", "version"),
)
