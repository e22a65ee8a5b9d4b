"""How the forms of this site are sent. What they look like stands in templates/nlds/.

These templates see to it that no control has `required`, whatever the form says: a control that must be
filled in has `aria-required`, and the page itself, not the browser, tells what is wrong.
"""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import BaseInput, Submit
from django import forms
from django.utils.functional import Promise


class Secondary(Submit):
    """A button that sends the form too, but is not what most people want."""

    def __init__(self, name: str, value: str | Promise) -> None:
        super().__init__(name, value, css_class="nl-button--secondary")


class VisitorHelper(FormHelper):
    """For a form that visitors send: without a token, which would take a cookie.

    The view must say `csrf_exempt`; SameOriginMiddleware then is what keeps out forms from elsewhere.
    """

    disable_csrf = True

    def __init__(self, form: forms.BaseForm, *buttons: BaseInput) -> None:
        super().__init__(form)
        self.inputs = list(buttons)
