"""The rows of some word lists, ready to look for in sentences: everything that curators need from the engine."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from clarity.bundle import language, listed
from clarity.document import Counts, Document, WordTable, parse
from clarity.errors import Fault
from clarity.match import Match, RowIndex, longest, row_heads
from clarity.original import Block, Original
from clarity.suggest import Proposal, suggest
from clarity.tokens import normalise, phrase
from clarity.wordlists import Entry, Form, familiar_to_patients

__all__ = ["Flaw", "Place", "Rows"]


class Flaw(NamedTuple):
    """What is wrong with a row: in which column, and what to type instead."""

    column: str
    problem: str
    fix: str

    def of(self, entry: Entry) -> Fault:
        """The flaw as a fault of the file that holds the row."""
        return Fault(entry.file, entry.line, self.column, self.problem, self.fix)


class Place(NamedTuple):
    """Where a row is reported in a sentence, tokens `first` up to and without `last`.

    `mended` is the sentence with the first offer taken; None if nothing is offered.
    """

    entry: Entry
    first: int
    last: int
    mended: str | None


class Rows:
    """The rows of some lists with an index over all of them.

    Args:
        entries: Every row in use by id.
        retired: The ids of rows that are kept but not in use.
        sources: The rows of sources.csv by id.
    """

    def __init__(
        self, entries: Mapping[str, Entry], retired: Collection[str], sources: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.entries = entries
        self.retired = retired
        self.sources = sources
        self.named_by: dict[str, list[str]] = {}
        for entry in entries.values():
            for other in entry.opposite_of:
                self.named_by.setdefault(other, []).append(entry.id)
        self.language = language()
        self._vocabulary = self.language.vocabulary(listed(entries.values()))
        self._table = WordTable({}, self.language.word)
        rows = list(entries.values())
        self._index = RowIndex(rows, row_heads(rows, self.language), self.language)
        medicines = {
            normalise(form.text)
            for entry in entries.values()
            if entry.rule == "jargon.medicine"
            for form in entry.forms
        }
        self._easy = self.language.easy_words().union(familiar_to_patients(), medicines)
        self._listed = {normalise(form.text) for entry in entries.values() for form in entry.forms}

    def found_in(self, text: str) -> list[tuple[Entry, Form]]:
        """The rows that match in a text, each with the form that does."""
        return [(match.entry, match.form) for match in self._matches(self._document(text))]

    def reported_in(self, text: str) -> list[Place]:
        """The places that a report on a text would name, without those of shorter matches and of explained terms."""
        document = self._document(text)
        decided = suggest(document, self._matches(document), self.language, self._vocabulary)
        return [_place(text, proposal) for proposal in decided if isinstance(proposal, Proposal)]

    def words(self, text: str) -> tuple[str, ...]:
        """The words and signs of a text, in lower case."""
        return phrase(text)

    def is_rare(self, word: str) -> bool:
        """Whether a word is rare: not common, known to patients, a medicine, or an inflection of such a word."""
        return word.isalpha() and len(word) > 1 and not self.language.is_form_of(word, self._easy)

    def is_listed(self, word: str) -> bool:
        """Whether a row has this word as its term or one of its forms; being part of a longer form is not enough."""
        return word in self._listed

    def grade(self, sentence: str) -> float:
        """The Flesch-Kincaid grade of a sentence."""
        return self.language.formulas["flesch_kincaid"](Counts.unpack(sum(self._document(sentence).counts)), 1)

    def _document(self, text: str) -> Document:
        return parse(Original(text, text, (Block(0, len(text), None),)), self._table, self.language.split)

    def _matches(self, document: Document) -> list[Match]:
        return longest(self._index.find(document))


def _place(text: str, proposal: Proposal) -> Place:
    match = proposal.match
    if not proposal.edits:
        return Place(match.entry, match.first, match.last, None)
    start, end, offered = proposal.edits[0]
    return Place(match.entry, match.first, match.last, text[:start] + offered + text[end:])
