"""The score: arithmetic that can be redone by hand from the report.

Everything that is wrong costs *losses*, and each loss takes a tenth of what is left:

- each of the parts reading, jargon and tone = 100 x 0.9 ^ (its losses)
- score = 100 x 0.9 ^ (all losses / 2): the square root of the product of the three, were each a share of 1

So no part ever sticks at an end, and a part that is bad cannot be averaged away: with tone at 25, no score is over 50.

A finding's losses are its weight, 3 (error), 1 (warning), 0.2 (info) or what its rule says of info (0.1 for a passive
or a word that has a plainer one, 0.4 for an unexplained medicine, 0.8 for a rare word that no list holds), times its
`times`, and five times that for tone. They count for each 100 of what its `per` names:

- `units`: the words of the text, each place that a word list knows counting as one
- `different_words`: for what is reported only where it first stands
- `text`: just once, however long the text

Of a text with fewer than 50 different words the first two cost less: that many fiftieths.

To these each part adds what is measured of the text as a whole:

- reading: 1.5 x ((`difficulty` - 2) x `different_words` / (`different_words` + 10)) squared, from 2 on
- reading: 0.1 for each grade of `grade` above the policy's target, times (`different_words` - 30) / 70, from 0 to 1
- reading: 1.5 x (`long_sentences` + 2 x `very_long_sentences` + `long_paragraphs`) / `sentences`
- tone: 0.7 for each of the five groups of good things that it lacks
- tone: 3 for never speaking to the reader, 0 for a "you" in every second sentence, and in between in proportion
- tone: 14 if there is an error of tone, wherever it is

What is lost to the grade and to lengths, the findings of `reading.grade`, `reading.long_sentence` and
`reading.long_paragraph` share by weight; they cost nothing else.

The *gain* of a finding is what the score would rise if its losses were taken away and all else stayed as it is. The
*ledger* shares what is missing from 100 among rules, by their losses. Taking an offer never lowers a score, since
lengths are judged with every offer taken and a place that a list knows counts as one word. A text said twice has the
same score, since all is counted against its length, or once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

from clarity.measure import Measures
from clarity.report import Part, Per, Severity
from clarity.rule import Rule

__all__ = ["FEWEST_GRADED", "WEIGHTS", "Parts", "Scored", "Told", "Weighed", "scored"]

WEIGHTS: Mapping[Severity, float] = {"error": 3, "warning": 1, "info": 0.2}
"""What a finding of each severity weighs: one that can mislead or hurt weighs as much as three that slow readers, and
five that are for information as much as one of these."""

FEWEST_GRADED = 30
"""Words: of fewer, one long word more or less moves a grade by a year."""

# The constants below were set on 91 whole texts that two readers rated (benchmarks/README.md). All are round, and each
# can be a fifth smaller or a quarter larger without moving an r by more than .015.
_KEPT = 0.9  # of the points, after each loss: one hard word in 100 is a tenth of the points for jargon
_SHARE = 0.5  # of all losses in the score: readers' own ratings of the parts make their overall one so (r = .99)
_PER_HUNDRED: Mapping[Part, float] = {"reading": 1.0, "jargon": 1.0, "tone": 5.0}  # a hurtful phrase is five hard words
_FEWEST_DIFFERENT = 50  # words, a message of four sentences: in fewer, one finding would decide the score
_DIFFICULTY, _EASY = 1.5, 2.0  # an eighth at 3, as letters that readers rate 9 of 10; seven tenths at 5, as abstracts
_ROUGH = 10  # words: that of a heading of ten is half guessed, for one word more or less moves it by half a step
_GRADE = 0.1  # a grade adds little to what difficulty says of the same text, but it is what guides ask for
_SURELY_GRADED = 100  # different words, half a page: enough sentences for a mean
_LENGTH = 1.5  # if every sentence is long, a seventh of the points: the rest of what length does is in difficulty
_LACKING = 0.7  # without any of the five a third of the points for tone is lost, as plain information has with readers
_DISTANT = 3.0  # a quarter of the points for tone: a text without a "you" is about somebody
_SPOKEN = 0.5  # of the sentences: in letters that readers rate warm "you" is in more than every second one
_CRUEL = 14.0  # with an error of tone no score is over 48: nobody should send it, however plain the rest
_READER, _SPEAKS = "reader", "good.you"
"""The group of strengths that speak to the reader, and the rule that the ledger names for it."""

_LENGTHS = ("reading.long_sentence", "reading.long_paragraph")
_GRADED = "reading.grade"


class Parts(NamedTuple):
    """Three scores from 0 to 100; 100 is best. None where the text has no words."""

    reading: float | None
    jargon: float | None
    tone: float | None


class Weighed(NamedTuple):
    """What the score needs to know of a finding."""

    rule: Rule
    severity: Severity
    times: int = 1
    per: Per = "units"


class Told(NamedTuple):
    """What is measured of a text as a whole, as the report tells it; None if it is not told.

    `above_target` is how many grades it is above the policy's target; `good` at how many places
    it has the strengths of each group, 0 if at none.
    """

    difficulty: float | None
    above_target: float | None
    good: Mapping[str, int]


class Scored(NamedTuple):
    """What a text scores, where its points went as the report has it, and the gain of each finding, in their order."""

    score: int | None
    parts: Parts
    ledger: tuple[dict[str, Any], ...]
    gains: tuple[float, ...]


_Key: TypeAlias = tuple[Part, str | None]
"""A part and a rule: what a line of the ledger is about."""


def scored(found: Sequence[Weighed], measures: Measures, told: Told) -> Scored:
    """What a text scores, and why; nothing if it has no words."""
    if not measures.sentences or not measures.counts.words:
        return Scored(None, Parts(None, None, None), (), (0.0,) * len(found))
    keys: list[_Key] = [(cast("Part", item.rule.part), item.rule.name) for item in found]
    of_text = _losses_of_text(measures, told)
    own = _losses_of_findings(found, keys, measures, of_text)
    losses: dict[_Key, float] = defaultdict(float, of_text)
    for key, loss in zip(keys, own, strict=True):
        if key not in of_text:
            losses[key] += loss
    insults = [place for place, item in enumerate(found) if item.severity == "error" and keys[place][0] == "tone"]
    for place in insults:
        losses[keys[place]] += _CRUEL / len(insults)
    if len(insults) == 1:
        own[insults[0]] += _CRUEL
    parts = dict.fromkeys(_PER_HUNDRED, 0.0)
    for (part, _), loss in losses.items():
        parts[part] += loss
    total = sum(parts.values())
    points = 100 * _KEPT ** (_SHARE * total)
    return Scored(
        round(points),
        Parts(**{part: round(100 * _KEPT**loss, 1) for part, loss in parts.items()}),
        tuple(_ledger(losses, Counter(keys), 100 - points, total)),
        tuple(_gains(own, points)),
    )


def _losses_of_text(measures: Measures, told: Told) -> dict[_Key, float]:
    """What is measured of the text as a whole."""
    long_sentence, long_paragraph = _LENGTHS
    good = told.good
    spoken = good.get(_READER, measures.sentences)
    distant = _LACKING * (not spoken) + _DISTANT * (1 - min(1.0, spoken / measures.sentences / _SPOKEN))
    sure = measures.different / (measures.different + _ROUGH)
    graded = (measures.different - FEWEST_GRADED) / (_SURELY_GRADED - FEWEST_GRADED)
    return {
        ("reading", None): _DIFFICULTY * (sure * max(0.0, (told.difficulty or _EASY) - _EASY)) ** 2,
        ("reading", _GRADED): _GRADE * max(0.0, told.above_target or 0.0) * min(1.0, max(0.0, graded)),
        ("reading", long_sentence): _LENGTH
        * (measures.long_sentences + 2 * measures.very_long_sentences)
        / measures.sentences,
        ("reading", long_paragraph): _LENGTH * measures.long_paragraphs / measures.sentences,
        ("tone", _SPEAKS): distant,
        ("tone", None): _LACKING * sum(not places for group, places in good.items() if group != _READER),
    }


def _losses_of_findings(
    found: Sequence[Weighed], keys: Sequence[_Key], measures: Measures, of_text: Mapping[_Key, float]
) -> list[float]:
    """What each finding costs; those of a rule whose losses are measured share these."""
    different = max(1, measures.different)
    short = 100 * min(1.0, different / _FEWEST_DIFFERENT)
    rates: Mapping[Per, float] = {"units": short / max(1, measures.units), "different_words": short / different}
    weights = [item.times * _weight(item) for item in found]
    sums: dict[_Key, float] = defaultdict(float)
    for key, weight in zip(keys, weights, strict=True):
        sums[key] += weight
    own: list[float] = []
    for item, key, weight in zip(found, keys, weights, strict=True):
        if key in of_text:
            own.append(of_text[key] * weight / (sums[key] or 1))
        elif item.per == "text":
            own.append(weight)
        else:
            own.append(weight * _PER_HUNDRED[key[0]] * rates[item.per])
    return own


def _weight(item: Weighed) -> float:
    own = item.rule.weight if item.severity == "info" else None
    return WEIGHTS[item.severity] if own is None else own


def _ledger(
    losses: Mapping[_Key, float], counts: Mapping[_Key, int], lost: float, total: float
) -> Iterator[dict[str, Any]]:
    """Where the points went, the most first."""
    for (part, rule), loss in sorted(losses.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or "")):
        if loss:
            yield {
                "part": part,
                "rule": rule,
                "points": round(lost * loss / total, 2),
                "count": counts[part, rule],
            }


def _gains(own: Iterable[float], points: float) -> Iterator[float]:
    """How much the score would rise without each of some losses."""
    known: dict[float, float] = {}
    for loss in own:
        if loss not in known:
            known[loss] = round(points * (_KEPT ** (-_SHARE * loss) - 1), 2)
        yield known[loss]
