"""The catalogues: what is read from code and templates, updated, compiled and found wanting."""

import gettext
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import trans_real

from wasl import wording
from wasl.wording import catalogue_folders
from wasl.wording.apps import WordingConfig
from wasl.wording.catalogue_checks import findings, wrong_placeholders
from wasl.wording.catalogue_folders import home_of, homes, locale_paths, mo_path, po_path, stale
from wasl.wording.catalogues import PLURAL_FORMS, compile_stale, extracted, read, update
from wasl.wording.management.commands import messages as command

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext

REFUSAL = _("Line %(line)s: unknown place.")

def say(n):
    # Translators: the state of a paper
    state = pgettext("receipt", "Signed")
    return ngettext("%(count)s receipt waits", "%(count)s receipts wait", n), npgettext("x", "one", "many", n), state
"""
TEMPLATE = """
<c-card title="{% translate 'Hand over the kit' %}"
   hint="{{ _('Read it aloud') }}">
      {% blocktranslate trimmed count n=n context "list" %}
        One row of {{ total }}
      {% plural %}
        {{ n }} rows
      {% endblocktranslate %}
  {% comment %}Translators: a button{% endcomment %}
  {% translate "Save" context "button" %} it's (odd
</c-card>
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package with a room, and a split room with one area and its templates."""
    root = tmp_path / "house"
    (root / "handovers").mkdir(parents=True)
    (root / "handovers" / "rules.py").write_text(CODE)
    area = root / "web" / "tally" / "templates" / "cotton"
    area.mkdir(parents=True)
    (area / "card.html").write_text(TEMPLATE)
    (root / "web" / "tally" / "views.py").write_text(
        'from django.utils.translation import gettext\ngettext("See all")\n'
    )
    return root


def fill(package: Path, home: str, language: str, table: dict[str, str | tuple[str, ...]]) -> None:
    """Write translations as a person would, in the file."""
    path = po_path(package / home, language)
    text = path.read_text()
    for english, translated in table.items():
        head, tail = text.split(f'msgid "{english}"', 1)
        block, rest = (tail.split("\n\n", 1) + [""])[:2]
        if isinstance(translated, str):
            block = '\nmsgstr "' + translated + '"'
        else:
            plural = block.split("msgstr[0]")[0]
            block = plural + "\n".join(f'msgstr[{i}] "{form}"' for i, form in enumerate(translated))
        text = head + f'msgid "{english}"' + block + "\n\n" + rest
    path.write_text(text)


def test_code_and_templates_are_read_with_contexts_and_plurals(package):
    found = extracted(package)
    room = {(m.context, m.singular, m.plural) for m in found[package / "handovers"]}
    assert room == {
        (None, "Line %(line)s: unknown place.", None),
        ("receipt", "Signed", None),
        (None, "%(count)s receipt waits", "%(count)s receipts wait"),
        ("x", "one", "many"),
    }
    area = {(m.context, m.singular, m.plural) for m in found[package / "web" / "tally"]}
    assert area == {
        (None, "Hand over the kit", None),
        (None, "Read it aloud", None),
        ("list", "One row of %(total)s", "%(n)s rows"),
        ("button", "Save", None),
        (None, "See all", None),
    }
    signed = next(m for m in found[package / "handovers"] if m.singular == "Signed")
    assert signed.comments == ("Translators: the state of a paper",)
    assert signed.path == "house/handovers/rules.py"


def test_an_update_makes_catalogues_and_then_leaves_them_alone(package):
    changes = update(package)
    assert {c.path.relative_to(package).as_posix() for c in changes if c.written} == {
        f"{home}/locale/{language}/LC_MESSAGES/django.po"
        for home in ("handovers", "web/tally")
        for language in ("ar", "fr")
    }
    assert homes(package) == [package / "handovers", package / "web" / "tally"]
    assert locale_paths(package) == [str(home / "locale") for home in homes(package)]
    text = po_path(package / "handovers", "ar").read_text()
    assert PLURAL_FORMS["ar"] in text
    assert "msgstr[5]" in text
    assert "Date" not in text
    assert not any(change.written for change in update(package))


def test_an_update_keeps_translations_and_what_left_the_code(package):
    update(package)
    fill(package, "handovers", "fr", {"Line %(line)s: unknown place.": "Ligne %(line)s : lieu inconnu."})
    rules = package / "handovers" / "rules.py"
    rules.write_text(CODE.replace("unknown place.", "unknown place, or twice.").replace('"Signed"', '"Void"'))
    (change,) = [c for c in update(package, only="handovers/") if "/fr/" in c.path.as_posix()]
    assert (change.new, change.gone) == (2, 2)
    text = change.path.read_text()
    assert '#~ msgstr "Ligne %(line)s : lieu inconnu."' in text
    rules.write_text(CODE)
    update(package)
    kept = read(change.path, "fr").get("Line %(line)s: unknown place.")
    assert kept.string == "Ligne %(line)s\u00a0: lieu inconnu."
    rules.write_text("")
    update(package, prune=True)
    assert "unknown place" not in change.path.read_text()


def test_an_update_of_one_folder_touches_no_other(package):
    update(package, only="house/handovers/")
    assert homes(package) == [package / "handovers"]


def test_compiled_arabic_takes_the_right_form_of_six(package):
    update(package)
    forms = ("لا وصل", "وصل واحد", "وصلان", "%(count)s وصولات", "%(count)s وصلا", "%(count)s وصل")
    fill(package, "handovers", "ar", {"%(count)s receipt waits": forms})
    assert set(compile_stale(package)) == {mo_path(h, lang) for h in homes(package) for lang in ("ar", "fr")}
    with mo_path(package / "handovers", "ar").open("rb") as file:
        words = gettext.GNUTranslations(file)
    chosen = [
        words.ngettext("%(count)s receipt waits", "%(count)s receipts wait", n)
        for n in (0, 1, 2, 3, 11, 100, 103)
    ]
    assert chosen == [*forms, forms[3]]
    assert words.gettext("Line %(line)s: unknown place.") == "Line %(line)s: unknown place."


def test_only_what_was_edited_is_compiled_again(package):
    update(package)
    compile_stale(package)
    assert compile_stale(package) == []
    edited = po_path(package / "handovers", "fr")
    later = edited.stat().st_mtime_ns + 10**9
    os.utime(edited, ns=(later, later))
    assert stale(package) == [(package / "handovers", "fr")]
    assert mo_path(package / "handovers", "fr").stat().st_mode & 0o777 == 0o644


def kinds(package: Path, kind: str) -> set[tuple[str, str]]:
    return {(f.path, f.text) for f in findings(package) if f.kind == kind}


def test_what_is_not_translated_is_found(package):
    assert len([f for f in findings(package) if f.kind == "missing"]) == 18
    update(package)
    path = "house/handovers/locale/ar/LC_MESSAGES/django.po"
    assert (path, "Line %(line)s: unknown place.") in kinds(package, "untranslated")
    fill(package, "handovers", "ar", {"Line %(line)s: unknown place.": "السطر %(line)s: مكان غير معروف."})
    assert (path, "Line %(line)s: unknown place.") not in kinds(package, "untranslated")
    fill(package, "handovers", "ar", {"%(count)s receipt waits": ("أ", "ب", "ج", "د", "", "و")})
    assert (path, "%(count)s receipt waits") in kinds(package, "untranslated")


def test_fuzzy_and_wrong_plural_forms_are_found(package):
    update(package)
    po = po_path(package / "handovers", "ar")
    po.write_text(po.read_text().replace('msgctxt "receipt"', '#, fuzzy\nmsgctxt "receipt"'))
    assert kinds(package, "fuzzy") == {("house/handovers/locale/ar/LC_MESSAGES/django.po", "Signed")}
    po.write_text(po.read_text().replace("n%100>=11", "n%100>=12"))
    assert [text for _, text in kinds(package, "plural_forms")] == [PLURAL_FORMS["ar"]]


def test_a_word_alone_and_a_built_message_are_found(package):
    (package / "handovers" / "words.py").write_text(
        'from django.utils.translation import gettext as _, pgettext\n_("Signed")\n_("Signed by")\n'
        'x = 1\n_(f"Line {x}")\n_("Line %s" % x)\npgettext("c", "Line {}".format(x))\n_("a") % {"b": x}\n'
    )
    assert kinds(package, "no_context") == {
        ("house/handovers/words.py", "Signed"),
        ("house/handovers/words.py", "a"),
    }
    lines = {f.text for f in findings(package) if f.kind == "built"}
    assert lines == {"line 5", "line 6", "line 7"}


def test_one_message_translated_in_two_ways_is_found(package):
    (package / "handovers" / "more.py").write_text(
        'from django.utils.translation import gettext\ngettext("See all")\n'
    )
    update(package)
    fill(package, "handovers", "fr", {"See all": "Tout voir"})
    fill(package, "web/tally", "fr", {"See all": "Voir tout"})
    assert {text for _, text in kinds(package, "conflict")} == {"See all"}


def test_a_catalogue_that_cannot_be_read_is_found(package):
    update(package)
    po_path(package / "handovers", "ar").write_text("neither a message nor a translation\n")
    assert {path for path, _ in kinds(package, "broken")} == {
        "house/handovers/locale/ar/LC_MESSAGES/django.po"
    }


@pytest.mark.parametrize(
    ("singular", "plural", "translation", "why"),
    [
        ("Line %(line)s", None, "السطر %(line)s", ""),
        ("Line %(line)s", None, "السطر %(ligne)s", "unknown placeholder ligne"),
        ("Line %(line)s", None, "السطر", "lost placeholder line"),
        ("Line %(line)s", None, "السطر %(line)s %(", "a placeholder is broken"),
        ("%(n)s file of %(name)s", "%(n)s files of %(name)s", "ملفان لـ%(name)s", ""),
        ("%(n)s file", "%(n)s files", "%(m)s ملف", "unknown placeholder m"),
        ("100 %%", None, "100 %%", ""),
        ("{n} files", None, "{m} ملف", "unknown placeholder {m}"),
    ],
)
def test_placeholders(singular, plural, translation, why):
    assert wrong_placeholders(singular, plural, translation) == why


def test_a_file_belongs_to_its_room_or_area():
    root = Path("/house")
    assert home_of(root / "settings.py", root) == root
    assert home_of(root / "grants" / "a" / "b.py", root) == root / "grants"
    assert home_of(root / "web" / "tally" / "a.py", root) == root / "web" / "tally"
    assert home_of(root / "web" / "pages.py", root) == root / "web"


@pytest.fixture
def our_package(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command at work on the small package instead of the house."""
    monkeypatch.setattr(command, "PACKAGE", package)
    for name in ("update", "compile_stale", "findings"):
        function = getattr(command, name)
        monkeypatch.setattr(command, name, lambda *, _f=function, **kwargs: _f(package, **kwargs))
    return package


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("messages", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_updates_compiles_and_lists(our_package):
    text = run()
    assert "updated house/handovers/locale/ar/LC_MESSAGES/django.po" in text
    assert "compiled 4 catalogues" in text
    assert "untranslated: 'Signed' (receipt)" in text
    assert "tally" not in run("--only", "handovers/")


def test_the_check_changes_nothing_and_refuses(our_package):
    with pytest.raises(CommandError, match="things to mend") as refused:
        run("--check", "--format", "json")
    assert refused.value.returncode == 1
    assert homes(our_package) == []


def test_compiling_only_reports_in_json(our_package):
    update(our_package)
    document = json.loads(run("--compile-only", "--format", "json"))
    assert document == {"updated": [], "compiled": 4, "findings": []}


def test_the_start_compiles_and_survives_a_broken_catalogue(package, monkeypatch, caplog):
    update(package)
    monkeypatch.setattr("wasl.wording.apps.stale", lambda: stale(package))
    config = WordingConfig("wasl.wording", wording)
    with translation.override("ar"):
        translation.gettext("read before anything was compiled")
    assert trans_real._translations
    config.ready()
    assert stale(package) == []
    assert trans_real._translations == {}, "the first run would stay in English"
    po_path(package / "handovers", "ar").write_text("neither a message nor a translation\n")
    later = mo_path(package / "handovers", "ar").stat().st_mtime_ns + 10**9
    os.utime(po_path(package / "handovers", "ar"), ns=(later, later))
    config.ready()
    assert "could not be compiled" in caplog.text


def test_the_words_of_these_two_rooms_are_complete():
    assert catalogue_folders.PACKAGE.name == "wasl"
    ours = [f for f in findings() if f.path.startswith(("wasl/money/", "wasl/wording/"))]
    assert ours == []
