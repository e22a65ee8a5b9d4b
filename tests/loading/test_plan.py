"""A plan says what loading would do, and spares what people changed."""

import pytest

from loading.plan import ACTING, Act, Step, compare, fingerprint, summary

OLD, NEW, THEIRS = (
    {"name": "Fier", "phone": "1"},
    {"name": "Fier", "phone": "2"},
    {"name": "Fier!", "phone": "1"},
)


def steps(*, wanted=None, present=None, loaded=None):
    """The steps for one row: what the file has, what the database has, what was loaded before."""
    return compare(
        wanted={} if wanted is None else {"fier": wanted},
        present={} if present is None else {"fier": present},
        loaded={} if loaded is None else {"fier": fingerprint(loaded)},
    )


def test_a_new_row_is_created():
    assert steps(wanted=NEW) == [Step(Act.CREATE, "fier")]


def test_a_row_that_is_as_the_file_says_is_left():
    assert steps(wanted=OLD, present=OLD, loaded=OLD) == [Step(Act.LEAVE, "fier")]


def test_a_row_nobody_touched_is_changed_with_the_file():
    assert steps(wanted=NEW, present=OLD, loaded=OLD) == [Step(Act.CHANGE, "fier", ("phone",))]


def test_a_row_that_left_the_file_and_nobody_touched_is_retired():
    assert steps(present=OLD, loaded=OLD) == [Step(Act.RETIRE, "fier", why="no longer in the files")]


def test_loading_twice_changes_nothing():
    wanted = {"a": OLD, "b": NEW}
    loaded = {key: fingerprint(values) for key, values in wanted.items()}
    assert {step.act for step in compare(wanted=wanted, present=wanted, loaded=loaded)} == {Act.LEAVE}


def test_what_a_person_changed_is_kept_when_the_file_changes():
    assert steps(wanted=NEW, present=THEIRS, loaded=OLD) == [
        Step(Act.KEEP, "fier", ("name", "phone"), why="changed here since it was loaded")
    ]


def test_what_a_person_changed_is_kept_when_the_file_does_not_change():
    assert steps(wanted=OLD, present=THEIRS, loaded=OLD) == [
        Step(Act.KEEP, "fier", ("name",), why="changed here since it was loaded")
    ]


def test_what_a_person_changed_is_kept_when_the_file_drops_it():
    assert steps(present=THEIRS, loaded=OLD) == [
        Step(Act.KEEP, "fier", why="no longer in the files, but changed here since it was loaded")
    ]


def test_what_a_person_removed_does_not_come_back():
    assert steps(wanted=NEW, loaded=OLD) == [Step(Act.KEEP, "fier", why="removed here since it was loaded")]


def test_what_a_person_made_is_kept_when_the_file_wants_it_otherwise():
    assert steps(wanted=NEW, present=THEIRS) == [
        Step(Act.KEEP, "fier", ("name", "phone"), why="made here, not loaded")
    ]


def test_what_a_person_made_and_no_file_knows_is_not_spoken_of():
    assert steps(present=THEIRS) == []


def test_what_is_gone_in_the_file_and_here_is_not_spoken_of():
    assert steps(loaded=OLD) == []


def test_a_person_who_already_made_the_change_of_the_file_leaves_nothing_to_do():
    assert steps(wanted=NEW, present=NEW, loaded=OLD) == [Step(Act.LEAVE, "fier")]


def test_steps_stand_in_the_order_of_the_file_with_what_left_it_at_the_end():
    plan = compare(
        wanted={"z": OLD, "a": OLD}, present={"gone": OLD, "a": OLD}, loaded={"gone": fingerprint(OLD)}
    )
    assert [(step.act, step.key) for step in plan] == [
        (Act.CREATE, "z"),
        (Act.LEAVE, "a"),
        (Act.RETIRE, "gone"),
    ]


def test_only_creating_changing_and_retiring_write_something():
    assert set(Act) - ACTING == {Act.LEAVE, Act.KEEP}


def test_a_fingerprint_does_not_depend_on_the_order_of_the_values():
    assert fingerprint({"name": "Fier", "phone": "1"}) == fingerprint({"phone": "1", "name": "Fier"})


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Fier"},
        {"name": "Fier", "phone": None},
        {"name": "Fier", "phone": ""},
        {"name": "Fier", "phone": 1},
        {"name": "Fier", "phone": ["1"]},
        {"name": "fier", "phone": "1"},
        {"name": "1", "phone": "Fier"},
    ],
)
def test_other_values_have_another_fingerprint(other):
    assert fingerprint(other) != fingerprint(OLD)


def test_a_fingerprint_knows_the_letters_of_every_language():
    assert fingerprint({"name": "Fryslân"}) != fingerprint({"name": "Fryslan"})


def test_a_step_tells_the_row_the_fields_and_the_reason():
    assert str(Step(Act.CREATE, "GM0344")) == "to create GM0344"
    assert str(Step(Act.CHANGE, "GM0344", ("name", "slug"))) == "to change GM0344 (name, slug)"
    assert str(Step(Act.KEEP, "GM0344", ("name",), "changed here")) == "kept GM0344 (name): changed here"
    assert str(Step(Act.RETIRE, "GM0344", why="gone")) == "to retire GM0344: gone"


def test_a_summary_counts_what_stays_before_what_happens():
    acts = [Act.KEEP, Act.CREATE, Act.LEAVE, Act.LEAVE, Act.RETIRE, Act.CHANGE, Act.LEAVE]
    told = summary(Step(act, str(number)) for number, act in enumerate(acts))
    assert told == "3 unchanged, 1 to create, 1 to change, 1 to retire, 1 kept"


def test_a_summary_does_not_name_what_does_not_happen():
    assert summary([Step(Act.CREATE, "a"), Step(Act.CREATE, "b")]) == "2 to create"


def test_a_summary_of_no_steps_is_nothing():
    assert summary([]) == "nothing"


@pytest.mark.parametrize("empty", [None, "", [], False, 0])
def test_a_field_that_a_release_adds_empty_makes_no_row_look_changed(empty):
    assert fingerprint({**OLD, "icon": empty}) == fingerprint(OLD)


def test_a_new_field_that_says_something_is_loaded_into_a_row_nobody_changed():
    (step,) = compare(
        wanted={"a": {**OLD, "icon": "school"}},
        present={"a": {**OLD, "icon": ""}},
        loaded={"a": fingerprint(OLD)},
    )
    assert step == Step(Act.CHANGE, "a", ("icon",))
