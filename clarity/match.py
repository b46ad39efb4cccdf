"""From the rows of word lists to places in a text: token by token, whatever the white space and capitals between.

Rows are found by their first words. Conditions on the neighbours, or on the sentence, can switch a place off; where
rows overlap, the longer one wins. All that is looked up is built once: a check adds nothing to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from operator import itemgetter
from typing import NamedTuple, TypeVar

from clarity.document import Document
from clarity.language import Language
from clarity.tokens import fold, phrase
from clarity.wordlists import Entry, Form

__all__ = [
    "Match",
    "RowHeads",
    "RowIndex",
    "joined_heads",
    "longest",
    "row_heads",
]

_NUMBER = "#"
_LONGEST_PHRASE = 12  # tokens beside a place that a condition can name; the longest in the lists has 6
_FIRST = itemgetter(0)  # of a match
_NOTHING = frozenset[int]()
_TIES = frozenset("-/")
_Phrase = tuple[str, ...]
_Forms = tuple[tuple[_Phrase, int, int], ...]
"""Forms that begin in the same way: the tokens, the number of the row, and that of the form."""
_Key = TypeVar("_Key")
_Words = tuple[frozenset[str], Mapping[str, tuple[_Phrase, ...]], bool]
"""The words of one condition, its phrases by the word that touches the place, and whether it names any number.

A word is there for its plural too.
"""


class Match(NamedTuple):
    """A row found in a text: tokens `first` up to and without `last`."""

    first: int
    last: int
    entry: Entry
    form: Form


class _Side(NamedTuple):
    """The tokens on one side of a place: the first, the end, the step away from it, and what is passed over.

    That is an explanation in brackets, which parts no term from its neighbours.
    """

    place: int
    end: int
    step: int
    hidden: frozenset[int]


class RowHeads(NamedTuple):
    """How rows are found, as plain values that can be stored.

    `singles` leads from a word to the forms that it is, `pairs` from two words to the forms that they are, `longer`
    from the first three words to those that begin so: the tokens, the number of the row, and that of the form.
    `conditions` are those of each row, in the order of `_COLUMNS`, or None without any.
    """

    singles: Mapping[str, _Forms]
    pairs: Mapping[_Phrase, _Forms]
    longer: Mapping[_Phrase, _Forms]
    conditions: Sequence[tuple[_Words | None, ...] | None]


_COLUMNS = ("unless_before", "unless_after", "unless_with", "only_before", "only_after", "only_with")


def row_heads(entries: Sequence[Entry], language: Language) -> RowHeads:
    """What is needed to find some rows."""
    singles: defaultdict[str, list[tuple[_Phrase, int, int]]] = defaultdict(list)
    pairs: defaultdict[_Phrase, list[tuple[_Phrase, int, int]]] = defaultdict(list)
    longer: defaultdict[_Phrase, list[tuple[_Phrase, int, int]]] = defaultdict(list)
    known: dict[str, _Phrase] = {}

    def cut(text: str) -> _Phrase:
        tokens = known.get(text)
        if tokens is None:
            tokens = known[text] = phrase(text)
        return tokens

    conditions: list[tuple[_Words | None, ...] | None] = []
    for row, entry in enumerate(entries):
        columns = [getattr(entry, column) for column in _COLUMNS]
        words = [
            _words([tokens for tokens in map(cut, cells) if tokens], -1 if column.endswith("before") else 0, language)
            for column, cells in zip(_COLUMNS, columns, strict=True)
        ]
        conditions.append(tuple(words) if any(words) else None)
        for number, form in enumerate(entry.forms):
            for tokens in _variants(cut(form.text)):
                if len(tokens) == 1:
                    singles[tokens[0]].append((tokens, row, number))
                else:
                    (pairs if len(tokens) == 2 else longer)[tokens[:3]].append((tokens, row, number))
    return RowHeads(
        {word: tuple(forms) for word, forms in singles.items()},
        {pair: tuple(forms) for pair, forms in pairs.items()},
        {first: tuple(forms) for first, forms in longer.items()},
        conditions,
    )


def joined_heads(left: RowHeads, right: RowHeads) -> RowHeads:
    """What is needed to find some rows and, numbered after them, others; made in time for the others only."""
    size = len(left.conditions)
    return RowHeads(
        _joined(left.singles, right.singles, size),
        _joined(left.pairs, right.pairs, size),
        _joined(left.longer, right.longer, size),
        [*left.conditions, *right.conditions],
    )


def _joined(ours: Mapping[_Key, _Forms], theirs: Mapping[_Key, _Forms], size: int) -> dict[_Key, _Forms]:
    joined = dict(ours)
    for key, forms in theirs.items():
        joined[key] = (*ours.get(key, ()), *((tokens, size + row, form) for tokens, row, form in forms))
    return joined


def _words(phrases: Sequence[_Phrase], edge: int, language: Language) -> _Words | None:
    """What a condition names; `edge` is the place of the word by which its phrases are looked up."""
    if not phrases:
        return None
    singles = frozenset(form for tokens in phrases if len(tokens) == 1 for form in language.plurals(tokens[0]))
    longer: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for tokens in phrases:
        if len(tokens) > 1:
            for form in language.plurals(tokens[edge]):
                longer[form].append(tokens)
    if _NUMBER in longer:
        for word in longer:
            if word[0].isdigit():
                longer[word] += longer[_NUMBER]
    return singles, {word: tuple(found) for word, found in longer.items()}, (_NUMBER,) in phrases


def _variants(tokens: _Phrase) -> list[_Phrase]:
    """A form's tokens, and those of a dotted abbreviation without its last full stop."""
    if len(tokens) > 1 and tokens[-1] == "." and "." in tokens[-2]:
        return [tokens, tokens[:-1]]
    return [tokens]


class RowIndex:
    """The rows of some word lists, ready to be found in any number of texts, by any number of threads.

    Args:
        entries: The rows, in the order that `found` numbers them; None for one that is not used.
        found: How they are found.
        language: Their language.
    """

    def __init__(self, entries: Sequence[Entry | None], found: RowHeads, language: Language) -> None:
        self._entries = entries
        self._singles = found.singles
        self._pairs = found.pairs
        self._longer = found.longer
        self._conditions = found.conditions
        self._language = language

    def find(self, document: Document) -> list[Match]:
        """Every row in the text whose conditions hold, overlapping ones too."""
        norms = document.norms
        found: list[Match] = []
        seen: _Sentences = {}
        entries, all_conditions = self._entries, self._conditions
        sentences, sentence_of = document.sentences, document.sentence_of
        for first, forms in self._beginnings(norms):
            for tokens, row, form in forms:
                last = first + len(tokens)
                if last > first + 3 and tuple(norms[first:last]) != tokens:
                    continue
                entry = entries[row]
                if entry is None or last > sentences[sentence_of[first]].last:
                    continue
                conditions = all_conditions[row]
                if conditions is not None and not self._fits(document, first, last, row, conditions, seen):
                    continue
                match = Match(first, last, entry, entry.forms[form])
                if self._stands(document, match):
                    found.append(match)
        return found

    def _beginnings(self, norms: Sequence[str]) -> Iterator[tuple[int, _Forms]]:
        """Each token at which forms can begin, with these; few do, so most tokens are passed over without a step of
        Python.
        """
        singles, pairs, longer = self._singles, self._pairs, self._longer
        seconds, thirds = norms[1:], norms[2:]
        for first in compress(count(), map(singles.__contains__, norms)):
            yield first, singles[norms[first]]
        for first in compress(count(), map(pairs.__contains__, zip(norms, seconds, strict=False))):
            yield first, pairs[norms[first], norms[first + 1]]
        for first in compress(count(), map(longer.__contains__, zip(norms, seconds, thirds, strict=False))):
            yield first, longer[norms[first], norms[first + 1], norms[first + 2]]

    def _stands(self, document: Document, match: Match) -> bool:
        """Whether a row whose tokens and neighbours fit is a whole word there, spelled as it asks, and said of whom it
        asks.
        """
        first, last, entry, form = match
        if _is_part_of_word(document, first, last):
            return False
        if entry.exact:
            written = document.prose[document.starts[first] : document.ends[last - 1]]
            if _spelling(written) != _spelling(form.text):
                return False
        return entry.about is None or self._language.is_about_person(document, first, last, entry.about)

    def _fits(
        self,
        document: Document,
        first: int,
        last: int,
        row: int,
        conditions: tuple[_Words | None, ...],
        seen: _Sentences,
    ) -> bool:
        """Whether the words beside a place, and in its sentence, are those that a row asks for.

        `seen` remembers the tokens of each sentence, and for the conditions that look at all of them whether they hold.
        """
        unless_before, unless_after, unless_with, only_before, only_after, only_with = conditions
        index = document.sentence_of[first]
        sentence = document.sentences[index]
        norms = document.norms
        hidden = document.bracketed
        if hidden and first in hidden:
            hidden = _NOTHING
        if unless_before or only_before:
            before = _Side(first - 1, sentence.first - 1, -1, hidden)
            if unless_before and self._touches(unless_before, norms, before):
                return False
            if only_before and not self._touches(only_before, norms, before):
                return False
        if unless_after or only_after:
            after = _Side(last, sentence.last, 1, hidden)
            if unless_after and self._touches(unless_after, norms, after):
                return False
            if only_after and not self._touches(only_after, norms, after):
                return False
        if not (only_with or unless_with):
            return True
        key = (index, bool(hidden))
        if key not in seen:
            places = range(sentence.first, sentence.last)
            tokens = [norms[token] for token in places if token not in hidden]
            seen[key] = tokens, frozenset(tokens), {}
        tokens, known, verdicts = seen[key]
        verdict = verdicts.get(row)
        if verdict is None:
            is_off = self._occurs(unless_with, tokens, known)
            verdict = not is_off and (not only_with or self._occurs(only_with, tokens, known))
            verdicts[row] = verdict
        return verdict

    def _touches(self, words: _Words, norms: Sequence[str], side: _Side) -> bool:
        """Whether what is on one side of a place begins there with one of the words or phrases."""
        place, end, step, hidden = side
        while place in hidden:
            place += step
        if place == end:
            return False
        singles, longer, has_number = words
        token = norms[place]
        if token in singles or (has_number and token[0].isdigit()):
            return True
        phrases = longer.get(token) or (longer.get(_NUMBER) if token[0].isdigit() else None)
        if phrases is None:
            return False
        shown = (place for place in range(place, end, step) if place not in hidden)
        tokens = [norms[place] for place in sorted(islice(shown, _LONGEST_PHRASE))]
        return any(
            self._starts_with(tokens[-len(tokens_of) :] if step < 0 else tokens, tokens_of) for tokens_of in phrases
        )

    def _occurs(self, words: _Words | None, tokens: Sequence[str], known: frozenset[str]) -> bool:
        """Whether any of the words or phrases is among the tokens; `known` is the set of them."""
        if words is None:
            return False
        singles, longer, has_number = words
        if not singles.isdisjoint(known) or (has_number and any(token[0].isdigit() for token in known)):
            return True
        if known.isdisjoint(longer) and _NUMBER not in longer:
            return False
        return any(
            self._starts_with(tokens[place : place + len(tokens_of)], tokens_of)
            for place, token in enumerate(tokens)
            for tokens_of in longer.get(token) or (longer.get(_NUMBER, ()) if token[0].isdigit() else ())
        )

    def _starts_with(self, tokens: Sequence[str], longer: _Phrase) -> bool:
        return len(tokens) >= len(longer) and all(map(self._stands_for, longer, tokens))

    def _stands_for(self, word: str, token: str) -> bool:
        if token == word or (word == _NUMBER and token[0].isdigit()):
            return True
        return token.startswith(word) and token in self._language.plurals(word)


_Sentences = dict[tuple[int, bool], tuple[list[str], frozenset[str], dict[int, bool]]]


def longest(found: Iterable[Match]) -> list[Match]:
    """Matches in order of place, without those that overlap a longer one.

    The longest is taken first; matches of equal length stay, but of one row only the first.
    """
    kept: list[Match] = []
    group: list[Match] = []  # matches that hang together: each overlaps one before it
    end = 0
    for match in sorted(found, key=_FIRST):
        if match.first >= end:
            kept += group if len(group) < 2 else _longest_of(group)
            group = []
        group.append(match)
        end = max(end, match.last)
    kept += _longest_of(group)
    return kept


def _longest_of(found: Iterable[Match]) -> list[Match]:
    kept: list[Match] = []
    taken: dict[int, int] = {}
    seen: set[tuple[int, str]] = set()
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first, match.entry.id)):
        size = match.last - match.first
        places = [(token, match.entry.id) for token in range(match.first, match.last)]
        if not seen.isdisjoint(places) or any(
            taken.get(token, size) > size for token in range(match.first, match.last)
        ):
            continue
        seen.update(places)
        kept.append(match)
        for token in range(match.first, match.last):
            taken.setdefault(token, size)
    kept.sort(key=_in_order)
    return kept


def _in_order(match: Match) -> tuple[int, int, str]:
    return match.first, match.last, match.entry.id


def _spelling(text: str) -> str:
    """A text as `case=exact` compares it: capitals count; white space, shapes of quotes and a last full stop do not."""
    return " ".join(fold(text).split()).rstrip(".")


def _is_part_of_word(document: Document, first: int, last: int) -> bool:
    """Whether a hyphen ties the place to the word before or after it ("pre-renal"), or a stroke one of strokes
    ("N/V/D").
    """
    norms = document.norms
    before = norms[first - 1] if first > 1 else ""
    after = norms[last] if last + 1 < len(norms) else ""
    if before not in _TIES and after not in _TIES:
        return False
    ties = ("-", "/") if "/" in norms[first:last] else ("-",)
    tied_before = before in ties and document.joined(first - 1) and document.joined(first - 2)
    tied_after = after in ties and document.joined(last - 1) and document.joined(last)
    return (tied_before and norms[first - 2][-1].isalnum()) or (tied_after and norms[last + 1][0].isalnum())
