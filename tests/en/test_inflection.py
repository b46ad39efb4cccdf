"""Regular inflection: from a form to the word it may come from, and from a word to its forms."""

from __future__ import annotations

import pytest

from clarity.en.inflection import inflections, is_form_of, plurals


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("clot", "clot"),
        ("clots", "clot"),
        ("clot's", "clot"),
        ("clots'", "clots"),
        ("clotted", "clot"),
        ("clotting", "clot"),
        ("boxes", "box"),
        ("diseases", "disease"),
        ("biopsies", "biopsy"),
        ("carried", "carry"),
        ("carrying", "carry"),
        ("underlying", "underlie"),
        ("used", "use"),
        ("using", "use"),
        ("happier", "happy"),
        ("happiest", "happy"),
        ("safer", "safe"),
        ("safest", "safe"),
        ("bigger", "big"),
        ("older", "old"),
    ],
)
def test_a_regular_form_is_known_by_its_word(form, word):
    assert is_form_of(form, {word})


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("clot", "clots"),
        ("closet", "clos"),
        ("as", "ass"),
        ("is", "i"),
        ("ssed", "s"),
        ("bed", "b"),
        ("sing", "s"),
        ("renally", "renal"),
        ("Clots", "clot"),
        ("", "clot"),
        ("went", "go"),
    ],
)
def test_what_only_looks_like_a_form_is_none(form, word):
    """Irregular forms, adverbs, and stems of one letter."""
    assert not is_form_of(form, {word})


@pytest.mark.parametrize(
    ("word", "expected"),
    [("test", ("test", "tests", "testes")), ("mg", ("mg",)), ("po", ("po",)), ("mri", ("mri", "mris", "mries"))],
)
def test_a_word_with_what_may_be_its_plural(word, expected):
    """Letters and signs have none."""
    assert plurals(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("utilise", ["utilises", "utilised", "utilising"]),
        ("pass", ["passes", "passed", "passing"]),
        ("fix", ["fixes", "fixed", "fixing"]),
        ("watch", ["watches", "watched", "watching"]),
        ("wash", ["washes", "washed", "washing"]),
        ("carry", ["carries", "carryed", "carrying"]),
        ("stay", ["stays", "stayed", "staying"]),
    ],
)
def test_the_regular_forms_of_a_word(word, expected):
    assert list(inflections(word)) == expected
