"""Tone: what is said, and how gently; which texts are found is in clarity/en/rules/tone.toml."""

from __future__ import annotations

import pytest


def test_hard_news_is_flagged_gently(checker):
    report = checker.check("The biopsy showed cancer.")
    [finding] = [finding for finding in report.findings if finding.rule == "tone.blunt_news"]

    assert (finding.severity, finding.suggestions) == ("info", ())
    assert report.passed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have cancer and dementia.", ["cancer"]),
        ("You have cancer. You have dementia.", ["cancer", "dementia"]),
        ("You have cancer, a tumour that cannot be cured.", ["cancer"]),
    ],
)
def test_hard_news_is_told_once_in_a_sentence(found, text, expected):
    assert [place for _, place in found(text, "tone.blunt_news")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest now, YOU MUST NOT EAT!", ["YOU MUST NOT EAT"]),
        ("YOU MUST NOT EAT.", ["YOU MUST NOT EAT"]),
        ("YOUR RESULTS", []),
        ("Take ONE tablet.", []),
        ("MRI AND CT SCAN.", []),
    ],
)
def test_capitals_that_speak_to_the_reader_are_shouted(checker, text, expected):
    """A line in capitals without a stop is a heading."""
    shouted = "Capitals read as shouting: use small letters, and bold for what matters most."

    assert [finding.text for finding in checker.check(text).findings if finding.message == shouted] == expected
