"""A form is taken only from a page of our own, by what the browser says, and without a cookie."""

import pytest

from tests.factories.contacts import MunicipalityFactory

pytestmark = pytest.mark.django_db
OWN, OTHER = "http://testserver", "https://elders.example"


@pytest.fixture
def place():
    return MunicipalityFactory(name="Proefdam", slug="proefdam")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": OWN},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": OWN},
        {"Origin": "https://testserver"},
        {"Referer": f"{OWN}/rollen/docent/"},
    ],
)
def test_a_form_of_our_own_is_taken(client, place, headers):
    response = client.post("/plaats/", {"place": "Proefdam"}, headers=headers)
    assert (response.status_code, response["Location"]) == (303, "/contact/proefdam/")
    assert not response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
        {"Sec-Fetch-Site": "same-site", "Origin": OWN},
        {"Sec-Fetch-Site": "nonsense"},
        {"Origin": OTHER},
        {"Origin": "null"},
        {"Origin": OTHER, "Referer": f"{OWN}/"},
        {"Origin": "http://testserver.elders.example"},
        {"Referer": f"{OTHER}/testserver"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_refused_in_dutch(client, place, headers):
    response = client.post("/plaats/", {"place": "Proefdam"}, headers=headers)
    assert response.status_code == 403
    assert "Dat kan niet vanaf daar" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_every_method_that_could_change_something_is_guarded(client, method):
    assert getattr(client, method)("/", headers={"Origin": OTHER}).status_code == 403


def test_a_refusal_is_logged_without_what_was_typed(client, place, caplog):
    client.post("/plaats/", {"place": "Geheimdorp"}, headers={"Origin": OTHER})
    assert "/plaats/" in caplog.text
    assert "Geheimdorp" not in caplog.text
    assert OTHER not in caplog.text
