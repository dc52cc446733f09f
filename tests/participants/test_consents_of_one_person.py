"""A consent taken back in one file is taken back in every file of that person, once they are known to be one."""

import datetime

import pytest
from tests.factories.accounts import actor
from tests.factories.participants import file
from tests.participants.consenting import INFORMED_ON, give, inform, use, whole
from tests.participants.test_comparisons import AGADIR, AGAIN, ALAOUI, joined

from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.participants import consent_queries
from wasl.participants.operations import undo_joining, withdraw_consent

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_words_are_silent_where_their_person_said_no_in_another_centre() -> None:
    here, agadir, headquarters = (
        actor("coordinator"),
        actor("coordinator", centre="AGD"),
        actor("headquarters"),
    )
    mine, other = file(here, **ALAOUI), file(agadir, **(AGAIN | AGADIR))
    whole(here, mine)
    inform(agadir, other)
    give(agadir, other)
    later = INFORMED_ON + datetime.timedelta(days=1)
    withdraw_consent(by=agadir, file=other, kind="quotation", answered_on=later)
    with within(here.scope):
        assert consent_queries.quotations(mine).count() == 1
    decided = joined(headquarters, mine.record, other.record, kept=mine.record)
    with within(here.scope):
        assert not consent_queries.quotations(mine).exists()
    with pytest.raises(Refusal) as told:
        use(here, mine, label="COM-2")
    assert told.value.code == "participants_use_has_consent"
    undo_joining(by=headquarters, comparison=decided, reason="أخوان")
    use(here, mine, label="COM-2")
