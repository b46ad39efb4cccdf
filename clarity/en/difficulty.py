"""How hard a sentence is for people, from 1 (easy) to 6: a small linear model over features that can be named.

The weights stand in difficulty.json with the date, the data and the hash of the script that fitted them, benchmarks/fit_difficulty.py:
on sentences about health, each rated from 1 to 6 by people. How well it agrees with people is measured by benchmarks/accuracy.py.
The features follow what readers of medicine stumble over, rare words above all; how long a word is says little.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from clarity.document import Document, Sentence
from clarity.en.frequency import COMMON_ZIPF, word_frequencies
from clarity.measure import Counts

__all__ = ["FEATURES", "Difficulty", "Words", "counted", "difficulty_of", "mean_difficulty", "measure", "reasons"]

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

_MOST_COMMON = 7.0
_UNKNOWN = 2.0
_RARE = 3.0
_RAREST = 5
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "sis")
_SHORTEST_ABSTRACT = 7
_EASIEST, _HARDEST = 1.0, 6.0
_FEWEST_WORDS = 4
_TELLING = 0.1
_NAMED = 3
_LONGEST_NAMED = 30
_ABBREVIATION = re.compile(r"[A-Z]\w*?[A-Z]\w*")
_LONG = 15
_DIFFICULT = Counts._fields.index("difficult_words")
_COMMON_NAME = 5.0
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame sister nurse dear".split())


class Words(NamedTuple):
    """The words of a sentence: their tokens, in lower case, how common each is (Zipf), and whether it is unfamiliar."""

    document: Document
    tokens: list[int]
    norms: list[str]
    frequencies: list[float]
    is_unfamiliar: list[bool]


class Difficulty(NamedTuple):
    """How hard a sentence is, from 1 to 6; its features, in the order of FEATURES; and its words."""

    value: float
    measured: tuple[float, ...]
    words: Words


class _Model(NamedTuple):
    intercept: float
    weights: tuple[float, ...]
    easy: tuple[float, ...]


@cache
def _model() -> _Model:
    data = json.loads(files("clarity.en").joinpath("difficulty.json").read_text(encoding="utf-8"))
    return _Model(data["intercept"], tuple(data["weights"][name] for name in FEATURES), tuple(data["easy"][name] for name in FEATURES))


def measure(document: Document, facts: Sequence[tuple[int, ...]], first: int, last: int) -> tuple[float, ...]:
    """The features of the tokens from `first` up to `last`, in the order of FEATURES; all 0 if there is no word among them.

    Args:
        document: The text.
        facts: The counts of each of its tokens, from `WordFacts.rows`.
        first: The first token.
        last: The token after the last one.
    """
    words = _words(document, facts, first, last)
    return _measure(words, first, last) if words.norms else (0.0,) * len(FEATURES)


def difficulty_of(document: Document, facts: Sequence[tuple[int, ...]], sentence: Sentence) -> Difficulty:
    """How hard a sentence is, and why; `facts` are the counts of each token of the text, from `WordFacts.rows`."""
    words = _words(document, facts, sentence.first, sentence.last)
    if not words.norms:
        return Difficulty(_EASIEST, (0.0,) * len(FEATURES), words)
    model = _model()
    measured = _measure(words, sentence.first, sentence.last)
    value = model.intercept + sum(map(float.__mul__, model.weights, measured))
    return Difficulty(min(max(value, _EASIEST), _HARDEST), measured, words)


def counted(sentences: Iterable[Difficulty]) -> list[Difficulty]:
    """The sentences that say how hard a text is: those of four or more words, or if there are none, those that have any.

    Headings and short items of a list are no sentences that people would rate.
    """
    spoken = [sentence for sentence in sentences if sentence.words.norms]
    return [sentence for sentence in spoken if len(sentence.words.norms) >= _FEWEST_WORDS] or spoken


def mean_difficulty(sentences: Sequence[Difficulty]) -> float | None:
    """The difficulty of a text: the mean of its sentences by their words; None if it has none."""
    if not sentences:
        return None
    return _mean([sentence.value for sentence in sentences], [len(sentence.words.norms) for sentence in sentences])


def reasons(sentences: Sequence[Difficulty], is_medicine: Callable[[str], bool] = lambda _: False) -> tuple[str, ...]:
    """What makes sentences harder than those that people find easy, in plain words, the strongest first.

    Args:
        sentences: The sentences.
        is_medicine: Whether a word, in lower case, is a medicine, which cannot be said in other words and so is not named.
    """
    if not sentences:
        return ()
    model = _model()
    sizes = [len(sentence.words.norms) for sentence in sentences]
    push = {}
    for name, weight, easy, values in zip(
        FEATURES, model.weights, model.easy, zip(*(s.measured for s in sentences), strict=True), strict=True
    ):
        push[name] = weight * (_mean(values, sizes) - easy)
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
    return tuple(reason for name in told if (reason := _say(name, texts, is_medicine)))


def _mean(values: Sequence[float], sizes: Sequence[int]) -> float:
    """The mean of values by the sizes of what they stand for."""
    return math.fsum(value * size for value, size in zip(values, sizes, strict=True)) / sum(sizes)


def _words(document: Document, facts: Sequence[tuple[int, ...]], first: int, last: int) -> Words:
    """The words of a sentence without names, which are taken to be rare words with a capital after a title or another name."""
    tokens = [token for token in range(first, last) if document.norms[token][0].isalpha()]
    if not _TITLES.isdisjoint(document.norms[first:last]):
        names = set(_names(document, first, last))
        tokens = [token for token in tokens if token not in names]
    norms = [document.norms[token] for token in tokens]
    known = word_frequencies()
    return Words(document, tokens, norms, [known.get(norm, _UNKNOWN) for norm in norms], [facts[token][_DIFFICULT] > 0 for token in tokens])


def _names(document: Document, first: int, last: int) -> Iterator[int]:
    known = word_frequencies()
    is_after_title = False
    for token, norm in enumerate(document.norms[first:last], first):
        if not norm[0].isalpha():
            is_after_title = is_after_title and norm in (".", "-", "'")
            continue
        is_title = norm in _TITLES
        is_rare = known.get(norm, _UNKNOWN) < _COMMON_NAME
        is_name = is_after_title and not is_title and is_rare and document.view[document.starts[token]].isupper()
        is_after_title = is_name or is_title
        if is_name:
            yield token


def _measure(words: Words, first: int, last: int) -> tuple[float, ...]:
    document = words.document
    tokens = document.norms[first:last]
    count = len(words.norms)
    rarest = sorted(words.frequencies)[:_RAREST]
    return (
        _MOST_COMMON - sum(rarest) / len(rarest),
        sum([frequency < _RARE for frequency in words.frequencies]) / count,
        sum(words.is_unfamiliar) / count,
        math.log(count),
        float(len(_ABBREVIATION.findall(document.view, document.starts[first], document.ends[last - 1]))),
        float(tokens.count("-")),
        float(sum([len(norm) >= _SHORTEST_ABSTRACT and norm.endswith(_ABSTRACT) for norm in words.norms])),
        float(_longest_run(words.is_unfamiliar)),
        float(tokens.count(",")),
        float(tokens.count("(")),
    )


def _longest_run(flags: Iterable[bool]) -> int:
    return max(map(len, "".join(["x" if flag else " " for flag in flags]).split()), default=0)


def _say(name: str, texts: Sequence[Words], is_medicine: Callable[[str], bool]) -> str:
    """A reason in words; empty if there is no word to name, or if it is so only next to very short sentences."""
    if name == "rare":
        told = sorted({pair for words in texts for pair in _tellable(words)})
        named = _named(word for _, word in told if not is_medicine(word.lower()))
        return f"rare words: {named}" if named else ""
    if name == "unfamiliar":
        return "many words that are not everyday words"
    if name == "length":
        mean = sum(len(words.tokens) for words in texts) / len(texts)
        return f"long sentences: {mean:.0f} words" + (" on average" if len(texts) > 1 else "") if mean > _LONG else ""
    if name == "hyphens":
        return "words joined by hyphens"
    if name == "abbreviations":
        told = sorted({pair for words in texts for pair in _tellable(words) if _ABBREVIATION.search(pair[1])})
        return f"abbreviations: {_named(word for _, word in told)}" if told else ""
    spelled = (words.document.word(token) for words in texts for token in words.tokens)
    abstract = (word for word in spelled if len(word) >= _SHORTEST_ABSTRACT and word.lower().endswith(_ABSTRACT))
    return f"abstract nouns: {_named(dict.fromkeys(abstract))}"


def _tellable(words: Words) -> Iterator[tuple[float, str]]:
    """The rare words of a sentence with how common they are, but not those with a capital, which may be names."""
    for token, frequency in zip(words.tokens, words.frequencies, strict=True):
        if frequency < COMMON_ZIPF:
            word = words.document.word(token)
            if word.isalpha() and len(word) <= _LONGEST_NAMED and not (word[0].isupper() and word[1:].islower()):
                yield frequency, word


def _named(words: Iterable[str]) -> str:
    return ", ".join(islice(words, _NAMED))
