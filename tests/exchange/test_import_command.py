"""``wasl import_records``: JSON on stdout, progress on stderr, 1 when refused."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.factories.accounts import user
from tests.factories.sheets import changed, sheet

from wasl.participants.models import File

pytestmark = pytest.mark.django_db


def run(path: Path, **options: Any) -> tuple[str, str, int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_records", str(path), stdout=out, stderr=err, centre="mrk", **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), error.returncode
    return out.getvalue(), err.getvalue(), 0


def test_a_sheet_is_tried_refused_imported_and_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WASL_LANGUAGE", "en")
    user("coordinator", username="coordinator.mrk")
    path = tmp_path / "people.csv"
    given: dict[str, Any] = {"username": "coordinator.mrk", "format": "json"}

    path.write_bytes(sheet(*changed(1, cin="12")))
    out, _err, code = run(path, **given)
    answer = json.loads(out)
    assert (code, answer["imported"], answer["rows"], answer["new"]) == (1, False, 3, 3)
    assert answer["faults"] == [
        {"line": 3, "column": "N° CIN", "code": "bad_cin", "message": answer["faults"][0]["message"]}
    ]
    assert "nothing of it was written" in run(path, username="coordinator.mrk")[1]

    path.write_bytes(sheet())
    out, _err, code = run(path, dry_run=True, **given)
    assert (code, json.loads(out)["new"], json.loads(out)["questions"]) == (0, 3, [])
    assert not File.objects.exists()

    out, err, code = run(path, **given)
    answer = json.loads(out)
    assert (code, answer["imported"], answer["opened"], answer["already"]) == (0, True, 3, 0)
    assert "reading: 3/3" in err
    assert "Rows imported before: 3." in run(path, username="coordinator.mrk")[0]

    assert run(path, username="nobody.here")[2] == 1
