"""Spaces and signs of French and Arabic: set by the house, kept by the check."""

import pytest

from wasl.wording.catalogue_checks import findings
from wasl.wording.catalogues import update
from wasl.wording.typography import set_arabic, set_french, set_in

FRENCH = [
    ("Le reçu : signé", "Le reçu\u00a0: signé"),
    ("Est-ce vous ?", "Est-ce vous\u202f?"),
    ("signé ; numérisé !", "signé\u202f; numérisé\u202f!"),
    ("Le reçu est « %(status)s » : lisez", "Le reçu est «\u00a0%(status)s\u00a0»\u00a0: lisez"),
    ("«annulé»", "«\u00a0annulé\u00a0»"),
    ("l'appui d'%(name)s, aujourd'hui", "l’appui d’%(name)s, aujourd’hui"),
    ("convention n° %(number)s", "convention n°\u00a0%(number)s"),
    ("http://%(host)s:%(port)s/?a=1", "http://%(host)s:%(port)s/?a=1"),
    ("'--output FICHIER'", "'--output FICHIER'"),
]


@pytest.mark.parametrize(("typed", "printed"), FRENCH)
def test_french_signs_are_set_once_and_for_all(typed: str, printed: str) -> None:
    assert set_french(typed) == printed
    assert set_french(printed) == printed


def test_arabic_keeps_only_the_signs_that_tell_words_apart() -> None:
    assert set_arabic("أَعِدَّ الأداءَ") == "أعدّ الأداء"
    assert set_arabic("سُجل الوصل") == "سُجل الوصل"
    assert set_in("ar", "منتهٍ") == "منته"


def test_an_update_sets_the_signs_and_the_check_asks_for_them(tmp_path) -> None:
    room = tmp_path / "wasl" / "room"
    room.mkdir(parents=True)
    (room / "words.py").write_text(
        'from django.utils.translation import gettext as _\n\nSAID = _("The receipt: signed.")\n'
    )
    update(tmp_path / "wasl")
    for language, text in (("ar", "الوصلُ: موقعٌ."), ("fr", "Le reçu : signé.")):
        path = room / "locale" / language / "LC_MESSAGES" / "django.po"
        path.write_text(path.read_text().replace('signed."\nmsgstr ""', f'signed."\nmsgstr "{text}"'))
    found = findings(tmp_path / "wasl")
    assert {(f.kind, f.path.split("/")[3]) for f in found} == {("typography", "ar"), ("typography", "fr")}
    update(tmp_path / "wasl")
    assert findings(tmp_path / "wasl") == []
    assert "signé" in (room / "locale/fr/LC_MESSAGES/django.po").read_text()
