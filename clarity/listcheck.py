"""Check word lists as a curator would: every row against its own examples, its safety rules, and the other rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from clarity.errors import Fault
from clarity.frequency import common_words
from clarity.matching import Index, Match
from clarity.reading import familiar_words
from clarity.text import Document, Parser
from clarity.wording import Medicines, Offer, offers
from clarity.wordlists import Entry, Example, WordList

__all__ = ["check_lists"]

_MAX_EXPLANATION_WORDS = 15


class _Rows:
    """The rows of some lists with an index over all of them."""

    def __init__(self, entries: Mapping[str, Entry], retired: set[str], medicine_stems: Mapping[str, Sequence[str]]) -> None:
        self.entries = entries
        self.retired = retired
        self.parser = Parser(common_words() | familiar_words())
        self.index = Index(entries.values(), self.parser)
        self._medicines = Medicines(entries.values(), medicine_stems)

    def matches(self, text: str) -> tuple[Document, list[Match]]:
        document = self.parser.parse(text)
        return document, self.index.find(document)

    def offers(self, text: str) -> list[Offer]:
        document, found = self.matches(text)
        return offers(document, found, self._medicines)


def check_lists(
    lists: Iterable[WordList], entries: Mapping[str, Entry], sources: Collection[str], medicine_stems: Mapping[str, Sequence[str]]
) -> list[Fault]:
    """Every fault of the rows of `lists`, in order of file and line.

    Args:
        lists: The lists to check.
        entries: Every row in use by id, those of other lists too: rows can disturb each other.
        sources: The ids that a row may cite.
        medicine_stems: Endings of medicine names.
    """
    lists = list(lists)
    retired = {entry.id for wordlist in lists for entry in wordlist.entries if entry.status == "retired"}
    rows = _Rows(entries, retired, medicine_stems)
    faults: list[Fault] = []
    for wordlist in lists:
        for entry in wordlist.entries:
            if entries.get(entry.id) is not entry:
                continue  # retired, or replaced by a later list
            for column, problem, fix in _faults(entry, rows, sources):
                faults.append(Fault(entry.file, entry.line, column, problem, fix))
    return sorted(faults)


def _faults(entry: Entry, rows: _Rows, sources: Collection[str]) -> Iterator[tuple[str, str, str]]:
    yield from _example_faults(entry, rows)
    yield from _wording_faults(entry, rows)
    yield from _reference_faults(entry, rows, sources)


def _example_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    for example in entry.hits:
        found = [offer for offer in rows.offers(example.text) if offer.match.entry.id == entry.id]
        if not found:
            others = sorted({match.entry.id for match in rows.matches(example.text)[1]})
            taken = f" (found there: {', '.join(others)})" if others else ""
            yield "hit", f'The row is not found in "{example.text}"{taken}.', "Mend the sentence, the forms or the conditions."
        elif example.expected is not None:
            yield from _expectation_faults(example, found[0])
    for miss in entry.misses:
        if any(match.entry.id == entry.id for match in rows.matches(miss)[1]):
            yield "miss", f'The row is found in "{miss}".', "Add a condition that switches it off there."


def _expectation_faults(example: Example, offer: Offer) -> Iterator[tuple[str, str, str]]:
    if not offer.suggestions:
        yield "hit", f'Nothing is offered in "{example.text}".', 'Leave out what stands behind "=>".'
        return
    got = example.text[: offer.start] + offer.suggestions[0] + example.text[offer.end :]
    if got != example.expected:
        yield "hit", f'The first offer gives "{got}", not "{example.expected}".', "Mend the sentence or the replacements."


def _wording_faults(entry: Entry, rows: _Rows) -> Iterator[tuple[str, str, str]]:
    if len(entry.explanation.split()) > _MAX_EXPLANATION_WORDS:
        yield "explanation", f"It has more than {_MAX_EXPLANATION_WORDS} words.", "Say it shorter."
    if entry.action == "flag":
        return
    offered = [("replacements", text) for text in entry.replacements]
    offered += [("explanation", entry.explanation)] if entry.action == "explain" else []
    offered += [("forms", text) for form in entry.forms for text in form.offers]
    own = {form.text.lower() for form in entry.forms}
    for column, text in offered:
        for match in rows.matches(text)[1]:
            inside = match.entry
            if inside.id == entry.id or (column == "forms" and match.form.text.lower() in own) or inside.rule == "jargon.medicine":
                continue
            yield column, f'"{text}" holds the listed term "{match.form.text}" ({inside.id}).', "Use words that no list holds."


def _reference_faults(entry: Entry, rows: _Rows, sources: Collection[str]) -> Iterator[tuple[str, str, str]]:
    for source in entry.sources:
        name = source.partition(" ")[0].partition("@")[0]
        if name not in sources:
            yield "sources", f'"{name}" is not in sources.csv.', "Add it there with its licence, or correct it."
    for other in entry.opposite_of:
        opposite = rows.entries.get(other)
        if opposite is None and other in rows.retired:
            continue
        if opposite is None:
            yield "opposite_of", f'There is no row "{other}".', "Write the id of the row that means the opposite."
        elif entry.id not in opposite.opposite_of:
            yield "opposite_of", f'The row "{other}" does not name this one.', f"Write {entry.id} in its opposite_of."
        elif shared := _offered(entry) & _offered(opposite):
            yield "opposite_of", f'It shares "{min(shared)}" with its opposite.', "Opposites need different words."
    for word in entry.never:
        if word.lower() in _offered(entry):
            column = "replacements" if word.lower() in (text.lower() for text in entry.replacements) else "forms"
            yield column, f'"{word}" is offered, and listed under never.', "Take it out of one of the two."


def _offered(entry: Entry) -> set[str]:
    """All that a row offers, for the term and for its forms, in lower case."""
    return {text.lower() for text in (*entry.replacements, *(offer for form in entry.forms for offer in form.offers))}
