"""What passes, and the reasons in words why a text does not."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.policy import Policy

KIND = (
    "Dear Ms Lee,\n\nThank you for coming. Your scan was fine. Please call us on 020 7946 0000 if you have questions.\n"
)
HARD = "Notification of alterations to preparation instructions accompanies cardiology documentation. "


def failed(text: str, markup: str = "text", **settings: object) -> tuple[str, ...]:
    report = Checker(policy=Policy(**settings)).check(text, markup=markup)

    assert report.passed is not bool(report.failed)
    return report.failed


def test_a_kind_letter_passes():
    assert failed(KIND) == ()
    assert failed(KIND, fail_on="info", min_score=90) == ()


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        ("error", ("Errors: jargon.dose (2).",)),
        ("warning", ("Errors: jargon.dose (2).", "Warnings: jargon.plain.")),
        ("never", ()),
    ],
)
def test_findings_at_or_above_the_fail_level(fail_on, expected):
    """Each severity for itself, the commonest rule first."""
    assert failed(f"{KIND}Take 5 mg qd or 7 mg qd. Rest prior to it.\n", fail_on=fail_on) == expected


def test_several_rules_are_named():
    text = f"{KIND}Take 5.0 mg qd. Then take 7 mg qd.\n"

    assert failed(text) == ("Errors: jargon.dose (2), numbers.dose_zero.",)
    assert failed(text, severity={"jargon": "info"}) == ("Errors: numbers.dose_zero.",)
    assert failed(text, severity={"jargon": "info", "numbers": "off"}) == ()


def test_a_score_under_the_least_one():
    report = Checker().check("You failed to attend.")

    assert report.failed == (f"The score is {report.score}; at least 35 is asked for.",)
    assert failed("You failed to attend.", min_score=report.score) == ()
    assert failed("You failed to attend.", min_score=report.score + 1) != ()


@pytest.mark.parametrize(("most", "target", "fails"), [(-0.5, -1, True), (0.5, -1, False), (-0.5, 0.5, False)])
def test_a_grade_above_the_highest(most, target, fails):
    """A grade that is aimed for never fails, whatever the highest is; both are given next to the text's own."""
    text = f"{KIND}The examination will be on Saturday afternoon in the radiology building by the river.\n"
    grade = Checker().check(text).reading.grade
    reason = f"The school grade is {grade:.1f}; aim for {grade + target:g}, at most {grade + most:g}."

    assert failed(text, max_grade=grade + most, target_grade=grade + target) == ((reason,) if fails else ())


def test_a_text_of_few_words_has_no_grade_and_does_not_fail_for_it():
    few, enough = HARD * 2, HARD * 4
    report = Checker(policy=Policy(min_score=0, max_difficulty=6)).check(few)

    assert report.reading.words < 30
    assert set(report.reading.grades.model_dump().values()) == {None}
    assert report.reading.grade is report.reading.plain_grade is report.reading.reading_age is None
    assert report.reading.reading_ease is None
    assert not any(finding.rule == "reading.grade" for finding in report.findings)
    assert report.failed == ()
    assert failed(enough, min_score=0, max_difficulty=6) == (
        f"The school grade is {Checker().check(enough).reading.plain_grade:.1f}; aim for 8, at most 13.",
    )


@pytest.mark.parametrize(("words", "told"), [(29, False), (30, True)])
def test_a_grade_is_told_of_thirty_words(words, told):
    report = Checker().check("Rest. " * words)

    assert (report.reading.grade is not None) is told


def test_a_difficulty_above_the_highest():
    found = failed(HARD * 2, min_score=0, max_difficulty=3.5)
    difficulty = Checker().check(HARD * 2).reading.difficulty

    assert found == (f"The difficulty is {difficulty:.1f} of 6; at most 3.5 is asked for.",)
    assert failed(HARD * 2, min_score=0, max_difficulty=difficulty) == ()


@pytest.mark.parametrize(
    ("block", "expected"), [("<pre>\nTake one tablet twice a day.\n</pre>", True), ("<!-- Take it. -->", False)]
)
def test_words_that_were_not_read(block, expected):
    """Where they begin, and why; a comment is nothing to read."""
    found = failed(f"{KIND}\n{block}\n", markup="markdown")

    assert found == (
        ("Some words were not read, from line 5 on: <pre> is code, which is not read.",) if expected else ()
    )


@pytest.mark.parametrize("text", ["", "...", "12"])
def test_a_text_without_words(text):
    assert failed(text) == ("There are no words to check.",)
    assert failed(text, fail_on="never") == ()


def test_the_gravest_reasons_come_first():
    found = failed(f"{HARD * 4}Take 5 mg qd.\n", max_difficulty=3, min_score=70, fail_on="warning")

    assert [reason.split(":")[0].split(" is ")[0] for reason in found] == [
        "Errors", "Warnings", "The score", "The school grade", "The difficulty",
    ]  # fmt: skip
