"""Invented people with attested names, and what clerks make of them. Seeded: the same seed gives the same register.

Names and spellings come from the index of ``arabic-name-romanizer`` (MIT; data Wikidata and the Algerian Name
Transcription Corpus, CC0, and DziriNames, MIT), read where it is installed and never kept here.
"""

import importlib.util
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

MAGHREB = ("MA", "DZ", "TN", "LY", "MR")
PROVINCES = 75
LETTERS_AR = "ابتجحدرسعفقكلمنهوي"
LETTERS_LAT = "abcdefghiklmnorstuyz"

Unit = tuple[str, str, str, int]
"""Arabic, Latin, role (given, surname, unknown), how often."""
Spellings = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True)
class Noise:
    """How often a second paper says something else (probabilities, each for its own field)."""

    typo: float = 0.05
    other_spelling: float = 0.6  # draw the Latin spelling again
    arabic_only: float = 0.3
    latin_only: float = 0.3
    swapped: float = 0.02
    glued: float = 0.08  # article or Ben glued or apart, or left out
    no_surname: float = 0.005
    no_father: float = 0.25
    father_in_latin: float = 0.3
    year_only: float = 0.06
    first_january: float = 0.04
    day_month: float = 0.03
    slip_in_date: float = 0.03
    other_date: float = 0.01
    no_date: float = 0.03
    no_card: float = 0.35
    slip_in_card: float = 0.06
    moved: float = 0.12
    no_province: float = 0.05
    other_sex: float = 0.01
    no_sex: float = 0.05


USUAL = Noise()
ROUGH = Noise(
    typo=0.12, swapped=0.04, glued=0.15, no_father=0.4, year_only=0.12, first_january=0.08, day_month=0.05, slip_in_date=0.06,
    no_date=0.06, no_card=0.5, slip_in_card=0.1, moved=0.25,
)  # fmt: skip
CLEAN = Noise(
    typo=0.02, swapped=0.005, glued=0.03, no_father=0.1, year_only=0.02, first_january=0.02, day_month=0.01, slip_in_date=0.015,
    no_card=0.15, slip_in_card=0.03, moved=0.06,
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of a messy file, and whose it is."""

    person: int
    given_ar: str = ""
    surname_ar: str = ""
    given_lat: str = ""
    surname_lat: str = ""
    father: str = ""
    dob: str = ""
    sex: str = ""
    cin: str = ""
    province: str = ""


def index_path() -> Path:
    """Where the index of attested spellings is installed. Raises LookupError when it is not."""
    found = importlib.util.find_spec("arabic_name_romanizer")
    if found is None or found.origin is None:
        raise LookupError("pip install arabic-name-romanizer: the bench draws names from it")
    return Path(found.origin).parent / "resources" / "names.sqlite3"


def attested(countries: tuple[str, ...] = MAGHREB) -> list[Unit]:
    """Name units with the spellings attested for them."""
    marks = ",".join("?" * len(countries))
    with sqlite3.connect(index_path()) as index:
        return index.execute(
            f"select arabic_key, latin, role, sum(count) from units where country in ({marks}) group by 1, 2, 3 order by 1, 2, 3",
            countries,
        ).fetchall()


class Names:
    """Names to give, by how common they are, with the spellings known of each."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.spelled: Spellings = defaultdict(list)
        counts: dict[str, dict[str, int]] = {"given": defaultdict(int), "surname": defaultdict(int)}
        for arabic, latin, role, count in units:
            self.spelled[arabic].append((latin, count))
            if role in counts and len(arabic) > 2:
                counts[role][arabic] += count
        self.given = self._ranked(counts["given"], least=3, power=1.15)
        self.surnames = self._ranked(counts["surname"], least=1, power=1.0)

    @staticmethod
    def _ranked(counts: dict[str, int], *, least: int, power: float) -> tuple[list[str], list[float]]:
        kept = sorted(
            (name for name, count in counts.items() if count >= least), key=lambda name: (-counts[name], name)
        )
        return kept, [counts[name] ** power for name in kept]

    def draw(self, rng: random.Random, many: int, role: str) -> list[str]:
        """``many`` names in Arabic, common ones more often."""
        names, how_common = self.given if role == "given" else self.surnames
        return rng.choices(names, how_common, k=many)

    def latin(self, rng: random.Random, arabic: str) -> str:
        """An attested Latin spelling."""
        spellings = self.spelled[arabic]
        return rng.choices([s for s, _ in spellings], [count for _, count in spellings])[0]


def people(names: Names, rng: random.Random, many: int) -> list[Row]:
    """``many`` people, one clean line each: a quarter in families of two to four that share family name, father, province."""
    sexes = rng.choices(["male", "female"], [0.7, 0.3], k=many)
    given, surnames, fathers = (names.draw(rng, many, role) for role in ("given", "surname", "given"))
    rows: list[Row] = []
    for n in range(many):
        family = rows[-1] if n and rng.random() < 0.15 else None
        surname, father = (family.surname_ar, family.father) if family else (surnames[n], fathers[n])
        latin = family.surname_lat if family and rng.random() < 0.8 else names.latin(rng, surname)
        province = (
            family.province
            if family and rng.random() < 0.9
            else f"P{int(rng.paretovariate(0.8)) % PROVINCES:02}"
        )
        while family and given[n] == family.given_ar:  # two living brothers seldom have one name
            given[n] = names.draw(rng, 1, "given")[0]
        born = family.dob if family and rng.random() < 0.05 else _born(rng, family)
        latin_given, card = names.latin(rng, given[n]), _card(rng, province)
        rows.append(Row(n, given[n], surname, latin_given, latin, father, born, sexes[n], card, province))
    return rows


def _born(rng: random.Random, family: Row | None) -> str:
    year = int(rng.triangular(1945, 2006, 1985))
    if family and rng.random() < 0.9:
        year = min(2006, max(1945, int(family.dob[:4]) + rng.randint(-9, 9)))
    if rng.random() < 0.05:
        return f"{year}-01-01"
    return f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _card(rng: random.Random, province: str) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUWXYZ"
    place = int(province[1:])
    prefix = letters[place % 23] + (letters[place * 7 % 23] if place > 22 else "")
    return f"{prefix}{rng.randint(10_000, 999_999)}"


def register(
    names: Names, seed: int, many: int = 50_000, again: float = 0.2, noise: Noise = USUAL
) -> list[Row]:
    """Lines of ``many`` people, a share ``again`` of whom have a second (now and then a third) line; every line as a clerk
    wrote it, in no order."""
    rng = random.Random(seed)  # noqa: S311 - invented people, not secrets
    lines: list[Row] = []
    for row in people(names, rng, many):
        lines.append(
            as_written(row, names, rng, replace(noise, typo=noise.typo / 3, swapped=noise.swapped / 4))
        )
        if rng.random() < again:
            lines.append(as_written(row, names, rng, noise))
            if rng.random() < 0.05:
                lines.append(as_written(row, names, rng, noise))
    rng.shuffle(lines)
    return lines


def as_written(row: Row, names: Names, rng: random.Random, noise: Noise) -> Row:
    """The line a clerk makes of a person."""
    fields = {name: getattr(row, name) for name in Row.__dataclass_fields__}
    _names(fields, row, names, rng, noise)
    fields["dob"] = _date(row.dob, rng, noise)
    fields["cin"] = (
        "" if rng.random() < noise.no_card else _slip(row.cin, rng, noise.slip_in_card, digits=True)
    )
    if rng.random() < noise.moved:
        fields["province"] = f"P{rng.randrange(PROVINCES):02}"
    if rng.random() < noise.other_sex:
        fields["sex"] = "female" if row.sex == "male" else "male"
    for name, how_often in (("province", noise.no_province), ("sex", noise.no_sex)):
        if rng.random() < how_often:
            fields[name] = ""
    return Row(**fields)


def _names(fields: dict[str, str], row: Row, names: Names, rng: random.Random, noise: Noise) -> None:
    for part in ("given", "surname"):
        fields[f"{part}_ar"], fields[f"{part}_lat"] = _part(fields, part, names, rng, noise)
    script = rng.random()
    if script < noise.arabic_only:
        fields["given_lat"] = fields["surname_lat"] = ""
    elif script < noise.arabic_only + noise.latin_only:
        fields["given_ar"] = fields["surname_ar"] = ""
    if rng.random() < noise.swapped:
        fields["given_ar"], fields["surname_ar"] = fields["surname_ar"], fields["given_ar"]
        fields["given_lat"], fields["surname_lat"] = fields["surname_lat"], fields["given_lat"]
    if rng.random() < noise.no_surname:
        fields["surname_ar"] = fields["surname_lat"] = ""
    if rng.random() < noise.no_father:
        fields["father"] = ""
    elif rng.random() < noise.father_in_latin:
        fields["father"] = names.latin(rng, row.father)


def _part(
    fields: dict[str, str], part: str, names: Names, rng: random.Random, noise: Noise
) -> tuple[str, str]:
    arabic, latin = fields[f"{part}_ar"], fields[f"{part}_lat"]
    if rng.random() < noise.other_spelling:
        latin = names.latin(rng, arabic)
    if rng.random() < noise.glued:
        arabic, latin = _glued(arabic, latin, rng)
    return _slip(arabic, rng, noise.typo), _slip(latin, rng, noise.typo)


def _glued(arabic: str, latin: str, rng: random.Random) -> tuple[str, str]:
    low = latin.lower()
    for apart, glued in (
        ("el ", "el"),
        ("al ", "al"),
        ("ben ", "ben"),
        ("ould ", ""),
        ("abd el ", "abdel"),
        ("bou ", "bou"),
    ):
        if low.startswith(apart):
            latin = glued + low[len(apart) :] if rng.random() < 0.7 else low[len(apart) :]
            break
    else:
        if low.startswith("el") and len(low) > 5:
            latin = "El " + low[2:]
        elif low.startswith("ben") and len(low) > 6:
            latin = "Ben " + low[3:]
    if arabic.startswith("ال"):
        arabic = arabic[2:] if rng.random() < 0.5 else arabic
    elif arabic.startswith(("بن ", "عبد ")):
        arabic = arabic.replace(" ", "", 1)
    return arabic, latin.title()


def _slip(text: str, rng: random.Random, how_often: float, *, digits: bool = False) -> str:
    """``text``, with one letter changed, left out, doubled or exchanged now and then."""
    if len(text) < 3 or rng.random() >= how_often:
        return text
    first = sum(not c.isdigit() for c in text) if digits else 0
    place = rng.randrange(first, len(text))
    alphabet = "0123456789" if digits else LETTERS_AR if text[0] > "\u0600" else LETTERS_LAT
    kind = rng.random()
    if kind < 0.4:
        return text[:place] + rng.choice(alphabet) + text[place + 1 :]
    if kind < 0.6 and not digits:
        return text[:place] + text[place + 1 :]
    if kind < 0.75 and not digits:
        return text[:place] + rng.choice(alphabet) + text[place:]
    place = min(place, len(text) - 2)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _date(dob: str, rng: random.Random, noise: Noise) -> str:
    year, month, day = dob.split("-")
    kind = rng.random()
    for how_often, written in (
        (noise.no_date, ""),
        (noise.year_only, year),
        (noise.first_january, f"{year}-01-01"),
        (noise.day_month, f"{year}-{day}-{month}" if int(day) <= 12 else dob),
        (noise.slip_in_date / 2, f"{int(year) + rng.choice((-1, 1, -10, 10))}-{month}-{day}"),
        (noise.slip_in_date / 2, f"{year}-{month}-{int(day) % 27 + 1:02}"),
        (noise.other_date, f"{rng.randint(1945, 2006)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"),
    ):
        if kind < how_often:
            return written
        kind -= how_often
    return dob
