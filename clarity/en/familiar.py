"""The words that pupils of grade 4 know, as Dale and Chall listed them: the only module that reads textstat's data.

Only the list is read, not the package: importing textstat costs half a second or more, for a tokenizer and a dictionary
that are not needed here, and its caches would keep every text they are given.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from clarity.en.inflection import is_form_of
from clarity.language import Data

__all__ = ["familiar_words", "familiar_words_file", "is_familiar"]


def familiar_words_file() -> Path:
    """The file of the list in the installed package.

    Raises:
        ModuleNotFoundError: textstat is not installed.
    """
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("clarity needs the package textstat, which is not installed.", name="textstat")
    return Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"


def _read(data: bytes) -> frozenset[str]:
    return frozenset(line.strip().lower().replace("\u2019", "'") for line in data.decode().splitlines())


familiar_words = Data(familiar_words_file, _read)
"""The Dale-Chall list, in lower case."""


def is_familiar(word: str) -> bool:
    """Whether a word is on the list, or a regular inflection of a word that is: Dale and Chall count both as known.

    >>> is_familiar("apple"), is_familiar("apples"), is_familiar("renal")
    (True, True, False)
    """
    return is_form_of(word, familiar_words())
