"""Formulas: by hand from the published papers, and equal to textstat where its counting is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import data_rows
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend import metrics

from clarity.document import Parser
from clarity.measure import FORMULAS, Counts, WordFacts, familiar_words, is_familiar, reading_ease

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def plain_prose():
    """Prose without decimals, abbreviations, hyphens or short sentences, where textstat counts rightly."""
    return (DATA / "plain_prose.txt").read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        # 100 words, 5 sentences, 150 syllables, 12 polysyllables (9 complex), 15 difficult, 460 letters, 480 characters
        ("flesch_kincaid", 0.39 * 20 + 11.8 * 1.5 - 15.59),  # 9.91
        ("smog", 1.043 * 72**0.5 + 3.1291),  # 30 x 12 / 5 = 72: 11.98
        ("gunning_fog", 0.4 * (20 + 9)),  # 11.6
        ("ari", 4.71 * 4.8 + 0.5 * 20 - 21.43),  # 11.178
        ("coleman_liau", 0.058 * 460 - 0.296 * 5 - 15.8),  # 9.4
        ("dale_chall", 0.1579 * 15 + 0.0496 * 20 + 3.6365),  # 6.997
    ],
)
def test_formulas_by_hand(formula, expected):
    counts = Counts(
        words=100, syllables=150, polysyllables=12, complex_words=9, difficult_words=15, rare_words=3, letters=460, characters=480
    )

    assert FORMULAS[formula](counts, 5) == pytest.approx(expected)


def test_reading_ease_by_hand():
    """206.835 - 1.015 x 20 - 84.6 x 1.5 = 59.635."""
    assert reading_ease(Counts(words=100, syllables=150), 5) == pytest.approx(59.635)


def test_dale_chall_adds_nothing_at_five_percent():
    assert FORMULAS["dale_chall"](Counts(words=100, difficult_words=5), 10) == pytest.approx(0.1579 * 5 + 0.0496 * 10)


class InflectedToo(frozenset):
    """textstat counts "walked" as difficult though "walk" is on the list (its issue 150); Dale and Chall count it as familiar."""

    def __contains__(self, word: object) -> bool:
        return is_familiar(str(word))


@pytest.fixture
def textstat_with_a_dictionary(monkeypatch):
    """textstat looks CMUdict up through NLTK, which would download it; give it the counts of our sample of words instead."""
    known = {row["word"]: [["AH0"] * int(row["syllables"])] for row in data_rows("prose_syllables.csv")}
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda _: known)
    monkeypatch.setattr("textstat.backend.validations._is_difficult_word.get_lang_easy_words", lambda _: InflectedToo())
    return known


ORACLES = {
    "flesch_kincaid": lambda text: metrics.flesch_kincaid_grade(text, "en_US"),
    "smog": lambda text: metrics.smog_index(text, "en_US"),
    "gunning_fog": lambda text: metrics.gunning_fog(text, "en_US"),
    "ari": metrics.automated_readability_index,
    "coleman_liau": metrics.coleman_liau_index,
    "dale_chall": lambda text: metrics.dale_chall_readability_score(text, "en_US"),
}


@pytest.mark.parametrize("formula", ORACLES)
@pytest.mark.parametrize("number", range(12))
def test_grades_equal_textstats_on_plain_prose(checker, plain_prose, textstat_with_a_dictionary, formula, number):
    """Word for word the same counts give the same grade, to the second decimal."""
    text = plain_prose[number]
    assert {word.lower() for word in re.findall(r"[A-Za-z]+", text)} <= set(textstat_with_a_dictionary)

    expected = ORACLES[formula](text)

    assert getattr(checker.check(text).reading.grades, formula) == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize(
    ("text", "words", "syllables", "sentences"),
    [
        ("Take 2.5 mg b.i.d. with food.", 6, 6, 1),
        ("Come for your follow-up.", 4, 6, 1),
        ("The nurse's room. Rest!", 4, 5, 2),
        ("- Rest\n- Drink water", 3, 4, 2),
        ("Write to a.b@example.org today.", 4, 5, 1),
        ("", 0, 0, 0),
    ],
)
def test_counts_by_hand(checker, text, words, syllables, sentences):
    reading = checker.check(text).reading

    assert (reading.words, reading.syllables, reading.sentences) == (words, syllables, sentences)


@pytest.mark.parametrize(
    ("word", "difficult"),
    [
        ("apple", 0),
        ("apples", 0),
        ("walked", 0),
        ("stopping", 0),
        ("carries", 0),
        ("happier", 0),
        ("doctor's", 0),
        ("renal", 1),
        ("bing", 1),
    ],
)
def test_difficult_words_count_regular_inflections_as_familiar(word, difficult):
    document = Parser().parse(word)

    assert Counts.total(WordFacts().rows(document)).difficult_words == difficult


def test_familiar_words_come_from_textstat():
    assert len(familiar_words()) > 2900
    assert "apple" in familiar_words()
    assert "renal" not in familiar_words()


@pytest.mark.parametrize(("word", "rare"), [("kidney", 0), ("renal", 1), ("Kidney", 0), ("12", 0), ("a", 0), ("zqxwv", 1)])
def test_rare_words(word, rare):
    assert Counts.total(WordFacts().rows(Parser().parse(word))).rare_words == rare


def test_grade_says_nothing_where_there_is_nothing_to_say(checker):
    """textstat gives 0.0 for an empty text, which reads as very easy."""
    reading = checker.check("120/80").reading

    assert reading.grade is None
    assert reading.reading_age is None
    assert reading.reading_ease is None


@given(st.lists(st.builds(Counts, words=st.integers(0, 9), letters=st.integers(0, 9)), max_size=5))
def test_counts_of_parts_add_up(parts):
    assert Counts.total(parts).words == sum(part.words for part in parts)
