"""Cells: what a spreadsheet or a typing mistake does to a cell of a word list, and what to type instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Protocol

__all__ = ["AddFault", "check_cell", "check_choice"]

_TYPED = frozenset(["term", "forms", "replacements"])
"""Columns of words: in the others (evidence, sources) a date or a number may be meant."""
_ERROR_VALUE = re.compile(r"#[A-Z]+[?!]?|#DIV/0!|#N/A|TRUE|FALSE|\d(?:\.\d+)?E[+-]?\d+")
_DATE = re.compile(r"\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d")
_NOT_TYPED = re.compile(r"[\d#]|TRUE|FALSE")
"""A sign that every date and error value has: few cells have one, so looking for it first is far quicker."""
_SHOWN = 20  # characters of a cell that a fault repeats: enough to find the cell, and the fault stays on one line
_MOJIBAKE = re.compile("\ufffd|Ã|â€|Â(?![a-zA-Z])")


class AddFault(Protocol):
    """How a check reports a fault: the column, what is wrong, and what to type."""

    def __call__(self, column: str, problem: str, fix: str) -> None: ...


def check_cell(column: str, cell: str, values: tuple[str, ...], fault: AddFault) -> None:
    """Report what is wrong with a cell that is not empty, in any column; `values` are its parts between bars."""
    if cell[0] in "=+-@":
        fault(column, f'A spreadsheet takes "{cell[:_SHOWN]}" for a formula.', f'Do not begin a cell with "{cell[0]}".')
    if column in _TYPED and _NOT_TYPED.search(cell):
        fix = "Type the words again, in a cell formatted as text."
        if any(map(_DATE.fullmatch, values)):
            fault(column, f'"{cell[:_SHOWN]}" looks like a date that a spreadsheet made.', fix)
        if any(map(_ERROR_VALUE.fullmatch, values)):
            fault(column, f'"{cell[:_SHOWN]}" is what a spreadsheet made of something else.', fix)
    if "" in values:
        fault(column, 'There is an empty value beside a "|".', "Write a value on each side, or take the bar away.")
    if "\n" in cell or "\r" in cell:
        fault(column, "The cell has a line break.", "Keep a cell on one line.")
    if not cell.isascii() and _MOJIBAKE.search(cell):
        fault(column, "The cell has broken letters.", "Type them again and save the file as CSV UTF-8.")


def check_choice(column: str, value: str, choices: Collection[str], fault: AddFault) -> None:
    """Report a value that is not one of the choices, with the nearest one; an empty cell is not a fault."""
    if value and value not in choices:
        choices = sorted(choices)
        close = difflib.get_close_matches(value, choices, n=1)
        fault(
            column,
            f'"{value}" is not known.',
            f'Did you mean "{close[0]}"?' if close else f"Choose from: {', '.join(choices)}.",
        )
