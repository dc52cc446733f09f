"""Sectors and trades of the reference data: every migrated database has them, and loading again changes nothing."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from wasl.catalogue.models import Sector, Trade
from wasl.catalogue.queries import trades
from wasl.catalogue.reference import load
from wasl.territory.reference import read


@pytest.mark.django_db
def test_every_row_of_the_files_is_there():
    assert set(Sector.objects.values_list("code", flat=True)) == {row["code"] for row in read("sectors")}
    bakery = Trade.objects.get(code="bakery")
    assert (bakery.sector_id, bakery.phrase_ar, bakery.phrase_fr) == ("catering", "الخبازة", "boulangerie")
    assert [trade.code for trade in trades()] == [
        row["code"] for row in sorted(read("trades"), key=lambda row: (row["sector"], row["code"]))
    ]


def test_loading_again_brings_back_what_differs_and_writes_nothing_else(committed_database, owner_sql):
    owner_sql("update catalogue_trade set name_fr = 'boulange' where code = 'bakery'")
    load("owner")
    assert Trade.objects.get(code="bakery").name_fr == "boulangerie"
    with CaptureQueriesContext(connections["owner"]) as asked:
        load("owner")
    assert not [query for query in asked.captured_queries if "INSERT" in query["sql"]]
