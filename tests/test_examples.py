"""Every file in examples/ works, and the letters read as they should."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT

from clarity.checker import Checker
from clarity.policy import find_policy, load_policy

EXAMPLES = ROOT / "examples"
LETTERS = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".md", ".txt"))
CLEAR = [path for path in LETTERS if path.stem.endswith(("_clear", "_after"))]


def check(path):
    config = find_policy(path.parent)
    return (Checker(policy=load_policy(config)) if config else Checker()).check_file(path)


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)


def test_there_are_enough_letters():
    assert len(LETTERS) >= 8


@pytest.mark.parametrize("path", CLEAR, ids=lambda path: path.name)
def test_a_clear_letter_passes_nearly_clean(path):
    """At most one warning in 200 words, no error, and a score of 80 or more."""
    report = check(path)
    warnings = [finding for finding in report.findings if finding.severity != "info"]

    assert report.passed
    assert report.score >= 80
    assert len(warnings) <= report.reading.words / 200, [finding.text for finding in warnings]


@pytest.mark.parametrize("path", [path for path in LETTERS if path not in CLEAR], ids=lambda path: path.name)
def test_a_usual_letter_has_findings(path):
    report = check(path)

    assert report.score < 50
    assert len([finding for finding in report.findings if finding.severity != "info"]) >= 5


@pytest.mark.parametrize(
    "before", [path for path in LETTERS if path.stem.endswith("_before")], ids=lambda path: path.stem
)
def test_a_kinder_letter_scores_at_least_15_points_more_on_tone(before):
    after = before.with_stem(before.stem.replace("_before", "_after"))

    assert check(after).scores.tone >= check(before).scores.tone + 15


def test_library_example_runs():
    result = run("examples/library.py")

    assert result.returncode == 0, result.stderr
    assert "'prior to' -> before" in result.stdout
    assert "clarity does not read" in result.stdout


def test_demo_reports_a_pasted_text():
    result = run("examples/demo.py", given="US\nletter\n\nYou have hypertension.\n\nThank you.\nEND\n\n123\nEND\nEND\n")

    assert result.returncode == 0, result.stderr
    assert "Write: high blood pressure (hypertension)" in result.stdout
    assert "I could not find any words" in result.stdout
    assert "Goodbye!" in result.stdout


@pytest.mark.parametrize("given", ["", "\n", "END\n", "one line without an end"])
def test_demo_ends_well(given):
    result = run("examples/demo.py", given=given)

    assert result.returncode == 0, result.stderr
    assert result.stderr == ""


def test_the_discharge_sheet_is_told_on_the_command_line():
    """The README's first command."""
    result = run("-m", "clarity", "check", "examples/discharge.md")

    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("examples/discharge.md: 21 of 100, not passed\n")
    assert '  2. 15:106 "noncompliant with": words that put the blame on the patient.' in result.stdout
