"""CSV files as spreadsheets write them: read, with every fault reported, and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from clarity.errors import Fault

__all__ = ["MOST_ROWS", "csv_bytes", "csv_rows"]

MOST_ROWS = 200_000
"""The most lines that a list or a sheet may have: the bundled lists have 5,000, and the largest vocabulary of health
words for consumers (the Consumer Health Vocabulary) about 160,000; as many take half a minute and 400 MB."""

_ZIP = b"PK\x03\x04"
_NO_WORKBOOK = 'In the spreadsheet, save it as "CSV UTF-8", not as a workbook.'


def csv_rows(name: str, data: bytes, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with the line each begins on; the header first, in lower case, without empty last columns.

    What makes the file unreadable is added to `faults`, and the rows end there.
    """
    if data.startswith(_ZIP):
        faults.append(Fault(name, 1, "", "The file is a workbook.", _NO_WORKBOOK))
        return
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_ROWS:
        faults.append(
            Fault(name, 0, "", f"The file has more than {MOST_ROWS:,} lines.", "Split it into several files.")
        )
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(
            Fault(
                name,
                line,
                "",
                "The file is not UTF-8 text.",
                'In the spreadsheet, save it as "CSV UTF-8 (comma delimited)".',
            )
        )
        return
    if "\0" in text:
        faults.append(Fault(name, 1, "", "The file is not text.", _NO_WORKBOOK))
        return
    before = width = 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for read_cells in reader:
            cells = read_cells
            line, before = before + 1, reader.line_num
            if not any(cells) and line > 1:
                continue
            if line == 1 and len(cells) == 1 and (";" in cells[0] or "\t" in cells[0]):
                fix = 'Save the file as "CSV UTF-8 (comma delimited)".'
                faults.append(Fault(name, 1, "", "The cells are not separated by commas.", fix))
                return
            if line == 1:
                cells = [name.strip().lower() for name in cells]
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            width = width or len(cells)
            yield line, cells
    except csv.Error as error:
        faults.append(
            Fault(
                name, before + 1, "", f"The line is not valid CSV ({error}).", 'Write a quote inside a cell twice: "".'
            )
        )


def csv_bytes(rows: Iterable[Sequence[str]], encoding: str = "utf-8") -> bytes:
    """Rows as a CSV file; `utf-8-sig` is the encoding that spreadsheets recognise."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(encoding)
