"""What is written and mailed of a failure: where it arose, and nothing that a visitor sent."""

import io
import logging

import pytest
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.servers.basehttp import WSGIRequestHandler
from django.test import Client

from contacts import views
from signals_portal.logs import PAUSE, AccessFormatter, BareFormatter, FailureMail, bare_path

SECRET = "Geheimdorp"  # noqa: S105  # a place, as typed
FROM_US = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def written():
    """All that the site logs, as production writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(BareFormatter())
    loggers = [logging.getLogger(name) for name in (None, "django.security", "django.server")]
    for logger in loggers:
        logger.addHandler(handler)
    yield stream.getvalue
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.fixture
def client():
    """A visitor who sends a secret wherever one can."""
    sent = {"User-Agent": SECRET, "Referer": f"https://{SECRET}.example", "X-Forwarded-For": "203.0.113.7"}
    return Client(headers=FROM_US | sent, raise_request_exception=False, REMOTE_ADDR="203.0.113.9")


def is_bare(text: str) -> bool:
    return not any(secret in text.lower() for secret in (SECRET.lower(), "203.0.113"))


def failing_with(monkeypatch, make_error):
    """The place lookup raises what is made of what was typed."""

    def fail(typed):
        raise make_error(typed)

    monkeypatch.setattr(views, "find", fail)


def test_an_exception_in_a_message_is_told_by_its_type(written):
    error = ValueError(SECRET)
    logging.getLogger("contacts").warning("Not read: %s at %s", error, "noon")
    logging.getLogger("contacts").warning(error)
    assert is_bare(written())
    assert "Not read: ValueError at noon" in written()
    assert "WARNING contacts: ValueError" in written()


def test_a_failure_is_told_without_who_asked_or_what_was_typed(monkeypatch, written, client):
    failing_with(monkeypatch, lambda typed: RuntimeError(f"kapot: {typed}"))
    assert client.post(f"/plaats/?{SECRET}", {"place": SECRET}).status_code == 500
    assert is_bare(written())
    assert "ERROR django.request: 500 Internal Server Error: POST /plaats/\nRuntimeError" in written()
    assert "raise make_error(typed)" in written()


def bad_host(client, monkeypatch):
    return client.get(f"/?{SECRET}", headers={"Host": f"{SECRET}.example"})


def suspicious(client, monkeypatch):
    failing_with(monkeypatch, SuspiciousOperation)
    return client.post(f"/plaats/?{SECRET}", {"place": SECRET})


def bad_request(client, monkeypatch):
    failing_with(monkeypatch, BadRequest)
    return client.post(f"/plaats/?{SECRET}", {"place": SECRET})


def too_many_fields(client, monkeypatch):
    return client.post(
        f"/plaats/?{SECRET}",
        {f"{SECRET}{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)},
    )


def unreadable_form(client, monkeypatch):
    return client.post(f"/plaats/?{SECRET}", SECRET, content_type="multipart/form-data")


def without_a_token(client, monkeypatch):
    strict = Client(enforce_csrf_checks=True, headers=FROM_US | {"Origin": f"https://{SECRET}.example"})
    return strict.post(f"/?{SECRET}", {"place": SECRET})


def from_elsewhere(client, monkeypatch):
    return client.post(f"/?{SECRET}", {"place": SECRET}, headers={"Sec-Fetch-Site": "cross-site"})


def missing(client, monkeypatch):
    return client.get(f"/nergens/?{SECRET}")


def wrong_method(client, monkeypatch):
    return client.post(f"/?{SECRET}", {"place": SECRET})


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (bad_host, "DisallowedHost: 400 Bad Request: GET /\ndjango.core.exceptions.DisallowedHost"),
        (suspicious, "SuspiciousOperation: 400 Bad Request: POST /plaats/"),
        (bad_request, "django.request: 400 Bad Request: POST /plaats/"),
        (too_many_fields, "TooManyFieldsSent: 400 Bad Request: POST /plaats/"),
        (unreadable_form, "django.request: 400 Bad Request: POST /plaats/"),
        (without_a_token, "django.security.csrf: 403 Forbidden: POST /"),
        (from_elsewhere, "Refused a form that did not come from a page of ours: /"),
        (missing, "django.request: 404 Not Found: GET /nergens/"),
        (wrong_method, "django.request: 405 Method Not Allowed: POST /"),
    ],
)
def test_what_was_refused_is_told_without_what_was_sent(monkeypatch, client, written, ask, told):
    assert 400 <= ask(client, monkeypatch).status_code < 500
    assert is_bare(written())
    assert told in written()


def test_a_path_is_one_line_as_in_an_address_and_has_no_query():
    assert bare_path("/plaats/") == "/plaats/"
    assert bare_path("/plaats/één twee\nERROR") == "/plaats/%C3%A9%C3%A9n%20twee%0AERROR"
    assert bare_path(f"/plaats/?{SECRET}") == "/plaats/"


def test_a_path_with_a_line_break_writes_one_line(written, client):
    client.get(f"/nergens%0AERROR%3F{SECRET}")
    assert written().endswith("404 Not Found: GET /nergens%0AERROR\n")
    assert is_bare(written())


def test_a_request_is_told_by_time_method_path_status_and_duration():
    told = {
        "addr": "203.0.113.7",
        "time": "2026-11-25 09:00:00 +0100",
        "method": "GET",
        "path": "/café\n/".encode().decode("latin-1"),
        "query_string": SECRET,
        "status": 200,
        "dt_ms": 12.3,
    }
    record = logging.LogRecord(
        "granian.access", logging.INFO, "", 0, "%(addr)s?%(query_string)s", (told,), None
    )
    assert AccessFormatter().format(record) == "2026-11-25 09:00:00 +0100 GET /caf%C3%A9%0A/ 200 12"


def test_an_exception_that_granian_writes_out_is_told_by_its_frames(written):
    frame = '  File "site.py", line 1, in page'
    wrote = f"Failed\nTraceback (most recent call last):\n{frame}\n    go()\nValueError: {SECRET}"
    logging.getLogger("contacts").error(wrote)
    assert written().endswith('Failed\n  File "site.py", line 1, in page\n')


def test_the_development_server_writes_neither_query_nor_address(written):
    handler = WSGIRequestHandler.__new__(WSGIRequestHandler)
    handler.request = None
    handler.log_message('"%s" %s %s', f"GET /plaats/?{SECRET} HTTP/1.1", "200", "17")
    handler.log_message("code %d, message %s", 400, f"Bad request version ('{SECRET}')")
    logging.getLogger("django.server").info("- Broken pipe from %s", ("203.0.113.7", 12345))
    assert is_bare(written())
    assert '"GET /plaats/ HTTP/1.1" 200 17' in written()
    assert "Broken pipe" in written()


@pytest.fixture
def mailing(settings):
    """The mail of failures, as if none was sent before."""
    settings.ADMINS = [("beheer", "beheer@example.nl")]
    handler = next(one for one in logging.getLogger().handlers if isinstance(one, FailureMail))
    handler.next_at = 0.0
    yield handler
    handler.next_at = 0.0


@pytest.mark.usefixtures("mailing")
def test_a_failure_is_mailed_as_barely_as_it_is_logged(monkeypatch, client, mailoutbox, settings):
    failing_with(monkeypatch, lambda typed: RuntimeError(f"kapot: {typed}"))
    client.post(f"/plaats/?{SECRET}", {"place": SECRET})
    [mail] = mailoutbox
    assert is_bare(str(mail.message()))
    assert mail.to == ["beheer@example.nl"]
    assert mail.from_email == settings.DEFAULT_FROM_EMAIL
    assert mail.subject == "[Iets niet pluis?] ERROR: 500 Internal Server Error: POST /plaats/"
    assert "\nRuntimeError\n" in mail.body
    assert "raise make_error(typed)" in mail.body
    assert not mail.alternatives
    assert not mail.attachments


@pytest.mark.usefixtures("mailing")
def test_what_was_refused_is_not_mailed(monkeypatch, client, mailoutbox):
    assert bad_host(client, monkeypatch).status_code == 400
    assert not mailoutbox


def test_many_failures_give_one_mail_in_five_minutes(mailing, mailoutbox):
    for created in (1000, 1001, 1000 + PAUSE - 1, 1000 + PAUSE):
        mailing.handle(logging.makeLogRecord({"name": "contacts", "msg": str(created), "created": created}))
    assert [mail.subject.split()[-1] for mail in mailoutbox] == ["1000", str(1000 + PAUSE)]


def test_a_mail_that_cannot_be_sent_stops_nothing_and_tells_nothing(mailing, settings, capsys):
    settings.EMAIL_BACKEND = "nergens.EmailBackend"
    mailing.handle(logging.makeLogRecord({"name": "contacts", "msg": f"{SECRET}: %s", "args": (SECRET,)}))
    assert is_bare("".join(capsys.readouterr()))


def test_no_logger_has_a_handler_that_tells_more():
    names = (
        None,
        "django",
        "django.request",
        "django.security",
        "django.server",
        "_granian",
        "granian.access",
    )
    handlers = {one for name in names for one in logging.getLogger(name).handlers}
    ours = [one for one in handlers if not type(one).__module__.startswith("_pytest")]
    assert len(ours) >= 4
    assert all(isinstance(one.formatter, BareFormatter | AccessFormatter) for one in ours)
