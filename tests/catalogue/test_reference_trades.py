"""Sectors and trades of the reference data: every migrated database has them, and loading again changes nothing."""

import pytest

from wasl.catalogue.models import Sector, Trade
from wasl.catalogue.queries import trades
from wasl.catalogue.reference import load
from wasl.territory.reference import read

pytestmark = pytest.mark.django_db


def test_every_row_of_the_files_is_there():
    assert set(Sector.objects.values_list("code", flat=True)) == {row["code"] for row in read("sectors")}
    bakery = Trade.objects.get(code="bakery")
    assert (bakery.sector_id, bakery.phrase_ar, bakery.phrase_fr) == ("catering", "الخبازة", "boulangerie")
    assert [trade.code for trade in trades()] == [
        row["code"] for row in sorted(read("trades"), key=lambda row: (row["sector"], row["code"]))
    ]


def test_loading_again_brings_back_what_differs_and_writes_nothing_else(django_assert_num_queries):
    Trade.objects.filter(code="bakery").update(name_fr="boulange")
    load("default")
    assert Trade.objects.get(code="bakery").name_fr == "boulangerie"
    with django_assert_num_queries(4):  # A savepoint, two readings, its release.
        load("default")
