"""Pages lose the white space of their templates, and nothing else."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from signals_portal.squeeze import SqueezeMiddleware


def squeezed(response: HttpResponse) -> HttpResponse:
    return SqueezeMiddleware(lambda request: response)(RequestFactory().get("/"))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<p>\n\n    <b>Bel</b>\n  </p>", "<p>\n<b>Bel</b>\n</p>"),
        ("<p>Bel\n    nu</p>", "<p>Bel\n    nu</p>"),
        ("<p>Bel <b>nu</b> <i>hier</i></p>", "<p>Bel <b>nu</b> <i>hier</i></p>"),
        (
            "<textarea>\n  Een\n\n    &lt;twee&gt;</textarea>",
            "<textarea>\n  Een\n\n    &lt;twee&gt;</textarea>",
        ),
    ],
)
def test_only_what_stands_before_a_tag_goes(written, sent):
    assert squeezed(HttpResponse(written)).content.decode() == sent


def test_what_is_no_page_stays_as_it_is():
    written = "a\n   <b"
    assert squeezed(HttpResponse(written, content_type="text/csv")).content.decode() == written
    assert b"".join(squeezed(StreamingHttpResponse([written]))).decode() == written


@pytest.mark.django_db
def test_no_page_has_an_empty_or_indented_line_before_a_tag(client):
    lines = client.get("/contact/").content.decode().split("\n")
    assert len(lines) > 50
    assert not [line for line in lines if line.startswith((" ", "\t")) and line.lstrip().startswith("<")]


def test_a_page_is_as_long_as_it_says_with_compression_and_without(client):
    for encoding in ("gzip", "identity"):
        page = client.get("/nergens/", headers={"Accept-Encoding": encoding})
        assert int(page["Content-Length"]) == len(page.content), encoding


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "sent"), [("/contact/", "gzip"), ("/account/inloggen/", None)])
def test_pages_of_staff_are_not_compressed(client, path, sent):
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    assert response.get("Content-Encoding") == sent
