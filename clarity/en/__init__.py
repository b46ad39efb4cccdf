"""English, as the engine uses it: word sets, rules, sentences, who is meant, and how hard words are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import FunctionType, ModuleType

from clarity.document import Document, WordTable, parse
from clarity.en.degrees import DEGREES
from clarity.en.difficulty import difficulty_weights, hardness
from clarity.en.explanations import is_explained
from clarity.en.facts import easy_words, public_words, word_of
from clarity.en.familiar import familiar_words
from clarity.en.formulas import FORMULAS, reading_ease
from clarity.en.frequency import word_frequencies, zipf_frequencies
from clarity.en.grammar import is_article, with_article
from clarity.en.inflection import inflections, is_form_of, plurals
from clarity.en.people import is_about_person
from clarity.en.reported import is_reported
from clarity.en.rules import jargon, numbers, reading, structure, tone
from clarity.en.sentences import split
from clarity.en.syllables import syllable_table
from clarity.en.vocabulary import Vocabulary
from clarity.language import Language
from clarity.original import Block, Original
from clarity.rule import Check

__all__ = ["ENGLISH", "document_of"]


def _checks(*groups: ModuleType) -> Iterator[tuple[str, Check]]:
    """The code of rules: each function of a module of rules, without those whose names begin with an underscore."""
    for group in groups:
        prefix = group.__name__.rpartition(".")[2]
        for name, value in vars(group).items():
            if isinstance(value, FunctionType) and value.__module__ == group.__name__ and not name.startswith("_"):
                yield f"{prefix}.{name}", value


ENGLISH = Language(
    code="en",
    word=word_of,
    public_words=public_words,
    split=split,
    plurals=plurals,
    is_about_person=is_about_person,
    is_explained=is_explained,
    is_reported=is_reported,
    is_article=is_article,
    with_article=with_article,
    formulas=FORMULAS,
    reading_ease=reading_ease,
    hardness=hardness,
    vocabulary=Vocabulary,
    easy_words=easy_words,
    frequencies=zipf_frequencies,
    is_form_of=is_form_of,
    inflections=inflections,
    degrees=DEGREES,
    rules=files("clarity.en.rules"),
    checks=dict(_checks(jargon, numbers, reading, structure, tone)),
    data={
        "frequencies": word_frequencies,
        "familiar": familiar_words,
        "syllables": syllable_table,
        "difficulty": difficulty_weights,
    },
)


@cache
def _table() -> WordTable:
    return WordTable({}, word_of)


def document_of(prose: str) -> Document:
    """A plain text cut up as English, without any word list: for tests and benchmarks.

    >>> document_of("Take 2.5mg b.i.d. with food.").norms
    ['take', '2.5', 'mg', 'b.i.d', '.', 'with', 'food', '.']
    """
    return parse(Original(prose, prose, (Block(0, len(prose), None),)), _table(), split)
