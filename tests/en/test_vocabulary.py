"""Which single words readers know, given the word lists; beside what clarity/en/rules/jargon.toml shows of it."""

from __future__ import annotations

import pytest

from clarity.en.vocabulary import Vocabulary
from clarity.language import Listed

LISTED = Listed(
    terms={"zorbia", "quuxed"},
    plain={"blipping"},
    familiar={"sarnie"},
    medicines={"zotrex"},
    medicine_stems={"pril": ("april",), "statin": ()},
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(LISTED)


@pytest.mark.parametrize(
    "word",
    [
        "kidney",
        "kidneys",
        "unhelpful",
        "unhelpfulness",
        "unhelped",
        "colourless",
        "washable",
        "kindliness",
        "motherly",
        "childish",
        "chewy",
        "walkers",
        "bloodstream",
        "handbag",
        "colour",
        "grey",
        "realising",
        "organisation",
        "theatres",
        "zorbia",
        "blipping",
        "sarnie",
        "sarnies",
        "zotrex",
        "ramipril",
        "simvastatin",
        "abc",
        "h2o",
        "",
        "x" * 46,
    ],
)
def test_what_only_looks_hard_is_not(vocabulary, word):
    """Common words and what is made of them, spellings, medicines, what lists hold, what is too short or too long."""
    assert not vocabulary.is_hard(word)


@pytest.mark.parametrize(
    "word",
    [
        "spicule",
        "spicules",
        "meshwork",
        "spiculated",
        "ganglion",
        "allele",
        "dysgeusia",
        "zorbias",
        "spicul" + "e" * 39,
    ],
)
def test_a_rare_word_is_hard(vocabulary, word):
    """Also one that holds two common words by chance, and a form of a term that no row lists."""
    assert vocabulary.is_hard(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("qrv", True),
        ("aer", True),
        ("app", True),
        ("normal", False),
        ("urgent", False),
        ("must", False),
        ("at", False),
        ("ok", False),
        ("zorbia", False),
        ("sarnie", False),
        ("blipping", False),
        ("spicule", True),
    ],
)
def test_a_word_in_capitals_is_an_abbreviation_or_shouted(vocabulary, word, expected):
    """Short ones are mostly abbreviations, though a word is spelled so too."""
    assert vocabulary.is_unknown_in_capitals(word) is expected


def test_unknown_words_are_those_that_are_neither_common_nor_listed(vocabulary):
    asked = {"kidney", "renal", "zorbia", "quuxed", "blipping", "sarnie", "spicule", "helped"}

    assert vocabulary.unknown(asked) == {"renal", "spicule"}
    assert vocabulary.unknown([]) == set()


@pytest.mark.parametrize(
    ("norms", "expected"),
    [
        (["take", "zotrex"], True),
        (["ramipril", "daily"], True),
        (["in", "april"], False),
        (["pril"], False),
        (["simvastatin"], True),
        (["statin"], False),
        (["5", "mg"], True),
        (["2.5", "ml"], True),
        (["mg"], False),
        (["five", "mg"], False),
        (["5", "days"], False),
        (["1", "unit"], True),
        (["2", "puffs"], True),
        ([], False),
    ],
)
def test_a_medicine_is_known_by_the_lists_its_ending_or_its_dose(vocabulary, norms, expected):
    """An ending alone is none, nor is a word that the lists say only ends so."""
    assert vocabulary.names_medicine(norms) is expected


def test_without_lists_only_common_words_are_known():
    empty = Vocabulary(Listed((), (), (), (), {}))

    assert empty.is_hard("zorbia")
    assert not empty.is_hard("kidney")
    assert not empty.names_medicine(["ramipril"])
    assert empty.names_medicine(["5", "mg"])
