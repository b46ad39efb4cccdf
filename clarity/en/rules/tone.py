"""Tone: capitals that shout, and bad news, reported once in each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from clarity.rule import Analysis, Place

__all__ = ["blunt_news", "cold"]

# Three words in capitals at least, since two are mostly a name ("NHS DIRECT"); and at most 31, far more than a sentence
# should have, so that a text all in capitals is read in linear time.
_CAPITALS = r"[A-Z][A-Z'\u2019]+(?:,? (?:[A-Z][A-Z'\u2019]+|I|A)){2,30}"
# The word that speaks to somebody must come within 80 characters, a line of a letter, for the same reason.
_SPEAKING = r"(?:YOU|YOUR|NOT|DON['\u2019]T|MUST|WILL|IS|ARE|BE|IF|NEVER|PLEASE|CANNOT|CAN['\u2019]T|ONLY)"
_SPOKEN = rf"(?=[A-Z'\u2019, ]{{0,80}}\b{_SPEAKING}\b)"
_SHOUTED = re.compile(rf"(?<=[a-z,] )\b{_SPOKEN}{_CAPITALS}\b|\b{_SPOKEN}{_CAPITALS}\b(?=[.!]|[,;:]? [a-z])")
"""Words in capitals that speak to somebody; a line all in capitals without a full stop is a heading."""
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2}['\u2019A-Z]*,? [A-Z]{2}")


def cold(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each phrase of three or more words in capitals that speaks to the reader ("DO NOT EAT")."""
    prose = analysis.document.prose
    if _TWO_IN_CAPITALS.search(prose):
        for sentence in analysis.document.sentences:
            for match in _SHOUTED.finditer(prose[sentence.start : sentence.end]):
                message = "Capitals read as shouting: use small letters, and bold for what matters most."
                yield Place(sentence.start + match.start(), sentence.start + match.end(), message)


def blunt_news(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the first place in each sentence of bad news that has neither support nor a next step near it."""
    ends = [sentence.end for sentence in analysis.document.sentences]
    last = -1
    for place in places:
        index = bisect_right(ends, place.start)
        if index != last:
            last = index
            yield place
