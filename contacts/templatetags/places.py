"""The field for a place, as many times on a page as a page needs it."""

from django import template

from contacts.forms import PlaceForm

register = template.Library()


@register.simple_tag
def place_form(prefix: str, page: str, hint: str = "") -> PlaceForm:
    """An empty form for a place. `prefix` is unique on the page; `page` is where it leads."""
    form = PlaceForm(auto_id=f"{prefix}-%s", initial={"page": page})
    if hint:
        form.fields["place"].help_text = hint
    return form
