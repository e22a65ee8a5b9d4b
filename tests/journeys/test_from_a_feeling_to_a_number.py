"""The main job, as people do it on a phone: from an uneasy feeling to the right number."""

import pytest
from playwright.sync_api import Page, expect

ROLES = ["Docent", "Jongerenwerker", "Ouders/vrienden", "Zorgcoördinator", "Hulpverlener"]
ROLES += ["Huisarts/medische professional", "Politie", "Burgemeester", "Aandachtsfunctionaris"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def browser_context_args(browser_context_args: dict, request) -> dict:
    return {**browser_context_args, "java_script_enabled": request.param}


def type_place(phone: Page, place: str) -> None:
    phone.get_by_label("Gemeente, plaats of postcode").first.fill(place)
    phone.get_by_role("button", name="Zoek").first.click()


def call(phone: Page, name: str) -> str:
    """What the phone would dial for the card with this heading."""
    card = phone.locator(".call:visible").filter(has=phone.get_by_role("heading", name=name, exact=True))
    return card.first.locator(".call__phone").get_attribute("href")


def test_a_docent_in_utrecht_finds_tips_and_people_to_call(phone, site):
    phone.goto(site)
    phone.get_by_role("link", name="Docent").click()
    expect(phone.get_by_text("Door wie worden leerlingen na school opgehaald?")).to_be_visible()
    type_place(phone, "Utrecht")
    expect(phone).to_have_url(f"{site}/rollen/docent/utrecht/")
    assert call(phone, "Zorgcoördinator mensenhandel") == "tel:+31883744744"
    assert call(phone, "Veilig Thuis") == "tel:08002000"


def test_a_huisarts_in_terneuzen_walks_the_questions(phone, site):
    phone.goto(site)
    phone.get_by_role("link", name="Start: wat kan ik doen?").click()
    phone.get_by_role("link", name="Huisarts/medische professional").click()
    expect(phone.get_by_role("heading", name="Is er nu direct gevaar?")).to_be_visible()
    phone.get_by_role("link", name="Nee", exact=True).click()
    expect(phone.get_by_role("heading", name="Is er nu direct gevaar?")).to_be_hidden()
    phone.get_by_role("link", name="Iemand van 18 jaar of ouder").click()
    phone.get_by_role("link", name="Ik heb alleen een gevoel").click()
    phone.get_by_role("link", name="Nee, of die is er nu niet").click()
    expect(phone.get_by_role("heading", name="Bel de zorgcoördinator voor advies")).to_be_visible()
    advice = phone.url.removeprefix(site)
    type_place_in_advice(phone, "4531")
    expect(phone).to_have_url(site + advice.replace("/huisarts/", "/huisarts/terneuzen/"))
    expect(phone.get_by_role("heading", name="Bel de zorgcoördinator voor advies")).to_be_visible()
    assert call(phone, "Zorgcoördinator mensenhandel") == "tel:+31118420410"


def type_place_in_advice(phone: Page, place: str) -> None:
    phone.locator(".lookup .utrecht-textbox:visible").fill(place)
    phone.locator(".lookup .nl-button:visible").click()


def test_a_parent_in_tytsjerksteradiel_mistypes_and_is_asked_back(phone, site):
    phone.goto(site)
    phone.get_by_role("link", name="Ouders/vrienden").click()
    type_place(phone, "Tietsjerksteradiel")
    expect(phone.get_by_text("We kennen geen gemeente of plaats ‘Tietsjerksteradiel’")).to_be_visible()
    phone.get_by_role("button", name="Tytsjerksteradiel").click()
    expect(phone).to_have_url(f"{site}/rollen/ouders-vrienden/tytsjerksteradiel/")
    assert call(phone, "Veilig Thuis") == "tel:08002000"
    assert call(phone, "Kindertelefoon") == "tel:08000432"


def test_who_knows_only_the_place_goes_straight_to_the_numbers(phone, site):
    phone.goto(site)
    type_place(phone, "3511 AB")
    expect(phone).to_have_url(f"{site}/contact/utrecht/")
    expect(phone.get_by_role("heading", name="Wie je kunt bellen in Utrecht")).to_be_visible()


@pytest.mark.parametrize("role", ROLES)
def test_three_taps_and_a_place_name_are_enough(phone, site, role):
    phone.goto(site)
    phone.get_by_role("link", name=role, exact=True).click()
    type_place(phone, "Zwolle")
    expect(phone.locator("a.call__phone[href^='tel:']").first).to_be_visible()


def test_a_place_that_is_ambiguous_is_asked_back(phone, site):
    phone.goto(site)
    type_place(phone, "Bergen")
    expect(phone.get_by_role("heading", name="Welke plaats bedoel je?")).to_be_visible()
    phone.get_by_role("button", name="Bergen (NH)").click()
    expect(phone).to_have_url(f"{site}/contact/bergen-nh/")


def test_a_place_nobody_knows_leaves_a_way_on(phone, site):
    phone.goto(f"{site}/rollen/docent/")
    type_place(phone, "Qwxqwxqwx")
    expect(phone.get_by_text("Kijk of er een typefout in zit")).to_be_visible()
    expect(phone.get_by_label("Gemeente, plaats of postcode")).to_have_value("Qwxqwxqwx")
    phone.get_by_role("button", name="Gebruik de nummers voor heel Nederland").click()
    expect(phone).to_have_url(f"{site}/rollen/docent/")


@pytest.mark.parametrize(
    ("typed", "then", "place"),
    [
        ("Sas v Gent", "Sas van Gent", "terneuzen/"),
        ("Bergen", "Bergen (L)", "bergen-l/"),
        ("Qwxqwxqwx", "Gebruik de nummers voor heel Nederland", ""),
    ],
)
def test_who_is_asked_back_about_the_place_keeps_the_advice(phone, site, typed, then, place):
    phone.goto(f"{site}/niet-pluis/huisarts/#stap-10")
    advice = phone.locator(".step:visible .step__title").text_content()
    type_place_in_advice(phone, typed)
    phone.get_by_role("button", name=then).click()
    expect(phone).to_have_url(f"{site}/niet-pluis/huisarts/{place}#stap-10")
    expect(phone.locator(".step:visible .step__title")).to_have_text(advice)


def test_who_mistypes_twice_keeps_the_advice_too(phone, site):
    phone.goto(f"{site}/niet-pluis/huisarts/#stap-10")
    type_place_in_advice(phone, "Qwxqwxqwx")
    type_place(phone, "Terneuzen")
    expect(phone).to_have_url(f"{site}/niet-pluis/huisarts/terneuzen/#stap-10")


def test_an_empty_field_says_what_to_fill_in(phone, site):
    phone.goto(site)
    phone.get_by_role("button", name="Zoek").click()
    field = phone.get_by_label("Gemeente, plaats of postcode")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Van de ander. Weet je die niet? Neem dan je eigen plaats. "
        "Vul de naam van een gemeente of plaats in, of vier cijfers van een postcode."
    )


def test_another_place_can_be_chosen_at_the_numbers_of_an_advice(phone, site):
    phone.goto(f"{site}/niet-pluis/huisarts/terneuzen/#stap-10")
    chosen = phone.locator(".step:visible .place-bar summary")
    expect(chosen).to_contain_text("Nummers voor gemeente Terneuzen, provincie Zeeland")
    chosen.click()
    type_place_in_advice(phone, "Utrecht")
    expect(phone).to_have_url(f"{site}/niet-pluis/huisarts/utrecht/#stap-10")
    expect(chosen).to_contain_text("Nummers voor gemeente Utrecht")
