"""What can go wrong, told so that the reader knows what to do next.

ClarityError
├── InputError       a file or text that cannot be read
├── PolicyError      a policy that is not valid
└── WordListError    a word list that is not valid; holds every fault of every file
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ClarityError", "Fault", "InputError", "PolicyError", "WordListError"]


class ClarityError(Exception):
    """Any error that clarity raises on purpose."""


class InputError(ClarityError):
    """A file is missing, is a folder, is of a type clarity does not read, or is not UTF-8 text."""


class PolicyError(ClarityError):
    """A policy file or profile has an unknown key, a wrong value, or cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a word list: where it is, what is wrong, and what to type instead. Line 0 is the file as a whole."""

    file: str
    line: int
    column: str
    problem: str
    fix: str

    def __str__(self) -> str:
        where = self.file + (f":{self.line}" if self.line else "") + (f" [{self.column}]" if self.column else "")
        return f"{where}: {self.problem} {self.fix}".rstrip()


class WordListError(ClarityError):
    """One or more word lists have faults; `faults` holds all of them, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
