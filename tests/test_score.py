"""The arithmetic of the scores, redone by hand from the report alone."""

from __future__ import annotations

import pytest
from conftest import ROOT

from clarity import Checker, Policy
from clarity.report import Grades, ReadingLevel, Scores
from clarity.score import WEIGHTS, overall, scores

EXAMPLES = sorted((ROOT / "examples").glob("**/*.md")) + sorted((ROOT / "examples").glob("**/*.txt"))


def level(**changes) -> ReadingLevel:
    values = dict.fromkeys(ReadingLevel.model_fields, 0) | {
        "formula": "flesch_kincaid",
        "grades": Grades(**dict.fromkeys(Grades.model_fields, 8.0)),
        "plain_grade": 8.0,
        "reasons": (),
        "hardest": (),
        "units": 200,
        "sentences": 10,
    }
    return ReadingLevel.model_validate(values | changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 100.0),
        ({"plain_grade": 7.0}, 100.0),
        ({"plain_grade": 9.5}, 88.0),  # 8 x 1.5
        ({"long_sentences": 2}, 94.0),  # 30 x 2 / 10
        ({"long_sentences": 2, "very_long_sentences": 1}, 88.0),  # 30 x (2 + 2) / 10
        ({"long_paragraphs": 1}, 97.0),
        ({"plain_grade": 30.0}, 0.0),
    ],
)
def test_reading_score_by_hand(changes, expected):
    assert scores([], (), level(**changes), 8).reading == expected


def test_a_text_without_words_has_no_score():
    parts = scores([], (), level(plain_grade=None), 8)

    assert parts == Scores(reading=None, jargon=None, tone=None)
    assert overall(parts) is None


@pytest.mark.parametrize(
    ("text", "jargon", "tone"),
    [
        ("Rest prior to it.", 90.0, 90.0),  # 1 warning, 3 units counted as 50: 100 - 5 x 2
        ("Rest prior to it. " + "We will see you soon. " * 19 + "Rest now.", 95.0, 92.0),  # 1 in 3 + 19 x 5 + 2 = 100 units
        ("Rest by the spicule.", 96.0, 90.0),  # 1 rare word, 4 units counted as 50: 100 - 5 x 0.4 x 2
        ("You failed to attend your appointment.", 100.0, 52.0),  # 1 warning in 50, and "you": 92 - 20 x 2
        ("Dear Ms Lee, we will see you on Friday. Please call us on 020 7946 0000.", 100.0, 100.0),  # all five groups
    ],
)
def test_jargon_and_tone_scores_by_hand(checker, text, jargon, tone):
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
            if finding.rule.startswith(f"{group}.")
        )
        for group in ("jargon", "tone")
    }
    hundreds = max(reading.units, 50) / 100
    lost = 8 * max(0, reading.plain_grade - 8) + 30 / reading.sentences * (
        reading.long_sentences + 2 * reading.very_long_sentences + reading.long_paragraphs
    )

    assert report.scores.jargon == pytest.approx(max(0, 100 - 5 * weights["jargon"] / hundreds), abs=0.051)
    named = {strength.name for strength in report.strengths}
    groups = [{"you"}, {"name", "thanks", "empathy"}, {"invitation"}, {"contact"}, {"next_step", "choice"}]
    good = 2 * sum(bool(group & named) for group in groups)
    assert report.scores.tone == pytest.approx(max(0, 90 + good - 20 * weights["tone"] / hundreds), abs=0.051)
    assert report.scores.reading == pytest.approx(max(0, 100 - lost), abs=0.051)
    assert report.score == round(0.4 * report.scores.reading + 0.4 * report.scores.jargon + 0.2 * report.scores.tone)


def test_the_length_of_a_text_does_not_change_its_scores(checker):
    """Ten copies of a letter score as one, within rounding of the one place that a term is explained at."""
    text = "You failed to attend. You must not eat prior to surgery. Please ring the ward if you feel unwell at home.\n\n" * 5
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


@pytest.mark.parametrize(("worse", "better"), [("discharge", "discharge_clear"), ("results_message", "results_message_clear")])
def test_a_clear_text_scores_well_above_the_usual_one(checker, worse, better):
    found = {path.stem: path for path in EXAMPLES}

    assert checker.check_file(found[better]).score >= checker.check_file(found[worse]).score + 15
