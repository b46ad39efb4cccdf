"""What a row of a word list finds, and beside each hit a near miss."""

from __future__ import annotations

import pytest
from conftest import checker_with, document_in, entries_of, matches_in, write_list
from hypothesis import given
from hypothesis import strategies as st

from clarity.en import ENGLISH
from clarity.match import RowIndex, row_heads
from clarity.policy import Policy, profile
from clarity.tokens import phrase

COLUMNS = ("unless_before", "unless_after", "unless_with", "only_before", "only_after", "only_with")


def row(term, forms="", **cells):
    """A row of a word list; what a test does not say is of no matter to it."""
    usual = {"id": f"t.{cells.pop('slug', 'term')}", "category": "plain", "action": "flag"}
    return usual | {"term": term, "forms": forms} | cells


@pytest.fixture
def matches(tmp_path):
    """The matches of some rows in a text, and the document they are in."""

    def find(text, *rows):
        document = document_in(text)
        return document, matches_in(document, entries_of(tmp_path / "rows.csv", rows))

    return find


@pytest.fixture(scope="module")
def rows_of(tmp_path_factory):
    """The entry of a row for a term."""
    return lambda term: entries_of(tmp_path_factory.mktemp("lists") / "rows.csv", [row(term)])[0]


@pytest.fixture
def matched(matches):
    """The places that some rows are found at, as they stand in the text."""

    def find(text, *rows):
        document, found = matches(text, *rows)
        return [text[document.starts[match.first] : document.ends[match.last - 1]] for match in found]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your renal scan", ["renal"]),
        ("Renal scan", ["Renal"]),
        ("YOUR RENAL SCAN", ["RENAL"]),
        ("rEnAl", ["rEnAl"]),
        ("Renal scan, then a renal clinic", ["Renal", "renal"]),
        ("Your rental scan", []),
        ("", []),
    ],
)
def test_matching_ignores_capitals(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("renal", ["renal"]),
        ("renal scan", ["renal"]),
        ("The scan was renal", ["renal"]),
        ("The scan was renal.", ["renal"]),
        ("\n\n  renal\n", ["renal"]),
        ("\ufeffrenal", ["renal"]),
        ("adrenal", []),
        ("renals", []),
    ],
)
def test_matching_at_the_start_and_the_end_of_a_text(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(renal)", ["renal"]),
        ("[renal]", ["renal"]),
        ("{ renal }", ["renal"]),
        ("“renal”", ["renal"]),
        ('"renal"', ["renal"]),
        ("‘renal’", ["renal"]),
        ("«renal clinic for adults and children, held on each and every Monday»", ["renal"]),
        ("renal, liver", ["renal"]),
        ("liver,renal", ["renal"]),
        ("renal;", ["renal"]),
        ("Test: renal: fine", ["renal"]),
        ("renal!", ["renal"]),
        ("renal?", ["renal"]),
        ("renal…", ["renal"]),
        ("renal...", ["renal"]),
        ("*renal*", ["renal"]),
        ("**renal**", ["renal"]),
        ("_renal_", ["renal"]),
        ("kidneys—renal function—are fine", ["renal"]),
        ("(ad)renal", ["renal"]),
        ("(adrenal)", []),
        ("“renally” cleared", []),
    ],
)
def test_matching_next_to_punctuation(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pre-renal", []),
        ("renal-sparing", []),
        ("non-renal-sparing", []),
        ("pre\u2011renal", []),
        ("pre\u2013renal", []),
        ("a pre-renal and a renal cause", ["renal"]),
        ("pre - renal", ["renal"]),
        ("causes - renal or not", ["renal"]),
        ("-renal", ["renal"]),
        ("- renal", ["renal"]),
        ("kidney -renal", ["renal"]),
    ],
)
def test_matching_never_inside_a_hyphenated_word(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize("text", ["Plan:-renal-sparing diet", "(-renal-sparing)"])
def test_matching_sees_the_hyphen_after_when_one_before_ties_nothing(matched, text):
    assert matched(text, row("renal")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Book a follow-up", ["follow-up"]),
        ("Book a follow\u2011up", ["follow\u2011up"]),
        ("Book a follow\u2010up", ["follow\u2010up"]),
        ("Book a follow\u2013up", ["follow\u2013up"]),
        ("Follow-Up clinic", ["Follow-Up"]),
        ("Book a follow up", []),
        ("Book a followup", []),
        ("a no-follow-up letter", []),
        ("a follow-up-only clinic", []),
    ],
)
def test_matching_of_a_hyphenated_term(matched, text, expected):
    assert matched(text, row("follow-up")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("renal/liver", ["renal"]),
        ("liver/renal", ["renal"]),
        ("liver / renal", ["renal"]),
        ("adrenal/liver", []),
    ],
)
def test_matching_next_to_a_stroke(matched, text, expected):
    """A stroke stands between two words; it does not make one of them."""
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You had N/V.", ["N/V"]),
        ("n/v", ["n/v"]),
        ("(N/V)", ["N/V"]),
        ("N/V/D", []),
        ("D/N/V", []),
        ("N/V-like", []),
        ("NV", []),
        ("N V", []),
    ],
)
def test_matching_of_a_term_with_a_stroke(matched, text, expected):
    """Letters parted by strokes are one word, so a part of a longer one is not found."""
    assert matched(text, row("N/V")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the patient's scan", ["patient"]),
        ("the patient’s scan", ["patient"]),
        ("THE PATIENT’S SCAN", ["PATIENT"]),
        ("the patient' scan", ["patient"]),
        ("the patients' scans", []),
        ("the outpatient's scan", []),
    ],
)
def test_matching_before_a_possessive(matched, text, expected):
    assert matched(text, row("patient")) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("Crohn's disease", "You have Crohn's disease.", ["Crohn's disease"]),
        ("Crohn's disease", "You have Crohn’s disease.", ["Crohn’s disease"]),
        ("Crohn’s disease", "You have Crohn's disease.", ["Crohn's disease"]),
        ("Crohn's disease", "You have crohn’s  disease.", ["crohn’s  disease"]),
        ("Crohn's disease", "You have Crohn disease.", []),
        ("Crohn's disease", "You have Crohns disease.", []),
        ("won't settle", "It won’t settle.", ["won’t settle"]),
        ("won't settle", "It won't settle.", ["won't settle"]),
        ("won’t settle", "It won't settle.", ["won't settle"]),
        ("won't settle", "It wont settle.", []),
        ("won't settle", "It will not settle.", []),
    ],
)
def test_matching_takes_a_curly_quote_for_a_straight_one(matched, term, text, expected):
    assert matched(text, row(term)) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "\u2018",
        "\u02bc",
        "\u2032",
        "`",
        "\u00b4",
    ],
)
def test_matching_takes_any_mark_used_as_an_apostrophe_before_an_s(matched, quote):
    assert matched(f"You have Crohn{quote}s disease.", row("Crohn's disease")) == [f"Crohn{quote}s disease"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heart failure", ["heart failure"]),
        ("heart  failure", ["heart  failure"]),
        ("heart\tfailure", ["heart\tfailure"]),
        ("heart\u00a0failure", ["heart\u00a0failure"]),
        ("your heart\nfailure", ["heart\nfailure"]),
        ("your heart\r\nfailure", ["heart\r\nfailure"]),
        ("your heart\n   failure", ["heart\n   failure"]),
        ("Heart Failure", ["Heart Failure"]),
        ("heartfailure", []),
        ("heart, failure", []),
        ("heart/failure", []),
        ("heart (failure)", []),
        ("heart-failure", []),
        ("heart failures", []),
        ("heart failure-related", []),
        ("heart and failure", []),
    ],
)
def test_matching_of_a_phrase(matched, text, expected):
    """Any white space equals one space; anything else between the words does not."""
    assert matched(text, row("heart failure")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("your heart. Failure of a pump", []),
        ("Is it your heart? Failure", []),
        ("your heart\n\nfailure", []),
        ("- heart\n- failure", []),
        ("1. heart\n2. failure", []),
        ("HEART\nFailure is common.", []),
        ("Heart: failure", []),
        ("your heart\nfailure", ["heart\nfailure"]),
        ("Dr. Heart Failure", ["Heart Failure"]),
    ],
)
def test_matching_never_across_sentences_or_blocks(matched, text, expected):
    assert matched(text, row("heart failure")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fracture", ["fracture"]),
        ("two fractures", ["fractures"]),
        ("it fractured", []),
        ("a biopsy", ["biopsy"]),
        ("two biopsies", []),
        ("two biopsys", []),
    ],
)
def test_matching_of_plurals_only_if_they_are_listed(matched, text, expected):
    assert matched(text, row("fracture", "fractures=breaks", slug="a"), row("biopsy", slug="b")) == expected


@pytest.mark.parametrize(
    ("text", "form", "offers"),
    [
        ("a Fracture", "fracture", ()),
        ("two FRACTURES", "fractures", ("breaks",)),
        ("to # it", "#", ("break", "crack")),
    ],
)
def test_matching_names_the_form_that_stands_there(matches, text, form, offers):
    _, found = matches(text, row("fracture", "fractures=breaks | #=break ; crack"))

    assert [(match.form.text, match.form.offers) for match in found] == [(form, offers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to renal@clinic.org.", []),
        ("Write to jo.renal@clinic.org.", []),
        ("Write to jo@renal.org.", []),
        ("See https://clinic.org/renal/scan?renal=1.", []),
        ("See www.clinic.org/renal.", []),
        ("See renal.org for more", []),
        ("See renal.nhs.uk/scan", []),
        ("Renal clinic: renal@clinic.org", ["Renal"]),
        ("the renal (renal@clinic.org) team", ["renal"]),
        ("See https://clinic.org/renal renal team", ["renal"]),
        ("Ask about renal.Or write", ["renal"]),
    ],
)
def test_matching_never_inside_an_address(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear {{ renal }}, come", []),
        ("Dear {{ renal_team }}, your renal scan", ["renal"]),
        ("Dear {{renal|default('renal')}}, come", []),
        ("{% if renal %}Come{% endif %}", []),
        ("{% if late %}renal{% endif %}", ["renal"]),
        ("{# renal #}Come", []),
        ("Dear «Renal», come", []),
        ("Dear «renal», come", ["renal"]),
        ("Dear @RENAL@, come", []),
        ("Dear { renal }, come", ["renal"]),
        ("Dear *** renal, come", ["renal"]),
    ],
)
def test_matching_never_inside_a_placeholder(matched, text, expected):
    assert matched(text, row("renal")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take it b.i.d. with food", ["b.i.d."]),
        ("Take it b.i.d with food", ["b.i.d"]),
        ("Take it B.I.D. with food", ["B.I.D."]),
        ("Take it b.i.d.", ["b.i.d."]),
        ("Take it b.i.d", ["b.i.d"]),
        ("Take it b.i.d., then rest", ["b.i.d."]),
        ("Take it b.i.d, then rest", ["b.i.d"]),
        ("Take it (b.i.d.) now", ["b.i.d."]),
        ("Take it b.i.d. Rest b.i.d. too", ["b.i.d.", "b.i.d."]),
        ("Take it bid", []),
        ("Take it b. i. d.", []),
        ("Take it t.b.i.d.", []),
    ],
)
def test_matching_of_a_dotted_abbreviation(matched, text, expected):
    """It is one with or without its last full stop."""
    assert matched(text, row("b.i.d.")) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("b.i.d", "Take it b.i.d. with food", ["b.i.d"]),
        ("approx.", "approx. 5", ["approx."]),
        ("approx.", "approx 5", []),
    ],
)
def test_matching_of_a_full_stop_that_a_row_has_or_has_not(matched, term, text, expected):
    assert matched(text, row(term)) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("MS", "You have MS.", ["MS"]),
        ("MS", "Ask Ms Lee.", []),
        ("MS", "You have ms.", []),
        ("MS", "Two MSs", []),
        ("Day Unit", "the Day Unit", ["Day Unit"]),
        ("Day Unit", "the Day  Unit", ["Day  Unit"]),
        ("Day unit", "the Day\nunit", ["Day\nunit"]),
        ("Day Unit", "the day unit", []),
        ("Day Unit", "the Day unit", []),
        ("Pt's", "the Pt's scan", ["Pt's"]),
        ("O.D.", "Take it O.D. with food", ["O.D."]),
        ("O.D.", "Take it o.d. with food", []),
    ],
)
def test_matching_of_exact_case(matched, term, text, expected):
    assert matched(text, row(term, case="exact")) == expected


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Pt's", "the Pt’s scan"),
        ("X-Ray", "an X\u2011Ray"),
        ("O.D.", "Take it O.D, with food"),
    ],
)
def test_matching_of_exact_case_is_about_capitals_only(matched, term, text):
    """Curly quotes, hyphens that do not break and the last full stop of an abbreviation are no matter of capitals."""
    assert len(matched(text, row(term, case="exact"))) == 1


SPELLINGS = row("zorbaema", "zorbema", slug="spelling", region="zorbaema=UK | zorbema=US")
UK_ROW = row("zorbchemist", slug="uk", region="UK")
US_ROW = row("zorbdrugstore", slug="us", region="US")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("default", ["zorbaema", "zorbdrugstore", "zorbema"]), ("nhs", ["zorbaema", "zorbchemist", "zorbema"])],
)
def test_matching_by_the_region_of_the_policy(tmp_path, name, expected):
    """A row with a region counts only there; a cell that tells spellings apart is for readers."""
    path = write_list(tmp_path / "rows.csv", [SPELLINGS, UK_ROW, US_ROW])
    report = checker_with(path, policy=profile(name)).check("zorbaema zorbchemist zorbdrugstore zorbema")

    assert [finding.text for finding in report.findings if finding.entry] == expected


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        ("pulmonary", "You have hypertension.", 1),
        ("pulmonary", "You have pulmonary hypertension.", 0),
        ("pulmonary", "Pulmonary hypertension", 0),
        ("pulmonary", "a pulmonary  or\nhypertension", 1),
        ("pulmonary", "pulmonary\nhypertension", 0),
        ("pulmonary", "pulmonary, hypertension", 1),
        ("pulmonary", "a cardiopulmonary hypertension", 1),
        ("pulmonary", "It is pulmonary. Hypertension is not.", 1),
        ("pulmonary", "pulmonary\n\nhypertension", 1),
        ("pulmonary", "hypertension pulmonary", 1),
        ("lung | portal", "portal hypertension", 0),
        ("lung", "lungs hypertension", 0),
        ("mass", "masses hypertension", 0),
        ("lungs", "lung hypertension", 1),
        ("white coat", "white coat hypertension", 0),
        ("white coat", "white coats hypertension", 0),
        ("white coat", "white  coat hypertension", 0),
        ("white coat", "coat hypertension", 1),
        ("white coat", "white hypertension", 1),
        ("white-coat", "white-coat hypertension", 0),
        ("the patient's", "the patient’s hypertension", 0),
        ("#", "3 hypertension", 0),
        ("#", "2.5 hypertension", 0),
        ("#", "three hypertension", 1),
        ("stage #", "stage 2 hypertension", 0),
        ("stage #", "stage two hypertension", 1),
        ("stage #", "grade 2 hypertension", 1),
        ("covid 19 | stage #", "stage 19 hypertension", 0),
        ("covid 19 | # 19", "2 19 hypertension", 0),
    ],
)
def test_matching_unless_before(matched, cell, text, expected):
    assert len(matched(text, row("hypertension", unless_before=cell))) == expected


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        ("clinic", "your hypertension", 1),
        ("clinic", "the hypertension clinic", 0),
        ("clinic", "the Hypertension Clinic", 0),
        ("clinic", "the hypertension\nclinic", 0),
        ("clinic", "two hypertension clinics", 0),
        ("clinic", "the hypertension clinician", 1),
        ("clinic", "the hypertension, clinic", 1),
        ("clinic", "the hypertension day clinic", 1),
        ("clinic", "It is hypertension. Clinic is on Monday.", 1),
        ("clinic", "clinic hypertension", 1),
        ("clinic | of pregnancy", "hypertension of pregnancy", 0),
        ("of pregnancy", "hypertension of the", 1),
        ("of pregnancy", "hypertension of", 1),
        ("#", "hypertension 2", 0),
        ("#", "hypertension two", 1),
        ("stage #", "hypertension stage 2", 0),
        ("stage #", "hypertension stage two", 1),
        ("2 of | # weeks", "hypertension 2 weeks", 0),
        ("2 of | # weeks", "hypertension 2 of", 0),
    ],
)
def test_matching_unless_after(matched, cell, text, expected):
    assert len(matched(text, row("hypertension", unless_after=cell))) == expected


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        ("take", "take zorb", 1),
        ("take", "Take zorb", 1),
        ("take", "takes zorb", 1),
        ("take", "took zorb", 0),
        ("take", "zorb", 0),
        ("take", "take the zorb", 0),
        ("take", "What to take. Zorb", 0),
        ("take", "zorb to take", 0),
        ("take | # tablet", "2 tablet zorb", 1),
        ("# tablet", "2 tablets zorb", 1),
        ("# tablet", "two tablets zorb", 0),
        ("# tablet", "tablet zorb", 0),
        ("#", "2 zorb", 1),
        ("#", "two zorb", 0),
    ],
)
def test_matching_only_before(matched, cell, text, expected):
    """The row counts only with one of these directly before it."""
    assert len(matched(text, row("zorb", only_before=cell))) == expected


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        ("pain", "zorb pain", 1),
        ("pain", "zorb pains", 1),
        ("pain", "Zorb PAIN", 1),
        ("pain", "zorb painful", 0),
        ("pain", "zorb", 0),
        ("pain", "pain zorb", 0),
        ("pain", "zorb or pain", 0),
        ("pain", "a zorb. Pain", 0),
        ("pain | # mg", "zorb 5 mg", 1),
        ("# mg", "zorb 5mg", 1),
        ("# mg", "zorb five mg", 0),
        ("in the chest", "zorb in the\nchest", 1),
        ("in the chest", "zorb in the", 0),
    ],
)
def test_matching_only_after(matched, cell, text, expected):
    """The row counts only with one of these directly after it."""
    assert len(matched(text, row("zorb", only_after=cell))) == expected


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        ("tablet", "a tablet of zorb", 1),
        ("tablet", "zorb as one tablet", 1),
        ("tablet", "Tablets of zorb", 1),
        ("tablet", "zorb", 0),
        ("tablet", "a tabletop and zorb", 0),
        ("tablet", "Here is a tablet. Zorb is not.", 0),
        ("tablet", "Zorb is not. Here is a tablet.", 0),
        ("tablet", "- a tablet\n- zorb", 0),
        ("blood pressure", "zorb for your blood\npressure", 1),
        ("blood pressure", "zorb and pressure of blood", 0),
        ("tablet | blood pressure", "blood pressure and zorb", 1),
        ("#", "zorb at 9.30", 1),
        ("#", "zorb at nine", 0),
        ("# mg", "zorb, 5 mg", 1),
        ("# mg", "zorb, 5 of mg", 0),
    ],
)
def test_matching_only_with(matched, cell, text, expected):
    """The row counts only if one of these stands in the same sentence."""
    assert len(matched(text, row("zorb", only_with=cell))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take your tablet (500 mg) zorb", ["zorb"]),
        ("take zorb (500 mg)", ["zorb"]),
        ("take zorb (so many mg)", []),
        ("take zorb (mg)", []),
        ("take zorb (it is (500 mg) strong)", []),
    ],
)
def test_matching_only_with_looks_into_brackets_that_begin_with_a_number(matched, text, expected):
    """A dose in brackets makes the term no less a dose; other brackets explain."""
    assert matched(text, row("zorb", only_with="mg")) == expected


@pytest.mark.parametrize(
    ("column", "cell", "text", "expected"),
    [
        ("unless_after", "clinic", "the zorb (a kind of scan) clinic", 0),
        ("unless_after", "clinic", "the zorb (a kind of clinic) scan", 1),
        ("unless_before", "portal", "the portal (liver) zorb", 0),
        ("unless_before", "portal", "the liver (portal) zorb", 1),
        ("only_after", "clinic", "the zorb (a kind of scan) clinic", 1),
        ("only_before", "take", "take (with food) zorb", 1),
        ("only_before", "take", "(take zorb) now", 1),
        ("unless_after", "now", "(take zorb) now", 1),
        ("unless_after", "clinic", "the zorb (clinic", 1),
    ],
)
def test_matching_conditions_look_past_brackets(matched, column, cell, text, expected):
    """An explanation in brackets does not part a term from its neighbours."""
    assert len(matched(text, row("zorb", **{column: cell}))) == expected


def test_matching_only_with_looks_at_each_sentence(matched):
    text = "Zorb is here. Zorb is a tablet. Zorb is there. A tablet of zorb."

    assert matched(text, row("zorb", only_with="tablet")) == ["Zorb", "zorb"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take zorb for pain with food", 1),
        ("take zorb for pain", 0),
        ("take zorb with food", 0),
        ("zorb for pain with food", 0),
        ("not take zorb for pain with food", 0),
        ("take zorb for pain only with food", 0),
    ],
)
def test_matching_wants_all_columns_to_agree(matched, text, expected):
    cells = {
        "only_before": "take",
        "only_after": "for pain",
        "only_with": "food",
        "unless_before": "not take",
        "unless_after": "for pain only",
    }

    assert len(matched(text, row("zorb", **cells))) == expected


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (["kidney disease", "chronic kidney disease", "chronic"], "chronic kidney disease", ["chronic kidney disease"]),
        (
            ["kidney disease", "chronic kidney disease", "chronic"],
            "a chronic cough, kidney disease",
            ["chronic", "kidney disease"],
        ),
        (["kidney disease", "disease"], "kidney disease, liver disease", ["kidney disease", "disease"]),
        # "b c d e" beats both the phrases that run into it.
        (["a b c", "b c d e", "e f g"], "a b c d e f g", ["b c d e"]),
        # "d e f" gives way to "a b c d", and so no longer stands in the way of "f g".
        (["a b c d", "d e f", "f g"], "a b c d e f g", ["a b c d", "f g"]),
        # The same the other way about.
        (["a b", "b c d", "d e f g"], "a b c d e f g", ["a b", "d e f g"]),
        # Three deep: each gives way to the one around it.
        (["b", "a b", "a b c"], "a b c", ["a b c"]),
        (["b.i.d.", "b.i.d. with food"], "b.i.d. with food", ["b.i.d. with food"]),
        # Tokens are counted, not letters.
        (["or a c", "c cholecystectomy"], "or a c cholecystectomy", ["or a c"]),
    ],
)
def test_matching_the_longest_wins(matched, terms, text, expected):
    rows = [row(term, slug=f"row{number}") for number, term in enumerate(terms)]

    assert matched(text, *rows) == expected


def test_matching_a_longer_row_that_is_switched_off_protects_nothing(matched):
    rows = [row("kidney disease", slug="short"), row("chronic kidney disease", slug="long", unless_after="clinic")]

    assert matched("the chronic kidney disease clinic", *rows) == ["kidney disease"]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (["discharge", "discharge"], "your discharge", [("t.row0", "discharge"), ("t.row1", "discharge")]),
        (
            ["heart valve", "valve disease"],
            "heart valve disease",
            [("t.row0", "heart valve"), ("t.row1", "valve disease")],
        ),
        (
            ["valve disease", "heart valve"],
            "heart valve disease",
            [("t.row1", "heart valve"), ("t.row0", "valve disease")],
        ),
        (["a b", "b c", "c d"], "a b c d", [("t.row0", "a b"), ("t.row1", "b c"), ("t.row2", "c d")]),
    ],
)
def test_matching_of_equal_length_all_stay(matches, terms, text, expected):
    """Neither has the better claim; they stand in order of place, then of id."""
    document, found = matches(text, *(row(term, slug=f"row{number}") for number, term in enumerate(terms)))

    assert [
        (match.entry.id, text[document.starts[match.first] : document.ends[match.last - 1]]) for match in found
    ] == expected


@pytest.mark.parametrize(
    ("term", "forms", "text", "expected"),
    [
        ("follow-up", "follow\u2011up", "a follow-up", ["follow-up"]),
        ("follow-up", "Follow-Up | FOLLOW-UP", "a follow-up", ["follow-up"]),
        ("b.i.d.", "b.i.d", "take it b.i.d. now", ["b.i.d."]),
        ("b.i.d.", "b.i.d", "take it b.i.d now", ["b.i.d"]),
    ],
)
def test_matching_a_row_is_found_once_at_a_place(matched, term, forms, text, expected):
    """Two forms of a row that read the same are one match."""
    assert matched(text, row(term, forms)) == expected


def test_a_word_anywhere_in_the_sentence_switches_a_row_off(tmp_path):
    """`unless_with` looks at the whole sentence and at no other."""
    row = {
        "id": "own.mass",
        "term": "mass",
        "category": "clinical",
        "action": "choose",
        "replacements": "lump",
        "unless_with": "church",
    }
    checker = checker_with(write_list(tmp_path / "ours.csv", [row]))

    def hits(text):
        return [finding.entry for finding in checker.check(text).findings if finding.entry == "own.mass"]

    assert hits("A mass was seen. You went to church.") == ["own.mass"]
    assert hits("You went to mass at the church.") == []
    assert hits("At the church you went to mass.") == []


def test_a_row_may_set_the_severity_of_its_findings(tmp_path):
    """The row's severity stands in place of the rule's; the policy has the last word."""
    row = {
        "id": "own.zorb",
        "term": "zorb",
        "category": "plain",
        "action": "choose",
        "replacements": "ball",
        "severity": "info",
    }
    path = write_list(tmp_path / "ours.csv", [row])

    def severities(policy):
        return [
            finding.severity for finding in checker_with(path, policy=policy).check("A zorb.").findings if finding.entry
        ]

    assert severities(Policy()) == ["info"]
    assert severities(Policy(severity={"jargon.plain": "error"})) == ["error"]


def test_matching_finds_a_row_once_where_its_forms_overlap(matched):
    """Two forms of one row that overlap at equal length are one place, the first; two rows there are both found."""
    assert matched("zorb quux blip", row("zorb quux", forms="quux blip")) == ["zorb quux"]
    assert matched("zorb quux blip", row("zorb quux", slug="one"), row("quux blip", slug="two")) == [
        "zorb quux",
        "quux blip",
    ]


def test_matching_looks_through_a_sentence_once_for_each_row(matched, monkeypatch):
    """However often a row is in one long sentence: else the time would grow with the square of its length."""
    looks = []
    occur = RowIndex._occurs
    monkeypatch.setattr(RowIndex, "_occurs", lambda *given: looks.append(1) or occur(*given))

    assert len(matched("zorb " * 200, row("zorb", unless_with="quux | blip of"))) == 200
    assert len(looks) == 1


def test_matching_of_a_row_that_is_not_used(tmp_path):
    """The rows keep their numbers, whichever of them a policy switches off."""
    entries = entries_of(tmp_path / "rows.csv", [row("zorb", slug="one"), row("quux", slug="two", unless_before="no")])
    index = RowIndex([None, entries[1]], row_heads(entries, ENGLISH), ENGLISH)

    assert [match.entry.id for match in index.find(document_in("zorb quux, no quux"))] == ["t.two"]


NAMED = ("blip", "take", "24", "#", "covid 24", "stage #", "# blip", "take the blip", "# 24")
NEAR = ("blip", "blips", "take", "takes", "24", "5", "covid", "stage", "the", "zorb", ".", "(", ")")


@given(
    cells=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(COLUMNS, st.lists(st.sampled_from(NAMED), min_size=1, max_size=3))
    ),
    words=st.lists(st.sampled_from(NEAR), max_size=7).map(lambda words: [*words, "zorb"]),
    after=st.lists(st.sampled_from(NEAR), max_size=4),
)
def test_law_conditions_are_what_they_say(rows_of, cells, words, after):
    """By the plain definition: what is before, what is after, what is in the sentence; brackets are passed over."""
    document = document_in(" ".join([*words, *after]))
    entry = rows_of("zorb")._replace(**{column: tuple(found) for column, found in cells.items()})

    found = [match.first for match in RowIndex([entry], row_heads([entry], ENGLISH), ENGLISH).find(document)]
    assert found == [
        token for token, norm in enumerate(document.norms) if norm == "zorb" and fits(document, token, cells)
    ]


def fits(document, token, cells):
    """Whether the words beside a token, and those of its sentence, are as the cells of a row ask."""
    sentence = document.sentences[document.sentence_of[token]]
    hidden = set() if token in document.bracketed else document.bracketed
    places = [place for place in range(sentence.first, sentence.last) if place not in hidden]
    here = places.index(token)
    norms = [document.norms[place] for place in places]

    def is_at(cell, start):
        asked = phrase(cell)
        said = norms[start : start + len(asked)] if start >= 0 else []
        return len(said) == len(asked) and all(
            word == asked_for or (asked_for == "#" and word[0].isdigit()) or word in ENGLISH.plurals(asked_for)
            for asked_for, word in zip(asked, said, strict=True)
        )

    def holds(column):
        if column.endswith("before"):
            return any(is_at(cell, here - len(phrase(cell))) for cell in cells[column])
        if column.endswith("after"):
            return any(is_at(cell, here + 1) for cell in cells[column])
        return any(is_at(cell, start) for cell in cells[column] for start in range(len(norms)))

    return all(holds(column) is column.startswith("only") for column in cells)
