"""What each group of staff may do at the desk, as data, and the one review that all words go through."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER, STAFF
from editorial.models import Editorial
from editorial.review import ApprovalByAnother
from editorial.words_to_avoid import WordToAvoid

WORKFLOW = "Tweede paar ogen"
MAY = {
    EDITOR: ("add", "change"),
    # The last approval publishes, and Wagtail asks the right to publish for that. It opens no other way.
    REVIEWER: ("add", "change", "publish", "lock", "unlock"),
    ADMINISTRATOR: ("view",),
}
# The words to avoid are for editors alone, so they need no review; an editor may see why.
MAY_WITH_WORDS_TO_AVOID = {
    EDITOR: ("view",),
    REVIEWER: ("add", "change", "delete", "view"),
    ADMINISTRATOR: ("view",),
}


def editorial_models() -> list[type[Editorial]]:
    """Every kind of words."""
    return [model for model in apps.get_models() if issubclass(model, Editorial)]


@transaction.atomic
def prepare_desk() -> None:
    """Make the groups, their rights and the review as they must be; other rights of a group are taken."""
    for name in STAFF:
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_rights(name))
    _review_everything(Group.objects.get(name=REVIEWER))


def _rights(group: str) -> list[Permission]:
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    rights = [access]
    models: list[type[Model]] = [*editorial_models(), WordToAvoid]
    for model in models:
        may = MAY_WITH_WORDS_TO_AVOID if model is WordToAvoid else MAY
        names = {f"{act}_{model._meta.model_name}" for act in may[group]}
        found = Permission.objects.filter(content_type=ContentType.objects.get_for_model(model))
        rights += [right for right in found if right.codename in names]
    return rights


def _review_everything(reviewers: Group) -> None:
    task, _made = ApprovalByAnother.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    task.groups.add(reviewers)
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for model in editorial_models():
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
