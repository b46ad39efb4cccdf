"""Excel workbooks for reviewers: the only module that imports openpyxl, an optional dependency (the extra `xlsx`)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from zipfile import BadZipFile

from clarity.errors import InputError

__all__ = ["read_sheet", "write_sheet"]

_LONG = ("hit", "miss", "why", "comment", "forms", "replacements", "explanation", "unless_before", "unless_after", "unless_with")
_WIDE = 34
_NARROW = 14


def write_sheet(rows: Sequence[Sequence[str]], editable: Sequence[str], choices: Sequence[str]) -> bytes:
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
    paper, wrapped, bold = PatternFill("solid", fgColor="FFF8DC"), Alignment(wrap_text=True, vertical="top"), Font(bold=True)
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


def read_sheet(data: bytes, name: str) -> list[list[str]]:
    """The first sheet of a workbook as text; dates as YYYY-MM-DD.

    Raises:
        InputError: openpyxl is not installed, or the data are no workbook.
    """
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError as error:
        raise InputError(_MISSING) from error
    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"{name}: is not an Excel workbook. Save it as .xlsx.") from error
    return [[_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]


_MISSING = "Excel workbooks need openpyxl: pip install openpyxl, or use a .csv file."


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
