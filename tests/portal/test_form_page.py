"""Forms as a whole: one page that holds together, and in which nothing that was typed can do harm."""

import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from lxml import html

from signals_portal.styleguide_forms import SampleForm
from tests.portal.sample_forms import ATTACK, FILLED, VALID, WRONG, OddForm, drawn, words


@pytest.fixture(params=FILLED, name="form")
def form_in_a_state(request):
    return FILLED[request.param]()


def test_no_id_stands_twice_and_every_reference_is_met(form):
    page = drawn(form)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = page.xpath("//@aria-describedby | //@aria-labelledby | //@for")
    assert {name for value in named for name in value.split()} <= set(ids)


def test_nothing_is_inline_and_the_browser_shows_no_bubbles(form):
    text = render_crispy_form(form)
    page = html.fromstring(text)
    assert not re.search(r"\srequired[\s=>]", text)
    assert not page.xpath("//style | //script | //@style | //@*[starts-with(name(), 'on')]")
    for one in page.xpath("descendant-or-self::form"):
        assert one.get("novalidate") is not None


def test_no_class_of_another_design_is_on_it(form):
    worn = {name for value in drawn(form).xpath("//@class") for name in value.split()}
    own = {"actions", "error-summary", "error-summary__heading"}
    assert all(name.startswith(("utrecht-", "nl-")) for name in worn - own)


def test_what_was_typed_is_escaped():
    text = render_crispy_form(SampleForm(WRONG))
    assert "<script>" not in text
    assert "<img" not in text
    assert html.fromstring(text).xpath('//input[@name="phone"]/@value') == [ATTACK]


def test_what_was_typed_comes_back_but_never_a_password():
    page = drawn(SampleForm(VALID))
    assert page.xpath('//input[@name="organisation"]/@value') == ["Wijkteam Oost"]
    assert page.xpath('//input[@name="days"][@checked]/@value') == ["1", "3"]
    assert page.xpath('//select[@name="kind"]/option[@selected]/@value') == ["wijkteam"]
    assert page.xpath('//textarea[@name="note"]')[0].text.strip() == VALID["note"]
    assert page.xpath('//input[@type="password"]/@value') == []


def test_labels_help_errors_and_options_are_escaped():
    class Attacked(forms.Form):
        one = forms.CharField(label=ATTACK, help_text=ATTACK, error_messages={"required": ATTACK})
        two = forms.ChoiceField(label=ATTACK, choices=[(ATTACK, ATTACK)], widget=forms.RadioSelect)

    page = drawn(Attacked({}))
    assert not page.xpath("//script | //img")
    assert words(page.xpath("//legend")[0]) == ATTACK
    assert words(page.xpath('//*[@id="id_one_helptext"]')[0]) == ATTACK


def test_a_hidden_field_has_neither_label_nor_wrapper():
    page = drawn(SampleForm())
    assert page.xpath('//input[@name="reference"]/parent::form')
    assert not page.xpath('//label[@for="id_reference"]')


def test_a_first_value_worked_out_anew_is_sent_along():
    assert drawn(OddForm()).xpath('//input[@type="hidden"][@name="initial-started"]/@value')


def test_options_under_a_heading_keep_it():
    inner = drawn(OddForm()).xpath('//fieldset[@role="radiogroup"]//fieldset')
    assert [words(group.find("legend")) for group in inner] == ["Zorg"]
    assert inner[0].xpath(".//input/@value") == ["arts", "team"]


def test_parts_of_a_date_have_names():
    page = drawn(OddForm())
    labels = {words(page.xpath(f'//label[@for="id_born_{part}"]')[0]) for part in ("day", "month", "year")}
    assert labels == {"Dag", "Maand", "Jaar"}
    assert words(drawn(SampleForm()).xpath('//label[@for="id_called_at_1"]')[0]) == "Tijd"
