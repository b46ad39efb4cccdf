"""How hard a sentence is for people, from 1 (easy) to 6: a small linear model over features that can be named.

The weights stand in difficulty.json with the date, the data and the hash of the script that fitted them,
benchmarks/fit_difficulty.py:
on sentences about health, each rated from 1 to 6 by people. How well it agrees with people is measured by
benchmarks/accuracy.py.
The features follow what readers of medicine stumble over, rare words above all; how long a word is says little.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from importlib.resources import files
from itertools import islice
from operator import itemgetter, mul, or_
from typing import NamedTuple

from clarity.document import DIFFICULT, Document
from clarity.en.facts import Bit
from clarity.en.frequency import COMMON_ZIPF, NO_WORD_ZIPF, RARE_ZIPF
from clarity.language import Data, Hardness, HardStretch, Vocabulary

__all__ = [
    "FEATURES",
    "Difficulty",
    "counted",
    "difficulties",
    "difficulty_weights",
    "hardness",
    "mean_difficulty",
    "measure",
    "reasons",
]

FEATURES = (
    "rarest", "rare", "unfamiliar", "length", "abbreviations", "hyphens", "abstract", "run", "commas", "brackets",
)  # fmt: skip
"""What a sentence is measured by, in the order of `measure`.

- rarest: how far its five rarest words lie, on average, below Zipf frequency 7
- rare: the share of words under Zipf frequency 3 (one in a million)
- unfamiliar: the share of words not on the Dale-Chall list
- length: the logarithm of its number of words
- abbreviations: words with two or more capitals
- hyphens: hyphens
- abstract: words of seven or more letters that end like "assessment" or "severity"
- run: the longest row of words not on the Dale-Chall list
- commas, brackets: commas, and brackets that open, both of which make a sentence easier to take apart
"""

_MOST_COMMON = 7.0  # Zipf frequency of "the", about the highest there is
_RAREST = 5  # words; on the ratings five did better than three or ten
_EASIEST, _HARDEST = 1.0, 6.0  # the ends of the scale on which people rated
_FEWEST_WORDS = 4  # words of what people would call a sentence; the shortest ones that were rated have as many
_TELLING = 0.1  # of a level: less does not show when the difficulty is told with one decimal
_NAMED = 3  # words named for a reason: enough to recognise the kind
_LONGEST_NAMED = 30  # letters; a longer "word" would fill the line
_LONG = 15  # words; a shorter sentence is not called long, though an easy one may be shorter still
_COMMON_NAME = 5.0  # Zipf frequency; a word as common as "little" is no name though it comes after a title
_NOTHING = (0.0,) * len(FEATURES)  # what a sentence without a word measures
_HARD = 4.0  # of 6: the middle of the scale and half a level more
_HARDEST_SHOWN = 3  # sentences to begin with
_LONGER_THAN = 3  # words: a heading or an item is no sentence to rewrite
_FAMILIAR, _UNFAMILIAR, _NO_WORD = b"\0", b"\1", b"\2"  # kinds of tokens
_FREQUENCY = itemgetter(2)  # of a Word: twice as fast as its attribute
_STOPS = frozenset([".", "!", "?", ":", ";", ")", '"', "\u201d"])
_ABBREVIATION = re.compile(r"[A-Z]\w*?[A-Z]\w*")


class _Facts(NamedTuple):
    """What the features are measured from: lists that run parallel to the tokens, and where abbreviations begin
    (characters).

    A token that is a name or no word has an infinite frequency; its kind is _NO_WORD.
    """

    frequencies: list[float]
    kinds: bytearray
    abbreviations: list[int]


class Difficulty(NamedTuple):
    """How hard a sentence is, from 1 to 6; its features, in the order of FEATURES; and how many words it has.

    `frequencies` are those of its tokens, from the token `first` on; infinite for names and what is no word.
    """

    value: float
    measured: tuple[float, ...]
    size: int
    first: int
    frequencies: list[float]


def _read(data: bytes) -> tuple[float, tuple[float, ...], tuple[float, ...]]:
    import json

    model = json.loads(data)
    return (
        model["intercept"],
        tuple(model["weights"][name] for name in FEATURES),
        tuple(model["easy"][name] for name in FEATURES),
    )


difficulty_weights = Data(lambda: files("clarity.en").joinpath("difficulty.json"), _read)
"""The model: its intercept, and for each feature its weight and what sentences measure that people find easy."""


def measure(document: Document, first: int, last: int) -> tuple[float, ...]:
    """The features of the tokens from `first` up to `last`, in the order of FEATURES; all 0 if there is no word among
    them.
    """
    bits = reduce(or_, document.flags[first:last], 0)
    return _judge(document, _facts(document, [(first, last, bits)]), first, last, bits).measured


def difficulties(document: Document) -> list[Difficulty]:
    """How hard each sentence is, and why."""
    stretches = [
        (first, last, bits) for (_, _, first, last, _), bits in zip(document.sentences, document.bits, strict=True)
    ]
    facts = _facts(document, stretches)
    return [_judge(document, facts, first, last, bits) for first, last, bits in stretches]


def hardness(document: Document, vocabulary: Vocabulary) -> Hardness:
    """How hard people would find a text, what makes it so, and its hardest sentences, of four or more words and with a
    stop.
    """
    judged = list(zip(difficulties(document), document.sentences, strict=True))
    spoken = counted(difficulty for difficulty, _ in judged)
    value = mean_difficulty(spoken)
    hard = [
        (difficulty, sentence)
        for difficulty, sentence in judged
        if difficulty.value >= _HARD and document.norms[sentence.last - 1] in _STOPS and difficulty.size > _LONGER_THAN
    ]
    hard.sort(key=lambda pair: -pair[0].value)

    def is_medicine(word: str) -> bool:
        return vocabulary.names_medicine([word])

    hardest = (
        HardStretch(
            sentence.start, sentence.end, round(difficulty.value, 2), reasons(document, [difficulty], is_medicine)
        )
        for difficulty, sentence in hard[:_HARDEST_SHOWN]
    )
    return Hardness(None if value is None else round(value, 2), reasons(document, spoken, is_medicine), tuple(hardest))


def counted(sentences: Iterable[Difficulty]) -> list[Difficulty]:
    """The sentences that say how hard a text is: those of four or more words, or if there are none, those that have
    any.

    Headings and short items of a list are no sentences that people would rate.
    """
    spoken = [sentence for sentence in sentences if sentence.size]
    return [sentence for sentence in spoken if sentence.size >= _FEWEST_WORDS] or spoken


def mean_difficulty(sentences: Sequence[Difficulty]) -> float | None:
    """The difficulty of a text: the mean of its sentences by their words; None if it has none."""
    if not sentences:
        return None
    return _mean([sentence.value for sentence in sentences], [sentence.size for sentence in sentences])


def reasons(
    document: Document, sentences: Sequence[Difficulty], is_medicine: Callable[[str], bool] = lambda _: False
) -> tuple[str, ...]:
    """What makes sentences harder than those that people find easy, in plain words, the strongest first.

    Args:
        document: The text.
        sentences: Some of its sentences.
        is_medicine: Whether a word, in lower case, is a medicine, which cannot be said in other words and so is not
        named.
    """
    if not sentences:
        return ()
    _, weights, easy = difficulty_weights()
    sizes = [sentence.size for sentence in sentences]
    means = [_mean(values, sizes) for values in zip(*[sentence.measured for sentence in sentences], strict=True)]
    push = {
        name: weight * (mean - usual) for name, weight, usual, mean in zip(FEATURES, weights, easy, means, strict=True)
    }
    strength = {
        "rare": push["rarest"] + push["rare"],
        "unfamiliar": push["unfamiliar"] + push["run"],
        "length": push["length"],
        "abbreviations": push["abbreviations"],
        "abstract": push["abstract"],
        "hyphens": push["hyphens"],
    }
    told = sorted((name for name in strength if strength[name] >= _TELLING), key=lambda name: -strength[name])
    return tuple(reason for name in told if (reason := _say(document, name, sentences, is_medicine)))


def _mean(values: Sequence[float], sizes: Sequence[int]) -> float:
    """The mean of values by the sizes of what they are of."""
    return math.fsum(map(mul, values, sizes)) / sum(sizes)


def _facts(document: Document, stretches: Iterable[tuple[int, int, int]]) -> _Facts:
    """What is measured in some stretches of tokens (first, last, the bits that any of their words has)."""
    frequencies = list(map(_FREQUENCY, document.words))
    kinds = bytearray(
        b"".join(
            [
                _NO_WORD if frequency == NO_WORD_ZIPF else _UNFAMILIAR if count & DIFFICULT else _FAMILIAR
                for frequency, count in zip(frequencies, document.counts, strict=True)
            ]
        )
    )
    for first, last, bits in stretches:
        if bits & Bit.TITLE:
            for token in _names(document, first, last):
                frequencies[token] = NO_WORD_ZIPF
                kinds[token : token + 1] = _NO_WORD
    return _Facts(frequencies, kinds, [match.start() for match in _ABBREVIATION.finditer(document.prose)])


def _judge(document: Document, facts: _Facts, first: int, last: int, bits: int) -> Difficulty:
    """How hard a sentence is; `bits` are those that any of its words has."""
    frequencies = facts.frequencies[first:last]
    in_order = sorted(frequencies)
    size = bisect_left(in_order, NO_WORD_ZIPF)
    if not size:
        return Difficulty(_EASIEST, _NOTHING, 0, first, frequencies)
    measured = _measure(document, facts, in_order[:size], first, last, bits)
    intercept, weights, _ = difficulty_weights()
    value = intercept + sum(map(mul, weights, measured))
    return Difficulty(min(max(value, _EASIEST), _HARDEST), measured, size, first, frequencies)


def _names(document: Document, first: int, last: int) -> Iterator[int]:
    """The names in a sentence, which are taken to be rare words with a capital after a title or another name."""
    is_after_title = False
    for token, word in enumerate(document.words[first:last], first):
        if not word.bits & Bit.LETTER:
            is_after_title = is_after_title and word.norm in (".", "-", "'")
            continue
        is_title = word.bits & Bit.TITLE != 0
        is_rare = word.frequency < _COMMON_NAME
        is_name = is_after_title and not is_title and is_rare and document.prose[document.starts[token]].isupper()
        is_after_title = is_name or is_title
        if is_name:
            yield token


def _measure(
    document: Document, facts: _Facts, frequencies: list[float], first: int, last: int, bits: int
) -> tuple[float, ...]:
    """The features of a sentence that has words; `frequencies` are theirs, the rarest first."""
    tokens = document.norms[first:last]
    size = len(frequencies)
    rarest = frequencies[:_RAREST]
    unfamiliar = facts.kinds[first:last].translate(None, _NO_WORD)
    abbreviated = 0
    if facts.abbreviations:
        after = bisect_left(facts.abbreviations, document.ends[last - 1])
        abbreviated = after - bisect_left(facts.abbreviations, document.starts[first])
    abstract = 0
    if bits & Bit.ABSTRACT:
        words = zip(document.flags[first:last], facts.frequencies[first:last], strict=True)
        abstract = len([flags for flags, frequency in words if flags & Bit.ABSTRACT and frequency < NO_WORD_ZIPF])
    return (
        _MOST_COMMON - sum(rarest) / len(rarest),
        bisect_left(frequencies, RARE_ZIPF) / size,
        unfamiliar.count(_UNFAMILIAR) / size,
        math.log(size),
        float(abbreviated),
        float(tokens.count("-")),
        float(abstract),
        float(max(map(len, unfamiliar.split(_FAMILIAR)))),
        float(tokens.count(",")) if bits & Bit.COMMA else 0.0,
        float(tokens.count("(")),
    )


def _say(document: Document, name: str, sentences: Sequence[Difficulty], is_medicine: Callable[[str], bool]) -> str:
    """A reason in words; empty if there is no word to name, or if it is so only next to very short sentences."""
    if name == "rare":
        named = _named(word for _, word in _tellable(document, sentences) if not is_medicine(word.lower()))
        return f"rare words: {named}" if named else ""
    if name == "unfamiliar":
        return "many words that are not everyday words"
    if name == "length":
        mean = sum(sentence.size for sentence in sentences) / len(sentences)
        on_average = " on average" if len(sentences) > 1 else ""
        return f"long sentences: {mean:.0f} words{on_average}" if mean > _LONG else ""
    if name == "hyphens":
        return "words joined by hyphens"
    if name == "abbreviations":
        named = _named(word for _, word in _tellable(document, sentences) if _ABBREVIATION.search(word))
        return f"abbreviations: {named}" if named else ""
    flags = document.flags
    abstract = (token for _, token in _rarer_than(NO_WORD_ZIPF, sentences) if flags[token] & Bit.ABSTRACT)
    return f"abstract nouns: {_named(dict.fromkeys(map(document.word, abstract)))}"


def _tellable(document: Document, sentences: Sequence[Difficulty]) -> list[tuple[float, str]]:
    """The rare words of sentences, each once, the rarest first, but not those with a capital, which may be names."""
    spelled = {(frequency, document.word(token)) for frequency, token in _rarer_than(COMMON_ZIPF, sentences)}
    return sorted(
        (frequency, word)
        for frequency, word in spelled
        if word.isalpha() and len(word) <= _LONGEST_NAMED and not (word[0].isupper() and word[1:].islower())
    )


def _rarer_than(limit: float, sentences: Iterable[Difficulty]) -> Iterator[tuple[float, int]]:
    """The tokens below a frequency, each with its own."""
    for sentence in sentences:
        for token, frequency in enumerate(sentence.frequencies, sentence.first):
            if frequency < limit:
                yield frequency, token


def _named(words: Iterable[str]) -> str:
    return ", ".join(islice(words, _NAMED))
