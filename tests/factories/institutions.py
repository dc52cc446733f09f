"""Institutions, as rows."""

import itertools

from wasl.institutions.models import Institution

_numbers = itertools.count(1)


def institution(code: str = "", kind: str = "province", **fields: object) -> Institution:
    """An institution; the same one again when ``code`` is already there."""
    code = code or f"{kind}_{next(_numbers)}"
    found, _made = Institution.objects.get_or_create(
        code=code,
        defaults={"kind": kind, "name_ar": "عمالة إقليم الرحامنة", "name_fr": "province de Rehamna"} | fields,
    )
    return found


def foundation() -> Institution:
    """The Foundation."""
    return institution(
        "foundation",
        "foundation",
        name_ar="مؤسسة محمد السادس لإعادة إدماج السجناء",
        name_fr="Fondation Mohammed VI pour la réinsertion des détenus",
    )
