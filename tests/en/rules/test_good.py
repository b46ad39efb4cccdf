"""What is good: counted, told where it first is, and part of the score; the texts are in clarity/en/rules/good.toml."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.bundle import rules

STRENGTHS = {name.partition(".")[2]: rule for name, rule in rules().items() if rule.severity == "good"}


def test_what_is_good_is_counted(checker):
    strengths = checker.check("Thank you. We will call you on Monday. Thanks, Ann.").strengths

    assert [(strength.name, strength.count) for strength in strengths] == [("you", 2), ("thanks", 2), ("next_step", 1)]


def test_the_report_says_what_is_good_and_where_first(checker):
    report = checker.check("Rest today.\n  Thank you for calling, and thanks for the photo.")

    shown = [
        (strength.name, strength.what, strength.count, strength.line, strength.column, strength.text)
        for strength in report.strengths
    ]
    assert shown == [
        ("you", "speaks to the reader", 1, 2, 9, "you"),
        ("thanks", "thanks or praises", 2, 2, 3, "Thank you"),
    ]
    assert report.findings == ()


def test_strengths_are_nine_in_five_groups():
    """Only when somebody can be reached counts for none: who gives hours gives a number too."""
    groups = Counter(rule.group for rule in STRENGTHS.values())

    assert len(STRENGTHS) == 9
    assert len(groups.keys() - {""}) == 5
    assert [name for name, rule in STRENGTHS.items() if not rule.group] == ["contact_hours"]


def test_a_strength_is_never_a_finding(checker):
    for rule in STRENGTHS.values():
        for case in rule.hit:
            assert not [finding for finding in checker.check(case.text).findings if finding.rule.startswith("good.")]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "Dear Ms Lee,",
                "Thank you.",
                "We will call on Monday.",
                "You failed to attend.",
                "She denies pain.",
                "Rest today.",
            ]
        ),
        min_size=10,
        max_size=20,
    )
)
def test_law_the_tone_score_does_not_depend_on_length(checker, sentences):
    """What is good need be said once; what hurts is counted for each hundred words."""
    rest = "The ward is on the third floor of the old house by the river, and the lift is to the left of the door."
    text = "\n".join([*sentences, *[rest] * 3])
    once, twice = checker.check(f"{text}\n"), checker.check(f"{text}\n{text}\n")

    assert once.reading.units >= 50
    assert twice.scores.tone == pytest.approx(once.scores.tone, abs=0.11)


@pytest.mark.parametrize("lacking", range(5))
def test_each_group_counts_for_the_tone(checker, lacking):
    """Speaking to the reader counts for more than the others."""
    said = [
        "Your scan was fine. You can drive your car. You can eat.",
        "Dear Ms Lee,",
        "Any questions?",
        "Nurse: 020 7946 0000.",
        "The scan will be on 3 May.",
    ]
    text = "\n".join(sentence for place, sentence in enumerate(said) if place != lacking)

    assert checker.check("\n".join(said)).scores.tone == 100
    assert checker.check(text).scores.tone == (67.7 if lacking == 0 else 92.9)  # 0.9 ^ 3.7, 0.9 ^ 0.7
