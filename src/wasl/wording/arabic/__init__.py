"""Arabic as the Moroccan press and administration write it: numbers, agreement, amounts, places.

This is the room's Arabic front door; its modules are not imported one by one elsewhere.
"""

from wasl.wording.arabic.amounts import amount_figures, amount_full, amount_in_words, amount_press
from wasl.wording.arabic.counting import after_number, bare, counted, definite, number_of
from wasl.wording.arabic.joining import attach, joined, without_article
from wasl.wording.arabic.nouns import (
    Adjective,
    Annexed,
    Case,
    Forms,
    Gender,
    Noun,
    Number,
    adjective,
    annexed,
    feminine,
    masculine,
)
from wasl.wording.arabic.numerals import cardinal
from wasl.wording.arabic.ordinals import ordinal
from wasl.wording.arabic.places import in_place, places, the_place
from wasl.wording.arabic.verbs import Verb, past, present, pronoun, relative

__all__ = [
    "Adjective",
    "Annexed",
    "Case",
    "Forms",
    "Gender",
    "Noun",
    "Number",
    "Verb",
    "adjective",
    "after_number",
    "amount_figures",
    "amount_full",
    "amount_in_words",
    "amount_press",
    "annexed",
    "attach",
    "bare",
    "cardinal",
    "counted",
    "definite",
    "feminine",
    "in_place",
    "joined",
    "masculine",
    "number_of",
    "ordinal",
    "past",
    "places",
    "present",
    "pronoun",
    "relative",
    "the_place",
    "without_article",
]
