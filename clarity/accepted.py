"""What a text counts as it stands, and what it will count once its offers are taken.

The grade of a text rises when "MI" becomes "heart attack". So that a good edit is never punished, what is judged is the text as it will be
with every offer taken: of several offers the one with the highest grade, in a sentence the longest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clarity.document import Document, Parser
from clarity.measure import FORMULAS, Counts, WordFacts
from clarity.suggest import Offer

__all__ = ["Accounts", "Bookkeeper"]

_Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """The counts of a text.

    `rows` holds the counts of each token.
    `sentence_words` holds each sentence's words outside round brackets, `plain_words` the same once the longest offers are taken;
    `units` is the number of words, each reported place counting as one.
    """

    rows: list[_Row]
    counts: Counts
    plain: Counts
    units: int
    sentence_words: list[int]
    plain_words: list[int]


class Bookkeeper:
    """Counts texts and offers. What it remembers are offers, which come from the word lists."""

    def __init__(self, parser: Parser, facts: WordFacts) -> None:
        self._parser = parser
        self._facts = facts
        self._known: dict[str, tuple[Counts, int]] = {}

    def accounts(self, document: Document, found: Sequence[Offer], formula: str) -> Accounts:
        """Count a text and its offers; `formula` decides which offer is the hardest."""
        rows = self._facts.rows(document)
        outside = _words_outside_brackets(document, rows)
        counts = Counts.total(rows)
        sentence_words = [sum(outside[sentence.first : sentence.last]) for sentence in document.sentences]
        plain_words = list(sentence_words)
        units, taken = counts.words, -1
        plain = counts
        choices: list[list[Counts]] = []
        for offer in found:
            first, last = self._tokens(document, offer), offer.match.last
            if first < taken:
                continue
            taken = last
            here = Counts.total(rows[first:last])
            units -= here.words - 1
            if not offer.suggestions:
                continue
            known = [self._count(suggestion) for suggestion in offer.suggestions]
            index = document.sentence_of[first]
            words = sum(outside[first:last])
            if words:
                plain_words[index] += max(spoken for _, spoken in known) - words
            changes = [_minus(spoken, here) for spoken, _ in known] + [Counts()] * offer.may_stay
            plain = _plus(plain, changes[0])
            if len(changes) > 1:
                choices.append(changes)
        return Accounts(rows, counts, self._hardest(plain, choices, formula, len(document.sentences)), units, sentence_words, plain_words)

    def _tokens(self, document: Document, offer: Offer) -> int:
        """The first token of an offer, which takes in the article if that must change."""
        first = offer.match.first
        return first - 1 if offer.start < document.starts[first] else first

    def _count(self, suggestion: str) -> tuple[Counts, int]:
        """The counts of an offer, and its words outside round brackets."""
        key = suggestion.lower()
        if key not in self._known:
            document = self._parser.parse(suggestion)
            rows = self._facts.rows(document)
            self._known[key] = Counts.total(rows), sum(_words_outside_brackets(document, rows))
        return self._known[key]

    def _hardest(self, plain: Counts, choices: list[list[Counts]], formula: str, sentences: int) -> Counts:
        if plain.words < 1 or sentences < 1:
            return plain
        grade = FORMULAS[formula]
        worst = plain
        for changes in choices:
            without = _minus(worst, changes[0])
            worst = max((_plus(without, change) for change in changes), key=lambda counts: grade(counts, sentences))
        return worst


def _plus(left: Counts, right: Counts) -> Counts:
    return Counts(*map(int.__add__, left, right))


def _minus(left: Counts, right: Counts) -> Counts:
    return Counts(*map(int.__sub__, left, right))


def _words_outside_brackets(document: Document, rows: list[_Row]) -> list[int]:
    """For each token 1 if it begins a word that is not inside round brackets."""
    words = [row[0] for row in rows]
    for token in document.bracketed:
        words[token] = 0
    return words
