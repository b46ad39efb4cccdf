"""Tone: capitals that shout, bad news once in each sentence, and what is said to the reader's face, not told of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from clarity.document import Document
from clarity.rule import Analysis, Place

__all__ = ["accusation", "blame", "blunt_news", "cold", "contempt", "dismissal", "insult", "threat"]

# Three words in capitals at least, since two are mostly a name ("NHS DIRECT"); and at most 31, far more than a sentence
# should have, so that a text all in capitals is read in linear time.
_CAPITALS = r"[A-Z][A-Z'\u2019]+(?:,? (?:[A-Z][A-Z'\u2019]+|I|A)){2,30}"
# The word that speaks to somebody must come within 80 characters, a line of a letter, for the same reason.
_SPEAKING = r"(?:YOU|YOUR|NOT|DON['\u2019]T|MUST|WILL|IS|ARE|BE|IF|NEVER|PLEASE|CANNOT|CAN['\u2019]T|ONLY)"
_SPOKEN = rf"(?=[A-Z'\u2019, ]{{0,80}}\b{_SPEAKING}\b)"
_SHOUTED = re.compile(rf"(?<=[a-z,] )\b{_SPOKEN}{_CAPITALS}\b|\b{_SPOKEN}{_CAPITALS}\b(?=[.!]|[,;:]? [a-z])")
"""Words in capitals that speak to somebody; a line all in capitals without a full stop is a heading."""
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2}['\u2019A-Z]*,? [A-Z]{2}")

_MIND = (
    r"\s(?:feels?|felt|thinks?|thought|believes?|believed|worry|worries|fear|says?|said|tells?|told|hears?|heard|wonder"
    r"|imagine|calls?|called|suggests?|implies|imply|means?|meant)"
)
_THAT = (
    r"(?:\s(?:you|them|themselves|yourself|him|her|us))?(?:\s(?:that|like|as\sif|as\sthough|if|whether|because))?"
    r"(?:\s\w+){0,3}"
)
_TOLD_OF = re.compile(
    rf"""(?:
    \b(?:you|they|people|he|she|some|others|any(?:one|body)|some(?:one|body)|partner|husband|wife|friends|family
        |parents|who|to|may|might|can|could|often|sometimes|ever|never|not|cannot|was|were|been)(?:\s\w+){{0,2}}
        {_MIND}{_THAT}
    |\b(?:(?:do|does|did|is|was|wo|would|should)n['\u2019]t|and|or){_MIND}{_THAT}
    |\b(?:nobody|no[\s-]one|nothing|none)(?:\s\w+){{0,6}}{_MIND}{_THAT}
    |\b(?:feeling|thinking|believing|worrying|fearing|thoughts|worries|fears|beliefs?|sense|myth|wondering){_THAT}
    |\b(?:worried|afraid|scared|convinced|guilty|ashamed|sorry|and|or|not|isn['\u2019]t|wasn['\u2019]t)
        \s(?:that|if|because)(?:\s\w+)?
    |\bwhether(?:\s\w+){{1,4}}
    |\b(?:whether|sign\sthat|proof\sthat|who|whom|which|calls?|makes?|made|making|finds?)
    |\b(?:not|never|nobody|(?:is|are|wo)n['\u2019]t|no\sneed\sto|nothing(?:\sto)?)(?:\s\w+)?
    |["\u201c\u2018\u00ab](?:\W*\w+){{0,8}}\W*
    )\s?\Z""",
    re.VERBOSE,
)
"""Words before a place after which it is only told of, denied or feared: "he may tell you that", "afraid that"."""
_SUPPOSED = re.compile(r"\b(?:if|when|unless|may|might|(?:have|do|did) you)(?: \w+)?\W*\Z")
"""Words before a place after which it is only supposed: "if it is your fault"."""
_BEFORE = 90  # characters before a place: room for the longest of these, about fifteen words


def _said_outright(document: Document, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places of which the sentence does not say that somebody else says, fears or denies them.

    Of places that overlap, it is the first.
    """
    starts = [sentence.start for sentence in document.sentences] if places else []
    end = 0
    for place in places:
        start = max(starts[bisect_right(starts, place.start) - 1], place.start - _BEFORE)
        if place.start >= end and not _TOLD_OF.search(" ".join(document.lowered[start : place.start].split())):
            end = place.end
            yield place


def insult(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the insults that are said outright."""
    return _said_outright(analysis.document, places)


def threat(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the threats that are said outright."""
    return _said_outright(analysis.document, places)


def accusation(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the accusations that are said outright, and not only supposed."""
    document = analysis.document
    for place in _said_outright(document, places):
        if not _SUPPOSED.search(document.lowered[max(0, place.start - _BEFORE) : place.start]):
            yield place


def blame(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the blame that is said outright, and not only supposed."""
    return accusation(analysis, places)


def dismissal(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the dismissals that are said outright."""
    return _said_outright(analysis.document, places)


def contempt(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the stretch from one word of scorn to another in the same sentence, or in the next."""
    document = analysis.document
    ends = [sentence.end for sentence in document.sentences] if places else []
    before: Place | None = None
    for place in _said_outright(document, places):
        if (
            before is not None
            and bisect_right(ends, place.start) - bisect_right(ends, before.start) <= 1
            and document.lowered[before.start : before.end] != document.lowered[place.start : place.end]
        ):
            yield Place(before.start, place.end, place.message)
            before = None
        else:
            before = place


def cold(analysis: Analysis, places: Sequence[Place]) -> Iterator[Place]:
    """Yield what is said coldly, and each phrase of three or more words in capitals that speaks to the reader."""
    yield from _said_outright(analysis.document, places)
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
