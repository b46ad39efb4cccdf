from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from clarity.bundle import categories, listed, rules
from clarity.checker import Checker
from clarity.document import Document, WordTable, parse
from clarity.en import ENGLISH
from clarity.formats import original_of
from clarity.language import Listed
from clarity.match import Match, RowIndex, longest, row_heads
from clarity.policy import Policy
from clarity.report import Finding, Report, Suggestion
from clarity.rule import Rule, read_rules
from clarity.suggest import Proposal, suggest
from clarity.tokens import phrase
from clarity.wordlists import COLUMNS, Entry, read

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
def checkers() -> Mapping[str, Checker]:
    """A checker for the readers of each region, with nothing switched off."""
    return {region: Checker(policy=Policy(region=region)) for region in ("US", "UK")}


@pytest.fixture(scope="session")
def checker(checkers) -> Checker:
    return checkers["US"]


@pytest.fixture(scope="session")
def found(checker):
    """The findings of a text as (rule, text) pairs, those of a group of rules only."""

    def find(text: str, group: str = "") -> list[tuple[str, str]]:
        return [
            (finding.rule, finding.text) for finding in checker.check(text).findings if finding.rule.startswith(group)
        ]

    return find


@pytest.fixture(scope="session")
def row_checker() -> Checker:
    """A checker of the bundled rows without the rules to which rows of tone give way."""
    known = rules()
    stronger = set(known["tone.judgement"].gives_way_to)
    return Checker(rules={name: rule for name, rule in known.items() if name not in stronger})


@pytest.fixture(scope="module")
def wordlist(request, tmp_path_factory) -> Path:
    """A word list of the ROWS of the test's module."""
    return write_list(tmp_path_factory.mktemp("lists") / "own.csv", request.module.ROWS)


@pytest.fixture(scope="module")
def own(wordlist) -> Checker:
    """A checker with the ROWS of the test's module."""
    return checker_with(wordlist)


@pytest.fixture(scope="module")
def proposed(wordlist) -> Callable[[str], tuple[Document, list[Match], list[Proposal]]]:
    """A text cut up, and what is found and offered in it by the ROWS of the test's module alone."""
    entries = read(wordlist, categories(rules())).entries

    def find(text: str) -> tuple[Document, list[Match], list[Proposal]]:
        document = document_in(text)
        return document, matches_in(document, entries), proposals_in(document, entries, {})

    return find


def data_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in tests/data."""
    with (ROOT / "tests" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def accept(text: str, suggestion: Suggestion) -> str:
    """A text once a suggestion is taken."""
    return text[: suggestion.start] + suggestion.text + text[suggestion.end :]


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


def entries_of(path: Path, rows: Iterable[Mapping[str, str]]) -> tuple[Entry, ...]:
    """Some rows, once written to a list and read."""
    return read(write_list(path, rows), categories(rules())).entries


def checker_with(*paths: Path, policy: Policy | None = None) -> Checker:
    """A checker with some word lists of one's own."""
    return Checker(policy=policy, wordlists=paths)


def rules_in(folder: Path, **files: str) -> dict[str, Rule]:
    """The rules of some files by the names of these; each rule gets the keys that all need and no text is read by."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_rules(folder, phrase, {"own"})


def document_in(text: str, markup: str = "text") -> Document:
    """A text in a format, cut up."""
    return parse(original_of(text, markup), WordTable({}, ENGLISH.word), ENGLISH.split)


def matches_in(document: Document, entries: Sequence[Entry]) -> list[Match]:
    """Where some rows are found, overlapping ones without the shorter."""
    return longest(RowIndex(entries, row_heads(entries, ENGLISH), ENGLISH).find(document))


def proposals_in(document: Document, entries: Sequence[Entry], stems: Mapping[str, Sequence[str]]) -> list[Proposal]:
    """What is offered where some rows are found; `stems` are the endings of medicines."""
    known = listed(entries)
    vocabulary = ENGLISH.vocabulary(Listed(known.terms, known.plain, known.familiar, known.medicines, stems))
    decided = suggest(document, matches_in(document, entries), ENGLISH, vocabulary)
    return [proposal for proposal in decided if isinstance(proposal, Proposal)]
