"""What the pages of /account/ need."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import template
from django.contrib.messages.storage.base import Message
from django.core.serializers.json import DjangoJSONEncoder

from accounts.audit_pages import words

register = template.Library()
register.filter("action_words", words)


@register.simple_tag
def asks(button: str, name: str = "", method: str = "post") -> FormHelper:
    """How a form of one button is sent: `{% asks _("Log in") as helper %}{% crispy form helper %}`."""
    helper = FormHelper()
    helper.form_method = method
    helper.inputs = [Submit(name, button)]
    return helper


@register.filter
def as_json(value: Any) -> str:
    """What a script reads from an attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def kind_of_notice(message: Message) -> str:
    """How a message is shown: see components/notice.html."""
    return {"success": "ok", "error": "error", "warning": "warning"}.get(message.level_tag, "info")
