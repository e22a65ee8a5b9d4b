"""What holds for every public page and every error page: no trace, no other host, nothing inline."""

import itertools
import re

import pytest
from django.conf import settings
from lxml import html

from contacts.models import Contact, Municipality
from roles.models import Role

ROLES = ["docent", "jongerenwerker", "ouders-vrienden", "zorgcoordinator", "hulpverlener"]
ROLES += ["huisarts", "politie", "burgemeester", "aandachtsfunctionaris"]
PAGES = [
    "/",
    "/rollen/",
    "/niet-pluis/",
    "/contact/",
    "/contact/utrecht/",
    "/contact/bergen-nh/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/veilig-bezoek/",
    "/vijf-stappen/",
    "/dekking/",
    "/klopt-niet/bedankt/",
    "/klopt-niet/{contact}/",
    "/nergens/",
    "/rollen/niemand/",
    "/rollen/docent/nergens/",
    "/niet-pluis/docent/nergens/",
    "/contact/nergens/",
    *(
        f"/{part}/{role}/{place}"
        for part in ("rollen", "niet-pluis")
        for role in ROLES
        for place in ("", "utrecht/")
    ),
]
LOADING = {"src", "srcset", "action", "formaction", "data", "poster", "ping", "background"}
NOT_NEUTRAL = re.compile(r"mensenhandel|uitbuiting|slachtoffer|misbruik|seks|loverboy|crimine", re.IGNORECASE)


@pytest.fixture(params=PAGES)
def response(request, client):
    """What comes; the key of a contact differs from database to database."""
    contact = Contact.objects.get(kind__slug="comensha")
    return client.get(request.param.format(contact=contact.pk))


@pytest.fixture
def page(response):
    return html.fromstring(response.content)


def test_page_is_there_or_says_that_it_is_not(response):
    missing = "nergens" in response.request["PATH_INFO"] or "niemand" in response.request["PATH_INFO"]
    assert response.status_code == (404 if missing else 200)


def test_no_cookie_and_nothing_that_varies_by_one(response):
    assert not response.cookies
    assert "Set-Cookie" not in response
    assert "cookie" not in response.get("Vary", "").lower()


def test_nothing_is_loaded_from_or_sent_to_another_host(page):
    for element in page.iter():
        for name in LOADING & set(element.keys()):
            assert element.get(name).startswith("/"), html.tostring(element)
        if element.tag == "link":
            assert element.get("href").startswith("/"), html.tostring(element)


def test_a_link_to_another_host_tells_it_nothing(page):
    for link in page.iter("a"):
        if link.get("href").startswith(("http:", "https:", "//")):
            assert link.get("rel") == "noreferrer", html.tostring(link)
            assert link.get("href").startswith("https://"), html.tostring(link)


def test_nothing_is_inline(page):
    assert not page.xpath("//style | //script[not(@src)] | //*[@style] | //*[starts-with(name(@*), 'on')]")


def test_title_and_path_are_neutral(response, page):
    title = " ".join(page.findtext(".//title").split())
    assert title.endswith(settings.SITE_NAME)
    assert not NOT_NEUTRAL.search(title + response.request["PATH_INFO"])


def test_fragments_say_nothing_of_an_answer(page):
    names = {link.get("href") for link in page.iter("a") if link.get("href").startswith("#")}
    assert all(re.fullmatch(r"#(stap-\d+|inhoud|bellen)", name) for name in names), names


def test_no_address_has_a_query_string(page):
    own = [link.get("href") for link in page.iter("a") if link.get("href").startswith("/")]
    assert not [address for address in own if "?" in address]


def test_112_and_veilig_thuis_are_on_it(page):
    dialled = {link.get("href") for link in page.iter("a")}
    assert {"tel:112", "tel:08002000"} <= dialled


def test_it_can_be_left_quickly(page):
    assert page.xpath("//a[@href='/weg/'][@rel='noreferrer']")


def test_ids_are_unique_and_descriptions_exist(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    referred = " ".join(page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split()
    assert set(referred) <= set(ids)


def test_headings_do_not_skip_a_level(page):
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


def test_protecting_headers_are_on_it(response):
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_own_links_lead_somewhere(client, page):
    for address in {link.get("href") for link in page.iter("a") if link.get("href").startswith("/")}:
        assert client.get(address).status_code in {200, 303}, address


def test_the_roles_above_are_all_there_are():
    assert sorted(ROLES) == sorted(Role.objects.live().values_list("slug", flat=True))


def test_every_contact_page_answers(client):
    for place in Municipality.objects.all():
        page = client.get(place.get_absolute_url())
        assert page.status_code == 200
        assert (
            f"Wie je kunt bellen in {place.name}" in html.fromstring(page.content).findtext(".//h1").strip()
        )
