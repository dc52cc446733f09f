"""Places and centres of the reference data, and the questions asked about them."""

import datetime

import pytest
from tests.factories.territory import centre, place

from wasl.territory import reference
from wasl.territory.models import CentreArea, Place
from wasl.territory.queries import codes_within, province_of, served_codes


@pytest.mark.django_db
def test_every_place_of_the_files_lies_where_it_should():
    assert Place.objects.filter(kind="region").count() == 12
    assert Place.objects.filter(kind="prefecture_of_arrondissements", parent="MA-CAS").count() == 8
    assert Place.objects.filter(kind="commune").count() == len(reference.read("communes_ma"))
    assert place("MA-REH").parent_id == "MA-07"
    assert place("07.427.01.01").parent_id == "MA-REH"
    assert place("MA-REH").valid_from is not None


@pytest.mark.django_db
def test_aliases_are_a_list_and_the_sorting_key_is_folded():
    assert "CAR Marrakech" in centre().aliases
    first = list(Place.objects.filter(kind="region").values_list("sort_key", flat=True))
    assert first == sorted(first)
    assert all(not key.startswith("ال") for key in first)


def test_loading_again_brings_back_what_differs_and_nothing_twice(committed_database, owner_sql):
    owner_sql("update territory_place set name_fr = 'Rhamna' where code = 'MA-REH'")
    owner_sql("update territory_centre set aliases = '[]' where code = 'MRK'")
    owner_sql("update territory_centrearea set until = '2024-12-31' where place_id = 'MA-REH'")
    count = CentreArea.objects.count()
    reference.load("owner")
    assert place("MA-REH").name_fr == "Rehamna"
    assert centre().aliases
    assert CentreArea.objects.get(place="MA-REH").until == datetime.date(2024, 12, 31)
    reference.load("owner")
    assert CentreArea.objects.count() == count


def test_the_folder_may_be_named(monkeypatch, tmp_path):
    (tmp_path / "list.csv").write_text("code,name\nA,\n", encoding="utf-8")
    monkeypatch.setenv("WASL_DATA", str(tmp_path))
    assert reference.read("list") == [{"code": "A", "name": ""}]


def test_without_data_one_is_told_what_to_set(monkeypatch, tmp_path):
    monkeypatch.delenv("WASL_DATA", raising=False)
    monkeypatch.setattr(reference, "__file__", str(tmp_path / "a" / "b" / "reference.py"))
    with pytest.raises(FileNotFoundError, match="WASL_DATA"):
        reference.data_folder()


@pytest.mark.django_db
def test_what_lies_within_what():
    within = codes_within("MA-07")
    assert {"MA-07", "MA-REH", "07.427.01.01"} <= within
    assert "MA-AGD" not in within
    assert province_of(place("07.427.01.01")) == place("MA-REH")
    assert province_of(place("MA-REH")) == place("MA-REH")
    with pytest.raises(ValueError, match="no province"):
        province_of(place("MA-07"))


def test_a_centre_serves_its_areas_from_their_day_to_their_end(committed_database, owner_sql):
    served = frozenset({centre().pk})
    assert "07.427.01.01" in served_codes(served, datetime.date(2021, 1, 1))
    assert served_codes(served, datetime.date(2012, 12, 31)) == set()
    owner_sql("update territory_centrearea set until = '2020-12-31' where place_id = 'MA-REH'")
    assert "MA-REH" not in served_codes(served, datetime.date(2021, 1, 1))
    assert "MA-YUS" in served_codes(served, datetime.date(2021, 1, 1))
