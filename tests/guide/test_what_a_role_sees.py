"""What a role sees of a flow: its nodes, its paths, and how long they are."""

from dataclasses import replace

import pytest

from guide.graph import (
    Flow,
    Path,
    for_role,
    longest,
    parents,
    paths,
)
from tests.factories.flows import SMALL, advise, ask, flow_of, row_of_questions, to


def test_an_option_is_for_everybody_unless_it_says_otherwise():
    assert to("wie").is_for("docent")


def test_an_option_may_be_for_some_roles_only():
    option = to("wie", roles={"docent"})
    assert option.is_for("docent")
    assert not option.is_for("politie")


def test_an_option_may_be_for_all_but_some_roles():
    option = to("wie", excluded={"docent"})
    assert not option.is_for("docent")
    assert option.is_for("politie")


def test_a_role_sees_what_it_can_reach_nearest_first():
    seen = for_role(SMALL, "politie")
    assert [question.key for question in seen.questions] == ["gevaar", "wie", "kind"]
    assert [outcome.key for outcome in seen.outcomes] == ["112", "volwassene", "bureau", "thuis"]
    assert [option.next for option in seen.questions[1].options] == ["kind", "volwassene", "bureau"]


def test_questions_come_level_by_level_whatever_the_order_they_are_written_in():
    deep = ask("diep", to("bel"), to("bel", "Of"))
    near = ask("dichtbij", to("bel"), to("bel", "Of"))
    first, second = ask("een", to("twee"), to("dichtbij")), ask("twee", to("diep"), to("bel"))
    seen = for_role(flow_of(first, deep, second, near, advise("bel")), "docent")
    assert [question.key for question in seen.questions] == ["een", "twee", "dichtbij", "diep"]


def test_a_role_sees_nothing_of_a_flow_without_a_start():
    assert for_role(replace(SMALL, start="nergens"), "docent") == Flow("nergens", (), ())


def test_a_role_sees_its_part_of_an_unsound_flow_too():
    flow = flow_of(ask("een", to("twee"), to("nergens")), ask("twee", to("een"), to("bel")), advise("bel"))
    assert for_role(flow, "docent") == flow


def test_paths_come_in_the_order_of_the_options_and_count_them_in_the_whole_question():
    assert list(paths(SMALL, "docent")) == [
        Path((("gevaar", 0),), "112"),
        Path((("gevaar", 1), ("wie", 0), ("kind", 0)), "thuis"),
        Path((("gevaar", 1), ("wie", 0), ("kind", 1)), "volwassene"),
        Path((("gevaar", 1), ("wie", 1)), "volwassene"),
        Path((("gevaar", 1), ("wie", 3)), "zelf"),
    ]


@pytest.mark.parametrize(
    "flow",
    [
        flow_of(ask("wie", to("bel"), to("wie")), advise("bel")),
        flow_of(ask("wie", to("bel"), to("nergens")), advise("bel")),
        flow_of(ask("wie", to("bel"), to("leeg")), ask("leeg"), advise("bel")),
        replace(SMALL, start="nergens"),
    ],
    ids=["in a circle", "to nowhere", "to a question without options", "from nowhere"],
)
def test_a_path_that_does_not_end_is_an_error(flow):
    with pytest.raises(ValueError, match="no way on"):
        list(paths(flow, "docent"))


def test_the_longest_path_counts_questions():
    assert longest(SMALL, "docent") == 3
    assert longest(row_of_questions(6), "docent") == 6


def test_the_longest_path_is_counted_for_the_role_that_takes_it():
    flow = flow_of(
        ask("een", to("bel"), to("bel", "Of"), to("twee", roles={"politie"})),
        ask("twee", to("bel"), to("bel", "Of")),
        advise("bel"),
    )
    assert (longest(flow, "docent"), longest(flow, "politie")) == (1, 2)


def test_a_flow_that_goes_round_has_no_longest_path():
    with pytest.raises(ValueError, match="goes round"):
        longest(flow_of(ask("wie", to("bel"), to("wie")), advise("bel")), "docent")


def test_a_node_knows_the_questions_that_lead_to_it():
    assert parents(SMALL) == {
        "gevaar": (),
        "wie": ("gevaar",),
        "kind": ("wie",),
        "112": ("gevaar",),
        "volwassene": ("wie", "kind"),
        "bureau": ("wie",),
        "zelf": ("wie",),
        "thuis": ("kind",),
    }


def test_a_key_without_a_node_has_no_parents():
    flow = flow_of(ask("wie", to("bel"), to("nergens")), advise("bel"))
    assert parents(flow) == {"wie": (), "bel": ("wie",)}
