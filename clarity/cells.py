"""Cells: what a spreadsheet or a slip of the pen does to a cell of a word list, and what to type instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Protocol

__all__ = ["AddFault", "check_cell", "check_choice"]

_TYPED = frozenset(["term", "forms", "replacements"])
_ERROR_VALUE = re.compile(r"#[A-Z]+[?!]?|#DIV/0!|#N/A|TRUE|FALSE|\d(?:\.\d+)?E[+-]?\d+")
_DATE = re.compile(r"\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d")
_NOT_TYPED = re.compile(r"[\d#]|TRUE|FALSE")
"""What every date and error value holds; to look for it first is far quicker."""
_MOJIBAKE = re.compile("\ufffd|Ã|â€|Â(?![a-zA-Z])")


class AddFault(Protocol):
    """How a check tells a fault: the column, what is wrong, and what to type."""

    def __call__(self, column: str, problem: str, fix: str) -> None: ...


def check_cell(column: str, cell: str, values: tuple[str, ...], fault: AddFault) -> None:
    """Tell what is wrong with a filled cell, whatever its column means; `values` are its parts between bars."""
    if cell[0] in "=+-@":
        fault(column, f'A spreadsheet takes "{cell[:20]}" for a formula.', f'Do not begin a cell with "{cell[0]}".')
    if column in _TYPED and _NOT_TYPED.search(cell):
        fix = "Type the words again, in a cell formatted as text."
        if any(map(_DATE.fullmatch, values)):
            fault(column, f'"{cell[:20]}" looks like a date that a spreadsheet made.', fix)
        if any(map(_ERROR_VALUE.fullmatch, values)):
            fault(column, f'"{cell[:20]}" is what a spreadsheet made of something else.', fix)
    if "" in values:
        fault(column, 'There is an empty value beside a "|".', "Write a value on each side, or take the bar away.")
    if "\n" in cell or "\r" in cell:
        fault(column, "The cell has a line break.", "Keep a cell on one line.")
    if not cell.isascii() and _MOJIBAKE.search(cell):
        fault(column, "The cell has broken letters.", "Type them again and save the file as CSV UTF-8.")


def check_choice(column: str, value: str, choices: Collection[str], fault: AddFault) -> None:
    """Tell a value that is none of the choices, with the nearest one; an empty cell is no fault."""
    if value and value not in choices:
        choices = sorted(choices)
        close = difflib.get_close_matches(value, choices, n=1)
        fault(column, f'"{value}" is not known.', f'Did you mean "{close[0]}"?' if close else f"Choose from: {', '.join(choices)}.")
