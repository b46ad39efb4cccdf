"""The arithmetic of the scores, redone by hand from the report alone."""

from __future__ import annotations

import pytest
from conftest import ROOT

from clarity.bundle import rules
from clarity.checker import Checker
from clarity.document import Counts
from clarity.measure import Measures
from clarity.policy import Policy
from clarity.rule import Rule
from clarity.score import WEIGHTS, Parts, scored

PARTS = {rule.name: rule.part for rule in rules().values()}
STRENGTHS = [{"you"}, {"name", "thanks", "empathy"}, {"invitation"}, {"contact"}, {"next_step", "choice"}]
EXAMPLES = sorted((ROOT / "examples").glob("**/*.md")) + sorted((ROOT / "examples").glob("**/*.txt"))


GROUPS = {"reader", "warmth", "invitation", "contact", "next"}


def measures(**changes) -> Measures:
    values = {
        "counts": Counts(words=250), "plain": Counts(words=250), "units": 200, "sentence_words": [25] * 10,
        "sentences": 10, "long_sentences": 0, "very_long_sentences": 0, "long_paragraphs": 0,
    }  # fmt: skip
    return Measures(**values | changes)


def rule(**changes) -> Rule:
    """A rule; what a test does not say is of no matter to the scores."""
    values = dict.fromkeys(Rule._fields, "") | {"part": "jargon", "weight": 0.0}
    return Rule(**values | changes)


@pytest.mark.parametrize(
    ("above", "changes", "expected"),
    [
        (0.0, {}, 100.0),
        (-1.0, {}, 100.0),
        (1.5, {}, 88.0),  # 8 x 1.5
        (0.0, {"long_sentences": 2}, 94.0),  # 30 x 2 / 10
        (0.0, {"long_sentences": 2, "very_long_sentences": 1}, 88.0),  # 30 x (2 + 2) / 10
        (0.0, {"long_paragraphs": 1}, 97.0),
        (22.0, {}, 0.0),
        (1.0, {"long_sentences": 1}, 89.0),
    ],
)
def test_reading_score_by_hand(above, changes, expected):
    assert scored([], [], GROUPS, measures(**changes), above).parts.reading == expected


@pytest.mark.parametrize(
    ("found", "jargon", "tone"),
    [
        ([], 100.0, 90.0),
        ([("jargon", "warning", 0.0)], 97.5, 90.0),  # 5 x 1 / 2
        ([("jargon", "error", 0.0)], 92.5, 90.0),  # 5 x 3 / 2
        ([("jargon", "info", 0.0)], 100.0, 90.0),
        ([("jargon", "info", 0.4)], 99.0, 90.0),  # 5 x 0.4 / 2
        ([("jargon", "warning", 0.4)], 97.5, 90.0),
        ([("tone", "warning", 0.0)], 100.0, 80.0),  # 20 x 1 / 2
        ([("tone", "error", 0.0)] * 4, 100.0, 0.0),
        ([("reading", "error", 0.0)], 100.0, 90.0),
    ],
)
def test_jargon_and_tone_scores_by_hand(found, jargon, tone):
    """A finding for information weighs what its rule says; what makes reading hard is counted elsewhere."""
    weighed = [(rule(part=part, weight=weight), severity) for part, severity, weight in found]
    parts = scored(weighed, [], GROUPS, measures(), 0.0).parts

    assert (parts.jargon, parts.tone) == (jargon, tone)


@pytest.mark.parametrize(
    ("groups", "tone"), [([], 90.0), (["reader"], 92.0), (["reader", "reader"], 92.0), ([*GROUPS], 100.0), ([""], 90.0)]
)
def test_each_group_of_strengths_counts_once(groups, tone):
    """A strength of no group is told and counts for nothing."""
    assert scored([], [rule(group=group) for group in groups], GROUPS, measures(), 0.0).parts.tone == tone


@pytest.mark.parametrize(("units", "jargon"), [(10, 90.0), (50, 90.0), (100, 95.0), (1000, 99.5)])
def test_findings_are_counted_for_each_hundred_units(units, jargon):
    """In a text of fewer than 50 as in one of 50."""
    assert scored([(rule(), "warning")], [], GROUPS, measures(units=units), 0.0).parts.jargon == jargon


def test_a_text_without_words_has_no_score():
    nothing = scored([], [], GROUPS, measures(sentences=0), None)

    assert nothing == (None, Parts(None, None, None), (), ())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_ledger_and_the_score_make_a_hundred(checker, path):
    report = checker.check_file(path)

    assert report.score + sum(loss.points for loss in report.ledger) == pytest.approx(100, abs=0.7)
    assert list(report.ledger) == sorted(report.ledger, key=lambda loss: -loss.points)


def test_gains_and_the_ledger_by_hand():
    found = [(rule(name="jargon.plain"), "warning"), (rule(name="tone.blame", part="tone"), "error")]
    result = scored(found, [], GROUPS, measures(), 0.0)

    # 200 units: jargon loses 5 x 1 / 2, tone 20 x 3 / 2 and 2 for each of five good things
    assert result.gains == (1.0, 6.0)
    assert [(loss["rule"], loss["points"], loss["count"]) for loss in result.ledger] == [
        ("tone.blame", 6.0, 1), (None, 2.0, 0), ("jargon.plain", 1.0, 1),
    ]  # fmt: skip


def test_failed_says_why(checker):
    assert checker.check("Take 5 mg qd.").failed == ("error: jargon.dose (1)",)
    assert checker.check("Rest today.").failed == ()


@pytest.mark.parametrize(
    ("text", "jargon", "tone"),
    [
        ("Rest prior to it.", 90.0, 90.0),  # 1 warning, 3 units counted as 50: 100 - 5 x 2
        (
            "Rest prior to it. " + "We will see you soon. " * 19 + "Rest now.",
            95.0,
            92.0,
        ),  # 1 in 3 + 19 x 5 + 2 = 100 units
        ("Rest by the spicule.", 96.0, 90.0),  # 1 rare word, 4 units counted as 50: 100 - 5 x 0.4 x 2
        ("You failed to attend your appointment.", 100.0, 52.0),  # 1 warning in 50, and "you": 92 - 20 x 2
        ("Dear Ms Lee, we will see you on Friday. Please call us on 020 7946 0000.", 100.0, 100.0),  # all five groups
    ],
)
def test_jargon_and_tone_scores_of_a_text_by_hand(checker, text, jargon, tone):
    report = checker.check(text)

    assert (report.scores.jargon, report.scores.tone) == (jargon, tone)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_scores_can_be_redone_from_the_report(checker, path):
    report = checker.check_file(path)
    reading = report.reading
    weights = {
        group: sum(
            0.4 if finding.rule == "jargon.unlisted" else WEIGHTS[finding.severity]
            for finding in report.findings
            if PARTS[finding.rule] == group
        )
        for group in ("jargon", "tone")
    }
    hundreds = max(reading.units, 50) / 100
    lost = 8 * max(0, reading.plain_grade - 8) + 30 / reading.sentences * (
        reading.long_sentences + 2 * reading.very_long_sentences + reading.long_paragraphs
    )

    assert report.scores.jargon == pytest.approx(max(0, 100 - 5 * weights["jargon"] / hundreds), abs=0.051)
    named = {strength.name for strength in report.strengths}
    good = 2 * sum(bool(group & named) for group in STRENGTHS)
    assert report.scores.tone == pytest.approx(max(0, 90 + good - 20 * weights["tone"] / hundreds), abs=0.051)
    assert report.scores.reading == pytest.approx(max(0, 100 - lost), abs=0.051)
    assert report.score == round(0.4 * report.scores.reading + 0.4 * report.scores.jargon + 0.2 * report.scores.tone)


def test_the_length_of_a_text_does_not_change_its_scores(checker):
    """Ten copies of a letter score as one, within rounding of the one place that a term is explained at."""
    text = (
        "You failed to attend. You must not eat prior to surgery. Please ring the ward if you feel unwell at home.\n\n"
        * 5
    )
    one, ten = checker.check(text), checker.check(text * 10)

    assert one.reading.words > 50
    assert ten.scores == one.scores


@pytest.mark.parametrize(("severity", "jargon"), [("off", 100.0), ("info", 96.0), ("warning", 90.0), ("error", 70.0)])
def test_the_policy_says_what_a_rare_word_weighs(severity, jargon):
    checker = Checker(policy=Policy(severity={"jargon.unlisted": severity}))

    assert checker.check("Rest by the spicule.").scores.jargon == jargon


def test_the_policy_sets_what_fails():
    text = "You must not eat prior to surgery."

    assert Checker(policy=Policy(fail_on="error")).check(text).passed
    assert not Checker(policy=Policy(fail_on="warning")).check(text).passed
    assert Checker(policy=Policy(fail_on="warning", severity={"jargon": "info"})).check(text).passed


@pytest.mark.parametrize(
    ("worse", "better"), [("discharge", "discharge_clear"), ("results_message", "results_message_clear")]
)
def test_a_clear_text_scores_well_above_the_usual_one(checker, worse, better):
    found = {path.stem: path for path in EXAMPLES}

    assert checker.check_file(found[better]).score >= checker.check_file(found[worse]).score + 15
