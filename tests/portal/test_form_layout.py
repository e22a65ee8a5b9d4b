"""Layouts, buttons and helpers: what they ask of the templates is drawn."""

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, ButtonHolder, Div, Field, Fieldset, Hidden, Layout, Submit

from signals_portal.layout import VisitorHelper
from signals_portal.styleguide_forms import SampleForm
from tests.portal.sample_forms import ATTACK, HourForm, HourFormSet, classes, drawn, rendered, words

A_TOKEN = {"csrf_token": "x"}


def page_with(*layout, form=None, **helper_settings):
    helper = FormHelper()
    helper.layout = Layout(*layout)
    for name, value in helper_settings.items():
        setattr(helper, name, value)
    return rendered("{% crispy form helper %}", form=form or HourForm(), helper=helper, **A_TOKEN)


def test_pieces_of_a_layout_are_drawn():
    page = page_with(
        Fieldset(
            "Wanneer", Field("day", css_class="eigen", data_x="1"), Field("until", wrapper_class="smal")
        ),
        Div(HTML("<p>Uitleg</p>"), css_id="doos", css_class="doos"),
        Hidden("stap", ATTACK),
        ButtonHolder(Submit("send", "Bewaar & ga door")),
    )
    assert words(page.xpath("//fieldset/legend")[0]) == "Wanneer"
    assert page.xpath('//fieldset//input[@name="day"]/@data-x') == ["1"]
    assert {"utrecht-textbox", "eigen"} <= set(classes(page.xpath('//input[@name="day"]')[0]))
    assert "smal" in classes(page.xpath('//input[@name="until"]/ancestor::div[2]')[0])
    assert words(page.xpath('//div[@id="doos"][@class="doos"]/p')[0]) == "Uitleg"
    assert page.xpath('//input[@type="hidden"][@name="stap"]/@value') == [ATTACK]
    (button,) = page.xpath('//div[@class="actions"]/button')
    assert (button.text_content(), button.get("value")) == ("Bewaar & ga door", "Bewaar & ga door")


def test_sending_is_the_primary_button_and_others_are_not():
    buttons = drawn(SampleForm()).xpath("//button")
    assert [(button.get("type"), button.get("class")) for button in buttons] == [
        ("submit", "nl-button nl-button--primary"),
        ("submit", "nl-button nl-button--secondary"),
        ("button", "nl-button nl-button--secondary"),
    ]
    assert [words(button) for button in buttons] == ["Verstuur", "Bewaar als concept", "Stop"]


def test_a_button_has_only_the_id_that_somebody_gave_it():
    page = page_with(Submit("a", "A"), Submit("b", "B", css_id="eigen"), Submit("", "C"))
    assert page.xpath("//button/@id") == ["eigen"]
    assert page.xpath("//button/@name") == ["a", "b"]


@pytest.mark.parametrize(
    ("chosen", "tokens"),
    [({}, 1), ({"disable_csrf": True}, 0), ({"form_method": "get"}, 0), ({"form_tag": False}, 1)],
)
def test_a_token_goes_along_unless_the_form_does_without(chosen, tokens):
    page = page_with("day", **chosen)
    assert len(page.xpath('//input[@name="csrfmiddlewaretoken"]')) == tokens
    assert len(page.xpath("//form")) == chosen.get("form_tag", True)


def test_a_form_for_visitors_carries_no_token():
    helper = VisitorHelper(HourForm(), Submit("", "Zoek"))
    assert not rendered("{% crispy form helper %}", form=HourForm(), helper=helper, **A_TOKEN).xpath(
        '//input[@name="csrfmiddlewaretoken"]'
    )


def test_the_form_says_where_it_goes_and_that_it_carries_files():
    page = page_with("day", form_action="/plaats/", form_id="vraag")
    assert (page.xpath("//form/@action"), page.xpath("//form/@id")) == (["/plaats/"], ["vraag"])
    assert drawn(SampleForm()).xpath("//form/@enctype") == ["multipart/form-data"]


def test_filters_draw_a_form_one_field_or_only_the_summary():
    whole = rendered("<form novalidate>{{ form|crispy }}</form>", form=HourForm({}))
    assert len(whole.xpath("//form/div[@role='group']")) == 1
    assert whole.xpath("//input/@name") == ["day", "until"]
    one = rendered("{{ form.day|as_crispy_field }}", form=HourForm({}))
    assert one.xpath("//input/@aria-required") == ["true"]
    assert not one.xpath('//*[contains(@class, "error-summary")]')
    assert not rendered("{{ form|as_crispy_errors }}", form=HourForm({})).xpath("//input")


def test_a_page_may_put_the_summary_elsewhere_while_fields_keep_their_errors():
    page = page_with("day", form=HourForm({}), form_show_errors=False)
    assert not page.xpath('//*[contains(@class, "error-summary")]')
    assert words(page.xpath('//*[@id="id_day_error"]')[0]) == "Vul de dag in."


def test_a_layout_that_names_no_field_of_the_form_is_refused():
    with pytest.raises(Exception, match="Could not resolve form field 'nergens'"):
        page_with("nergens")


def test_a_set_of_forms_may_have_a_layout():
    helper = FormHelper()
    helper.layout = Layout(Div("day", css_class="doos"), "until", "DELETE")
    page = rendered("{% crispy formset helper %}", formset=HourFormSet(), helper=helper)
    assert page.xpath('//form/fieldset/div[@class="doos"]//input/@name') == ["form-0-day", "form-1-day"]
    assert not page.xpath('//*[contains(@class, "error-summary")]')
