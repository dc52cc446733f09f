"""The register of processing: versions stay, and every page says so while the authorisation is missing."""

import pytest
from django.urls import reverse
from tests.direct_sql import refused
from tests.factories.accounts import actor, user
from tests.papers import reading
from tests.web.signed_in import signed_in

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.privacy import queries
from wasl.privacy.models import Processing
from wasl.privacy.operations import write_processing

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def texts(entry: Processing) -> dict[str, str]:
    return {
        f"{name}_{language}": getattr(entry, f"{name}_{language}")
        for name in ("name", "purpose", "ground", "data", "recipients", "kept")
        for language in ("ar", "fr")
    }


def authorise(number: str = "D-W-000/2026") -> None:
    for entry in list(queries.current()):
        write_processing(
            by=actor("headquarters"),
            code=entry.code,
            authorisation=number,
            answer_days=entry.answer_days,
            texts=texts(entry),
        )


@pytest.mark.parametrize("role", ["caseworker", "partner", "administrator", "auditor"])
def test_every_signed_in_page_says_that_the_authorisation_is_missing(role: str) -> None:
    from tests.factories.institutions import institution

    reader = signed_in(user(role, institution=institution()) if role == "partner" else user(role))
    assert b'class="standing"' in reader.get(reverse("home")).content
    authorise()
    assert b'class="standing"' not in reader.get(reverse("home")).content


def test_a_new_version_follows_and_the_earlier_stay() -> None:
    assert queries.authorisation() == ""
    authorise()
    assert queries.authorisation() == "D-W-000/2026"
    assert [entry.version for entry in queries.history("files")] == [2, 1]
    entry = queries.history("files")[0]
    with pytest.raises(Refusal):
        write_processing(
            by=actor("headquarters"),
            code="files",
            authorisation="",
            answer_days=10,
            texts=texts(entry) | {"kept_ar": " "},
        )
    with pytest.raises(NotAllowed):
        write_processing(
            by=actor("coordinator"), code="files", authorisation="", answer_days=10, texts=texts(entry)
        )
    with refused("append_only", actor("headquarters")) as cursor:
        cursor.execute("update privacy_processing set authorisation = 'x'")


def test_the_author_of_an_entry_is_whoever_wrote_it() -> None:
    with refused("row_policy", actor("headquarters")) as cursor:
        cursor.execute(
            "insert into privacy_processing select gen_random_uuid(), code, 9, name_ar, name_fr, purpose_ar, purpose_fr, ground_ar, "
            "ground_fr, data_ar, data_fr, recipients_ar, recipients_fr, kept_ar, kept_fr, 'x', 10, now(), 'somebody.else' "
            "from privacy_processing where code = 'files'"
        )


def test_the_register_is_printed_in_arabic() -> None:
    paper = signed_in(user("auditor")).get(reverse("processing_pdf"))
    assert paper.status_code == 200
    assert "".join(reading.pages(paper.content)).count("09.08") >= 1
