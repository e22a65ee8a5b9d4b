"""What is wrong with a form is told above it too, and each error leads to where it is put right."""

import pytest
from django import forms

from signals_portal.form_problems import problems
from signals_portal.styleguide_forms import SampleForm
from tests.portal.sample_forms import FILLED, VALID, WRONG, HourFormSet, OddForm, drawn, rendered, words


def test_a_form_without_errors_has_no_summary():
    assert SampleForm(VALID).is_valid()
    for form in (SampleForm(), SampleForm(VALID)):
        assert not drawn(form).xpath('//*[contains(@class, "error-summary")]')


@pytest.mark.parametrize("state", ["missing", "wrong", "odd missing"])
def test_each_error_leads_to_a_control_that_takes_the_focus(state):
    form = FILLED[state]()
    page = drawn(form)
    links = page.xpath('//*[contains(@class, "error-summary")]//a/@href')
    assert len(links) == sum(len(errors) for errors in form.errors.values())
    for link in links:
        (target,) = page.xpath(f'//*[@id="{link.removeprefix("#")}"]')
        assert target.tag in {"input", "select", "textarea"}
        assert target.get("disabled") is None
        assert target.get("type") != "hidden"


def test_it_stands_above_the_form_and_takes_the_focus_without_a_script():
    page = drawn(SampleForm({}))
    summary = page[0]
    assert summary.getnext().tag == "form"
    assert (summary.get("role"), summary.get("tabindex")) == ("group", "-1")
    assert summary.get("autofocus") is not None
    assert page.xpath(f'//h2[@id="{summary.get("aria-labelledby")}"]')


def test_a_group_is_put_right_at_its_first_option():
    links = drawn(SampleForm({})).xpath('//*[contains(@class, "error-summary")]//a/@href')
    assert {"#id_change_0", "#id_days_0"} <= set(links)


def test_words_of_the_field_itself_stand_alone_and_others_get_its_label():
    told = [problem.text for problem in problems(SampleForm({}))]
    assert "Vul de naam van de organisatie in." in told
    required = forms.Field.default_error_messages["required"]
    assert f"Wie: {required}" in [problem.text for problem in problems(OddForm({}))]
    assert any(text.startswith("Organisatie: ") for text in [one.text for one in problems(SampleForm(WRONG))])


def test_what_is_wrong_with_the_whole_comes_first_and_without_link():
    page = drawn(SampleForm(VALID | {"opens_at": "09:00", "phone": ""}))
    first, second = page.xpath('//*[contains(@class, "error-summary")]//li')
    assert words(first).startswith("Kies: dag en nacht bereikbaar, of vanaf een tijd.")
    assert not first.xpath(".//a")
    assert words(second) == "Vul het telefoonnummer in."


def test_each_of_several_errors_on_one_field_is_told_at_both_places():
    form = SampleForm(VALID)
    for text in ("Te kort.", "Te lang."):
        form.add_error("organisation", text)
    page = drawn(form)
    assert [words(item) for item in page.xpath('//div[contains(@class, "error-summary")]//li')] == [
        "Te kort.",
        "Te lang.",
    ]
    assert words(page.xpath('//*[@id="id_organisation_error"]')[0]) == "Te kort. Te lang."


def test_an_error_of_a_hidden_field_is_told_without_link():
    form = SampleForm(VALID)
    form.add_error("reference", "Begin opnieuw.")
    assert [(problem.text, problem.target) for problem in problems(form)] == [("Begin opnieuw.", "")]


def test_an_option_that_cannot_be_chosen_is_passed_over():
    class Guarded(forms.RadioSelect):
        def create_option(self, name, value, *args, **kwargs):
            option = super().create_option(name, value, *args, **kwargs)
            option["attrs"]["disabled"] = value == "a"
            return option

    class Choosing(forms.Form):
        one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=Guarded)

    assert [problem.target for problem in problems(Choosing({}))] == ["id_one_1"]


SET_DATA = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-day": "maandag", "form-1-until": "x"}


@pytest.mark.parametrize("source", ["{% crispy formset %}", "{{ formset|crispy }}"])
def test_each_form_of_a_set_is_a_named_group_and_its_errors_say_which(source):
    page = rendered(source, formset=HourFormSet(SET_DATA))
    assert [words(legend) for legend in page.xpath("//legend")] == ["Openingstijd 1", "Openingstijd 2"]
    told = {
        words(link): link.get("href") for link in page.xpath('//div[contains(@class, "error-summary")]//a')
    }
    assert told["Openingstijd 2: Vul de dag in."] == "#id_form-1-day"
    assert "Openingstijd 2: Tot: Voer een geldige tijd in." in told
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath('//input[@type="hidden"]/@name')) >= {"form-TOTAL_FORMS", "form-INITIAL_FORMS"}


def test_what_is_wrong_with_the_set_is_told():
    text = problems(HourFormSet({}))[0].text
    assert "form-TOTAL_FORMS" in text
    assert text in words(rendered("{{ formset|as_crispy_errors }}", formset=HourFormSet({})))
