"""The screens for the words to avoid."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from editorial.desk import ListView
from editorial.words_to_avoid import WordToAvoid


class WordToAvoidViewSet(SnippetViewSet):
    """A list by word, with what to write instead."""

    model = WordToAvoid
    index_view_class = ListView
    url_prefix = "woorden-om-te-vermijden"
    icon = "no-view"
    menu_label = _("Liever niet")
    add_to_admin_menu = True
    menu_order = 900
    list_per_page = 50
    list_display = ["word", "better", "reason"]
    search_fields = ["word", "forms", "better", "reason"]
    inspect_view_enabled = False
    copy_view_enabled = False
    panels = [
        FieldPanel("word"),
        FieldPanel("forms"),
        FieldPanel("reason"),
        FieldPanel("better"),
        FieldPanel("source"),
    ]
