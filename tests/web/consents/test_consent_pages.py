"""The pages on consents: told first, asked apart, taken back by a word, and never one word of what no longer stands."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.participants import file
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.database.scope import within
from wasl.participants.consent_queries import standings
from wasl.participants.models import File
from wasl.wording.dates import today

pytestmark = pytest.mark.django_db
TOLD = {"answered_on": "2021-02-01", "language": "ar", "read_aloud": "on", "proof": "thumbprint"}
WORDS = {
    "words_ar": "صار لي محل أفتحه كل صباح.",
    "words_fr": "J'ouvre mon atelier chaque matin.",
    "said_on": "2021-07-08",
}


@pytest.fixture
def who() -> User:
    return user("caseworker")


@pytest.fixture
def person(who: User) -> File:
    return file(actor_of(who))


@pytest.fixture
def client(who: User) -> Client:
    return signed_in(who, language="fr")


def page(client: Client, name: str, person: File, question: str = "") -> str:
    return client.get(reverse(name, args=[person.pk]) + question).content.decode()


def answer(client: Client, person: File, kind: str, **said: Any) -> str:
    """What the form answers: nothing when it was recorded."""
    sent = client.post(reverse("consent_record", args=[person.pk]) + f"?kind={kind}", TOLD | said)
    return "" if sent.status_code == 302 else sent.content.decode()


def states(who: User, person: File) -> dict[str, str]:
    with within(actor_of(who).scope):
        return {kind: standing.state for kind, standing in standings(person).items() if standing.state}


def test_from_the_notice_to_words_and_their_withdrawal(who: User, client: Client, person: File) -> None:
    assert "L’information d’abord" in page(client, "consents", person)
    assert "lisez-la d’abord" in answer(client, person, "quotation", answer="given", proof="signature")
    assert not answer(client, person, "notice")
    assert not answer(client, person, "image", answer="refused", proof="spoken")
    assert not answer(client, person, "quotation", answer="given", proof="signature")
    assert states(who, person) == {"notice": "informed", "image": "refused", "quotation": "given"}

    assert client.post(reverse("quotation_new", args=[person.pk]), WORDS).status_code == 302
    assert WORDS["words_ar"] in page(client, "consents", person)
    taken_back = {"kind": "quotation", "answered_on": "2021-07-09", "language": "ar", "proof": "spoken"}
    assert client.post(reverse("consent_withdraw", args=[person.pk]), taken_back).status_code == 302
    shown = page(client, "consents", person)
    assert WORDS["words_ar"] not in shown
    assert "atelier chaque matin" not in shown
    assert states(who, person)["quotation"] == "withdrawn"
    assert "ne change rien à l’aide" in shown


def test_a_yes_is_signed(client: Client, person: File) -> None:
    answer(client, person, "notice")
    refused = answer(client, person, "image", answer="given", proof="spoken")
    assert "id_proof_error" in refused
    assert "Seul un refus ou un retrait peut être oral" in refused


def test_a_minor_is_asked_neither_for_pictures_nor_for_words(who: User, client: Client) -> None:
    guardian = {"guardian_name_ar": "الجيلالي البحراوي", "guardian_relation": "father", "guardian_cin": "ZZ900001",
                "guardian_phone": "+212790000002"}  # fmt: skip
    child = file(actor_of(who), birth_date=None, birth_year=2012, **guardian)
    shown = page(client, "consents", child)
    assert "Cette personne est mineure" in shown
    assert "consentement du représentant légal" in shown.lower()
    assert "?kind=image" not in shown
    assert guardian["guardian_name_ar"] in page(client, "consent_record", child, "?kind=notice"), (
        "as on the record"
    )
    told = {"guardian_name": "الجيلالي البحراوي", "guardian_relation": "father"}
    assert not answer(client, child, "notice", **told)
    refused = answer(client, child, "image", answer="given", proof="signature", **told)
    assert "aucune image n’est prise" in refused
    assert states(who, child) == {"notice": "informed"}


def test_the_paper_is_printed_and_the_signed_one_kept(client: Client, person: File) -> None:
    for language in ("ar", "fr"):
        printed = client.get(reverse("consent_paper", args=[person.pk]) + f"?lang={language}")
        assert printed.content.startswith(b"%PDF")
        assert f'filename="{person.number}-consents.pdf"' in printed["Content-Disposition"]
    answer(client, person, "notice")
    kept = page(client, "consents", person)
    where = kept.split(f"{reverse('consent_scan', args=[person.pk])}?answer=")[1].split('"')[0]
    scan = SimpleUploadedFile("name.pdf", b"%PDF-1.7 signed %%EOF", content_type="application/pdf")
    assert (
        client.post(
            reverse("consent_scan", args=[person.pk]) + f"?answer={where}", {"scan": scan}
        ).status_code
        == 302
    )
    file_page = client.get(reverse("consent_scan_file", args=[person.pk]) + f"?answer={where}")
    assert file_page.content == b"%PDF-1.7 signed %%EOF"
    assert file_page["Content-Disposition"].startswith("attachment")


def test_headquarters_settle_a_new_version(person: File) -> None:
    headquarters = signed_in(user("headquarters"), language="fr")
    form = headquarters.get(reverse("consent_text_new") + "?kind=image").content.decode()
    assert "أوافق على أن تؤخذ لي صور" in form
    typed = {
        "kind": "image",
        "since": today().isoformat(),
        "title_ar": "الصورة",
        "title_fr": "L'image",
        "body_ar": "نص",
        "body_fr": "Texte",
    }
    assert headquarters.post(reverse("consent_text_new"), typed).status_code == 302
    assert "Version 2" in headquarters.get(reverse("consent_texts")).content.decode()
