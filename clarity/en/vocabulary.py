"""Which single words are too rare to be known: for words that no list holds.

How often a word is used in English says how hard people find it far better than its length does: on the 2,576 single words of
CompLex's biomedical part the correlation with rated complexity is .65 for frequency, .02 for letters and .08 for syllables.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from clarity.document import normalise
from clarity.en.frequency import common_words, word_frequencies
from clarity.measure import familiar_words, is_form_of
from clarity.suggest import Medicines
from clarity.wordlists import Entry, familiar_to_patients

__all__ = ["Vocabulary"]

_KNOWN_ZIPF = 4.0
_PART_ZIPF = 4.3
_SHORTEST = 4
_LONGEST = 45
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 7
_NO_PARTS = frozenset("all eel gang ion let lion".split())
"""Words that other words hold by chance ("allele", "ganglion", "platelet")."""
_TWO_LETTER_WORDS = frozenset("am an as at be by do go he if in is it me my no of oh ok on or so to up us we".split())
_PREFIXES = ("un", "re", "non", "over", "under", "pre", "mis", "out", "self", "mid")
_SUFFIXES = (
    ("iness", ("y",)), ("ness", ("",)), ("ily", ("y",)), ("ly", ("", "le")), ("less", ("",)), ("ful", ("",)), ("able", ("", "e")),
    ("ment", ("",)), ("ish", ("", "e")), ("like", ("",)), ("y", ("", "e")), ("ers", ("", "e")), ("er", ("", "e")),
)  # fmt: skip
_SPELLINGS = (
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("tre", "ter"),
    ("ll", "l"), ("ogue", "og"), ("ence", "ense"),
)  # fmt: skip


class Vocabulary:
    """The words that readers can be expected to know.

    A word is known if it is common English (Zipf frequency 4 or more, ten in a million), on the Dale-Chall list, in
    familiar.csv, a medicine, or among the terms and plain words of the lists, which decide on these themselves; or if it is a regular
    inflection, a simple derivation ("un-", "-ness"), a spelling variant or a compound of such words.

    Args:
        entries: The rows of the lists.
        medicines: The names of medicines.
    """

    def __init__(self, entries: Iterable[Entry], medicines: Medicines) -> None:
        entries = list(entries)
        frequencies = word_frequencies()
        common = {word for word, frequency in frequencies.items() if frequency >= _KNOWN_ZIPF}
        plain = chain.from_iterable((*entry.replacements, entry.explanation) for entry in entries)
        self._known = frozenset(common | familiar_words() | familiar_to_patients() | set(_words(map(normalise, plain))))
        parts = {word for word, frequency in frequencies.items() if frequency >= _PART_ZIPF}
        self._parts = frozenset(parts | familiar_words()) - _NO_PARTS
        self._shouted = familiar_words() | familiar_to_patients() | _TWO_LETTER_WORDS
        self._listed = frozenset(normalise(form.text) for entry in entries for form in entry.forms)
        self._medicines = medicines
        self.public = common_words() | self._known | set(_words(self._listed))
        """The words of the lists and of common English, which may stay in memory."""

    def is_hard(self, word: str) -> bool:
        """Whether a word, in lower case, is one that many readers will not know.

        >>> vocabulary = Vocabulary([], Medicines([], {}))
        >>> [word for word in ("kidney", "unhelpfulness", "bloodstream", "colour", "spicule") if vocabulary.is_hard(word)]
        ['spicule']
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or not self.unknown([word]):
            return False
        return not (
            is_form_of(word, self._known)
            or self._medicines.named_in([word])
            or any(old in word and is_form_of(word.replace(old, new), self._known) for old, new in _SPELLINGS)
            or self._is_derived(word)
            or self._is_compound(word)
        )

    def is_unknown_in_capitals(self, word: str) -> bool:
        """Whether a word, here in lower case, that is written in capitals is an abbreviation that no list holds, and not a word shouted.

        Short ones are mostly abbreviations though a word is spelled so too ("APP").
        """
        if word in self._shouted or word in self._listed:
            return False
        return len(word) < _SHORTEST or word not in self._known

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Those of some words, in lower case, that are neither common nor held by a list in any sense."""
        return set(words).difference(self._known, self._listed)

    def _is_derived(self, word: str) -> bool:
        """Whether a word is a known one with a common prefix or suffix."""
        rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        if any(len(rest) >= _SHORTEST and (is_form_of(rest, self._known) or self._has_suffix(rest)) for rest in rests):
            return True
        return self._has_suffix(word)

    def _has_suffix(self, word: str) -> bool:
        for suffix, tails in _SUFFIXES:
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) >= _SHORTEST_PART and any(stem + tail in self._known for tail in tails):
                return True
        return False

    def _is_compound(self, word: str) -> bool:
        """Whether a word is two very common ones written as one; in shorter words the two are mostly there by chance ("ganglion")."""
        if len(word) < _SHORTEST_COMPOUND:
            return False
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(word[:place] in self._parts and is_form_of(word[place:], self._parts) for place in places)


def _words(phrases: Iterable[str]) -> list[str]:
    return " ".join(phrases).replace("-", " ").replace("(", " ").replace(",", " ").split()
