"""What can go wrong, said so that the reader knows what to do next.

ClarityError
├── InputError       a file or text that cannot be read
├── PolicyError      a policy that is not valid
├── WordListError    a word list that is not valid; holds every fault of every file
└── RuleError        a file of rules that is not valid; the same

No error contains a text that was to be checked, and neither does its cause. Every error survives pickling, so that it
can come from another process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ClarityError", "Fault", "InputError", "PolicyError", "RuleError", "WordListError"]


class ClarityError(Exception):
    """Any error that clarity raises on purpose."""


class InputError(ClarityError):
    """A file is missing, is a folder, is of a type clarity does not read, or is not UTF-8 text."""


class PolicyError(ClarityError):
    """A policy file or profile has an unknown key, a wrong value, or cannot be read; `faults` are these, in words."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__(*faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)

    def of(self, file: object) -> PolicyError:
        """The same error of a policy that came from a file."""
        return PolicyError(*(f"{file}: {fault}" for fault in self.faults))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a data file: where it is, what is wrong, and what to type instead. Line 0 means the whole file.

    `column` is the column of a word list or the key of a rule.
    """

    file: str
    line: int
    column: str
    problem: str
    fix: str

    def __str__(self) -> str:
        where = self.file + (f":{self.line}" if self.line else "") + (f" [{self.column}]" if self.column else "")
        return f"{where}: {self.problem} {self.fix}".rstrip()


class _FaultyDataError(ClarityError):
    """Data files have faults; `faults` holds all of them, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class WordListError(_FaultyDataError):
    """One or more word lists have faults; `faults` holds all of them, in the order of the files."""


class RuleError(_FaultyDataError):
    """One or more files of rules have faults; `faults` holds all of them, in the order of the files."""
