"""Whole letters in, exact output out: regenerate with `python tests/test_golden.py`, and read the difference first."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "discharge.txt": ["check", "examples/discharge.md"],
    "discharge_full.txt": ["check", "--full", "examples/discharge.md"],
    "discharge_concise.txt": ["check", "--format", "concise", "examples/discharge.md"],
    "several.txt": ["check", "examples/discharge.md", "examples/discharge_clear.md", "examples/results_message.txt"],
    "discharge.json": ["check", "--format", "json", "examples/discharge.md"],
    "appointment.txt": ["check", "examples/uk/appointment_message.txt"],
    "outpatient.json": ["check", "--format", "json", "examples/uk/outpatient_letter.md"],
    "explain_term.txt": ["explain", "d/c"],
    "explain_rule.txt": ["explain", "jargon.dose"],
    "rules.txt": ["rules"],
}
WIDTHS = {"letter_80.txt": "80", "letter_100.txt": "100", "letter_120.txt": "120"}
"""The same letter at the widths that terminals have most often."""
LETTER = ["check", "--kind", "letter", "examples/kind/missed_appointment_before.txt"]
KINDS = {
    "back_pain_discharge": "discharge", "biopsy_result": "letter", "diabetes_review": "letter",
    "missed_appointment": "letter",
    "weight_message": "message",
}  # fmt: skip
KIND_CASES = {
    path.with_suffix(".report"): [
        "check",
        "--kind",
        KINDS[path.stem.rpartition("_")[0]],
        path.relative_to(ROOT).as_posix(),
    ]
    for path in sorted((ROOT / "examples" / "kind").iterdir())
    if path.suffix != ".report"
}


def output(arguments: list[str]) -> str:
    """What the command line prints, without the hashes, which change with every row."""
    from clarity.cli import main

    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main(arguments)
    return re.sub(r'(: ")[0-9a-f]{16}"', r'\1HASH"', printed.getvalue())


def schema() -> str:
    from clarity import Report

    return json.dumps(Report.model_json_schema(), indent=2) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_agreed(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    assert output(CASES[name]) == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WIDTHS)
def test_output_fits_the_terminal(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", WIDTHS[name])
    shown = output(LETTER)

    assert shown == (GOLDEN / name).read_text(encoding="utf-8")
    assert max(map(len, shown.splitlines())) <= int(WIDTHS[name])


@pytest.mark.parametrize("report", KIND_CASES, ids=lambda path: path.stem)
def test_the_reports_beside_the_examples_are_true(report, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    assert output(KIND_CASES[report]) == report.read_text(encoding="utf-8")


def test_there_are_five_examples_before_and_after():
    assert len(KIND_CASES) == 10


def test_schema_of_the_report_is_as_agreed():
    """The JSON output is a contract: a change here is a change for every user."""
    assert schema() == (GOLDEN / "report.schema.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    for case, command in CASES.items():
        (GOLDEN / case).write_text(output(command), encoding="utf-8")
    for case, columns in WIDTHS.items():
        os.environ["COLUMNS"] = columns
        (GOLDEN / case).write_text(output(LETTER), encoding="utf-8")
    os.environ["COLUMNS"] = "100"
    for path, command in KIND_CASES.items():
        path.write_text(output(command), encoding="utf-8")
    (GOLDEN / "report.schema.json").write_text(schema(), encoding="utf-8")
