"""Sheets of people to import, as CSV. Everybody is invented; cards of the series ZZ are issued to nobody."""

from typing import Any

PEOPLE: list[dict[str, str]] = [
    {"ref": "A1", "given": "يونس", "surname": "الراضي", "prenom": "Younes", "nom": "Radi", "father": "علي", "sex": "ذكر",
     "cin": "zz 100 001", "born": "1984-03-17", "province": "الرحامنة", "commune": "ابن جرير"},
    {"ref": "A2", "given": "خديجة", "surname": "بنعلي", "prenom": "Khadija", "nom": "Benali", "father": "عمر", "sex": "F",
     "cin": "ZZ100002", "born": "04/11/1990", "province": "Marrakech", "commune": ""},
    {"ref": "A3", "given": "سعيد", "surname": "المنصوري", "prenom": "Saïd", "nom": "Mansouri", "father": "", "sex": "homme",
     "cin": "", "born": "1979", "province": "MA-REH", "commune": ""},
]  # fmt: skip
# The columns of the sheet above, in three languages, as offices mix them.
HEADINGS = {
    "ref": "المرجع", "given": "الاسم الشخصي", "surname": "النسب", "prenom": "Prénom", "nom": "Nom", "father": "اسم الأب",
    "sex": "Sexe", "cin": "N° CIN", "born": "date of birth", "province": "الإقليم", "commune": "الجماعة",
}  # fmt: skip


def sheet(*people: dict[str, str], headings: dict[str, str] | None = None) -> bytes:
    """A CSV sheet with these people (the three above unless said)."""
    columns = {**HEADINGS, **(headings or {})}
    lines = [list(columns.values())]
    lines += [[person.get(name, "") for name in columns] for person in people or PEOPLE]
    return "\n".join(";".join(cells) for cells in lines).encode()


def changed(place: int, **changes: Any) -> list[dict[str, str]]:
    """The people of the sheet, one of them changed."""
    return [{**person, **changes} if place == n else person for n, person in enumerate(PEOPLE)]
