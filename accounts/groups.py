"""The groups of staff: the names by which all the rest knows who may do what."""

EDITOR = "Redacteur"
REVIEWER = "Eindredacteur"
ADMINISTRATOR = "Beheerder"
STAFF = (EDITOR, REVIEWER, ADMINISTRATOR)
