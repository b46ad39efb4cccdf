"""Which words are common English: the only module that reads wordfreq.

Only wordfreq's data file is read: importing the package costs a fifth of a second for a tokenizer that is not needed
here, and its look-ups keep every word they are asked for, which could come from a patient's letter.

Three steps of rarity are used, each for its own question: `EVERYDAY_ZIPF` (does everybody know the word?),
`COMMON_ZIPF` (does the report count it as rare?) and `RARE_ZIPF` (does the difficulty model count it as making a
sentence hard?).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from clarity.language import Data

__all__ = [
    "COMMON_ZIPF",
    "EVERYDAY_ZIPF",
    "NO_WORD_ZIPF",
    "RARE_ZIPF",
    "UNKNOWN_ZIPF",
    "common_words",
    "frequencies_file",
    "word_frequencies",
    "zipf_frequencies",
]

EVERYDAY_ZIPF = 4.0  # ten in a million words; chosen on CompLex, whose words above it are seldom rated hard
COMMON_ZIPF = (
    3.5  # about 3 in a million words, halfway between the other two: "kidney" (4.0) is above it, "renal" (3.4) not
)
RARE_ZIPF = 3.0  # one in a million words, the rarest of wordfreq's small list; the difficulty model was fitted with it
UNKNOWN_ZIPF = (
    2.0  # for words that wordfreq's small list does not have: a tenth as frequent as its rarest, which have 3
)
NO_WORD_ZIPF = float("inf")  # for numbers and signs, so that among the rarest words there is none


@cache
def common_words() -> frozenset[str]:
    """English words of Zipf frequency 3.5 or more, in lower case.

    >>> "kidney" in common_words(), "renal" in common_words()
    (True, False)
    """
    return frozenset(word for word, frequency in word_frequencies().items() if frequency >= COMMON_ZIPF)


@cache
def zipf_frequencies() -> Mapping[str, float]:
    """The Zipf frequency of each of some 300,000 English words, in lower case; it takes a fifth of a second to load.

    >>> zipf_frequencies()["kidney"], zipf_frequencies()["nephrology"]
    (4.03, 2.38)
    """
    return _read(frequencies_file("large").read_bytes())


def frequencies_file(size: str = "small") -> Path:
    """The file of one of wordfreq's lists in the installed package.

    Raises:
        ModuleNotFoundError: wordfreq is not installed.
    """
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("clarity needs the package wordfreq, which is not installed.", name="wordfreq")
    return Path(spec.origin).parent / "data" / f"{size}_en.msgpack.gz"


def _read(data: bytes) -> dict[str, float]:
    """The Zipf frequencies in one of wordfreq's lists.

    The list has the words in groups, the first of a frequency of one in one and each rarer than the one before by a
    hundredth of a power of ten; Zipf's scale counts powers of ten per thousand million words.
    """
    import gzip

    import msgpack

    header, *centibels = msgpack.unpackb(gzip.decompress(data))
    if header != {"format": "cB", "version": 1}:
        raise ValueError("wordfreq's data is not in the format that clarity reads; install wordfreq 3.")
    known: dict[str, float] = {}
    for place, words in enumerate(centibels):
        known |= dict.fromkeys(words, round(9 - place / 100, 2))
    return known


word_frequencies = Data[Mapping[str, float]](frequencies_file, _read)
"""The Zipf frequency of the 29,000 commonest English words, those of 3 or more, in lower case."""
