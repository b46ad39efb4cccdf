"""Which single words are too rare for many readers to know, among the words that no list has.

How often a word is used in English says how hard people find it far better than its length does: on the 2,576 single
words of CompLex's biomedical part the correlation with rated complexity is .65 for frequency, .02 for letters and .08
for syllables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from clarity.en.familiar import familiar_words
from clarity.en.frequency import EVERYDAY_ZIPF, word_frequencies
from clarity.en.inflection import is_form_of
from clarity.en.lexicon import DOSE_UNITS
from clarity.language import Listed

__all__ = ["Vocabulary"]

_PART_ZIPF = 4.3
"""Parts of compounds are twice as common as a word must be to be known (4.0). With parts of 4.0, 4,000 more of the
280,000 words of wordfreq's large list would pass for known, "photobiology" and "biosurveillance" among them."""
_SHORTEST = 4  # letters; rare words of three are mostly abbreviations or names
_LONGEST = 45  # letters: "pneumonoultramicroscopicsilicovolcanoconiosis", the longest word in English dictionaries
_SHORTEST_PART = 3  # letters; words of two ("in", "at", "is") are found inside nearly every word
_SHORTEST_COMPOUND = 7  # letters; six are two words of three, mostly by chance ("forage" is not "for age")
_NO_PARTS = frozenset("all eel gang ion let lion".split())
"""Words that are found inside others by chance ("allele", "ganglion", "platelet")."""
_TWO_LETTER_WORDS = frozenset("am an as at be by do go he if in is it me my no of oh ok on or so to up us we".split())
_PREFIXES = ("un", "re", "non", "over", "under", "pre", "mis", "out", "self", "mid")
_SUFFIXES = (
    ("iness", ("y",)), ("ness", ("",)), ("ily", ("y",)), ("ly", ("", "le")), ("less", ("",)), ("ful", ("",)),
    ("able", ("", "e")), ("ment", ("",)), ("ish", ("", "e")), ("like", ("",)), ("y", ("", "e")), ("ers", ("", "e")),
    ("er", ("", "e")),
)  # fmt: skip
_SUFFIXES_BY_LETTER = {
    letter: tuple(pair for pair in _SUFFIXES if pair[0][-1] == letter)
    for letter in {suffix[-1] for suffix, _ in _SUFFIXES}
}
_SPELLINGS = (
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"),
    ("tre", "ter"), ("ll", "l"), ("ogue", "og"), ("ence", "ense"),
)  # fmt: skip


class Vocabulary:
    """The words that readers can be expected to know.

    A word is known if it is common English (Zipf frequency 4 or more, ten in a million), on the Dale-Chall list, in
    familiar.csv, a medicine, or a term or plain word of the lists, which have their own verdict on it; or if it is a
    regular inflection, a simple derivation ("un-", "-ness"), a spelling variant or a compound of such words.

    Args:
        listed: What the word lists say of words.
    """

    def __init__(self, listed: Listed) -> None:
        frequencies = word_frequencies()
        common = {word for word, frequency in frequencies.items() if frequency >= EVERYDAY_ZIPF}
        self._known = common.union(familiar_words(), listed.familiar, listed.plain)
        parts = {word for word in common if frequencies[word] >= _PART_ZIPF}
        self._parts = parts.union(familiar_words()) - _NO_PARTS
        self._shouted = familiar_words() | _TWO_LETTER_WORDS.union(listed.familiar)
        self._terms = frozenset(listed.terms)
        self._stems = tuple(listed.medicine_stems)
        self._no_medicines = frozenset(self._stems).union(*listed.medicine_stems.values())
        self._medicines = frozenset(listed.medicines)

    def is_hard(self, word: str) -> bool:
        """Whether many readers will not know a word, given in lower case.

        Words with anything but letters are never hard, and neither are those of fewer than four letters.

        >>> vocabulary = Vocabulary(Listed((), (), (), (), {}))
        >>> words = ("kidney", "unhelpfulness", "bloodstream", "colour", "spicule")
        >>> [word for word in words if vocabulary.is_hard(word)]
        ['spicule']
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word in self._known or word in self._terms:
            return False
        return not (
            is_form_of(word, self._known)
            or self._is_medicine(word)
            or any(old in word and is_form_of(word.replace(old, new), self._known) for old, new in _SPELLINGS)
            or self._is_derived(word)
            or self._is_compound(word)
        )

    def is_unknown_in_capitals(self, word: str) -> bool:
        """Whether a word written in capitals, here in lower case, is an abbreviation that no list has.

        An ordinary word in capitals ("STOP") is only shouted. Of three letters or fewer even ordinary words count as
        abbreviations ("APP"), unless children know them ("EAT").
        """
        if word in self._shouted or word in self._terms:
            return False
        return len(word) < _SHORTEST or word not in self._known

    def unknown(self, words: Iterable[str]) -> set[str]:
        """The words that are neither common nor on any list, of some words in lower case."""
        return set(words).difference(self._known, self._terms)

    def names_medicine(self, norms: Sequence[str]) -> bool:
        """Whether some words name a medicine, by the lists or by its ending ("-pril"), or a dose ("5", "mg")."""
        if not self._medicines.isdisjoint(norms):
            return True
        if any(norm in DOSE_UNITS and before[0].isdigit() for before, norm in pairwise(norms)):
            return True
        return any(norm.endswith(self._stems) and norm not in self._no_medicines for norm in norms)

    def _is_derived(self, word: str) -> bool:
        """Whether a word is a known one with a common prefix or suffix, or both ("unhelpfulness")."""
        if self._has_suffix(word):
            return True
        if not word.startswith(_PREFIXES):
            return False
        rests = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
        return any(
            len(rest) >= _SHORTEST and (is_form_of(rest, self._known) or self._has_suffix(rest)) for rest in rests
        )

    def _has_suffix(self, word: str) -> bool:
        for suffix, tails in _SUFFIXES_BY_LETTER.get(word[-1], ()):
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_PART:
                stem = word.removesuffix(suffix)
                for tail in tails:
                    if stem + tail in self._known:
                        return True
        return False

    def _is_compound(self, word: str) -> bool:
        """Whether a word of seven or more letters is two very common ones written as one ("bloodstream")."""
        if len(word) < _SHORTEST_COMPOUND:
            return False
        parts = self._parts
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:place] in parts and is_form_of(word[place:], parts):
                return True
        return False

    def _is_medicine(self, word: str) -> bool:
        return word in self._medicines or (word.endswith(self._stems) and word not in self._no_medicines)
