"""What the site writes of a failure: where in the code it arose, and nothing of whom it happened to.

The message of an exception, its local variables and the request may quote what somebody typed, so none of
them is written. docs/privacy.md tells the whole of it.
"""

import logging
import re
import traceback
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.log import AdminEmailHandler

PAUSE = 300  # seconds between two mails of one process
FRAME = re.compile(r'^ *File ".*", line \d+, in \S+$', re.MULTILINE)


class BareFormatter(logging.Formatter):
    """Time, level, logger and message; of an exception the types and frames, with all that led to it."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines of one record. What another formatter left in it is not used."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {bare_message(record)}"
        error = _error(record)
        return f"{line}\n{bare_traceback(error)}" if error else line


class AccessFormatter(logging.Formatter):
    """One request as granian tells it: time, method, path, status and milliseconds; no address, no query."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one request."""
        told: Any = record.args
        path = bare_path(told["path"].encode("latin-1").decode("utf-8", "replace"))  # WSGI's own spelling
        return f"{told['time']} {told['method']} {path} {told['status']} {told['dt_ms']:.0f}"


class FailureMail(AdminEmailHandler):
    """Mail to those who run the site, as bare as the log.

    At most one in five minutes from each process: a database that is down fails every request, and a mail
    takes time. A mail that cannot be sent is let go; the log has every failure.
    """

    def __init__(self) -> None:
        super().__init__()
        self.next_at = 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Send it, unless one was sent just before."""
        if record.created < self.next_at:
            return
        self.next_at = record.created + PAUSE
        try:
            subject = f"{record.levelname}: {bare_message(record).partition(chr(10))[0]}"
            self.send_mail(self.format_subject(subject), self.format(record))
        except Exception:  # noqa: BLE001  # as in any handler: the visitor still gets an answer
            self.handleError(record)


def bare_path(path: str) -> str:
    """A path as it stands in an address, on one line and without a query, also one whose `?` was encoded."""
    return quote(path.partition("?")[0], errors="replace")


def bare_message(record: logging.LogRecord) -> str:
    """What a record tells, without what it may quote of a visitor.

    Django puts into its messages what it was sent: a host, an origin, a query. So of a request only the
    status, method and path are told. Of an exception in a message the type is told.
    """
    request = getattr(record, "request", None)
    if record.name.startswith("django.") and isinstance(request, HttpRequest):
        return f"{_status(record)}: {request.method} {bare_path(request.path)}"
    if record.name == "django.server":
        return _of_development_server(record)
    plain = logging.makeLogRecord(record.__dict__)
    if isinstance(record.args, tuple):
        plain.args = tuple(_name(arg) if isinstance(arg, BaseException) else arg for arg in record.args)
    if isinstance(record.msg, BaseException):
        plain.msg = _name(record.msg)
    message, _, told = plain.getMessage().partition("\nTraceback (most recent call last)")
    return "\n".join([message, *FRAME.findall(told)])  # granian writes an exception out in its message


def bare_traceback(error: BaseException) -> str:
    """The type and frames of an exception and of each that led to it, the first one first."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause and cause not in chain:
        chain.insert(0, cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\nwhich led to:\n".join(
        _name(one) + "\n" + "".join(traceback.format_tb(one.__traceback__)).rstrip() for one in chain
    )


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _status(record: logging.LogRecord) -> str:
    """The status of the answer, in figures and words."""
    status = getattr(record, "status_code", None)
    return f"{status} {HTTPStatus(status).phrase}" if status in list(HTTPStatus) else "No answer"


def _of_development_server(record: logging.LogRecord) -> str:
    """The line of a request without its query; else the bare words, without the address they may name."""
    if hasattr(record, "status_code"):
        return re.sub(r"\?\S*", "", record.getMessage())
    return record.msg
