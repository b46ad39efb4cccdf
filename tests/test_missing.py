"""What a kind of text should hold and does not: told only when the kind is known, and only for information."""

from __future__ import annotations

import pytest

WHOLE = {
    "letter": {
        "tone.missing_greeting": "Dear Ms Lee,",
        "structure.missing_findings": "Your scan was normal.",
        "structure.missing_next_step": "The nurse will see Ann again in June, on 3 June.",
        "structure.missing_contact": "Heart team: 020 7946 0000.",
        "tone.missing_invitation": "Bring a list of any questions.",
    },
    "discharge": {
        "structure.missing_findings": "Diagnosis: a chest infection.",
        "structure.missing_medicines": "Amoxicillin 500 mg, three times a day.",
        "structure.missing_actions": "Drink plenty of water.",
        "structure.missing_warning_signs": "Watch out for fever.",
        "structure.missing_contact": "Ward: 555-0142.",
        "structure.missing_next_step": "Follow-up: clinic, 3 June.",
    },
    "message": {
        "tone.missing_greeting": "Hello Sam,",
        "tone.missing_acknowledgement": "That must have been a shock.",
        "tone.missing_invitation": "Happy to talk.",
        "structure.missing_next_step": "The nurse will phone on Monday.",
    },
}


def missing(report):
    return [finding.rule for finding in report.findings if ".missing_" in finding.rule]


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_text_lacks_nothing(checker, kind):
    assert missing(checker.check("\n".join(WHOLE[kind].values()), kind=kind)) == []


@pytest.mark.parametrize(("kind", "rule"), [(kind, rule) for kind, lines in WHOLE.items() for rule in lines])
def test_what_is_left_out_is_told(checker, kind, rule):
    text = "\n".join(line for name, line in WHOLE[kind].items() if name != rule)
    report = checker.check(text, kind=kind)
    [finding] = [finding for finding in report.findings if ".missing_" in finding.rule]

    assert finding.rule == rule
    assert (finding.severity, finding.action, finding.start, finding.end, finding.text) == ("info", "flag", 0, 0, "")
    assert report.passed


@pytest.mark.parametrize("text", ["Rest now.", "", "..."])
def test_nothing_is_missing_from_a_text_of_no_kind_or_without_words(checker, text):
    assert missing(checker.check(text)) == []
    assert text == "Rest now." or missing(checker.check(text, kind="discharge")) == []


@pytest.mark.parametrize(
    ("text", "rule", "is_told"),
    [
        ("Call us if the wound is hot.", "structure.missing_warning_signs", False),
        ("If the wound is hot, come back.", "structure.missing_warning_signs", False),
        ("When to get help", "structure.missing_warning_signs", False),
        ("Call us if you have questions.", "structure.missing_warning_signs", True),
        ("Call us if you need to cancel.", "structure.missing_warning_signs", True),
        ("You do not need another appointment.", "structure.missing_next_step", False),
        ("See your GP.", "structure.missing_next_step", False),
        ("The pain was seen as mild.", "structure.missing_next_step", True),
        ("You need no new medicines.", "structure.missing_medicines", False),
        ("The medical ward is upstairs.", "structure.missing_medicines", True),
        ("Call 999.", "structure.missing_contact", True),
        ("- Keep the leg up.", "structure.missing_actions", False),
        ("A rest room is on the left.", "structure.missing_actions", True),
        ("We treated a chest infection.", "structure.missing_findings", False),
        ("A chest is a box.", "structure.missing_findings", True),
    ],
)
def test_signs_of_what_a_discharge_sheet_holds(checker, text, rule, is_told):
    assert (rule in missing(checker.check(text, kind="discharge"))) == is_told


def test_a_policy_switches_it_off():
    from clarity import Checker, Policy

    checker = Checker(policy=Policy(severity={"structure.missing_contact": "off", "tone.missing_greeting": "warning"}))
    found = {finding.rule: finding.severity for finding in checker.check("Rest now.", kind="letter").findings if "missing" in finding.rule}

    assert "structure.missing_contact" not in found
    assert found["tone.missing_greeting"] == "warning"
