"""English grammar for offers: which article goes before a wording."""

from __future__ import annotations

import re

from clarity.en.lexicon import words

__all__ = ["is_article", "with_article"]

_VOWEL_SOUND = re.compile(
    r"(?!(?:uni(?![nm])|use|usu|ur[ei]|ut|eu|one\b|once))[aeiou]|hour|honest|8|11\b|18\b", re.IGNORECASE
)
_LETTER_NAME_VOWEL = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
_BEFORE_NOUNS = words("the a an your our my his her their this that some no")
"""A wording that begins with one of these words needs no article."""
_LONGEST_ABBREVIATION = 4  # letters ("COPD"); longer words in capitals are shouted words, not read letter by letter


def is_article(word: str, begins_sentence: bool) -> bool:
    """Whether a word is the article "a" or "an"; "A" inside a sentence is a name, as in "vitamin A"."""
    return word in ("a", "an", "AN") or (begins_sentence and word in ("A", "An"))


def with_article(wording: str, article: str, matched: str) -> str:
    """A wording with the right article before it, in the case of the article that is there now.

    A wording that brings its own determiner ("the flu") gets none.

    Args:
        wording: What is to be written.
        article: The article that is there, before the words that the wording replaces.
        matched: The words that the wording replaces.

    >>> with_article("heart attack", "an", "MI"), with_article("MRI scan", "a", "scan")
    ('a heart attack', 'an MRI scan')
    >>> with_article("the flu", "an", "illness")
    'the flu'
    """
    first = wording.split(" ", 1)[0]
    if first.lower() in _BEFORE_NOUNS:
        return wording[0].upper() + wording[1:] if article[0].isupper() else wording
    if first == matched.split(" ", 1)[0]:
        return f"{article} {wording}"
    shouted = wording.isupper() and matched.isupper() and len(wording) > _LONGEST_ABBREVIATION
    is_vowel = (
        _LETTER_NAME_VOWEL.match(wording) if wording[:2].isupper() and not shouted else _VOWEL_SOUND.match(wording)
    )
    right = "an" if is_vowel else "a"
    if article[0].isupper():
        right = right.upper() if shouted else right.capitalize()
    return f"{right} {wording}"
