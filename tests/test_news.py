"""Hard news is flagged gently when it stands alone, and left alone when something kind or useful stands beside it."""

from __future__ import annotations

import pytest


def told(checker, text):
    return [finding.text for finding in checker.check(text).findings if finding.rule == "tone.blunt_news"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The biopsy showed cancer.", "cancer"),
        ("You have lung cancer.", "cancer"),
        ("Your scan shows that the cancer has spread to your liver.", "cancer"),
        ("Unfortunately the scan showed no heartbeat.", "no heartbeat"),
        ("There was no heartbeat.", "no heartbeat"),
        ("Your father died on Sunday.", "died"),
        ("Your mother has dementia. She should rest.", "dementia"),
        ("You have been diagnosed with multiple sclerosis.", "multiple sclerosis"),
        ("The tumour cannot be cured.", "cannot be cured"),
        ("The tumour can’t be cured.", "can’t be cured"),
        ("Your HIV test was positive.", "HIV"),
        ("You have heart failure. Take one tablet a day.", "heart failure"),
        ("Results: malignant melanoma.", "malignant"),
        ("You had a miscarriage.", "miscarriage"),
        ("We found cancer cells in the sample.", "cancer"),
        ("Pathology is positive for malignancy.", "malignancy"),
        ("The treatment has failed and there are no options left.", "treatment has failed"),
        ("Your pregnancy is not viable.", "not viable"),
        ("Your kidneys have stopped working.", "kidneys have stopped working"),
        ("You have stage 4 disease.", "stage 4"),
    ],
)
def test_bare_news_is_told(checker, text, place):
    assert told(checker, text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "We are sorry to tell you that you have lung cancer.",
        "You have lung cancer. We will see you on Friday.",
        "I know this is hard to read. Your biopsy showed cancer.",
        "Your mother has dementia. The memory nurse can help both of you.",
        "You do not have cancer.",
        "The biopsy showed no cancer.",
        "Your risk of cancer is low.",
        "If you have cancer, rest.",
        "You had cancer in 2010.",
        "You had cancer ten years ago.",
        "You have a family history of cancer.",
        "You have been referred to the cancer clinic.",
        "The screening test looks for bowel cancer.",
        "Your tumour is benign, not cancer.",
        "Most people with dementia live at home.",
        "Smoking has been shown to cause cancer.",
        "Your cancer is responding well.",
        "Your scan shows the cancer is gone.",
        "Your prescription has expired.",
        "Your breast cancer surgery is on Monday at 9 am.",
    ],
)
def test_news_with_support_or_no_news_is_left_alone(checker, text):
    assert told(checker, text) == []


def test_support_counts_within_two_sentences_before_and_four_after(checker):
    filler = "Rest now. " * 4

    assert told(checker, f"You have cancer. {filler}We are sorry.") == ["cancer"]
    assert told(checker, "You have cancer. Rest now. Rest now. Rest now. We are sorry.") == []
    assert told(checker, f"We are sorry. {filler}You have cancer.") == ["cancer"]
    assert told(checker, "We are sorry. Rest now. You have cancer.") == []


def test_it_is_gentle(checker):
    report = checker.check("The biopsy showed cancer.")
    [finding] = [finding for finding in report.findings if finding.rule == "tone.blunt_news"]

    assert (finding.severity, finding.suggestions) == ("info", ())
    assert report.passed
