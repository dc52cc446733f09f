"""A withdrawal at one desk while another uses the consent: whoever comes first, nothing uses what was taken back."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.participants.models import ConsentUse, File
from wasl.participants.operations import record_consent, use_consent, withdraw_consent

TOLD = datetime.date(2021, 2, 1)


def _use(by: Actor, person: File) -> ConsentUse:
    return use_consent(
        by=by,
        file=person,
        kind="image",
        reference_kind="communique",
        reference_id=uuid.uuid4(),
        reference_label="COM-1",
    )


@pytest.mark.database
def test_a_use_and_a_withdrawal_wait_for_each_other(
    committed_database: str, in_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    by = actor("coordinator")
    person = file(by)
    for kind, answer in (("notice", "informed"), ("image", "given")):
        record_consent(
            by=by, file=person, kind=kind, answer=answer, answered_on=TOLD, proof="signature", read_aloud=True
        )

    # The withdrawal is on its way: the use has already read that the consent stands, waits, and is refused.
    with transaction.atomic():
        withdraw_consent(by=by, file=person, kind="image", answered_on=TOLD)
        using = in_thread(lambda: _use(by, person))
        with pytest.raises(TimeoutError):
            using.result(timeout=0.5)
    with pytest.raises(Refusal) as refusal:
        using.result()
    assert refusal.value.code == "participants_use_has_consent"

    # The use is on its way: the withdrawal waits, and the use stays as a past one.
    record_consent(
        by=by, file=person, kind="image", answer="given", answered_on=TOLD, proof="signature", read_aloud=True
    )
    with transaction.atomic():
        _use(by, person)
        withdrawing = in_thread(lambda: withdraw_consent(by=by, file=person, kind="image", answered_on=TOLD))
        with pytest.raises(TimeoutError):
            withdrawing.result(timeout=0.5)
    withdrawing.result()
    with transaction.atomic(), within(by.scope):
        assert ConsentUse.objects.count() == 1
