"""What editing words adds to the desk."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from editorial.reading_help import reading_help
from editorial.word_screens import WordToAvoidViewSet

register_snippet(WordToAvoidViewSet)


@hooks.register("register_admin_urls")
def address_of_the_reading_help() -> list[URLPattern]:
    """Where the script asks for hints while somebody types."""
    return [path("leeshulp/", reading_help, name="reading_help")]
