"""Words at the desk: the forms as a browser sends them, and the addresses of each kind."""

from bs4 import BeautifulSoup
from django.urls import reverse


def address(words, view, *args):
    """The address of a screen of these words; of the kind itself where `words` is a class."""
    kind = words if isinstance(words, type) else type(words)
    name = f"wagtailsnippets_{kind._meta.app_label}_{kind._meta.model_name}:{view}"
    return reverse(name, args=args if isinstance(words, type) else (words.pk, *args))


def form_of(client, words, **changes):
    """What the form of these words would send, untouched but for `changes`."""
    page = client.get(address(words, "edit"))
    assert page.status_code == 200
    flow = flow_fields(fresh(words).get_latest_revision_as_object()) if hasattr(words, "nodes") else {}
    return {**fields_of(page.content.decode()), **flow, **changes}


def fields_of(html):
    """The fields of the form in a page, as a browser would send them."""
    form = BeautifulSoup(html, "html.parser").select_one("form[data-edit-form]")
    sent = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", "")
        if field.find_parent("template") or name == "csrfmiddlewaretoken":
            continue
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                sent.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            sent[name] = [o.get("value", "") for o in field.select("option[selected]")][:1] or [""]
        else:
            sent[name] = field.get("value", "") if field.name == "input" else field.get_text()
    return sent


def save(client, words, action="", **changes):
    """Save the form; `action` is the button, such as `submit`."""
    sent = form_of(client, words, **changes)
    return press(client, words, action, sent)


def press(client, words, action, sent):
    """Send a form with a button."""
    button = {f"action-{action}": "1"} if action else {}
    return client.post(address(words, "edit"), {**sent, **button})


def approve(client, words, task_state=None):
    """Press the approval of these words, as its own address takes it."""
    return judge(client, words, "approve", task_state)


def judge(client, words, action, task_state=None):
    """Approve or reject, for the task of these words or another one."""
    state = task_state or words.current_workflow_task_state
    return client.post(address(words, "workflow_action", action, state.pk if state else 0), {"comment": ""})


def fresh(words):
    """These words as the database has them."""
    return type(words).objects.get(pk=words.pk)


def flow_fields(guide):
    """The fields of the flow, as the form's script makes them."""
    fields = {"start": guide.start}
    nodes = guide.nodes.raw_data
    fields |= _items("nodes", nodes, lambda name, node: _node(name, node["value"]))
    for number, node in enumerate(nodes):
        fields[f"nodes-{number}-type"] = node["type"]
    return fields


def _items(name, items, fields_of_value):
    fields = {f"{name}-count": str(len(items))}
    for number, item in enumerate(items):
        own = f"{name}-{number}"
        fields |= {f"{own}-order": str(number), f"{own}-deleted": "", f"{own}-id": item.get("id", "")}
        fields |= fields_of_value(f"{own}-value", item)
    return fields


def _node(name, value):
    fields = {}
    for key, part in value.items():
        own = f"{name}-{key}"
        if key == "options":
            fields |= _items(own, part, lambda place, item: _node(place, item["value"]))
        elif key in ("roles", "excluded"):
            fields[own] = part
        elif isinstance(part, list):
            fields |= _items(own, part, lambda place, item: {place: item["value"]})
        else:
            fields[own] = part or ""
    return fields
