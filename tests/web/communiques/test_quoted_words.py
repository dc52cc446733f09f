"""Words of a beneficiary on a draft's page: offered, carried, and gone once they were taken back."""

import datetime

import pytest
from django.urls import reverse
from tests.communiques.held import held
from tests.factories.handovers import scene
from tests.web.signed_in import signed_in
from tests.web.words import french

from wasl.accounts.models import User
from wasl.communiques.operations import draft
from wasl.handovers.models import Receipt
from wasl.participants.operations import record_consent, withdraw_consent, write_quotation

TOLD = datetime.date(2021, 2, 1)
WORDS = "J'ouvre mon atelier chaque matin"


@pytest.mark.django_db
def test_a_draft_takes_words_and_loses_them_when_they_are_taken_back() -> None:
    at = scene()
    by, gathered = at.coordinator, held(at)
    with at.reading():
        person = Receipt.objects.select_related("file").filter(ceremony=gathered).order_by("number")[0].file
    for kind, answer in (("notice", "informed"), ("quotation", "given")):
        record_consent(
            by=by, file=person, kind=kind, answer=answer, answered_on=TOLD, proof="signature", read_aloud=True
        )
    words = write_quotation(by=by, file=person, words_ar="أفتح محلي كل صباح", words_fr=WORDS, said_on=TOLD)
    text = draft(by=by, ceremony=gathered)
    client = signed_in(User.objects.get(username=by.label), language="fr")
    page = reverse("communique", args=[text.pk])

    assert french("Quote these words") in client.get(page).content.decode()
    client.post(reverse("communique_quote", args=[text.pk]), {"quotation": words.pk})
    carried = client.get(page).content.decode()
    assert "Parole de bénéficiaire" in carried
    assert french("Quote these words") not in carried

    withdraw_consent(by=by, file=person, kind="quotation", answered_on=TOLD)
    left = client.get(page).content.decode()
    assert "Parole de bénéficiaire" not in left
    assert french("Words of this draft may no longer be quoted") in left
