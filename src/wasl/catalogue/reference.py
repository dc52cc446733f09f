"""Sectors and trades every installation starts with, read from the CSV files of ``data/`` after each migration."""

from django.db import transaction

from wasl.catalogue.models import Sector, Trade
from wasl.territory.reference import bring, read


def load(using: str) -> None:
    """Bring sectors and trades up to date, in one transaction on the database ``using``. Twice changes nothing."""
    names = ["name_ar", "name_fr", "name_en"]
    with transaction.atomic(using=using):
        bring(Sector, (Sector(**row) for row in read("sectors")), names, using=using)
        bring(Trade, map(_trade, read("trades")), ["sector", *names, "phrase_ar", "phrase_fr"], using=using)


def _trade(row: dict[str, str]) -> Trade:
    return Trade(sector_id=row.pop("sector"), **row)
