"""Which article goes before a wording."""

from __future__ import annotations

import pytest

from clarity.en.grammar import is_article, with_article


@pytest.mark.parametrize(
    ("word", "begins", "expected"),
    [
        ("a", False, True),
        ("an", False, True),
        ("AN", False, True),
        ("A", True, True),
        ("An", True, True),
        ("A", False, False),
        ("An", False, False),
        ("the", True, False),
        ("aN", True, False),
        ("", True, False),
    ],
)
def test_an_article_is_known_by_how_it_is_written(word, begins, expected):
    """A capital inside a sentence is a name: "vitamin A"."""
    assert is_article(word, begins) is expected


@pytest.mark.parametrize(
    ("wording", "article", "matched", "expected"),
    [
        ("heart attack", "an", "MI", "a heart attack"),
        ("urgent scan", "a", "scan", "an urgent scan"),
        ("hour", "a", "period", "an hour"),
        ("honest talk", "a", "talk", "an honest talk"),
        ("unit", "an", "item", "a unit"),
        ("unimportant change", "a", "change", "an unimportant change"),
        ("uninsured person", "a", "person", "an uninsured person"),
        ("university", "an", "item", "a university"),
        ("use", "an", "item", "a use"),
        ("usual sign", "an", "odd sign", "a usual sign"),
        ("urine test", "an", "MSU", "a urine test"),
        ("European list", "an", "odd list", "a European list"),
        ("one-sided pain", "an", "odd pain", "a one-sided pain"),
        ("8-week course", "a", "long course", "an 8-week course"),
        ("80 ml drink", "a", "drink", "an 80 ml drink"),
        ("11-day course", "a", "long course", "an 11-day course"),
        ("18 mg tablet", "a", "tablet", "an 18 mg tablet"),
        ("10-day course", "an", "odd course", "a 10-day course"),
        ("110 ml drink", "an", "odd drink", "a 110 ml drink"),
        ("MRI scan", "a", "scan", "an MRI scan"),
        ("X-ray", "a", "film", "an X-ray"),
        ("ECG", "a", "trace", "an ECG"),
        ("GP", "an", "internist", "a GP"),
        ("UTI", "an", "infection", "a UTI"),
    ],
)
def test_a_or_an_by_how_the_wording_sounds(wording, article, matched, expected):
    assert with_article(wording, article, matched) == expected


@pytest.mark.parametrize(
    ("wording", "article", "matched", "expected"),
    [
        ("urgent scan", "A", "Scan", "An urgent scan"),
        ("swelling", "An", "Oedema", "A swelling"),
        ("SWELLING", "AN", "OEDEMA", "A SWELLING"),
        ("ACHING", "A", "TENSION", "AN ACHING"),
        ("the flu", "an", "illness", "the flu"),
        ("the flu", "An", "illness", "The flu"),
        ("your belly", "an", "abdomen", "your belly"),
        ("there", "an", "abdomen", "a there"),
        ("oedema (swelling)", "an", "oedema", "an oedema (swelling)"),
    ],
)
def test_the_article_keeps_its_case_and_gives_way_to_others(wording, article, matched, expected):
    """A wording that brings a word of its own there needs none; one that begins with the term keeps the term's."""
    assert with_article(wording, article, matched) == expected
