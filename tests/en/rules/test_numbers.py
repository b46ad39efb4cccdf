"""Figures: what is said of them; which are found is in clarity/en/rules/numbers.toml."""

from __future__ import annotations

import pytest


def test_a_dose_is_never_rewritten(checker):
    """The message says what to write; nothing is offered that a machine could put in."""
    text = "Take 1.0 mg or .5 mg."
    findings = [finding for finding in checker.check(text).findings if finding.rule == "numbers.dose_zero"]

    assert [(finding.severity, finding.suggestions) for finding in findings] == [("error", ()), ("error", ())]
    assert (
        findings[0].message
        == 'Leave the zero at the end of "1.0" away: without its point it is read as ten times as much or more.'
    )
    assert findings[1].message == 'Write "0.5": without the zero the point has been missed.'
    assert not checker.check(text).passed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 in 20 feel sick. 1 in 8 feel weak.", ["20"]),
        ("One in ten feel sick. 1 in 8 feel weak. 1 in 10 fall. 1 in 9 do not.", ["10", "10"]),
        ("Five in a hundred feel sick. 1 in 1,000 die.", ["100"]),
        ("1 in 1,000 feel sick. One in a thousand die.", []),
    ],
)
def test_a_chance_is_compared_with_the_first_one(checker, text, expected):
    """Whether it is told in words or in figures."""
    messages = [finding.message for finding in checker.check(text).findings if finding.rule == "numbers.denominator"]

    assert messages == [
        f"The first chance is out of {first}; give all of them out of the same number." for first in expected
    ]
