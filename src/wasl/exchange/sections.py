"""The sections of a programme file, field by field, as ``docs/programme-file.md`` describes them. Pure data."""

from fractions import Fraction

from wasl.exchange.scalars import (
    BIRTH_YEAR,
    CENTRE,
    CIN,
    CODE,
    COMMUNE,
    DATE,
    FLAG,
    NOUN,
    PHONE,
    PLACE,
    PROVINCE,
    REFERENCE,
    SEASON,
    SHARE,
    SITE,
    TRADE,
    USERNAME,
    YEAR,
    amount,
    amount_or,
    one_of,
    text,
    whole,
)
from wasl.exchange.shapes import NAME, WORDS, Each, Field, Many, Shape, Spellings, Type


def must(wanted: Type) -> Field:
    """A required field."""
    return Field(wanted, required=True)


COUNT = whole(1)
NUMBER = whole(0)
SEX = one_of("female", "male")
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")
CENTRE_ROLES = ("caseworker", "coordinator")
SENTENCES = Spellings(most=600)

TOP: dict[str, Field] = {
    "wasl": must(text()),
    "name": must(CODE),
    "title": Field(WORDS),
    "demonstration": Field(FLAG, default=False),
    "entered_by": Field(USERNAME),
}

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
        "by": Field(USERNAME),
    },
    key=("programme", "version"),
)

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


def _figure(*, opening: bool) -> Shape:
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

# In the order in which they are carried out; totals are only compared.
SECTIONS: dict[str, Shape] = {
    "users": USERS,
    "institutions": INSTITUTIONS,
    "offices": OFFICES,
    "programmes": PROGRAMMES,
    "rules": RULES,
    "agreements": AGREEMENTS,
    "cohorts": COHORTS,
    "openings": _figure(opening=True),
    "assertions": _figure(opening=False),
    "participants": PARTICIPANTS,
    "projects": PROJECTS,
    "grants": GRANTS,
    "ceremonies": CEREMONIES,
    "institutional_gifts": GIFTS,
    "communiques": COMMUNIQUES,
    "totals": TOTALS,
}
