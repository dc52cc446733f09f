"""The page of a sheet: what was understood, the likely duplicates, the marked sheet; each reader their own."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.web.signed_in import signed_in

from wasl.accounts.models import User

pytestmark = pytest.mark.usefixtures("demo")

SHEET = (
    "الاسم الشخصي,النسب,Prénom,Nom,تاريخ الازدياد,Observations\n"
    "محمد,العروي,,,1990-03-04,=HYPERLINK(\"x\")\n,,Mohammed,Laroui,04/03/1990,\nخديجة,بنعلي,,,31/31/1990,\n"
)  # fmt: skip


def sent(client: object, content: str = SHEET) -> str:
    upload = SimpleUploadedFile("people.csv", content.encode(), content_type="text/csv")
    response = client.post(reverse("sheet"), {"sheet": upload})  # type: ignore[attr-defined]
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_sheet_is_compared_and_given_back_marked_to_its_reader_alone() -> None:
    caseworker = signed_in(User.objects.get(username="caseworker.marrakech"))
    page = sent(caseworker)
    assert "Mohammed Laroui" in page
    assert "تاريخ الازدياد" in page
    marked = caseworker.get(reverse("sheet_marked"))
    assert marked["Content-Disposition"] == 'attachment; filename="compared-sheet.xlsx"'
    rows = CalamineWorkbook.from_filelike(io.BytesIO(marked.content)).get_sheet_by_index(0).to_python()
    assert [row[:6] for row in rows[1:]] == [line.split(",") for line in SHEET.splitlines()[1:]]
    assert [row[6:9] for row in rows[1:]] == [[2.0, "3", 99.0], [3.0, "2", 99.0], [4.0, "", ""]]
    assert rows[3][10]

    coordinator = signed_in(User.objects.get(username="coordinator.marrakech"))
    assert coordinator.get(reverse("sheet_marked")).status_code == 302


def test_what_is_no_sheet_is_refused_on_the_field() -> None:
    page = sent(signed_in(User.objects.get(username="caseworker.marrakech")), "a,b\n1,2\n")
    assert 'aria-invalid="true"' in page
