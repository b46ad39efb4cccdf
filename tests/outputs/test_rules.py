"""What is said of a rule."""

from __future__ import annotations

import pytest

from clarity.bundle import rules
from clarity.outputs.rules import Piece, Said, said_of
from clarity.rule import Case
from clarity.wordlists import bundled_sources


def example_of(text: str, *places: tuple[int, int]) -> tuple[Piece, ...]:
    rule = rules()["tone.blame"]._replace(hit=(Case(text, places),))
    return said_of(rule, bundled_sources()).example


def test_all_that_a_table_holds_for_readers_is_said():
    rule = rules()["tone.missing_greeting"]._replace(sources=("own", "pemat"))
    source = bundled_sources()["pemat"]

    assert said_of(rule, bundled_sources()) == Said(
        name="tone.missing_greeting",
        severity=rule.severity,
        what=rule.what,
        why=rule.why,
        kinds=("letter", "message"),
        example=(Piece("Your results are back.", is_found=False),),
        instead=rule.instead,
        sources=(
            ("Written for clarity", "The clarity authors", ""),
            (source["title"], source["publisher"], source["url"]),
        ),
        setting='severity = { "tone.missing_greeting" = "off" }',
    )


def test_a_strength_cannot_be_switched_off():
    assert said_of(rules()["good.thanks"], bundled_sources()).setting == ""


def test_the_places_of_an_example_are_marked():
    assert example_of("\nA wib and a wib.\n", (3, 6), (13, 16)) == (
        ("A ", False), ("wib", True), (" and a ", False), ("wib", True), (".", False),
    )  # fmt: skip


@pytest.mark.parametrize("size", [299, 300])
def test_an_example_is_shown_whole(size):
    assert example_of("Wib " * 74 + "x" * (size - 296), (0, size)) == (("Wib " * 74 + "x" * (size - 296), True),)


def test_a_long_example_is_cut_at_a_word_and_keeps_its_places():
    assert example_of("Wib " * 80, (0, 3), (290, 310), (312, 315)) == (
        ("Wib", True), (" Wib" * 71 + " W"[:1] + "Wi", False), ("b Wib Wib", True), (" …", False),
    )  # fmt: skip
