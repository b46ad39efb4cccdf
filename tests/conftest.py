from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from clarity.checker import Checker
from clarity.document import Parser
from clarity.report import Finding, Report
from clarity.wordlists import COLUMNS

ROOT = Path(__file__).resolve().parent.parent

GOOD = {
    "id": "own.utilise",
    "term": "utilise",
    "category": "plain",
    "action": "replace",
    "replacements": "use",
    "sources": "own",
    "status": "draft",
    "hit": "We utilise it.",
    "miss": "a utility room",
}
"""A row of a word list with nothing wrong."""


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def found(checker):
    """The findings of a text as (rule, text) pairs, those of a group of rules only."""

    def find(text: str, group: str = "") -> list[tuple[str, str]]:
        return [(finding.rule, finding.text) for finding in checker.check(text).findings if finding.rule.startswith(group)]

    return find


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in tests/data."""
    with (ROOT / "tests" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def accept(text: str, finding: Finding, suggestion: str) -> str:
    return text[: finding.start] + suggestion + text[finding.end :]


def overlapping(report: Report, start: int, end: int) -> list[Finding]:
    """The findings of word-list rows that overlap a place."""
    return [finding for finding in report.findings if finding.entry and finding.start < end and finding.end > start]


def write_list(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A word list of some rows; the cells that every row needs and that no text is read by may be left out."""
    usual = {"sources": "own", "status": "draft", "hit": "hit", "miss": "miss"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows({**usual, **row} for row in rows)
    return path
