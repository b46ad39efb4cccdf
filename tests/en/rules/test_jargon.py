"""Jargon: what is said of words that no list holds; which are found is in clarity/en/rules/jargon.toml."""

from __future__ import annotations

import pytest
from conftest import checker_with

from clarity.policy import Policy

RULE = "jargon.unlisted"


@pytest.fixture
def words(found):
    """What is reported as unlisted in a text."""
    return lambda text: [text for _, text in found(text, RULE)]


@pytest.mark.parametrize(("severity", "expected"), [("info", ["info"]), ("warning", ["warning"]), ("off", [])])
def test_the_policy_sets_the_severity(severity, expected):
    checker = checker_with(policy=Policy(severity={RULE: severity}))

    assert [finding.severity for finding in checker.check("A spicule.").findings if finding.rule == RULE] == expected


def test_a_finding_says_what_to_do_and_offers_nothing(checker):
    text = "A spicule and a QRV were seen."
    one, two = (finding for finding in checker.check(text).findings if finding.rule == RULE)

    assert (one.message, one.suggestions, one.action) == (
        '"spicule" is a rare word: use common words, or explain it.', (), "flag",
    )  # fmt: skip
    assert two.message == '"QRV" is not spelled out.'
    assert (text[one.start : one.end], text[two.start : two.end]) == ("spicule", "QRV")


def test_a_text_in_another_language_is_not_littered(words):
    """It has more rare words than any English text; in a few of them, a share says little."""
    spanish = (
        "quirofano nuestro paciente lamentamos comunicarle aplazar cita hasta aviso permanece cerrado mientras duran"
    )
    more = "rogamos disculpe molestias ocasionadas agradecemos sinceramente comprension habitual"

    assert words(f"{spanish} {more}.") == []
    assert len(words("quirofano nuestro lamentamos.")) == 3


@pytest.mark.parametrize("text", ["We saw the ABC " * 4_000, "we saw " + "x" * 100_000, "We saw a spicule " * 4_000])
def test_a_long_sentence_or_word_is_read_to_its_end(words, text):
    """With work that grew with the square of the length, these would take minutes."""
    assert len(words(text)) <= 1
