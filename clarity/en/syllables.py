"""How many syllables a word has, offline, from a table that ships with clarity.

The table (`syllables.txt`, built by benchmarks/build_syllables.py from the CMU Pronouncing Dictionary) is a decision list: for
each vowel letter in its context the longest listed context says whether it starts a syllable. Words that the list gets wrong
are listed whole.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["count_syllables"]

_VOWELS = frozenset("aeiouy")


@cache
def _table() -> tuple[dict[str, bool | None], dict[str, int]]:
    """The listed contexts, and with None the shorter ones within them; and the words listed whole."""
    contexts: dict[str, bool | None] = {}
    words: dict[str, int] = {}
    for line in files("clarity.en").joinpath("syllables.txt").read_text(encoding="utf-8").splitlines():
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


def count_syllables(word: str) -> int:
    """Number of spoken syllables of one English word, at least 1.

    Case and apostrophes do not matter; a letter with an accent counts as the plain letter.

    >>> count_syllables("ramipril"), count_syllables("colonoscopy"), count_syllables("leukaemia")
    (3, 5, 4)
    """
    contexts, words = _table()
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
    """What the longest listed context of a letter says; contexts grow by one letter on either side as long as any is listed."""
    letter = padded[place].upper()
    verdict = contexts.get(letter)
    left, right = "", ""
    low, high = place, place + 1
    while True:
        wider_left = padded[low - 1] + left if low > 0 else left
        wider_right = right + padded[high] if high < len(padded) else right
        if (found := contexts.get(left + letter + wider_right)) is not None:
            verdict = found
        if (found := contexts.get(wider_left + letter + right)) is not None:
            verdict = found
        both = wider_left + letter + wider_right
        if both not in contexts or (wider_left == left and wider_right == right):
            return bool(verdict)
        if (found := contexts[both]) is not None:
            verdict = found
        left, right = wider_left, wider_right
        low, high = max(0, low - 1), min(len(padded), high + 1)
