from __future__ import annotations

import re

import pytest
from conftest import ROOT

from clarity.en.sentences import blocks, sentences

GOLD = ROOT / "tests" / "data" / "sentences.txt"
KNOWN_WRONG = {
    "The clinic is at 12 Station Rd. Parking is free.": "a street name, or a new sentence: only sense tells",
    "You should go on taking the antibiotic": "two lines, the second begins with a number: nothing shows that they are wrapped",
    "The nurse will phone you with the results": "the same",
    "Before the test you will be asked to drink": "two lines, the second begins with a name",
}


def gold():
    for snippet in re.split(r"(?m)^====\s*\n", GOLD.read_text(encoding="utf-8")):
        body = re.sub(r"(?m)^# category:.*\n", "", snippet, count=1)
        text, _, expected = body.partition("\n----\n")
        if text.strip():
            yield text, [line.strip() for line in expected.splitlines() if line.strip()]


def units(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, marks=[pytest.mark.xfail(reason=KNOWN_WRONG[key]) for key in KNOWN_WRONG if text.startswith(key)])
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
    text = "This paragraph is wrapped by hand at sixty columns, as in the\nEnglish letters of old. It goes on here.\n\nNext."

    assert [text[start:end] for start, end in blocks(text)] == [text[:-7], "Next."]
