"""The scores: arithmetic that can be redone by hand from the report.

- weight of a finding: error 3, warning 1, info 0, or what its rule says (0.4 for a word that no list holds)
- units: the words of the text, where each place reported by a word list counts as one word; at least 50
- jargon = 100 - 5 x (weights of jargon and numbers findings per 100 units)
- tone = 90 + 2 x (how many of the five groups of strengths the text has)
       - 20 x (weights of tone findings per 100 units)
- reading = 100 - 8 x (grades of `plain_grade` above the policy's target)
                - 30 x (`long_sentences` + 2 x `very_long_sentences` + `long_paragraphs`) / `sentences`
- score = 0.4 reading + 0.4 jargon + 0.2 tone, rounded

None is under 0. Reading is judged as it will be once every offer is taken, and jargon counts a reported place as one
word, so that taking an offer never lowers a score, however long the plain words are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from clarity.measure import Measures
from clarity.report import Severity
from clarity.rule import Rule

__all__ = ["WEIGHTS", "Parts", "overall", "scores"]

WEIGHTS: Mapping[Severity, int] = {"error": 3, "warning": 1, "info": 0}
"""What a finding of each severity weighs: one that can mislead or hurt weighs as much as three that slow readers."""

_SHORTEST = 50  # units, a short message: in fewer, one finding would decide the score ("Use 5 millilitres")
_JARGON_POINTS = 5  # a warning every five words, 20 in 100, leaves nothing
_TONE_POINTS = 20  # a letter of 100 words in which five phrases hurt has lost its reader
_STRENGTH_POINTS = (
    2  # the five groups together are a tenth of the tone score: praise must not outweigh a hurtful phrase
)
_GRADE_POINTS = (
    8  # twelve grades above the target leave next to nothing: with target 8, that is grade 20, beyond any school
)
_SENTENCE_POINTS = 30  # a text in which every sentence is long loses about as much as four grades cost
_SHARES = (0.4, 0.4, 0.2)  # tone is a fifth: most texts have no fault of tone, and would all be lifted by it


class Parts(NamedTuple):
    """Three scores from 0 to 100; 100 is best. None where the text has no words."""

    reading: float | None
    jargon: float | None
    tone: float | None


def scores(
    found: Iterable[tuple[Rule, Severity]],
    strengths: Iterable[Rule],
    groups: Collection[str],
    measures: Measures,
    above_target: float | None,
) -> Parts:
    """The three scores of a text; all None if it has no words.

    Args:
        found: The rule and the severity of each finding.
        strengths: The strengths that the text has.
        groups: The groups of strengths that are asked for.
        measures: Its counts.
        above_target: How many grades it is above the policy's target with every offer taken; None without words.
    """
    if above_target is None:
        return Parts(None, None, None)
    weights = {"jargon": 0.0, "tone": 0.0, "reading": 0.0}
    for rule, severity in found:
        weights[rule.part] += rule.weight if severity == "info" else WEIGHTS[severity]
    hundreds = max(measures.units, _SHORTEST) / 100
    too_long = measures.long_sentences + 2 * measures.very_long_sentences + measures.long_paragraphs
    lacking = len(set(groups).difference(rule.group for rule in strengths))
    return Parts(
        reading=_points(_GRADE_POINTS * max(0.0, above_target) + _SENTENCE_POINTS * too_long / measures.sentences),
        jargon=_points(_JARGON_POINTS * weights["jargon"] / hundreds),
        tone=_points(_TONE_POINTS * weights["tone"] / hundreds + _STRENGTH_POINTS * lacking),
    )


def overall(parts: Parts) -> int | None:
    """The score of a text as a whole; None if it has no words."""
    if parts.reading is None or parts.jargon is None or parts.tone is None:
        return None
    reading, jargon, tone = _SHARES
    return round(reading * parts.reading + jargon * parts.jargon + tone * parts.tone)


def _points(lost: float) -> float:
    return round(max(0.0, 100 - lost), 1)
