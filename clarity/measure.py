"""How hard a text is to read: counts of words and sentences, and the classical formulas over them.

The only module that imports textstat, whose list of familiar words (Dale and Chall) is used word by word; textstat never sees a
text, since it would keep it. Sentences are clarity's own, because textstat ends one at every full stop ("2.5 mg").
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from clarity.document import Document
from clarity.en.frequency import common_words
from clarity.en.syllables import count_syllables
from clarity.report import Grades, HardSentence, ReadingLevel

__all__ = [
    "FORMULAS",
    "Counts",
    "Hardness",
    "Lengths",
    "WordFacts",
    "familiar_words",
    "has_words",
    "is_familiar",
    "is_form_of",
    "reading_ease",
    "reading_level",
]

_LETTER = re.compile(r"[^\W\d_]")


class Counts(NamedTuple):
    """What the formulas are reckoned from. Counts of parts of a text add up to those of the whole."""

    words: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    rare_words: int = 0
    letters: int = 0
    characters: int = 0

    @classmethod
    def total(cls, parts: Iterable[tuple[int, ...]]) -> Counts:
        """The sum of counts.

        >>> Counts.total([Counts(words=2), Counts(words=1, letters=4)])[:1]
        (3,)
        """
        columns = tuple(map(sum, zip(*parts, strict=True)))
        return cls(*columns) if columns else cls()


def _flesch_kincaid(counts: Counts, sentences: int) -> float:
    """0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid and others 1975)."""
    return 0.39 * counts.words / sentences + 11.8 * counts.syllables / counts.words - 15.59


def _smog(counts: Counts, sentences: int) -> float:
    """1.043 sqrt(30 polysyllables/sentence) + 3.1291 (McLaughlin 1969; made for samples of 30 sentences)."""
    return 1.043 * math.sqrt(30 * counts.polysyllables / sentences) + 3.1291


def _gunning_fog(counts: Counts, sentences: int) -> float:
    """0.4 (words/sentence + 100 complex words/word) (Gunning 1952); complex: three syllables and not a familiar word."""
    return 0.4 * (counts.words / sentences + 100 * counts.complex_words / counts.words)


def _ari(counts: Counts, sentences: int) -> float:
    """4.71 characters/word + 0.5 words/sentence - 21.43 (Senter and Smith 1967)."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / sentences - 21.43


def _coleman_liau(counts: Counts, sentences: int) -> float:
    """0.058 letters/100 words - 0.296 sentences/100 words - 15.8 (Coleman and Liau 1975).

    The first coefficient is rounded as textstat has it, so that figures compare; with the paper's 0.0588 it is some 0.4 grades more.
    """
    return 5.8 * counts.letters / counts.words - 29.6 * sentences / counts.words - 15.8


def _dale_chall(counts: Counts, sentences: int) -> float:
    """0.1579 percent difficult words + 0.0496 words/sentence, and 3.6365 if over 5 % are difficult (Dale and Chall 1948)."""
    percent = 100 * counts.difficult_words / counts.words
    return 0.1579 * percent + 0.0496 * counts.words / sentences + (3.6365 if percent > 5 else 0)


FORMULAS: Mapping[str, Callable[[Counts, int], float]] = {
    "flesch_kincaid": _flesch_kincaid,
    "smog": _smog,
    "gunning_fog": _gunning_fog,
    "ari": _ari,
    "coleman_liau": _coleman_liau,
    "dale_chall": _dale_chall,
}
"""Each formula from counts and the number of sentences, both at least 1."""


def reading_ease(counts: Counts, sentences: int) -> float:
    """206.835 - 1.015 words/sentence - 84.6 syllables/word (Flesch 1948)."""
    return 206.835 - 1.015 * counts.words / sentences - 84.6 * counts.syllables / counts.words


def has_words(text: str) -> bool:
    """Whether a text has any letter, so that a formula has something to say about it.

    >>> has_words("120/80"), has_words("120/80 today")
    (False, True)
    """
    return _LETTER.search(text) is not None


class Lengths(NamedTuple):
    """How long the parts of a text are once every offer is taken."""

    units: int
    sentences: int
    long_sentences: int
    very_long_sentences: int
    long_paragraphs: int


class Hardness(NamedTuple):
    """How hard people would find a text, what makes it so, and its hardest sentences."""

    difficulty: float | None
    reasons: tuple[str, ...]
    hardest: tuple[HardSentence, ...]


def reading_level(counts: Counts, plain: Counts, lengths: Lengths, hardness: Hardness, formula: str) -> ReadingLevel:
    """The grades of a text from its counts, and from those it has once every offer is taken; None if it has no words."""
    defined = counts.words > 0 and lengths.sentences > 0
    sentences = lengths.sentences
    grades = {name: round(reckon(counts, sentences), 2) if defined else None for name, reckon in FORMULAS.items()}
    grade = grades[formula]
    return ReadingLevel(
        formula=formula,
        grade=grade,
        plain_grade=round(FORMULAS[formula](plain, sentences), 2) if defined else None,
        grades=Grades(**grades),
        reading_ease=round(reading_ease(counts, sentences), 2) if defined else None,
        reading_age=None if grade is None else round(grade + 5, 2),
        **hardness._asdict(),
        **lengths._asdict(),
        **counts._asdict(),
    )


@cache
def familiar_words() -> frozenset[str]:
    """The Dale-Chall list of words that pupils of grade 4 know, from textstat."""
    from textstat.backend.utils import get_lang_easy_words

    return frozenset(word.lower().replace("\u2019", "'") for word in get_lang_easy_words("en_US"))


_ENDINGS = (
    ("'s", ("",)), ("s'", ("s",)), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")),
    ("ying", ("ie", "y")), ("ing", ("", "e")), ("ier", ("y",)), ("er", ("", "e")), ("iest", ("y",)), ("est", ("", "e")),
)  # fmt: skip


def is_familiar(word: str) -> bool:
    """Whether a word, or the word it is a regular inflection of, is on the list: Dale and Chall count both as known.

    >>> is_familiar("apple"), is_familiar("apples"), is_familiar("renal")
    (True, True, False)
    """
    return is_form_of(word, familiar_words())


def is_form_of(word: str, words: Collection[str]) -> bool:
    """Whether a word is one of some words or a regular inflection of one.

    >>> is_form_of("clotted", {"clot"}), is_form_of("closet", {"clos"})
    (True, False)
    """
    if word in words:
        return True
    for ending, stems in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            if any(stem + tail in words for tail in stems):
                return True
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in words:
                return True
    return False


class WordFacts:
    """Counts of single words; those of the public words stay in memory, those of others are reckoned each time.

    Args:
        public: Words, in lower case, that may stay in memory.
    """

    def __init__(self, public: frozenset[str] = frozenset()) -> None:
        self._public = public
        self._known: dict[str, tuple[int, ...]] = {}

    def rows(self, document: Document) -> list[tuple[int, ...]]:
        """The counts of each token of a document; a word of several joined tokens ("follow-up") counts at its first."""
        known = self._known
        norms = document.norms
        rest = {norm: self._reckon(norm) for norm in set(norms).difference(known)}
        rows = [known.get(norm) or rest[norm] for norm in norms]
        if "'s" in norms:
            self._join_possessives(document, rows)
        if "-" in norms:
            self._join_hyphens(document, rows)
        return rows

    def _join_possessives(self, document: Document, rows: list[tuple[int, ...]]) -> None:
        norms = document.norms
        for token, norm in enumerate(norms):
            if norm == "'s" and document.joined(token - 1) and rows[token - 1][0]:
                rows[token - 1], rows[token] = self._possessive(norms[token - 1], norm), (0, 0, 0, 0, 0, 0, 1, 2)

    def _join_hyphens(self, document: Document, rows: list[tuple[int, ...]]) -> None:
        norms = document.norms
        for token in range(len(norms) - 2, 0, -1):
            if norms[token] != "-" or not (document.joined(token - 1) and document.joined(token)):
                continue
            left, right = rows[token - 1], rows[token + 1]
            if left[0] and right[0]:
                syllables = left[1] + right[1]
                many, difficult = int(syllables >= 3), left[4] or right[4]
                rows[token - 1] = (
                    1,
                    syllables,
                    many,
                    many and difficult,
                    difficult,
                    left[5] or right[5],
                    left[6] + right[6],
                    left[7],
                )
                rows[token + 1] = (0, 0, 0, 0, 0, 0, 0, right[7])

    def _possessive(self, word: str, ending: str) -> tuple[int, ...]:
        whole = _facts(word + ending)
        return (*whole[:6], whole[6] - 1, whole[7] - len(ending))

    def _reckon(self, norm: str) -> tuple[int, ...]:
        row = _facts(norm)
        if norm in self._public or len(norm) == 1 or norm == "'s":
            self._known[norm] = row
        return row


def _facts(norm: str) -> tuple[int, ...]:
    size = len(norm)
    letters = size if norm.isalnum() else sum(map(str.isalnum, norm))
    if not letters:
        return (0, 0, 0, 0, 0, 0, 0, size)
    if norm[0].isdigit() or "@" in norm or "/" in norm or norm.startswith("www."):
        return (1, 1, 0, 0, 0, 0, letters, size)
    syllables = count_syllables(norm)
    many = int(syllables >= 3)
    difficult = int(not is_familiar(norm))
    rare = int(size > 1 and norm not in common_words() and norm.removesuffix("'s") not in common_words())
    return (1, syllables, many, many and difficult, difficult, rare, letters, size)
