"""`clarity words export`: a sheet, and how many rows it has."""

from __future__ import annotations

import csv


def test_words_export_writes_a_sheet_of_the_lists_it_is_given(clarity, folder):
    assert clarity("words", "export", "exported.csv", "own.csv") == (0, "", "exported.csv: 2 rows to review.\n")
    with (folder / "exported.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["own.zorbic", "own.zqd"]


def test_words_export_cleans_the_name_of_the_sheet(clarity):
    code, _, err = clarity("words", "export", "exported\x1b.csv", "own.csv")

    assert (code, err) == (0, "exported\\x1b.csv: 2 rows to review.\n")


def test_words_export_tells_what_a_sheet_must_be(clarity):
    assert clarity("words", "export", "sheet.docx", "own.csv") == (
        2,
        "",
        "clarity: sheet.docx: a sheet for review ends in .csv or .xlsx.\n",
    )
