"""Signs: patterns of characters that show a fault, as rows; what numbers and structure have in common."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clarity.checks.analysis import Analysis, Note
from clarity.rules import RULES

__all__ = ["Sign", "note", "signs_in"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern, the rule that it breaks, and what to say; `{0}` in the message is the place, `{1}` its first group.

    `only_with` must be found elsewhere in the same sentence, `unless_with` must not; `region` is the policy's, if only one is meant.
    """

    rule: str
    pattern: re.Pattern[str]
    message: str
    only_with: re.Pattern[str] | None = None
    unless_with: re.Pattern[str] | None = None
    region: str | None = None


def signs_in(analysis: Analysis, signs: Sequence[Sign]) -> Iterator[Note]:
    """A note for each place where a sign is found and its conditions hold."""
    view, sentences = analysis.document.view, analysis.document.sentences
    starts = [sentence.start for sentence in sentences]
    for sign in signs:
        if sign.region not in (None, analysis.policy.region):
            continue
        for match in sign.pattern.finditer(view):
            index = bisect_right(starts, match.start()) - 1
            sentence = view[sentences[index].start : sentences[index].end] if index >= 0 else ""
            if sign.only_with and not sign.only_with.search(sentence):
                continue
            if sign.unless_with and sign.unless_with.search(sentence):
                continue
            yield note(sign.rule, match.start(), match.end(), sign.message.format(*map(_one_line, (match[0], *match.groups()))))


def note(rule: str, start: int, end: int, message: str) -> Note:
    """A note that says why by its rule."""
    return Note(rule, start, end, message, why=RULES[rule].why, sources=RULES[rule].sources)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
