"""What is known of a single word form: its counts, how common it is, and what kind of word it may be."""

from __future__ import annotations

import pytest

from clarity.document import Counts
from clarity.en.facts import Bit, is_abstract, public_words, word_of
from clarity.en.frequency import word_frequencies
from clarity.en.lexicon import BE, COMMANDS, TITLES, YOU

BITS = {name: bit for name, bit in vars(Bit).items() if name.isupper()}


def counts(norm: str) -> Counts:
    return Counts.unpack(word_of(norm).counts)


def bits(norm: str) -> set[str]:
    found = word_of(norm).bits
    return {name for name, bit in BITS.items() if found & bit}


@pytest.mark.parametrize(
    ("norm", "words", "syllables", "letters", "characters"),
    [
        ("rest", 1, 1, 4, 4),
        ("colonoscopy", 1, 5, 11, 11),
        ("café", 1, 2, 4, 4),
        ("b.i.d", 1, 1, 3, 5),
        ("c'd", 1, 1, 2, 3),
        ("2.5", 1, 1, 2, 3),
        ("2nd", 1, 1, 3, 3),
        ("a.b@example.org", 1, 1, 12, 15),
        ("https://a.org/x", 1, 1, 10, 15),
        ("www.a.org", 1, 1, 7, 9),
        (".", 0, 0, 0, 1),
        ("\u2014", 0, 0, 0, 1),
        ("...", 0, 0, 0, 3),
    ],
)
def test_a_word_a_number_and_an_address_count_as_one(norm, words, syllables, letters, characters):
    """Signs count as characters only; an address has one syllable, since nobody reads it out."""
    found = counts(norm)

    assert (found.words, found.syllables, found.letters, found.characters) == (words, syllables, letters, characters)


@pytest.mark.parametrize(
    ("norm", "polysyllables", "complex_words"),
    [("tablet", 0, 0), ("colonoscopy", 1, 1), ("hospital", 1, 0), ("2.5", 0, 0), ("yesterday", 1, 0)],
)
def test_long_words_that_all_know_are_not_complex(norm, polysyllables, complex_words):
    assert (counts(norm).polysyllables, counts(norm).complex_words) == (polysyllables, complex_words)


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
        ("12", 0),
        ("renal", 1),
        ("bing", 1),
    ],
)
def test_difficult_words_count_regular_inflections_as_familiar(word, difficult):
    assert counts(word).difficult_words == difficult


@pytest.mark.parametrize(
    ("word", "rare"),
    [
        ("kidney", 0),
        ("kidney's", 0),
        ("renal", 1),
        ("renal's", 1),
        ("12", 0),
        ("a", 0),
        ("z", 0),
        ("zqxwv", 1),
        (".", 0),
    ],
)
def test_rare_words(word, rare):
    assert counts(word).rare_words == rare


def test_the_frequency_of_a_word_is_wordfreqs_or_that_of_unknown_words():
    assert word_of("kidney").frequency == word_frequencies()["kidney"]
    assert word_of("zqxwv").frequency == 2.0


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("the", {"LETTER", "EVERYDAY"}),
        ("renal", {"LETTER", "NOUN"}),
        ("severity", {"LETTER", "ABSTRACT", "NOUN", "ABSTRACT_NOUN"}),
        ("moment", {"LETTER", "NOUN", "ABSTRACT_NOUN", "EVERYDAY"}),
        ("slowly", {"LETTER", "EVERYDAY"}),
        ("mrs", {"LETTER", "TITLE", "EVERYDAY"}),
        ("was", {"LETTER", "BE", "EVERYDAY"}),
        ("take", {"LETTER", "COMMAND", "EVERYDAY"}),
        ("your", {"LETTER", "YOU", "EVERYDAY"}),
        ("please", {"LETTER", "YOU", "NOUN", "EVERYDAY"}),
        (",", {"COMMA"}),
        (";", {"COMMA"}),
        (".", set()),
        ("5", set()),
        ("2nd", set()),
        ("'s", set()),
    ],
)
def test_what_a_word_may_be(norm, expected):
    assert bits(norm) == expected


def test_words_of_a_set_have_its_bit():
    for words, name in ((TITLES, "TITLE"), (BE, "BE"), (COMMANDS, "COMMAND"), (YOU, "YOU")):
        assert all(name in bits(word) for word in words)


@pytest.mark.parametrize(
    ("norm", "expected"),
    [("severity", True), ("assessment", True), ("moment", False), ("city", False), ("renal", False)],
)
def test_an_abstract_noun_is_known_by_its_length_and_ending(norm, expected):
    assert is_abstract(norm) is expected


def test_public_words_are_those_of_common_english():
    """No text adds to them."""
    found = public_words()

    assert {"the", "kidney", "apple", "walked"} <= found
    assert found.isdisjoint({"zqxwv", "khanna-smith", ""})
    assert len(found) > 29_000
