"""What a programme file is checked against: reference data, and what the register already holds."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from wasl.agreements.models import Agreement
from wasl.catalogue.models import Trade
from wasl.exchange.models import ImportedRow, LoadedRow
from wasl.exchange.scalars import Known, Place
from wasl.grants.models import Cohort
from wasl.institutions.models import Institution, Office
from wasl.institutions.queries import holders_on
from wasl.programmes.models import Programme
from wasl.territory.models import Centre
from wasl.territory.models import Place as PlaceRow
from wasl.wording.lexicon import WORK

_BY_CODE = {"institutions": Institution, "offices": Office, "programmes": Programme}


def known() -> Known:
    """The reference data a file may name."""
    return Known(
        places={
            code: Place(kind, parent)
            for code, kind, parent in PlaceRow.objects.values_list("code", "kind", "parent_id")
        },
        centres=frozenset(Centre.objects.values_list("code", flat=True)),
        trades=frozenset(Trade.objects.values_list("code", flat=True)),
        nouns=frozenset(WORK),
    )


def loaded_rows(file_name: str) -> dict[tuple[str, str, str], LoadedRow]:
    """What earlier loads of the same file made, by section, reference and step."""
    with memory():
        rows = list(LoadedRow.objects.filter(file_name=file_name))
    return {(row.section, row.reference, row.step): row for row in rows}


def imported_rows(centre: Centre) -> dict[str, str]:
    """The rows of sheets a centre imported: the digest of what was written, by the digest that knows a row again."""
    return dict(ImportedRow.objects.filter(centre=centre).values_list("key", "facts"))


@contextmanager
def memory() -> Iterator[None]:
    """Open, for the block, the rows that earlier loads left: they are nobody's scope, and closed to everything else.

    Undone with the block when it fails, so that no transaction goes on with the memory open.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.loads_programmes', 'on', true)")
        yield
        cursor.execute("select set_config('app.loads_programmes', '', true)")


class Register:
    """What the register holds beside the file, as far as the reader on the connection sees it."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name

    def has(self, section: str, key: str) -> bool:
        """Whether a row of this key is there: by its own code, or because the same file brought it before."""
        if section in _BY_CODE and _BY_CODE[section]._default_manager.filter(pk=key).exists():
            return True
        if section == "agreements" and self.agreement(key) is not None:
            return True
        if section == "cohorts" and Cohort.objects.filter(code=key).exists():
            return True
        with memory():
            return LoadedRow.objects.filter(file_name=self.file_name, section=section, reference=key).exists()

    def agreement(self, number: str) -> Agreement | None:
        """The agreement of this number, or None when it is not there or out of sight."""
        return Agreement.objects.filter(number=number).first()

    def money_of_lines(self, agreement: Agreement) -> dict[str, str]:
        """What each line of an agreement holds, by the line's code."""
        return dict(agreement.lines.values_list("line__code", "line__money"))

    def roles_of_parties(self, agreement: Agreement) -> dict[str, str]:
        """The role of each party of an agreement, by the institution's code."""
        return dict(agreement.parties.values_list("institution_id", "role"))

    def office_is_held(self, code: str, day: datetime.date) -> bool:
        """Whether somebody holds the office on that day."""
        return holders_on(day).filter(office_id=code).exists()
