"""The drawing of a flow: all that a role sees is in it, apart and readable, and what is wrong is marked."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

from guide.drawing import draw
from guide.graph import Code, Option, Problem, problems
from guide.shapes import Kind
from guide.sheet import sheet_for
from tests.drawings import assert_complete, assert_readable
from tests.edits import change, question, without
from tests.factories.flows import SMALL, advise, ask, flow_of, to
from tests.strategies import KINDS, edited_flows, garbage_flows, reached, sound_flows

any_flows = sound_flows() | edited_flows() | garbage_flows
quick = settings(max_examples=60, deadline=None, derandomize=True)
BACK = flow_of(
    ask("een", to("twee"), to("bel")), ask("twee", to("een", "Terug"), to("bel"), to("twee")), advise("bel")
)
DANGLING = flow_of(ask("een", to("bel"), to("nergens")), advise("bel"))


def box_of(drawing, key):
    (box,) = [box for box in drawing.boxes if box.key == key and not box.is_stray]
    return box


@quick
@given(any_flows)
def test_any_flow_is_drawn_whole_and_readable(case):
    found = problems(case.flow, roles=case.roles, kinds=KINDS)
    for role in case.roles or ("docent",):
        for marked in ((), found):
            drawing = draw(case.flow, role, marked)
            assert_readable(drawing)
            assert_complete(case.flow, role, drawing)
            assert drawing == draw(case.flow, role, marked)


@quick
@given(sound_flows())
def test_a_sound_flow_leads_to_the_right_and_has_nothing_to_mark(case):
    for role in case.roles:
        drawing = draw(case.flow, role, problems(case.flow, roles=case.roles, kinds=KINDS))
        at = {box.key: box for box in drawing.boxes}
        assert all(at[arrow.source].x < at[arrow.target].x for arrow in drawing.arrows)
        assert not any(arrow.leads_back for arrow in drawing.arrows)
        assert not any(box.is_stray or box.kind == Kind.MISSING for box in drawing.boxes)
        assert not any(place.marks for place in (*drawing.boxes, *drawing.arrows))


@quick
@given(any_flows)
def test_numbers_are_those_of_the_visitors_page(case):
    for role in case.roles:
        sheet = sheet_for(case.flow, role)
        page = {step.number: step.question.key for step in sheet.questions}
        page |= {step.number: step.outcome.key for step in sheet.outcomes}
        drawn = {box.number: box.key for box in draw(case.flow, role).boxes if box.number}
        assert drawn == page


def test_the_first_question_is_marked_and_only_that():
    assert [box.key for box in draw(SMALL, "docent").boxes if box.is_start] == ["gevaar"]


def test_boxes_tell_questions_from_outcomes():
    drawing = draw(SMALL, "docent")
    assert box_of(drawing, "wie").kind == Kind.QUESTION
    assert box_of(drawing, "zelf").kind == Kind.OUTCOME


@pytest.mark.parametrize(
    ("contacts", "marked"),
    [(("emergency", "police"), True), (("police", "emergency"), False), ((), False)],
)
def test_an_outcome_that_calls_112_first_is_marked(contacts, marked):
    flow = change(SMALL, "112", contacts=contacts)
    assert box_of(draw(flow, "docent"), "112").is_emergency is marked


def test_answers_to_the_same_node_share_an_arrow_and_stand_below_each_other():
    flow = flow_of(
        ask("wie", to("bel", "Ja"), to("ander", "Nee"), to("bel", "Misschien")),
        advise("bel"),
        advise("ander"),
    )
    shared, single = draw(flow, "docent").arrows
    assert [(answer.index, answer.lines) for answer in shared.answers] == [(0, ("Ja",)), (2, ("Misschien",))]
    assert shared.answers[0].top < shared.answers[1].top
    assert [answer.index for answer in single.answers] == [1]


def test_an_arrow_runs_level_past_a_column_and_curves_between():
    flow = flow_of(
        ask("een", to("twee"), to("bel")),
        ask("twee", to("drie"), to("bel")),
        ask("drie", to("bel")),
        advise("bel"),
    )
    drawing = draw(flow, "docent")
    (long,) = [a for a in drawing.arrows if (a.source, a.target) == ("een", "bel")]
    passed = [box_of(drawing, key) for key in ("twee", "drie")]
    sides = [side for box in passed for side in (box.x, box.x + box.width)]
    assert [x for x, _ in long.points[1:-1]] == sides
    assert long.points[1][1] == long.points[2][1]
    assert long.path.startswith(f"M{long.points[0][0]} {long.points[0][1]}C")
    assert f"L{long.points[2][0]} {long.points[2][1]}" in long.path
    assert long.path.endswith(f"{long.points[-1][0]} {long.points[-1][1]}")


def test_an_answer_to_nowhere_leads_to_a_box_that_says_so():
    box = box_of(draw(DANGLING, "docent"), "nergens")
    assert (box.kind, box.lines, box.number) == (Kind.MISSING, ("nergens",), None)


def test_a_start_that_does_not_exist_is_a_box_that_says_so():
    drawing = draw(replace(SMALL, start="nergens"), "docent")
    (box, *strays) = drawing.boxes
    assert_readable(drawing)
    assert (box.key, box.kind, box.is_start) == ("nergens", Kind.MISSING, True)
    assert [stray.key for stray in strays] == [node.key for node in SMALL.nodes]
    assert all(stray.is_stray and stray.number is None for stray in strays)


def test_an_arrow_that_leads_back_runs_below_all_boxes():
    drawing = draw(BACK, "docent")
    back = {(arrow.source, arrow.target): arrow for arrow in drawing.arrows if arrow.leads_back}
    assert set(back) == {("twee", "een"), ("twee", "twee")}
    lowest = max(place.y + place.height for place in (*drawing.boxes, *drawing.arrows))
    lanes = [max(y for _, y in arrow.points) for arrow in back.values()]
    assert min(lanes) > lowest
    assert len(set(lanes)) == 2


def test_what_nobody_comes_to_stands_apart_at_the_bottom():
    flow = replace(SMALL, questions=(*SMALL.questions, ask("los", to("thuis"))))
    (stray,) = [box for box in draw(flow, "docent").boxes if box.is_stray]
    assert (stray.key, stray.number) == ("los", None)
    assert all(box.y + box.height < stray.y for box in draw(SMALL, "docent").boxes)


def test_what_only_other_roles_come_to_is_not_drawn():
    assert "bureau" not in [box.key for box in draw(SMALL, "docent").boxes]


def test_what_a_problem_calls_stray_is_drawn_apart_though_an_unknown_role_may_come_there():
    flow = change(SMALL, "wie", options=(*question(SMALL, "wie").options, to("los", roles={"bakker"})))
    flow = replace(flow, outcomes=(*flow.outcomes, advise("los")))
    assert not any(box.is_stray for box in draw(flow, "docent").boxes)
    marked = draw(flow, "docent", [Problem(Code.STRAY, "los")])
    assert [(box.key, box.marks) for box in marked.boxes if box.is_stray] == [("los", (1,))]


def test_a_second_node_with_the_same_key_stands_apart():
    flow = replace(SMALL, outcomes=(*SMALL.outcomes, advise("zelf", title="Nog een")))
    (stray,) = [box for box in draw(flow, "docent").boxes if box.is_stray]
    assert (stray.key, stray.lines) == ("zelf", ("Nog een",))
    assert box_of(draw(flow, "docent"), "zelf").lines == ("Bel",)


def test_a_problem_marks_the_box_or_the_arrow_that_causes_it():
    found = [
        Problem(Code.EMPTY, "wie", detail="text"),
        Problem(Code.SAME_LABEL, "wie", 1, "docent"),
        Problem(Code.SAME_LABEL, "wie", 0, "politie"),
        Problem(Code.DUPLICATE_KEY, "wie"),
        Problem(Code.NO_FALLBACK, "bureau"),
    ]
    drawing = draw(SMALL, "docent", found)
    assert {box.key: box.marks for box in drawing.boxes if box.marks} == {"wie": (1, 4)}
    assert {(a.source, a.target): a.marks for a in drawing.arrows if a.marks} == {("wie", "volwassene"): (2,)}


def test_a_loose_question_bears_the_marks_of_its_answers_too():
    flow = replace(SMALL, questions=(*SMALL.questions, ask("los", Option("", "nergens"))))
    found = problems(flow, roles=["docent", "politie"], kinds=KINDS)
    (stray,) = [box for box in draw(flow, "docent", found).boxes if box.is_stray]
    assert [found[mark - 1].code for mark in stray.marks] == [Code.STRAY, Code.EMPTY, Code.DANGLING]


@quick
@given(edited_flows())
def test_every_problem_that_concerns_the_role_is_marked_somewhere(case):
    found = problems(case.flow, roles=case.roles, kinds=KINDS)
    for role in case.roles:
        drawing = draw(case.flow, role, found)
        marked = {mark for place in (*drawing.boxes, *drawing.arrows) for mark in place.marks}
        for number, problem in enumerate(found, 1):
            seen = problem.node in reached(case.flow, role, case.flow.start)
            if problem.role == role or (seen and not problem.role and problem.option is None):
                assert number in marked
            if problem.role not in ("", role):
                assert number not in marked


def test_marks_make_a_box_higher():
    marks = [Problem(Code.EMPTY, "wie", detail="text")] * 9
    plain, marked = (box_of(draw(SMALL, "docent", found), "wie") for found in ((), marks))
    assert marked.mark_lines == ["1, 2, 3, 4,", "5, 6, 7, 8,", "9"]
    assert marked.height > plain.height


def test_words_that_are_too_long_for_a_line_go_on_on_the_next():
    flow = change(SMALL, "zelf", title="Aandachtsfunctionarissenvergadering \x00\x1f\ud800\uffff nu")
    assert box_of(draw(flow, "docent"), "zelf").lines == ("Aandachtsfunctionariss", "envergadering nu")


def test_a_node_that_is_gone_is_no_stray():
    drawing = draw(without(SMALL, "zelf"), "docent")
    assert box_of(drawing, "zelf").kind == Kind.MISSING
    assert not any(box.is_stray for box in drawing.boxes)


def test_a_process_that_draws_nothing_does_not_load_what_lays_out():
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'signals_portal.settings';"
        "django.setup(); import signals_portal.urls, guide.drawing, signals_portal.styleguide;"
        "sys.exit('igraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
