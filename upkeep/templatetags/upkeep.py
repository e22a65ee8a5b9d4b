"""What the pages of /beheer/ need."""

from django import template

from contacts.models.place import place_in_words
from upkeep.places import key_of

register = template.Library()
register.filter(place_in_words)
register.filter("place_key", key_of)
