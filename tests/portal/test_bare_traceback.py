"""An exception as it is written: with all that led to it, and without a word of what it says."""

import logging

import pytest

from signals_portal.logs import BareFormatter, bare_traceback

SECRET = "Geheimdorp"  # noqa: S105  # a place, as typed


def raised(act) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it is
        act()
    return caught.value


def read_number(typed: str) -> int:
    return int(f"{typed}")


def with_a_cause(typed: str) -> None:
    try:
        read_number(typed)
    except ValueError as error:
        raise LookupError(f"not {typed}") from error


def with_a_context(typed: str) -> None:
    try:
        read_number(typed)
    finally:
        raise LookupError(typed)


def with_a_context_that_does_not_count(typed: str) -> None:
    try:
        read_number(typed)
    except ValueError:
        raise LookupError(typed) from None


def with_a_note(typed: str) -> None:
    error = LookupError(typed)
    error.add_note(typed)
    raise error


@pytest.mark.parametrize(
    ("act", "types"),
    [
        (read_number, ["ValueError"]),
        (with_a_cause, ["ValueError", "LookupError"]),
        (with_a_context, ["ValueError", "LookupError"]),
        (with_a_context_that_does_not_count, ["LookupError"]),
        (with_a_note, ["LookupError"]),
    ],
)
def test_an_exception_is_told_by_its_type_and_place_and_not_by_what_it_says(act, types):
    error = raised(lambda: act(SECRET))
    told = bare_traceback(error)
    assert SECRET in str(error)
    assert SECRET not in told
    assert [line for line in told.splitlines() if line in {"ValueError", "LookupError"}] == types
    assert act.__name__ in told
    assert f'File "{__file__}"' in told
    assert ("return int(f" in told) == ("ValueError" in types)


def test_exceptions_that_cause_each_other_come_to_an_end():
    first, second = LookupError(SECRET), ValueError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert bare_traceback(first).split() == ["ValueError", "which", "led", "to:", "LookupError"]


def test_what_another_formatter_left_in_a_record_is_not_written():
    error = raised(lambda: read_number(SECRET))
    record = logging.makeLogRecord(
        {"name": "contacts", "exc_info": (type(error), error, error.__traceback__)}
    )
    assert SECRET in logging.Formatter().format(record)
    assert SECRET in record.exc_text
    assert SECRET not in BareFormatter().format(record)
