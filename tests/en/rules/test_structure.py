"""Structure: what is said, and where the limits are; which texts are found is in clarity/en/rules/structure.toml."""

from __future__ import annotations

import pytest
from conftest import checker_with

from clarity.policy import Policy

LACKING = {
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
"""A whole text of each kind, with the rule that each of its lines keeps silent."""


def missing(report) -> list[str]:
    return [finding.rule for finding in report.findings if ".missing_" in finding.rule]


def test_a_hidden_verb_is_named(checker):
    findings = checker.check("We made a decision to stop.").findings
    [finding] = [finding for finding in findings if finding.rule == "structure.hidden_verb"]

    assert finding.message == 'The verb hides in "decision": say "decide".'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can rest now. " * 63, [""]),
        ("You can rest now. " * 62, []),
        ("Rest\n\n" + "You can rest now. " * 63, []),
        ("- Rest\n- Eat\n\n" + "You can rest now. " * 63, []),
        ("- Rest.\n- Eat.\n\n" + "You can rest now. " * 63, []),
        ("You can rest now.\n\n" * 63, [""]),
    ],
)
def test_a_page_without_a_heading_or_a_list(found, text, expected):
    """250 words or more; a heading is a line without a full stop."""
    assert [place for _, place in found(text, "structure.no_headings")] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("# Can you rest?\n\n", []), ("1. Rest.\n\n", []), ("Can you rest?\n\n", [""])]
)
def test_a_heading_of_markdown_is_one_whatever_it_ends_with(checker, text, expected):
    report = checker.check(text + "You can rest now. " * 63, markup="markdown")

    assert [finding.text for finding in report.findings if finding.rule == "structure.no_headings"] == expected


def test_what_a_list_row_reports_is_not_told_twice(found):
    """A row offers "common" for "not uncommon"."""
    assert [rule for rule, _ in found("It is not uncommon.", "")] == ["jargon.plain"]


# What a kind of text should hold: told only when the kind is known, and only for information.


@pytest.mark.parametrize(("kind", "rule"), [(kind, rule) for kind, lines in LACKING.items() for rule in lines])
def test_what_is_left_out_is_told(checker, kind, rule):
    text = "\n".join(line for name, line in LACKING[kind].items() if name != rule)
    report = checker.check(text, kind=kind)
    [finding] = [finding for finding in report.findings if ".missing_" in finding.rule]

    assert finding.rule == rule
    assert (finding.severity, finding.action, finding.start, finding.end, finding.text) == ("info", "flag", 0, 0, "")
    assert finding.whole_text
    assert report.passed


@pytest.mark.parametrize("text", ["Rest now.", "", "..."])
def test_nothing_is_missing_from_a_text_of_no_kind_or_without_words(checker, text):
    assert missing(checker.check(text)) == []
    assert text == "Rest now." or missing(checker.check(text, kind="discharge")) == []


def test_a_policy_switches_it_off():
    settings = {"structure.missing_contact": "off", "tone.missing_greeting": "warning"}
    findings = checker_with(policy=Policy(severity=settings)).check("Rest now.", kind="letter").findings
    found = {finding.rule: finding.severity for finding in findings if "missing" in finding.rule}

    assert "structure.missing_contact" not in found
    assert found["tone.missing_greeting"] == "warning"
