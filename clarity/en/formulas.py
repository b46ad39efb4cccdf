"""The classical reading formulas for English, each with its published coefficients and their source.

Each takes the counts of a text of at least one word, and its number of sentences, also at least 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from clarity.document import Counts

__all__ = ["FORMULAS", "reading_ease"]

_MANY_DIFFICULT = 5  # percent of difficult words above which the formula of Dale and Chall (1948) adds 3.6365


def _flesch_kincaid(counts: Counts, sentences: int) -> float:
    """0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid and others 1975)."""
    return 0.39 * counts.words / sentences + 11.8 * counts.syllables / counts.words - 15.59


def _smog(counts: Counts, sentences: int) -> float:
    """1.043 sqrt(30 polysyllables/sentence) + 3.1291 (McLaughlin 1969; made for samples of 30 sentences)."""
    return 1.043 * math.sqrt(30 * counts.polysyllables / sentences) + 3.1291


def _gunning_fog(counts: Counts, sentences: int) -> float:
    """0.4 (words/sentence + 100 complex words/word) (Gunning 1952).

    Complex words have three or more syllables and are not on the Dale-Chall list; Gunning had no list, but left out
    names and easy compounds.
    """
    return 0.4 * (counts.words / sentences + 100 * counts.complex_words / counts.words)


def _ari(counts: Counts, sentences: int) -> float:
    """4.71 characters/word + 0.5 words/sentence - 21.43 (Senter and Smith 1967)."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / sentences - 21.43


def _coleman_liau(counts: Counts, sentences: int) -> float:
    """0.058 letters/100 words - 0.296 sentences/100 words - 15.8 (Coleman and Liau 1975).

    The first coefficient is rounded as in textstat, so that figures can be compared; with the paper's 0.0588 the grade
    is about 0.4 higher.
    """
    return 5.8 * counts.letters / counts.words - 29.6 * sentences / counts.words - 15.8


def _dale_chall(counts: Counts, sentences: int) -> float:
    """0.1579 percent difficult words + 0.0496 words/sentence, plus 3.6365 if over 5 % are difficult.

    Dale and Chall 1948: it gives their raw score, not a school grade.
    """
    percent = 100 * counts.difficult_words / counts.words
    return 0.1579 * percent + 0.0496 * counts.words / sentences + (3.6365 if percent > _MANY_DIFFICULT else 0)


FORMULAS: Mapping[str, Callable[[Counts, int], float]] = {
    "flesch_kincaid": _flesch_kincaid,
    "smog": _smog,
    "gunning_fog": _gunning_fog,
    "ari": _ari,
    "coleman_liau": _coleman_liau,
    "dale_chall": _dale_chall,
}
"""Each formula by its name."""


def reading_ease(counts: Counts, sentences: int) -> float:
    """206.835 - 1.015 words/sentence - 84.6 syllables/word (Flesch 1948)."""
    return 206.835 - 1.015 * counts.words / sentences - 84.6 * counts.syllables / counts.words
