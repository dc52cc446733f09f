"""A whole file: pairs found across scripts, honest probabilities, twins left apart. Small and seeded."""

import datetime

from bench.identity_people import Names, Row, register
from tests.participants.identity.spellings import GIVEN, SURNAMES, spelled

from wasl.participants.identity.batch import likely_pairs
from wasl.participants.identity.blocking import LOOKUPS, lookups
from wasl.participants.identity.traits import Traits, traits_of


def traits(row: Row) -> Traits:
    """What a line says."""
    whole = len(row.dob) == 10
    return traits_of(
        given_ar=row.given_ar, surname_ar=row.surname_ar, given_lat=row.given_lat, surname_lat=row.surname_lat,
        father=row.father, sex=row.sex, cin=row.cin, province=row.province,
        born=datetime.date.fromisoformat(row.dob) if whole else None,
        birth_year=int(row.dob) if row.dob and not whole else None,
    )  # fmt: skip


def _names() -> Names:
    """The names of the table, the first ones more often, with made-up family names so that not everybody is a cousin."""
    units = [
        (arabic, latin, role, 40 // (1 + place))
        for text, role in ((GIVEN, "given"), (SURNAMES, "surname"))
        for place, (arabic, all_latin) in enumerate(spelled(text))
        for latin in all_latin
    ]
    roots = [
        ("ب", "b"),
        ("ج", "j"),
        ("د", "d"),
        ("ر", "r"),
        ("ز", "z"),
        ("ك", "k"),
        ("م", "m"),
        ("ن", "n"),
        ("ف", "f"),
        ("س", "s"),
    ]
    for a, one in roots:
        for b, two in roots:
            for c, three in roots:
                units.append((f"{a}{b}ا{c}ي", f"{one}e{two}a{three}i".title(), "surname", 1))
                units.append((f"{a}{b}ا{c}ي", f"{one}a{two}a{three}y".title(), "surname", 1))
    return Names(units)


def test_a_register_of_invented_people_is_matched_well() -> None:
    rows = register(_names(), seed=20261124, many=2_000)
    people = [traits(row) for row in rows]
    of_person: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        of_person.setdefault(row.person, []).append(place)
    true = {(a, b) for places in of_person.values() for n, a in enumerate(places) for b in places[n + 1 :]}

    found = {(pair.a, pair.b): pair.match.score for pair in likely_pairs(people)}

    right = len(true & found.keys())
    assert 2 * right / (len(true) + len(found)) >= 0.95
    across = {
        (a, b)
        for a, b in true
        if not (rows[a].given_ar and rows[b].given_ar) and not (rows[a].given_lat and rows[b].given_lat)
    }
    assert len(across & found.keys()) / len(across) >= 0.9
    sure = [pair in true for pair, score in found.items() if score >= 0.95]
    assert sum(sure) / len(sure) >= 0.985
    assert abs(sum(found.values()) / len(found) - right / len(found)) <= 0.03


def test_everybody_is_compared_once_and_never_with_themselves() -> None:
    twice = [traits_of(given_ar="محمد", surname_ar="العروي", birth_year=1990, cin="A12345")] * 3
    assert [(pair.a, pair.b) for pair in likely_pairs(twice)] == [(0, 1), (0, 2), (1, 2)]
    assert list(likely_pairs([])) == list(likely_pairs(twice[:1])) == []


def test_a_look_up_that_lacks_a_value_is_left_out() -> None:
    whole = traits_of(
        given_ar="محمد", surname_ar="العروي", born=datetime.date(1990, 3, 4), cin="a 12345", province="MA-MAR"
    )
    assert dict(lookups(whole)) == {
        ("cin",): ("A12345",), ("birth_date",): ("1990-03-04",), ("key_surname", "year"): ("Arwi", 1990),
        ("key_given", "key_surname"): ("mhmd", "Arwi"), ("key_given", "year", "province"): ("mhmd", 1990, "MA-MAR"),
    }  # fmt: skip
    assert [columns for columns, _ in lookups(traits_of(surname_ar="العروي", birth_year=1990))] == [
        LOOKUPS[2]
    ]
