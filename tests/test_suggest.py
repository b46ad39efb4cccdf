"""From a match to what is offered: dropped in, it must read as if someone had written it."""

from __future__ import annotations

import pytest
from conftest import checker_with, document_in, entries_of, matches_in, proposals_in, write_list

from clarity.bundle import listed
from clarity.en import ENGLISH
from clarity.match import longest
from clarity.suggest import Edit, Suppressed, glosses, plain_words, suggest, wordings


def row(term, replacements="", **cells):
    """A row of a word list; what a test does not say is of no matter to it."""
    usual = {"id": "t.row", "category": "plain", "action": "replace"}
    return usual | {"term": term, "replacements": replacements} | cells


UTILISE = row("utilise", "use", id="t.utilise", forms="utilises=uses | utilised=used | utilising=using ; when using")
HYPERTENSION = row("hypertension", "high blood pressure | raised pressure", id="t.hypertension", category="condition")
BIOPSY = row(
    "biopsy", id="t.biopsy", category="test", action="explain", explanation="a look at a small piece of the body"
)
BP = row("BP", "blood pressure", id="t.bp", category="abbr", action="choose")
BID = row("b.i.d.", "twice a day", id="t.bid", category="dose", action="choose")
LAPSE = row("lapse", id="t.lapse", action="flag", category="result")
ZOTREX = row(
    "zotrex", id="t.zotrex", category="medicine", action="explain", explanation="for pain", only_with="never said"
)
STEMS = {"pril": ("april",), "statin": ()}


@pytest.fixture
def offered(tmp_path):
    """What is offered where some rows are found in a text."""

    def find(text, *rows):
        return proposals_in(document_in(text), entries_of(tmp_path / "rows.csv", rows), STEMS)

    return find


@pytest.fixture
def suggestions(offered):
    """What is offered at each place: what would then be there instead of the term, with a gloss after it."""

    def read(text, proposal, edit):
        return text[proposal.start : edit.start] + edit.text if edit.start == edit.end else edit.text

    return lambda text, *rows: [
        tuple(read(text, proposal, edit) for edit in proposal.edits) for proposal in offered(text, *rows)
    ]


@pytest.fixture
def edited(offered):
    """The text once the first offer of its only place is taken."""

    def edit(text, *rows):
        [proposal] = offered(text, *rows)
        start, end, written = proposal.edits[0]
        return text[:start] + written + text[end:]

    return edit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please utilise the door.", [("use",)]),
        ("She utilises the door.", [("uses",)]),
        ("She utilised the door.", [("used",)]),
        ("She fell utilising the door.", [("using", "when using")]),
        ("Bed utilisation is high.", []),
    ],
)
def test_wording_of_inflected_forms(suggestions, text, expected):
    assert suggestions(text, UTILISE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two fractures", ("breaks",)),
        ("A fracture", ("break",)),
        ("A fractuur", ("break",)),
    ],
)
def test_wording_of_a_form_without_offers_is_the_rows(suggestions, text, expected):
    """A plural brings its own plain words, another spelling takes those of the row."""
    assert suggestions(text, row("fracture", "break", forms="fractures=breaks | fractuur")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please utilise the door.", "Please use the door."),
        ("Utilise the door.", "Use the door."),
        ("Wait. Utilise the door.", "Wait. Use the door."),
        ("utilise the door", "use the door"),
        ("- Utilise the door", "- Use the door"),
        ("- utilise the door", "- use the door"),
        ("• Utilise the door", "• Use the door"),
        ("1. Utilise the door", "1. Use the door"),
        ("a) Utilise the door", "a) Use the door"),
        ("(Utilise the door.)", "(Use the door.)"),
        ("“Utilise the door.”", "“Use the door.”"),
        ("**Utilise** the door", "**Use** the door"),
        ("How To Utilise The Door", "How To Use The Door"),
        ("how Utilised it is", "how Used it is"),
        ("PLEASE UTILISE THE DOOR", "PLEASE USE THE DOOR"),
        ("UTILISE THE DOOR", "USE THE DOOR"),
        ("Please\nutilise the door", "Please\nuse the door"),
    ],
)
def test_wording_takes_the_capitals_of_the_term(edited, text, expected):
    assert edited(text, UTILISE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You had a myocardial infarction.", "You had a heart attack."),
        ("Myocardial infarction is rare.", "Heart attack is rare."),
        ("Myocardial Infarction Clinic", "Heart attack Clinic"),
        ("Ask about Myocardial\ninfarction.", "Ask about Heart attack."),
        ("YOU HAD A MYOCARDIAL INFARCTION.", "YOU HAD A HEART ATTACK."),
    ],
)
def test_wording_takes_the_first_capital_of_a_phrase_or_all(edited, text, expected):
    assert edited(text, row("myocardial infarction", "heart attack")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your BP is fine.", "Your blood pressure is fine."),
        ("BP is fine.", "Blood pressure is fine."),
        ("bp is fine.", "blood pressure is fine."),
        ("Your Bp is fine.", "Your blood pressure is fine."),
        ("- BP check", "- Blood pressure check"),
        ("1. BP check", "1. Blood pressure check"),
        ("2) BP check", "2) Blood pressure check"),
        ("a) BP check", "a) Blood pressure check"),
        ("Wait. BP is fine.", "Wait. Blood pressure is fine."),
        ("(BP is fine.)", "(Blood pressure is fine.)"),
        ("YOUR BP is fine.", "YOUR blood pressure is fine."),
        ("Fine: BP", "Fine: blood pressure"),
    ],
)
def test_wording_of_an_abbreviation_is_raised_only_at_a_sentence_start(edited, text, expected):
    """Its capitals say nothing about those of its plain words."""
    assert edited(text, BP) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We help IV line users.", "We help people with a drip."),
        ("IV line users can ring.", "People with a drip can ring."),
        ("We help Iv line users.", "We help People with a drip."),
    ],
)
def test_wording_of_a_phrase_that_begins_with_an_abbreviation_is_raised_only_at_a_sentence_start(
    edited, text, expected
):
    assert edited(text, row("iv line users", "people with a drip")) == expected


def test_wording_of_an_abbreviation_in_capitals_is_not_shouted(edited):
    assert edited("Take it B.I.D. with food.", BID) == "Take it twice a day with food."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take it b.i.d. with food.", "Take it twice a day with food."),
        ("Take it b.i.d with food.", "Take it twice a day with food."),
        ("Take it b.i.d.", "Take it twice a day."),
        ("Take it b.i.d. Rest after it.", "Take it twice a day. Rest after it."),
        ("- Take it b.i.d", "- Take it twice a day"),
        ("Take it [b.i.d.] now.", "Take it [twice a day] now."),
        ("Take it b.i.d.; then rest.", "Take it twice a day; then rest."),
        ("Is it b.i.d.?", "Is it twice a day?"),
        ("The label says “take it b.i.d.” Rest after it.", "The label says “take it twice a day.” Rest after it."),
        ("(Take it b.i.d.) Rest after it.", "(Take it twice a day.) Rest after it."),
    ],
)
def test_wording_keeps_the_full_stop_that_ends_a_sentence(edited, text, expected):
    """The last full stop of "b.i.d." is the abbreviation's alone, unless the sentence ends there."""
    assert edited(text, BID) == expected


@pytest.mark.parametrize(
    ("term", "plain", "text", "expected"),
    [
        ("MRI", "scan", "You need an MRI.", "You need a scan."),
        ("STEMI", "heart attack", "You had a STEMI.", "You had a heart attack."),
        ("STEMI", "urgent heart attack", "You had a STEMI.", "You had an urgent heart attack."),
        ("MSU", "urine test", "You need an MSU.", "You need a urine test."),
        ("MSU", "urine test", "An MSU is due.", "A urine test is due."),
        ("sonogram", "ultrasound", "You need a sonogram.", "You need an ultrasound."),
        ("sonogram", "ultrasound", "A sonogram is due.", "An ultrasound is due."),
        ("magnet scan", "MRI", "You need a magnet scan.", "You need an MRI."),
        ("heart trace", "ECG", "You need a heart trace.", "You need an ECG."),
        ("plain film", "X-ray", "You need a plain film.", "You need an X-ray."),
        ("ED", "A&E visit", "You need a ED.", "You need an A&E visit."),
        ("internist", "GP", "Ask an internist.", "Ask a GP."),
        ("infection", "UTI", "You have an infection.", "You have a UTI."),
        ("period", "hour", "It takes a period.", "It takes an hour."),
        ("item", "unit", "You had an item.", "You had a unit."),
        ("item", "university", "This is an item.", "This is a university."),
        ("rare", "unusual", "It is a rare sign.", "It is an unusual sign."),
        ("odd", "usual", "It is an odd sign.", "It is a usual sign."),
        ("odd", "one-sided", "It is an odd sign.", "It is a one-sided sign."),
        ("forthright", "honest", "It is a forthright sign.", "It is an honest sign."),
        ("odd", "European", "It is an odd list.", "It is a European list."),
        ("long", "8-week", "It is a long course.", "It is an 8-week course."),
        ("long", "11-day", "It is a long course.", "It is an 11-day course."),
        ("endless", "10-day", "It is an endless course.", "It is a 10-day course."),
        ("odd", "healthy", "It is an odd sign.", "It is a healthy sign."),
        ("adverse", "unintended", "It is an adverse effect.", "It is an unintended effect."),
        ("minor", "unimportant", "It is a minor change.", "It is an unimportant change."),
    ],
)
def test_wording_changes_the_article(edited, term, plain, text, expected):
    """A or an, by how the plain words sound."""
    assert edited(text, row(term, plain)) == expected


@pytest.mark.xfail(strict=True, reason="a or an is judged by the first letters, which mislead here")
@pytest.mark.parametrize(
    ("term", "plain", "text", "expected"),
    [
        ("heart attack", "STEMI", "You had a heart attack.", "You had a STEMI."),
        ("sugar test", "HbA1c test", "You need a sugar test.", "You need an HbA1c test."),
    ],
)
def test_wording_changes_the_article_by_sound_not_letters(edited, term, plain, text, expected):
    assert edited(text, row(term, plain)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THIS IS AN OEDEMA", "THIS IS A SWELLING"),
        ("AN OEDEMA HURTS", "A SWELLING HURTS"),
        ("A TENSION HURTS", "AN ACHING HURTS"),
    ],
)
def test_wording_changes_the_article_in_all_caps(edited, text, expected):
    assert edited(text, row("oedema", "swelling", forms="tension=aching")) == expected


@pytest.mark.parametrize(
    ("text", "place", "edit"),
    [
        ("You need an MSU.", 12, Edit(9, 15, "a urine test")),
        ("You need an\nMSU.", 12, Edit(9, 15, "a urine test")),
        ("You need the MSU.", 13, Edit(13, 16, "urine test")),
        ("You need one MSU.", 13, Edit(13, 16, "urine test")),
        ("MSU", 0, Edit(0, 3, "Urine test")),
        ("You can. MSU", 9, Edit(9, 12, "Urine test")),
    ],
)
def test_wording_takes_in_an_article_only_if_it_must_change(offered, text, place, edit):
    """The edit is wider then; the place that is told stays the term's own."""
    [proposal] = offered(text, row("MSU", "urine test"))

    assert (proposal.start, proposal.end) == (place, place + 3)
    assert proposal.edits == (edit,)


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("You need a sonogram.", (Edit(9, 19, "an ultrasound"), Edit(11, 19, "scan"))),
        ("You need the sonogram.", (Edit(13, 21, "ultrasound"), Edit(13, 21, "scan"))),
    ],
)
def test_wording_gives_each_offer_the_article_that_it_needs(offered, text, edits):
    """Where the article may stay, the edit leaves it alone."""
    [proposal] = offered(text, row("sonogram", "ultrasound | scan"))

    assert proposal.edits == edits


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("You need a biopsy.", (Edit(17, 17, " (a look at a small piece of the body)"),)),
        ("Biopsy is quick.", (Edit(6, 6, " (a look at a small piece of the body)"),)),
        ("You need an MRI.", (Edit(15, 15, " (a scan with magnets)"),)),
    ],
)
def test_wording_that_keeps_the_term_is_put_in_after_it(offered, text, edits):
    """Nothing is replaced, so nothing before the term can change."""
    mri = row("MRI", category="test", action="explain", explanation="a scan with magnets")
    [proposal] = offered(text, BIOPSY, mri)

    assert proposal.edits == edits
    assert proposal.end == edits[0].start


@pytest.mark.parametrize(
    ("plain", "text", "expected"),
    [
        ("the belly", "It is an abdomen.", "It is the belly."),
        ("the belly", "An abdomen is soft.", "The belly is soft."),
        ("your belly", "It is an abdomen.", "It is your belly."),
        ("some pain", "It is an abdomen.", "It is some pain."),
        ("there", "It is an abdomen.", "It is a there."),
    ],
)
def test_wording_with_an_article_of_its_own_swallows_the_texts(edited, plain, text, expected):
    assert edited(text, row("abdomen", plain)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hepatitis A infection.", "You have hepatitis A illness."),
        ("Low vitamin A infection", "Low vitamin A illness"),
    ],
)
def test_wording_leaves_the_a_of_a_name_alone(edited, text, expected):
    assert edited(text, row("infection", "illness")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your GFR is low.", ("kidney function", "filter rate")),
        ("Your GFR function is low.", ("filter rate",)),
        ("Your kidney GFR is low.", ("filter rate",)),
        ("Your Kidney, GFR", ("filter rate",)),
        ("Your GFR, function", ("kidney function", "filter rate")),
        ("Your GFR functions", ("kidney function", "filter rate")),
        ("This is your kidney. GFR is low.", ("Kidney function", "Filter rate")),
        ("This is your GFR. Function is low.", ("kidney function", "filter rate")),
        ("kidney\n\nYour GFR", ("kidney function", "filter rate")),
    ],
)
def test_wording_never_says_a_word_twice_in_a_row(suggestions, text, expected):
    assert suggestions(text, row("GFR", "kidney function | filter rate", category="abbr", action="choose")) == [
        expected
    ]


def test_wording_may_leave_nothing_to_offer(suggestions):
    """The place is reported all the same."""
    assert suggestions("Your renal kidney", row("renal", "kidney")) == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hypertension.", [("high blood pressure (hypertension)", "high blood pressure", "raised pressure")]),
        ("Hypertension harms.", [("High blood pressure (hypertension)", "High blood pressure", "Raised pressure")]),
        (
            "You have hypertension. Treat hypertension.",
            [
                ("high blood pressure (hypertension)", "high blood pressure", "raised pressure"),
                ("high blood pressure", "raised pressure"),
            ],
        ),
        (
            "HYPERTENSION harms",
            [("HIGH BLOOD PRESSURE (HYPERTENSION)", "HIGH BLOOD PRESSURE", "RAISED PRESSURE")],
        ),
        ("Your hypertension's effects", [("high blood pressure", "raised pressure")]),
        ("Your hypertension’s effects", [("high blood pressure", "raised pressure")]),
    ],
)
def test_wording_of_a_condition_keeps_its_name_where_it_first_stands(suggestions, text, expected):
    """Patients will meet the name again; a possessive leaves no room for brackets."""
    assert suggestions(text, HYPERTENSION) == expected


@pytest.mark.parametrize(
    ("term", "category", "expected"),
    [
        ("hypertension", "symptom", ("high blood pressure",)),
        ("systemic high blood pressure", "condition", ("high blood pressure",)),
        ("HTN", "condition", ("high blood pressure (HTN)", "high blood pressure")),
    ],
)
def test_wording_keeps_a_name_only_if_it_is_a_conditions_and_says_more(suggestions, term, category, expected):
    assert suggestions(f"You have {term}.", row(term, "high blood pressure", category=category)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You need a biopsy.", [("biopsy (a look at a small piece of the body)",)]),
        ("Biopsy is quick.", [("Biopsy (a look at a small piece of the body)",)]),
        ("BIOPSY", [("BIOPSY (a look at a small piece of the body)",)]),
        (
            "You need a biopsy. The biopsy is quick. A biopsy heals.",
            [("biopsy (a look at a small piece of the body)",)],
        ),
        ("Your biopsy's result", [()]),
    ],
)
def test_wording_explains_only_where_a_term_first_stands(suggestions, text, expected):
    assert suggestions(text, BIOPSY) == expected


def test_wording_of_a_form_with_an_explanation_of_its_own(suggestions):
    fibrillation = row(
        "AF",
        action="explain",
        explanation="an uneven heartbeat",
        forms="a-fib=atrial fibrillation (a-fib, an uneven heartbeat)",
    )

    assert suggestions("You have a-fib.", fibrillation) == [("atrial fibrillation (a-fib, an uneven heartbeat)",)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("a-fib=a-fib (an uneven heartbeat)", [("a-fib (an uneven heartbeat)",)]),
        ("a-fib=an uneven heartbeat", [("an uneven heartbeat",), ("an uneven heartbeat",)]),
    ],
)
def test_wording_that_drops_the_term_explains_it_at_every_place(suggestions, form, expected):
    """Only where the term stays has the reader learnt it."""
    fibrillation = row("AF", action="explain", explanation="an uneven heartbeat", forms=form)

    assert suggestions("You have a-fib. Treat a-fib.", fibrillation) == expected


def test_wording_of_an_explanation_has_no_sentence_end_in_its_brackets(suggestions):
    stent = row("stent", action="explain", explanation="A small tube. It holds a vessel open.")

    assert suggestions("You have a stent.", stent) == [("stent (A small tube; it holds a vessel open)",)]


@pytest.mark.parametrize(
    "text",
    [
        "Utilise zotrex today.",
        "Utilise Zotrex’s pack.",
        "Utilise ramipril today.",
        "Utilise RAMIPRIL today.",
        "Utilise simvastatin today.",
        "Utilise ramipril/zorbix today.",
        "Utilise 5 mg today.",
        "Utilise 5mg today.",
        "Utilise 0.5 ml today.",
        "Utilise 2 tablets today.",
        "Utilise the mask and take 1 puff.",
        "Utilise 10 units today.",
        "Utilise it b.i.d. today.",
        "- Utilise ramipril",
        "Utilise\nramipril today",
        "Ramipril:\n\nUtilise it at night.",
        "Your ramipril\n\nUtilise it at night.",
    ],
)
def test_wording_beside_a_medicine_is_for_a_person_to_choose(offered, text):
    """A listed name, a stem, a dose or a timing in the sentence turns `replace` into `choose`; the offer stays."""
    [found] = [found for found in offered(text, UTILISE, ZOTREX, BID) if found.match.entry.id == "t.utilise"]

    assert (found.action, [edit.text for edit in found.edits]) == ("choose", ["Use"])


@pytest.mark.parametrize(
    "text",
    [
        "Utilise the statin leaflet.",
        "Utilise it for 5 days.",
        "Utilise it at 5.",
        "Utilise the tablets.",
        "Utilise the unit on floor 5.",
        "Utilise two tablets.",
        "Utilise prilled salt.",
        "Utilise zotrexes.",
        "Utilise it. Take ramipril today.",
        "Take 5 mg. Utilise it.",
        "- Utilise it\n- ramipril",
        "Utilise the side door in April.",
        "Your scan:\n\nUtilise it. Take ramipril today.",
        "Your ramipril\n\nTake it at night. Utilise the box.",
    ],
)
def test_wording_elsewhere_is_safe_to_replace(offered, text):
    """A stem alone, a month that ends like one, a number without a unit, or a medicine in another sentence."""
    [found] = offered(text, UTILISE, ZOTREX)

    assert (found.action, [edit.text for edit in found.edits]) == ("replace", ["Use"])


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        ((BP,), "Your BP on ramipril", "choose"),
        ((BP,), "Your BP", "choose"),
        ((BIOPSY,), "A biopsy on ramipril", "explain"),
        ((LAPSE,), "A lapse on ramipril", "flag"),
    ],
)
def test_wording_beside_a_medicine_changes_no_other_action(offered, rows, text, expected):
    [proposal] = offered(text, *rows)

    assert proposal.action == expected


@pytest.mark.parametrize(
    ("senses", "message"),
    [
        ("", '"Progressing" can be misunderstood.'),
        ("getting worse | going well", '"Progressing" can be misunderstood. It can mean: getting worse; going well.'),
    ],
)
def test_wording_of_a_flag_offers_nothing_and_names_the_senses(tmp_path, senses, message):
    flag = row("progressing", senses, action="flag", category="course")
    findings = checker_with(write_list(tmp_path / "rows.csv", [flag])).check("Progressing.").findings
    [finding] = [finding for finding in findings if finding.entry]

    assert (finding.action, finding.suggestions, finding.message) == ("flag", (), message)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The oedema's cause", "The swelling's cause"),
        ("The oedema’s cause", "The swelling’s cause"),
        ("OEDEMA’S CAUSE", "SWELLING’S CAUSE"),
    ],
)
def test_wording_before_a_possessive(edited, text, expected):
    assert edited(text, row("oedema", "swelling")) == expected


def test_wording_offers_each_wording_once(suggestions):
    """Two offers that capitals make equal are one."""
    assert suggestions("Utilise it", row("utilise", "use | Use | employ")) == [("Use", "Employ")]


def test_wording_never_offers_what_stands_there(suggestions):
    assert suggestions("Use it", row("utilise", "use", forms="Use=use ; take")) == [("Take",)]


def test_wording_spans_the_white_space_within_a_term(edited):
    assert edited("Rest prior \n  to it.", row("prior to", "before")) == "Rest before it."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('You told us, "I am a zorb and I failed".', []),
        ("You told us, \u201cI am a zorb\u201d.", []),
        ('You told us, "My life is zorb", and we think it is zorb.', [("zorb", 51)]),
        ('You are "zorb" today.', [("zorb", 9)]),
        ('You said, "I am well", you zorb.', [("zorb", 27)]),
        ("You told us I am a zorb.", [("zorb", 19)]),
    ],
)
def test_wording_of_a_tone_row_is_silent_on_what_people_say_of_themselves(offered, text, expected):
    """Between quotes with a word of the first person; quotes alone hurt like the word itself."""
    found = offered(text, row("zorb", "kind", category="tone.label", action="choose"))

    assert [(text[proposal.start : proposal.end], proposal.start) for proposal in found] == expected


def test_wording_of_a_jargon_row_is_offered_in_quotes_too(offered):
    [proposal] = offered('You said, "I have oedema".', row("oedema", "swelling"))

    assert proposal.match.entry.category == "plain"


# Why a match is not reported, and where a place may stay as it is.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hypertension.", [None]),
        ("You have hypertension (high blood pressure).", ["explained"]),
        ("You have hypertension (high blood pressure). Treat hypertension.", ["explained", "explained before"]),
        ("Hypertension\n\nYou have hypertension (high blood pressure).", ["explained later", "explained"]),
        ("You need a biopsy. The biopsy is quick.", [None, "said before"]),
        ('You told us, "I am a lapse".', ["reported"]),
    ],
)
def test_a_match_that_is_not_reported_says_why(tmp_path, text, expected):
    entries = entries_of(tmp_path / "rows.csv", [HYPERTENSION, BIOPSY, LAPSE | {"category": "tone.label"}])
    document = document_in(text)
    decided = suggest(document, matches_in(document, entries), ENGLISH, ENGLISH.vocabulary(listed(entries)))

    assert [found.reason if isinstance(found, Suppressed) else None for found in decided] == expected


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        ((HYPERTENSION,), "You have hypertension. Treat hypertension.", [False, True]),
        ((UTILISE,), "Utilise it. Utilise it.", [False, False]),
        ((BID,), "Take it b.i.d. now. Rest b.i.d. too.", [False, False]),
    ],
)
def test_a_later_place_may_stay_once_the_term_is_explained(offered, rows, text, expected):
    """Not of plain words, which need no explanation but others in their place, nor of doses."""
    assert [proposal.may_stay for proposal in offered(text, *rows)] == expected


# What a row says in plain words, and what it may offer.


def test_the_plain_words_of_a_row_are_its_offers_and_what_these_hold_in_brackets(tmp_path):
    [entry] = entries_of(
        tmp_path / "rows.csv",
        [row("AF", "uneven beat", action="explain", explanation="a beat", forms="a-fib=fibrillation (an odd beat)")],
    )

    assert plain_words(entry, entry.forms[1].offers) == [
        ("fibrillation", "(", "an", "odd", "beat", ")"), ("an", "odd", "beat"), ("uneven", "beat"), ("a", "beat"),
    ]  # fmt: skip
    assert plain_words(entry, ()) == [("uneven", "beat"), ("a", "beat")]


@pytest.mark.parametrize(
    "text",
    [
        "You have hypertension. Treat hypertension.",
        "Utilise it, utilising two. She utilises it.",
        "A biopsy of the heart.",
        "Your BP b.i.d. today.",
        "A lapse.",
    ],
)
def test_whatever_is_offered_is_among_the_wordings_of_its_row(offered, text):
    """So that what each counts can be worked out before any text is read."""
    for proposal in offered(text, UTILISE, HYPERTENSION, BIOPSY, BP, BID, LAPSE):
        counted = {wording.lower() for wording in wordings(proposal.match.entry)}
        for edit in proposal.edits:
            assert edit.text.strip().lower() in counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "she refused treatment".', []),
        ("Your notes say: \u201cpatient denies pain\u201d. We have changed this.", []),
        ("You are not a difficult patient.", []),
        ("Nobody should call you a junkie.", []),
        ("You are a difficult patient.", ["difficult patient"]),
        ('She refused treatment in the "day room".', ["refused"]),
        ("Do not share your rigs.", ["rigs"]),
        ("You are not well: you are a junkie.", ["junkie"]),
    ],
)
def test_tone_of_what_is_quoted_or_denied_is_not_reported(row_checker, text, expected):
    found = [
        finding.text
        for finding in row_checker.check(text).findings
        if finding.rule.startswith("tone.") and finding.entry
    ]

    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hypertension (high blood pressure).", "(high blood pressure)"),
        ("You have high blood pressure (hypertension).", "(hypertension)"),
        (
            "You have hypertension (high blood pressure). Your hypertension (a bit) is new.",
            "(high blood pressure)(a bit)",
        ),
        ("You had an MRI scan (a scan that uses magnets).", "(a scan that uses magnets)"),
        # Not reported for another reason, reported, or explained without a bracket
        ("You have hypertension (again).", ""),
        ("You have hypertension, that is high blood pressure, and walk a lot (at home).", ""),
        ("You can walk (at home).", ""),
    ],
)
def test_glosses_are_what_explains_a_term_in_brackets(checker, text, expected):
    document = document_in(text)
    decided = suggest(document, longest(checker._rows.find(document)), ENGLISH, checker._vocabulary)
    found = glosses(document, decided)

    assert (
        "".join(
            (" " if token - 1 in found and document.starts[token] > document.ends[token - 1] else "")
            + document.word(token)
            for token in sorted(found)
        )
        == expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have a fibroid (a growth in the womb, almost never cancer).", set()),
        ("You have cancer.", {"tone.blunt_news"}),
        ("You have a fibroid (a growth that was found in the womb).", set()),
        ("You have a lump (it was found in the womb).", {"reading.passive"}),
    ],
)
def test_what_explains_a_term_is_not_reported_for_information(found, text, expected):
    """It is no news that stands alone, and its voice is not the text's."""
    assert {rule for rule, _ in found(text)} & {"tone.blunt_news", "reading.passive"} == expected
