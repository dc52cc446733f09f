"""The sections of a programme file, field by field, as ``docs/programme-file.md`` describes them. Pure data."""

from wasl.exchange.sections.basics import CENTRE_ROLES, TOP
from wasl.exchange.sections.ceremonies import CEREMONIES, COMMUNIQUES, GIFTS, TOTALS
from wasl.exchange.sections.money import AGREEMENTS, COHORTS, figure
from wasl.exchange.sections.parties import INSTITUTIONS, OFFICES, PROGRAMMES, RULES, USERS
from wasl.exchange.sections.people import GRANTS, PARTICIPANTS, PROJECTS
from wasl.exchange.shapes import Shape

__all__ = ["CENTRE_ROLES", "SECTIONS", "TOP"]

# In the order in which they are carried out; totals are only compared.
SECTIONS: dict[str, Shape] = {
    "users": USERS,
    "institutions": INSTITUTIONS,
    "offices": OFFICES,
    "programmes": PROGRAMMES,
    "rules": RULES,
    "agreements": AGREEMENTS,
    "cohorts": COHORTS,
    "openings": figure(opening=True),
    "assertions": figure(opening=False),
    "participants": PARTICIPANTS,
    "projects": PROJECTS,
    "grants": GRANTS,
    "ceremonies": CEREMONIES,
    "institutional_gifts": GIFTS,
    "communiques": COMMUNIQUES,
    "totals": TOTALS,
}
