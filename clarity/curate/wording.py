"""The plain words of a row: short, plainer than the term, and without a word that another row would report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clarity.curate.rows import Flaw, Rows
from clarity.wordlists import Entry

__all__ = ["PlainWords", "hardness_flaws", "length_flaws", "listed_term_flaws", "plain_words"]

_MAX_EXPLANATION_WORDS = 15
"""An average plain sentence has 15 words; readers lose the sentence around a bracket that is longer than that."""
_MAX_PURPOSE_WORDS = 8
"""About half of that: the purpose of a medicine is one thing, and a sentence often names two medicines or three."""
_MAX_EXPLANATION_GRADE = 6.0
"""The reading level that the American Medical Association and the NIH recommend for texts for patients."""
_SLOT = re.compile(r"\{[^}]*\}")


class PlainWords(NamedTuple):
    """Plain words of a row: the column that they are in, and the form that they replace or explain."""

    column: str
    text: str
    instead_of: str


def plain_words(entry: Entry) -> Iterator[PlainWords]:
    """All plain words of a row; the replacements of a flag are senses that it warns of, and do not count."""
    if entry.action != "flag":
        yield from (PlainWords("replacements", text, entry.term) for text in entry.replacements)
    if entry.explanation:
        yield PlainWords("explanation", entry.explanation, entry.term)
    yield from (PlainWords("forms", text, form.text) for form in entry.forms for text in form.offers)


def length_flaws(entry: Entry, _: Rows) -> Iterator[Flaw]:
    """An explanation that is too long for brackets in a sentence."""
    most = _MAX_PURPOSE_WORDS if entry.rule == "jargon.medicine" else _MAX_EXPLANATION_WORDS
    if len(entry.explanation.split()) > most:
        yield Flaw("explanation", f"It has more than {most} words.", "Say it shorter.")


def listed_term_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Plain words with the term of another row in them; names of medicines are allowed, and the row's own term."""
    if entry.action == "flag":
        return
    own = {form.text.lower() for form in entry.forms}
    for column, text, _ in plain_words(entry):
        if column == "explanation" and entry.action != "explain":
            continue
        for other, form in rows.found_in(text):
            if (
                other.id == entry.id
                or (column == "forms" and form.text.lower() in own)
                or other.rule == "jargon.medicine"
            ):
                continue
            yield Flaw(
                column, f'"{text}" holds the listed term "{form.text}" ({other.id}).', "Use words that no list holds."
            )


def hardness_flaws(entry: Entry, rows: Rows) -> Iterator[Flaw]:
    """Plain words that are not plainer: with a rare word that is not in the term, or an explanation above grade 6."""
    for column, text, instead_of in plain_words(entry):
        own = set(rows.words(instead_of))
        hard = [word for word in rows.words(_SLOT.sub("", text)) if word not in own and rows.is_rare(word)]
        if hard:
            fix = "Say it in common words, or have it added to familiar.csv."
            yield Flaw(column, f'"{hard[0]}" in "{text}" is a rare word.', fix)
    if entry.explanation:
        grade = rows.grade(f"It is {entry.explanation}.")
        if grade > _MAX_EXPLANATION_GRADE:
            fix = f"Use shorter words, for grade {_MAX_EXPLANATION_GRADE:.0f}."
            yield Flaw("explanation", f"It reads at school grade {grade:.1f}.", fix)
