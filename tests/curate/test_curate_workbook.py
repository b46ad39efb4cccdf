"""Excel workbooks: what reviewers may change in one, and every way in which one can be damaged."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import random
import zipfile

import pytest
from conftest import GOOD, write_list

from clarity.cli import main
from clarity.curate.export import export_reviews
from clarity.curate.imports import import_reviews
from clarity.curate.workbook import read_workbook, write_workbook
from clarity.errors import InputError

openpyxl = pytest.importorskip("openpyxl")
START_AGAIN = "Copy the reviews to a new sheet that `clarity words export` wrote, and save it as .xlsx."
DAMAGED = f"sheet.xlsx: is not an Excel workbook, or is damaged. {START_AGAIN}"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def ours(tmp_path):
    return write_list(tmp_path / "ours.csv", [GOOD])


@pytest.fixture(scope="session")
def workbook():
    return write_workbook([["id", "decision"], ["own.a", "approve"]], ["decision"], ["approve"])


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def saved(book) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def told(data: bytes) -> str:
    with pytest.raises(InputError) as error:
        read_workbook(data, "sheet.xlsx")
    return str(error.value)


def test_only_the_four_columns_of_a_workbook_can_be_changed(tmp_path, ours):
    export_reviews([ours], tmp_path / "sheet.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "sheet.xlsx").active

    assert sheet.protection.sheet
    assert [cell.value for cell, below in zip(sheet[1], sheet[2], strict=True) if not below.protection.locked] == [
        "decision", "comment", "reviewer", "date",
    ]  # fmt: skip


def test_a_workbook_is_read_as_it_was_written(workbook):
    assert read_workbook(workbook, "sheet.xlsx") == [["id", "decision"], ["own.a", "approve"]]


def test_dates_and_numbers_become_text_and_what_no_column_names_is_left_out():
    book = openpyxl.Workbook()
    book.active.append(["id", "date", None])
    book.active.append(["own.a", dt.date(2026, 11, 24), "a note in passing"])
    book.active.append([None, 5])

    assert read_workbook(saved(book), "sheet.xlsx") == [["id", "date"], ["own.a", "2026-11-24"], ["", "5"]]


def test_rows_beyond_those_that_a_workbook_claims_are_read(workbook):
    """Some programs write the size of a sheet wrong."""
    parts = parts_of(workbook)
    assert b'<dimension ref="A1:B2"' in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"')

    assert read_workbook(packed(parts), "sheet.xlsx") == [["id", "decision"], ["own.a", "approve"]]


def test_a_file_that_is_no_workbook_is_told(tmp_path, ours):
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_text("id,decision\n")

    with pytest.raises(InputError, match="is not an Excel workbook"):
        import_reviews(sheet, [ours])


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", packed({}), packed({"a.txt": b"a"})], ids=["empty", "cut off", "no parts", "a zip"]
)
def test_a_zip_that_is_no_workbook_is_told(data):
    assert told(data) == DAMAGED


@pytest.mark.parametrize(
    "spoil", [lambda xml: xml[: len(xml) // 2], lambda xml: b"<" + xml, lambda _: b"", lambda _: b"\xff\xfe<a/>"]
)
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"]
)
def test_malformed_xml_is_told(workbook, part, spoil):
    parts = parts_of(workbook)

    assert told(packed({**parts, part: spoil(parts[part])})) == DAMAGED


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_missing_part_is_told(workbook, part):
    parts = parts_of(workbook)
    del parts[part]

    assert told(packed(parts)).startswith("sheet.xlsx: ")


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_workbook_is_read_or_told_and_nothing_else(workbook, seed):
    """One part with bytes changed, dropped or doubled, packed again so that no checksum tells."""
    chance = random.Random(seed)  # noqa: S311 - any damage will do
    parts = parts_of(workbook)
    name = chance.choice(sorted(parts))
    part = bytearray(parts[name])
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(part))
        part[place : place + chance.choice([0, 1, 9])] = chance.randbytes(chance.choice([0, 1, 9]))
    with contextlib.suppress(InputError):
        rows = read_workbook(packed({**parts, name: bytes(part)}), "sheet.xlsx")
        assert all(isinstance(cell, str) for row in rows for cell in row)


def test_a_workbook_with_a_chart_sheet_only_is_told():
    book = openpyxl.Workbook()
    book.create_chartsheet("chart").add_chart(openpyxl.chart.BarChart())
    book.remove(book.worksheets[0])

    assert told(saved(book)) == f"sheet.xlsx: has no sheet with cells. {START_AGAIN}"


def test_a_workbook_without_a_sheet_is_told(workbook):
    parts = parts_of(workbook)
    start, end = (parts["xl/workbook.xml"].index(mark) for mark in (b"<sheets>", b"</sheets>"))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"][: start + len(b"<sheets>")] + parts["xl/workbook.xml"][end:]

    assert told(packed(parts)) == f"sheet.xlsx: has no sheet with cells. {START_AGAIN}"


def test_an_empty_sheet_lacks_the_columns(tmp_path, ours):
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_bytes(saved(openpyxl.Workbook()))

    with pytest.raises(SystemExit) as left:
        main(["words", "import", str(sheet), str(ours)])
    assert left.value.code == 1


def test_a_workbook_that_unpacks_to_more_than_100_mb_is_refused_before_it_is_unpacked(workbook):
    """The file itself has 100 KB."""
    bomb = packed({**parts_of(workbook), "xl/media/image1.png": bytes(100_000_001)})

    assert len(bomb) < 200_000
    assert told(bomb) == f"sheet.xlsx: unpacks to more than 100 MB. {START_AGAIN}"


def test_a_workbook_that_tells_too_small_a_size_is_told(workbook):
    """The size in the directory of the archive is the most that is ever unpacked of a part."""
    parts = parts_of(workbook)
    data = packed(parts)
    size = len(parts[SHEET]).to_bytes(4, "little")

    assert data.count(size) >= 2
    assert told(data.replace(size, (100).to_bytes(4, "little"))) == DAMAGED


def test_a_sheet_that_claims_a_million_rows_is_refused(workbook):
    """A single cell far down: all rows above it are read as empty."""
    parts = parts_of(workbook)
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", far)

    assert told(packed(parts)) == f"sheet.xlsx: has more than 200,000 rows. {START_AGAIN}"
