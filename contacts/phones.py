"""Phone numbers: kept as E.164, shown as people in the Netherlands write them. Pure: no Django."""

import phonenumbers

EMERGENCY = "112"  # a short number of its own: it has no E.164 form
_NETHERLANDS = 31
_FREE_PREFIX = "+31800"
_SERVICE_PREFIXES = ("+31800", "+31900", "+31906", "+31909")
_TOWN_HALL_PREFIX = "+3114"  # 14 030: the municipality of area code 030
_GROUPS = {8: (2, 2, 2, 2), 7: (3, 2, 2), 6: (2, 2, 2)}


def is_stored_form(phone: str) -> bool:
    """Whether `phone` is 112 or a number in E.164 form, such as +31302343000.

    A Dutch number must fit the numbering plan, so that a forgotten digit is noticed; of other countries'
    numbers only the length is looked at.
    """
    if phone == EMERGENCY:
        return True
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return False
    is_dutch = number.country_code == _NETHERLANDS
    fits = phonenumbers.is_valid_number if is_dutch else phonenumbers.is_possible_number
    return fits(number) and phone == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def in_dutch_notation(phone: str) -> str:
    """`+31334481186` as `033 448 11 86`, `+318002000` as `0800-2000`; other countries with their +code.

    What is not in the stored form is shown as it is: a page with a strange number beats no page.
    """
    if phone == EMERGENCY or not is_stored_form(phone):
        return phone
    number = phonenumbers.parse(phone, None)
    if number.country_code != _NETHERLANDS:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    area, _, subscriber = national.replace("-", " ").partition(" ")
    digits = subscriber.replace(" ", "")
    if phone.startswith(_SERVICE_PREFIXES):
        return f"{area}-{digits}"
    return " ".join([area, *_grouped(digits)])


def _grouped(digits: str) -> list[str]:
    parts, start = [], 0
    for size in _GROUPS.get(len(digits), (len(digits),)):
        parts.append(digits[start : start + size])
        start += size
    return parts


def from_typed(text: str) -> str:
    """The stored form of what somebody typed, with or without spaces, as people in the Netherlands write it.

    Raises ValueError when it cannot be a number.
    """
    bare = text.strip()
    if bare == EMERGENCY:
        return bare
    try:
        number = phonenumbers.parse(bare, "NL")
    except phonenumbers.NumberParseException:
        raise ValueError(text) from None
    stored = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.extension or not is_stored_form(stored):
        raise ValueError(text)
    return stored


def is_mobile(phone: str) -> bool:
    """Whether a number in stored form is one that a person carries along."""
    if not is_stored_form(phone) or phone == EMERGENCY:
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(phone, None))
    return kind == phonenumbers.PhoneNumberType.MOBILE


def to_dial(phone: str) -> str:
    """What goes behind `tel:`.

    0800, 0900 and 14 numbers keep their national form: their +31 form does not connect from every network.
    """
    if phone.startswith((*_SERVICE_PREFIXES, _TOWN_HALL_PREFIX)):
        return in_dutch_notation(phone).replace("-", "").replace(" ", "")
    return phone


def is_free(phone: str) -> bool:
    """Whether calling costs nothing: 112 and the 0800 numbers of the Dutch numbering plan."""
    return phone == EMERGENCY or phone.startswith(_FREE_PREFIX)
