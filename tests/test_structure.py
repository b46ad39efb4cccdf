"""What the build of a text hides, and beside each case one that hides nothing."""

from __future__ import annotations

import pytest

LIST = "Please bring your glasses, your own tablets, your last letter, {} with you when you come here to see us on the day of the visit."
WHOLE = "(whole)"


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("It is not unsafe to fly.", "double_negative", ["not unsafe"]),
        ("Do not forget to ring us.", "double_negative", ["not forget to"]),
        ("Don’t fail to ring us.", "double_negative", ["n’t fail to"]),
        ("It is not without risk.", "double_negative", ["not without"]),
        ("It is not common to feel unwell.", "double_negative", []),
        ("Not until Monday, and not under 18.", "double_negative", []),
        ("They do not unite or understand.", "double_negative", []),
        ("We make an assessment of your wound.", "hidden_verb", ["make an assessment of"]),
        ("We carried out a careful examination of it.", "hidden_verb", ["carried out a careful examination of"]),
        ("She gave an explanation about it.", "hidden_verb", ["gave an explanation about"]),
        ("We made a cake for you.", "hidden_verb", []),
        ("The assessment of your wound is on Monday.", "hidden_verb", []),
        ("We made an appointment for you.", "hidden_verb", []),
        ("The dressing should be changed daily.", "buried_action", ["should be changed"]),
        ("The tablets must not be taken with milk.", "buried_action", ["must not be taken"]),
        ("The wound needs to be kept dry.", "buried_action", ["needs to be kept"]),
        ("You should be seen by a doctor.", "buried_action", []),
        ("You should be careful.", "buried_action", []),
        ("You should not be worried.", "buried_action", []),
        ("Change the dressing daily.", "buried_action", []),
        (LIST.format("your hearing aid and your stick"), "hidden_list", [WHOLE]),
        (LIST.format("your hearing aid, and your stick"), "hidden_list", [WHOLE]),
        (LIST.format("your stick or"), "hidden_list", [WHOLE]),
        (LIST.format("everything"), "hidden_list", []),
        ("Bring glasses, tablets, letters, aids and sticks.", "hidden_list", []),
        (
            "If you feel sick or weak at home, which can happen to anyone after surgery, ring us, and we will tell you what to do.",
            "hidden_list",
            [],
        ),
        ("Take one tablet, drink some water, rest and call us.", "instructions", [WHOLE]),
        ("Please stop the tablets, rinse your mouth and then call us.", "instructions", [WHOLE]),
        ("Take one tablet and rest.", "instructions", []),
        ("We take blood, check it and call you.", "instructions", []),
        ("You can call, visit or write to us.", "instructions", []),
        ("The medication safety assessment procedure is new.", "noun_string", ["medication safety assessment procedure"]),
        ("The safety of your medication is checked.", "noun_string", []),
        ("A medication assessment is new.", "noun_string", []),
        ("These symptoms often occur during chemotherapy treatment.", "noun_string", []),
    ],
)
def test_structure_and_its_near_misses(found, text, rule, expected):
    assert [place for _, place in found(text, f"structure.{rule}")] == [text if place == WHOLE else place for place in expected]


def test_a_hidden_verb_is_named(checker):
    [finding] = [finding for finding in checker.check("We made a decision to stop.").findings if finding.rule == "structure.hidden_verb"]

    assert finding.message == 'The verb hides in "decision": say "decide".'


def test_an_action_that_must_be_done_is_told_once(found):
    """Not as a passive too; with "by" it is one, and it says who acts."""
    assert found("The dressing should be changed daily.", "reading.passive") == []
    assert found("The dressing should be changed by a nurse.", "reading.passive") == [("reading.passive", "be changed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can rest now. " * 63, [""]),
        ("You can rest now. " * 62, []),
        ("Rest\n\n" + "You can rest now. " * 63, []),
        ("- Rest\n- Eat\n\n" + "You can rest now. " * 63, []),
        ("You can rest now.\n\n" * 63, [""]),
    ],
)
def test_a_page_without_a_heading_or_a_list(found, text, expected):
    """250 words or more; a heading or an item is a line without a full stop."""
    assert [place for _, place in found(text, "structure.no_headings")] == expected


def test_what_a_list_row_reports_is_not_told_twice(found):
    """A row offers "common" for "not uncommon"."""
    assert [rule for rule, _ in found("It is not uncommon.", "")] == ["jargon.plain"]
