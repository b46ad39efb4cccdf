"""`clarity words import`: what was taken, or every fault and nothing taken."""

from __future__ import annotations

import csv

import pytest


@pytest.fixture
def fill(clarity, folder):
    """Export a sheet, fill in cells of its first row, and bring it back."""

    def run(name: str, **cells: str):
        assert clarity("words", "export", name, "own.csv").code == 0
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[0].update(cells)
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return clarity("words", "import", name, "own.csv")

    return run


def test_words_import_tells_that_no_row_is_filled_in(fill):
    assert fill("empty.csv") == (0, "", "empty.csv: no row is filled in.\n")


def test_words_import_tells_the_faults_and_takes_nothing(fill, folder):
    code, out, err = fill("faulty.csv", decision="ag\x1bree")

    assert (code, err) == (1, "faulty.csv: nothing was taken.\n")
    assert 'faulty.csv:2 [decision]: "ag\\x1bree" ' in out
    assert not (folder / "reviews.csv").exists()
