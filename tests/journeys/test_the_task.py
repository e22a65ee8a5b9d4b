"""From the home page to a number in three taps and one place name, with scripts and without."""

import pytest
from playwright.sync_api import Locator, Page

from contacts.models import Municipality
from roles.models import Role
from tests.walks import ROLES

PLACE, TYPED = "terneuzen", "Sas van Gent"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def browser_context_args(browser_context_args: dict, request) -> dict:
    return {**browser_context_args, "java_script_enabled": request.param}


class Thumb:
    """Taps what it is shown, and counts."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.taps += 1


def dial(phone: Page, number: Locator, thumb: Thumb) -> None:
    """Tap a number, and see that the browser hands it to the phone."""
    with phone.expect_request(number.get_attribute("href")):
        thumb.tap(number)


def type_place(phone: Page, thumb: Thumb) -> None:
    phone.locator("form[data-place]:visible input[name=place]").first.fill(TYPED)
    thumb.tap(phone.get_by_role("button", name="Zoek").and_(phone.locator(":visible")).first)


@pytest.mark.parametrize("role", ROLES)
def test_three_taps_and_one_place_name_bring_everybody_to_their_own_number(phone, site, role):
    found = Role.objects.with_steps().get(slug=role)
    calls = found.calls_in(Municipality.objects.get(slug=PLACE))
    first = next(c for call in calls for c in call.contacts if c.phone and not c.is_emergency)
    thumb = Thumb()
    phone.goto(site)
    thumb.tap(phone.locator(f"a[href='/rollen/{role}/']"))
    type_place(phone, thumb)
    phone.wait_for_url(f"{site}/rollen/{role}/{PLACE}/")
    dial(phone, phone.locator(f".call a[href='tel:{first.phone_to_dial}']").first, thumb)
    assert thumb.taps <= 3


def test_who_knows_only_the_place_needs_two(phone, site):
    thumb = Thumb()
    phone.goto(site)
    type_place(phone, thumb)
    phone.wait_for_url(f"{site}/contact/{PLACE}/")
    dial(phone, phone.locator(".call a[href='tel:+31118420410']").first, thumb)
    assert thumb.taps <= 2


@pytest.mark.parametrize("number", ["112", "08002000"])
def test_112_and_veilig_thuis_are_one_tap_from_home(phone, site, number):
    phone.goto(site)
    dial(phone, phone.locator(f"a[href='tel:{number}']:visible").first, Thumb())
