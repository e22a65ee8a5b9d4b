"""What can be wrong with a flow, and where it is found."""

from dataclasses import replace

import pytest

from guide.graph import (
    ANYBODY_INSIDE,
    Code,
    Flow,
    Problem,
    for_role,
    longest,
    paths,
    problems,
)
from tests.edits import change
from tests.factories.flows import KINDS, SMALL, advise, ask, flow_of, found, row_of_questions, to


def test_a_small_flow_is_sound():
    assert found(SMALL) == []


@pytest.mark.parametrize("start", ["nergens", "112", ""])
def test_a_flow_starts_at_a_question(start):
    assert found(replace(SMALL, start=start)) == [Problem(Code.UNKNOWN_START, start)]


def test_a_key_is_used_once():
    flow = replace(SMALL, outcomes=(*SMALL.outcomes, advise("112"), advise("wie")))
    assert found(flow) == [Problem(Code.DUPLICATE_KEY, "wie"), Problem(Code.DUPLICATE_KEY, "112")]


@pytest.mark.parametrize(
    ("flow", "problem"),
    [
        (change(SMALL, "wie", text=" "), Problem(Code.EMPTY, "wie", detail="text")),
        (
            change(SMALL, "kind", options=(to("thuis", " "), to("volwassene"))),
            Problem(Code.EMPTY, "kind", 0, detail="label"),
        ),
        (change(SMALL, "112", title=""), Problem(Code.EMPTY, "112", detail="title")),
        (change(SMALL, "112", do_now=()), Problem(Code.EMPTY, "112", detail="do_now")),
        (change(SMALL, "112", do_now=("Bel", "\u00a0")), Problem(Code.EMPTY, "112", detail="do_now")),
        (
            flow_of(ask("wie", to(""), to("bel")), advise(""), advise("bel")),
            Problem(Code.EMPTY, detail="key"),
        ),
        (
            flow_of(ask("", to("112"), to("bel")), advise("112"), advise("bel")),
            Problem(Code.EMPTY, detail="key"),
        ),
    ],
    ids=lambda value: value.detail if isinstance(value, Problem) else "",
)
def test_nothing_is_left_empty(flow, problem):
    assert found(flow) == [problem]


def test_an_option_leads_to_a_node_that_exists():
    flow = flow_of(ask("wie", to("bel"), to("bel", "Of"), to("nergens")), advise("bel"))
    assert found(flow) == [Problem(Code.DANGLING, "wie", 2, detail="nergens")]


@pytest.mark.parametrize("limit", ["roles", "excluded"])
def test_an_option_names_only_roles_that_exist(limit):
    flow = flow_of(
        ask("wie", to("bel"), to("bel", "Of"), to("bel", "Of toch", **{limit: {"docent", "tandarts"}})),
        advise("bel"),
    )
    assert found(flow) == [Problem(Code.UNKNOWN_ROLE, "wie", 2, detail="tandarts")]


def test_no_option_leads_back():
    flow = change(SMALL, "kind", options=(to("thuis"), to("volwassene"), to("gevaar", roles={"docent"})))
    assert found(flow) == [Problem(Code.CYCLE, "kind", 2, "docent", "gevaar")]


def test_no_question_leads_to_itself():
    flow = flow_of(ask("wie", to("bel"), to("wie")), advise("bel"))
    assert found(flow, "docent") == [Problem(Code.CYCLE, "wie", 1, "docent", "wie")]


def test_every_option_that_leads_back_is_named():
    flow = flow_of(
        ask("een", to("twee"), to("een"), to("bel")),
        ask("twee", to("bel"), to("een"), to("twee")),
        advise("bel"),
    )
    assert found(flow, "docent") == [
        Problem(Code.CYCLE, "twee", 1, "docent", "een"),
        Problem(Code.CYCLE, "twee", 2, "docent", "twee"),
        Problem(Code.CYCLE, "een", 1, "docent", "een"),
    ]


def test_two_ways_to_the_same_node_are_no_cycle():
    flow = flow_of(
        ask("een", to("twee"), to("drie")),
        ask("twee", to("drie"), to("bel")),
        ask("drie", to("bel"), to("bel", "Of")),
        advise("bel"),
    )
    assert found(flow) == []


def test_options_of_different_roles_do_not_make_a_cycle_together():
    flow = flow_of(
        ask("start", to("een", roles={"docent"}), to("twee", roles={"politie"}), to("bel")),
        ask("een", to("twee", roles={"docent"}), to("bel"), to("bel", "Of")),
        ask("twee", to("een", roles={"politie"}), to("bel"), to("bel", "Of")),
        advise("bel"),
    )
    assert found(flow) == []


def test_every_node_is_reached_by_some_role():
    lone = ask("los", to("ook-los"), to("thuis"))
    flow = replace(
        SMALL,
        questions=(*SMALL.questions, lone),
        outcomes=(*SMALL.outcomes, advise("ook-los"), advise("apart")),
    )
    assert found(flow) == [Problem(Code.STRAY, key) for key in ("los", "ook-los", "apart")]


def test_a_node_only_for_a_role_that_is_not_there_is_a_stray():
    assert found(SMALL, "docent") == [
        Problem(Code.STRAY, "bureau"),
        Problem(Code.UNKNOWN_ROLE, "wie", 2, detail="politie"),
        Problem(Code.UNKNOWN_ROLE, "wie", 3, detail="politie"),
    ]


@pytest.mark.parametrize(("common", "number"), [((), "0"), ((to("bel"),), "1")])
def test_every_role_has_at_least_two_options(common, number):
    others = (to("bel", "Een", roles={"politie"}), to("bel", "Twee", roles={"politie"}))
    flow = flow_of(ask("wie", *common, *others), advise("bel"))
    assert found(flow) == [Problem(Code.TOO_FEW_OPTIONS, "wie", role="docent", detail=number)]


def test_no_role_has_more_than_six_options():
    six = [to("bel", f"Antwoord {number}") for number in range(6)]
    flow = flow_of(ask("wie", *six, to("bel", "Zeven", roles={"docent"})), advise("bel"))
    assert found(flow) == [Problem(Code.TOO_MANY_OPTIONS, "wie", role="docent", detail="7")]


def test_more_than_six_options_are_right_when_no_role_sees_them_all():
    options = [to("bel", f"Antwoord {n}", roles={role}) for role in ("docent", "politie") for n in range(6)]
    assert found(flow_of(ask("wie", *options), advise("bel"))) == []


def test_a_role_that_does_not_come_to_a_question_needs_no_options_there():
    flow = flow_of(
        ask("wie", to("bel"), to("bel", "Of"), to("bureau", roles={"politie"})),
        ask("bureau", to("bel", roles={"politie"}), to("bel", "Of", roles={"politie"})),
        advise("bel"),
    )
    assert found(flow) == []


@pytest.mark.parametrize("again", ["Ja", "ja", " Ja  "])
def test_no_role_sees_the_same_label_twice(again):
    flow = flow_of(
        ask("wie", to("bel", "Ja"), to("bel", "Nee"), to("bel", again, roles={"docent"})), advise("bel")
    )
    assert found(flow) == [Problem(Code.SAME_LABEL, "wie", 2, "docent", again)]


def test_every_repetition_of_a_label_is_named():
    flow = flow_of(ask("wie", *[to("bel", "Ja")] * 3), advise("bel"))
    assert found(flow, "docent") == [
        Problem(Code.SAME_LABEL, "wie", index, "docent", "Ja") for index in (1, 2)
    ]


def test_two_roles_may_have_the_same_label():
    ja = [to("bel", "Ja", roles={"docent"}), to("thuis", "Ja", excluded={"docent"})]
    assert found(flow_of(ask("wie", *ja, to("bel", "Nee")), advise("bel"), advise("thuis"))) == []


def test_six_questions_on_a_path_are_enough():
    assert found(row_of_questions(6)) == []
    assert found(row_of_questions(7), "docent") == [
        Problem(Code.TOO_MANY_QUESTIONS, "vraag-7", role="docent")
    ]


def test_the_first_question_too_many_is_named_not_those_after_it():
    assert found(row_of_questions(9), "docent") == [
        Problem(Code.TOO_MANY_QUESTIONS, "vraag-7", role="docent")
    ]


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)], ids=["before it", "after it"])
def test_a_short_way_to_a_question_does_not_hide_the_long_one(order):
    flow = row_of_questions(7)
    detour = ask("omweg", to("vraag-7"), to("bel"))
    flow = replace(flow, questions=(*flow.questions, detour))
    flow = change(flow, "vraag-1", options=(to("omweg"), to("vraag-2"))[order])
    assert found(flow, "docent") == [Problem(Code.TOO_MANY_QUESTIONS, "vraag-7", role="docent")]


def test_paths_are_not_counted_while_there_is_a_cycle():
    assert found(row_of_questions(7, last="vraag-1"), "docent") == [
        Problem(Code.CYCLE, "vraag-7", 0, "docent", "vraag-1")
    ]


@pytest.mark.parametrize(
    "contacts",
    [
        (ANYBODY_INSIDE,),
        ("aandachtsfunctionaris-gemeente",),
        (ANYBODY_INSIDE, "aandachtsfunctionaris-gemeente"),
    ],
)
def test_somebody_can_be_called_whatever_the_place(contacts):
    assert found(change(SMALL, "zelf", contacts=contacts)) == [Problem(Code.NO_FALLBACK, "zelf")]


def test_an_outcome_without_contacts_is_refused():
    assert found(change(SMALL, "zelf", contacts=())) == [Problem(Code.NO_FALLBACK, "zelf")]


def test_somebody_inside_is_never_a_fallback_whatever_the_kinds_say():
    flow = change(SMALL, "zelf", contacts=(ANYBODY_INSIDE,))
    kinds = KINDS | {ANYBODY_INSIDE: True}
    assert problems(flow, roles=["docent", "politie"], kinds=kinds) == [Problem(Code.NO_FALLBACK, "zelf")]


def test_somebody_inside_may_come_first_when_another_can_be_called():
    assert found(change(SMALL, "zelf", contacts=(ANYBODY_INSIDE, "police"))) == []


def test_every_contact_is_of_a_known_kind():
    assert found(change(SMALL, "zelf", contacts=("brandweer", "police"))) == [
        Problem(Code.UNKNOWN_CONTACT, "zelf", detail="brandweer")
    ]
    assert found(change(SMALL, "zelf", contacts=("brandweer",))) == [
        Problem(Code.UNKNOWN_CONTACT, "zelf", detail="brandweer"),
        Problem(Code.NO_FALLBACK, "zelf"),
    ]


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, None])
def test_an_outcome_may_stand_for_one_of_the_five_steps_of_the_meldcode(step):
    assert found(change(SMALL, "zelf", meldcode_step=step)) == []


@pytest.mark.parametrize("step", [-1, 0, 6])
def test_the_meldcode_has_no_other_steps(step):
    assert found(change(SMALL, "zelf", meldcode_step=step)) == [
        Problem(Code.MELDCODE_STEP, "zelf", detail=str(step))
    ]


def test_what_is_wrong_for_each_role_is_said_for_each_and_the_rest_once():
    flow = flow_of(ask("wie", to("bel"), to("wie"), to("nergens")), advise("bel", ANYBODY_INSIDE))
    assert found(flow, "politie", "docent", "docent", "huisarts", "burgemeester", "buurvrouw") == [
        Problem(Code.DANGLING, "wie", 2, detail="nergens"),
        Problem(Code.NO_FALLBACK, "bel"),
        Problem(Code.CYCLE, "wie", 1, "burgemeester", "wie"),
        Problem(Code.CYCLE, "wie", 1, "buurvrouw", "wie"),
        Problem(Code.CYCLE, "wie", 1, "docent", "wie"),
        Problem(Code.CYCLE, "wie", 1, "huisarts", "wie"),
        Problem(Code.CYCLE, "wie", 1, "politie", "wie"),
    ]


def test_the_same_problem_is_named_once():
    assert found(change(SMALL, "zelf", contacts=("police", "brandweer", "brandweer"))) == [
        Problem(Code.UNKNOWN_CONTACT, "zelf", detail="brandweer")
    ]


def test_without_roles_there_is_nobody_to_be_sound_for():
    flow = flow_of(ask("wie", to("bel"), to("bel", "Of")), advise("bel"))
    assert problems(flow, roles=[], kinds=KINDS) == [Problem(Code.STRAY, "wie"), Problem(Code.STRAY, "bel")]


def test_an_empty_flow_has_no_start():
    assert found(Flow("", (), ())) == [Problem(Code.UNKNOWN_START)]


# It ends, also where the paths do not, or are more than can be walked.


def test_a_flow_with_more_paths_than_can_be_walked_is_judged_at_once():
    keys = [f"vraag-{number}" for number in range(100)]
    rows = zip(keys, [*keys[1:], "bel"], strict=True)
    flow = flow_of(
        *(ask(key, *(to(onward, f"Antwoord {n}") for n in range(6))) for key, onward in rows), advise("bel")
    )
    assert found(flow, "docent") == [Problem(Code.TOO_MANY_QUESTIONS, "vraag-6", role="docent")]
    assert longest(flow, "docent") == len(for_role(flow, "docent").questions) == 100
    assert next(paths(flow, "docent")).outcome == "bel"


def test_a_flow_deeper_than_python_can_recurse_is_judged():
    flow = row_of_questions(5_000)
    assert found(flow, "docent") == [Problem(Code.TOO_MANY_QUESTIONS, "vraag-7", role="docent")]
    assert longest(flow, "docent") == len(for_role(flow, "docent").questions) == 5_000
