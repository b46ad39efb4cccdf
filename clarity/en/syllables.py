"""How many syllables a word has, offline, from a table that ships with clarity.

The table (`syllables.txt`, built by benchmarks/build_syllables.py from the CMU Pronouncing Dictionary) is a decision
list: for each vowel letter, the longest listed context around it says whether it starts a syllable. Words that the list
gets wrong are listed whole.
"""

from __future__ import annotations

import unicodedata
from importlib.resources import files

from clarity.language import Data

__all__ = ["count_syllables", "syllable_table"]

_VOWELS = frozenset("aeiouy")


def _read(data: bytes) -> tuple[dict[str, bool | None], dict[str, int]]:
    contexts: dict[str, bool | None] = {}
    words: dict[str, int] = {}
    for line in data.decode().splitlines():
        if line.startswith("#"):
            continue
        word, _, count = line.partition(" ")
        if count:
            words[word] = int(count)
        else:
            window = line[:-1]
            contexts[window] = line[-1] == "1"
            centre = next(place for place, letter in enumerate(window) if letter.isupper())
            for reach in range(max(centre, len(window) - centre - 1)):
                contexts.setdefault(window[max(0, centre - reach) : centre + reach + 1], None)
    return contexts, words


syllable_table = Data(lambda: files("clarity.en").joinpath("syllables.txt"), _read)
"""The listed contexts, and with None the shorter ones within them; and the words listed whole."""


def count_syllables(word: str) -> int:
    """Number of spoken syllables of one English word, at least 1.

    Case and apostrophes do not matter; a letter with an accent counts as the plain letter.

    >>> count_syllables("ramipril"), count_syllables("colonoscopy"), count_syllables("leukaemia")
    (3, 5, 4)
    """
    contexts, words = syllable_table()
    word = word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
    if not (word.isascii() and word.isalpha()):
        word = "".join(letter for letter in word if "a" <= letter <= "z")
    if word in words:
        return words[word]
    padded = f"^{word}$"
    total = sum(_starts_syllable(padded, place, contexts) for place, letter in enumerate(padded) if letter in _VOWELS)
    return total or 1


def _starts_syllable(padded: str, place: int, contexts: dict[str, bool | None]) -> bool:
    """Whether a letter starts a syllable by its longest listed context, which grows while a wider one is listed."""
    marked = padded[:place] + padded[place].upper() + padded[place + 1 :]
    low, high, size = place, place + 1, len(padded)
    verdict = contexts.get(marked[low:high])
    while True:
        wider_low, wider_high = max(0, low - 1), min(size, high + 1)
        if (found := contexts.get(marked[low:wider_high])) is not None:
            verdict = found
        if (found := contexts.get(marked[wider_low:high])) is not None:
            verdict = found
        both = marked[wider_low:wider_high]
        if both not in contexts or (wider_low == low and wider_high == high):
            return bool(verdict)
        if (found := contexts[both]) is not None:
            verdict = found
        low, high = wider_low, wider_high
