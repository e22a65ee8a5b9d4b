"""A row of each kind of words, as the desk would make it."""

from editorial.models import WordToAvoid
from editorial.staff import editorial_models
from guide.document import nodes_from
from guide.models import Guide
from roles.models import Role
from tests.desk_safety.payloads import PAYLOADS
from tests.desk_safety.planting import number
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.contacts import ContactFactory
from tests.factories.words import EscalationStepFactory, RoleFactory, TipPlacementFactory, small_flow


def models_with_words():
    """Every model that somebody edits at the desk."""
    return [*editorial_models(), WordToAvoid]


def example(model):
    """A new row of `model`, published, with a key of its own."""
    if model is WordToAvoid:
        return WordToAvoidFactory()
    if model is Role:
        role = RoleFactory(slug=f"rol-{next(number)}")
        EscalationStepFactory(role=role, kind=ContactFactory().kind)
        EscalationStepFactory(role=role, inside=True)
        TipPlacementFactory(role=role)
        return Role.objects.get(pk=role.pk)
    if model is Guide:
        flow = small_flow(ContactFactory(is_fallback=True).kind.slug)
        return Guide.objects.create(name=f"Gids {next(number)}", start=flow.start, nodes=nodes_from(flow))
    row = model(**{model.key_field: f"{model._meta.model_name}-{next(number)}"})
    for field in model._meta.concrete_fields:
        if field.unique and field.name not in {"id", model.key_field}:
            setattr(row, field.name, f"Woord {next(number)}")
    row.save()
    return row


def alone(payload):
    """One payload in each text. A text that must be unique gets a number behind it."""
    return lambda limit: payload[:limit]


def together(start=0):
    """All payloads in each text, the one at `start` first: one a line, or as many as fit on the only line."""
    payloads = PAYLOADS[start:] + PAYLOADS[:start]
    return lambda limit: " ".join(payloads)[:limit] if limit else "\n".join(payloads)
