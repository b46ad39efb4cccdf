"""Findings in groups, and which to mend first."""

from __future__ import annotations

import pytest

from clarity.outputs.groups import first_and_rest


@pytest.fixture
def groups(checker):
    def run(text: str, most: int = 5):
        first, rest = first_and_rest(checker.check(text), most)
        return [[(group.first.text, group.places) for group in part] for part in (first, rest)]

    return run


def test_a_term_is_one_group_with_all_its_places(groups):
    """In whatever form it stands."""
    assert groups("You have hypertension.\nHypertension is common.\n")[0] == [("hypertension", ["1:10", "2:1"])]


def test_terms_of_one_rule_are_groups_of_their_own(groups):
    first, rest = groups("Do not eat prior to it. Rest prior to it. We utilize it.")

    assert first == [("prior to", ["1:12", "1:30"]), ("utilize", ["1:46"])]
    assert rest == []


def test_errors_come_before_what_gains_more(checker):
    """A dose that can be misread stands before words that hurt, which a score loses more by."""
    report = checker.check("You claim to have pain. You are a bad historian who is non-compliant. Take it qd.")
    first, _ = first_and_rest(report)

    assert [group.severity for group in first] == sorted(
        (group.severity for group in first), key="error warning info".index
    )
    assert first[0].first.text == "qd"
    assert first[0].gain < max(group.gain for group in first)


def test_those_of_one_severity_come_by_what_the_score_gains(groups):
    """Three places gain more than two, and two more than one."""
    text = "Do it prior to May. We utilize it prior to June. It is due to commence. We utilize it prior to July."

    assert [places for _, places in groups(text)[0]][:3] == [["1:7", "1:35", "1:87"], ["1:24", "1:76"], ["1:63"]]


def test_the_rest_is_in_order_of_place(groups):
    text = "Do it prior to May. We utilize it prior to June. It is due to commence."

    first, rest = groups(text, most=1)

    assert first == [("prior to", ["1:7", "1:35"])]
    assert [places for _, places in rest] == sorted(places for _, places in rest) != []


def test_the_grade_is_not_to_be_mended_first(checker):
    text = (
        "The administration of comprehensive rehabilitation necessitates considerable organizational collaboration. "
        * 5
    )
    report = checker.check(text)
    first, rest = first_and_rest(report, most=99)

    assert "reading.grade" in [group.first.rule for group in rest]
    assert "reading.grade" not in [group.first.rule for group in first]
    assert [group for group in first if group.gain <= 0] == []


def test_the_text_as_a_whole_has_no_place(checker):
    first, _ = first_and_rest(checker.check("Rest well.", kind="message"), most=99)

    assert [group.places for group in first if group.first.whole_text] != []
    assert {tuple(group.places) for group in first if group.first.whole_text} == {()}
