"""The scores: arithmetic that can be redone by hand from the report.

- weight of a finding: error 3, warning 1, info 0; but a word that no list holds (`jargon.unlisted`) 0.4 as info
- units: the words of the text, each place reported by a word list counting as one word; at least 50
- jargon = 100 - 5 x (weights of jargon and numbers findings per 100 units)
- tone = 90 + 2 x (how many of the five `strengths.GROUPS` the text has) - 20 x (weights of tone findings per 100 units)
- reading = 100 - 8 x (grades of `plain_grade` above the policy's target)
                - 30 x (`long_sentences` + 2 x `very_long_sentences` + `long_paragraphs`) / `sentences`
- score = 0.4 reading + 0.4 jargon + 0.2 tone, rounded

None is under 0. Reading is judged as it will be once every offer is taken, and jargon counts a reported place as one word, so that
taking an offer never lowers a score, however long the plain words are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from clarity.en.strengths import GROUPS
from clarity.report import Finding, ReadingLevel, Scores, Severity

__all__ = ["WEIGHTS", "overall", "scores"]

WEIGHTS: Mapping[Severity, int] = {"error": 3, "warning": 1, "info": 0}
"""What a finding of each severity weighs."""

_PARTS = {"jargon": "jargon", "numbers": "jargon", "tone": "tone", "reading": "reading", "structure": "reading"}
"""The score that each group of rules counts for."""
_RARE_WORD = 0.4
_SHORTEST = 50
_JARGON_POINTS = 5
_TONE_POINTS = 20
_STRENGTH_POINTS = 2
_GRADE_POINTS = 8
_SENTENCE_POINTS = 30
_SHARES = (0.4, 0.4, 0.2)


def scores(findings: Iterable[Finding], strengths: Collection[str], reading: ReadingLevel, target_grade: float) -> Scores:
    """The three scores of a text; all None if it has no words. `strengths` are the names of what is good."""
    if reading.plain_grade is None:
        return Scores(reading=None, jargon=None, tone=None)
    weights = {"jargon": 0.0, "tone": 0.0, "reading": 0.0}
    for finding in findings:
        is_rare_word = finding.rule == "jargon.unlisted" and finding.severity == "info"
        part = _PARTS[finding.rule.partition(".")[0]]
        weights[part] += _RARE_WORD if is_rare_word else WEIGHTS[finding.severity]
    hundreds = max(reading.units, _SHORTEST) / 100
    above = max(0.0, reading.plain_grade - target_grade)
    too_long = reading.long_sentences + 2 * reading.very_long_sentences + reading.long_paragraphs
    lacking = sum(not any(name in strengths for name in group) for group in GROUPS)
    return Scores(
        reading=_points(_GRADE_POINTS * above + _SENTENCE_POINTS * too_long / reading.sentences),
        jargon=_points(_JARGON_POINTS * weights["jargon"] / hundreds),
        tone=_points(_TONE_POINTS * weights["tone"] / hundreds + _STRENGTH_POINTS * lacking),
    )


def overall(parts: Scores) -> int | None:
    """The score of a text as a whole; None if it has no words."""
    if parts.reading is None or parts.jargon is None or parts.tone is None:
        return None
    reading, jargon, tone = _SHARES
    return round(reading * parts.reading + jargon * parts.jargon + tone * parts.tone)


def _points(lost: float) -> float:
    return round(max(0.0, 100 - lost), 1)
