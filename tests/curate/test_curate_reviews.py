"""Sheets for review, out and back: what is written, what is taken, and all that is refused."""

from __future__ import annotations

import csv
import io

import pytest
from conftest import GOOD, write_list
from unreadable import make_unreadable

from clarity.bundle import categories, rules
from clarity.cli import main
from clarity.curate.export import export_reviews
from clarity.curate.imports import import_reviews
from clarity.curate.workbook import read_workbook, write_workbook
from clarity.errors import InputError, WordListError
from clarity.wordlists import COLUMNS, bundled, read

PRIOR = {
    **GOOD,
    "id": "own.prior-to",
    "term": "prior to",
    "replacements": "before",
    "hit": "Sit prior to it.",
    "miss": "a prior, later",
}
XLSX_IS_SAFE = "in a .xlsx sheet a spreadsheet changes nothing"
WRITE_DATE = "Write year-month-day, for example 2026-11-24; in a .csv sheet format the cell as text first."
KEEP_COLUMNS = (
    "Fill in a sheet that `clarity words export` wrote; keep its columns, in the first line of its first page."
)
REVIEW = {"decision": "approve", "comment": "", "reviewer": "Dr Ada Low", "date": "2026-11-24"}


@pytest.fixture
def ours(tmp_path):
    return write_list(tmp_path / "ours.csv", [GOOD, PRIOR])


@pytest.fixture(params=["csv", "xlsx"])
def sheet(request, tmp_path, ours):
    path = tmp_path / "out" / f"sheet.{request.param}"
    path.parent.mkdir()
    assert export_reviews([ours], path) == 2
    return path


def rows_of(sheet):
    if sheet.suffix == ".xlsx":
        header, *rows = read_workbook(sheet.read_bytes(), sheet.name)
    else:
        header, *rows = csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))
    return [dict(zip(header, row, strict=True)) for row in rows]


def fill(sheet, *changes):
    """Change the rows of a sheet in order; those without a change stay as they are."""
    rows = rows_of(sheet)
    rows = [{**row, **change} for row, change in zip(rows, [*changes, *[{}] * len(rows)], strict=False)]
    table = [list(rows[0]), *(list(row.values()) for row in rows)]
    if sheet.suffix == ".xlsx":
        sheet.write_bytes(write_workbook(table, ["decision"], ["approve"]))
    else:
        text = io.StringIO()
        csv.writer(text).writerows(table)
        sheet.write_text(text.getvalue(), encoding="utf-8-sig")


def statuses(ours):
    return [entry.status for entry in read(ours, categories(rules())).entries]


def refused(sheet, ours):
    with pytest.raises(WordListError) as error:
        import_reviews(sheet, [ours])
    assert not (ours.parent / "reviews.csv").exists()
    return [str(fault) for fault in error.value.faults]


def test_a_sheet_holds_every_cell_of_every_row_and_four_empty_ones(sheet):
    first, second = rows_of(sheet)

    assert {column: first[column] for column in COLUMNS} == dict.fromkeys(COLUMNS, "") | GOOD
    assert second["miss"] == "a prior, later"
    assert [first[column] for column in REVIEW] == ["", "", "", ""]


def test_an_approved_row_counts_as_reviewed_until_it_changes(sheet, ours):
    """The other row stays a draft, and so does the approved one after an edit."""
    fill(sheet, REVIEW)

    assert import_reviews(sheet, [ours]) == {ours.parent / "reviews.csv": 1}
    assert statuses(ours) == ["reviewed", "draft"]
    write_list(ours, [{**GOOD, "replacements": "employ"}, PRIOR])
    assert statuses(ours) == ["draft", "draft"]


def test_the_list_itself_is_not_touched(sheet, ours):
    before = ours.read_bytes()
    fill(sheet, REVIEW, {**REVIEW, "decision": "change", "comment": "Say ahead of."})
    import_reviews(sheet, [ours])

    assert ours.read_bytes() == before
    assert statuses(ours) == ["reviewed", "draft"]


def test_a_review_goes_out_again_while_it_holds(sheet, ours, tmp_path):
    fill(sheet, REVIEW)
    import_reviews(sheet, [ours])
    again, later = tmp_path / "again.csv", tmp_path / "later.csv"
    export_reviews([ours], again)

    assert [row["reviewer"] for row in rows_of(again)] == ["Dr Ada Low", ""]
    write_list(ours, [{**GOOD, "replacements": "employ"}, PRIOR])
    export_reviews([ours], later)
    assert [row["reviewer"] for row in rows_of(later)] == ["", ""]


def test_two_reviewers_of_a_row_do_not_overwrite_each_other(sheet, ours, tmp_path):
    """One who does not approve is enough for the row to stay a draft; the later of the two goes out again."""
    fill(sheet, REVIEW)
    import_reviews(sheet, [ours])
    fill(sheet, {"decision": "reject", "comment": "Say make use of.", "reviewer": "Dr Bo Hall", "date": "2026-11-24"})
    import_reviews(sheet, [ours])
    export_reviews([ours], tmp_path / "again.csv")

    assert statuses(ours) == ["draft", "draft"]
    with (ours.parent / "reviews.csv").open(encoding="utf-8") as file:
        assert [row["reviewer"] for row in csv.DictReader(file)] == ["Dr Ada Low", "Dr Bo Hall"]


def test_the_row_hash_is_no_number(sheet):
    """A spreadsheet would round it."""
    assert all(row["row"].startswith("r") for row in rows_of(sheet))


@pytest.mark.parametrize("change", [{"decision": "APPROVE"}, {"decision": "Approve"}])
def test_capitals_in_a_decision_do_not_matter(sheet, ours, change):
    fill(sheet, REVIEW | change)
    import_reviews(sheet, [ours])

    assert statuses(ours) == ["reviewed", "draft"]


def test_a_second_sheet_loses_no_review_of_the_first(sheet, ours):
    """A row left empty, or not in the sheet at all, keeps its review."""
    fill(sheet, REVIEW)
    import_reviews(sheet, [ours])
    fill(sheet, dict.fromkeys(REVIEW, ""), REVIEW)

    assert import_reviews(sheet, [ours]) == {ours.parent / "reviews.csv": 1}
    assert statuses(ours) == ["reviewed", "reviewed"]


def test_a_stale_sheet_is_refused_whole(sheet, ours):
    write_list(ours, [{**GOOD, "replacements": "employ"}, PRIOR])
    fill(sheet, REVIEW, REVIEW)

    (fault,) = refused(sheet, ours)

    assert fault.startswith(f'{sheet.name}:2 [row]: The row "own.utilise" was changed since this sheet was written. ')


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            {"replacements": "employ"},
            f'[replacements]: The cell was changed. Say in the comment what to change, and put back "use"; {XLSX_IS_SAFE}.',
        ),
        ({"id": "own.other"}, '[id]: No list has a row "own.other". Export a new sheet, or name the list that has it.'),
        ({**REVIEW, "decision": "aprove"}, '[decision]: "aprove" is not a decision. Write "approve".'),
        ({**REVIEW, "decision": "7"}, '[decision]: "7" is not a decision. Write one of: approve, change, reject.'),
        ({**REVIEW, "decision": ""}, "[decision]: The cell is empty. Write one of: approve, change, reject."),
        (
            {**REVIEW, "decision": "reject"},
            "[comment]: The cell is empty. Say what to change, or why not to use the row.",
        ),
        ({**REVIEW, "reviewer": ""}, "[reviewer]: The cell is empty. Write who reviewed the row."),
        (
            {**REVIEW, "date": "24/11/2026"},
            '[date]: "24/11/2026" is not a date. ' + WRITE_DATE,
        ),
        (
            {**REVIEW, "date": ""},
            "[date]: The cell is empty. " + WRITE_DATE,
        ),
        ({**REVIEW, "date": "2999-01-01"}, "[date]: 2999-01-01 has not come yet. Write the day of the review."),
        (
            {**REVIEW, "comment": "=1+1"},
            '[comment]: A spreadsheet takes the cell for a formula. Do not begin it with "=".',
        ),
        ({**REVIEW, "comment": "a\nb"}, "[comment]: The cell has a line break. Keep a cell on one line."),
    ],
)
def test_what_a_reviewer_may_get_wrong_is_told_and_nothing_is_taken(sheet, ours, change, fault):
    fill(sheet, change, REVIEW)

    assert refused(sheet, ours) == [f"{sheet.name}:2 {fault}"]


def test_a_row_reviewed_twice_is_refused(sheet, ours):
    copy = {key: value for key, value in rows_of(sheet)[0].items() if key not in REVIEW}
    fill(sheet, REVIEW, {**copy, **REVIEW})

    assert refused(sheet, ours) == [
        f'{sheet.name}:3 [id]: The row "own.utilise" is reviewed twice. Keep one of the two.'
    ]


def test_a_sheet_without_its_columns_is_refused(tmp_path, ours):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("id,decision\nown.utilise,approve\n")

    assert refused(sheet, ours) == [f"sheet.csv:1 [term]: The column is missing. {KEEP_COLUMNS}"]


def test_a_sheet_saved_with_semicolons_or_in_another_encoding_is_refused(tmp_path, ours):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("id;decision\n")
    assert "not separated by commas" in refused(sheet, ours)[0]
    sheet.write_bytes("id,d\u00e9cision\n".encode("cp1252"))
    assert "not UTF-8" in refused(sheet, ours)[0]


def test_reviews_that_cannot_be_read_are_not_overwritten(sheet, ours):
    reviews = ours.parent / "reviews.csv"
    reviews.write_text("broken\n")
    fill(sheet, REVIEW)

    with pytest.raises(WordListError, match="Bring the file back"):
        import_reviews(sheet, [ours])
    assert reviews.read_text() == "broken\n"


def test_a_foreign_file_beside_the_list_stops_an_export(tmp_path, ours):
    (ours.parent / "reviews.csv").write_bytes("Zimmer;Note\nschön;5\n".encode("cp1252"))

    with pytest.raises(WordListError, match=r"reviews\.csv:2: The file is not UTF-8 text"):
        export_reviews([ours], tmp_path / "sheet.csv")
    assert not (tmp_path / "sheet.csv").exists()


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "device", "large"])
def test_a_sheet_that_is_no_file_to_read_is_told(tmp_path, ours, monkeypatch, name, kind):
    sheet = tmp_path / name
    make_unreadable(sheet, kind, monkeypatch)

    with pytest.raises(InputError) as error:
        import_reviews(sheet, [ours] if kind != "large" else [])
    assert str(error.value).startswith(f"{sheet}: cannot be read: ")
    assert str(error.value).endswith(KEEP_COLUMNS)


def test_a_sheet_of_too_many_lines_is_refused_before_it_is_read(tmp_path, ours):
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(b"\n" * 200_001)

    assert refused(sheet, ours) == ["sheet.csv: The file has more than 200,000 lines. Split it into several files."]


def test_an_import_that_is_interrupted_leaves_nothing_behind(sheet, ours, monkeypatch):
    """Ctrl-C while the reviews are written."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    fill(sheet, REVIEW)
    before = sorted(ours.parent.iterdir())
    monkeypatch.setattr("os.fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        import_reviews(sheet, [ours])
    assert sorted(ours.parent.iterdir()) == before


def test_a_sheet_that_cannot_be_written_leaves_nothing_behind(tmp_path, ours):
    with pytest.raises(InputError, match="cannot be written"):
        export_reviews([ours], tmp_path / "nowhere" / "sheet.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours.csv"]


def test_a_sheet_that_is_there_already_is_not_overwritten(tmp_path, ours):
    """It may hold what a reviewer filled in."""
    target = tmp_path / "sheet.csv"
    target.write_text("hours of work\n")

    with pytest.raises(InputError, match="is there already"):
        export_reviews([ours], target)
    assert target.read_text() == "hours of work\n"


@pytest.mark.parametrize("name", ["sheet.pdf", "ours.csv"])
def test_a_target_that_is_no_sheet_or_the_list_itself_is_refused(tmp_path, ours, name):
    before = ours.read_bytes()

    with pytest.raises(InputError):
        export_reviews([ours], tmp_path / name)
    assert ours.read_bytes() == before


def test_the_command_line_exports_and_imports(tmp_path, ours, capsys):
    sheet = tmp_path / "sheet.csv"
    with pytest.raises(SystemExit) as left:
        main(["words", "export", str(sheet), str(ours)])
    assert (left.value.code, capsys.readouterr().err) == (0, f"{sheet}: 2 rows to review.\n")
    fill(sheet, REVIEW)
    with pytest.raises(SystemExit) as left:
        main(["words", "import", str(sheet), str(ours)])
    assert (left.value.code, capsys.readouterr().err) == (
        0,
        f"{sheet}: 1 review taken, in {ours.parent / 'reviews.csv'}.\n",
    )
    fill(sheet, {"reviewer": ""})
    with pytest.raises(SystemExit) as left:
        main(["words", "import", str(sheet), str(ours)])
    assert (left.value.code, capsys.readouterr().out) == (
        1,
        "sheet.csv:2 [reviewer]: The cell is empty. Write who reviewed the row.\n",
    )


def test_every_bundled_row_fits_a_sheet(tmp_path):
    rows = sum(len(read(source, categories(rules())).entries) for source in bundled())

    assert export_reviews(bundled(), tmp_path / "all.csv") == rows
    assert import_reviews(tmp_path / "all.csv", bundled()) == {}
