"""French as Moroccan papers and the press write it: numbers, agreement, amounts, elision, places.

This is the room's French front door; its modules are not imported one by one elsewhere.
"""

from wasl.wording.french.amounts import amount_figures, amount_in_words, amount_press
from wasl.wording.french.elision import at, begins_with_vowel, elide, joined, of
from wasl.wording.french.nouns import (
    Figures,
    Gender,
    Noun,
    bare,
    cardinal,
    counted,
    definite,
    grouped,
    ordinal,
)
from wasl.wording.french.places import in_place, of_place, places, the_place

__all__ = [
    "Figures",
    "Gender",
    "Noun",
    "amount_figures",
    "amount_in_words",
    "amount_press",
    "at",
    "bare",
    "begins_with_vowel",
    "cardinal",
    "counted",
    "definite",
    "elide",
    "grouped",
    "in_place",
    "joined",
    "of",
    "of_place",
    "ordinal",
    "places",
    "the_place",
]
