"""Whose word it is: what somebody is quoted as saying, and what is denied, is not the writer's."""

from __future__ import annotations

import pytest

from clarity.en import document_of
from clarity.en.reported import is_reported


def asked(text: str, word: str, rule: str) -> bool:
    document = document_of(text)
    return is_reported(document, document.norms.index(word), rule)


@pytest.mark.parametrize(
    "text",
    [
        'You told us, "I am a zorb and I failed".',
        "You told us, \u201cI am a zorb\u201d.",
        '"My life is zorb", you told us.',
        'He said "she is a zorb".',
        "Your notes say: \u201cpatient is zorb\u201d.",
        'Your notes call you "a zorb man".',
        '"I\'m zorb" is on the form.',
    ],
)
def test_what_is_quoted_with_its_speaker_is_reported(text):
    """By a word of the first person between the quotes, or by who spoke beside them."""
    assert asked(text, "zorb", "tone.cold")


@pytest.mark.parametrize(
    "text",
    [
        'You are "zorb" today.',
        'She is in the "zorb room".',
        'You said, "I am well", you zorb.',
        "You told us I am a zorb.",
        'You told us, "I am zorb.',
        'He said "well". You are a zorb.',
        "He said 'she is a zorb'.",
    ],
)
def test_what_is_not_quoted_or_has_no_speaker_is_the_writers(text):
    """Quotes alone make a word no kinder."""
    assert not asked(text, "zorb", "tone.cold")


@pytest.mark.parametrize(
    "text",
    [
        "You are not a zorb patient.",
        "You aren't zorb.",
        "Nobody should call you zorb.",
        "We never said that you were zorb.",
        "She isn't just zorb.",
    ],
)
@pytest.mark.parametrize("rule", ["tone.blame", "tone.doubt", "tone.identity_label", "tone.judgement"])
def test_what_a_person_is_denied_to_be_is_reported(text, rule):
    assert asked(text, "zorb", rule)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You are not a zorb patient.", "tone.cold"),
        ("You are not a zorb patient.", "tone.alarming"),
        ("You are not well: you are zorb.", "tone.blame"),
        ("Do not share your zorb.", "tone.blame"),
        ("You are well. Not zorb.", "tone.cold"),
        ("You did not come, so you are zorb.", "tone.blame"),
        ("You are zorb, are you not?", "tone.blame"),
        ("Nobody should have said zorb.", "tone.blame"),
    ],
)
def test_other_denials_change_nothing(text, rule):
    """What is cold or alarms does so though denied; and the denial must reach the word."""
    assert not asked(text, "zorb", rule)


def test_a_denial_reaches_six_words():
    assert asked("Nobody should call you just a zorb.", "zorb", "tone.blame")
    assert not asked("Nobody should ever call you just a zorb.", "zorb", "tone.blame")
