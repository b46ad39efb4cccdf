"""Which wording is about a person, and which only looks so: "she refused the scan", "the insurer refused the scan"."""

from __future__ import annotations

import pytest
from conftest import data_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.bundle import bundle
from clarity.en import document_of
from clarity.en.people import is_about_person

WORDS = (
    "she he you they the a patient insurer doctor nurse Mr Jones who that which , . ( ) : and but if not never was has"
    " have been is found"
    " her him with to your refused aggressive complaining of ' \" ? - • 's you're"
).split()


ABOUT = {entry.id for entry in bundle().entries if entry.about}
SENTENCES = data_rows("people.csv")


def case(row):
    marks = [pytest.mark.xfail(reason=row["limit"], strict=True)] if row["limit"] else []
    return pytest.param(row["text"], row["found"], row["entry"], marks=marks, id=f"{row['entry']}: {row['why']}")


@pytest.mark.parametrize(("text", "expected", "entry"), [case(row) for row in SENTENCES])
def test_wording_about_a_person_is_marked_and_nothing_else(row_checker, text, expected, entry):
    findings = row_checker.check(text).findings
    found = [(finding.entry, finding.text) for finding in findings if finding.entry in ABOUT | {entry}]
    if expected:
        assert [span for row, span in found if row == entry] == [expected]
    else:
        assert found == []


def test_many_rows_are_tried_and_each_in_hits_and_misses():
    tried = {row["entry"] for row in SENTENCES}
    hits = [row["entry"] for row in SENTENCES if row["found"]]

    assert len(tried) >= 30
    assert tried == set(hits)


def test_half_of_the_sentences_are_near_misses_and_few_are_limits():
    assert sum(not row["found"] for row in SENTENCES) * 2 >= len(SENTENCES) >= 440
    assert sum(bool(row["limit"]) for row in SENTENCES) <= 15
    assert len({row["text"] for row in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize(
    ("text", "term", "about", "expected"),
    [
        ("The nurse helped the patient and refused a break.", "refused", "subject", False),
        ("The nurse who helped the patient refused a break.", "refused", "subject", False),
        ("The patient who met the nurse refused a scan.", "refused", "subject", True),
        ("Your mother rang the ward and they refused a visit.", "refused", "subject", False),
        ("Dr Lee rang her, and she refused a visit.", "refused", "subject", True),
        ("Dr Lee read her notes, and she refused a visit.", "refused", "subject", False),
        ("The man (seen in bay two by the nurse) refused a scan.", "refused", "subject", True),
        ("Your surgeon, Mr Hall, refused the list.", "refused", "subject", False),
        ("The tumour that you had was aggressive.", "aggressive", "described", False),
        ("The crew found her aggressive.", "aggressive", "described", True),
        ("He is known to have been aggressive.", "aggressive", "described", True),
        ("This drug can make you aggressive.", "aggressive", "described", False),
        ("You have aggressive lymphoma.", "aggressive", "described", False),
        ("Aggressive patients are seen last.", "aggressive", "described", False),
    ],
)
def test_the_subject_is_found_past_other_people(text, term, about, expected):
    document = document_of(text)
    token = document.norms.index(term)
    assert is_about_person(document, token, token + 1, about) is expected


def answers(text: str, start: int, end: int) -> list[bool]:
    """What is said of each token, and of each two, between two characters of a text."""
    document = document_of(text)
    places = [
        token for token in range(len(document.norms)) if start <= document.starts[token] and document.ends[token] <= end
    ]
    spans = [(first, first + size) for first in places for size in (1, 2)]
    spans = [(first, last) for first, last in spans if last <= document.sentences[document.sentence_of[first]].last]
    return [
        is_about_person(document, first, last, about) for first, last in spans for about in ("subject", "described")
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join), st.sampled_from(WORDS))
def test_only_the_sentence_and_the_one_before_matter(text, word):
    """Nor does anything that can be written make it raise. Names that the text greets are known throughout."""
    text = f"All is well.\n\n{text} scan."
    end = len(text)
    alone = answers(text, 12, end)
    assert answers(f"{text}\n\nDear {word}, she is well.", 12, end) == alone
    before = f"The {word.lower()} is here.\n\n"
    assert answers(before + text, len(before) + 12, len(before) + end) == alone
