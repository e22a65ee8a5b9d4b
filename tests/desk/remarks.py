"""Remarks about words, made and resolved as the page of the desk sends it."""

from tests.desk.words import address

TEXT = "Kan dit korter?"


def remark(client, row, text=TEXT, place=""):
    """Make a remark about these words."""
    return client.post(address(row, "remarks"), {"text": text, "place": place})


def press(client, row, button, one):
    """Press `resolve` or `reopen` at a remark."""
    return client.post(address(row, "remarks"), {button: str(one.pk)})
