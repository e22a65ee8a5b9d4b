"""What a change of the flow does, told as paths that end elsewhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from guide.changes import Moved, changes
from guide.graph import Option, paths
from guide.wording import changes_in_words
from tests.edits import add_options, change, change_option, without
from tests.factories.flows import advise, ask, flow_of, to
from tests.factories.words import small_flow

FLOW = small_flow("veilig_thuis")
ROLES = ["docent", "politie"]


def what(after, before=FLOW):
    return changes(before, after, roles=ROLES)


def test_nothing_changed():
    assert not what(FLOW)


def test_an_answer_that_leads_elsewhere_moves_its_paths():
    found = what(change_option(FLOW, "gevaar", 1, next="bel"))
    assert [role.moved for role in found.roles] == [(Moved((("gevaar", 1),), "wacht", "bel"),)] * 2
    assert not found.reworded


def test_a_change_for_one_role_is_told_for_that_role():
    found = what(change_option(FLOW, "gevaar", 1, excluded=frozenset({"politie"})))
    assert [(role.role, role.gone) for role in found.roles] == [("politie", 1)]


def test_other_words_move_no_path():
    found = what(change(change_option(FLOW, "gevaar", 1, label="Nee hoor"), "bel", title="Bel meteen"))
    assert found.reworded == ("gevaar", "bel")
    assert not found.roles


def test_answers_that_trade_places_change_nothing():
    question = FLOW.questions[0]
    assert not what(replace(FLOW, questions=(replace(question, options=question.options[::-1]),)))


def test_a_new_answer_is_a_new_path():
    found = what(add_options(FLOW, "gevaar", Option("Ik weet het niet", "wacht")))
    assert [(role.new, role.gone, role.moved) for role in found.roles] == [(1, 0, ())] * 2


def test_a_node_that_is_gone_leaves_its_paths_nowhere():
    found = what(without(FLOW, "wacht"))
    assert found.removed == ("wacht",)
    assert found.roles[0].moved == (Moved((("gevaar", 1),), "wacht", ""),)


def test_other_people_to_call_are_told_even_where_no_path_moves():
    assert what(change(FLOW, "bel", contacts=("police", "veilig_thuis"))).called_otherwise == ("bel",)


def test_a_flow_that_goes_round_has_an_end():
    found = what(change_option(FLOW, "gevaar", 0, next="gevaar"))
    assert found.roles[0].moved == (Moved((("gevaar", 0),), "bel", ""),)


def test_it_is_told_in_plain_words():
    after = change_option(FLOW, "gevaar", 1, next="bel")
    told = changes_in_words(what(after), FLOW, after, {"docent": "Docent", "politie": "Politie"})
    assert told[0] == "Docent: 1 pad eindigt nu ergens anders (eerst 'Vraag advies', nu 'Bel nu')."


ENDS = [f"eind-{n}" for n in range(3)]
SECOND = st.lists(st.sampled_from(ENDS), min_size=2, max_size=3)


def sound(first, second):
    """A flow of two questions whose answers lead to these ends."""
    one = ask("een", *(to(key, f"a{n}") for n, key in enumerate([*first, "twee"])))
    two = ask("twee", *(to(key, f"b{n}") for n, key in enumerate(second)))
    return flow_of(one, two, *(advise(key) for key in ENDS))


@given(first=SECOND, second=SECOND)
def test_a_flow_does_nothing_otherwise_than_itself(first, second):
    flow = sound(first, second)
    assert not changes(flow, flow, roles=ROLES)


@given(before=st.tuples(SECOND, SECOND), after=st.tuples(SECOND, SECOND))
def test_each_path_stays_moves_is_new_or_is_gone(before, after):
    old, new = sound(*before), sound(*after)
    ends = {path.steps: path.outcome for path in paths(old, "docent")}
    now = {path.steps: path.outcome for path in paths(new, "docent")}
    told = {role.role: role for role in changes(old, new, roles=["docent"]).roles}
    moved = {path.steps: (path.before, path.after) for path in told["docent"].moved} if told else {}
    if len(before[0]) == len(after[0]):  # then an answer in a place is the same answer
        assert moved == {s: (ends[s], now[s]) for s in ends.keys() & now.keys() if ends[s] != now[s]}
    if told:
        assert len(now) - told["docent"].new == len(ends) - told["docent"].gone


@given(before=st.tuples(SECOND, SECOND), after=st.tuples(SECOND, SECOND))
def test_told_backwards_new_is_gone_and_gone_is_new(before, after):
    old, new = sound(*before), sound(*after)
    forth = {role.role: role for role in changes(old, new, roles=ROLES).roles}
    back = {role.role: role for role in changes(new, old, roles=ROLES).roles}
    assert {r: (c.new, c.gone, len(c.moved)) for r, c in forth.items()} == {
        r: (c.gone, c.new, len(c.moved)) for r, c in back.items()
    }
