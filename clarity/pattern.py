r"""Token phrases: the small language in which rules say what they look for, its parser and its matcher.

A pattern is a line of items with spaces between them. It is matched against the lower-case tokens of one sentence, so
white space, line breaks and capitals never matter. The items:

| item | matches |
| --- | --- |
| `word` | this word, cut into tokens as a text is: `don't`, `follow-up`, `'s` |
| `word*`, `*ed` | a token that begins or ends so |
| `*`, `..4` | any one word; up to four words (a word begins with a letter or digit) |
| `~12` | up to 12 tokens of any kind, as few as possible |
| `(a\|b c\|d?)` | one of several sequences |
| `item?` | the item or nothing |
| `[item]` | the item, kept for the message as `{1}` |
| `<name>` | a class or a shape of the rules' data, or `<number>`, `<capital>` |
| `^`, `$` | only signs between here and the sentence's beginning, or its end |
| `!item` | the item does not follow; in front of the whole pattern: it does not come just before |
| `!!item` | the item follows, and is not part of the match |
| `\?` | the sign itself, for those that mean something here: `( ) [ ] < > \| ? ! \` |

Alternatives are tried in order, and an item that may be left out is taken where it can be, as in regular expressions.

A class is a list of patterns, or a table of them in which each has a word that a message can say for it. A shape is
what is written in characters rather than words. Its keys, of which all but the first two only save time:

| key | says |
| --- | --- |
| `find` | a regular expression over the text in lower case; it counts if it begins and ends where tokens do |
| `first` | what it can begin with: words and signs, also with a star, `<number>`, `<figure>`, or `*` for any token |
| `second` | the words and signs that can come second; a first token such as `5%` may be all, and any may follow it |
| `tokens` | `1` if it is always a single token |

`<number>` is a token that begins with a digit, and `<figure>` one that holds a sign as well: `2.5`, `14:30`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

__all__ = [
    "Context",
    "Firsts",
    "Found",
    "Pattern",
    "PatternError",
    "compile_pattern",
    "compile_shape",
    "heads",
    "match_at",
    "shapes",
]

Cut: TypeAlias = Callable[[str], tuple[str, ...]]
"""How a phrase is cut into lower-case tokens."""

Node: TypeAlias = tuple[Any, ...]
"""One step of a compiled pattern: its kind, what it asks for and, last, the node that follows, for `marshal`."""

Found: TypeAlias = tuple[int, tuple[tuple[int, int], ...]]
"""The token after a match, and the first and last (exclusive) token of each kept item: (0, 0) if it is left out."""

_Spans: TypeAlias = tuple[tuple[int, int], ...]
_Failed: TypeAlias = set[tuple[int, int]]
_Test: TypeAlias = tuple[frozenset[str], tuple[str, ...], tuple[str, ...], int]
"""What a token is asked for: one of some words, a beginning, an ending, or a number (1) or only a figure (2)."""
_Item: TypeAlias = tuple[Any, ...]
_Items: TypeAlias = tuple[_Item, ...]

# Kinds of nodes; those of the commonest come first, since the matcher asks in this order.
_WORD, _SWITCH, _TEST, _WORDS, _GAP, _ANY, _CAPITAL, _SHAPE = range(8)
_NOT, _NOT_BEFORE, _START, _END, _OPEN, _CLOSE, _ACCEPT, _EXACT = range(8, 16)
# Kinds of items that become other nodes when they are linked.
_CHOICE, _CAPTURE, _OPTIONAL = range(16, 19)

# About two long sentences: what lies further apart does not belong together, and the time to look grows with it.
_LONGEST_GAP = 60

_LEXEME = re.compile(
    r"(?P<space>\s+)|<(?P<name>[^<>\s]*)>|(?P<mark>[()|\[\]?!])|(?P<word>(?:\\.|[^\s()|\[\]?!<>\\])+)", re.DOTALL
)
_GAP_ITEM = re.compile(r"(\.\.|~)(\d+)")
_LITERAL = re.compile(r"(\*?)((?:\\.|[^*\\])+)(\*?)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ACCEPTED: Node = (_ACCEPT,)
_REACHED: Node = (_EXACT,)


class PatternError(ValueError):
    """What is wrong with a pattern, and what to type instead; `place` is the character where it shows."""

    def __init__(self, problem: str, fix: str, place: int = 0) -> None:
        self.problem = problem
        self.fix = fix
        self.place = place
        super().__init__(f"{problem} {fix}")


class Firsts(NamedTuple):
    """What a match can begin with: these words, tokens that start or end so, tokens that begin with a digit.

    `number` is 0 for none of these, 1 for any, 2 for those that hold a sign too ("2.5", "14:30").
    """

    words: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    number: int


class Pattern(NamedTuple):
    """A compiled pattern: `nodes` and the fields of `firsts` are plain tuples, sets and strings, for `marshal`."""

    text: str
    nodes: Node
    firsts: Firsts


class Context(NamedTuple):
    """The sentence that is looked at: tokens `first` up to and without `last`.

    `norms`, `starts` and `ends` are of the whole text; `prose` is the text, `lowered` the same in lower case and of the
    same length.
    """

    norms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    prose: str
    lowered: str
    first: int
    last: int


def compile_pattern(
    text: str, classes: Mapping[str, Collection[str]], shapes: Mapping[str, Mapping[str, Any]], cut: Cut
) -> Pattern:
    """A pattern ready to be matched.

    Args:
        text: The pattern.
        classes: The patterns that each `<name>` stands for; if a class is a mapping, they are its keys.
        shapes: The keys of the shape that each other `<name>` stands for.
        cut: How phrases are cut into tokens.

    Raises:
        PatternError: If the pattern, or a class or shape in it, is not valid, or can begin with any word.
    """
    reader = _Reader(text, classes, shapes, cut, ())
    node = _link(reader.read_pattern(), _ACCEPTED)
    tests = [test for test, _ in _steps(node)]
    if any(test is None for test in tests):
        raise PatternError(
            "The pattern can begin with any word.", "Begin with words that must be there, a class, or <number>."
        )
    known = [test for test in tests if test is not None]
    return Pattern(text, (((0, 0),) * reader.captures, node), Firsts(*_union(known)))


def heads(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Each word that a match can begin with and each that can come second, "" if that may be any word, or none.

    "<number>" means any token that begins with a digit, "<figure>" one that holds a sign too; first tokens that only
    start or end in a certain way are in `pattern.firsts`.
    """
    seconds: dict[str, set[str]] = {}
    for test, following in _steps(pattern.nodes[1]):
        if test is None:
            continue
        after = [second for second, _ in _steps(following)]
        words = set().union(*map(_words_of, filter(None, after))) if all(map(_is_listable, after)) else {""}
        for word in _words_of(test):
            seconds.setdefault(word, set()).update(words)
    for word, after_word in sorted(seconds.items()):
        for second in ("",) if "" in after_word else sorted(after_word):
            yield word, second


def shapes(pattern: Pattern) -> frozenset[str]:
    """The regular expressions of the shapes in a pattern."""
    found: set[str] = set()
    waiting, seen = [pattern.nodes[1]], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen or not node:
            continue
        seen.add(id(node))
        if node[0] == _SHAPE:
            found.add(node[1])
        branches = chain(*node[1].values(), node[2]) if node[0] == _SWITCH else node[1:]
        waiting.extend(branch for branch in branches if isinstance(branch, tuple) and branch)
    return frozenset(found)


def match_at(nodes: Node, context: Context, place: int) -> Found | None:
    """Match a pattern's nodes from a token of the sentence on: where the match ends and what it captured, or None.

    Each alternative is tried at most once at each token, so the time is bounded by the pattern, however long the
    sentence.
    """
    return _run(nodes[1], context, place, context.last, nodes[0], set())


def _run(node: Node, context: Context, place: int, last: int, groups: _Spans, failed: _Failed) -> Found | None:
    """Follow the nodes from `node` on; `failed` holds the pairs of node and token from which no match was found."""
    norms = context.norms
    while True:
        kind = node[0]
        if kind == _WORD:
            if place >= last or norms[place] not in node[1]:
                return None
            place += 1
        elif kind == _SWITCH:
            branches = node[1].get(norms[place], node[2]) if place < last else node[2]
            if len(branches) != 1:
                return _first_of(((branch, place) for branch in branches), context, last, groups, failed)
            node = branches[0]
            continue
        elif kind == _TEST:
            if place >= last or not _passes(norms[place], node[1]):
                return None
            place += 1
        elif kind in (_WORDS, _GAP):
            return _first_of(_after_gap(node, norms, place, last), context, last, groups, failed)
        elif kind == _ANY:
            if place >= last or not norms[place][0].isalnum():
                return None
            place += 1
        elif kind == _CAPITAL:
            if place >= last or not context.prose[context.starts[place]].isupper():
                return None
            place += 1
        elif kind == _SHAPE:
            end = _end_of_shape(node, context, place, last)
            if end < 0:
                return None
            place = end
        elif kind == _NOT:
            if _run(node[1], context, place, last, groups, failed):
                return None
        elif kind == _NOT_BEFORE:
            earliest = max(context.first, place - node[1])
            for start in range(place - 1, earliest - 1, -1):
                if _run(node[2], context, start, place, groups, failed):
                    return None
        elif kind == _START:
            if any(_has_letters(norms[token]) for token in range(place - 1, context.first - 1, -1)):
                return None
        elif kind == _END:
            if any(_has_letters(norms[token]) for token in range(place, last)):
                return None
        elif kind == _OPEN:
            groups = (*groups[: node[1]], (place, place), *groups[node[1] + 1 :])
        elif kind == _CLOSE:
            groups = (*groups[: node[1]], (groups[node[1]][0], place), *groups[node[1] + 1 :])
        else:
            return (place, groups) if kind == _ACCEPT or place == last else None
        node = node[-1]


def _first_of(
    ways: Iterable[tuple[Node, int]], context: Context, last: int, groups: _Spans, failed: _Failed
) -> Found | None:
    """The match of the first way, a node and a token, that leads to one."""
    for node, place in ways:
        key = (id(node), place)
        if key not in failed:
            found = _run(node, context, place, last, groups, failed)
            if found:
                return found
            failed.add(key)
    return None


def _after_gap(node: Node, norms: Sequence[str], place: int, last: int) -> Iterator[tuple[Node, int]]:
    """The node after a gap with each token where it can go on: the farthest first after words, else the nearest."""
    kind, most, follows, following = node
    end = min(place + most, last)
    if kind == _WORDS:
        end = next((token for token in range(place, end) if not norms[token][0].isalnum()), end)
    places = range(end, place - 1, -1) if kind == _WORDS else range(place, end + 1)
    if follows is None:
        return ((following, token) for token in places)
    return ((following, token) for token in places if token < last and _passes(norms[token], follows))


def _end_of_shape(node: Node, context: Context, place: int, last: int) -> int:
    """The token after a shape that begins at a token and ends where one ends; -1 without one."""
    if place >= last or not (node[2] is None or _passes(context.norms[place], node[2])):
        return -1
    ends = context.ends
    match = compile_shape(node[1]).match(context.lowered, context.starts[place], ends[last - 1])
    if match is None:
        return -1
    token = bisect_left(ends, match.end(), place, last)
    return token + 1 if token < last and ends[token] == match.end() else -1


@cache
def compile_shape(find: str) -> re.Pattern[str]:
    """The regular expression of a shape: a few dozen in all, made when patterns are compiled or restored, before any
    text.
    """
    return re.compile(find)


def _passes(norm: str, test: _Test) -> bool:
    words, starts, ends, number = test
    if norm in words or (starts and norm.startswith(starts)):
        return True
    if number and norm[0].isdigit() and not (number > 1 and norm.isdigit()):
        return True
    return bool(ends) and norm.endswith(ends) and any(norm.endswith(end) and norm != end for end in ends)


def _has_letters(norm: str) -> bool:
    return norm[0].isalnum() or any(map(str.isalnum, norm))


class _Reader:
    """Reads one pattern into items: nodes that are not linked yet."""

    def __init__(
        self,
        text: str,
        classes: Mapping[str, Collection[str]],
        shapes: Mapping[str, Mapping[str, Any]],
        cut: Cut,
        inside: tuple[str, ...],
    ) -> None:
        self._text = text
        self._classes = classes
        self._shapes = shapes
        self._cut = cut
        self._inside = inside  # the classes that led here
        self._lexemes = list(self._split())
        self._next = 0
        self._may_capture = not inside
        self.captures = 0

    def read_pattern(self) -> _Items:
        """The items of the whole pattern, with what must not come before it in front."""
        before: list[_Item] = []
        while not self._inside and self._peek() == "!":
            place = self._lexemes[self._next][2]
            items = self._read_negated()
            shortest, longest = _lengths(items, place)
            if not shortest:
                raise PatternError("What follows ! may match nothing.", "Leave out its question mark.", place)
            before.append((_NOT_BEFORE, longest, items))
        items = (*before, *self.read_alternatives(""))
        if self._next < len(self._lexemes):
            raise self._error(
                "A bracket is closed that was not opened.",
                "Take it out, or write it as a sign with a backslash before it.",
            )
        if len(items) == len(before):
            raise PatternError("The pattern is empty.", "Write at least one word.")
        return items

    def read_alternatives(self, closing: str) -> _Items:
        """The items up to a closing bracket or the end: a sequence, or a choice of several."""
        sequences: list[_Items] = []
        while True:
            sequence: list[_Item] = []
            while self._peek() not in ("|", closing, "", ")", "]"):
                sequence.extend(self._read_item())
            sequences.append(tuple(sequence))
            if self._peek() != "|":
                break
            if not closing:
                raise self._error("Alternatives need brackets around them.", "Write (a|b).")
            self._next += 1
        if closing and not all(sequences):
            raise self._error("An alternative is empty.", "Take it out, or put a question mark after the bracket.")
        return sequences[0] if len(sequences) == 1 else (_choice(sequences),)

    def _split(self) -> Iterator[tuple[str, str, int, bool]]:
        """Each lexeme: its kind, its text, where it begins, and whether a space or the beginning comes before."""
        place, spaced = 0, True
        while place < len(self._text):
            match = _LEXEME.match(self._text, place)
            if match is None:
                raise PatternError(
                    "This sign stands alone.", f"Write \\{self._text[place]} for the sign itself.", place
                )
            kind = match.lastgroup or ""
            if kind != "space":
                yield kind, match[kind], place, spaced
            spaced = kind == "space"
            place = match.end()

    def _peek(self) -> str:
        """The mark that comes next; "" at the end, "word" for anything that begins an item."""
        if self._next == len(self._lexemes):
            return ""
        kind, text, _, _ = self._lexemes[self._next]
        return text if kind == "mark" else "word"

    def _error(self, problem: str, fix: str) -> PatternError:
        place = self._lexemes[self._next][2] if self._next < len(self._lexemes) else len(self._text)
        return PatternError(problem, fix, place)

    def _read_item(self) -> _Items:
        kind, text, place, spaced = self._lexemes[self._next]
        if not spaced and self._next and self._lexemes[self._next - 1][1] not in ("(", "[", "|", "!"):
            raise self._error("Two items touch.", "Put a space between them.")
        if text == "!" and kind == "mark":
            return ((_NOT, self._read_negated()),)
        self._next += 1
        if kind == "name":
            items = self._read_name(text, place)
        elif kind == "word":
            items = self._read_word(text, place)
        elif text == "?":
            raise PatternError(
                "A question mark follows nothing.", r"Put it right after an item, or write \? for the sign.", place
            )
        elif text == "(":
            items = self._read_bracket(")", place)
        else:
            if not self._may_capture:
                raise PatternError("Nothing can be kept here.", "Take out the square brackets.", place)
            number, self.captures = self.captures, self.captures + 1
            items = ((_CAPTURE, number, self._read_bracket("]", place)),)
        if self._peek() == "?" and not self._lexemes[self._next][3]:
            self._next += 1
            return ((_OPTIONAL, items),)
        return items

    def _read_negated(self) -> _Items:
        self._next += 1
        if self._peek() not in ("word", "(", "!") or self._lexemes[self._next][3]:
            raise self._error(
                "An exclamation mark has no item behind it.", r"Put the item right after it, or write \! for the sign."
            )
        may_capture, self._may_capture = self._may_capture, False
        items = self._read_item()
        self._may_capture = may_capture
        return items

    def _read_bracket(self, closing: str, place: int) -> _Items:
        items = self.read_alternatives(closing)
        if self._peek() != closing:
            raise PatternError("A bracket is not closed.", f"Add {closing} after its last item.", place)
        self._next += 1
        return items

    def _read_name(self, name: str, place: int) -> _Items:
        if name == "number":
            return (_NUMBER,)
        if name == "capital":
            return ((_CAPITAL,),)
        if name in self._shapes:
            return (self._read_shape(name, place),)
        if name not in self._classes:
            raise PatternError(
                f"<{name}> is not known.", "Define it under [classes] or [shapes], or correct its name.", place
            )
        if name in self._inside:
            raise PatternError(f"<{name}> holds itself.", "Take one of the names out of its class.", place)
        sequences: list[_Items] = []
        for text in self._classes[name]:
            try:
                sequences.append(
                    _Reader(text, self._classes, self._shapes, self._cut, (*self._inside, name)).read_pattern()
                )
            except PatternError as error:
                raise PatternError(f'<{name}>, "{text}": {error.problem}', error.fix, place) from error
        if not sequences:
            raise PatternError(f"<{name}> is empty.", "Add a word to it.", place)
        return (_choice(sequences),)

    def _read_shape(self, name: str, place: int) -> _Item:
        shape = self._shapes[name]
        find, first = str(shape.get("find", "")), list(shape.get("first", ()))
        try:
            compile_shape(find)
        except re.error as error:
            raise PatternError(
                f"The regular expression of <{name}> is not valid: {error}.", "Correct it.", place
            ) from error
        if not (find and first):
            raise PatternError(
                f"<{name}> does not say what to find or what it begins with.",
                'Add its find, and first = ["<number>"], or words.',
                place,
            )
        if "*" in first:
            return (_SHAPE, find, None, False, None)
        tests = [_NUMBERS.get(word) or self._read_literal(word, place)[0] for word in first]
        second = shape.get("second", ())
        is_single = shape.get("tokens") == 1
        after = None if is_single or not second else _union(self._read_literal(word, place)[0][1] for word in second)
        return (_SHAPE, find, _union(test[1] for test in tests), is_single, after)

    def _read_word(self, text: str, place: int) -> _Items:
        if text in ("^", "$"):
            return ((_START,) if text == "^" else (_END,),)
        if gap := _GAP_ITEM.fullmatch(text):
            most = int(gap[2])
            if not 0 < most <= _LONGEST_GAP:
                raise PatternError(f"{text} is no gap.", f"Write a number from 1 to {_LONGEST_GAP}.", place)
            return ((_WORDS if gap[1] == ".." else _GAP, most),)
        if text == "*":
            return ((_ANY,),)
        return self._read_literal(text, place)

    def _read_literal(self, text: str, place: int) -> _Items:
        """The tests of a word's tokens; a letter stands in for what its star leaves open while it is cut."""
        match = _LITERAL.fullmatch(text)
        if match is None or (match[1] and match[3]):
            raise PatternError(
                f'"{text}" has a star inside.', "Put it at one end, or a space on both sides of it.", place
            )
        begins_open, stem, ends_open = match[1], _ESCAPED.sub(r"\1", match[2]), match[3]
        # "'s" is one token only behind a word.
        behind_word = not begins_open and stem[0] == "'" and stem[1:].isalpha()
        tokens = self._cut(("x" if begins_open or behind_word else "") + stem + ("x" if ends_open else ""))[
            behind_word:
        ]
        if tokens and begins_open:
            tokens = (tokens[0][1:], *tokens[1:])
        if tokens and ends_open:
            tokens = (*tokens[:-1], tokens[-1][:-1])
        if not tokens or not all(tokens):
            raise PatternError(
                f'"{text}" is cut where its star or its apostrophe is.', "Write it as words with spaces between.", place
            )
        tests = [_test(frozenset((token,))) for token in tokens]
        if begins_open:
            tests[0] = _test(ends=tokens[:1])
        if ends_open:
            tests[-1] = _test(starts=tokens[-1:])
        return tuple(tests)


def _test(
    words: frozenset[str] = frozenset(),
    starts: tuple[str, ...] = (),
    ends: tuple[str, ...] = (),
    *,
    number: int = 0,
) -> _Item:
    return (_TEST, (words, starts, ends, number))


_NUMBER = _test(number=1)
_NUMBERS = {"<number>": _NUMBER, "<figure>": _test(number=2)}


def _union(tests: Iterable[_Test]) -> _Test:
    """The test that each token passes that passes one of them."""
    words, starts, ends, numbers = zip(*tests, strict=True)
    return (
        frozenset().union(*words),
        tuple(dict.fromkeys(chain(*starts))),
        tuple(dict.fromkeys(chain(*ends))),
        min((number for number in numbers if number), default=0),
    )


def _choice(sequences: Iterable[_Items]) -> _Item:
    """A choice of sequences; neighbours that ask for one token each become one test."""
    merged: list[_Items] = []
    for sequence in sequences:
        if merged and all(len(items) == 1 and items[0][0] == _TEST for items in (merged[-1], sequence)):
            merged[-1] = ((_TEST, _union((merged[-1][0][1], sequence[0][1]))),)
        else:
            merged.append(sequence)
    return merged[0][0] if len(merged) == 1 and len(merged[0]) == 1 else (_CHOICE, tuple(merged))


def _lengths(items: _Items, place: int) -> tuple[int, int]:
    """The fewest and the most tokens that items can take."""
    shortest = longest = 0
    for item in items:
        kind = item[0]
        if kind == _SHAPE:
            raise PatternError("A shape cannot be looked for backwards.", "Write its words.", place)
        least, most = int(kind in (_TEST, _ANY, _CAPITAL)), int(kind in (_TEST, _ANY, _CAPITAL))
        if kind == _CHOICE:
            sizes = [_lengths(sequence, place) for sequence in item[1]]
            least, most = min(size[0] for size in sizes), max(size[1] for size in sizes)
        elif kind == _OPTIONAL:
            most = _lengths(item[1], place)[1]
        elif kind in (_WORDS, _GAP):
            most = item[1]
        shortest, longest = shortest + least, longest + most
    return shortest, longest


def _link(items: _Items, after: Node) -> Node:
    """The first node of items that go on with `after`."""
    for item in reversed(items):
        kind = item[0]
        if kind == _TEST and item[1][0] and not any(item[1][1:]):
            after = (_WORD, item[1][0], after)
        elif kind in (_CHOICE, _OPTIONAL):
            after = _switch([_link(sequence, after) for sequence in (item[1] if kind == _CHOICE else (item[1], ()))])
        elif kind == _CAPTURE:
            after = (_OPEN, item[1], _link(item[2], (_CLOSE, item[1], after)))
        elif kind == _NOT:
            after = (_NOT, _link(item[1], _ACCEPTED), after)
        elif kind == _NOT_BEFORE:
            after = (_NOT_BEFORE, item[1], _link(item[2], _REACHED), after)
        elif kind in (_WORDS, _GAP):
            tests = [test for test, _ in _steps(after)]
            after = (kind, item[1], None if None in tests else _union(filter(None, tests)), after)
        else:
            after = (*item, after)
    return after


def _switch(branches: Sequence[Node]) -> Node:
    """A node that knows by the next token which branches are worth trying: by word, and for all other tokens."""
    tests = [[test for test, _ in _steps(branch)] for branch in branches]
    words = [
        frozenset().union(*(test[0] for test in found if test)) if all(map(_is_finite, found)) else None
        for found in tests
    ]
    others = tuple(branch for branch, known in zip(branches, words, strict=True) if known is None)
    shared: dict[tuple[int, ...], tuple[Node, ...]] = {}
    table: dict[str, tuple[Node, ...]] = {}
    for word in sorted(frozenset().union(*(known for known in words if known is not None))):
        numbers = tuple(number for number, known in enumerate(words) if known is None or word in known)
        table[word] = shared.setdefault(numbers, tuple(branches[number] for number in numbers))
    return (_SWITCH, table, others)


def _is_finite(test: _Test | None) -> bool:
    """Whether a test asks for one of some words."""
    return test is not None and not any(test[1:])


def _is_listable(test: _Test | None) -> bool:
    """Whether a test asks for one of some words, or for a number."""
    return test is not None and not (test[1] or test[2])


def _words_of(test: _Test) -> Iterator[str]:
    yield from test[0]
    if test[3]:
        yield "<figure>" if test[3] > 1 else "<number>"


def _steps(node: Node) -> Iterator[tuple[_Test | None, Node]]:
    """What the next token is asked for, and the node after it; None as the test if it may be anything or nothing."""
    waiting, seen = [node], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        kind = node[0]
        if kind == _WORD:
            yield (node[1], (), (), False), node[-1]
        elif kind == _SWITCH:
            waiting.extend(chain(*node[1].values(), node[2]))
        elif kind == _TEST:
            yield node[1], node[-1]
        elif kind == _SHAPE:
            # A shape may take any number of tokens; unless it says, what comes second is open.
            yield node[2], node[-1] if node[3] else (_TEST, node[4], _ACCEPTED) if node[4] else _ACCEPTED
            if node[4]:
                yield _NUMBERS["<figure>"][1], _ACCEPTED  # "5%-10%" has no space, and "5%" is one token
        elif kind == _NOT and node[1][0] == _NOT and node[1][-1] is _ACCEPTED:
            # "!!item": what follows begins with the item.
            waiting.append(node[1][1])
        elif kind in (_NOT, _NOT_BEFORE, _START, _END, _OPEN, _CLOSE):
            waiting.append(node[-1])
        else:
            yield None, _ACCEPTED
