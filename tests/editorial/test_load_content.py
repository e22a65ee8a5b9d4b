"""Loading the words: published with their history, and never over what an editor did."""

from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from contacts.models import Contact, ContactKind
from editorial.models import InfoPage
from guide.document import nodes_from
from guide.models import Guide
from loading.models import LoadedRow
from roles.models import EscalationStep, Role
from tests.edits import change
from tests.factories.contacts import ContactFactory, ContactKindFactory
from tests.factories.files import FIXTURES, Files
from tips.models import ExploitationForm, Pitfall, Setting, Signal, Term, Tip

pytestmark = pytest.mark.django_db

EDITORIAL = (Tip, ExploitationForm, Signal, Pitfall, Term, Role, Guide, InfoPage)


def load(**options):
    out = StringIO()
    call_command("load_content", stdout=out, **options)
    return out.getvalue()


def content(name):
    return yaml.safe_load((FIXTURES / "content" / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def loaded_once(django_db_setup, django_db_blocker):
    """The words as our files want them, and the kinds they name; each test takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        for row in content("contact_kinds"):
            kind = ContactKindFactory(slug=row["slug"])
            if row["national"]:
                ContactFactory(kind=kind, fallback=True)
        load()
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture
def files(tmp_path, settings):
    """A copy of the files that were loaded, for a test to change."""
    settings.FIXTURES_DIR = tmp_path
    return Files.copied(tmp_path)


def drafted(row, **values):
    """An editor's draft of a row, with these values."""
    draft = type(row).objects.get(pk=row.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision()


def the_tip():
    return Tip.objects.get(key="let-op-elkaar")


def change_the_tip(files):
    files.replace("tips.yaml", '"Let op elkaar."', '"Let altijd op elkaar."')


# The first time.


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (Tip, len(content("tips"))),
        (ExploitationForm, len(content("signals")["forms"])),
        (Signal, len(content("signals")["signals"])),
        (Pitfall, len(content("signals")["pitfalls"])),
        (Term, len(content("glossary"))),
        (Role, len(content("roles"))),
        (Guide, 1),
        (InfoPage, len(content("pages")) + 1),  # and the introduction
    ],
)
def test_every_row_is_published_with_one_revision(model, number):
    rows = list(model.objects.live())
    assert len(rows) == number == model.objects.count()
    for row in rows:
        assert row.revisions.get() == row.live_revision == row.latest_revision
        assert not row.has_unpublished_changes


def test_a_role_has_its_steps_and_tips_in_the_order_of_the_files():
    docent = Role.objects.get(slug="docent")
    steps = [step.kind_slug for step in docent.steps.all()]
    assert steps == ["emergency", "", "veilig_thuis", "zorgcoordinator", "police"]
    assert (
        Role.objects.with_inside().get(slug="docent").inside
        == "De aandachtsfunctionaris of het zorgteam van je school"
    )
    own = ["leerlingen-veranderen", "na-school", "met-de-klas"]
    shared = ["nabij", "onderbuikgevoel", "luister", "let-op-elkaar", "hoe-gaat-het-echt"]
    assert [tip.key for tip in docent.own_tips] == own
    assert [tip.key for tip in docent.shared_tips] == shared


def test_a_signal_has_its_forms_and_settings():
    signal = Signal.objects.get(slug="bankpas")
    assert {form.slug for form in signal.forms.all()} == {"crimineel", "seksueel", "arbeid"}
    assert {setting.slug for setting in signal.settings.all()} == {"thuis", "gemeente", "wijk"}


def test_forms_and_settings_keep_the_order_of_the_files():
    assert [form.slug for form in ExploitationForm.objects.all()] == ["seksueel", "crimineel", "arbeid"]
    assert [setting.slug for setting in Setting.objects.all()][:2] == ["school", "wijk"]


def test_markdown_becomes_what_the_editors_desk_makes():
    page = InfoPage.objects.get(slug="veilig-bezoek")
    assert "<b>" not in page.body
    assert "<strong>privévenster</strong>" in page.body
    assert "<li>Met de knop <strong>Snel weg</strong>" in page.body


def test_the_flow_is_loaded_whole_and_sound():
    guide, document = Guide.objects.get(), content("guide")
    assert [node.key for node in guide.flow.nodes] == [
        node["key"] for node in document["questions"] + document["outcomes"]
    ]
    assert guide.flow.start == document["start"]
    assert guide.problems() == []


# Again.


def test_a_second_time_says_unchanged_and_writes_nothing(files):
    revisions, rows = Revision.objects.count(), LoadedRow.objects.count()
    with CaptureQueriesContext(connection) as queries:
        told = load()
    assert f"tips: {len(content('tips'))} unchanged\n" in told
    assert [line for line in told.splitlines() if not line.endswith("unchanged")] == []
    assert (Revision.objects.count(), LoadedRow.objects.count()) == (revisions, rows)
    assert not [sql["sql"] for sql in queries if sql["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_dry_run_tells_what_would_change_and_changes_nothing(files):
    change_the_tip(files)
    told = load(dry_run=True)
    assert "to change let-op-elkaar (text)" in told
    assert "Nothing was changed: this was a dry run." in told
    assert the_tip().text == "Let op elkaar."


# What the files change.


def test_what_the_files_change_is_published_and_told(files):
    change_the_tip(files)
    told = load()
    assert "to change let-op-elkaar (text)" in told
    tip = the_tip()
    assert (tip.text, tip.live, tip.has_unpublished_changes) == ("Let altijd op elkaar.", True, False)
    assert [revision.content["text"] for revision in tip.revisions.order_by("pk")] == [
        "Let op elkaar.",
        "Let altijd op elkaar.",
    ]
    assert "to change" not in load()


def test_a_step_that_the_files_change_is_published(files):
    files.replace(
        "roles.yaml",
        '{kind: zorgcoordinator, when: "Je denkt aan uitbuiting"}',
        "{kind: child_line, when: X}",
    )
    assert "to change docent (steps)" in load()
    steps = [step.kind_slug for step in Role.objects.get(slug="docent").steps.all()]
    assert steps == ["emergency", "", "veilig_thuis", "child_line", "police"]


def test_a_tip_that_the_files_give_to_another_role_moves_there(files):
    files.replace("tips.yaml", "first_role: docent, also: []", "first_role: huisarts, also: [docent]")
    assert "to change docent (own_tips, shared_tips)" in load()
    assert "na-school" in [tip.key for tip in Role.objects.get(slug="huisarts").own_tips]
    assert "na-school" in [tip.key for tip in Role.objects.get(slug="docent").shared_tips]


def test_a_form_that_the_files_take_from_a_signal_is_taken(files):
    files.replace(
        "signals.yaml",
        "forms: [seksueel, crimineel], settings: [school]}",
        "forms: [arbeid], settings: [werk]}",
    )
    assert "to change verzuim (forms, settings)" in load()
    signal = Signal.objects.get(slug="verzuim")
    assert [form.slug for form in signal.forms.all()] == ["arbeid"]
    assert [setting.slug for setting in signal.settings.all()] == ["werk"]


def test_a_question_that_the_files_change_is_published(files):
    files.replace("guide.yaml", "Is er nu direct gevaar?", "Is er op dit moment gevaar?")
    assert "to change Iets niet pluis? (nodes)" in load()
    assert Guide.objects.get().flow.questions[0].text == "Is er op dit moment gevaar?"


PITFALL = '  - {slug: tolk, text: "Laat een begeleider nooit vertalen. Vraag een professionele tolk."}\n'


def test_a_row_that_left_the_files_is_unpublished(files):
    files.replace("signals.yaml", PITFALL, "")
    assert "to retire tolk: no longer in the files" in load()
    assert not Pitfall.objects.get(slug="tolk").live
    assert f"pitfalls: {len(content('signals')['pitfalls']) - 1} unchanged\n" in load()


def test_a_row_that_left_the_files_and_returns_is_told_and_left_to_the_editors(files):
    files.replace("signals.yaml", PITFALL, "")
    load()
    files.replace("signals.yaml", "pitfalls:\n", f"pitfalls:\n{PITFALL}")
    assert "kept tolk (live)" in load()
    assert not Pitfall.objects.get(slug="tolk").live


def test_a_row_that_left_the_files_stays_when_an_editor_changed_it(files):
    drafted(Pitfall.objects.get(slug="tolk"), text="Vraag altijd een tolk.").publish()
    files.replace("signals.yaml", PITFALL, "")
    assert "kept tolk: no longer in the files, but changed here since it was loaded" in load()
    assert Pitfall.objects.live().get(slug="tolk").text == "Vraag altijd een tolk."


# What an editor did stays.


def test_words_that_an_editor_published_are_kept_and_told(files):
    drafted(the_tip(), text="Kijk naar elkaar om.").publish()
    assert "kept let-op-elkaar (text): changed here since it was loaded" in load()
    assert the_tip().text == "Kijk naar elkaar om."


def test_words_that_an_editor_published_are_kept_when_the_file_changes_too(files):
    drafted(the_tip(), text="Kijk naar elkaar om.").publish()
    change_the_tip(files)
    assert "kept let-op-elkaar (text): changed here since it was loaded" in load()
    assert the_tip().text == "Kijk naar elkaar om."
    assert the_tip().revisions.count() == 2


def test_a_draft_is_kept_when_the_file_changes(files):
    draft = drafted(the_tip(), text="Kijk naar elkaar om.")
    assert "kept" not in load()
    change_the_tip(files)
    assert "kept let-op-elkaar (text): changed here since it was loaded" in load()
    assert (the_tip().text, the_tip().latest_revision) == ("Let op elkaar.", draft)


def test_what_an_editor_unpublished_stays_unpublished_and_is_told(files):
    the_tip().unpublish()
    assert "kept let-op-elkaar (live): changed here since it was loaded" in load()
    change_the_tip(files)
    assert "kept let-op-elkaar (text, live): changed here since it was loaded" in load()
    assert (the_tip().live, the_tip().text) == (False, "Let op elkaar.")


def test_words_that_an_editor_locked_are_kept_when_the_file_changes(files):
    Tip.objects.filter(pk=the_tip().pk).update(locked=True)
    change_the_tip(files)
    assert "kept let-op-elkaar (text): changed here since it was loaded" in load()
    assert the_tip().text == "Let op elkaar."


def test_steps_that_an_editor_published_are_kept(files):
    docent = Role.objects.get(slug="docent")
    drafted(docent, steps=list(docent.steps.all())[:2]).publish()
    assert "kept docent (steps): changed here since it was loaded" in load()
    assert Role.objects.get(slug="docent").steps.count() == 2


def test_a_flow_that_an_editor_published_is_kept(files):
    guide = Guide.objects.get()
    flow = change(guide.flow, "gevaar", text="Is er nu gevaar?")
    drafted(guide, nodes=nodes_from(flow)).publish()
    assert "kept Iets niet pluis? (nodes): changed here since it was loaded" in load()
    assert Guide.objects.get().flow == flow


def test_words_that_an_editor_added_are_none_of_the_files_business(files):
    added = Tip.objects.create(key="van-ons", text="Vraag het gewoon.")
    load()
    assert added in Tip.objects.live()


def test_words_that_an_editor_removed_do_not_come_back(files):
    Pitfall.objects.get(slug="tolk").delete()
    assert "kept tolk: removed here since it was loaded" in load()
    assert not Pitfall.objects.filter(slug="tolk").exists()


# All or nothing.

FLOW = "een vraag of advies dat niet bestaat: nergens."
WRONG = [  # file; a text and what stands there instead; column and what is said of it
    ("tips.yaml", ("first_role: docent", "first_role: bakker"), ", column 'first_role': unknown: 'bakker'"),
    ("tips.yaml", ("also: [docent]", "also: [bakker]"), ", column 'also': unknown: 'bakker'"),
    ("tips.yaml", ("also: [docent]", "also: [ouders-vrienden]"), ", column 'also': names a role twice"),
    ("tips.yaml", ("key: luister", "key: nabij"), ", column 'key': repeats line "),
    ("tips.yaml", ('text: "Luister zonder oordeel."', 'text: ""'), ", column 'text': is empty"),
    ("tips.yaml", ("also: []", "also: [], also: [docent]"), ", column 'also': stands here twice"),
    (
        "roles.yaml",
        ("name: Docent", f"name: {'Docent ' * 10}"),
        ", column 'name': is longer than 60 characters",
    ),
    ("roles.yaml", ("kind: police", "kind: brandweer"), ", column 'kind': unknown: 'brandweer'"),
    (
        "roles.yaml",
        ("meldcode: true", "meldcode: soms"),
        ", column 'meldcode': expected yes or no, found 'soms'",
    ),
    (
        "roles.yaml",
        ("{kind: emergency,", "{kind: emergency, label: Bel,"),
        ", column 'label': only a step of kind",
    ),
    ("signals.yaml", ("forms: [arbeid]", "forms: [vrijheid]"), ", column 'forms': unknown: 'vrijheid'"),
    ("signals.yaml", ("settings: [werk]", "settings: [kerk]"), ", column 'settings': unknown: 'kerk'"),
    ("signals.yaml", ("{slug: tolk,", "{slug: jongens,"), ", column 'slug': repeats line "),
    (
        "guide.yaml",
        ("next: bel-112", "next: nergens"),
        f", column 'next': gevaar, antwoord 1: Dit antwoord leidt naar {FLOW}",
    ),
    (
        "guide.yaml",
        ('{label: "Nee", next: wie}', '{label: "Ja", next: wie}'),
        ", column 'label': gevaar, antwoord 2, rol docent: Dit antwoord staat er twee keer: Ja.",
    ),
    (
        "guide.yaml",
        ("except: [ouders-vrienden]", "except: [bakker]"),
        ": weten-kind, antwoord 1: Deze rol bestaat niet: bakker.",
    ),
    ("guide.yaml", ("tip: luister", "tip: praat"), ", column 'tip': unknown: 'praat'"),
    (
        "guide.yaml",
        ('text: "Wat weet je nu?"', f'text: "{"Wat? " * 50}"'),
        ", column 'text': is longer than 200",
    ),
    (
        "glossary.yaml",
        ("term: Uitbuiting", f"term: {'Uitbuiting ' * 6}"),
        ", column 'term': is longer than 60",
    ),
    (
        "pages.yaml",
        ('title: "Privacy"', f'title: "{"Privacy " * 20}"'),
        ", column 'title': is longer than 100",
    ),
]


@pytest.mark.parametrize(("name", "edit", "said"), WRONG)
def test_a_bad_row_is_named_with_its_place_and_nothing_is_loaded(files, name, edit, said):
    change_the_tip(files)
    line = files.replace(name, *edit)
    with pytest.raises(CommandError) as refused:
        load()
    assert f"{name}, line {line}{said}" in str(refused.value)
    assert str(refused.value).startswith("Nothing was loaded.\n")
    assert the_tip().text == "Let op elkaar."


def test_a_flow_with_a_dead_end_is_refused_at_its_outcome(files):
    line = files.replace("guide.yaml", "- key: zorg-opvang", "- key: zorg-opvang")
    files.replace(
        "guide.yaml", "contacts: [comensha, veilig_thuis, police, emergency]", "contacts: [internal]"
    )
    with pytest.raises(CommandError) as refused:
        load()
    said = f"guide.yaml, line {line}: zorg-opvang: Bij dit advies is niet overal iemand te bellen."
    assert str(refused.value) == f"Nothing was loaded.\n{said}"


def test_a_flow_that_does_not_go_with_what_an_editor_did_is_refused_and_nothing_is_loaded(files):
    Role.objects.get(slug="politie").delete()
    change_the_tip(files)
    files.replace("guide.yaml", "Is er nu direct gevaar?", "Is er op dit moment gevaar?")
    with pytest.raises(CommandError, match=r"(?s)^Nothing was loaded\.\n.*: Deze rol bestaat niet: politie"):
        load()
    assert the_tip().text == "Let op elkaar."


def test_all_bad_rows_are_told_at_once(files):
    files.replace("tips.yaml", "first_role: docent", "first_role: bakker")
    files.replace("signals.yaml", "forms: [arbeid]", "forms: [vrijheid]")
    files.replace("pages.yaml", 'title: "Privacy"', 'title: ""')
    with pytest.raises(CommandError) as refused:
        load()
    told = str(refused.value)
    assert [
        name for name in ("tips.yaml", "signals.yaml", "pages.yaml") if f"{name}, line " not in told
    ] == []


def test_without_kinds_of_contact_it_asks_to_load_the_directory_first(files):
    for model in (EscalationStep, Contact, ContactKind):
        model.objects.all().delete()
    with pytest.raises(CommandError, match="run load_directory first"):
        load()
