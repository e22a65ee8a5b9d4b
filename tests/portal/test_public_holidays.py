"""The public holidays that the script carries: made at the build, and good for years."""

import json
import re
from datetime import date, timedelta

import holidays
import pytest
from django.conf import settings
from django.utils.timezone import localdate

from scripts.public_holidays import public_holidays


def days_in(listed: dict[str, str]) -> list[date]:
    return [
        date(int(year), "abcdefghijkl".index(month) + 1, int(day))
        for year, days in listed.items()
        for month, day in re.findall(r"([a-l])([0-9]{2})", days)
    ]


def of_the_library(*years: int) -> list[date]:
    return sorted(holidays.country_holidays("NL", years=years))


@pytest.fixture
def built():
    return json.loads((settings.BUILD_DIR / "holidays.json").read_text(encoding="utf-8"))


def test_last_year_and_six_years_ahead_are_listed():
    listed = public_holidays(2026)
    assert [int(year) for year in listed] == list(range(2025, 2033))
    assert days_in(listed) == of_the_library(*range(2025, 2033))


def test_liberation_day_is_one_every_five_years():
    listed = public_holidays(2030)
    assert "e05" in listed["2030"]
    assert "e05" not in listed["2031"]


def test_what_was_built_is_what_the_library_says_for_now_and_two_years_more(built):
    years = [int(year) for year in built]
    assert years == list(range(years[0], years[-1] + 1))
    today = localdate()
    assert {(today - timedelta(days=1)).year, *range(today.year, today.year + 3)} <= set(years)
    assert days_in(built) == of_the_library(*years)


def test_the_script_holds_what_was_built(built):
    script = (settings.BUILD_DIR / "static" / "js" / "site.js").read_text(encoding="utf-8")
    for year, days in built.items():
        assert f'"{year}":"{days}"' in script
