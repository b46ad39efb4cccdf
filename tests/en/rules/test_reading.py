"""Reading: where the limits are, and what is said; which texts are found is in clarity/en/rules/reading.toml."""

from __future__ import annotations

import pytest
from conftest import document_in

from clarity.bundle import language, listed
from clarity.en.rules.reading import grade, long_paragraph, long_sentence
from clarity.policy import Policy
from clarity.rule import Analysis, Measured


def words(count: int) -> str:
    """A sentence of that many words, without its full stop."""
    return " ".join(["Rest", *["now"] * (count - 1)])


def analysis(text: str, measured: Measured, policy: Policy) -> Analysis:
    return Analysis(document_in(text), policy, measured, frozenset(), language().vocabulary(listed(())))


@pytest.fixture
def findings(checker):
    """The findings of a rule."""
    return lambda text, rule: [finding for finding in checker.check(text).findings if finding.rule == rule]


@pytest.fixture
def told():
    """What is said of a text's grades, as it is and with every offer taken, both set by hand."""

    def find(now, target, plain=None):
        measured = Measured(3, now, now if plain is None else plain, [3])
        return list(grade(analysis("Rest at home.", measured, Policy(target_grade=target)), ()))

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{words(19)}.", []),
        (f"{words(20)}.", []),
        (f"{words(21)}.", ["warning"]),
        (f"{words(40)}.", ["warning"]),
        (f"{words(41)}.", ["error"]),
        (f"{words(80)}.", ["error"]),
        (f"{words(40)} (now and then).", ["warning"]),
    ],
)
def test_long_sentence_at_the_limits(findings, text, expected):
    """More than 20 words are a warning, more than 40 an error; those in brackets make neither."""
    assert [finding.severity for finding in findings(text, "reading.long_sentence")] == expected


def test_long_sentence_message_names_the_words_and_the_limit(findings):
    [finding] = findings(f"{words(23)}.", "reading.long_sentence")

    assert finding.message == "This sentence has 23 words; the limit is 20. Make two of it, or a list."
    assert (finding.action, finding.suggestions, finding.entry) == ("flag", (), None)


def test_long_sentence_names_that_sentence_only(findings):
    text = f"Rest. {words(21)}. Eat."
    [finding] = findings(text, "reading.long_sentence")

    assert finding.text == f"{words(21)}."
    assert (finding.start, finding.line, finding.column) == (6, 1, 7)


def test_long_paragraph_message_names_the_sentences_and_the_limit(findings):
    [finding] = findings("Rest. " * 7, "reading.long_paragraph")

    assert finding.message == "This paragraph has 7 sentences; the limit is 5. Split it, or make a list."
    assert (finding.severity, finding.action) == ("warning", "flag")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"sentence_words": 5, "sentence_words_error": 6}, [None, "error"]),
        ({"sentence_words": 6, "sentence_words_error": 7}, [None]),
        ({"sentence_words": 7, "sentence_words_error": 8}, []),
        ({"sentence_words": 5, "sentence_words_error": 8}, [None, None]),
    ],
)
def test_the_limits_of_a_sentence_are_the_policys(limits, expected):
    """Where a place says nothing of its severity, it is the rule's."""
    asked = analysis(f"{words(6)}. {words(7)}.", Measured(13, 5.0, 5.0, [6, 7]), Policy(**limits))

    assert [place.severity for place in long_sentence(asked, ())] == expected


@pytest.mark.parametrize(("limit", "expected"), [(1, 1), (2, 0)])
def test_the_limit_of_a_paragraph_is_the_policys(limit, expected):
    asked = analysis("Rest now. Go.\n\nEat.", Measured(4, 5.0, 5.0, [2, 1, 1]), Policy(paragraph_sentences=limit))

    assert len(list(long_paragraph(asked, ()))) == expected


@pytest.mark.parametrize(
    ("now", "target", "expected"),
    [(8.01, 8, 1), (8.0, 8, 0), (7.99, 8, 0), (-1.2, 8, 0), (None, 8, 0), (6.5, 6, 1), (12, 12.5, 0)],
)
def test_grade_is_reported_only_above_the_target(told, now, target, expected):
    assert len(told(now, target)) == expected


@pytest.mark.parametrize(("now", "plain", "expected"), [(7.0, 8.5, 0), (9.0, 7.5, 0), (9.0, 8.5, 1), (8.5, 9.0, 1)])
def test_grade_is_reported_only_if_the_text_is_hard_both_ways(told, now, plain, expected):
    """Offers may lengthen an easy text past the target, or make a hard one easy; neither text is at fault."""
    assert len(told(now, 8, plain)) == expected


@pytest.mark.parametrize(
    ("now", "plain", "target", "message"),
    [
        (11.46, 9.04, 8, "school grade 11.5, with every offer below taken at 9.0; aim for 8 or lower."),
        (11.46, 11.46, 7.5, "school grade 11.5, with every offer below taken at 11.5; aim for 7.5 or lower."),
    ],
)
def test_grade_is_about_the_whole_text(told, now, plain, target, message):
    """Its place is the empty one at the start."""
    [place] = told(now, target, plain)

    assert (place.start, place.end, place.whole_text) == (0, 0, True)
    assert place.message == f"The text reads at {message}"


def test_passive_message_asks_who_does_it(findings):
    [finding] = findings("The wound was cleaned.", "reading.passive")

    assert finding.message == '"cleaned" by whom? Say who does it, such as "we" or "you".'
    assert (finding.severity, finding.action, finding.text) == ("info", "flag", "was cleaned")
