"""Fields: each can be seen, heard and filled in, whatever kind it is and whatever was filled in before."""

import pytest
from django import forms

from tests.portal.sample_forms import FILLED, classes, drawn, words

EVERY_FIELD = [
    pytest.param(state, name, id=f"{state}: {name}")
    for state, form in FILLED.items()
    for name, field in form().fields.items()
    if not field.widget.is_hidden
]


def field_of(page, form, name):
    """The field's own wrapper; `form` tells its name on the page."""
    controls = page.xpath(f'//*[starts-with(@name, "{form[name].html_name}") and not(@type="hidden")]')
    return controls[0].xpath('ancestor::div[contains(@class, "utrecht-form-field")]')[0]


def controls_in(element):
    return element.xpath('.//input[not(@type="hidden")] | .//select | .//textarea')


@pytest.mark.parametrize(("state", "name"), EVERY_FIELD)
class TestField:
    @pytest.fixture
    def field(self, state, name):
        form = FILLED[state]()
        return form[name], field_of(drawn(form), form, name)

    def test_says_label_then_help_then_error_then_control(self, field):
        bound, element = field
        order = [element.xpath("(.//legend | .//label)[1]")[0]]
        order += element.xpath(f'.//*[@id="{bound.auto_id}_helptext"] | .//*[@id="{bound.auto_id}_error"]')
        order += [controls_in(element)[0]]
        places = [list(element.iter()).index(part) for part in order]
        assert places == sorted(places)
        assert len(order) == 2 + bool(bound.help_text) + bool(bound.errors)
        assert words(order[0]).startswith(str(bound.label))

    def test_each_control_has_a_label_or_its_group_a_legend(self, field):
        bound, element = field
        for control in controls_in(element):
            assert len(element.xpath(f'.//label[@for="{control.get("id")}"]')) == 1
        if bound.use_fieldset:
            assert words(element.xpath("./fieldset/legend")[0]).startswith(str(bound.label))

    def test_help_and_errors_are_spoken_with_the_control_or_its_group(self, field):
        bound, element = field
        expected = [f"{bound.auto_id}_helptext"] if bound.help_text else []
        expected += [f"{bound.auto_id}_error"] if bound.errors else []
        told = element.xpath("./fieldset") if bound.use_fieldset else controls_in(element)
        assert (told[0].get("aria-describedby") or "").split() == expected
        for error in bound.errors:
            assert error in words(element.xpath(f'.//*[@id="{bound.auto_id}_error"]')[0])

    def test_says_whether_it_must_be_filled_in(self, field):
        bound, element = field
        asked, free = bound.field.required, not bound.field.required
        if bound.field.disabled or isinstance(bound.field.widget, forms.CheckboxInput):
            free = False  # it goes without saying
        if bound.field.disabled or isinstance(bound.field.widget, forms.CheckboxSelectMultiple):
            asked = False  # nobody can; or a group of checkboxes, whose role cannot say it
        told = [control.get("aria-required") for control in controls_in(element)]
        told += element.xpath('./fieldset[@role="radiogroup"]/@aria-required')
        assert ("true" in told) == asked
        assert ("(niet verplicht)" in words(element)) == free

    def test_looks_and_sounds_wrong_if_and_only_if_it_is(self, field):
        bound, element = field
        assert ("utrecht-form-field--invalid" in classes(element)) == bool(bound.errors)
        assert bool(element.xpath('.//*[@aria-invalid="true"]')) == bool(bound.errors)
        assert not element.xpath('.//input[@type="radio"][@aria-invalid]')

    def test_control_wears_the_design_system(self, field):
        _bound, element = field
        for control in controls_in(element):
            assert any(name.startswith("utrecht-") for name in classes(control))
