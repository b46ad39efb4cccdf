"""Bring reviews back: what clinicians filled in on a sheet, checked and kept next to the lists."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from clarity.cells import AddFault
from clarity.curate.sheet import SHEET, ListedRow, listed_rows
from clarity.curate.workbook import read_workbook
from clarity.errors import Fault, InputError, WordListError
from clarity.files import read_file
from clarity.reviews import DECISIONS, FILLED_IN, REVIEWS, Review, read_reviews, write_reviews
from clarity.table import csv_rows
from clarity.wordlists import COLUMNS

__all__ = ["import_reviews"]

_EXPORTED = "Fill in a sheet that `clarity words export` wrote; keep its columns, in the first line of its first page."


def import_reviews(sheet: Path, lists: Iterable[Path | Traversable]) -> dict[Path, int]:
    """Bring back what reviewers filled in: all of a sheet or nothing; returns the number of reviews by file.

    Reviews of rows that are empty in the sheet, or not in it, stay as they were, and so do those of other reviewers.

    Raises:
        WordListError: The sheet is stale (a row was changed since), was changed outside the four columns, or has a
            wrong value; or a list, or the reviews next to it, cannot be read or have faults.
        InputError: The sheet cannot be read, or reviews.csv cannot be written.
    """
    listed = {row.cells["id"]: row for row in listed_rows(lists)}
    faults: list[Fault] = []
    taken: dict[Path, dict[tuple[str, str], Review]] = {}
    for line, cells in _sheet_rows(sheet, faults):
        faults_before = len(faults)
        _check(sheet.name, line, cells, listed, faults)
        if len(faults) > faults_before or not any(cells[column] for column in FILLED_IN):
            continue
        reviews = taken.setdefault(listed[cells["id"]].folder, {})
        key = cells["id"], cells["reviewer"]
        if key in reviews:
            faults.append(
                Fault(sheet.name, line, "id", f'The row "{cells["id"]}" is reviewed twice.', "Keep one of the two.")
            )
        reviews[key] = Review(
            **{column: cells[column] for column in Review._fields} | {"decision": cells["decision"].lower()}
        )
    if faults:
        raise WordListError(sorted(faults))
    kept = {folder: {(review.id, review.reviewer): review for review in read_reviews(folder)} for folder in taken}
    for folder, reviews in taken.items():
        write_reviews(folder, (kept[folder] | reviews).values())
    return {folder / REVIEWS: len(reviews) for folder, reviews in taken.items()}


def _sheet_rows(sheet: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a sheet that are not empty, each with its line and its cells by column."""
    try:
        data = read_file(sheet)
    except OSError as error:
        raise InputError(f"{sheet}: cannot be read: {error.strerror}. {_EXPORTED}") from error
    is_workbook = sheet.suffix.lower() == ".xlsx"
    rows = iter([*enumerate(read_workbook(data, str(sheet)), 1)]) if is_workbook else csv_rows(sheet.name, data, faults)
    _, header = next(rows, (1, []))
    missing = [column for column in SHEET if column not in header]
    if missing:
        if not faults:
            faults.append(Fault(sheet.name, 1, missing[0], "The column is missing.", _EXPORTED))
        return
    for line, cells in rows:
        if len(cells) > len(header):
            fix = 'Put a cell with a comma in it in "quotes".'
            faults.append(Fault(sheet.name, line, "", "The line has more cells than there are columns.", fix))
        elif any(cells):
            yield (
                line,
                dict.fromkeys(SHEET, "") | {column: cell.strip() for column, cell in zip(header, cells, strict=False)},
            )


def _check(
    name: str, line: int, cells: Mapping[str, str], listed: Mapping[str, ListedRow], faults: list[Fault]
) -> None:
    """Add the faults of a row of a sheet: stale, changed outside the four columns, or with a wrong value."""

    def fault(column: str, problem: str, fix: str) -> None:
        faults.append(Fault(name, line, column, problem, fix))

    key = cells["id"]
    if key not in listed:
        fault("id", f'No list has a row "{key}".', "Export a new sheet, or name the list that has it.")
        return
    row = listed[key]
    if cells["row"] != row.digest:
        fault(
            "row",
            f'The row "{key}" was changed since this sheet was written.',
            "Export a new sheet and review the row as it is now.",
        )
        return
    for column in COLUMNS:
        if cells[column] != row.cells[column]:
            fix = f'Say in the comment what to change, and put back "{row.cells[column]}"'
            fault(column, "The cell was changed.", f"{fix}; in a .xlsx sheet a spreadsheet changes nothing.")
    if any(cells[column] for column in FILLED_IN):
        _check_review(cells, fault)


def _check_review(cells: Mapping[str, str], fault: AddFault) -> None:
    """Report what is wrong with the four cells that a reviewer filled in."""
    decision = cells["decision"].lower()
    if decision not in DECISIONS:
        close = difflib.get_close_matches(decision, DECISIONS, n=1)
        fix = f'Write "{close[0]}".' if close else f"Write one of: {', '.join(DECISIONS)}."
        fault("decision", f'"{cells["decision"]}" is not a decision.' if decision else "The cell is empty.", fix)
    elif decision != "approve" and not cells["comment"]:
        fault("comment", "The cell is empty.", "Say what to change, or why not to use the row.")
    if not cells["reviewer"]:
        fault("reviewer", "The cell is empty.", "Write who reviewed the row.")
    if not _is_date(cells["date"]):
        problem = f'"{cells["date"]}" is not a date.' if cells["date"] else "The cell is empty."
        fault(
            "date",
            problem,
            "Write year-month-day, for example 2026-11-24; in a .csv sheet format the cell as text first.",
        )
    elif cells["date"] > dt.datetime.now(dt.UTC).date().isoformat():
        fault("date", f"{cells['date']} has not come yet.", "Write the day of the review.")
    for column in FILLED_IN:
        if cells[column][:1] in ("=", "+", "-", "@") and cells[column]:
            fault(column, "A spreadsheet takes the cell for a formula.", f'Do not begin it with "{cells[column][0]}".')
        if "\n" in cells[column] or "\r" in cells[column]:
            fault(column, "The cell has a line break.", "Keep a cell on one line.")


def _is_date(text: str) -> bool:
    """Whether a text is a day as YYYY-MM-DD; other ISO forms ("20261124", "2026-W48") do not count."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
