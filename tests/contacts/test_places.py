"""What somebody types leads to a municipality, asks back, or is offered what it looks like."""

import csv
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from contacts.places import Answer, Entry, Gazetteer, name_keys

DATA = Path(__file__).parents[2] / "fixtures" / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAME_OF = {row["code"]: row["name"] for row in rows("municipalities.csv")}
MUNICIPALITIES = [Entry(name, code, is_municipality=True) for code, name in NAME_OF.items()]
PLACES = [Entry(row["name"], row["municipality_code"]) for row in rows("place_names.csv")]
POSTCODES = defaultdict(list)
for area in rows("postcodes_pc4.csv"):
    POSTCODES[area["pc4"]].append(area["municipality_code"])
GAZETTEER = Gazetteer([*MUNICIPALITIES, *PLACES], POSTCODES)

# Names that differ only in what tells them from their namesakes, and the municipalities that know them.
NAMESAKES = {
    "Afferden": {"Bergen (L)", "Druten"},
    "Alteveer": {"De Wolden", "Hoogeveen", "Noordenveld", "Stadskanaal"},
    "Bavel": {"Alphen-Chaam", "Breda"},
    "Bergen": {"Bergen (L)", "Bergen (NH)"},
    "Beuningen": {"Beuningen", "Losser"},
    "Elst": {"Overbetuwe", "Rhenen"},
    "Haren": {"Groningen", "Oss"},
    "Harkstede": {"Groningen", "Midden-Groningen"},
    "Hengelo": {"Bronckhorst", "Hengelo"},
    "Kapel Avezaath": {"Buren", "Tiel"},
    "Kapel-Avezaath": {"Buren", "Tiel"},
    "Katwijk": {"Katwijk", "Land van Cuijk"},
    "Kerk Avezaath": {"Buren", "Tiel"},
    "Kerk-Avezaath": {"Buren", "Tiel"},
    "Lageland": {"Groningen", "Midden-Groningen"},
    "Loo": {"Duiven", "Lingewaard", "Oldebroek"},
    "Nieuwlande": {"Coevorden", "Hoogeveen"},
    "Noordeinde": {"Alkmaar", "Oldebroek"},
    "Oosterwolde": {"Oldebroek", "Ooststellingwerf"},
    "Rijswijk": {"Altena", "Buren", "Rijswijk"},
    "Spaarndam": {"Haarlem", "Haarlemmermeer"},
    "Ulvenhout": {"Alphen-Chaam", "Breda"},
    "Vianen": {"Land van Cuijk", "Vijfheerenlanden"},
    "Well": {"Bergen (L)", "Maasdriel"},
}


def find(typed):
    return GAZETTEER.find(typed)


def the_one(typed):
    """The name of the municipality that `typed` leads straight to."""
    return NAME_OF.get(find(typed).municipality)


def matched(typed):
    return [NAME_OF[entry.municipality] for entry in find(typed).matches]


def offered(typed):
    """What is offered back; nothing may be certain then."""
    answer = find(typed)
    assert answer.matches == ()
    assert answer.municipality is None
    return [NAME_OF[entry.municipality] for entry in answer.nearby]


def letters(name):
    """A name without case, accents and signs: a second opinion, simpler than the code under test."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())


# What is in the list leads straight to its municipality


@pytest.mark.parametrize(
    ("typed", "municipality"),
    [
        ("Utrecht", "Utrecht"),
        ("Amsterdam", "Amsterdam"),
        ("Den Haag", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Terneuzen", "Terneuzen"),
        ("Tytsjerksteradiel", "Tytsjerksteradiel"),
        ("Sneek", "Súdwest-Fryslân"),
        ("Boxmeer", "Land van Cuijk"),
        ("3511", "Utrecht"),
    ],
)
def test_a_listed_name_leads_straight_to_its_municipality(typed, municipality):
    answer = find(typed)
    assert NAME_OF[answer.municipality] == municipality
    assert answer.nearby == ()


def test_the_answer_names_what_was_found():
    assert find("den bosch").matches == (Entry("Den Bosch", "GM0796"),)
    assert find("utrecht").matches == (Entry("Utrecht", "GM0344", is_municipality=True),)
    assert find("3511 AB") == Answer(matches=(Entry("3511", "GM0344"),), postcode="3511")


def test_every_municipality_is_found_by_its_name_and_comes_first():
    lost = [entry for entry in MUNICIPALITIES if find(entry.name).matches[:1] != (entry,)]
    assert not lost


def test_every_municipality_is_found_with_the_word_gemeente_in_front():
    lost = [e for e in MUNICIPALITIES if find(f"gemeente {e.name}").matches != find(e.name).matches]
    assert not lost


def test_every_name_leads_to_exactly_the_municipalities_that_know_it():
    knowing = defaultdict(set)
    for entry in [*MUNICIPALITIES, *PLACES]:
        knowing[letters(entry.name)].add(NAME_OF[entry.municipality])
    for name, municipalities in NAMESAKES.items():
        knowing[letters(name)] |= municipalities
    wrong = [
        (entry.name, matched(entry.name))
        for entry in [*MUNICIPALITIES, *PLACES]
        if sorted(matched(entry.name)) != sorted(knowing[letters(entry.name)])
    ]
    assert not wrong, f"{len(wrong)} names, first: {wrong[0]}"


@pytest.mark.parametrize("form", ["{}", "{} AB", "{}ab", "{}-AB", " {} A B. ", "{}AB 12", "{} ab 12-2a"])
def test_every_postcode_leads_to_exactly_the_municipalities_it_lies_in(form):
    wrong = [
        digits
        for digits, codes in POSTCODES.items()
        if sorted(entry.municipality for entry in find(form.format(digits)).matches) != sorted(codes)
    ]
    assert not wrong, f"{len(wrong)} postcodes, first: {wrong[0]}"


# However it is written


@pytest.mark.parametrize(
    ("typed", "municipality"),
    [
        ("UTRECHT", "Utrecht"),
        ("  .utrecht!?\n", "Utrecht"),
        ("Ｕｔｒｅｃｈｔ", "Utrecht"),
        ("\u202eUt\u00adrecht\u202c", "Utrecht"),
        ("Gemeente Utrecht", "Utrecht"),
        ("gem. Utrecht", "Utrecht"),
        ("gemeente: 's-Hertogenbosch", "'s-Hertogenbosch"),
        ("Hertogenbosch", "'s-Hertogenbosch"),
        ("shertogenbosch", "'s-Hertogenbosch"),
        ("s Hertogenbosch", "'s-Hertogenbosch"),
        ("’s‑Hertogenbosch", "'s-Hertogenbosch"),
        ("‘s hertogenbosch", "'s-Hertogenbosch"),
        ("´s-Hertogenbosch", "'s-Hertogenbosch"),
        ("s'Gravenhage", "Den Haag"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("SU\u0301DWEST-FRYSLA\u0302N", "Súdwest-Fryslân"),
        ("denhelder", "Den Helder"),
        ("ĳsselstein", "IJsselstein"),
        ("'t Harde", "Elburg"),
        ("het Harde", "Elburg"),
        ("Harde", "Elburg"),
        ("'t Hogeland", "Het Hogeland"),
        ("Stad aan het Haringvliet", "Goeree-Overflakkee"),
        ("Sint Willebrord", "Rucphen"),
        ("st willebrord", "Rucphen"),
        ("St. Pancras", "Dijk en Waard"),
        ("Sint-Annaparochie", "Waadhoeke"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn"),
        ("Krimpen a.d. Lek", "Krimpenerwaard"),
        ("Aa & Hunze", "Aa en Hunze"),
        ("Gem ert", "Gemert-Bakel"),
        ("bergen nh", "Bergen (NH)"),
        ("Hoogvliet", "Rotterdam"),
    ],
)
def test_another_way_of_writing_leads_to_the_same_municipality(typed, municipality):
    assert the_one(typed) == municipality


# What could be several asks back


@pytest.mark.parametrize(("name", "municipalities"), NAMESAKES.items())
def test_a_name_that_tells_no_namesakes_apart_asks_back(name, municipalities):
    assert set(matched(name)) == municipalities
    assert find(name).municipality is None


def test_names_that_are_found_in_the_same_way_never_hide_each_other():
    """Also when one is added to the list later: all that share a form come back together."""
    sharing = defaultdict(set)
    for entry in [*MUNICIPALITIES, *PLACES]:
        for key in name_keys(entry.name):
            sharing[key].add(entry.municipality)
    hidden = [key for key, codes in sharing.items() if {e.municipality for e in find(key).matches} != codes]
    assert not hidden


def test_a_full_name_needs_no_asking_back():
    assert the_one("Bergen (NH)") == "Bergen (NH)"
    assert the_one("Bergen L") == "Bergen (L)"
    assert the_one("Hengelo Gld") == "Bronckhorst"
    assert the_one("Spaarndam gem. Haarlem") == "Haarlem"
    assert the_one("Bavel AC") == "Alphen-Chaam"


def test_a_municipality_whose_name_is_also_a_village_elsewhere_asks_back_and_comes_first():
    shared = [entry.name for entry in MUNICIPALITIES if len(find(entry.name).matches) > 1]
    assert shared == [
        "Beek",
        "Beuningen",
        "Buren",
        "Hengelo",
        "Heusden",
        "Hoorn",
        "Katwijk",
        "Laren",
        "Noordwijk",
        "Oosterhout",
        "Rijswijk",
        "Scherpenzeel",
        "Steenbergen",
        "Voorst",
    ]
    assert matched("Katwijk") == ["Katwijk", "Land van Cuijk"]


def test_the_municipality_comes_first_in_whatever_order_the_names_are_read():
    village, town = Entry("Hoorn", "GM0093"), Entry("Hoorn", "GM0405", is_municipality=True)
    for entries in ([village, town], [town, village]):
        assert Gazetteer(entries, {}).find("hoorn").matches == (town, village)


def test_a_place_in_the_municipality_of_the_same_name_does_not_ask_back():
    place, municipality = Entry("Utrecht", "GM0344"), Entry("Utrecht", "GM0344", is_municipality=True)
    assert Gazetteer([place, municipality], {}).find("Utrecht").matches == (municipality,)


def test_none_of_many_namesakes_is_lost():
    villages = [Entry("Nes", f"GM{number:04d}") for number in range(1, 10)]
    assert Gazetteer(villages, {}).find("nes").matches == tuple(villages)


def test_a_postcode_in_two_municipalities_asks_back():
    assert sorted(matched("1096")) == ["Amsterdam", "Ouder-Amstel"]
    assert find("1096 AB").municipality is None


# A place behind the postcode


@pytest.mark.parametrize(
    "typed", ["3511 AB Utrecht", "3511ab utrecht", "3511, Utrecht", "3511AB 12a Utrecht"]
)
def test_a_place_behind_the_postcode_may_stand_there(typed):
    assert the_one(typed) == "Utrecht"


def test_a_place_behind_the_postcode_chooses_between_its_municipalities():
    assert the_one("1096 AB Amsterdam") == "Amsterdam"
    assert the_one("1096 AB Ouder-Amstel") == "Ouder-Amstel"


def test_a_postcode_and_a_place_that_contradict_each_other_ask_back():
    assert find("3511 AB Amsterdam").matches == (
        Entry("3511", "GM0344"),
        Entry("Amsterdam", "GM0363", is_municipality=True),
    )


def test_a_misspelt_place_behind_the_postcode_is_offered():
    assert offered("3511 AB Amstredam")[:2] == ["Utrecht", "Amsterdam"]


def test_a_place_behind_an_unknown_postcode_is_offered():
    assert offered("3500 AA Utrecht") == ["Utrecht"]  # post boxes are not in the list


@pytest.mark.parametrize("typed", ["0000", "0000 AB", "3500", "3500zz"])
def test_an_unknown_postcode_finds_and_offers_nothing(typed):
    assert find(typed) == Answer(postcode=typed[:4])


# What merely looks like a name is offered back


@pytest.mark.parametrize(
    ("typed", "municipality"),
    [
        ("Utrehct", "Utrecht"),
        ("Utrect", "Utrecht"),
        ("Uttrecht", "Utrecht"),
        ("Amstredam", "Amsterdam"),
        ("Roterdam", "Rotterdam"),
        ("Rottrdm", "Rotterdam"),
        ("Zvollo", "Zwolle"),
        ("Einhoven", "Eindhoven"),
        ("Maastrigt", "Maastricht"),
        ("Harlem", "Haarlem"),
        ("Alphen aan de Rijn", "Alphen aan den Rijn"),
        ("s hertogenbos", "'s-Hertogenbosch"),
        ("Dieemn", "Diemen"),
        ("Eed", "Ede"),
    ],
)
def test_a_typing_error_is_never_taken_for_certain_and_the_right_place_is_offered_first(typed, municipality):
    assert offered(typed)[0] == municipality


@pytest.mark.parametrize(
    ("typed", "municipality"),
    [
        ("Tietjerksteradeel", "Tytsjerksteradiel"),
        ("De Friese Meren", "De Fryske Marren"),
        ("Sudwest Friesland", "Súdwest-Fryslân"),
    ],
)
def test_a_name_in_another_language_that_the_list_lacks_is_only_offered(typed, municipality):
    assert offered(typed)[0] == municipality


def test_the_beginning_of_a_name_is_offered_municipalities_and_short_names_first():
    assert offered("utr") == ["Utrecht", "Utrechtse Heuvelrug"]
    assert offered("oude")[:4] == ["Oudewater", "Ouder-Amstel", "Oude IJsselstreek", "Smallingerland"]


def test_a_name_inside_what_was_typed_is_offered():
    assert offered("Rotterdam Zuid") == ["Rotterdam"]
    assert offered("Oudegracht 1 in Utrecht")[0] == "Utrecht"


def test_the_longest_name_inside_what_was_typed_is_offered_first():
    assert offered("ik woon in een flat in Zwolle")[0] == "Zwolle"


def test_namesakes_are_offered_side_by_side():
    assert find("Bergn").nearby[:2] == (
        Entry("Bergen (L)", "GM0893", is_municipality=True),
        Entry("Bergen (NH)", "GM0373", is_municipality=True),
    )


def test_the_offer_is_short_and_names_no_municipality_twice():
    for typed in ["nieuw", "oost", "Harlem", "en", "bergn", "noordwest"]:
        municipalities = offered(typed)
        assert 0 < len(municipalities) <= 6
        assert len(set(municipalities)) == len(municipalities)


def test_what_looks_like_no_name_is_offered_nothing():
    for typed in ["qqqqqqqq", "Parijs-Charles-de-Gaulle", "ф", "e", "12345", "1", "--", "'s", ""]:
        assert find(typed) == Answer()


# Whatever is typed


@pytest.mark.parametrize(
    "typed",
    [
        "\0",
        "Utr\0xx",
        "😀😀",
        "עברית",
        "٣٥١١",
        "ﷺ" * 500,
        "a" * 100_000,
        "a b " * 50_000,
        "3" * 100_000,
        "%s'; DROP TABLE contacts;--",
        "(((((",
        "[a-z]+",
    ],
)
def test_strange_text_finds_nothing_and_breaks_nothing(typed):
    assert find(typed).matches == ()


def test_white_space_around_a_name_may_be_as_long_as_it_likes():
    assert the_one(" " * 100_000 + "Utrecht" + "\n" * 100_000) == "Utrecht"


def test_a_text_too_long_for_a_name_is_never_taken_for_certain():
    """The part that is looked at could be a name, and what follows another."""
    for start in ("Utrecht", "3511"):
        assert "Utrecht" not in matched(start + "." * 80 + "Amsterdam")
    assert offered("Utrecht" + "." * 80 + "Amsterdam")[0] == "Utrecht"


def test_a_list_may_be_read_from_what_can_be_read_only_once():
    gazetteer = Gazetteer(iter([Entry("Ede", "GM0228")]), {"6711": iter(["GM0228"])})
    for _ in range(2):
        assert gazetteer.find("6711").municipality == gazetteer.find("ede").municipality == "GM0228"


def test_an_empty_list_finds_nothing():
    assert Gazetteer([], {}).find("Utrecht") == Answer()
