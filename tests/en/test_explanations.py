"""Which terms the text itself explains, and what only looks like an explanation."""

from __future__ import annotations

import pytest

ROWS = (
    {
        "id": "cond.hypertension",
        "term": "hypertension",
        "category": "condition",
        "action": "replace",
        "replacements": "high blood pressure",
    },
    {
        "id": "cond.gout",
        "term": "gout",
        "category": "condition",
        "action": "explain",
        "explanation": "when crystals make a joint sore",
    },
    {
        "id": "test.biopsy",
        "term": "biopsy",
        "category": "test",
        "action": "explain",
        "explanation": "a look at a small piece of the body",
    },
    {
        "id": "abbr.mri",
        "term": "MRI",
        "category": "abbr",
        "action": "choose",
        "replacements": "scan with strong magnets",
    },
    {
        "id": "med.omeprazole",
        "term": "omeprazole",
        "category": "medicine",
        "action": "explain",
        "explanation": "a medicine that cuts acid",
    },
    {"id": "dose.bid", "term": "b.i.d.", "category": "dose", "action": "choose", "replacements": "twice a day"},
    {"id": "plain.utilise", "term": "utilise", "category": "plain", "action": "replace", "replacements": "use"},
    {
        "id": "tone.refuses",
        "term": "refuses",
        "category": "tone.blame",
        "action": "choose",
        "replacements": "does not want",
    },
)


@pytest.fixture
def reported(proposed):
    """Start and text of each place that is reported."""

    def find(text):
        _, _, found = proposed(text)
        return [(proposal.start, text[proposal.start : proposal.end]) for proposal in found]

    return find


@pytest.fixture
def terms(reported):
    """The text of each place that is reported."""
    return lambda text: [term for _, term in reported(text)]


@pytest.mark.parametrize(
    "text",
    [
        "You have hypertension (high blood pressure).",
        "You have Hypertension (High blood pressure).",
        "You have hypertension  (high blood\npressure).",
        "You have hypertension (your blood pushes too hard).",
        "You have hypertension (also: high blood pressure), so rest.",
        "You need a biopsy (we look at a small piece of you).",
        "You have gout (when crystals make a joint sore).",
        "You have gout (when a joint is sore from crystals).",
        "You need an MRI (magnetic resonance imaging).",
        "Take omeprazole (a medicine for acid).",
        "You need a biopsy (piece).",
        "You have hypertension (pressure).",
    ],
)
def test_explained_in_brackets_after(terms, text):
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("You have hypertension (140/90).", "hypertension"),
        ("You have hypertension (up to 140 and more).", "hypertension"),
        ("You have hypertension (mild).", "hypertension"),
        ("You need a biopsy (left).", "biopsy"),
        ("You need a biopsy (a).", "biopsy"),
        ("You need your MRI (Monday, Room Two).", "MRI"),
        ("You have hypertension (see page 2).", "hypertension"),
        ("You have hypertension (see below for more).", "hypertension"),
        ("You have hypertension (page three below).", "hypertension"),
        ("You have hypertension (HTN).", "hypertension"),
        ("You have hypertension (Smith and Jones).", "hypertension"),
        ("You have hypertension ().", "hypertension"),
        ("You have hypertension (?).", "hypertension"),
        ("You have hypertension (high blood pressure", "hypertension"),
        ("You have hypertension. (It is high blood pressure.)", "hypertension"),
        ("You have hypertension and gout (when crystals make a joint sore).", "hypertension"),
        ("You have gout (when the weather is cold).", "gout"),
        ("You need a biopsy (left breast).", "biopsy"),
        ("You need a biopsy (if you agree to it).", "biopsy"),
        ("You need a biopsy (please eat nothing before).", "biopsy"),
        ("Take omeprazole (20 mg).", "omeprazole"),
        ("Take omeprazole (one 20 mg tablet).", "omeprazole"),
        ("Take omeprazole (twice daily).", "omeprazole"),
        ("Take omeprazole (every morning with water).", "omeprazole"),
        ("Take omeprazole (Losec).", "omeprazole"),
        ("Take omeprazole (Losec, Prilosec).", "omeprazole"),
        ("You need your MRI (10.30).", "MRI"),
        ("You need your MRI (Dr Lee will ring).", "MRI"),
    ],
)
def test_not_explained_by_other_brackets_after(terms, text, term):
    """Doses, figures, degrees, pointers, names and times in brackets say nothing about the term."""
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "You have high blood pressure (hypertension).",
        "High blood pressure (hypertension) is common.",
        "You have high blood pressure (hypertension, in short).",
        "You need magnetic resonance imaging (MRI).",
        "You need a scan with magnets (MRI - it is loud).",
        "You need several scans by magnetic resonance imaging (MRIs).",
        "We took away small pieces (biopsy).",
        "It was sent for magneto-resonance and imaging (MRI).",
    ],
)
def test_explained_by_what_stands_before_its_brackets(terms, text):
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("(hypertension)", "hypertension"),
        ("Your reading was 140/90 (hypertension).", "hypertension"),
        ("You have high blood pressure. (Hypertension is common.)", "Hypertension"),
        ("You have much to do (hypertension clinic on Monday).", "hypertension"),
        ("You have high blood pressure [hypertension].", "hypertension"),
        ("We went through your results (hypertension).", "hypertension"),
        ("Please ring the team (biopsy).", "biopsy"),
        ("Take one tablet (b.i.d.).", "b.i.d."),
        ("Your room is in the inner part (MRI).", "MRI"),
        ("We took away some tissue (biopsy).", "biopsy"),
        ("It is loud in the room (MRI).", "MRI"),
    ],
)
def test_not_explained_by_brackets_around_it(terms, text, term):
    """Figures, another sentence, words that do not say what it is, or brackets that say more than the term."""
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "You have high blood pressure, also called hypertension.",
        "You have high blood pressure, called hypertension.",
        "You have high blood pressure, also known as hypertension.",
        "You have high blood pressure, sometimes termed hypertension.",
        'Your blood pressure is high, called "hypertension".',
        "Your blood pressure is high, called “hypertension”.",
        "Your blood pressure is high. Doctors call this hypertension.",
        "Your blood pressure is high. We call it hypertension.",
        "Your blood pressure is high. The medical name is hypertension.",
        "Your blood pressure is high. The medical term is hypertension.",
        "A high reading is what we refer to as hypertension.",
        "Your blood pressure is high, called the hypertension.",
        "We look at a small piece of you, called a biopsy.",
        "We look at a small piece of you, known as a biopsy.",
    ],
)
def test_explained_by_words_before_that_give_its_name(terms, text):
    """Also called, known as, and their like."""
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("You are known to have hypertension.", "hypertension"),
        ("You know of your hypertension.", "hypertension"),
        ("We call you about hypertension.", "hypertension"),
        ("We called a biopsy nurse.", "biopsy"),
        ("The name of the team is on the letter. Hypertension is common.", "Hypertension"),
        ("This is what it is called. Hypertension is common.", "Hypertension"),
    ],
)
def test_not_explained_by_words_before_that_only_look_like_it(terms, text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "You have hypertension, which is high blood pressure.",
        "You have hypertension, which means that your blood pushes too hard.",
        "You have hypertension, also called high blood pressure.",
        "You have hypertension, also known as high blood pressure.",
        "You have hypertension, that is, high blood pressure.",
        "You have hypertension - this means high blood pressure.",
        "You have hypertension — this means high blood pressure.",
        "You have hypertension, i.e. high blood pressure.",
        "Hypertension means high blood pressure.",
        "Hypertension is when your blood pushes too hard.",
        "Hypertension is another word for high blood pressure.",
        "Hypertension is a common condition in which your blood pushes too hard.",
        "A biopsy is a test of a small piece of you.",
        "MRI stands for magnetic resonance imaging.",
        "MRI is short for magnetic resonance imaging.",
        "You had a biopsy, which means not much was taken.",
        "You had a biopsy, meaning a piece was taken.",
        "You had a biopsy, the removal of a small piece.",
        "You have hypertension -- a disease of the blood.",
        "You have gout, a disease that makes joints sore.",
        "You have gout -- another form of sore joint.",
        "Gout is inflammation of a joint.",
        "Gout -- a joint made sore by crystals.",
        "You had a biopsy, which is removal of a small piece.",
        "Gout occurs when a joint is full of crystals.",
        "You have gout, which is a joint full of crystals.",
        "You have gout, which is when a joint is sore.",
        "You need an MRI -- Magnetic Resonance Imaging.",
        "You need an MRI (Magnetic Resonance Imaging).",
        "Gout (G.A.) is a disease in which joints hurt.",
        "You have gout, a mild form in which only the toe hurts.",
        "Hypertension (HBP) is a condition in which your blood pushes too hard.",
        "Gout, or GA, is a disease of the joints.",
        "You have hypertension or high blood pressure.",
    ],
)
def test_explained_by_words_after(terms, text):
    """Which is, means, stands for, and their like."""
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Hypertension is a risk.", "Hypertension"),
        ("Hypertension is a worry for many.", "Hypertension"),
        ("Hypertension is common.", "Hypertension"),
        ("Hypertension is not a reason to worry.", "Hypertension"),
        ("Hypertension can mean trouble.", "Hypertension"),
        ("You have hypertension that is rare.", "hypertension"),
        ("You have hypertension which is rare.", "hypertension"),
        ("You have hypertension, which can harm.", "hypertension"),
        ("You have hypertension. This means more tests.", "hypertension"),
        ("You have hypertension, so rest.", "hypertension"),
        ("Your biopsy is on Monday.", "biopsy"),
        ("The biopsy is a short walk from here.", "biopsy"),
        ("You have hypertension, which is well controlled.", "hypertension"),
        ("You have hypertension, which is a risk.", "hypertension"),
        ("You have hypertension, this is why you need tablets.", "hypertension"),
        ("For hypertension, this is the best tablet.", "hypertension"),
        ("Hypertension is a risk for heart disease.", "Hypertension"),
        ("You need a biopsy, a scan and a rest.", "biopsy"),
        ("You need a biopsy, a scan of your chest and a rest.", "biopsy"),
        ("You have gout, a worry that you share.", "gout"),
        ("You have hypertension (HBP), or so it seems.", "hypertension"),
        ("You have hypertension, or HBP, and a cold.", "hypertension"),
    ],
)
def test_not_explained_by_words_after_that_only_look_like_it(terms, text, term):
    """To say how a thing is, or what it does, is not to say what it is."""
    assert terms(text) == [term]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hypertension, or high blood pressure.", []),
        ("Hypertension, or high blood pressure, is common.", []),
        ("You have high blood pressure, or hypertension.", []),
        ("You have high blood pressure or hypertension.", []),
        ("You may have hypertension, or low blood pressure.", ["hypertension"]),
        ("You may have hypertension, or a cold.", ["hypertension"]),
        ("You may have hypertension, or a cold, today.", ["hypertension"]),
        ("You may have hypertension, or too much pressure, today.", []),
        ("You may have hypertension or high blood pressure.", []),
        ("You may have hypertension or high fever.", ["hypertension"]),
        ("You need magnetic resonance imaging, or MRI.", []),
        ("You need a rest, or MRI.", ["MRI"]),
        ("You may have a cold, or hypertension.", ["hypertension"]),
        ("You may have low blood pressure or hypertension.", ["hypertension"]),
    ],
)
def test_explained_by_or_only_with_the_rows_own_words(terms, text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have gout. This is a disease of the joints.", []),
        ("You have gout. It is a problem that comes and goes.", []),
        ("You have gout. It is a common and painful disease in which crystals form.", []),
        ("Gout\n\nThis is a disease of the joints.", []),
        ("You have hypertension. This means that your blood has too much pressure.", []),
        ("You have hypertension. This is high blood pressure.", []),
        ("You will see a biopsy. This is a test with a needle.", []),
        ("You will see the biopsy. The biopsy is a test with a needle.", []),
        ("You will see the biopsy. The biopsy is a worry.", ["biopsy"]),
        ("You need an MRI. MRI stands for magnetic resonance imaging.", []),
        ("You need your MRI. MRI is loud.", ["MRI", "MRI"]),
        ("Hypertension (HTN).\n\nHTN is a problem in which blood pushes too hard.", []),
        ("You have gout. This is a common disease.", ["gout"]),
        ("Hypertension (HTN).\n\nHBP is a problem in which blood pushes too hard.", ["Hypertension"]),
        ("You have gout. This is a worry.", ["gout"]),
        ("You have gout. This means more tests.", ["gout"]),
        ("You have hypertension. This means blood tests.", ["hypertension"]),
        ("You have gout. We know a disease of the joints.", ["gout"]),
        ("You have gout in one toe. This is a part of the foot.", ["gout"]),
        ("You have gout.", ["gout"]),
    ],
)
def test_explained_by_the_next_sentence(terms, text, expected):
    """Only straight after the term, and only if it says what the thing is, not how it is."""
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You had magnetic resonance imaging (MRI). The MRI was fine.", []),
        ("You had an MRI (magnetic resonance imaging). The MRI was fine.", []),
        ("You had your MRI. The MRI was fine.", [(13, "MRI"), (22, "MRI")]),
        ("You had your MRI. Magnetic resonance imaging (MRI) is loud.", [(13, "MRI")]),
    ],
)
def test_an_abbreviation_spelled_out_at_first_use_is_explained(reported, text, expected):
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have hypertension (high blood pressure). Hypertension harms. Rest helps hypertension.", []),
        ("You have hypertension. Hypertension (high blood pressure) harms.", [(9, "hypertension")]),
        (
            "You have hypertension. Hypertension (high blood pressure) harms. Hypertension is common.",
            [(9, "hypertension")],
        ),
        ("Hypertension (mild) is common. Hypertension (high blood pressure) harms.", [(0, "Hypertension")]),
        ("Hypertension (high blood pressure).\n\nYou have hypertension.", []),
        ("You have hypertension (high blood pressure). You need a biopsy.", [(56, "biopsy")]),
        ("You need a biopsy. A biopsy is a test. Your biopsy is on Monday.", [(11, "biopsy")]),
    ],
)
def test_an_explanation_silences_what_follows_and_not_what_precedes(reported, text, expected):
    """Once explained, a term is known; where it stands before that, the reader does not know it yet."""
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hypertension\n\nHypertension (high blood pressure) is common.", []),
        ("HYPERTENSION\nYou have hypertension (high blood pressure).", []),
        ("About hypertension\n\nYou are well.\n\nYou have high blood pressure (hypertension).", []),
        ("Hypertension\n\nAbout hypertension\n\nYou have hypertension (high blood pressure).", []),
        ("Hypertension\n\nHypertension is common.", [(0, "Hypertension"), (14, "Hypertension")]),
        (
            "Hypertension\n\nHypertension is common. You have hypertension (high blood pressure).",
            [(0, "Hypertension"), (14, "Hypertension")],
        ),
        ("Hypertension is common.\n\nYou have hypertension (high blood pressure).", [(0, "Hypertension")]),
        ("Your biopsy\n\nYou have hypertension (high blood pressure).", [(5, "biopsy")]),
    ],
)
def test_a_heading_may_name_what_the_text_below_explains(reported, text, expected):
    """If the text explains the term at its first place under the heading, the heading is not reported."""
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He refuses (does not want) tablets.", ["refuses"]),
        ("He refuses (he does not want them) tablets. He refuses.", ["refuses", "refuses"]),
        ("He does not want them (refuses).", ["refuses"]),
        ("He does not want, or refuses, tablets.", ["refuses"]),
        ("Refuses\n\nHe refuses (he does not want) tablets.", ["Refuses", "refuses"]),
    ],
)
def test_a_tone_row_is_never_explained(terms, text, expected):
    """Words that hurt do so whatever stands beside them."""
    assert terms(text) == expected


@pytest.mark.parametrize("text", ["Please utilise (make use of) the door.", "Please use, or utilise, the door."])
def test_a_plain_row_is_never_explained(terms, text):
    """A heavy everyday word is needless, explained or not."""
    assert terms(text) == ["utilise"]
