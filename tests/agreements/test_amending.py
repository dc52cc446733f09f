"""Amendments: they add an entry and never replace a total; they move the end and never rewrite it."""

import datetime
from decimal import Decimal

import pytest
from tests.factories.accounts import actor
from tests.factories.agreements import SIGNED, agreement, line_of

from wasl.agreements import queries
from wasl.agreements.models import Agreement
from wasl.agreements.operations import amend
from wasl.agreements.rules import last_day
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within

pytestmark = pytest.mark.django_db
LATER = datetime.date(2021, 1, 15)


def amended(signed, by, **changes):
    given = {"signed_on": LATER, "subject_ar": "رفع الغلاف المالي", "subject_fr": "augmentation"} | changes
    return amend(by=by, agreement=signed, **given)


def test_an_amendment_adds_an_entry_of_its_own():
    by = actor("headquarters")
    signed = agreement(by=by, equipment=1000)
    with within(by.scope):
        line = line_of(signed)
    first = amended(signed, by, additions=[(line, Decimal("50.50"))])
    second = amended(signed, by, additions=[(line, Decimal(100))])
    assert (first.number, second.number) == (1, 2)
    with within(by.scope):
        entries = [
            (e.amount, e.dated, e.reference_kind, e.reference_label)
            for e in queries.entries_of(signed).filter(line=line)
        ]
    assert entries == [
        (1000, SIGNED, "agreement", signed.number),
        (Decimal("50.50"), LATER, "amendment", f"{signed.number}/1"),
        (100, LATER, "amendment", f"{signed.number}/2"),
    ]


def test_the_latest_amendment_that_names_an_end_moves_it():
    by = actor("headquarters")
    signed = agreement(by=by)
    until = datetime.date(2023, 6, 30)
    amended(signed, by, ends_on=datetime.date(2022, 12, 31))
    amended(signed, by, ends_on=until)
    amended(signed, by)
    with within(by.scope):
        read = Agreement.objects.get(pk=signed.pk)
        assert last_day(read) == until
        assert read.ends_on == signed.ends_on


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"signed_on": datetime.date(2020, 2, 19)}, "signed_on"),
        ({"ends_on": datetime.date(2020, 2, 19)}, "ends_on"),
        ({"additions": "elsewhere"}, "additions"),
    ],
)
def test_what_cannot_be_is_refused(changes, field):
    by = actor("headquarters")
    signed, other = agreement(by=by), agreement(by=by)
    if changes.get("additions"):
        with within(by.scope):
            changes = {"additions": [(line_of(other), Decimal(10))]}
    with pytest.raises(Refusal) as told:
        amended(signed, by, **changes)
    assert told.value.field == field
    with within(by.scope):
        assert not signed.amendments.exists()


def test_only_headquarters_amends():
    signed = agreement()
    for role in ("coordinator", "finance", "auditor"):
        with pytest.raises(NotAllowed):
            amended(signed, actor(role))
