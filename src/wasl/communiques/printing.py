"""A communiqué in the words of the contract: JSON with its text, each figure with its definition, corrections and errata."""

from typing import Any

from wasl.communiques import queries
from wasl.communiques.models import Communique
from wasl.communiques.texts import Text
from wasl.handovers.models import Ceremony


def stored_json(communique: Communique, language: str) -> dict[str, Any]:
    """A draft or approved communiqué. ``later_correction``: whether a fact it stated was undone since."""
    text = queries.text_of(communique, language)
    corrections = queries.corrections(communique)
    return {
        **_told(communique.ceremony, text, language),
        "reference": communique.reference,
        "status": communique.status,
        "approved_on": communique.approved_at.date().isoformat() if communique.approved_at else None,
        "figures": communique.figures[language],
        "small_cells": communique.small_cells,
        "later_correction": bool(corrections),
        "corrections": [difference.to_json() for difference in corrections],
        "errata": [
            {
                "number": erratum.number,
                "reference": erratum.reference,
                "text": erratum.text_fr if language == "fr" else erratum.text_ar,
                "issued_on": erratum.issued_at.date().isoformat(),
                "differences": erratum.differences,
            }
            for erratum in communique.errata.all()
        ],
        "tally_sha256": communique.tally.sha256,
    }


def composed_json(ceremony: Ceremony, composition: queries.Composition, language: str) -> dict[str, Any]:
    """A text nobody has drafted yet, as the register would tell it today."""
    text = composition.texts[language]
    return {
        **_told(ceremony, text, language),
        "reference": None,
        "status": "composed",
        "approved_on": None,
        "figures": [queries.figure_json(figure, composition.definitions) for figure in text.figures],
        "small_cells": composition.small_cells,
        "later_correction": False,
        "corrections": [],
        "errata": [],
        "tally_sha256": None,
    }


def _told(ceremony: Ceremony, text: Text, language: str) -> dict[str, Any]:
    return {
        "ceremony": ceremony.reference,
        "language": language,
        "title": text.title,
        "text": text.plain,
        "paragraphs": [{"kind": paragraph.kind, "text": paragraph.plain} for paragraph in text.paragraphs],
    }
