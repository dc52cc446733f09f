"""Moroccan dates, seasons, and the direction of text."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from wasl.wording import dates
from wasl.wording.isolates import isolate, ltr, rtl, strip_bidi, unbroken

THURSDAY = datetime.date(2021, 7, 8)


@pytest.mark.parametrize(
    ("month", "arabic", "french"),
    [
        (1, "يناير", "janvier"),
        (2, "فبراير", "février"),
        (3, "مارس", "mars"),
        (4, "أبريل", "avril"),
        (5, "ماي", "mai"),
        (6, "يونيو", "juin"),
        (7, "يوليوز", "juillet"),
        (8, "غشت", "août"),
        (9, "شتنبر", "septembre"),
        (10, "أكتوبر", "octobre"),
        (11, "نونبر", "novembre"),
        (12, "دجنبر", "décembre"),
    ],
)
def test_the_months_of_morocco(month, arabic, french):
    date = datetime.date(2021, month, 15)
    assert dates.day(date, "ar") == f"15 {arabic} 2021"
    assert dates.day(date, "fr") == f"15 {french} 2021"
    assert dates.month(date, "ar") == f"{arabic} 2021"


def test_days_with_their_name_and_the_first_of_the_month():
    assert dates.day(THURSDAY, "ar", weekday=True) == "الخميس 8 يوليوز 2021"
    assert dates.day(THURSDAY, "fr", weekday=True) == "jeudi 8 juillet 2021"
    assert dates.day(datetime.date(2021, 7, 1), "ar") == "1 يوليوز 2021"
    assert dates.day(datetime.date(2021, 7, 1), "fr", weekday=True) == "jeudi 1er juillet 2021"
    assert dates.day(datetime.date(2021, 7, 11), "fr") == "11 juillet 2021"
    assert dates.short_day(THURSDAY) == "08/07/2021"


def test_today_is_the_day_of_casablanca(monkeypatch):
    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.datetime(2021, 7, 7, 23, 30, tzinfo=ZoneInfo("UTC")).astimezone(tz)

    monkeypatch.setattr(dates.datetime, "datetime", Clock)
    assert dates.today() == THURSDAY


def test_a_season_is_not_turned_round():
    assert dates.season("2019-2020", "ar") == "\u20662019-2020\u2069"
    assert dates.season("2019-2020", "fr") == "2019-2020"
    assert dates.season("2021", "ar") == "2021"


@pytest.mark.parametrize("text", ["2020-2019", "2019-2019", "2019/2020", "19-20", ""])
def test_what_is_not_a_season(text):
    with pytest.raises(ValueError, match="season"):
        dates.season(text, "ar")


def test_isolates_surround_and_controls_are_stripped():
    assert ltr("+212") == "\u2066+212\u2069"
    assert rtl("سعاد") == "\u2067سعاد\u2069"
    assert isolate("x") == "\u2068x\u2069"
    controls = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    assert strip_bidi(f"a{controls}ب{ltr('1')}") == "aب1"
    assert strip_bidi("ليلى\u200cعلي") == "ليلى\u200cعلي", "a joiner is a letter's business, not a direction"


def test_a_season_is_not_cut_by_the_end_of_a_line():
    kept = ltr("2019\u2060-\u20602020")
    assert unbroken(f"موسم {ltr('2019-2020')} بمراكش - آسفي") == f"موسم {kept} بمراكش - آسفي"
    assert unbroken("مراكش - آسفي") == "مراكش - آسفي"
