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
from itertools import chain, compress, islice, repeat
from operator import and_, itemgetter, mul, or_
from typing import NamedTuple

from clarity.document import DIFFICULT, Document
from clarity.en.facts import Bit
from clarity.en.frequency import COMMON_ZIPF, RARE_ZIPF
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
_FREQUENCY = itemgetter(2)  # of a Word: twice as fast as its attribute
_STOPS = frozenset([".", "!", "?", ":", ";", ")", '"', "\u201d"])
_ABBREVIATION = re.compile(r"[A-Z]\w*?[A-Z]\w*")


class _Facts(NamedTuple):
    """What the features are measured from: lists that run parallel to the tokens, and where abbreviations begin
    (characters).

    `letters` and `unfamiliar` are 0 where a token does not begin with a letter, or is no word that is unfamiliar.
    """

    letters: list[int]
    frequencies: list[float]
    unfamiliar: list[bool]
    abbreviations: list[int]


class Difficulty(NamedTuple):
    """How hard a sentence is, from 1 to 6; its features, in the order of FEATURES; and its words, by token."""

    value: float
    measured: tuple[float, ...]
    words: list[int]


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
    bits = reduce(or_, document.flags[first:last], 0) | Bit.TITLE
    return _judge(document, _facts(document), first, last, bits).measured


def difficulties(document: Document) -> list[Difficulty]:
    """How hard each sentence is, and why."""
    facts = _facts(document)
    return [
        _judge(document, facts, first, last, bits)
        for (_, _, first, last, _), bits in zip(document.sentences, document.bits, strict=True)
    ]


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
        if difficulty.value >= _HARD
        and document.norms[sentence.last - 1] in _STOPS
        and len(difficulty.words) > _LONGER_THAN
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
    spoken = [sentence for sentence in sentences if sentence.words]
    return [sentence for sentence in spoken if len(sentence.words) >= _FEWEST_WORDS] or spoken


def mean_difficulty(sentences: Sequence[Difficulty]) -> float | None:
    """The difficulty of a text: the mean of its sentences by their words; None if it has none."""
    if not sentences:
        return None
    return _mean([sentence.value for sentence in sentences], [len(sentence.words) for sentence in sentences])


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
    sizes = [len(sentence.words) for sentence in sentences]
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
    texts = [sentence.words for sentence in sentences]
    return tuple(reason for name in told if (reason := _say(document, name, texts, is_medicine)))


def _mean(values: Sequence[float], sizes: Sequence[int]) -> float:
    """The mean of values by the sizes of what they are of."""
    return math.fsum(map(mul, values, sizes)) / sum(sizes)


def _facts(document: Document) -> _Facts:
    return _Facts(
        list(map(and_, document.flags, repeat(Bit.LETTER))),
        list(map(_FREQUENCY, document.words)),
        list(map(bool, map(and_, document.counts, repeat(DIFFICULT)))),
        [match.start() for match in _ABBREVIATION.finditer(document.prose)],
    )


def _judge(document: Document, facts: _Facts, first: int, last: int, bits: int) -> Difficulty:
    """How hard a sentence is; `bits` are those that any of its words has."""
    words = list(compress(range(first, last), facts.letters[first:last]))
    if bits & Bit.TITLE:
        names = set(_names(document, first, last))
        words = [token for token in words if token not in names] if names else words
    if not words:
        return Difficulty(_EASIEST, _NOTHING, words)
    measured = _measure(document, facts, words, first, last, bits)
    intercept, weights, _ = difficulty_weights()
    value = intercept + sum(map(mul, weights, measured))
    return Difficulty(min(max(value, _EASIEST), _HARDEST), measured, words)


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
    document: Document, facts: _Facts, words: list[int], first: int, last: int, bits: int
) -> tuple[float, ...]:
    tokens = document.norms[first:last]
    count = len(words)
    frequencies = sorted(map(facts.frequencies.__getitem__, words))
    rarest = frequencies[:_RAREST]
    unfamiliar = bytes(map(facts.unfamiliar.__getitem__, words))
    abbreviated = 0
    if facts.abbreviations:
        after = bisect_left(facts.abbreviations, document.ends[last - 1])
        abbreviated = after - bisect_left(facts.abbreviations, document.starts[first])
    flags = document.flags
    return (
        _MOST_COMMON - sum(rarest) / len(rarest),
        bisect_left(frequencies, RARE_ZIPF) / count,
        unfamiliar.count(1) / count,
        math.log(count),
        float(abbreviated),
        float(tokens.count("-")),
        float(len([token for token in words if flags[token] & Bit.ABSTRACT])) if bits & Bit.ABSTRACT else 0.0,
        float(max(map(len, unfamiliar.split(b"\0")))),
        float(tokens.count(",")) if bits & Bit.COMMA else 0.0,
        float(tokens.count("(")),
    )


def _say(document: Document, name: str, texts: Sequence[Sequence[int]], is_medicine: Callable[[str], bool]) -> str:
    """A reason in words; empty if there is no word to name, or if it is so only next to very short sentences."""
    if name == "rare":
        named = _named(word for _, word in _tellable(document, texts) if not is_medicine(word.lower()))
        return f"rare words: {named}" if named else ""
    if name == "unfamiliar":
        return "many words that are not everyday words"
    if name == "length":
        mean = sum(map(len, texts)) / len(texts)
        return f"long sentences: {mean:.0f} words" + (" on average" if len(texts) > 1 else "") if mean > _LONG else ""
    if name == "hyphens":
        return "words joined by hyphens"
    if name == "abbreviations":
        named = _named(word for _, word in _tellable(document, texts) if _ABBREVIATION.search(word))
        return f"abbreviations: {named}" if named else ""
    abstract = (token for words in texts for token in words if document.words[token].bits & Bit.ABSTRACT)
    return f"abstract nouns: {_named(dict.fromkeys(map(document.word, abstract)))}"


def _tellable(document: Document, texts: Sequence[Sequence[int]]) -> list[tuple[float, str]]:
    """The rare words of sentences, each once, the rarest first, but not those with a capital, which may be names."""
    tokens = list(chain.from_iterable(texts))
    words = document.words
    frequencies = [_FREQUENCY(words[token]) for token in tokens]
    rare = compress(zip(frequencies, tokens, strict=True), map(COMMON_ZIPF.__gt__, frequencies))
    spelled = {(frequency, document.word(token)) for frequency, token in rare}
    return sorted(
        (frequency, word)
        for frequency, word in spelled
        if word.isalpha() and len(word) <= _LONGEST_NAMED and not (word[0].isupper() and word[1:].islower())
    )


def _named(words: Iterable[str]) -> str:
    return ", ".join(islice(words, _NAMED))
