"""The public page behind a QR code: a verdict and a day, for anyone, not too often, and nothing else."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.factories.handovers import HELD, issued, scene

from wasl.handovers.operations import reissue_receipt, void_receipt
from wasl.handovers.rules import CHECK_PATH, grouped_token
from wasl.web.checking.pace import ASKED_AT_MOST

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_minute():
    cache.clear()
    yield
    cache.clear()


def said(token, client=None, language="fr"):
    client = client or Client()
    client.cookies["django_language"] = language
    answer = client.get(reverse("receipt_check", args=[token]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_address_printed_on_paper_is_the_one_that_answers():
    assert reverse("receipt_check", args=["X"]) == f"{CHECK_PATH}X"
    assert reverse("receipt_check_form") == CHECK_PATH


def test_each_verdict_is_told_with_the_day_of_issue():
    at = scene("MRK")
    valid, absent, wrong = issued(at), issued(at), issued(at)
    void_receipt(by=at.coordinator, receipt=absent, reason="absent")
    reissue_receipt(by=at.coordinator, receipt=wrong, issued_on=HELD)
    for receipt, sentence in (
        (valid, "Ce reçu est valide."),
        (absent, "Ce reçu est annulé."),
        (wrong, "Ce reçu a été remplacé par un autre."),
    ):
        page = said(receipt.token)
        assert sentence in page
        assert "8 juillet 2021" in page
    assert "Aucun reçu ne porte ce code." in said("A" * 26)
    assert "هذا الوصل ساري المفعول." in said(valid.token, language="ar")


def test_it_names_no_foundation_programme_person_nor_receipt():
    at = scene("MRK")
    receipt = issued(at)
    for language in ("ar", "fr"):
        page = said(receipt.token, language=language)
        for secret in (
            receipt.number, receipt.holder_name_ar, receipt.holder_name_lat, receipt.holder_cin, receipt.grant.number,
            at.agreement.number, "مؤسسة", "Fondation", "السجناء", "détenus", "نزيل", "برنامج", "programme", "مراكش", "Marrakech",
        ):  # fmt: skip
            assert secret not in page, secret


def test_a_code_may_be_typed_with_spaces_and_small_letters():
    at = scene("MRK")
    receipt = issued(at)
    client = Client()
    answer = client.get(reverse("receipt_check_form"), {"code": grouped_token(receipt.token).lower()})
    assert answer["Location"] == reverse("receipt_check", args=[receipt.token])
    assert client.get(reverse("receipt_check_form")).status_code == 200
    assert client.get(reverse("receipt_check_form"), {"code": "؟؟"}).status_code == 200


def test_one_address_asks_so_often_and_no_more():
    client = Client()
    address = reverse("receipt_check", args=["A" * 26])
    answers = [client.get(address, REMOTE_ADDR="203.0.113.7").status_code for _ in range(ASKED_AT_MOST + 1)]
    assert answers == [200] * ASKED_AT_MOST + [429]
    slow = client.get(address, REMOTE_ADDR="203.0.113.7")
    assert slow["Retry-After"] == "60"
    assert client.get(address, REMOTE_ADDR="203.0.113.8").status_code == 200


def test_an_address_said_to_be_forwarded_opens_no_second_count():
    client = Client()
    address = reverse("receipt_check", args=["A" * 26])

    def ask(forwarded):
        return client.get(
            address, REMOTE_ADDR="203.0.113.7", headers={"x-forwarded-for": forwarded}
        ).status_code

    assert {ask(f"198.51.100.{n}") for n in range(ASKED_AT_MOST)} == {200}
    assert ask("192.0.2.1") == 429


def test_the_page_writes_nothing_is_not_kept_and_takes_no_other_method():
    client = Client()
    address = reverse("receipt_check", args=["A" * 26])
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.post(address).status_code == 405
    assert not re.search(r"sessionid", str(answer.cookies))
