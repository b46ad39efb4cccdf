"""A row against its own sentences: found where it must be, not where it must not, alone, and in every inflection."""

from __future__ import annotations

from collections.abc import Iterator

from clarity.curate.rows import Flaw, Place, Rows
from clarity.wordlists import Entry, Example

__all__ = ["hit_flaws", "inflection_flaws", "miss_flaws"]

_INFLECTED_ZIPF = 2.3
"""A row need not have an inflection that is rarer than this (once in 5 million words): it may be a typing mistake."""
_INFLECTED_SHARE = 1.8
"""Nor one that is over 60 times (10 to the power of 1.8) rarer than the term: the term is then of a word class
that does not have it ("cardiacs")."""


def hit_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Hit sentences in which the row is not found, does not give what it promises, or shares its place with another."""
    for example in entry.hits:
        places = rows.reported_in(example.text)
        own = next((place for place in places if place.entry.id == entry.id), None)
        if own is None:
            others = sorted({other.id for other, _ in rows.found_in(example.text)})
            taken = f" (found there: {', '.join(others)})" if others else ""
            fix = "Mend the sentence, the forms or the conditions."
            yield Flaw("hit", f'The row is not found in "{example.text}"{taken}.', fix)
            continue
        yield from _expectation_flaws(example, own)
        yield from _rivals(example, own, places)


def _expectation_flaws(example: Example, own: Place) -> Iterator[Flaw]:
    if example.expected is None or own.mended == example.expected:
        return
    if own.mended is None:
        yield Flaw("hit", f'Nothing is offered in "{example.text}".', 'Leave out what is after "=>".')
    else:
        problem = f'The first offer gives "{own.mended}", not "{example.expected}".'
        yield Flaw("hit", problem, "Mend the sentence or the replacements.")


def _rivals(example: Example, own: Place, places: list[Place]) -> Iterator[Flaw]:
    """Other rows that are found where this row is, even if only part of the place is the same."""
    for rival in places:
        other = rival.entry
        if other.id == own.entry.id or rival.first >= own.last or own.first >= rival.last:
            continue
        fix = "Give the two rows conditions that part them."
        if other.file != own.entry.file:
            fix = f"Give the two rows conditions that part them, or this one the id {other.id} to replace that one."
        yield Flaw("hit", f'{other.id} is found at the same place in "{example.text}".', fix)


def miss_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Miss phrases in which the row is found all the same."""
    for miss in entry.misses:
        if any(found.id == entry.id for found, _ in rows.found_in(miss)):
            yield Flaw("miss", f'The row is found in "{miss}".', "Add a condition that switches it off there.")


def inflection_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Regular inflections of a one-word term that no row finds; one that is left out on purpose must be in `miss`."""
    if entry.exact or not entry.term.isalpha() or not entry.term.islower() or entry.only_before or entry.only_after:
        return
    known = rows.language.frequencies()
    left_out = {word for miss in entry.misses for word in rows.words(miss)}
    for inflected in rows.language.inflections(entry.term):
        common = known.get(inflected, 0) >= max(_INFLECTED_ZIPF, known.get(entry.term, 0) - _INFLECTED_SHARE)
        if common and inflected not in left_out and not rows.is_listed(inflected):
            fix = f'Add "{inflected}=its plain words", or a phrase with it to miss.'
            yield Flaw("forms", f'The inflection "{inflected}" is not found.', fix)
