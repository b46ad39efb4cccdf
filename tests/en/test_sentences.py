from __future__ import annotations

import re
from itertools import pairwise

import pytest
from conftest import ROOT

from clarity.en.sentences import split
from clarity.original import Block, Original

GOLD = ROOT / "tests" / "data" / "sentences.txt"
KNOWN_WRONG = {
    "The clinic is at 12 Station Rd. Parking is free.": "a street name, or a new sentence: only sense tells",
    "The nurse will phone you with the results": "three lines, two begin with a number: nothing shows the wrap",
    "Before the test you will be asked to drink": "two lines, the second begins with a name",
}


def gold():
    for snippet in re.split(r"(?m)^====\s*\n", GOLD.read_text(encoding="utf-8")):
        body = re.sub(r"(?m)^# category:.*\n", "", snippet, count=1)
        text, _, expected = body.partition("\n----\n")
        if text.strip():
            yield text, [line.strip() for line in expected.splitlines() if line.strip()]


def sentences(text: str, *known: Block) -> list[tuple[int, int, int]]:
    """The sentences of a text, which is plain unless a format has told its blocks."""
    return list(split(Original(text, text, known or (Block(0, len(text), None),)))[1])


def units(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            text,
            expected,
            marks=[pytest.mark.xfail(reason=KNOWN_WRONG[key]) for key in KNOWN_WRONG if text.startswith(key)],
        )
        for text, expected in gold()
    ],
)
def test_sentences_equal_the_hand_made_gold(text, expected):
    """Each snippet of the gold file is cut as a careful editor cut it."""
    assert units(text) == expected


def test_gold_holds_enough_snippets():
    """At least 150 snippets were cut by hand, and at most 3 % of them are known to be cut wrongly."""
    count = len(list(gold()))

    assert count >= 150
    assert len(KNOWN_WRONG) <= 0.03 * count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \n\t\n ", []),
        ("Hello", ["Hello"]),
        ("...", ["..."]),
        ("12 34", ["12 34"]),
        ("One.\r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        (" . x", [". x"]),
    ],
)
def test_sentences_of_odd_texts(text, expected):
    assert units(text) == expected


def test_blocks_keep_a_wrapped_paragraph_together():
    text = "This paragraph is wrapped by hand at sixty columns, as in the\nEnglish letters of old. It goes on.\n\nNext."

    blocks, *_ = split(Original(text, text, (Block(0, len(text), None),)))
    assert [text[block.start : block.end] for block in blocks] == [text[:-7], "Next."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your tablets\n\nTake one.", ["heading", "paragraph"]),
        ("- Take one\n* Rest.\n1. Eat\na) Drink\n• Go", ["item"] * 5),
        ("Ward: 3B\nPhone: 555-0142", ["label", "label"]),
        ("Dear Mrs Lee,\nYour scan was fine.", ["paragraph", "paragraph"]),
        ("Is it fine?", ["paragraph"]),
        ("Yes!", ["paragraph"]),
        ("It is fine (we looked).", ["paragraph"]),
        ("(We looked)", ["paragraph"]),
        ("“It is fine.”", ["paragraph"]),
        ("Before your scan:\ndrink water.", ["label", "paragraph"]),
        ("Kind regards\nAnn Lee", ["heading", "heading"]),
    ],
)
def test_a_block_of_plain_text_is_of_the_kind_it_looks_like(text, expected):
    """What has no stop at its end is taken for a heading, since no sentence is in it."""
    blocks, *_ = split(Original(text, text, (Block(0, len(text), None),)))

    assert [block.kind for block in blocks] == expected


def test_what_a_format_says_of_a_block_counts():
    """Whatever it looks like; one block of a format may still be several."""
    text = "- a\n- b\n\nc"
    known = (Block(0, 8, "cell"), Block(9, 10, "heading"))
    blocks, found, _ = split(Original(text, text, known))

    assert [(text[block.start : block.end], block.kind) for block in blocks] == [
        ("- a", "cell"), ("- b", "cell"), ("c", "heading"),
    ]  # fmt: skip
    assert [number for _, _, number in found] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("your glasses\nyour hearing aid", 13, ["your glasses", "your hearing aid"]),
        ("your glasses your hearing aid", 13, ["your glasses", "your hearing aid"]),
        ("a list of your tablets", 9, ["a list of", "your tablets"]),
        ("your heart failure", 11, ["your heart", "failure"]),
    ],
)
def test_a_block_of_a_format_ends_above_a_small_letter_and_within_a_line(text, place, expected):
    """Such as the items of a list, and the cells of a table, which are on one line."""
    found = sentences(text, Block(0, place, "item"), Block(place, len(text), "item"))

    assert [text[start:end] for start, end, _ in found] == expected


def cut(marked: str) -> str:
    """Replace the marks of a reader, "|" where a sentence ends and "¶" where a block ends, by those of `sentences`."""
    text = re.sub("[|¶]", "", marked)
    for (_, end, block), (_, _, next_block) in reversed(list(pairwise(sentences(text)))):
        text = text[:end] + ("|" if block == next_block else "¶") + text[end:]
    return text


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("You may feel sore for a few days\nafter the test.", id="small-letter-goes-on"),
        pytest.param("After the test¶\nRest for a few days.", id="capital-starts-anew"),
        pytest.param("Dear Mrs Smith,¶\nthank you for coming to see us.", id="greeting"),
        pytest.param("Hi Sam, your lab results are in.| They all look\ngood to us.", id="greeting-within-a-sentence"),
        pytest.param("Kind regards¶\nthe eye clinic team", id="sign-off-above-a-small-letter"),
        pytest.param(
            "Please ring us if you have any questions about your new\ntablets.¶\nKind regards¶\nAnna Patel",
            id="sign-off-below-a-wrapped-paragraph",
        ),
        pytest.param(
            "Your legs are less swollen, and you sleep well.|\nThanks to the tablets you can walk to the shops\nagain.",
            id="thanks-within-a-sentence",
        ),
        pytest.param("Before your scan:¶\ndrink a litre of water.", id="colon-ends-a-heading"),
        pytest.param("Before your scan\ndrink a litre of water.", id="no-colon-no-heading"),
        pytest.param(
            "Medicines: amlodipine 5 mg and ramipril 10 mg, both at\nnight (was 5 mg)¶\nAllergies: penicillin",
            id="label",
        ),
        pytest.param(
            "Ramipril (to bring down your blood pressure): 5 mg at night (was\ntwo tablets of 2.5 mg)¶\n"
            "Amlodipine (a tablet that helps the blood flow through your arteries): no change",
            id="label-with-a-long-bracket",
        ),
        pytest.param(
            "Please phone the nurse (not the ward)\nMonday to Friday, but only at two times: nine and\nfour.",
            id="colon-far-into-a-line-is-no-label",
        ),
        pytest.param(
            "YOUR NEW INHALER (SALBUTAMOL)¶\nUse it when your chest feels tight or when\nyou cough at night.",
            id="heading-in-capitals",
        ),
        pytest.param(
            "If the pain in your knee comes back, please talk to your\nGP.|\nYou do not need to come back to see\nus.",
            id="two-capitals-are-no-heading",
        ),
        pytest.param(
            "NOTHING TO EAT OR DRINK FROM MIDNIGHT ON THE DAY BEFORE\nYOUR OPERATION¶\n"
            "You may have sips of water until six in the morning, but\nno milk and no juice.",
            id="heading-in-capitals-on-two-lines",
        ),
        pytest.param(
            "Lie still while we take the pictures, approx.\n30 in all.| You can go home when we have looked\nat them.",
            id="wrapped-after-an-abbreviation",
        ),
        pytest.param("Eye clinic, St. Mary’s Hosp.¶\nLeeds¶\nLS1 4XX", id="address-line-ends-in-an-abbreviation"),
        pytest.param(
            "Call the nurse line (020 7946 0000)\nMonday to Friday if your knee is\nhot or swollen.",
            id="wrapped-after-a-bracket",
        ),
        pytest.param("Children’s Ward (Level 2)¶\nMain Building", id="address-line-ends-in-a-bracket"),
        pytest.param(
            "Your scan was clear.|\nWe do not need to see you again, so you will not hear from\nus.",
            id="a-new-sentence-on-a-new-line-of-a-wrapped-paragraph",
        ),
        pytest.param("Your scan was clear.¶\nWe do not need to see you again.", id="each-sentence-on-its-own-line"),
    ],
)
def test_a_line_goes_on_or_starts_a_block(marked):
    """A line belongs to the block above it where a reader would read on."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "You told us that you had a heart attack while you were\n"
            "on holiday, and that the staff of Hospital Clínic\nBarcelona put in a stent.",
            id="wrapped-at-54",
        ),
        pytest.param(
            "Department of Kidney Medicine, Dialysis Unit\nand Transplant Clinic¶\n"
            "Manchester Royal Infirmary, Oxford Road¶\nManchester M13 9WL",
            id="an-address-is-as-narrow-as-44",
        ),
        pytest.param(
            "Your son was seen in the clinic of the children’s nurse specialist\n"
            "Anna Lopez last Monday.| He has grown well and he eats a wide range\nof food.",
            id="the-line-is-as-wide-as-the-paragraph",
        ),
        pytest.param(
            "Your son was seen in the clinic of the children’s nurse specialist \n"
            "Anna Lopez last Monday.| He has grown well and he eats a wide range \nof food.",
            id="the-same-with-the-trailing-spaces-of-an-email",
        ),
        pytest.param(
            "Your visit to the Fracture and Orthopaedic Clinic in the Main Building¶\n"
            "Please come ten minutes early, as we need to take a\nnew X-ray of your wrist.",
            id="a-heading-wider-than-the-paragraph",
        ),
        pytest.param(
            "Your kidney test shows that your kidneys work at about half their\n"
            "usual strength.| We have asked the team at Manchester Royal\n"
            "Infirmary to see you, and they will write to you.| You told us about\nyour last visit.",
            id="the-next-word-is-one-letter-too-long",
        ),
        pytest.param(
            "Your kidney test shows that your kidneys work at about half their \n"
            "usual strength.| We have asked the team at Manchester Royal \n"
            "Infirmary to see you, and they will write to you.| You told us about \nyour last visit.",
            id="one-letter-too-long-with-the-trailing-spaces-of-an-email",
        ),
        pytest.param(
            "Your kidney test shows that your kidneys work at about half\n"
            "their usual strength.| We have asked the team at Manchester\n"
            "Royal Infirmary to see you.| They will look at your old\nelectrocardiogram as well.",
            id="one-line-is-short-because-a-long-word-follows",
        ),
        pytest.param(
            "What your blood and urine tests show about your kidneys¶\n"
            "Your kidneys work at about half their usual strength, so you\nmust drink more.",
            id="the-next-word-would-just-fit-below-a-heading",
        ),
        pytest.param(
            "Your kidneys¶\nYour kidneys work at about half their usual strength, so you\nmust drink more.",
            id="a-heading-much-shorter-than-the-paragraph",
        ),
        pytest.param(
            "    You told us that you had a heart attack while you were\n"
            "    on holiday, and that the staff of Hospital Clínic\n    Barcelona put in a stent.",
            id="an-indented-paragraph",
        ),
        pytest.param(
            "Your kidneys work at about half their usual strength, so you\nmust drink more.¶\n\n"
            "Dialysis Unit (Level 2)¶\nManchester Royal Infirmary",
            id="an-address-below-a-wrapped-paragraph",
        ),
    ],
)
def test_a_wrapped_paragraph_is_known_by_its_width(marked):
    """A line before a capital goes on if the paragraph is wrapped at its width, so that the next word did not fit."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Please call\nMrs Lee.", id="a-verb-and-a-title"),
        pytest.param("You will see\nDr Patel in May.", id="a-verb-and-a-title-in-a-sentence"),
        pytest.param("Please come back before\nMonday.", id="a-preposition-and-a-day"),
        pytest.param("Come on\nMonday.", id="a-small-word-and-a-day"),
        pytest.param("Who to call¶\nMrs Lee", id="a-heading-and-a-name"),
        pytest.param("Call¶\nMrs Lee", id="a-verb-alone-is-an-item"),
        pytest.param("Consultant¶\nDr Patel", id="a-role-and-a-name"),
        pytest.param("Opening hours¶\nMonday to Friday", id="a-heading-and-a-day"),
        pytest.param("Things to ask¶\nYour tablets may make you sick.", id="a-verb-and-no-name"),
        pytest.param("Kind regards,¶\nDr Patel", id="a-sign-off-and-a-name"),
        pytest.param("Dear Mrs Lee, please call¶\nMrs Lee", id="a-greeting-and-a-name"),
        pytest.param("What it is for¶\nRamipril helps your heart.", id="a-question-that-ends-in-a-small-word"),
        pytest.param("What the\nRoyal Infirmary does.", id="a-question-that-cannot-end-there"),
        pytest.param(
            "When you come to see us please bring all your tablets to\nRoyal Infirmary.", id="a-question-too-wide"
        ),
        pytest.param(
            "You will be asked to drink a special liquid that is called\nGastrografin.| It tastes sweet.",
            id="a-line-that-begins-as-a-sentence",
        ),
        pytest.param(
            "You and your stroke: what the team at the hospital can do¶\nGastrografin is a liquid.| It tastes sweet.",
            id="a-heading-that-begins-with-you",
        ),
        pytest.param(
            "Your scan was fine.| The nurse will phone you at home after\n2 weeks.| Rest until then.",
            id="a-line-in-which-a-sentence-ends",
        ),
        pytest.param(
            "Ward 5, 12 Station Rd. Leeds General Infirmary, Great George Street¶\nLeeds.| Ring the bell.",
            id="a-line-with-an-abbreviation",
        ),
        pytest.param(
            "You should rest your leg for the first two days at home¶\nYou should walk a little.| Sit when you can.",
            id="a-line-before-the-first-word-of-a-sentence",
        ),
        pytest.param(
            "You will be asked to drink a special liquid that is called¶\nGastrografin or barium",
            id="lines-without-a-stop",
        ),
        pytest.param(
            "You will get a liquid called¶\nGastrografin.| It is sweet.", id="a-line-narrower-than-a-wrapped-one"
        ),
        pytest.param(
            "You will be asked to drink a special liquid, and then to lie still on a bed while we take pictures with"
            " it¶\nGastrografin.| It tastes sweet.",
            id="a-line-wider-than-a-wrapped-one",
        ),
        pytest.param(
            "Your kidneys have been tested twice at Manchester\n"
            "Royal Infirmary, and they work at half their normal\nstrength, as they did when we last saw you in\nMay.",
            id="a-small-word-at-the-end-of-a-wrapped-line",
        ),
        pytest.param(
            "You can read more of this in our leaflet, Lowering Your\nBlood Pressure, and it tells you how many litres you may\n"
            "drink a day.",
            id="a-noun-that-often-begins-a-sentence",
        ),
        pytest.param(
            "The scan of your kidneys was done at the hospital of Sheffield\n"
            "Hallamshire by the kidney team, and it shows two small\nunexpected stones.",
            id="the-widest-line-shows-the-column",
        ),
        pytest.param(
            "Your appointment at the kidney clinic of the hospital in Sheffield¶\n"
            "Hallamshire is where the clinic is, and you should ask\nat the desk.",
            id="a-heading-wider-than-the-column-can-be",
        ),
    ],
)
def test_a_line_before_a_name_goes_on_or_not(marked):
    """A line goes on before a capital if its last word, its first words or its width show that it is not finished."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Take one", ["1. "]),
        ("12) Take one", ["12) "]),
        ("(3) Take one", ["(3) "]),
        ("1.) Take one\n2.) Rest", ["1.) ", "2.) "]),
        ("a) Rest\nb) Walk", ["a) ", "b) "]),
        ("a. rest\nb. walk", ["a. ", "b. "]),
        ("i. rest\nii. walk\niii. swim\niv. eat\nv. sleep", ["i. ", "ii. ", "iii. ", "iv. ", "v. "]),
        ("1.\nTake one.\n2.\nRest.", ["1.", "2."]),
        ("o Rest", ["o "]),
        ("[x] Rest", ["[x] "]),
        ("- Rest", []),
        ("2 tablets a day", []),
        ("2.5 mg a day", []),
        ("A nurse will call", []),
        ("e. coli was found", []),
        ("C. Diff was found", []),
        ("J. Smith", []),
        ("Your skin is of type 4 to\n5. Use a cream.", []),
        ("Stroke rates are on the rise in people under the age of about\n55. Drink less.", []),
        ("Stroke rates are on the rise in people under the age of about:\n2. Drink less.", ["2. "]),
        ("What you should bring to us on the day of your operation\n1. Tablets\n2. Letters", ["1. ", "2. "]),
        ("What you bring\n2. Tablets", ["2. "]),
        ("1. A list of all the tablets that you have at home, and of\n2. Letters", ["1. ", "2. "]),
    ],
)
def test_the_number_or_letter_of_an_item_is_its_marker(text, expected):
    """Not a number that is said, nor the first letter of a germ or a person."""
    _, _, markers = split(Original(text, text, (Block(0, len(text), None),)))

    assert [text[start:end] for start, end in markers] == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("1.) Take one tablet.¶\n2.) Rest.| Drink.", id="number-with-two-signs"),
        pytest.param("(a) Rest.¶\n(b) Walk.", id="letter-in-brackets"),
        pytest.param("1.\nTake one.¶\n2.\nRest.", id="number-on-a-line-of-its-own"),
        pytest.param("E. coli was found.| C. diff was not.", id="germs"),
        pytest.param("1. Rest.¶\nCall us.", id="line-below-an-item"),
    ],
)
def test_the_number_of_an_item_is_no_sentence(marked):
    assert cut(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Take it daily.|Call us if it hurts.", id="small-letter-and-capital"),
        pytest.param("Take Aspirin.|Don’t drink.", id="apostrophe"),
        pytest.param("Rest.|Take it daily.|Walk.", id="at-the-end"),
        pytest.param("Is it sore?|Call us.", id="question"),
        pytest.param("Rest (at home).|Call us.", id="bracket-before-the-stop"),
        pytest.param("Rest (at home.)|Call us.", id="bracket-after-the-stop"),
        pytest.param(
            "Give some, e.g.this, at www.nhs.uk or 9.30am: 3.5 mg in the U.S.A and file.txt.", id="no-capital"
        ),
        pytest.param("See nhs.Uk or clinic.Com or Www.Nhs.Uk today.", id="domains"),
        pytest.param("Write to ann.Lee@nhs.net or see a/pain.Call now.", id="addresses"),
        pytest.param("Ask Mrs.Lee for approx.Two of them.", id="abbreviations"),
        pytest.param("Take Eurax.HC or the N.Saids.", id="capitals"),
        pytest.param(f"{'x' * 98}.Call us.", id="so-long-that-it-is-one-token"),
        pytest.param(f"{'x' * 80}.|Call us.", id="nearly-so-long"),
    ],
)
def test_a_sentence_may_start_without_a_space(marked):
    """After a stop that follows two small letters or a bracket, with a capital and a small letter; not in an address."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Why me? you may ask.| There is no simple answer.", id="question-before-a-reporting-verb"),
        pytest.param("Why me?| You may ask us at any time.", id="question-before-a-sentence"),
        pytest.param("“Will it hurt?” people often ask.| It should not.", id="quoted-question-within-a-sentence"),
        pytest.param("You asked, “Can I take 20 mg?”| 10 mg is enough for now.", id="quoted-question-before-a-number"),
        pytest.param("Take a deep breath, hold it… and let it go.", id="dots-within-a-sentence"),
        pytest.param("Bring all your meds...| Inhalers and creams count too.", id="dots-after-an-abbreviation"),
        pytest.param("Bring all your meds... and your inhaler.", id="dots-after-an-abbreviation-within-a-sentence"),
        pytest.param("a. Rest the leg.¶\nb. Put ice on it.", id="small-letter-numbers-an-item"),
        pytest.param("You have influenza a.| Rest at home.", id="small-letter-ends-a-sentence"),
        pytest.param("Your test for c. difficile was clear.", id="germ-in-small-letters"),
        pytest.param("You are low in vitamin d.| Oily fish has plenty.", id="vitamin-in-small-letters"),
        pytest.param("Come to see us on the 3rd. of March.", id="number-with-a-stop-within-a-sentence"),
        pytest.param("The label says “take with food.” and no more.", id="quoted-stop-within-a-sentence"),
        pytest.param("You told us, 'Mr. Khan was kind.'| We will let him know.", id="title-in-single-quotes"),
        pytest.param("Please ask Mr./Mrs. Khan to sign the form.", id="two-titles"),
        pytest.param("You can buy a pain killer (e.g. Nurofen) from a shop.", id="abbreviation-in-brackets"),
        pytest.param("We are open every day, incl. Sundays.", id="abbreviation-before-a-capital"),
        pytest.param("We are closed every Sunday.| Mondays are busy.", id="plain-word-before-a-capital"),
        pytest.param("You were treated in the U.S.| (We have your notes.)", id="bracket-after-an-abbreviation"),
        pytest.param("You were treated in the U.S. (Boston) last year.", id="bracket-within-a-sentence"),
        pytest.param("Take Tylenol, a.k.a. Paracetamol, at night.", id="unlisted-dotted-letters-before-a-capital"),
        pytest.param("Your INR was 2.5.| Warfarin can stay at the same dose.", id="decimal-before-a-capital"),
    ],
)
def test_a_stop_ends_a_sentence_or_not(marked):
    """A stop ends a sentence by its mark, by the word before it and by what follows."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Your scan is booked for 9 a.m. 3 June in Room 4.", id="clock-before-a-date"),
        pytest.param("Your scan is at 9 a.m.| Room 4 is on the left.", id="clock-before-a-sentence"),
        pytest.param("Call us before 5 p.m. Eastern time.", id="clock-before-a-time-zone"),
        pytest.param("Call us before 5 p.m.| Nurses are here until then.", id="clock-before-a-rarer-first-word"),
        pytest.param("The clinic is at 12 Lakeside Dr.| You can park outside.", id="drive"),
        pytest.param("Last week you saw Dr. May in the clinic.", id="doctor-whose-name-starts-sentences"),
        pytest.param("On Monday Dr. Lee will see you.", id="doctor-after-a-capital"),
        pytest.param("Dear Dr. May,¶\nThis man has gout.", id="doctor-in-a-greeting"),
        pytest.param("We have written to Mr Khan.| Dr. May will see you next.", id="doctor-at-the-start-of-a-sentence"),
        pytest.param("Use the door on Stratford-upon-Avon St.| The main door is shut.", id="street-with-a-long-name"),
        pytest.param("He weighs 12 st.| Mrs Lee weighs 9 st.| Both feel well.", id="stone"),
        pytest.param("Come to 12 St. Mary’s Road.", id="saint-after-a-number"),
        pytest.param("The wound is 5 in.| Dressings are free.", id="inch"),
        pytest.param("You are 5 ft. 4 in.| Tall people need more.", id="feet-and-inches"),
        pytest.param("Please ask pt. Smith to wait.", id="patient-not-pint"),
        pytest.param("You saw John Smith Jr.| He will call you.", id="junior"),
        pytest.param("You saw John Smith Jr. Monday last.", id="junior-before-another-word"),
        pytest.param("Please ask Sr. May about it.", id="sister"),
        pytest.param("You have a virus (hepatitis B).| We can treat it.", id="letter-in-brackets"),
        pytest.param("Take a little (5 mg).| 2 hours later take more.", id="unit-in-brackets-before-a-number"),
        pytest.param("Take a little, 5 mg. 2 hours apart.", id="unit-before-a-number"),
        pytest.param("It hurts a bit (approx.) in the leg.", id="abbreviation-with-a-stop-in-brackets"),
        pytest.param("It is sore (see fig). the leg is not.", id="bracket-before-a-small-letter"),
        pytest.param("Hold your breath for 10 sec.| Then breathe out.", id="unit-that-may-be-a-numbered-section"),
        pytest.param("Drink up to 2 l.| Do not drink more.", id="unit-of-one-small-letter"),
        pytest.param("Call us if it goes above 38.5 C.| Babies need help sooner.", id="degrees"),
        pytest.param("The list for today is 9.30 K. Brown and 9.45 A. Khan.", id="initial-after-a-time"),
        pytest.param("Ask for Nurse C. Brown or Nurse F. Khan.", id="initial-that-may-be-a-degree"),
        pytest.param("You are low in vitamin D.| Oily fish has plenty.", id="vitamin"),
        pytest.param("Diagnosis: Hepatitis B.| Dr. Lee will tell you more.", id="hepatitis-with-a-capital"),
        pytest.param("We have added one tablet (Vitamin D.| Take it with food).", id="vitamin-in-a-bracket"),
        pytest.param("You will see Dr. K. May on Monday.", id="initial-of-a-name-that-starts-sentences"),
        pytest.param("The hospital is shut until 2 Jan.| Dr. Lee will call you then.", id="month-before-a-sentence"),
        pytest.param("Your scan is on Tues.| Dr. Lee will call you by phone.", id="day-before-a-sentence"),
        pytest.param("Your scan is on Tues. March 3 at noon.", id="day-before-a-month"),
        pytest.param("Take one p.r.n.| Paracetamol may help too.", id="dose-before-a-sentence"),
        pytest.param("Take 5 mg p.o. 3 times a day.", id="dose-before-a-number"),
    ],
)
def test_the_stop_of_an_abbreviation_ends_a_sentence_or_not(marked):
    """The stop of an abbreviation ends the sentence too where a reader would stop."""
    assert cut(marked) == marked


@pytest.mark.parametrize(
    ("label", "rest", "expected"),
    [
        ("Diet", " Eat well.", ["Diet", "Eat well."]),
        ("Dr", " Lee is here.", ["Dr Lee is here."]),
        ("Do not", " Eat this.", ["Do not Eat this."]),
    ],
)
def test_a_label_of_a_format_that_needs_more_is_none(label, rest, expected):
    """Bold words before a capital may be the beginning of a sentence ("**Dr** Lee is here")."""
    text = label + rest
    found = sentences(text, Block(0, len(label) + 1, "label"), Block(len(label) + 1, len(text), None))

    assert [text[start:end] for start, end, _ in found] == expected
