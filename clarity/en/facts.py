"""What is known of a single English word form: its counts for the formulas, how common it is, what kind it may be."""

from __future__ import annotations

from clarity.document import POLYSYLLABLE, Counts, Word
from clarity.en.familiar import familiar_words, is_familiar
from clarity.en.frequency import COMMON_ZIPF, EVERYDAY_ZIPF, NO_WORD_ZIPF, UNKNOWN_ZIPF, common_words, word_frequencies
from clarity.en.lexicon import BE, COMMANDS, SMALL_WORDS, TITLES, YOU
from clarity.en.syllables import count_syllables

__all__ = ["Bit", "easy_words", "is_abstract", "public_words", "word_of"]


class Bit:
    """What a word may be, each a bit of its record; one word may be several ("change": a noun and a command)."""

    LETTER = 1  # begins with a letter
    ABSTRACT = 2  # an abstract noun by its ending, as the difficulty model counts them
    NOUN = 4  # may be one of a row of nouns
    ABSTRACT_NOUN = 8  # the same, and an abstract one by its ending
    EVERYDAY = 16  # common English or on the Dale-Chall list
    TITLE = 32  # comes before a name
    BE = 64  # a form of "to be"
    COMMAND = 128  # a verb that says what to do ("take", "avoid")
    COMMA = 256  # separates the items of a list: a comma or a semicolon
    YOU = 512  # speaks to the reader


_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "sis")
_SHORTEST_ABSTRACT = 7  # letters; shorter words with these endings are everyday ones ("moment", "city", "nation")
_NOUN_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ology", "graphy", "therapy", "ture", "age", "ist", "ism",
    "ship", "cy",
)  # fmt: skip
_SMALL_NUMBER = 1000  # covers doses, ages and clock times; numbers of four digits and more can identify a person
_SIGNS = frozenset(".,;:!?'\"()[]{}<>/-+=*&%$#@~|_\u2014\u2022\u201c\u201d\u2026\u00b0\u00b7") | {"'s"}
_OTHER_ENDINGS = ("ly", "ed", "ing", "ous", "ful", "less", "able", "ible")
"""How adverbs, participles and adjectives end, which break up a row of nouns."""
_SHORTEST_NOUN = (
    5  # letters; readers do not get lost in rows of shorter nouns ("bus stop", "eye test"), and many are verbs
)


def word_of(norm: str) -> Word:
    """The record of a word form.

    >>> word = word_of("severity")
    >>> Counts.unpack(word.counts).syllables, word.bits & Bit.ABSTRACT != 0
    (4, True)
    """
    frequency = word_frequencies().get(norm, UNKNOWN_ZIPF) if norm[0].isalpha() else NO_WORD_ZIPF
    return Word(norm, _counts(norm).pack(), frequency, _bits(norm))


def is_abstract(norm: str) -> bool:
    """Whether a word looks like an abstract noun: seven letters or more, and an ending such as "-tion" or "-ness"."""
    return len(norm) >= _SHORTEST_ABSTRACT and norm.endswith(_ABSTRACT_ENDINGS)


def easy_words() -> frozenset[str]:
    """The words that plain words may be made of: common ones, and those of Dale and Chall."""
    return common_words() | familiar_words()


def public_words() -> frozenset[str]:
    """The words whose records are made in advance: the commonest 29,000, the Dale-Chall list, small numbers and signs.

    They come from public lists only, so what stays in memory after a check says nothing about the texts.
    """
    return familiar_words().union(word_frequencies(), map(str, range(_SMALL_NUMBER)), _SIGNS)


def _counts(norm: str) -> Counts:
    size = len(norm)
    letters = size if norm.isalnum() else sum(map(str.isalnum, norm))
    if not letters:
        return Counts(characters=size)
    if norm[0].isdigit() or "@" in norm or "/" in norm or norm.startswith("www."):
        return Counts(words=1, syllables=1, letters=letters, characters=size)
    syllables = count_syllables(norm)
    many = int(syllables >= POLYSYLLABLE)
    difficult = int(not is_familiar(norm))
    rare = size > 1 and not _is_common(norm) and not _is_common(norm.removesuffix("'s"))
    return Counts(1, syllables, many, many and difficult, difficult, int(rare), letters, size)


def _is_common(norm: str) -> bool:
    return word_frequencies().get(norm, UNKNOWN_ZIPF) >= COMMON_ZIPF


def _bits(norm: str) -> int:
    if not norm[0].isalpha():
        return Bit.COMMA if norm in (",", ";") else 0
    bits = Bit.LETTER
    for bit, words in _SETS.items():
        if norm in words:
            bits |= bit
    if is_abstract(norm):
        bits |= Bit.ABSTRACT
    if len(norm) >= _SHORTEST_NOUN and norm.isalpha() and norm not in SMALL_WORDS:
        if not norm.endswith(_OTHER_ENDINGS):
            bits |= Bit.NOUN
        if norm.endswith(_NOUN_ENDINGS):
            bits |= Bit.ABSTRACT_NOUN
    if word_frequencies().get(norm, UNKNOWN_ZIPF) >= EVERYDAY_ZIPF or norm in familiar_words():
        bits |= Bit.EVERYDAY
    return bits


_SETS = {Bit.TITLE: TITLES, Bit.BE: BE, Bit.COMMAND: COMMANDS, Bit.YOU: YOU}
