"""The desk as a whole: its menu, its script, its buttons, and the pages of information."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.action_menu import SubmitForModerationMenuItem
from wagtail.snippets.models import register_snippet

from editorial.desk import Desk, RightsToWhatIsThere, open_desk
from editorial.models import Editorial, InfoPage
from editorial.reading_help import reading_help
from editorial.word_screens import WordToAvoidViewSet

NOT_FOR_EDITORS = {"explorer", "images", "documents", "settings", "help", "reports", "snippets"}
FIRST = {"approve", "reject", "action-save", "action-locked"}
NAMES = {
    "action-save": _("Bewaar als concept"),
    "action-cancel-workflow": _("Trek terug uit het nakijken"),
    "action-unpublish": _("Haal van de site"),
}


class AskForReview(SubmitForModerationMenuItem):
    """The button that asks somebody else to look, and says so."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "label": _("Vraag een ander om na te kijken")}


class InfoPageDesk(Desk):
    """Pages of information; their addresses are fixed."""

    model, icon, menu_order, menu_label = InfoPage, "doc-full", 160, _("Informatiepagina's")
    rights = RightsToWhatIsThere
    may_expire = False
    search_fields = ["title", "body"]

    def fields(self) -> list[Panel]:
        return [FieldPanel("title"), FieldPanel("body")]


open_desk(InfoPageDesk)
register_snippet(WordToAvoidViewSet)


@hooks.register("register_rich_text_features", order=10)
def links_without_a_page_tree(features: FeatureRegistry) -> None:
    """A link in a text begins with an address: there are no pages of Wagtail's to choose from."""
    first = reverse_lazy("wagtailadmin_choose_page_external_link")
    choosers = {
        "pageChooser": first,
        "externalLinkChooser": first,
        "emailLinkChooser": reverse_lazy("wagtailadmin_choose_page_email_link"),
        "phoneLinkChooser": reverse_lazy("wagtailadmin_choose_page_phone_link"),
        "anchorLinkChooser": first,
    }
    link = {
        "type": "LINK",
        "icon": "link",
        "description": _("Link"),
        "attributes": ["url"],
        "allowlist": {"href": "^(http:|https:|mailto:|undefined$)"},
        "chooserUrls": choosers,
    }
    script = "wagtailadmin/js/page-chooser-modal.js"
    features.register_editor_plugin("draftail", "link", EntityFeature(link, js=[script]))


@hooks.register("construct_main_menu")
def only_what_editors_need(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave pages, pictures, documents, settings, reports and help out of the menu."""
    items[:] = [item for item in items if item.name not in NOT_FOR_EDITORS]


@hooks.register("construct_snippet_action_menu")
def only_what_the_review_allows(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """No button publishes; during a review there is nothing to save; each button says what it does."""
    words = context.get("instance")
    closed = {"action-publish", "action-restart-workflow"}
    if isinstance(words, Editorial) and words.workflow_in_progress:
        closed.add("action-save")
    ask = AskForReview(order=60)
    items[:] = [ask if item.name == ask.name else item for item in items if item.name not in closed]
    # The first is the large button: what a reviewer came for, and never what takes words off the site.
    items.sort(key=lambda item: item.name not in FIRST)
    for item in items:
        item.label = NAMES.get(item.name, item.label)


@hooks.register("before_publish")
def nobody_publishes_by_hand(request: HttpRequest, words: Editorial) -> None:
    """Refuse what a view would publish outside the review."""
    raise PermissionDenied


@hooks.register("insert_global_admin_css")
def style() -> str:
    """What the desk's own pieces look like."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> str:
    """What the desk's own fields need; a file, since no script may stand in a page."""
    return format_html('<script src="{}" defer></script>', static("desk/desk.js"))


@hooks.register("register_admin_urls")
def address_of_the_reading_help() -> list[URLPattern]:
    """Where the script asks for hints while somebody types."""
    return [path("leeshulp/", reading_help, name="reading_help")]
