"""Hard words and abbreviations that no list holds: what is reported, and all that only looks hard."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.policy import Policy

RULE = "jargon.unlisted"


@pytest.fixture
def words(found):
    """What is reported as unlisted in a text."""
    return lambda text: [text for _, text in found(text, RULE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is a spicule in your lung.", ["spicule"]),
        ("There are two spicules in your lung.", ["spicules"]),
        ("The spicule is near another spicule.", ["spicule"]),
        ("We saw a spicule and some meshwork.", ["spicule", "meshwork"]),
        ("It is a non-spiculated lump.", ["spiculated"]),
        ("We saw a spicule.\n\nThe spicule is small.", ["spicule"]),
        ("Spiculation is seen.", ["Spiculation"]),
        ("- Spiculation", ["Spiculation"]),
        ("We met Miss Spiculation.", []),
        ("Felicity is well. Clement is too.", []),
        ("SPICULATION IS SEEN.", []),
    ],
)
def test_a_rare_word_is_reported_at_its_first_place(words, text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There is a lump in your lung.",
        "Please ask Mrs Spicule about it.",
        "You live in Spicule Road.",
        "Take your rosuvastatin and your zorbapril.",
        "Write to spicule@nhs.uk or see www.spicule.org.",
        "Take 5 mmol with water.",
        "Your unhelpful, colourless and washable handbag.",
        "We met in the bloodstream of motherly kindliness.",
        "The colour of your tumour, in grey centimetres.",
        "Ask {{ spicule_name }} to ring us.",
        "You have hypertension and oedema.",
        "You are now symptomatic.",
        "120/80 5 mg b.i.d. §§ 4%",
        "Dear Mum's neighbour's dog's bowl.",
    ],
)
def test_what_only_looks_hard_is_not(words, text):
    """Common words and what is made of them, names, medicines, addresses, units, placeholders, and words that lists decide on."""
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is a spicule (a thin spike) in your lung.",
        "There is a spicule, a growth that looks like a spike.",
        "A spicule is a kind of spike.",
        "A spicule means a thin spike. We saw a spicule.",
        "There is a thin spike, called a spicule.",
        "There is a spicule. This is a growth that looks like a spike.",
        "We saw a spicule.\n\nA spicule is a growth like a spike.",
    ],
)
def test_a_word_that_the_text_explains_is_not_reported(words, text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You need a QRV soon.", ["QRV"]),
        ("You need a QRV. Your QRV is on Monday.", ["QRV"]),
        ("You need a quick review visit (QRV). Your QRV is on Monday.", []),
        ("You need a QRV (quick review visit).", []),
        ("Ring the NHS on your TV about DNA and a PDF.", []),
        ("Anna Lee, MD, and Bo Hall, FRCP, saw you.", []),
        ("She lives in Boston, MA, and not in QZ.", ["QZ"]),
        ("Your code is QRV-12 or QRV/3 or 7QRV.", []),
        ("Part II and part XIV of the leaflet.", ["XIV"]),
        ("YOU NEED A QRV TODAY.", []),
        ("Qrv is a word.", []),
        ("Take 5 µmol now.", []),
        ("QrV is a thing.", ["QrV"]),
        ("Your QRVWXYZ is ready.", []),
        ("Your BP is fine.", []),
        ("Your AER and APP are fine.", ["AER", "APP"]),
        ("Do NOT eat. You MUST call us AT ONCE, or STOP.", []),
        ("This is URGENT or NORMAL or an ALERT.", []),
    ],
)
def test_an_abbreviation_that_is_not_spelled_out_is_reported(words, text, expected):
    """Not those that all know, degrees, states, codes, numerals, and not in a sentence that is all in capitals."""
    assert words(text) == expected


def test_a_text_in_another_language_is_not_littered(words):
    text = (
        "Estimada paciente, lamentamos comunicarle que debemos aplazar su cita hasta nuevo aviso porque nuestro quirofano permanece cerrado"
        " mientras duran las obras; rogamos disculpe las molestias ocasionadas y agradecemos sinceramente su comprension habitual."
    )

    assert words(text) == []


@pytest.mark.parametrize(("severity", "expected"), [("info", ["info"]), ("warning", ["warning"]), ("off", [])])
def test_the_policy_sets_the_severity(severity, expected):
    checker = Checker(policy=Policy(severity={RULE: severity}))

    assert [finding.severity for finding in checker.check("A spicule.").findings if finding.rule == RULE] == expected


def test_a_finding_says_what_to_do_and_offers_nothing(checker):
    text = "A spicule and a QRV were seen."
    one, two = (finding for finding in checker.check(text).findings if finding.rule == RULE)

    assert (one.message, one.suggestions, one.action) == ('"spicule" is a rare word: use common words, or explain it.', (), "flag")
    assert two.message == '"QRV" is not spelled out.'
    assert (text[one.start : one.end], text[two.start : two.end]) == ("spicule", "QRV")


@pytest.mark.parametrize("text", ["We saw the ABC " * 4_000, "we saw " + "x" * 100_000, "We saw a spicule " * 4_000])
def test_a_long_sentence_or_word_is_read_to_its_end(words, text):
    """With work that grew with the square of the length, these would take minutes."""
    assert len(words(text)) <= 1
