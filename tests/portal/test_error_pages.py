"""When something goes wrong the visitor still sees whom to call, without the database too."""

import csv

import pytest
from django.conf import settings
from django.test import Client

from contacts import phones
from signals_portal import pages


def numbers() -> dict[str, str]:
    """The national lines of the reference data: name to number."""
    with (settings.FIXTURES_DIR / "data" / "national_lines.csv").open(encoding="utf-8") as file:
        return {row["slug"]: row["phone"] for row in csv.DictReader(file)}


@pytest.fixture
def broken(monkeypatch):
    """A home page that raises."""

    def fail(*args, **kwargs):
        raise RuntimeError("kapot")

    monkeypatch.setattr(pages.InfoPage.objects, "live", fail)
    return Client(raise_request_exception=False)


def responses(client, broken) -> dict[int, object]:
    other = {"Origin": "https://elders.example"}
    return {
        400: client.get("/", headers={"Host": "kwaad.example"}),
        403: client.post("/plaats/", {"place": "Utrecht"}, headers=other),
        404: client.get("/bestaat-niet/"),
        500: broken.get("/"),
    }


def test_every_error_page_is_dutch_and_still_shows_whom_to_call(client, broken):
    lines = numbers()
    for status, response in responses(client, broken).items():
        text = response.content.decode()
        assert response.status_code == status
        assert '<html lang="nl"' in text
        assert text.count(f'href="tel:{lines["noodnummer"]}"') >= 2, status
        assert text.count(f'href="tel:{phones.to_dial(lines["veilig-thuis"])}"') >= 2, status
        assert phones.in_dutch_notation(lines["veilig-thuis"]) in text
        assert "no-store" in response["Cache-Control"]
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert not response.cookies


def test_no_error_page_needs_the_database(client, broken, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        responses(client, broken)


def test_a_wrong_method_is_refused(client):
    assert client.delete("/", headers={"Origin": "http://testserver"}).status_code == 405
