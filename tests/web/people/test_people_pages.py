"""The pages on people."""

import pytest
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.life_projects import complete, draft
from tests.web.signed_in import signed_in

from wasl.accounts.queries import actor_of

pytestmark = pytest.mark.django_db

def test_pages() -> None:
    who = user("coordinator")
    project = complete(actor_of(who))
    d = draft(actor_of(who))
    for language in ("ar", "fr"):
        client = signed_in(who, language=language)
        file = project.file
        for name, args in [("people", []), ("file_new", []), ("person", [file.pk]), ("record_edit", [file.pk]), ("eligibility", [file.pk]), ("file_close", [file.pk]), ("project", [project.pk]), ("project_new", [file.pk]), ("project_edit", [d.pk]), ("project_equipment", [d.pk]), ("project", [d.pk]), ("person", [d.file_id])]:
            response = client.get(reverse(name, args=args))
            assert response.status_code == 200, (name, response.status_code)
        assert client.post(reverse("people_search"), {"q": "البحراوي"}).status_code == 200
