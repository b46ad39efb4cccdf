"""What ships with clarity, ready for use: the language, its rules, the word lists, and what is built from them.

A wheel has it compiled, in one file. In a checkout, or if any file has changed since, it is built from the files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from clarity.compiled import Contents, dumps, key_of, load
from clarity.document import WordTable
from clarity.language import Language, Listed
from clarity.match import RowHeads, joined_heads, row_heads
from clarity.measure import Wording, wording_of
from clarity.phrases import open_words
from clarity.rule import Rule, read_rules
from clarity.suggest import wordings
from clarity.tokens import normalise, phrase
from clarity.wordlists import (
    Entry,
    WordList,
    bundled,
    bundled_sources,
    data_files,
    familiar_to_patients,
    medicine_stems,
    read_all,
    read_lists,
    without_collector,
)

__all__ = [
    "COMPILED",
    "Bundle",
    "bundle",
    "categories",
    "compile_bundle",
    "language",
    "listed",
    "read_rows",
    "rules",
    "with_lists",
]

COMPILED = "compiled.bin"
"""The compiled file, in the package of a wheel."""


class Bundle(NamedTuple):
    """Word lists with all that is built from them.

    `entries` are the rows in use in the order of their ids, `rows` the same as `heads` numbers them, None for one that
    another list replaces or retires. `table` has the records of common words and of those of the lists, `wordings` the
    counts of each offer, `listed` what the lists say of words; `open_words` are the known words that fit the beginnings
    which rules look for.
    """

    language: Language
    rules: Mapping[str, Rule]
    digests: Mapping[str, str]
    entries: Sequence[Entry]
    rows: Sequence[Entry | None]
    heads: RowHeads
    table: WordTable
    wordings: Mapping[str, Wording]
    listed: Listed
    open_words: frozenset[str]


@cache
def language() -> Language:
    """The language of the texts."""
    from clarity.en import ENGLISH

    return ENGLISH


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the files.

    Raises:
        RuleError: A file of rules has faults.
    """
    ready = _compiled()
    return _read_rules() if ready is None else ready.rules


def categories(known: Mapping[str, Rule]) -> dict[str, str]:
    """The rule that reports the rows of each word-list category."""
    return {category: rule.name for rule in known.values() for category in rule.rows}


@cache
def bundle() -> Bundle:
    """The bundled word lists.

    Raises:
        RuleError: A file of rules has faults.
        WordListError: A list has faults.
    """
    return _compiled() or _from_files()


def read_rows(paths: Sequence[Path] = ()) -> tuple[list[WordList], dict[str, Entry]]:
    """The bundled word lists and others, with every row in use by id: for those who work on the lists.

    Raises:
        WordListError: A list cannot be read or has faults; the error holds all of them.
    """
    return read_all([*bundled(), *paths], categories(rules()))


def with_lists(paths: Sequence[Path]) -> Bundle:
    """The bundled word lists and others; a row replaces one of an earlier list that has its id.

    Raises:
        WordListError: A list cannot be read or has faults; the error holds all of them.
    """
    if not paths:
        return bundle()
    base = bundle()
    lists = read_lists(paths, categories(base.rules))
    latest = {entry.id: entry for wordlist in lists for entry in wordlist.entries}
    in_use = [entry for entry in latest.values() if entry.status != "retired"]
    own = _built(base.language, base.rules, lists, in_use, base.table)
    rows = [None if entry.id in latest else entry for entry in base.entries]
    entries = sorted((*filter(None, rows), *own.entries), key=lambda entry: entry.id)
    return Bundle(
        language=base.language,
        rules=base.rules,
        digests={**base.digests, **own.digests},
        entries=entries,
        rows=[*rows, *own.rows],
        heads=joined_heads(base.heads, own.heads),
        table=own.table,
        wordings={**base.wordings, **own.wordings},
        listed=listed(entries),
        open_words=base.open_words | own.open_words,
    )


@cache
def _read_rules() -> Mapping[str, Rule]:
    return read_rules(language().rules, phrase, bundled_sources())


def _from_files() -> Bundle:
    known = _read_rules()
    lists, entries = read_all(bundled(), categories(known))
    return _built(language(), known, lists, list(entries.values()))


@without_collector()
def _built(
    spoken: Language,
    known: Mapping[str, Rule],
    lists: Iterable[WordList],
    entries: Sequence[Entry],
    base: WordTable | None = None,
) -> Bundle:
    """Some lists ready for use; `base` holds the words whose records need not be made."""
    for data in spoken.data.values():
        data()
    names = {word for entry in entries for text in entry.texts() for word in phrase(text)}
    table = (base or WordTable({}, spoken.word).with_words(spoken.public_words())).with_words(names)
    offered = {text.strip().lower() for entry in entries for text in wordings(entry)}
    return Bundle(
        language=spoken,
        rules=known,
        digests={wordlist.name: wordlist.digest for wordlist in lists},
        entries=entries,
        rows=entries,
        heads=row_heads(entries, spoken),
        table=table,
        wordings={text: wording_of(text, table) for text in offered},
        listed=listed(entries),
        open_words=open_words(known.values(), names if base is not None else table.known),
    )


def compile_bundle() -> bytes:
    """The content of the compiled file, made from the files of rules and lists.

    Raises:
        RuleError: A file of rules has faults.
        WordListError: A list has faults.
    """
    return dumps(_contents(_from_files()), key_of(_files()))


@cache
def _compiled() -> Bundle | None:
    """The bundle from the compiled file; None if there is none, or if it was made from other files than these."""
    with without_collector():
        found = load(files("clarity").joinpath(COMPILED), key_of(_files()))
    return None if found is None else _restored(found)


def _files() -> Iterator[Traversable]:
    """Every file that the bundle is made from: rules, lists, what the language knows, and the code."""
    spoken = language()
    yield from (data.file() for data in spoken.data.values())
    yield from data_files()
    yield from (file for file in spoken.rules.iterdir() if file.name.endswith(".toml"))
    package = Path(__file__).parent
    yield from (*package.glob("*.py"), *package.joinpath(spoken.code).rglob("*.py"))


def _contents(ready: Bundle) -> Contents:
    return Contents(
        rules=ready.rules,
        digests=ready.digests,
        entries=ready.entries,
        heads=ready.heads,
        words=ready.table.known,
        wordings=ready.wordings,
        listed=ready.listed,
        open_words=ready.open_words,
        data={name: data() for name, data in ready.language.data.items()},
    )


def _restored(found: Contents) -> Bundle:
    spoken = language()
    for name, values in found.data.items():
        spoken.data[name].give(values)
    return Bundle(
        language=spoken,
        rules=found.rules,
        digests=found.digests,
        entries=found.entries,
        rows=found.entries,
        heads=found.heads,
        table=WordTable(found.words, spoken.word),
        wordings=found.wordings,
        listed=found.listed,
        open_words=found.open_words,
    )


def listed(entries: Collection[Entry]) -> Listed:
    """What word lists say of words: a language judges other words by it."""
    terms = "\n".join(form.text for entry in entries for form in entry.forms)
    plain = "\n".join(text for entry in entries for text in (*entry.replacements, entry.explanation))
    medicines = {form.text.lower() for entry in entries if entry.category == "medicine" for form in entry.forms}
    return Listed(
        frozenset(filter(None, normalise(terms).split("\n"))),
        frozenset(_NO_WORD.sub(" ", normalise(plain)).split()),
        familiar_to_patients(),
        frozenset(filter(str.isalpha, medicines)),
        medicine_stems(),
    )


_NO_WORD = re.compile(r"[-(,]")
"""What separates words in offers, besides white space."""
