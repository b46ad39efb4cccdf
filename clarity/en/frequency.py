"""Which words are common English: the only module that reads wordfreq.

Only wordfreq's data file is read, with the format of its own reader: importing the package costs a fifth of a second for a
tokenizer that is not needed here, and its lookups keep every word they are asked for.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import cast

import msgpack

__all__ = ["COMMON_ZIPF", "common_words", "word_frequencies", "zipf_frequencies"]

COMMON_ZIPF = 3.5
"""A word is rare under this Zipf frequency (10 to the power of it in a thousand million words: about 3 in a million)."""


@cache
def common_words() -> frozenset[str]:
    """English words of Zipf frequency 3.5 or more, in lower case.

    >>> "kidney" in common_words(), "renal" in common_words()
    (True, False)
    """
    return frozenset(word for word, frequency in word_frequencies().items() if frequency >= COMMON_ZIPF)


@cache
def word_frequencies() -> Mapping[str, float]:
    """The Zipf frequency of the 29,000 commonest English words, those of 3 or more, in lower case.

    >>> word_frequencies()["kidney"], "nephrology" in word_frequencies()
    (4.03, False)
    """
    return _frequencies("small")


@cache
def zipf_frequencies() -> Mapping[str, float]:
    """The Zipf frequency of each of some 300,000 English words, in lower case; it takes a fifth of a second to load.

    >>> zipf_frequencies()["kidney"], zipf_frequencies()["nephrology"]
    (4.03, 2.38)
    """
    return _frequencies("large")


def _frequencies(size: str) -> Mapping[str, float]:
    known: dict[str, float] = {}
    for place, words in enumerate(_centibels(size)):
        known |= dict.fromkeys(words, round(9 - place / 100, 2))
    return MappingProxyType(known)


def _centibels(size: str) -> list[list[str]]:
    """The words of a list of wordfreq's by how much rarer they are than one word in one, in hundredths of a power of ten."""
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("clarity needs the package wordfreq, which is not installed.", name="wordfreq")
    path = Path(spec.origin).parent / "data" / f"{size}_en.msgpack.gz"
    header, *centibels = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path} is not in the format that clarity reads; install wordfreq 3.")
    return cast("list[list[str]]", centibels)
