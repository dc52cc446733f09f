"""A minor: a guardian agrees before anything is prepared, and no public list ever names them."""

import datetime

import pytest
from tests.direct_sql import refused
from tests.factories.handovers import DECIDED, HELD, PROPOSED, Scene, ceremony
from tests.factories.life_projects import complete, draft
from tests.factories.participants import GUARDIAN, eligible_file

from wasl.audit.refusals import Refusal
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, propose_grant
from wasl.handovers.operations import correct_ceremony, list_grant
from wasl.participants.models import File
from wasl.participants.operations import record_consent

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BORN = datetime.date(HELD.year + 1 - 18, 1, 1)  # under age until the new year after the ceremony
PREPARED = datetime.date(2021, 5, 1)


@pytest.fixture
def child(marrakech: Scene) -> File:
    return eligible_file(marrakech.coordinator, birth_date=BORN, **GUARDIAN)


def agreed(at: Scene, child: File) -> None:
    """The guardian was told, and agrees that the centre accompanies the minor."""
    for kind, answer in (("notice", "informed"), ("guardian", "given")):
        record_consent(by=at.coordinator, file=child, kind=kind, answer=answer, answered_on=datetime.date(2021, 2, 1), read_aloud=True,
                       proof="signature", guardian_name="الجيلالي البحراوي", guardian_relation="father")  # fmt: skip


def granted(at: Scene, child: File) -> Grant:
    project = complete(at.coordinator, child, prepared_on=PREPARED)
    grant = propose_grant(by=at.coordinator, project=project, agreement=at.agreement, equipment_line=at.lines["equipment"],
                          cash_line=None, proposed_on=PROPOSED)  # fmt: skip
    return approve_grant(by=at.headquarters, grant=grant, decided_on=DECIDED)


def test_the_guardian_agrees_before_a_project_is_prepared(marrakech: Scene, child: File) -> None:
    with pytest.raises(Refusal, match=child.number) as refusal:
        complete(marrakech.coordinator, child, prepared_on=PREPARED)
    assert (refusal.value.code, refusal.value.field) == ("guardian_missing", "holders")
    project = draft(marrakech.coordinator, prepared_on=PREPARED)
    with refused("life_projects_minor_has_consent", marrakech.coordinator) as cursor:
        cursor.execute(
            "update life_projects_microproject set status = 'draft', completed_at = null, completed_by = ''"
        )
        cursor.execute("insert into life_projects_holder (id, project_id, file_id, parts, rank) values (gen_random_uuid(), %s, %s, 1, 2)",
                       [project.pk, child.pk])  # fmt: skip
    agreed(marrakech, child)
    complete(marrakech.coordinator, child, prepared_on=PREPARED)


def test_a_minor_stands_on_no_ceremony_list(marrakech: Scene, child: File) -> None:
    agreed(marrakech, child)
    grant = granted(marrakech, child)
    held = ceremony(marrakech)
    with pytest.raises(Refusal, match=child.number) as refusal:
        list_grant(by=marrakech.coordinator, ceremony=held, grant=grant)
    assert refusal.value.code == "handovers_no_minor_on_list"
    line = ("insert into handovers_handoverline (id, ceremony_id, grant_id, rank, listed_at, listed_by, withdrawn_by) "
            "values (gen_random_uuid(), %s, %s, 1, now(), %s, '')")  # fmt: skip
    with refused("handovers_no_minor_on_list", marrakech.coordinator) as cursor:
        cursor.execute(line, [held.pk, grant.pk, marrakech.coordinator.label])
    later = ceremony(marrakech, held_on=datetime.date(BORN.year + 18, BORN.month, BORN.day))
    list_grant(by=marrakech.coordinator, ceremony=later, grant=grant)
    early = {"place": later.place, "venue_ar": later.venue_ar, "venue_fr": later.venue_fr, "held_on": HELD,
             "statement_office": later.statement_office, "officials": [(o.office, o.role) for o in later.officials.all()]}  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        correct_ceremony(by=marrakech.coordinator, ceremony=later, **early)
    assert refusal.value.code == "handovers_no_minor_on_list"
