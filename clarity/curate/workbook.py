"""Excel workbooks for reviewers: the only module that imports openpyxl, an optional dependency (the extra `xlsx`)."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Sequence
from itertools import islice
from typing import Any
from zipfile import ZipFile

from clarity.errors import InputError
from clarity.files import MOST_BYTES
from clarity.table import MOST_ROWS

__all__ = ["read_workbook", "write_workbook"]

_MISSING = "Excel workbooks need openpyxl: pip install openpyxl, or use a .csv file."
_START_AGAIN = "Copy the reviews to a new sheet that `clarity words export` wrote, and save it as .xlsx."
_MOST_COLUMNS = 64
"""The columns that are read: twice the 32 of a sheet for review; a file can claim 16,384 for each row, all empty."""
_LONG = (
    "hit",
    "miss",
    "why",
    "comment",
    "forms",
    "replacements",
    "explanation",
    "unless_before",
    "unless_after",
    "unless_with",
)
_WIDE = 34
"""Characters across: a sentence then takes three or four lines, and three such columns fit on a screen."""
_NARROW = 14
"""Characters across: the longest name of a column that is not wide fits ("opposite_of", "only_before")."""


def write_workbook(rows: Sequence[Sequence[str]], editable: Sequence[str], choices: Sequence[str]) -> bytes:
    """A workbook of one sheet; only the cells of the `editable` columns can be changed.

    Args:
        rows: The header and the rows, as text.
        editable: Names of the columns to fill in; the first of them takes one of the `choices`.
        choices: What the first editable column may hold.

    Raises:
        InputError: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font, PatternFill, Protection
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation
    except ModuleNotFoundError as error:
        raise InputError(_MISSING) from error
    book = Workbook()
    sheet = book.active
    sheet.title = "review"
    open_columns = {place for place, name in enumerate(rows[0], 1) if name in editable}
    paper, wrapped, bold = (
        PatternFill("solid", fgColor="FFF8DC"),
        Alignment(wrap_text=True, vertical="top"),
        Font(bold=True),
    )
    for line, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(line, place)
            cell.value, cell.number_format, cell.alignment = text, "@", wrapped
            cell.data_type = "s"
            if line == 1:
                cell.font = bold
            elif place in open_columns:
                cell.protection, cell.fill = Protection(locked=False), paper
    for place, name in enumerate(rows[0], 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if name in _LONG else _NARROW
    first = get_column_letter(rows[0].index(editable[0]) + 1)
    pick = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    pick.error = f"Choose one of: {', '.join(choices)}."
    sheet.add_data_validation(pick)
    pick.add(f"{first}2:{first}{max(2, len(rows))}")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.protection.sheet = True
    # openpyxl's flags say what is forbidden.
    sheet.protection.autoFilter = sheet.protection.formatColumns = sheet.protection.formatRows = False
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_workbook(data: bytes, name: str) -> list[list[str]]:
    """The first sheet of a workbook as text, as many columns as its first row names; dates as YYYY-MM-DD.

    Raises:
        InputError: openpyxl is not installed, the data are not a workbook, or it has no cells or too
            many.
    """
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError as error:
        raise InputError(_MISSING) from error
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size <= MOST_BYTES:
            # openpyxl warns of styles and drawings, which are not read here.
            with warnings.catch_warnings(action="ignore", category=UserWarning):
                sheets = load_workbook(io.BytesIO(data), read_only=True).worksheets
                rows = _rows(sheets[0]) if sheets else []
    except Exception as error:  # each of the parsers behind openpyxl has errors of its own for what is damaged
        raise InputError(f"{name}: is not an Excel workbook, or is damaged. {_START_AGAIN}") from error
    if size > MOST_BYTES:
        raise InputError(f"{name}: unpacks to more than {MOST_BYTES // 1_000_000} MB. {_START_AGAIN}")
    if not sheets:
        raise InputError(f"{name}: has no sheet with cells. {_START_AGAIN}")
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name}: has more than {MOST_ROWS:,} rows. {_START_AGAIN}")
    return rows


def _rows(sheet: Any) -> list[list[str]]:
    """The rows of a sheet as text, one more than allowed at most; cells beyond the last named column are ignored."""
    sheet.reset_dimensions()  # the file may claim fewer rows than it has, and openpyxl would leave the others out
    found = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    header = [_text(value) for value in next(found, ())]
    width = max((place for place, name in enumerate(header, 1) if name), default=0)
    return [header[:width], *([_text(value) for value in row[:width]] for row in islice(found, MOST_ROWS))]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
