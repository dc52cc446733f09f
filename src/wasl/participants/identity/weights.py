"""How often each level is seen between two records of one person, of two strangers, and of a brother and a sister.

The third column is why twins are not merged: they share family name, father, province and birth date, and nothing but a
given name tells them apart. Numbers are estimates of the field, fitted on invented registers (``bench/identity``);
``batch`` lets a large file correct the first column. Shares of names, places and dates come from the population: a
figure of the second column multiplies them for the same name, day and place.
"""

from wasl.participants.identity.likeness import BirthLevel, CardLevel, NameLevel, PlainLevel

Row = tuple[float, float, float]
"""One person, strangers, siblings."""

N, B, C, P = NameLevel, BirthLevel, CardLevel, PlainLevel

GIVEN: dict[int, Row] = {
    N.SAME_WRITING: (0.62, 0.75, 0.004),
    N.SAME_SOUND: (0.80, 1.0, 0.006),
    N.OTHER_WRITING: (0.22, 0.35, 0.005),
    N.CLOSE: (0.08, 0.004, 0.012),
    N.PART: (0.03, 0.004, 0.008),
    N.VAGUE: (0.02, 0.025, 0.05),
    N.DIFFERENT: (0.006, 0.95, 0.93),
}
SURNAME: dict[int, Row] = {
    N.SAME_WRITING: (0.62, 0.60, 0.62),
    N.SAME_SOUND: (0.80, 1.0, 0.80),
    N.OTHER_WRITING: (0.22, 0.50, 0.22),
    N.CLOSE: (0.08, 0.003, 0.08),
    N.PART: (0.03, 0.003, 0.03),
    N.VAGUE: (0.02, 0.02, 0.02),
    N.DIFFERENT: (0.02, 0.97, 0.03),
}
FATHER: dict[int, Row] = {
    N.SAME_WRITING: (0.75, 0.75, 0.75),
    N.SAME_SOUND: (0.80, 1.0, 0.80),
    N.OTHER_WRITING: (0.12, 0.35, 0.12),
    N.CLOSE: (0.07, 0.004, 0.07),
    N.PART: (0.03, 0.004, 0.03),
    N.VAGUE: (0.02, 0.025, 0.02),
    N.DIFFERENT: (0.02, 0.95, 0.03),
}
BIRTH: dict[int, Row] = {
    B.SAME: (0.84, 1.0, 0.02),  # strangers: times the share of the day
    B.SWAPPED: (0.03, 0.00004, 0.00005),
    B.ONE_SLIP: (0.05, 0.0025, 0.004),
    B.YEAR_FIRST_JANUARY: (0.03, 0.0020, 0.003),
    B.YEAR_OF_DATES: (0.008, 0.018, 0.006),
    B.NEXT_YEAR: (0.003, 0.040, 0.12),
    B.DIFFERENT: (0.012, 0.93, 0.85),
    B.YEAR_ALONE: (0.94, 0.022, 0.03),
    B.NEAR_YEAR_ALONE: (0.02, 0.043, 0.12),
    B.OTHER_YEAR_ALONE: (0.03, 0.935, 0.85),
}
CARD: dict[int, Row] = {
    C.SAME: (0.88, 0.0000008, 0.0000008),
    C.ONE_SLIP: (0.08, 0.00003, 0.02),  # twins are given their cards on one day
    C.DIFFERENT: (0.03, 1.0, 1.0),
}
SEX: dict[int, Row] = {P.SAME: (0.985, 0.5, 0.5), P.DIFFERENT: (0.015, 0.5, 0.5)}
PROVINCE: dict[int, Row] = {
    P.SAME: (0.86, 1.0, 0.85),  # strangers: times the share of the place
    P.DIFFERENT: (0.14, 0.96, 0.15),
}
TABLES: dict[str, dict[int, Row]] = {
    "given": GIVEN, "surname": SURNAME, "father": FATHER, "birth": BIRTH, "card": CARD, "sex": SEX, "province": PROVINCE,
}  # fmt: skip
"""By the names of the fields of ``Likeness``. A level that is not in a table adds nothing."""

SWAPPED_NAMES = 0.02
"""How often a given and a family name change places in one of two records of one person."""

PERSON_AGAIN = 0.2
"""Of ten records, how many pairs of one person there are to a record: two."""
SIBLINGS = 0.3
"""How many pairs of siblings there are to a record."""

SLOPE, SHIFT = 1.0, 0.0
"""Turn the odds of ``score`` into honest ones: facts are less independent than the sum of them takes for granted."""
