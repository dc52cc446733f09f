"""``wasl load_programme``: JSON on stdout, faults and progress on stderr, exit code 1 when refused."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.demo_data.programme_files import EXAMPLE
from tests.exchange.altered import altered

from wasl.accounts.models import User
from wasl.accounts.operations import create_first_administrator
from wasl.audit.acts import HOUSE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WASL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WASL_LANGUAGE", "en")
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create_first_administrator(by=HOUSE, username="first", name_ar="الأول", name_fr="Premier")
    path = tmp_path / "programme.yaml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def run(path: Path, **options: Any) -> tuple[str, str, int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("load_programme", str(path), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), error.returncode
    return out.getvalue(), err.getvalue(), 0


def test_a_file_is_loaded_then_known(file: Path, home: Path) -> None:
    out, err, code = run(file, format="json")
    answer = json.loads(out)
    assert code == 0
    assert answer["loaded"] is True
    assert answer["created"]["participants"] == 1
    assert "participants: 1/1" in err
    passwords = Path(answer["first_passwords_file"])
    assert passwords.parent == home
    assert passwords.stat().st_mode & 0o777 == 0o600
    username, password = passwords.read_text().splitlines()[0].split()
    assert User.objects.get(username=username).check_password(password)

    out, _err, code = run(file, format="json")
    again = json.loads(out)
    assert (code, again["loaded"], again["created"], again["unchanged"]) == (0, True, {}, answer["created"])
    assert "first_passwords_file" not in again
    out, _err, _code = run(file)
    assert "This file is already loaded: nothing was changed." in out


def test_a_dry_run_keeps_nothing(file: Path, home: Path) -> None:
    out, _err, code = run(file, format="json", dry_run=True)
    answer = json.loads(out)
    assert (code, answer["loaded"], answer["dry_run"], answer["created"]["grants"]) == (0, False, True, 1)
    assert set(User.objects.values_list("username", flat=True)) == {"first"}
    assert not list(home.glob("first-passwords*"))
    assert "This was a dry run: nothing was kept." in run(file, dry_run=True)[0]


def test_faults_are_told_in_json_and_for_people(file: Path) -> None:
    wrong = altered(
        EXAMPLE.read_text(encoding="utf-8"), 'equipment_total: "10502.00"', 'equipment_total: "10500.00"'
    )
    file.write_text(
        altered(wrong.text, "province: MA-FES\n    eligibility", "province: MA-F\n    eligibility").text,
        encoding="utf-8",
    )
    out, err, code = run(file, format="json")
    answer = json.loads(out)
    assert code == 1
    assert answer["loaded"] is False
    assert [(fault["code"], fault["field"]) for fault in answer["faults"]] == [
        ("unknown_place", "participants[FES-01].province"),
        ("wrong_sum", "projects[PR-FES-01].equipment_total"),
    ]
    assert answer["faults"][1]["line"] == wrong.line
    assert f"{file}:{wrong.line}  projects[PR-FES-01].equipment_total\n  The lines add up to 10502.00" in err

    out, err, code = run(file)
    assert (code, out) == (1, "")
    assert "nothing of it was written" in err
    assert set(User.objects.values_list("username", flat=True)) == {"first"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "مجموع الأسطر 10502.00، والملف يذكر 10500.00. صحح أحدهما."),
        ("fr", "La somme des lignes est de 10502.00, le fichier indique 10500.00. Corrigez l’un des deux."),
    ],
)
def test_faults_are_told_in_the_readers_language(
    file: Path, language: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WASL_LANGUAGE", language)
    text = EXAMPLE.read_text(encoding="utf-8")
    file.write_text(
        text.replace('equipment_total: "10502.00"', 'equipment_total: "10500.00"'), encoding="utf-8"
    )
    assert sentence in run(file)[1]


def test_a_file_that_is_not_there_and_an_account_that_is_not_there(tmp_path: Path, file: Path) -> None:
    _out, err, code = run(tmp_path / "none.yaml")
    assert (code, "cannot be read" in err) == (1, True)
    _out, err, code = run(file, username="nobody")
    assert (code, "no open account called nobody" in err) == (1, True)
