"""What several sections share: required fields, counts, roles, the top of the file. Pure data."""

from wasl.exchange.scalars import CODE, FLAG, USERNAME, one_of, text, whole
from wasl.exchange.shapes import WORDS, Field, Spellings, Type


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
