"""French numbers, sums, elision and places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.wording import french
from wasl.wording.lexicon import TERMS, french_noun

NARROW, NBSP = "\u202f", "\u00a0"


def shown(text: str) -> str:
    """The text with every space made plain."""
    return text.replace(NARROW, " ").replace(NBSP, " ")


@pytest.mark.parametrize(
    ("n", "code", "women", "text"),
    [
        (0, "beneficiary", False, "aucun bénéficiaire"),
        (0, "woman", False, "aucune femme"),
        (1, "former_inmate", False, "un ancien pensionnaire"),
        (1, "former_inmate", True, "une ancienne pensionnaire"),
        (2, "former_inmate", True, "deux anciennes pensionnaires"),
        (9, "project", False, "neuf projets"),
        (10, "project", False, "10 projets"),
        (14, "former_inmate", False, "14 anciens pensionnaires"),
        (23, "former_inmate", True, "23 anciennes pensionnaires"),
        (264, "person", False, "264 personnes"),
        (1250, "person", False, "1 250 personnes"),
        (1_000_000, "dirham", False, "1 million de dirhams"),
        (2_000_000, "former_inmate", False, "2 millions d'anciens pensionnaires"),
    ],
)
def test_counted(n, code, women, text):
    assert shown(french.counted(n, french_noun(code, women_only=women))) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (21, "vingt et une femmes"),
        (71, "soixante et onze femmes"),
        (80, "quatre-vingts femmes"),
        (81, "quatre-vingt-une femmes"),
        (101, "cent une femmes"),
        (200, "deux cents femmes"),
    ],
)
def test_words_agree_with_women(n, text):
    assert french.counted(n, french_noun("woman"), figures="words") == text


def test_zero_and_one_are_singular_in_digits():
    assert [shown(french.counted(n, french_noun("project"), figures="digits")) for n in (0, 1, 2)] == [
        "0 projet",
        "1 projet",
        "2 projets",
    ]
    with pytest.raises(ValueError, match="-1"):
        french.counted(-1, french_noun("project"))


def test_definite_nouns():
    assert french.definite(1, french_noun("beneficiary", women_only=True)) == "la bénéficiaire"
    assert french.definite(1, french_noun("former_inmate")) == "l'ancien pensionnaire"
    assert french.definite(3, french_noun("former_inmate")) == "les anciens pensionnaires"
    assert french.bare(0, french_noun("project")) == "projet"


AMOUNTS = [
    ("0", "zéro dirham", "0 dirham", "0,00"),
    ("1", "un dirham", "1 dirham", "1,00"),
    ("1.50", "un dirham et cinquante centimes", "1,50 dirham", "1,50"),
    ("0.01", "un centime", "0,01 dirham", "0,01"),
    ("80", "quatre-vingts dirhams", "80 dirhams", "80,00"),
    ("316607", "trois cent seize mille six cent sept dirhams", "316 607 dirhams", "316 607,00"),
    ("1000000", "un million de dirhams", "1 million de dirhams", "1 000 000,00"),
    ("1500000", "un million cinq cent mille dirhams", "1,5 million de dirhams", "1 500 000,00"),
    ("5600000", "cinq millions six cent mille dirhams", "5,6 millions de dirhams", "5 600 000,00"),
    ("200000000", "deux cents millions de dirhams", "200 millions de dirhams", "200 000 000,00"),
    (
        "2868844.83",
        "deux millions huit cent soixante-huit mille huit cent quarante-quatre dirhams et quatre-vingt-trois centimes",
        "2 868 844,83 dirhams",
        "2 868 844,83",
    ),
]


@pytest.mark.parametrize(("amount", "words", "press", "figures"), AMOUNTS)
def test_sums(amount, words, press, figures):
    value = Decimal(amount)
    assert french.amount_in_words(value) == words
    assert shown(french.amount_press(value)) == press
    assert shown(french.amount_figures(value)) == figures


def test_groups_hold_together():
    assert french.amount_press(Decimal(316607)) == f"316{NARROW}607{NBSP}dirhams"
    assert french.amount_figures(Decimal("-1234.5")) == f"-1{NARROW}234,50"


@pytest.mark.parametrize(
    ("particle", "word", "text"),
    [
        ("de", "El Kelâa des Sraghna", "d'El Kelâa des Sraghna"),
        ("de", "Rehamna", "de Rehamna"),
        ("de", "Youssoufia", "de Youssoufia"),
        ("de", "Hay Riad", "de Hay Riad"),
        ("de", "Établissement", "d'Établissement"),
        ("de", "œuvre", "d'œuvre"),
        ("le", "hôpital", "l'hôpital"),
        ("le", "handicap", "le handicap"),
        ("la", "agriculture", "l'agriculture"),
        ("de", "onze projets", "de onze projets"),
        ("que", "il", "qu'il"),
        ("de", "", "de "),
    ],
)
def test_elision(particle, word, text):
    assert french.elide(particle, word) == text


@pytest.mark.parametrize(
    ("name", "of", "within"),
    [
        ("Rehamna", "de Rehamna", "à Rehamna"),
        ("El Kelâa des Sraghna", "d'El Kelâa des Sraghna", "à El Kelâa des Sraghna"),
        ("Ben Guerir", "de Ben Guerir", "à Ben Guerir"),
        ("le Maroc", "du Maroc", "au Maroc"),
        ("L'Oriental", "de l'Oriental", "dans l'Oriental"),
    ],
)
def test_places_with_their_prepositions(name, of, within):
    assert french.of_place(name) == of
    assert french.in_place(name) == within


def test_places_with_their_kind():
    three = ["Rehamna", "El Kelâa des Sraghna", "Youssoufia"]
    assert french.the_place("province", ["Rehamna"]) == "la province de Rehamna"
    assert french.the_place("province", three) == (
        "les provinces de Rehamna, d'El Kelâa des Sraghna et de Youssoufia"
    )
    assert french.in_place("L'Oriental", "region") == "dans la région de l'Oriental"
    assert french.places([("prefecture", "Marrakech"), ("province", "Al Haouz")]) == (
        "la préfecture de Marrakech et la province d'Al Haouz"
    )
    assert french.the_place("hamlet", ["Tizi"]) == "Tizi"


def test_contractions():
    assert french.of("les anciens pensionnaires") == "des anciens pensionnaires"
    assert french.of("le programme") == "du programme"
    assert french.of("la Fondation") == "de la Fondation"
    assert french.of("l'Entraide nationale") == "de l'Entraide nationale"
    assert french.at("les bénéficiaires") == "aux bénéficiaires"
    assert french.at("la Fondation") == "à la Fondation"


def test_lists_and_ordinals():
    assert french.joined(["a", "", "b", "c"]) == "a, b et c"
    assert french.joined(["a", "b"], last="ou") == "a ou b"
    assert french.joined([]) == ""
    assert [french.ordinal(1), french.ordinal(1, "feminine"), french.ordinal(5)] == ["1er", "1re", "5e"]
    with pytest.raises(ValueError, match="0"):
        french.ordinal(0)


@given(
    st.integers(min_value=0, max_value=10**15),
    st.sampled_from(sorted(TERMS)),
    st.sampled_from(["auto", "digits", "words"]),
)
def test_any_number_of_anything_agrees(n, code, figures):
    noun = french_noun(code)
    assert french.counted(n, noun, figures=figures).endswith(noun.singular if n < 2 else noun.plural)


@given(st.integers(min_value=0, max_value=10**13), st.integers(min_value=0, max_value=10**13))
def test_two_sums_never_share_their_words(one, other):
    first, second = Decimal(one).scaleb(-2), Decimal(other).scaleb(-2)
    for write in (french.amount_in_words, french.amount_press, french.amount_figures):
        assert (write(first) == write(second)) == (one == other)
