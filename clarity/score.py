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

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from clarity.measure import Measures
from clarity.report import Part, Severity
from clarity.rule import Rule

__all__ = ["WEIGHTS", "Parts", "Scored", "scored"]

WEIGHTS: Mapping[Severity, int] = {"error": 3, "warning": 1, "info": 0}
"""What a finding of each severity weighs: one that can mislead or hurt weighs as much as three that slow readers."""

_SHORTEST = 50  # units, a short message: in fewer, one finding would decide the score ("Use 5 millilitres")
# A warning every five words, 20 in 100, leaves nothing; a letter of 100 words in which five phrases hurt has lost its
# reader.
_POINTS: Mapping[str, int] = {"jargon": 5, "tone": 20}
_STRENGTH_POINTS = (
    2  # the five groups together are a tenth of the tone score: praise must not outweigh a hurtful phrase
)
_GRADE_POINTS = (
    8  # twelve grades above the target leave next to nothing: with target 8, that is grade 20, beyond any school
)
_SENTENCE_POINTS = 30  # a text in which every sentence is long loses about as much as four grades cost
_SHARES: Mapping[Part, float] = {
    "reading": 0.4,
    "jargon": 0.4,
    "tone": 0.2,
}  # tone is a fifth: most texts have no fault of tone, and would all be lifted by it


class Parts(NamedTuple):
    """Three scores from 0 to 100; 100 is best. None where the text has no words."""

    reading: float | None
    jargon: float | None
    tone: float | None


class Scored(NamedTuple):
    """What a text scores, where its points went as the report has it, and the gain of each finding, in their order."""

    score: int | None
    parts: Parts
    ledger: tuple[dict[str, Any], ...]
    gains: tuple[float, ...]


def scored(
    found: Sequence[tuple[Rule, Severity]],
    strengths: Iterable[Rule],
    groups: Collection[str],
    measures: Measures,
    above_target: float | None,
) -> Scored:
    """What a text scores, and why; nothing if it has no words.

    Args:
        found: The rule and the severity of each finding.
        strengths: The strengths that the text has.
        groups: The groups of strengths that are asked for.
        measures: Its counts.
        above_target: How many grades it is above the policy's target with every offer taken; None without words.
    """
    if above_target is None:
        return Scored(None, Parts(None, None, None), (), (0.0,) * len(found))
    per_hundred = {part: points / (max(measures.units, _SHORTEST) / 100) for part, points in _POINTS.items()}
    lost = [_lost_to(rule, severity, per_hundred, measures, above_target) for rule, severity in found]
    sums: dict[tuple[Part, str | None], float] = defaultdict(float)
    counts: dict[tuple[Part, str | None], int] = defaultdict(int)
    for (rule, _), points in zip(found, lost, strict=True):
        key = cast("Part", rule.part), rule.name
        counts[key] += 1
        sums[key] += points
    lacking = len(set(groups).difference(rule.group for rule in strengths))
    sums["tone", None] = _STRENGTH_POINTS * lacking
    measured = _reading_loss(measures, above_target)
    sums["reading", None] = max(0.0, measured - sum(points for (part, _), points in sums.items() if part == "reading"))
    totals: dict[Part, float] = dict.fromkeys(_SHARES, 0.0)
    for (part, _), points in sums.items():
        totals[part] += points
    totals["reading"] = measured
    left = {part: round(max(0.0, 100 - total), 1) for part, total in totals.items()}
    ledger = [
        {
            "part": part,
            "rule": rule,
            "points": round(_SHARES[part] * points * (100 - left[part]) / totals[part], 2),
            "count": counts[part, rule],
        }
        for (part, rule), points in sums.items()
        if points
    ]
    return Scored(
        score=round(sum(share * left[part] for part, share in _SHARES.items())),
        parts=Parts(**left),
        ledger=tuple(sorted(ledger, key=lambda loss: (-loss["points"], loss["part"], loss["rule"] or ""))),
        gains=tuple(
            _gain(cast("Part", rule.part), points, totals) for (rule, _), points in zip(found, lost, strict=True)
        ),
    )


def _lost_to(
    rule: Rule, severity: Severity, per_hundred: Mapping[str, float], measures: Measures, above_target: float
) -> float:
    """What one finding takes from its part."""
    if rule.part != "reading":
        return per_hundred[rule.part] * (rule.weight if severity == "info" else WEIGHTS[severity])
    if rule.name == "reading.grade":
        return _GRADE_POINTS * max(0.0, above_target)
    if rule.name == "reading.long_sentence":
        return _SENTENCE_POINTS * WEIGHTS[severity] / measures.sentences
    return _SENTENCE_POINTS / measures.sentences if rule.name == "reading.long_paragraph" else 0.0


def _reading_loss(measures: Measures, above_target: float) -> float:
    too_long = measures.long_sentences + 2 * measures.very_long_sentences + measures.long_paragraphs
    return _GRADE_POINTS * max(0.0, above_target) + _SENTENCE_POINTS * too_long / measures.sentences


def _gain(part: Part, points: float, totals: Mapping[Part, float]) -> float:
    """What the score rises if a part loses some points less."""
    before, after = (max(0.0, 100 - loss) for loss in (totals[part], max(0.0, totals[part] - points)))
    return round(_SHARES[part] * (after - before), 2)
