"""Loading the directory: what the files say is there, what people changed stays, and it is all or nothing."""

import shutil
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from contacts.models import Contact, ContactKind, Municipality, PlaceName, PostcodeArea, Region
from loading.models import LoadedRow
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory
from tests.factories.files import Files

pytestmark = pytest.mark.django_db

HISTORY = Contact.history.model
ALL = (HISTORY, ContactKind, Region, Municipality, PlaceName, PostcodeArea, Contact, LoadedRow)
CARE = "zorgcoordinator/utrecht"
OLD, NEW, OURS = "+31883744744", "+31302345678", "+31307654321"


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return Files.of_three_places(tmp_path_factory.mktemp("fixtures")).folder


@pytest.fixture(scope="module", autouse=True)
def loaded_once(django_db_setup, django_db_blocker, original):
    """The database as the files want it; each test takes back what it does to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(FIXTURES_DIR=original):
            load()
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture
def files(original, tmp_path, settings):
    """A copy of the files that were loaded, for a test to change."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    settings.FIXTURES_DIR = tmp_path
    return Files(tmp_path)


@pytest.fixture
def empty(db):
    """A database as before the first time."""
    for model in reversed(ALL):
        model.objects.all().delete()


@pytest.fixture
def kelly():
    return UserFactory()


def load(**options):
    out = StringIO()
    call_command("load_directory", stdout=out, **options)
    return out.getvalue()


def care():
    return Contact.objects.get(reference=CARE)


def change_by(person, **values):
    """Somebody changes the number of the care coordinator here."""
    contact = care()
    for name, value in values.items():
        setattr(contact, name, value)
    contact._history_user = person
    contact.save()


def counts():
    return [model.objects.count() for model in ALL]


# The first time.


def test_the_first_time_everything_is_created(files, empty):
    told = load()
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["amersfoort", "tilburg", "utrecht"]
    assert "municipalities: 3 to create" in told
    assert "contacts: 12 to create" in told
    assert care().phone == OLD
    assert all(counts())


def test_a_municipality_knows_its_regions(files):
    utrecht, tilburg = (Municipality.objects.get(slug=slug) for slug in ("utrecht", "tilburg"))
    regions = (utrecht.veilig_thuis_region, utrecht.police_unit, utrecht.safety_region)
    assert list(map(str, regions)) == ["Utrecht", "Midden-Nederland", "Utrecht"]
    assert utrecht.care_coordination_region == care().region
    assert tilburg.care_coordination_region is None


def test_opening_hours_are_loaded(files):
    assert Contact.objects.get(reference="national/zorgcoordinator").hours == "12345 09:00-17:00"


def test_loaded_numbers_are_unconfirmed(files):
    assert not Contact.objects.exclude(verified_on=None).exists()


def test_each_kind_that_names_a_national_line_has_one_that_catches_the_country(files):
    fallbacks = ContactKind.objects.fallbacks()
    assert [kind for kind in fallbacks if not fallbacks[kind]] == ["aandachtsfunctionaris-gemeente"]


# Again.


def test_a_second_time_says_unchanged_and_writes_nothing(files):
    before = counts()
    with CaptureQueriesContext(connection) as queries:
        told = load()
    assert "contacts: 12 unchanged\n" in told
    assert "create" not in told
    assert counts() == before
    assert not [sql["sql"] for sql in queries if sql["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_dry_run_tells_and_writes_nothing(files, empty):
    told = load(dry_run=True)
    assert "municipalities: 3 to create" in told
    assert "Nothing was changed: this was a dry run." in told
    assert not any(counts())


def test_a_dry_run_tells_of_a_change_and_does_not_make_it(files):
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW)
    assert f"to change {CARE} (phone)" in load(dry_run=True)
    assert care().phone == OLD


def test_what_the_files_change_is_changed_and_told(files):
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW, opening_hours="ma 09:00-12:00")
    told = load()
    assert f"to change {CARE} (phone, hours)" in told
    assert "contacts: 11 unchanged, 1 to change" in told
    assert care().phone == NEW
    assert care().hours == "1 09:00-12:00"
    assert care().history.count() == 2
    assert "contacts: 12 unchanged\n" in load()


def test_hours_that_the_files_change_take_the_place_of_the_old_ones(files):
    files.change("national_lines.csv", "comensha", opening_hours="di 10:00-12:00")
    load()
    assert Contact.objects.get(reference="national/zorgcoordinator").hours == "2 10:00-12:00"


def test_what_the_files_change_again_is_changed_again(files):
    for phone in (NEW, OURS):
        files.change("zorgcoordinatoren.csv", "utrecht", phone=phone)
        load()
    assert care().phone == OURS


def test_what_the_files_change_of_a_kind_or_place_is_changed(files):
    files.replace("contact_kinds.yaml", "Bij direct gevaar", "Bij gevaar")
    files.change("municipalities.csv", "GM0855", name="Tilburg aan de Piushaven")
    files.change("police_units.csv", "midden-nederland", name="Midden")
    load()
    assert ContactKind.objects.get(slug="emergency").what == "Bij gevaar"
    assert Municipality.objects.get(code="GM0855").name == "Tilburg aan de Piushaven"
    assert Region.objects.get(slug="midden-nederland").name == "Midden"


def test_names_and_postcodes_follow_the_files(files):
    files.change("place_names.csv", "De Meern", name="Nieuw De Meern")
    files.change("postcodes_pc4.csv", "3511", municipality_code="GM0307")
    told = load()
    assert "1 to create, 1 to retire" in told
    assert PlaceName.objects.filter(name__endswith="De Meern").get().name == "Nieuw De Meern"
    assert PostcodeArea.objects.get(digits="3511").municipality.slug == "amersfoort"


# What people changed stays.


def test_a_number_that_a_person_changed_is_kept_and_told(files, kelly):
    change_by(kelly, phone=OURS)
    assert f"kept {CARE} (phone): changed here since it was loaded" in load()
    assert care().phone == OURS


def test_a_number_that_a_person_changed_is_kept_when_the_file_changes_too(files, kelly):
    change_by(kelly, phone=OURS)
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW, organisation="Een ander")
    assert f"kept {CARE} (organisation, phone): changed here since it was loaded" in load()
    assert (care().phone, care().organisation) == (OURS, "Moviera")


def test_opening_hours_that_a_person_changed_are_kept(files):
    contact = Contact.objects.get(reference="national/zorgcoordinator")
    contact.hours = "1234 09:00-17:00"
    contact.save()
    assert "kept national/zorgcoordinator (hours)" in load()
    contact.refresh_from_db()
    assert contact.hours == "1234 09:00-17:00"


def test_a_number_that_a_person_verified_is_kept_when_the_file_changes(files, kelly):
    care().verify(by=kelly, on=date(2026, 11, 3))
    assert "kept" not in load()
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW)
    assert f"kept {CARE} (phone): changed here since it was loaded" in load()
    assert (care().phone, care().verified_by) == (OLD, kelly)


def test_a_withdrawn_number_stays_withdrawn(files, kelly):
    care().withdraw(by=kelly)
    assert f"kept {CARE} (active): changed here since it was loaded" in load()
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW)
    load()
    assert (care().active, care().phone) == (False, OLD)


def test_a_number_that_a_person_removed_does_not_come_back(files):
    care().delete()
    assert f"kept {CARE}: removed here since it was loaded" in load()
    assert not Contact.objects.filter(reference=CARE).exists()


def test_numbers_that_people_added_are_none_of_the_files_business(files):
    added = ContactFactory(kind=care().kind, municipality=Municipality.objects.get(slug="tilburg"))
    assert "contacts: 12 unchanged\n" in load()
    assert added in Contact.objects.active()


def test_no_second_national_contact_appears_when_another_line_answers_for_a_kind(files):
    files.replace("contact_kinds.yaml", "national: comensha", "national: politie")
    told = load()
    assert "to change national/zorgcoordinator" in told
    [national] = Contact.objects.national().filter(kind__slug="zorgcoordinator")
    assert (national.phone, national.is_fallback) == ("+319008844", True)


def test_a_number_that_a_person_and_the_file_changed_alike_follows_the_file_again(files, kelly):
    change_by(kelly, phone=NEW)
    files.change("zorgcoordinatoren.csv", "utrecht", phone=NEW)
    load()
    files.change("zorgcoordinatoren.csv", "utrecht", phone=OURS)
    load()
    assert care().phone == OURS


# What the files no longer have.


def without_care_coordinator(files):
    files.drop("zorgcoordinatoren.csv", "utrecht")
    for code in ("GM0344", "GM0307"):
        files.change("municipalities.csv", code, zorgcoordinator_region="")


def test_a_number_that_left_the_files_is_withdrawn(files):
    without_care_coordinator(files)
    assert f"to retire {CARE}: no longer in the files" in load()
    assert not care().active
    assert care().history.count() == 2
    assert "contacts: 11 unchanged\n" in load()


def test_a_number_that_left_the_files_is_kept_when_a_person_changed_it(files, kelly):
    change_by(kelly, phone=OURS)
    without_care_coordinator(files)
    assert f"kept {CARE}: no longer in the files, but changed here since it was loaded" in load()
    assert (care().active, care().phone) == (True, OURS)


def without(files, code):
    """Take a municipality from the files, with its names and postcodes."""
    files.drop("municipalities.csv", code)
    for name in ("place_names.csv", "postcodes_pc4.csv"):
        files.keep(name, lambda row: row["municipality_code"] != code)


def test_a_municipality_that_left_the_files_goes_with_its_names_and_postcodes(files):
    files.change("zorgcoordinatoren.csv", "utrecht", serves="GM0344")
    files.change("place_names.csv", "Hooglanderveen", municipality_code="GM0344")
    without(files, "GM0307")
    load()
    assert not Municipality.objects.filter(slug="amersfoort").exists()
    assert PlaceName.objects.get(name="Hooglanderveen").municipality.slug == "utrecht"


def test_a_region_that_left_the_files_goes_with_its_last_municipality(files):
    without(files, "GM0855")
    files.drop("police_units.csv", "zeeland-west-brabant")
    files.drop("safety_regions.csv", "VR20")
    assert "to retire police_unit/zeeland-west-brabant" in load()
    assert not Region.objects.filter(slug__in=["zeeland-west-brabant", "vr20"]).exists()


# All or nothing.


def test_a_bad_row_is_named_and_nothing_is_loaded(files, empty):
    line = files.change("zorgcoordinatoren.csv", "utrecht", phone="geen nummer")
    with pytest.raises(CommandError) as refused:
        load()
    assert str(refused.value).startswith("Nothing was loaded.\n")
    assert f"zorgcoordinatoren.csv, line {line}, column 'phone': " in str(refused.value)
    assert not any(counts())


def test_a_bad_row_stops_the_other_changes_as_well(files):
    files.change("municipalities.csv", "GM0855", name="Tilburg aan de Piushaven")
    files.change("postcodes_pc4.csv", "3511", pc4="35")
    with pytest.raises(CommandError, match=r"postcodes_pc4\.csv, line \d+, column 'pc4'"):
        load()
    assert Municipality.objects.get(code="GM0855").name == "Tilburg"


def test_the_last_number_that_catches_the_country_is_not_withdrawn_by_a_file(files):
    files.change("municipalities.csv", "GM0855", name="Tilburg aan de Piushaven")
    files.replace("contact_kinds.yaml", "national: politie", "national: null")
    with pytest.raises(CommandError, match=r"national/police is no longer in the files: Dit nummer vangt"):
        load()
    assert Contact.objects.active().filter(kind__slug="police", is_fallback=True).exists()
    assert Municipality.objects.get(code="GM0855").name == "Tilburg"


def test_a_place_that_left_the_files_while_somebody_answers_there_is_told(files):
    ContactFactory(municipality=Municipality.objects.get(slug="tilburg"), organisation="Bureau Tilburg")
    without(files, "GM0855")
    with pytest.raises(CommandError, match=r"Tilburg is no longer in the files, but still .* Bureau Tilburg"):
        load()
    assert Municipality.objects.filter(slug="tilburg").exists()
