"""``wasl demo``: from an empty database to sign-ins and papers; a second run changes nothing and says so."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.demo_data.programme_files import CASE

from wasl.accounts.enums import SECOND_FACTOR, RoleName
from wasl.accounts.models import User
from wasl.accounts.operations import create_first_administrator
from wasl.audit.acts import HOUSE
from wasl.audit.models import Event
from wasl.audit.refusals import Refusal
from wasl.database.scope import Scope, within
from wasl.demo import files, showing, sign_ins
from wasl.demo.management.commands import demo as demo_command
from wasl.exchange.models import LoadedRow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for what the demonstration writes; the server of the tests stays in its own."""
    place = tmp_path / "home"

    def made() -> Path:
        place.mkdir(exist_ok=True)
        return place

    for module in (sign_ins, showing):
        monkeypatch.setattr(module, "home", lambda: place)
        monkeypatch.setattr(module, "prepare_home", made)
    monkeypatch.setenv("WASL_LANGUAGE", "en")
    return place


def run(command: str = "demo", *arguments: str, **options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(command, *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def events() -> int:
    with transaction.atomic(), within(Scope(reads_audit=True)):
        return Event.objects.count()


def test_the_whole_way_then_a_second_run(
    committed_database: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = run(no_serve=True, format="json")
    answer = json.loads(out)
    assert answer["ceremony"] == "BEN-GUERIR-2021"
    assert answer["changed"] is True
    assert "14" in answer["communiques"]["ar"]
    assert "316 607" in answer["communiques"]["fr"].replace("\u202f", " ").replace("\xa0", " ")
    for step in range(1, 6):
        assert f"[{step}/5]" in err
    assert "handovers: 14/14" in err

    papers = [Path(path) for path in answer["papers"]]
    assert len(papers) == 43
    assert all(
        path.parent == home / "demo-papers" and path.read_bytes().startswith(b"%PDF") for path in papers
    )
    assert {path.stat().st_mode & 0o777 for path in papers} == {0o600}
    assert all(set(path.stem) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-arf") for path in papers)

    kept = Path(answer["sign_ins_file"])
    assert kept == home / "demo-sign-ins.txt"
    assert kept.stat().st_mode & 0o777 == 0o600
    _every_role_signs_in()

    before, written = events(), {path: path.stat().st_mtime_ns for path in [kept, *papers]}
    out, err = run(no_serve=True)
    assert "Everything was there already: nothing was changed." in err
    assert f"Sign-ins are kept in {kept}." in err
    assert "المساعدات المالية" in out
    assert "anciens pensionnaires" in out
    assert events() == before
    assert {path: path.stat().st_mtime_ns for path in written} == written

    grown = {
        name: content.replace(b"undertaking_months: ", b"undertaking_months: 1")
        for name, content in files.contents().items()
    }
    monkeypatch.setattr(files, "contents", lambda: grown)
    out, err = run(no_serve=True)
    assert "its files have grown since; nothing was changed" in err
    assert "undertaking_months" in err
    assert "المساعدات المالية" in out
    assert events() == before


def _every_role_signs_in() -> None:
    given = sign_ins.read()
    assert {one.role for one in given} == set(RoleName.values)
    for one in given:
        user = User.objects.get(username=one.username)
        assert user.check_password(one.password)
        assert not user.must_change_password
        assert bool(one.secret) == (user.role in SECOND_FACTOR) == user.authenticator_set.exists()
        if one.secret:
            out, _err = run("demo_code", one.username)
            assert validate_totp_code(one.secret, out.strip())
            assert one.address.startswith("otpauth://totp/")
            assert one.secret in one.address
    _signs_in(next(one for one in given if one.username == "coordinator.marrakech"))


def _signs_in(one: sign_ins.SignIn) -> None:
    client = Client()
    page = client.post(
        reverse("account_login"), {"login": one.username, "password": one.password}, follow=True
    )
    assert page.request["PATH_INFO"] == reverse("mfa_authenticate")
    page = client.post(reverse("mfa_authenticate"), {"code": one.code}, follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == reverse("home")


def test_it_never_mixes_with_real_work(committed_database: str, home: Path) -> None:
    create_first_administrator(by=HOUSE, username="real.work", name_ar="العمل", name_fr="Travail")
    with pytest.raises(CommandError, match="a home of its own"):
        run(no_serve=True)
    assert LoadedRow.objects.count() == 0
    assert not sign_ins.path().exists()


def test_a_file_at_fault_leaves_nothing(
    committed_database: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "files"
    place.mkdir()
    main = CASE.read_text(encoding="utf-8")
    (place / f"{files.MAIN}.yaml").write_text(main, encoding="utf-8")
    (place / "agadir_2021.yaml").write_text("wasl: 2\nname: agadir_2021\n", encoding="utf-8")
    monkeypatch.setenv("WASL_DEMO_DIR", str(place))
    err = StringIO()
    with pytest.raises(CommandError, match="nothing of it was written"):
        call_command("demo", no_serve=True, stdout=StringIO(), stderr=err)
    assert "This file is written for version 2" in err.getvalue()
    assert not User.objects.exists()
    assert not sign_ins.path().exists()


def test_files_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASL_DEMO_DIR", str(tmp_path))
    with translation.override("en"), pytest.raises(Refusal, match="cannot be read"):
        files.contents()


def test_a_code_is_only_for_accounts_of_the_demonstration(home: Path) -> None:
    home.mkdir()
    sign_ins.keep(
        [
            sign_ins.SignIn("finance", "finance", "word"),
            sign_ins.SignIn("auditor", "auditor", "word", "JBSWY3DP", "otpauth://x"),
        ]
    )
    assert [one.username for one in sign_ins.read()] == ["finance", "auditor"]
    with pytest.raises(CommandError, match="password alone"):
        run("demo_code", "finance")
    with pytest.raises(CommandError, match="It has: finance, auditor"):
        run("demo_code", "somebody")
    with pytest.raises(FileExistsError):
        sign_ins.keep([])


def test_it_serves_after_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, str, int]] = []
    monkeypatch.setattr(
        demo_command,
        "call_command",
        lambda name, **options: called.append((name, options["host"], options["port"])),
    )
    monkeypatch.setattr(demo_command.Command, "run", lambda self, **options: {"ceremony": "X"})
    assert json.loads(run(format="json", port=8123)[0]) == {"ceremony": "X"}
    assert called == [("serve", "127.0.0.1", 8123)]
    called.clear()
    run(no_serve=True, format="json")
    assert called == []
