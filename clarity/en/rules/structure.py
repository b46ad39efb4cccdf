"""Structure: lists and instructions packed into one sentence, rows of nouns, and pages without headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from clarity.document import Document, Sentence
from clarity.en.facts import Bit
from clarity.rule import Analysis, Place

__all__ = ["hidden_list", "instructions", "no_headings", "noun_string"]

_FEWEST_ITEMS = 4  # three things ("rest, ice and water") are read in one go
_MANY_ITEMS = 6  # more than readers keep in mind at once, however short the sentence is
_LONG_ENOUGH = 20  # words: the NHS's limit for a sentence
_LONGEST_ITEM = 6  # words, as in "a list of all your medicines"; what is longer between two commas is a clause
_FEWEST_INSTRUCTIONS = 3  # two steps in one sentence ("rest and drink plenty") are easy to remember
_PAGE = 250  # words on a printed page of a letter; a reader of one page can find things without headings
_SHORTEST_RUN = 4  # nouns; three in a row are a usual name ("blood pressure monitor")
_ABSTRACT_IN_RUN = 2  # nouns; a row with fewer names things that readers can picture ("hospital garden water pipes")

_JOINS = frozenset(["and", "or"])
_BEFORE_INSTRUCTION = frozenset(
    [",", ";", ":", "-", "\u2022", "and", "or", "then", "please", "also", "always", "must", "should", "not", "n't"]
)
_BEGINNINGS = frozenset(["please", "do", "always", "never", "then"])


def hidden_list(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each sentence that lists four items in more than 20 words, or six items at any length."""
    document = analysis.document
    for index, (sentence, words) in enumerate(zip(document.sentences, analysis.measured.sentence_words, strict=True)):
        if not document.bits[index] & Bit.COMMA:
            continue
        items = _items(document, sentence)
        if items >= _MANY_ITEMS or (items >= _FEWEST_ITEMS and words > _LONG_ENOUGH):
            message = "A list is hidden in this sentence: put each item on a line."
            yield Place(sentence.start, sentence.end, message)


def instructions(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each sentence that gives three or more instructions ("Stop eating, drink water and call us")."""
    document = analysis.document
    for index, sentence in enumerate(document.sentences):
        if document.bits[index] & Bit.COMMAND and _instructions(document, sentence) >= _FEWEST_INSTRUCTIONS:
            message = "This sentence asks for several things: give each a sentence or a line of its own."
            yield Place(sentence.start, sentence.end, message)


def noun_string(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each row of four or more long nouns, two of them abstract ("medication safety assessment procedure")."""
    document = analysis.document
    for index, sentence in enumerate(document.sentences):
        if not document.bits[index] & Bit.ABSTRACT_NOUN:
            continue
        bits = document.flags[sentence.first : sentence.last]
        if sum([bit & Bit.ABSTRACT_NOUN != 0 for bit in bits]) < _ABSTRACT_IN_RUN:
            continue
        for run in _runs_of_nouns(bits, sentence.first):
            for is_lower, group in groupby(run, key=lambda token: document.word(token).islower()):
                row = list(group)
                abstract = sum(document.flags[token] & Bit.ABSTRACT_NOUN != 0 for token in row)
                if is_lower and len(row) >= _SHORTEST_RUN and abstract >= _ABSTRACT_IN_RUN:
                    message = "A row of nouns: put in small words, such as of, for and to."
                    yield Place(document.starts[row[0]], document.ends[row[-1]], message)


def _runs_of_nouns(bits: Sequence[int], first: int) -> Iterator[range]:
    """The stretches of four or more tokens that may be nouns, by token."""
    start = 0
    for place, bit in enumerate([*bits, 0]):
        if not bit & Bit.NOUN:
            if place - start >= _SHORTEST_RUN:
                yield range(first + start, first + place)
            start = place + 1


def no_headings(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield the text as a whole if it has a page or more and neither a heading nor a list."""
    words = analysis.measured.words
    if words >= _PAGE and all(block.kind == "paragraph" for block in analysis.document.blocks):
        yield Place(0, 0, f"{words} words without a heading or a list: add some.", whole_text=True)


def _items(document: Document, sentence: Sentence) -> int:
    """How many short items a sentence lists: 4 in "a, b, c and d"; 0 if no "and" or "or" comes before the last."""
    norms = document.norms[sentence.first : sentence.last]
    commas = [place for place, norm in enumerate(norms) if norm in (",", ";")]
    if len(commas) < _FEWEST_ITEMS - 2:
        return 0
    tail = norms[commas[-1] + 1 : commas[-1] + 2 + _LONGEST_ITEM]
    if _JOINS.isdisjoint(tail):
        return 0
    between = [right - left - 1 for left, right in pairwise(commas)]
    short = len(list(takewhile(lambda size: size <= _LONGEST_ITEM, reversed(between))))
    return short + (2 if tail[0] in _JOINS else 3)


def _instructions(document: Document, sentence: Sentence) -> int:
    """How many commands a sentence holds: a verb at its beginning, or after a comma, "and", "then", "please"."""
    words, norms = document.words, document.norms
    begins = next((word for word in words[sentence.first : sentence.last] if word.bits & Bit.LETTER), None)
    if begins is None or not (begins.bits & Bit.COMMAND or begins.norm in _BEGINNINGS):
        return 0
    return sum(
        document.flags[token] & Bit.COMMAND != 0
        and (token == sentence.first or norms[token - 1] in _BEFORE_INSTRUCTION)
        for token in range(sentence.first, sentence.last)
    )
