"""From the phrases of rules to places in a text; how one phrase is matched at a token is in `clarity.pattern`.

Phrases are found by their first and second word. What must be, or must not be, in the sentence or around it is looked
for only where a phrase is found. All that is looked up is built once: a check adds nothing to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count
from operator import itemgetter
from typing import NamedTuple, cast

from clarity.document import Document
from clarity.pattern import Context, Pattern, heads, match_at
from clarity.rule import Find, Place, Rule

__all__ = ["PhraseHeads", "RuleIndex", "open_words", "phrase_heads"]

_ANY_NUMBER = "<number>"  # in the heads of patterns: any token that begins with a digit
_FIGURE = "<figure>"  # one that holds a sign too: "2.5", "14:30"
_INITIAL = itemgetter(0)  # of a token
_OPEN = ""  # stands for any second word
_NONE = "\0"  # the second word of the last token: no token is this


class PhraseHeads(NamedTuple):
    """How patterns are found, as plain values that can be stored: numbers of patterns, in the order they are tried.

    `by_word` leads from the first and the second word (empty for any other) to the patterns; as either, `<number>` is
    there for all that begin with a digit. `loose` holds, for each pattern that asks for a word that begins or ends in
    some way, its number, the beginnings and the endings; known words are in `by_word` already.
    """

    by_word: Mapping[str, Mapping[str, tuple[int, ...]]]
    loose: tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...]


def open_words(rules: Iterable[Rule], words: Iterable[str]) -> frozenset[str]:
    """Those of some words that begin or end as a pattern of the rules asks of its first word."""
    firsts = [
        pattern.firsts
        for rule in rules
        for find in rule.find
        for pattern in chain(find.phrases, find.only_with, find.unless_with, find.unless_near)
    ]
    starts = tuple({start for first in firsts for start in first.starts})
    ends = tuple({end for first in firsts for end in first.ends})
    return frozenset(word for word in words if word.startswith(starts) or word.endswith(ends))


def phrase_heads(patterns: Sequence[Pattern], known: Iterable[str]) -> PhraseHeads:
    """What is needed to find some patterns; `known` are the words made in advance that are open, see `open_words`."""
    found: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, pattern in enumerate(patterns):
        for first, second in heads(pattern):
            found[first][second].add(number)
    loose = tuple(
        (number, pattern.firsts.starts, pattern.firsts.ends)
        for number, pattern in enumerate(patterns)
        if pattern.firsts.starts or pattern.firsts.ends
    )
    for word in known if loose else ():
        if numbers := set(_loose_ones(word, loose)):
            found[word][_OPEN] |= numbers
    for_numbers, for_figures = found[_ANY_NUMBER], found[_FIGURE]
    for second, numbers in for_numbers.items():
        for_figures[second] |= numbers
    for first in found:
        if first[0].isdigit():
            for second, numbers in (for_numbers if first.isdigit() else for_figures).items():
                found[first][second] |= numbers
    return PhraseHeads({first: _by_second(after) for first, after in found.items()}, loose)


def _by_second(after: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    """Patterns by their second word, each with those that any word may follow."""
    open_ones = after.get(_OPEN, set())
    for_numbers = after.get(_ANY_NUMBER, set()) | after.get(_FIGURE, set()) | open_ones
    merged = {
        second: tuple(sorted(numbers | (for_numbers if second[:1].isdigit() else open_ones)))
        for second, numbers in after.items()
    }
    return {**merged, _OPEN: tuple(sorted(open_ones)), _ANY_NUMBER: tuple(sorted(for_numbers))}


def _loose_ones(norm: str, loose: Iterable[tuple[int, tuple[str, ...], tuple[str, ...]]]) -> Iterator[int]:
    for number, starts, ends in loose:
        if norm.startswith(starts) or (norm.endswith(ends) and norm not in ends):
            yield number


class _Phrases:
    """Some patterns, ready to be found."""

    def __init__(self, patterns: Sequence[Pattern], known: Iterable[str]) -> None:
        self.nodes = [pattern.nodes for pattern in patterns]
        self._by_word, self._loose = phrase_heads(patterns, known)
        self._words = frozenset(word for word, after in self._by_word.items() if any(after.values()))
        self._has_numbers = not self._words.isdisjoint((_ANY_NUMBER, _FIGURE))

    def candidates(self, document: Document, first: int, last: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each token of a stretch at which patterns can begin, and these by number."""
        norms = document.norms[first:last]
        get = self._by_word.get
        afters = list(map(get, norms))
        if self._has_numbers:
            for place in compress(count(), map(str.isdigit, map(_INITIAL, norms))):
                afters[place] = afters[place] or get(_ANY_NUMBER if norms[place].isdigit() else _FIGURE)
        if self._loose and document.private:
            for place in compress(count(), map(document.private.__contains__, norms)):
                norm = norms[place]
                if afters[place] is None and not norm[0].isdigit() and (found := tuple(_loose_ones(norm, self._loose))):
                    afters[place] = {_OPEN: found, _ANY_NUMBER: found}
        norms.append(_NONE)
        found_at = cast("Iterator[tuple[int, Mapping[str, tuple[int, ...]]]]", compress(enumerate(afters), afters))
        for place, after in found_at:
            second = norms[place + 1]
            found = after.get(second) or (after[_ANY_NUMBER] if second[0].isdigit() else after[_OPEN])
            if found:
                yield first + place, found

    def occur(self, document: Document, context: Context) -> bool:
        """Whether any of the patterns is found in a stretch of a sentence."""
        norms = document.norms[context.first : context.last]
        if (
            self._words.isdisjoint(norms)
            and not (self._has_numbers and any(norm[0].isdigit() for norm in norms))
            and not (self._loose and document.private and not document.private.isdisjoint(norms))
        ):
            return False
        return any(
            match_at(self.nodes[number], context, token)
            for token, numbers in self.candidates(document, context.first, context.last)
            for number in numbers
        )


@dataclass(frozen=True, slots=True)
class _Conditions:
    only_with: _Phrases | None
    unless_with: _Phrases | None
    unless_near: _Phrases | None


_SENTENCES_BEFORE = 2  # what is said before bad news prepares for it, but not from a page away
_SENTENCES_AFTER = 4  # the paragraph that follows


class RuleIndex:
    """The phrases of some rules, ready to be found in any number of texts, by any number of threads."""

    def __init__(self, rules: Iterable[Rule], region: str, known: Collection[str]) -> None:
        finds = [(rule, find) for rule in rules for find in rule.find if find.region in (None, region)]
        self._finds = [(rule.name, find) for rule, find in finds]
        self._conditions = [_conditions(find, known) for _, find in finds]
        self._owners = [number for number, (_, find) in enumerate(finds) for _ in find.phrases]
        self._phrases = _Phrases([pattern for _, find in finds for pattern in find.phrases], known)

    def find(self, document: Document) -> dict[str, list[Place]]:
        """The places of each rule whose phrases are in the text, in order."""
        found: dict[str, list[Place]] = {}
        if not document.norms:
            return found
        starts, ends, sentence_of = document.starts, document.ends, document.sentence_of
        owners, nodes = self._owners, self._phrases.nodes
        current = -1
        context = _context(document, 0, 0)
        taken: dict[int, int] = {}
        holds: dict[int, bool] = {}
        for token, numbers in self._phrases.candidates(document, 0, len(document.norms)):
            index = sentence_of[token]
            if index != current:
                current = index
                context = _context(document, document.sentences[index].first, document.sentences[index].last)
                holds.clear()
            for number in numbers:
                owner = owners[number]
                if token < taken.get(owner, 0):
                    continue
                match = match_at(nodes[number], context, token)
                if match is None or match[0] == token:
                    continue
                taken[owner] = match[0]
                conditions = self._conditions[owner]
                if conditions is not None:
                    if owner not in holds:
                        holds[owner] = _holds_in(conditions, document, context)
                    if not holds[owner] or _is_near(conditions, document, index, token, match[0]):
                        continue
                name, find = self._finds[owner]
                message = find.message
                if "{" in message:
                    message = _message(find, [_piece(document, *piece) for piece in ((token, match[0]), *match[1])])
                found.setdefault(name, []).append(Place(starts[token], ends[match[0] - 1], message))
        return found


def _message(find: Find, pieces: Sequence[str]) -> str:
    names = {name: values.get(pieces[1].lower(), "") for name, values in find.names.items()}
    return find.message.format(*pieces, **names)


def _conditions(find: Find, known: Collection[str]) -> _Conditions | None:
    conditions = [
        _Phrases(patterns, known) if patterns else None
        for patterns in (find.only_with, find.unless_with, find.unless_near)
    ]
    return _Conditions(*conditions) if any(conditions) else None


def _context(document: Document, first: int, last: int) -> Context:
    return Context(document.norms, document.starts, document.ends, document.prose, document.lowered, first, last)


def _piece(document: Document, first: int, last: int) -> str:
    """Tokens as they are written, on one line."""
    return " ".join(document.prose[document.starts[first] : document.ends[last - 1]].split()) if last > first else ""


def _holds_in(conditions: _Conditions, document: Document, context: Context) -> bool:
    """Whether the sentence holds what must be found with the phrases, and nothing that must not."""
    if conditions.only_with is not None and not conditions.only_with.occur(document, context):
        return False
    return conditions.unless_with is None or not conditions.unless_with.occur(document, context)


def _is_near(conditions: _Conditions, document: Document, index: int, first: int, last: int) -> bool:
    """Whether the sentences around a place hold what may not be near it."""
    if conditions.unless_near is None:
        return False
    for sentence in document.sentences[max(0, index - _SENTENCES_BEFORE) : index + _SENTENCES_AFTER + 1]:
        for start, end in ((sentence.first, min(sentence.last, first)), (max(sentence.first, last), sentence.last)):
            if start < end and conditions.unless_near.occur(document, _context(document, start, end)):
                return True
    return False
