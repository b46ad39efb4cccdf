"""Reviews of word lists: a sheet for clinicians to fill in, and what they said brought back.

A sheet holds every row of some lists, to read, and four columns to fill in: decision, comment, reviewer, date. What comes back stands in
reviews.csv beside the list, each review with a hash of the row that was read. A row that says `draft` counts as reviewed while an approval
of just that row stands there; once the row changes it is a draft again.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from clarity.curate.workbook import read_sheet, write_sheet
from clarity.errors import Fault, InputError, WordListError
from clarity.wordlists import COLUMNS, REVIEWS, csv_rows, read, row_digest

__all__ = ["DECISIONS", "export_reviews", "import_reviews"]

DECISIONS = ("approve", "change", "reject")
"""What a reviewer may decide: right as it is, right once changed as the comment says, or not to be used."""

_FILLED_IN = ("decision", "comment", "reviewer", "date")
_KEPT = ("id", "row", *_FILLED_IN)
_SHEET = ("id", "term", *_FILLED_IN, *(column for column in COLUMNS if column not in ("id", "term")), "file", "row")


class _Listed(NamedTuple):
    """A row of a list as it stands in the file."""

    file: str
    folder: Path
    cells: dict[str, str]
    digest: str


def export_reviews(lists: Iterable[Path | Traversable], target: Path) -> int:
    """Write a sheet for review; returns the number of rows. A review that still holds is filled in.

    Args:
        lists: The word lists.
        target: A .csv or .xlsx file, not there yet.

    Raises:
        WordListError: A list has faults.
        InputError: The target has another ending, is there already, or cannot be written.
    """
    lists = list(lists)
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(f"{target}: a sheet for review ends in .csv or .xlsx.")
    if target.exists():
        raise InputError(f"{target}: is there already, and may hold reviews. Name another file, or delete it first.")
    listed = list(_listed(lists))
    known = {folder: _kept(folder) for folder in {row.folder for row in listed}}
    rows = [list(_SHEET)]
    for row in listed:
        holding = [review for review in known[row.folder].values() if (review["id"], review["row"]) == (row.cells["id"], row.digest)]
        last = max(holding, key=lambda review: review["date"], default={})
        cells = {**row.cells, **last, "file": row.file, "row": row.digest}
        rows.append([cells.get(column, "") for column in _SHEET])
    data = write_sheet(rows, _FILLED_IN, DECISIONS) if target.suffix.lower() == ".xlsx" else _csv_bytes(rows, "utf-8-sig")
    _replace(target, data)
    return len(listed)


def import_reviews(sheet: Path, lists: Iterable[Path | Traversable]) -> dict[Path, int]:
    """Bring back what reviewers filled in; returns how many reviews went to which file. All of a sheet is taken or nothing.

    Reviews of rows that the sheet leaves empty, or does not hold, stay as they were, and so do those of other reviewers.

    Raises:
        WordListError: The sheet is stale (a row was changed since), was changed outside the four columns, or has a wrong value.
        InputError: The sheet cannot be read, or reviews.csv cannot be written.
    """
    listed = {row.cells["id"]: row for row in _listed(lists)}
    faults: list[Fault] = []
    taken: dict[Path, _Reviews] = {}
    for line, cells in _sheet_rows(sheet, faults):
        faults_before = len(faults)
        _check(sheet.name, line, cells, listed, faults)
        if len(faults) > faults_before or not any(cells[column] for column in _FILLED_IN):
            continue
        row = listed[cells["id"]]
        reviews = taken.setdefault(row.folder, {})
        key = cells["id"], cells["reviewer"]
        if key in reviews:
            faults.append(Fault(sheet.name, line, "id", f'The row "{cells["id"]}" is reviewed twice.', "Keep one of the two."))
        reviews[key] = {**{column: cells[column] for column in _KEPT}, "decision": cells["decision"].lower()}
    if faults:
        raise WordListError(sorted(faults))
    for folder, reviews in taken.items():
        merged = dict(sorted((_kept(folder) | reviews).items()))
        rows = [list(_KEPT), *([review[column] for column in _KEPT] for review in merged.values())]
        _replace(folder / REVIEWS, _csv_bytes(rows, "utf-8"))
    return {folder / REVIEWS: len(reviews) for folder, reviews in taken.items()}


def _listed(lists: Iterable[Path | Traversable]) -> Iterator[_Listed]:
    for source in lists:
        read(source)
        rows = csv_rows(source.name, source.read_bytes(), [])
        _, header = next(rows)
        folder = Path(str(source)).parent
        for _, cells in rows:
            row = dict.fromkeys(COLUMNS, "") | {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
            yield _Listed(source.name, folder, row, row_digest(row))


_Reviews = dict[tuple[str, str], dict[str, str]]


def _kept(folder: Path) -> _Reviews:
    """The reviews of a folder by id of the row and reviewer."""
    file = folder / REVIEWS
    if not file.is_file():
        return {}
    faults: list[Fault] = []
    rows = csv_rows(REVIEWS, file.read_bytes(), faults)
    _, header = next(rows, (1, []))
    if faults or header != list(_KEPT):
        fix = "Bring the file back from version control."
        raise WordListError(faults or [Fault(str(file), 1, "", f"The columns are not {', '.join(_KEPT)}.", fix)])
    reviews = [dict.fromkeys(_KEPT, "") | dict(zip(header, cells, strict=False)) for _, cells in rows]
    found = {(review["id"], review["reviewer"]): review for review in reviews}
    if faults:
        raise WordListError(faults)
    return found


def _sheet_rows(sheet: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a sheet, each with its line."""
    try:
        data = sheet.read_bytes()
    except OSError as error:
        raise InputError(f"{sheet}: cannot be read: {error.strerror}.") from error
    is_workbook = sheet.suffix.lower() == ".xlsx"
    rows = iter([*enumerate(read_sheet(data, str(sheet)), 1)]) if is_workbook else csv_rows(sheet.name, data, faults)
    _, header = next(rows, (1, []))
    missing = [column for column in _SHEET if column not in header]
    if missing:
        if not faults:
            fix = "Fill in a sheet that `clarity words export` wrote; keep its columns, in the first line of its first page."
            faults.append(Fault(sheet.name, 1, missing[0], "The column is missing.", fix))
        return
    for line, cells in rows:
        if len(cells) > len(header):
            fix = 'Put a cell with a comma in it in "quotes".'
            faults.append(Fault(sheet.name, line, "", "The line has more cells than there are columns.", fix))
        elif any(cells):
            yield line, dict.fromkeys(_SHEET, "") | {column: cell.strip() for column, cell in zip(header, cells, strict=False)}


def _check(name: str, line: int, cells: Mapping[str, str], listed: Mapping[str, _Listed], faults: list[Fault]) -> None:
    """Add what is wrong with a row of a sheet."""

    def fault(column: str, problem: str, fix: str) -> None:
        faults.append(Fault(name, line, column, problem, fix))

    key = cells["id"]
    if key not in listed:
        fault("id", f'No list has a row "{key}".', "Export a new sheet, or name the list that has it.")
        return
    row = listed[key]
    if cells["row"] != row.digest:
        fault("row", f'The row "{key}" was changed since this sheet was written.', "Export a new sheet and review the row as it is now.")
        return
    for column in COLUMNS:
        if cells[column] != row.cells[column]:
            fix = f'Say in the comment what to change, and put back "{row.cells[column]}"; in a .xlsx sheet a spreadsheet changes nothing.'
            fault(column, "The cell was changed.", fix)
    filled = {column for column in _FILLED_IN if cells[column]}
    if not filled:
        return
    if cells["decision"].lower() not in DECISIONS:
        close = difflib.get_close_matches(cells["decision"].lower(), DECISIONS, n=1)
        fix = f'Write "{close[0]}".' if close else f"Write one of: {', '.join(DECISIONS)}."
        fault("decision", f'"{cells["decision"]}" is not a decision.' if cells["decision"] else "The cell is empty.", fix)
    elif cells["decision"].lower() != "approve" and not cells["comment"]:
        fault("comment", "The cell is empty.", "Say what to change, or why not to use the row.")
    if not cells["reviewer"]:
        fault("reviewer", "The cell is empty.", "Write who reviewed the row.")
    if not _is_date(cells["date"]):
        problem = f'"{cells["date"]}" is not a date.' if cells["date"] else "The cell is empty."
        fault("date", problem, "Write year-month-day, for example 2026-11-24; in a .csv sheet format the cell as text first.")
    elif cells["date"] > dt.datetime.now(dt.UTC).date().isoformat():
        fault("date", f"{cells['date']} has not come yet.", "Write the day of the review.")
    for column in _FILLED_IN:
        if cells[column][:1] in ("=", "+", "-", "@") and cells[column]:
            fault(column, "A spreadsheet takes the cell for a formula.", f'Do not begin it with "{cells[column][0]}".')
        if "\n" in cells[column] or "\r" in cells[column]:
            fault(column, "The cell has a line break.", "Keep a cell on one line.")


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _csv_bytes(rows: Sequence[Sequence[str]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _replace(target: Path, data: bytes) -> None:
    """Write a file so that it is either replaced whole or left as it was."""
    name = ""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            name = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        Path(name).replace(target)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        raise InputError(f"{target}: cannot be written: {error.strerror}.") from error
