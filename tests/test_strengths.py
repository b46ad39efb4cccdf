"""Strengths: what is good is counted where it first stands, and is no error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.document import Parser
from clarity.en.strengths import GROUPS, STRENGTHS, strengths_in

PARSER = Parser()


def found(text: str) -> dict[str, list[str]]:
    document = PARSER.parse(text)
    return {name: [text[place.start : place.end] for place in places] for name, places in strengths_in(document).items()}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("You can go home.", "you", "You"),
        ("Please rest.", "you", "Please"),
        ("Dear Ms Lee,\nIt is booked.", "name", "Dear Ms Lee"),
        ("Hello Sam, it is booked.", "name", "Hello Sam"),
        ("Dear name, it is booked.", "name", "Dear name"),  # a placeholder
        ("Thank you for telling us about the pain.", "thanks", "Thank you"),
        ("It was good to meet you on Monday.", "thanks", "good to meet"),
        ("You have worked hard to get here.", "thanks", "You have worked hard"),
        ("We are glad that the pain has gone.", "thanks", "We are glad"),
        ("I am sorry that the news is not better.", "empathy", "sorry"),
        ("We know this is hard to hear.", "empathy", "We know this"),
        ("This may feel frightening.", "empathy", "may feel frightening"),
        ("Many people find this hard.", "empathy", "Many people find"),
        ("It’s normal to feel tired after this.", "empathy", "It’s normal to feel"),
        ("None of this is your fault: it is not your fault.", "empathy", "not your fault"),
        ("Call us if you have any questions.", "invitation", "Call us"),
        ("Bring a list of any questions.", "invitation", "any questions"),
        ("Please ask the nurse to show you again.", "invitation", "Please ask the"),
        ("Let us know how it goes.", "invitation", "Let us know"),
        ("I am happy to talk about this.", "invitation", "happy to talk"),
        ("Call the ward on 020 7946 0000.", "contact", "Call the ward on 020 7946 0000"),
        ("Our number is 555-0142.", "contact", "555-0142"),
        ("Write to heart@clinic.example today.", "contact", "heart@clinic.example"),
        ("You can reply to this message.", "contact", "reply to this message"),
        ("Our lines are open Monday to Friday.", "contact_hours", "Monday"),
        ("Call us at any time, day or night.", "contact_hours", "any time"),
        ("A nurse will answer from 9 am to 5 pm.", "contact_hours", "9 am"),
        ("We will write to you within two weeks.", "next_step", "will"),
        ("Your next appointment is on 3 May.", "next_step", "next appointment"),
        ("I’ll call you tomorrow.", "next_step", "I’ll"),
        ("See your GP in a week.", "next_step", "See your GP"),
        ("You can choose tablets or an inhaler.", "choice", "You can choose"),
        ("If you would rather wait, that is fine.", "choice", "If you would rather"),
        ("There are two options.", "choice", "There are two options"),
        ("Would you like to come in the evening?", "choice", "Would you like to"),
        ("You do not have to decide now.", "choice", "You do not have to"),
        ("No question is too small.", "invitation", "No question is"),
        ("Please do not hesitate to call us.", "invitation", "call us"),
        ("Should anything be unclear, ring the desk.", "invitation", "be unclear"),
        ("It means a lot that you told me.", "empathy", "means a lot"),
        ("A nurse is going to phone you tomorrow.", "next_step", "going to"),
        ("You should hear from us by Friday.", "next_step", "should hear"),
    ],
)
def test_what_is_good_is_found(text, name, place):
    assert found(text)[name][0] == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The patient went home.", "you"),
        ("Dear Sir or Madam, it is booked.", "name"),
        ("Dear patient, it is booked.", "name"),
        ("She is a dear friend of Ann.", "name"),
        ("The nurse knows the ward well.", "empathy"),
        ("It is hard to say how long the wait is.", "empathy"),
        ("The muscle may be sore.", "empathy"),
        ("Tell us if you are pregnant.", "invitation"),
        ("The scan raised no question about the heart.", "invitation"),
        ("Call 999.", "contact"),
        ("Your NHS number is 943 476 5919.", "contact"),
        ("You were seen on 2026-11-24.", "contact"),
        ("The dose is 1000 mg.", "contact"),
        ("Take one tablet at any time of day.", "contact_hours"),
        ("The ward is quiet on Monday.", "contact_hours"),
        ("We will call Ann on Monday.", "contact_hours"),
        ("We will be in touch.", "next_step"),  # without a time
        ("The pain began two weeks ago.", "next_step"),
        ("You missed your appointment on 3 May.", "next_step"),
        ("The surgeon will choose.", "choice"),
        ("Your doctor decided to wait.", "choice"),
        ("Invoice 2024 118 4432 is overdue.", "contact"),
        ("Pay to account 12345678, sort code 20-30-40.", "contact"),
        ("Fax: 555-0188.", "contact"),
        ("Do not reply to this message.", "contact"),
        ("Thanks to your carelessness, the wound opened.", "thanks"),
        ("We appreciate that you may disagree.", "thanks"),
        ("Sorry, no refunds.", "empathy"),
        ("We understand that you failed to pay.", "empathy"),
        ("Any questions are a waste of time.", "invitation"),
        ("Dear Customer, it is booked.", "name"),
        ("If you do not pay within 7 days, we will remove you.", "next_step"),
        ("You will be charged 50 dollars if you come on Monday.", "next_step"),
        ("The office is not open on weekends: call on Monday.", "contact_hours"),
        ("Please do not call us.", "invitation"),
        ("Never call us.", "invitation"),
        ("It is not your decision.", "choice"),
        ("I know what you are like.", "empathy"),
        ("Thank you for nothing.", "thanks"),
        ("You will die in six months.", "next_step"),
    ],
)
def test_a_near_miss_is_not_good(text, name):
    assert name not in found(text)


def test_what_is_good_is_counted():
    assert [(strength, len(places)) for strength, places in found("Thank you. We will call you on Monday. Thanks, Ann.").items()] == [
        ("you", 2),
        ("thanks", 2),
        ("next_step", 1),
    ]


def test_the_report_says_what_is_good_and_where_first(checker):
    report = checker.check("Rest today.\n  Thank you for calling, and thanks for the photo.")

    shown = [(strength.name, strength.what, strength.count, strength.line, strength.column, strength.text) for strength in report.strengths]
    assert shown == [
        ("you", "speaks to the reader", 1, 2, 9, "you"),
        ("thanks", "thanks or praises", 2, 2, 3, "Thank you"),
    ]
    assert report.findings == ()


def test_each_strength_counts_for_one_group_at_most():
    grouped = [name for group in GROUPS for name in group]

    assert len(grouped) == len(set(grouped))
    assert set(STRENGTHS) - set(grouped) == {"contact_hours"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Dear Ms Lee,", "Thank you.", "We will call on Monday.", "You failed to attend.", "She denies pain.", "Rest today."]
        ),
        min_size=10,
        max_size=20,
    )
)
def test_law_the_tone_score_does_not_depend_on_length(checker, sentences):
    """A text said twice is as kind as said once: what is good need be said once, what hurts is counted for each hundred words."""
    text = "\n".join(
        [*sentences, "The ward is on the third floor of the old house by the river, and the lift is to the left of the door."] * 3
    )
    once, twice = checker.check(f"{text}\n"), checker.check(f"{text}\n{text}\n")

    assert once.reading.units >= 50
    assert twice.scores.tone == pytest.approx(once.scores.tone, abs=0.11)


@pytest.mark.parametrize("lacking", range(5))
def test_each_group_is_worth_two_points(checker, lacking):
    said = ["Your scan was fine.", "Dear Ms Lee,", "Any questions?", "Nurse: 020 7946 0000.", "The scan will be on 3 May."]
    text = "\n".join(sentence for place, sentence in enumerate(said) if place != lacking)

    assert checker.check("\n".join(said)).scores.tone == 100
    assert checker.check(text).scores.tone == 98
