"""Rows about people fire when a person is meant, and only then: 728 sentences, more than half of them near misses."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.people import is_about_person
from clarity.text import Parser
from clarity.wordlists import bundled, read_all

ROWS = list(csv.DictReader(io.StringIO((Path(__file__).parent / "data" / "people.csv").read_text(encoding="utf-8"))))
ABOUT = {key for key, entry in read_all(bundled())[1].items() if entry.about}
WORDS = "she he you the patient nurse refused denies was not if and , ; who Mr Lee aggressive ( ) insurer that cancer - : very a of".split()


def case(row):
    text = row["text"].replace("\\n", "\n")
    marks = [pytest.mark.xfail(strict=True, reason=row["limit"])] if row["limit"] else []
    return pytest.param(text, row["found"].replace("\\n", "\n"), row["entry"], marks=marks, id=f"{row['why']}: {row['text'][:60]}")


@pytest.mark.parametrize(("text", "place", "entry"), [case(row) for row in ROWS if row["found"]])
def test_a_row_about_people_fires_when_a_person_is_meant(checker, text, place, entry):
    assert place in [finding.text for finding in checker.check(text).findings if finding.entry == entry]


@pytest.mark.parametrize("text", [case(row).values[0] if not row["limit"] else pytest.param(case(row).values[0], marks=case(row).marks)
                                  for row in ROWS if not row["found"]])  # fmt: skip
def test_it_is_silent_when_no_person_is_meant_or_it_is_not_said_as_a_fact(checker, text):
    assert [finding.text for finding in checker.check(text).findings if finding.entry in ABOUT] == []


def test_there_are_enough_sentences_of_both_sorts():
    hits = sum(bool(row["found"]) for row in ROWS)

    assert hits >= 200
    assert len(ROWS) - hits >= 200
    assert sum(bool(row["limit"]) for row in ROWS) <= 15


@pytest.mark.parametrize(
    ("text", "term", "about", "expected"),
    [
        ("She refused it.", "refused", "subject", True),
        ("It refused to start.", "refused", "subject", False),
        ("The test was refused by the lab.", "refused", "subject", False),
        ("The insurer of the patient refused it.", "refused", "subject", False),
        ("The woman with asthma in clinic today refused it.", "refused", "subject", True),
        ("He took one and refused the other.", "refused", "subject", True),
        ("Dr Lee saw her and refused it.", "refused", "subject", False),
        ("- Refused it.", "refused", "subject", True),
        ("He is rude.", "rude", "described", True),
        ("an rude 54-year-old man", "rude", "described", True),
        ("His cancer is rude.", "rude", "described", False),
        ("a rude awakening for the man", "rude", "described", False),
        ("We found him rude.", "rude", "described", True),
        ("He isn’t rude.", "rude", "described", False),
    ],
)
def test_who_is_meant(text, term, about, expected):
    document = Parser().parse(text)
    token = document.norms.index(term)

    assert is_about_person(document, token, token + 1, about) is expected


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), about=st.sampled_from(["subject", "described"]))
def test_what_follows_the_sentence_never_changes_who_is_meant(words, about):
    parser = Parser()
    alone, followed = parser.parse(" ".join(words) + " ."), parser.parse(" ".join(words) + " .\n\nThe nurse told Mr Lee that she refused.")

    for token in range(len(alone.norms) - 1):
        assert is_about_person(alone, token, token + 1, about) is is_about_person(followed, token, token + 1, about)
