"""The import page: faults in the reader's language, questions answered beside the sheet, the confirmation, nobody else."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.sheets import PEOPLE, changed, sheet
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.database.scope import within
from wasl.participants.models import File, Record

pytestmark = pytest.mark.usefixtures("demo")


def sent(client: Client, content: bytes, **fields: Any) -> Any:
    upload = SimpleUploadedFile("people.csv", content, content_type="text/csv")
    centre = re.search(r'name="centre" value="(\d+)"', client.get(reverse("records_import")).content.decode())
    assert centre is not None
    return client.post(reverse("records_import"), {"centre": centre[1], "sheet": upload, **fields})


def test_a_sheet_is_shown_answered_and_imported() -> None:
    account = User.objects.get(username="coordinator.marrakech")
    client, by = signed_in(account), actor_of(account)
    with within(by.scope):
        before, known = File.objects.count(), Record.objects.select_related("residence").order_by("pk")[0]
    wrong = sent(client, sheet(*changed(0, cin="12"))).content.decode()
    assert "رقم البطاقة حرف أو حرفان" in wrong
    assert "N° CIN" in wrong
    assert 'value="confirm"' not in wrong

    again = {
        "ref": "B1", "given": known.given_ar, "surname": known.surname_ar, "prenom": known.given_lat, "nom": known.surname_lat,
        "father": known.father_ar, "sex": known.sex, "born": str(known.birth_date or known.birth_year), "cin": known.cin,
        "province": known.residence_id,
    }  # fmt: skip
    content = sheet(*PEOPLE, again)
    page = sent(client, content).content.decode()
    assert 'name="answer-5"' in page
    fingerprint = re.search(r'name="sha256" value="(\w+)"', page)
    assert fingerprint is not None
    given = {"step": "confirm", "sha256": fingerprint[1]}

    refused = sent(client, content, **given)
    assert refused.status_code == 200
    done = sent(client, content, **given, **{"answer-5": "same"})
    assert done["Location"] == reverse("people")
    with within(by.scope):
        assert File.objects.count() == before + 3
    assert "3" in client.get(reverse("people")).content.decode()
    once_more = sent(client, content).content.decode()
    assert 'value="confirm"' not in once_more


def test_the_empty_sheet_is_a_workbook() -> None:
    client = signed_in(User.objects.get(username="headquarters"))
    assert client.get(reverse("records_import_sheet")).content.startswith(b"PK")
