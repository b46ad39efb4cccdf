"""One file of plain values that stands for many files of rules and word lists, so that a process starts in a fraction
of the time.

It is made when the wheel is built, from the same values as the files give, and never written later. It begins with a
key made from all that it was made from; where one of these has changed, or the file is damaged or missing, the files
are read instead, with the same result. So it is never out of date.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import chain, repeat
from typing import Any, NamedTuple, TypeVar

from clarity.document import Word
from clarity.language import Listed
from clarity.match import RowHeads
from clarity.measure import Wording
from clarity.pattern import Firsts, Pattern, compile_shape, shapes
from clarity.rule import Case, Find, Rule
from clarity.wordlists import Entry, Example, Form

__all__ = ["Contents", "dumps", "key_of", "load"]

T = TypeVar("T")

_BEGINNING = b"clarity 1\n"
"""What the file is, and the number of its format."""
_VERSION = 4  # of marshal: the newest that every Python from 3.11 on reads
_DIGEST = 32  # bytes of a SHA-256 hash


def key_of(files: Iterable[Traversable]) -> bytes:
    """A hash of what some files are called and hold, in whatever order they are given."""
    digests = sorted(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
    return hashlib.sha256("\n".join(digests).encode()).digest()


class Contents(NamedTuple):
    """What is in the file; see `clarity.bundle.Bundle`. `data` is what the language knows from files, by name."""

    rules: Mapping[str, Rule]
    digests: Mapping[str, str]
    entries: Sequence[Entry]
    heads: RowHeads
    words: Mapping[str, Word]
    wordings: Mapping[str, Wording]
    listed: Listed
    open_words: frozenset[str]
    data: Mapping[str, Any]


def dumps(contents: Contents, key: bytes) -> bytes:
    """The file: the same contents always give the same bytes."""
    finds = [find for rule in contents.rules.values() for find in rule.find]
    parts = ((find.phrases, find.only_with, find.unless_with, find.unless_near) for find in finds)
    patterns = chain.from_iterable(chain.from_iterable(parts))
    words = sorted(contents.words.values())
    stored = (
        contents.rules,
        contents.digests,
        [list(entry) for entry in contents.entries],  # lists, which are changed while they are restored
        contents.heads,
        tuple(zip(*words, strict=True)),  # columns, which are quicker to read than many tuples
        dict(sorted(contents.wordings.items())),
        contents.listed,
        contents.open_words,
        contents.data,
        sorted(frozenset[str]().union(*map(shapes, patterns))),
    )
    plain = _Plain().of(stored)
    # Twice, since what marshal writes depends on who else holds the same text, which nobody does after reading.
    data = marshal.dumps(marshal.loads(marshal.dumps(plain, _VERSION)), _VERSION)  # noqa: S302 - just written
    return b"".join([_BEGINNING, key, hashlib.sha256(data).digest(), data])


def load(file: Traversable, key: bytes) -> Contents | None:
    """What is in the file; None if it is missing, was made from something else, or is damaged."""
    values = _values(file.read_bytes(), key) if file.is_file() else None
    return None if values is None else _restored(*values)


def _values(data: bytes, key: bytes) -> Any:
    start = len(_BEGINNING) + 2 * _DIGEST
    values = memoryview(data)[start:]
    if data[:start] != _BEGINNING + key + hashlib.sha256(values).digest():
        return None
    return marshal.loads(values)  # noqa: S302 - as it was written


def _restored(
    rules: Mapping[str, Iterable[Any]],
    digests: Mapping[str, str],
    rows: list[list[Any]],
    heads: Iterable[Any],
    words: Sequence[Sequence[Any]],
    wordings: Mapping[str, Iterable[Any]],
    listed: Iterable[Any],
    open_words: frozenset[str],
    data: Mapping[str, Any],
    finds: Iterable[str],
) -> Contents:
    for find in finds:
        compile_shape(find)
    for row in rows:
        row[_FORMS] = tuple(_records(Form, row[_FORMS]))
        row[_HITS] = tuple(_records(Example, row[_HITS]))
    return Contents(
        rules={name: _rule(Rule(*values)) for name, values in rules.items()},
        digests=digests,
        entries=list(_records(Entry, rows)),
        heads=RowHeads(*heads),
        words=dict(zip(words[0], _records(Word, zip(*words, strict=True)), strict=True)),
        wordings=dict(zip(wordings, _records(Wording, wordings.values()), strict=True)),
        listed=Listed(*listed),
        open_words=open_words,
        data=data,
    )


_FORMS, _HITS = Entry._fields.index("forms"), Entry._fields.index("hits")


def _rule(rule: Rule) -> Rule:
    return rule._replace(
        hit=tuple(_records(Case, rule.hit)),
        miss=tuple(_records(Case, rule.miss)),
        find=tuple(map(_find, _records(Find, rule.find))),
    )


def _find(find: Find) -> Find:
    return find._replace(
        phrases=_patterns(find.phrases),
        only_with=_patterns(find.only_with),
        unless_with=_patterns(find.unless_with),
        unless_near=_patterns(find.unless_near),
    )


def _patterns(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(Pattern(text, nodes, Firsts(*firsts)) for text, nodes, firsts in patterns)


def _records(kind: Callable[..., T], rows: Iterable[Iterable[Any]]) -> Iterator[T]:
    """Named tuples of one kind from their values: as `map(kind._make, rows)`, in a third of the time."""
    return map(tuple.__new__, repeat(kind), rows)  # type: ignore[arg-type]


class _Plain:
    """Turns values into plain ones; what is equal becomes one value, so that it is written once and is in memory once.

    Tuples and sets are told apart by which values they hold, not by what these hold in turn: those of patterns are very
    deep.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}
        self._done: dict[int, tuple[object, Any]] = {}  # what was given stays, or others could take its identity

    def of(self, value: object) -> Any:
        """A value as a plain one."""
        if isinstance(value, str | int | float):
            return self._known.setdefault((type(value), value), value)
        if id(value) not in self._done:
            self._done[id(value)] = value, self._plain(value)
        return self._done[id(value)][1]

    def _plain(self, value: object) -> Any:
        if isinstance(value, tuple):
            parts = tuple(map(self.of, value))
            return self._known.setdefault((tuple, *map(id, parts)), parts)
        if isinstance(value, frozenset):
            members = frozenset(map(self.of, value))
            return self._known.setdefault((frozenset, *sorted(map(id, members))), members)
        if isinstance(value, list):
            return list(map(self.of, value))
        if isinstance(value, Mapping):
            return {self.of(key): self.of(item) for key, item in value.items()}
        return value
