"""Text to tokens, by the rules of spaCy's tokenizer with affixes for clinical prose: PREFIX, SUFFIX, INFIX and WHOLE.

These four patterns say what a token is. spaCy applies them to a chunk (what is between two white spaces) in rounds, one
sign at either end a round. Here, plain words and words before a comma or full stop, nine of ten chunks of a letter,
need no pattern; one match takes both ends off nearly all others; only addresses and some rare shapes go through the
rounds. Nothing is remembered between texts, so that no part of a patient's letter stays in memory.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["INFIX", "PREFIX", "SUFFIX", "WHOLE", "Tokens", "fold", "lower", "normalise", "phrase", "tokenize"]

_HYPHENS = "\u2010\u2011\u2012\u2013\u2212-"
_QUOTES = "'\u2018\u2019\u02bc\u2032`\u00b4"
_FOLDS = [*((hyphen, "-") for hyphen in _HYPHENS), *((quote, "'") for quote in _QUOTES), ("\u03bc", "\u00b5")]

_DOMAIN = r"\.(?:com|org|net|gov|edu|uk|nhs|int|info)"
_URL = r"(?:https?://|www\.)\S*[^\s.,;:!?)\]}'\"”’]"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HOST = rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*{_DOMAIN}(?:/\S*[^\s.,;:!?)\]}}])?"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_NUMBER_OF_UNIT = rf"{_NUMBER}(?=[A-Za-zµμ])(?!(?:st|nd|rd|th)\b)"
_POSSESSIVE = rf"[{_QUOTES}][sS]"

WHOLE = re.compile(rf"(?:{_URL}|{_EMAIL}|{_HOST}|{_NUMBER})\Z")
"""What is one token as soon as it is all that is left of a chunk: addresses and numbers."""
PREFIX = re.compile(rf"{_NUMBER_OF_UNIT}|[^\w\s]|_")
"""What comes off the front: a sign, or the number before a unit."""
SUFFIX = re.compile(rf"(?:{_POSSESSIVE}|[^\w\s]|_)\Z")
"""What comes off the end: a sign, or the 's of a possessive."""
INFIX = re.compile(
    rf"[()\[\]{{}}<>\"“”«»/\\&+*=|~…;!?•·—_{_HYPHENS}]"
    r"|[,:](?:(?<!\d[,:])|(?!\d))"
    r"|\.(?:(?<=[a-z]{2}\.)(?=[A-Za-z]{2})|(?<=[)\]\"”]\.))",
)
"""What cuts the rest in the middle: signs that join words, and the full stop of "pain.Take", its space left out."""

_LONGEST_WORD = 100
"""A chunk of as many characters is no word and is left whole; in rounds, its time would grow with its square."""

_WHITE_SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Where `str.split` cuts a text, but for the space."""

_PARTS = re.compile(
    rf"""
    (?P<opening> [\W_]*+ )                     # signs: a chunk has no white space
    (?:
      (?P<number> {_NUMBER_OF_UNIT} )?
      (?P<core> [^\W_] (?: \S* [^\W_] )? )     # from the first to the last letter or digit,
      (?<! {_POSSESSIVE} )                     # of which rounds would take no 's
      (?P<possessive> {_POSSESSIVE} )?
    )?
    (?P<closing> [\W_]* )
    """,
    re.VERBOSE,
)
"""All that the rounds would take off the ends of a chunk, at once."""
_NEEDS_ROUNDS = re.compile(rf"@[\w-]|://|www\.|{_DOMAIN}|d_|h_|t_|\u02bc")
"""What every address holds; and what ends 5th_ and 5thʼs, which are ordinals or not by the round that asks."""
_JOINTS = re.compile(f"({INFIX.pattern})")


class Tokens(NamedTuple):
    """The tokens of a text as parallel lists, and the text as it is compared.

    Attributes:
        norms: What is compared of each token, a slice of `lowered`.
        starts: Where each token starts in the text, in characters.
        ends: Where each token ends.
        lowered: The normalised text, of the same length as the text.
    """

    norms: list[str]
    starts: list[int]
    ends: list[int]
    lowered: str


def tokenize(prose: str) -> Tokens:
    """Cut a text into tokens, which together hold all of it but the white space.

    >>> tokens = tokenize("Take 2.5mg b.i.d. with food.")
    >>> tokens.norms
    ['take', '2.5', 'mg', 'b.i.d', '.', 'with', 'food', '.']
    >>> tokens.starts
    [0, 5, 8, 11, 16, 18, 23, 27]
    """
    lowered = normalise(prose)
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for chunk in _with_plain_spaces(lowered).split(" "):
        end = start + len(chunk)
        if chunk.isalpha():
            norms.append(chunk)
            starts.append(start)
            ends.append(end)
        elif chunk:
            word, sign = chunk[:-1], chunk[-1]
            if sign in ".,;:" and word.isalpha() and len(word) < _LONGEST_WORD:
                norms += word, sign
                starts += start, end - 1
                ends += end - 1, end
            else:
                place = start
                for piece in _pieces(prose[start:end]):
                    starts.append(place)
                    place += len(piece)
                    ends.append(place)
                    norms.append(lowered[starts[-1] : place])
        start = end + 1
    return Tokens(norms, starts, ends, lowered)


def phrase(text: str) -> tuple[str, ...]:
    """The norms of a phrase of a word list.

    >>> phrase("Non-compliant with")
    ('non', '-', 'compliant', 'with')
    """
    return tuple(tokenize(text).norms)


def fold(text: str) -> str:
    """The text with straight quotes and plain hyphens, of the same length."""
    if not text.isascii() or "`" in text:
        for variant, plain in _FOLDS:  # a hundredth of the time of str.translate
            text = text.replace(variant, plain)
    return text


def lower(text: str) -> str:
    """The text in lower case, of the same length: a chunk that would grow is lowered letter by letter."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_lower_chunk, re.split(r"(\s+)", text)))


def normalise(text: str) -> str:
    """Lower case with straight quotes and plain hyphens, of the same length as the text.

    >>> normalise("Won’t")
    "won't"
    >>> len(normalise("\u0130stanbul"))  # str.lower() alone would make this 9
    8
    """
    return lower(fold(text))


def _lower_chunk(chunk: str) -> str:
    lowered = chunk.lower()
    if len(lowered) == len(chunk):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in chunk)


def _with_plain_spaces(text: str) -> str:
    if not text.isprintable():  # as white space is not, but for the space
        for space in _WHITE_SPACE:
            text = text.replace(space, " ")
    return text


def _pieces(chunk: str) -> list[str]:
    """The tokens of a chunk in its own letters: which case they have matters to the patterns."""
    if len(chunk) == 1 or len(chunk) >= _LONGEST_WORD:
        return [chunk]
    parts = None if _NEEDS_ROUNDS.search(chunk) else _PARTS.fullmatch(chunk)
    if parts:
        opening, number, core, possessive, closing = parts.groups("")
        pieces = [*opening, number, *([core] if core.isalnum() else _JOINTS.split(core)), possessive, *closing]
    else:
        pieces = _in_rounds(chunk)
    return list(filter(None, pieces))


def _in_rounds(chunk: str) -> list[str]:
    """The tokens of a chunk, with empty strings among them, in the rounds of spaCy's tokenizer."""
    front: list[str] = []
    back: list[str] = []
    while chunk and not WHOLE.match(chunk):
        prefix = PREFIX.match(chunk)
        first = prefix.end() if prefix else 0
        suffix = SUFFIX.search(chunk, max(first, len(chunk) - 2))  # two characters are the longest suffix
        last = suffix.start() if suffix else len(chunk)
        if not prefix and not suffix:
            return [*front, *_JOINTS.split(chunk), *reversed(back)]
        front.append(chunk[:first])
        back.append(chunk[last:])
        chunk = chunk[first:last]
    return [*front, chunk, *reversed(back)]
