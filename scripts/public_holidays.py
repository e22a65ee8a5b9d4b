"""Write the Dutch public holidays that the site's script needs: from last year up to six years ahead."""

import json
import sys
from datetime import date
from pathlib import Path
from string import ascii_lowercase

import holidays

YEARS_AHEAD = 6


def public_holidays(this_year: int) -> dict[str, str]:
    """Of each year its public holidays in order, a letter for the month and the day: `{"2026": "a01d03"}`."""
    return {str(year): _in_year(year) for year in range(this_year - 1, this_year + YEARS_AHEAD + 1)}


def _in_year(year: int) -> str:
    days = sorted(holidays.country_holidays("NL", years=year))
    return "".join(f"{ascii_lowercase[day.month - 1]}{day:%d}" for day in days)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(public_holidays(date.today().year)), encoding="utf-8")
