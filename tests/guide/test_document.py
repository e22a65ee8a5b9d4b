"""The flow as editors' blocks and as a graph: the one is made of the other without losing a word."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import flow_from, nodes_from
from guide.graph import Flow, Option, Outcome, Question
from guide.models import Guide
from guide.tables import read_guide
from loading.files import read_yaml, read_yaml_list
from tests.factories.files import FIXTURES
from tests.factories.words import GuideFactory, small_flow
from tests.strategies import garbage_flows, sound_flows

thorough = settings(max_examples=40, deadline=None, derandomize=True)

FULL = Flow(  # every field holds something
    "wie",
    (
        Question(
            "wie",
            "Over wie gaat het?",
            "Weet je het niet? Kies dan de eerste.",
            (
                Option("Een kind", "bel", "Of dat weet ik niet", frozenset({"docent", "huisarts"})),
                Option("Een ander", "bel", excluded=frozenset({"politie"})),
            ),
        ),
    ),
    (
        Outcome(
            "bel",
            "Bel nu",
            do_now=("Bel.", "Schrijf op."),
            do_not=("Wacht niet.",),
            contacts=("internal", "veilig_thuis"),
            meldcode_step=4,
            call_note=("Wat zag je?",),
            tip="luister",
        ),
    ),
)


@pytest.fixture(scope="module")
def ours():
    """The nodes of our own flow, as they are loaded."""
    content = FIXTURES / "content"

    def slugs(name, key="slug"):
        return [row.values[key] for row in read_yaml_list(content / f"{name}.yaml")]

    kinds = {
        row.values["slug"]: bool(row.values["national"])
        for row in read_yaml_list(content / "contact_kinds.yaml")
    }
    guide = read_yaml(content / "guide.yaml")
    return read_guide(guide, roles=slugs("roles"), kinds=kinds, tips=slugs("tips", "key"))


def stored(flow):
    """The document of a flow after it was kept as JSON."""
    return json.loads(json.dumps(nodes_from(flow)))


def ids(flow):
    return {node["value"]["key"]: node["id"] for node in nodes_from(flow)}


def all_ids(value):
    if isinstance(value, dict):
        return [value[name] for name in ("id",) if name in value] + all_ids(list(value.values()))
    return [found for item in value for found in all_ids(item)] if isinstance(value, list) else []


def test_a_flow_with_every_field_comes_back_as_it_was():
    assert flow_from(start="wie", nodes=stored(FULL)) == FULL


def test_our_own_flow_comes_back_as_it_was(ours):
    flow = flow_from(start=ours["start"], nodes=ours["nodes"])
    assert (len(flow.questions), len(flow.outcomes)) == (11, 23)
    assert stored(flow) == ours["nodes"]
    assert flow_from(start=flow.start, nodes=stored(flow)) == flow


@thorough
@given(sound_flows() | garbage_flows)
def test_any_flow_comes_back_as_it_was(case):
    assert flow_from(start=case.flow.start, nodes=stored(case.flow)) == case.flow


@thorough
@given(sound_flows())
def test_wagtail_keeps_a_flow_as_it_was(case):
    guide = Guide(start=case.flow.start, nodes=nodes_from(case.flow))
    assert guide.flow == case.flow
    assert Guide.from_json(guide.to_json()).flow == case.flow


@pytest.mark.django_db
def test_the_database_keeps_a_flow_and_the_ids_of_its_nodes():
    guide = Guide.objects.get(pk=GuideFactory(flow=FULL).pk)
    assert guide.flow == FULL
    assert list(guide.nodes.raw_data) == nodes_from(FULL)


def test_the_editors_desk_may_mix_questions_and_outcomes():
    flow = small_flow("soort")
    assert flow_from(start=flow.start, nodes=reversed(nodes_from(flow))).questions == flow.questions


def test_lists_may_be_kept_in_the_older_way_of_wagtail():
    nodes = stored(FULL)
    for node in nodes:
        for name, value in node["value"].items():
            if isinstance(value, list):
                node["value"][name] = [item["value"] for item in value]
    assert flow_from(start="wie", nodes=nodes) == FULL


def test_optional_fields_may_be_missing():
    nodes = [
        {"type": "question", "value": {"key": "wie", "text": "Wie?"}},
        {"type": "outcome", "value": {"key": "bel", "title": "Bel", "meldcode_step": None, "contacts": None}},
    ]
    assert flow_from(start="wie", nodes=nodes) == Flow(
        "wie", (Question("wie", "Wie?"),), (Outcome("bel", "Bel", (), (), ()),)
    )


# A node keeps its id, so that editors see what changed and not that everything did.


@thorough
@given(sound_flows(), st.data())
def test_a_node_keeps_its_id_as_long_as_it_keeps_its_key(case, data):
    flow = case.flow
    edited = Flow(
        flow.start,
        tuple(replace(question, text="Anders", options=question.options[:1]) for question in flow.questions),
        tuple(
            replace(outcome, title="Anders", do_now=())
            for outcome in data.draw(st.permutations(flow.outcomes))
        ),
    )
    assert ids(edited) == ids(flow)


def test_another_key_is_another_node():
    flow = small_flow("soort")
    renamed = replace(flow, questions=(replace(flow.questions[0], key="anders"),))
    assert ids(renamed)["anders"] not in ids(flow).values()


def test_our_own_flow_has_no_id_twice(ours):
    found = all_ids(ours["nodes"])
    assert len(set(found)) == len(found)
