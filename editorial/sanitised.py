"""Text with markup holds only the markup we know, whoever typed or loaded it."""

from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

FEATURES = ["bold", "italic", "h2", "h3", "ol", "ul", "link"]  # what the editor of a text offers
_TAGS = ("[document]", "p", "br", "b", "strong", "i", "em", "h2", "h3", "ol", "ul", "li")


class _Known(Whitelister):
    """Tags without attributes, and links that lead to a page, to mail or to a telephone."""

    element_rules = {
        **dict.fromkeys(_TAGS, allow_without_attributes),
        "a": attribute_rule({"href": check_url}),
    }


def safe_html(text: str) -> str:
    """`text` with only the tags an editor can make; a second time changes nothing."""
    return str(_Known().clean(text))
