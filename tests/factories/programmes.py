"""A programme and the rules it is carried out under, as rows."""

import datetime

from wasl.programmes.models import Programme, RuleVersion


def programme(code: str = "income_projects", *, rules_settled: bool = True, **fields: object) -> Programme:
    """A programme, with its first rules in force since 2013; the same one again when ``code`` is already there.

    Rules of a restricted one are settled by whoever may read it: ask for none.
    """
    texts = {
        f"{name}_{language}": "نص" if language == "ar" else "texte"
        for name in ("name", "strategy", "purpose", "life_project")
        for language in ("ar", "fr")
    }
    found, made = Programme.objects.get_or_create(code=code, defaults=texts | fields)
    if made and rules_settled:
        rules(found)
    return found


def rules(
    programme: Programme, *, version: int = 1, since: datetime.date | None = None, **fields: object
) -> RuleVersion:
    """A version of the rules, without ceilings unless said."""
    return RuleVersion.objects.create(
        programme=programme,
        version=version,
        since=since or datetime.date(2013, 1, 1),
        settled_by="tests",
        **{"disclosure_threshold": 5, "undertaking_months": 24} | fields,
    )
