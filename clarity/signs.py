"""Signs: patterns of characters, as rows, that show a fault or something good; what numbers, structure and strengths have in common."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clarity.document import Document, lower

__all__ = ["Sign", "SignFound", "phrases", "signs_in"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern, the rule or strength that it shows, and what to say; `{0}` in the message is the place, `{1}` its first group.

    Every place holds one of `needs` (in lower case), which are looked for first, since that is far quicker; left out, it is always looked
    for. `only_with` must be found in the same sentence, `unless_with` must not; `region` is the policy's, if only one is meant.
    """

    name: str
    pattern: re.Pattern[str]
    message: str = ""
    needs: tuple[str, ...] = ("",)
    only_with: re.Pattern[str] | None = None
    unless_with: re.Pattern[str] | None = None
    region: str | None = None


def phrases(*alternatives: str) -> re.Pattern[str]:
    """A pattern of whole words, whatever their capitals: any of the alternatives."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


class SignFound(NamedTuple):
    """Where a sign was found (characters), and what to say of it."""

    name: str
    start: int
    end: int
    message: str


def signs_in(document: Document, signs: Sequence[Sign], region: str | None = None) -> Iterator[SignFound]:
    """Each place where a sign is found and its conditions hold, sentence by sentence."""
    lowered = lower(document.view).replace("\n", " ")
    ends = [sentence.end for sentence in document.sentences]
    used = [(index, order) for order, sign in enumerate(signs) if sign.region in (None, region) for index in _near(lowered, sign, ends)]
    for index, order in sorted(used):
        start, end = document.sentences[index][:2]
        text, sign = document.view[start:end], signs[order]
        matches = list(sign.pattern.finditer(text))
        if not matches or (sign.only_with and not sign.only_with.search(text)) or (sign.unless_with and sign.unless_with.search(text)):
            continue
        for match in matches:
            message = sign.message.format(*map(_one_line, (match[0], *match.groups())))
            yield SignFound(sign.name, start + match.start(), start + match.end(), message)


def _near(lowered: str, sign: Sign, ends: Sequence[int]) -> set[int]:
    """The sentences, by number, that hold one of the needs of a sign; `ends` are where sentences end."""
    found: set[int] = set()
    for need in sign.needs:
        place = lowered.find(need)
        while place >= 0 and (index := bisect_right(ends, place)) < len(ends):
            found.add(index)
            place = lowered.find(need, ends[index])
    return found


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
