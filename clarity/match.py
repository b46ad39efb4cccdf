"""From rows of the word lists to places in a text: one engine for jargon and tone.

A row matches token by token, whatever the white space and capitals between; conditions on the neighbours can switch it off;
where matches overlap the longer one wins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from clarity.document import Document, Parser, fold
from clarity.en.people import is_about_person
from clarity.wordlists import Entry, Form

__all__ = ["Index", "Match"]

_NUMBER = "#"
_LONGEST_PHRASE = 12
_SHORTEST_PLURAL = 2
_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A row found in a text: tokens `first` up to and without `last`."""

    first: int
    last: int
    entry: Entry
    form: Form


class _Words:
    """The words and phrases of one condition. A word stands for its plural too, `#` for any number."""

    __slots__ = ("_number", "_phrases", "_singles")

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        phrases = tuple(phrase for phrase in phrases if phrase)
        self._singles = frozenset(form for phrase in phrases if len(phrase) == 1 for form in _with_plurals(phrase[0]))
        self._phrases = tuple(phrase for phrase in phrases if len(phrase) > 1)
        self._number = (_NUMBER,) in phrases

    def __bool__(self) -> bool:
        return bool(self._singles or self._phrases)

    def begin(self, tokens: Sequence[str]) -> bool:
        """Whether the tokens begin with one of the words or phrases."""
        return bool(tokens) and (self._holds(tokens[0]) or any(_starts_with(tokens, phrase) for phrase in self._phrases))

    def end(self, tokens: Sequence[str]) -> bool:
        """Whether the tokens end with one of the words or phrases."""
        return bool(tokens) and (self._holds(tokens[-1]) or any(_starts_with(tokens[-len(phrase) :], phrase) for phrase in self._phrases))

    def occur(self, tokens: Sequence[str], known: frozenset[str]) -> bool:
        """Whether any of the words or phrases is among the tokens; `known` is the set of them."""
        if not self._singles.isdisjoint(known) or (self._number and any(token[0].isdigit() for token in known)):
            return True
        return any(
            _starts_with(tokens[place : place + len(phrase)], phrase)
            for phrase in self._phrases
            for place in range(len(tokens) - len(phrase) + 1)
        )

    def _holds(self, token: str) -> bool:
        return token in self._singles or (self._number and token[0].isdigit())


def _with_plurals(word: str) -> tuple[str, ...]:
    return (word, f"{word}s", f"{word}es") if len(word) > _SHORTEST_PLURAL else (word,)


def _starts_with(tokens: Sequence[str], phrase: _Phrase) -> bool:
    return len(tokens) >= len(phrase) and all(map(_stands_for, phrase, tokens))


def _stands_for(word: str, token: str) -> bool:
    return token == word or (word == _NUMBER and token[0].isdigit()) or (token.startswith(word) and token in _with_plurals(word))


@dataclass(frozen=True, slots=True)
class _Conditions:
    unless_before: _Words
    unless_after: _Words
    unless_with: _Words
    only_before: _Words
    only_after: _Words
    only_with: _Words


@dataclass(frozen=True, slots=True)
class _Pattern:
    tokens: _Phrase
    entry: Entry
    form: Form
    conditions: _Conditions | None


class Index:
    """The rows of some word lists, ready to be found in any number of texts, by any number of threads."""

    def __init__(self, entries: Collection[Entry], parser: Parser) -> None:
        self._parser = parser
        owners = [entry for entry in entries for _ in entry.forms]
        firsts = parser.beginnings(form.text for entry in entries for form in entry.forms)
        order = sorted(range(len(owners)), key=firsts.__getitem__)
        # Sorted lists rather than a list for each of 8,000 words: so many would set off the garbage collector.
        self._firsts = [firsts[place] for place in order]
        self._owners = [owners[place] for place in order]
        self._known = frozenset(firsts)
        self._patterns: dict[str, dict[str, list[_Pattern]]] = {}

    def find(self, document: Document) -> list[Match]:
        """Every row that stands in the text, in order of place; of overlapping ones only the longest."""
        norms = document.norms
        self._prepare(self._known.intersection(norms) - self._patterns.keys())
        found: list[Match] = []
        seen: _Sentences = {}
        for first, by_second in enumerate(map(self._patterns.get, norms)):
            if by_second is None:
                continue
            for second in ("", norms[first + 1] if first + 1 < len(norms) else "\0"):
                for pattern in by_second.get(second, ()):
                    last = first + len(pattern.tokens)
                    if tuple(norms[first:last]) == pattern.tokens and _stands(document, first, last, pattern, seen):
                        found.append(Match(first, last, pattern.entry, pattern.form))
        return _longest(found)

    def _prepare(self, words: Collection[str]) -> None:
        """Make the patterns that begin with these words: most rows are never met, and to prepare them all takes a third of a second."""
        if not words:
            return
        spans = [slice(bisect_left(self._firsts, word), bisect_right(self._firsts, word)) for word in sorted(words)]
        entries = {entry.id: entry for span in spans for entry in self._owners[span]}.values()
        phrases = {phrase for entry in entries for phrase in _phrases(entry)}
        tokens_of = dict(zip(phrases, self._parser.terms(phrases), strict=True))
        patterns: dict[str, dict[str, list[_Pattern]]] = {word: {} for word in words}
        for entry in entries:
            columns = _condition_columns(entry)
            conditions = _Conditions(*(_Words(tokens_of[cell] for cell in cells) for cells in columns)) if any(columns) else None
            for form in entry.forms:
                for variant in _variants(tokens_of[form.text]):
                    if variant[0] in patterns:
                        second = variant[1] if len(variant) > 1 else ""
                        patterns[variant[0]].setdefault(second, []).append(_Pattern(variant, entry, form, conditions))
        self._patterns.update(patterns)


def _variants(tokens: _Phrase) -> list[_Phrase]:
    """A form's tokens, and those of a dotted abbreviation without its last full stop."""
    if len(tokens) > 1 and tokens[-1] == "." and "." in tokens[-2]:
        return [tokens, tokens[:-1]]
    return [tokens]


def _condition_columns(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return (entry.unless_before, entry.unless_after, entry.unless_with, entry.only_before, entry.only_after, entry.only_with)


def _phrases(entry: Entry) -> Iterator[str]:
    """All that a row needs cut into tokens."""
    yield from (form.text for form in entry.forms)
    yield from chain.from_iterable(_condition_columns(entry))


_Sentences = dict[tuple[int, bool], tuple[list[str], frozenset[str], dict[int, bool]]]


def _stands(document: Document, first: int, last: int, pattern: _Pattern, seen: _Sentences) -> bool:
    """Whether a row whose tokens stand at a place counts there.

    `seen` remembers the tokens of each sentence, and for the conditions that look at all of them whether they hold.
    """
    if last > document.sentences[document.sentence_of[first]].last or _is_part_of_word(document, first, last):
        return False
    if pattern.entry.exact and _spelling(document.view[document.starts[first] : document.ends[last - 1]]) != _spelling(pattern.form.text):
        return False
    if not _fits_neighbours(document, first, last, pattern.conditions, seen):
        return False
    about = pattern.entry.about
    return about is None or is_about_person(document, first, last, about)


def _fits_neighbours(document: Document, first: int, last: int, conditions: _Conditions | None, seen: _Sentences) -> bool:
    """Whether the words beside a place, and in its sentence, are those that a row asks for."""
    if conditions is None:
        return True
    index = document.sentence_of[first]
    norms, sentence = document.norms, document.sentences[index]
    hidden = frozenset[int]() if first in document.bracketed else document.bracketed
    before = _nearest(norms, range(first - 1, sentence.first - 1, -1), hidden)[::-1]
    after = _nearest(norms, range(last, sentence.last), hidden)
    if conditions.unless_before.end(before) or conditions.unless_after.begin(after):
        return False
    if conditions.only_before and not conditions.only_before.end(before):
        return False
    if conditions.only_after and not conditions.only_after.begin(after):
        return False
    if not (conditions.only_with or conditions.unless_with):
        return True
    key = (index, bool(hidden))
    if key not in seen:
        tokens = [norms[token] for token in range(sentence.first, sentence.last) if token not in hidden]
        seen[key] = tokens, frozenset(tokens), {}
    tokens, known, verdicts = seen[key]
    verdict = verdicts.get(id(conditions))
    if verdict is None:
        is_off = conditions.unless_with.occur(tokens, known)
        verdict = not is_off and (not conditions.only_with or conditions.only_with.occur(tokens, known))
        verdicts[id(conditions)] = verdict
    return verdict


def _spelling(text: str) -> str:
    """A text as `case=exact` compares it: capitals count; white space, the shape of quotes and a last full stop do not."""
    return " ".join(fold(text).split()).rstrip(".")


def _nearest(norms: list[str], places: range, hidden: frozenset[int]) -> list[str]:
    """The nearest tokens without the hidden ones: an explanation in brackets does not part a term from its neighbours."""
    if not hidden:
        return [norms[token] for token in places[:_LONGEST_PHRASE]]
    return [norms[token] for token in islice((token for token in places if token not in hidden), _LONGEST_PHRASE)]


def _is_part_of_word(document: Document, first: int, last: int) -> bool:
    """Whether a hyphen ties the place to the word before or after it ("pre-renal"), or a stroke one of strokes ("N/V/D")."""
    norms = document.norms
    ties = ("-", "/") if "/" in norms[first:last] else ("-",)
    tied_before = first > 1 and norms[first - 1] in ties and document.joined(first - 1) and document.joined(first - 2)
    tied_after = last + 1 < len(norms) and norms[last] in ties and document.joined(last - 1) and document.joined(last)
    return (tied_before and norms[first - 2][-1].isalnum()) or (tied_after and norms[last + 1][0].isalnum())


def _longest(found: Iterable[Match]) -> list[Match]:
    """Drop each match that overlaps a longer one, the longest first; matches of equal length stay, but of one row only the first."""
    kept: list[Match] = []
    taken: dict[int, int] = {}
    seen: set[tuple[int, str]] = set()
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first, match.entry.id)):
        size = match.last - match.first
        places = [(token, match.entry.id) for token in range(match.first, match.last)]
        if not seen.isdisjoint(places) or any(taken.get(token, size) > size for token in range(match.first, match.last)):
            continue
        seen.update(places)
        kept.append(match)
        for token in range(match.first, match.last):
            taken.setdefault(token, size)
    kept.sort(key=lambda match: (match.first, match.last, match.entry.id))
    return kept
