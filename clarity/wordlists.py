"""Word lists: find, read and validate the CSV files that hold what to flag and what to write instead.

The columns are described in wordlists/README.md. Every fault of every file is collected, so that a curator sees all of
them in one run.
"""

from __future__ import annotations

import csv
import difflib
import errno
import gc
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, cast, get_args

from clarity.cells import AddFault, check_cell, check_choice
from clarity.errors import Fault, WordListError
from clarity.files import read_file
from clarity.report import About, Action, Dispute, Severity
from clarity.reviews import REVIEWS, approved, read_reviews
from clarity.table import csv_rows

__all__ = [
    "COLUMNS",
    "Entry",
    "Example",
    "Form",
    "WordList",
    "bundled",
    "bundled_sources",
    "data_files",
    "familiar_to_patients",
    "medicine_stems",
    "read",
    "read_all",
    "read_lists",
    "row_digest",
    "without_collector",
]

COLUMNS = tuple(
    "id term forms category action severity replacements explanation unless_before unless_after unless_with"
    " only_before only_after"
    " only_with about disputed case region opposite_of never why evidence sources status hit miss".split(),
)

_EMPTY = dict.fromkeys(COLUMNS, "")
_REQUIRED = ("id", "term", "category", "action", "sources", "status", "hit", "miss")
_ACTIONS = get_args(Action)
_SEVERITIES = get_args(Severity)
_STATUSES = ("draft", "reviewed", "retired")
_REGIONS = ("UK", "US")
_ABOUT = get_args(About)
_DISPUTED = get_args(Dispute)
_ID = re.compile(r"[a-z]+(?:\.[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*)+")
_REGION_PAIR = re.compile(r"'([^']+)': '([^']+)'")
_NOT_LISTS = frozenset(["sources.csv", "medicine_stems.csv", "familiar.csv", REVIEWS])


class Form(NamedTuple):
    """One spelling or inflection to find, and its own offers if it has any ("utilised=used")."""

    text: str
    offers: tuple[str, ...] = ()


class Example(NamedTuple):
    """A sentence in which a row must be found, and how it reads with the first offer taken, if the row says so."""

    text: str
    expected: str | None = None


class Entry(NamedTuple):
    """One row of a word list: one sense of a term."""

    id: str
    forms: tuple[Form, ...]
    category: str
    rule: str
    action: Action
    severity: Severity | None
    replacements: tuple[str, ...]
    explanation: str
    unless_before: tuple[str, ...]
    unless_after: tuple[str, ...]
    unless_with: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    only_with: tuple[str, ...]
    about: About | None
    disputed: Dispute | None
    exact: bool
    region: str | None
    opposite_of: tuple[str, ...]
    never: tuple[str, ...]
    why: str
    evidence: str
    sources: tuple[str, ...]
    status: str
    hits: tuple[Example, ...]
    misses: tuple[str, ...]
    file: str
    line: int

    @property
    def term(self) -> str:
        """The term as the row spells it; it is also the first of the forms."""
        return self.forms[0].text

    def texts(self) -> Iterator[str]:
        """Every text that the row finds, and every text that it offers or explains with."""
        for form in self.forms:
            yield from (form.text, *form.offers)
        yield from (*self.replacements, self.explanation)


@dataclass(frozen=True, slots=True)
class WordList:
    """The rows of one file, retired ones included, and a hash of the file that does not depend on its line breaks."""

    name: str
    digest: str
    entries: tuple[Entry, ...]


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector: it would search thousands of new rows again and again and find nothing to free."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # otherwise the caller has frozen objects, which must stay so
            gc.freeze()
            gc.unfreeze()  # all objects count as old now, so that the collector does not search them at once
        if was_on:
            gc.enable()


def bundled() -> list[Traversable]:
    """The word lists that ship with clarity, in order of name."""
    return sorted((file for file in data_files() if file.name not in _NOT_LISTS), key=lambda file: file.name)


def data_files() -> list[Traversable]:
    """Every CSV file in the folder of the bundled lists: the lists, their sources and their reviews."""
    return [file for file in _folder().iterdir() if file.name.endswith(".csv")]


def bundled_sources() -> dict[str, dict[str, str]]:
    """The rows of sources.csv by id: where the bundled lists' facts come from, and under what licence."""
    text = _folder().joinpath("sources.csv").read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def medicine_stems() -> dict[str, tuple[str, ...]]:
    """Endings of medicine names ("-pril"), which show that a sentence is about a medicine even if no row has the name.

    Each comes with the words that have the ending and are not medicines ("april").
    """
    text = _folder().joinpath("medicine_stems.csv").read_text(encoding="utf-8")
    return {row["stem"].removeprefix("-"): _parts(row["except"]) for row in csv.DictReader(io.StringIO(text))}


def familiar_to_patients() -> frozenset[str]:
    """The words of familiar.csv: hard by frequency or formula, but a curator found that patients know them."""
    text = _folder().joinpath("familiar.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(io.StringIO(text)))


def read(source: Path | Traversable, categories: Mapping[str, str]) -> WordList:
    """Read one word list; `categories` names the rule that reports the rows of each category.

    Raises:
        WordListError: The file cannot be read or has faults; the error holds all of them.
    """
    faults: list[Fault] = []
    try:
        data = read_file(source)
    except OSError as error:
        fix = "Split it into several files." if error.errno == errno.EFBIG else "Check its name."
        raise WordListError([Fault(str(source), 0, "", f"The file cannot be read: {error.strerror}.", fix)]) from error
    entries = tuple(_entries(source, data, categories, faults))
    if faults:
        raise WordListError(faults)
    digest = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:16]  # 64 bits: no two lists share them by chance
    return WordList(source.name, digest, entries)


def read_all(
    sources: Iterable[Path | Traversable], categories: Mapping[str, str]
) -> tuple[list[WordList], dict[str, Entry]]:
    """Read several lists; also return every row in use, by id.

    A row replaces one with the same id in an earlier list; with the status "retired" it takes that one out of use.

    Raises:
        WordListError: One or more files cannot be read or have faults; the error holds all of them.
    """
    lists = read_lists(sources, categories)
    entries = {entry.id: entry for wordlist in lists for entry in wordlist.entries}
    return lists, {key: entry for key, entry in sorted(entries.items()) if entry.status != "retired"}


@without_collector()
def read_lists(sources: Iterable[Path | Traversable], categories: Mapping[str, str]) -> list[WordList]:
    """Read several lists, and raise the faults of all of them together.

    Raises:
        WordListError: One or more files cannot be read or have faults; the error holds all of them.
    """
    lists: list[WordList] = []
    faults: list[Fault] = []
    for source in sources:
        try:
            lists.append(read(source, categories))
        except WordListError as error:
            faults.extend(error.faults)
    if faults:
        raise WordListError(dict.fromkeys(faults))  # lists of one folder share its reviews, and the faults of those
    return lists


def _folder() -> Traversable:
    """The folder of the lists: inside the installed package, or next to it in a checkout."""
    inside = files("clarity").joinpath("wordlists")
    if inside.is_dir():
        return inside
    beside = Path(__file__).resolve().parent.parent / "wordlists"
    if not beside.is_dir():
        raise WordListError(
            [Fault("wordlists", 0, "", "The bundled word lists are missing.", "Install clarity again.")]
        )
    return beside


def row_digest(row: Mapping[str, str]) -> str:
    """A hash of every cell of a row: a review holds while the row still has the hash that was reviewed."""
    # Twelve hexadecimal digits: two different versions of one row share them once in 300 million million. The letter in
    # front keeps spreadsheets from taking a hash of digits for a number.
    return (
        "r" + hashlib.sha256("\x1f".join(row.get(column, "").strip() for column in COLUMNS).encode()).hexdigest()[:12]
    )


def _entries(
    source: Traversable | Path, data: bytes, categories: Mapping[str, str], faults: list[Fault]
) -> Iterator[Entry]:
    name = source.name
    rows = csv_rows(name, data, faults)
    _, header = next(rows, (1, []))
    if faults or not _header_is_right(name, header, faults):
        return
    reviewed: dict[str, str] = {}
    try:
        reviewed = approved(read_reviews(source.parent if isinstance(source, Path) else _folder()))
    except WordListError as error:
        faults.extend(error.faults)
    first_seen: dict[str, int] = {}
    for line, cells in rows:
        row = dict(zip(header, cells, strict=False))
        entry = _entry(name, line, row, len(header), cells, categories, faults)
        key = row.get("id", "").strip()
        if key and first_seen.setdefault(key, line) != line:
            faults.append(
                Fault(
                    name,
                    line,
                    "id",
                    f'The id "{key}" is taken by line {first_seen[key]}.',
                    "Give each row an id of its own.",
                )
            )
        if entry is not None:
            is_approved = entry.status == "draft" and entry.id in reviewed and reviewed[entry.id] == row_digest(row)
            yield entry._replace(status="reviewed") if is_approved else entry


def _header_is_right(name: str, header: Sequence[str], faults: list[Fault]) -> bool:
    found = len(faults)
    if not set(header) & {"id", "term"}:
        fix = f"The first line must name the columns: {', '.join(COLUMNS)}."
        faults.append(Fault(name, 1, "", "This is not a word list.", fix))
        return False
    for column in header:
        if column not in COLUMNS:
            close = difflib.get_close_matches(column, COLUMNS, n=1)
            fix = f'Did you mean "{close[0]}"?' if close else f"The columns are: {', '.join(COLUMNS)}."
            faults.append(Fault(name, 1, column, "There is no such column.", fix))
        elif header.count(column) > 1:
            faults.append(Fault(name, 1, column, "The column is there more than once.", "Keep one of them."))
    faults.extend(
        Fault(name, 1, column, "The column is missing.", f"Add a column {column} to the first line.")
        for column in _REQUIRED
        if column not in header
    )
    return len(faults) == found


def _entry(
    name: str,
    line: int,
    row: dict[str, str],
    width: int,
    cells: Sequence[str],
    categories: Mapping[str, str],
    faults: list[Fault],
) -> Entry | None:
    """The entry of a line; None if it has a fault. Faults are added to `faults`."""
    found = len(faults)

    def fault(column: str, problem: str, fix: str) -> None:
        faults.append(Fault(name, line, column, problem, fix))

    if len(cells) != width:
        what, fix = (
            ("more", 'Put a cell with a comma in it in "quotes".')
            if len(cells) > width
            else ("fewer", "Add the missing commas.")
        )
        fault("", f"The line has {what} cells ({len(cells)}) than there are columns ({width}).", fix)
        return None
    filled = {column: stripped for column, cell in row.items() if (stripped := cell.strip())}
    values = {column: _parts(cell) for column, cell in filled.items()}
    for column, cell in filled.items():
        check_cell(column, cell, values[column], fault)
    for column in _REQUIRED:
        if column not in filled:
            fault(column, "The cell is empty.", f"Every row needs a value in {column}.")
    row = _EMPTY | filled
    if row["id"] and not _ID.fullmatch(row["id"]):
        fault("id", f'"{row["id"]}" is not an id.', "Write it as group.slug, for example cond.hypertension.")
    rule = categories.get(row["category"], "")
    check_choice("category", row["category"], categories, fault)
    check_choice("action", row["action"], _ACTIONS, fault)
    check_choice("severity", row["severity"], _SEVERITIES, fault)
    check_choice("about", row["about"], _ABOUT, fault)
    check_choice("disputed", row["disputed"], _DISPUTED, fault)
    check_choice("status", row["status"], _STATUSES, fault)
    if row["case"] not in ("", "exact"):
        fault("case", f'"{row["case"]}" is not known.', 'Leave the cell empty, or write "exact".')
    region, action = _region(row["region"], fault), row["action"]
    forms = _forms(row["term"], values.get("forms", ()), fault)
    replacements = values.get("replacements", ())
    if action in ("replace", "choose") and not replacements:
        fault("replacements", f"A row to {action} needs plain words.", "Write what to use instead, best first.")
    if action == "explain" and not row["explanation"]:
        fault(
            "explanation",
            "A row to explain needs an explanation.",
            "Write a phrase that can go in brackets after the term.",
        )
    if action in ("replace", "choose") and row["term"].lower() in (offer.lower() for offer in replacements):
        fault("replacements", "The term is offered in place of itself.", "Offer other words.")
    if action == "replace" and row["category"].startswith(("tone", "dose")):
        fault("action", "The tone of a text and doses are never replaced by machine.", 'Write "choose" or "flag".')
    if len(faults) > found:
        return None
    return Entry(
        id=row["id"], forms=forms, category=row["category"], rule=rule, action=cast("Action", action),
        severity=cast("Severity", row["severity"]) if row["severity"] else None, replacements=replacements,
        explanation=row["explanation"], unless_before=values.get("unless_before", ()),
        unless_after=values.get("unless_after", ()), unless_with=values.get("unless_with", ()),
        only_before=values.get("only_before", ()), only_after=values.get("only_after", ()),
        only_with=values.get("only_with", ()), about=cast("About", row["about"]) if row["about"] else None,
        disputed=cast("Dispute", row["disputed"]) if row["disputed"] else None, exact=row["case"] == "exact",
        region=region, opposite_of=values.get("opposite_of", ()), never=values.get("never", ()), why=row["why"],
        evidence=row["evidence"], sources=values.get("sources", ()), status=row["status"],
        hits=tuple(map(_example, values["hit"])), misses=values["miss"], file=name, line=line,
    )  # fmt: skip


def _parts(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(map(str.strip, cell.split("|")))


def _forms(term: str, parts: Sequence[str], fault: AddFault) -> tuple[Form, ...]:
    """The term and its forms; a form that is given twice, once with its own offers, is one form."""
    found = {term: Form(term)}
    own: tuple[str, ...]
    for part in parts:
        text, own = part, ()
        if "=" in part:
            text, _, offers = part.partition("=")
            text, own = text.rstrip(), tuple(map(str.strip, offers.split(";")))
        if not text or not all(own):
            fault(
                "forms",
                f'"{part}" is not a form.',
                'Write "form", "form=its plain words" or "form=some words ; other words".',
            )
        elif own or text not in found:
            found[text] = Form(text, own)
    return tuple(found.values())


def _region(cell: str, fault: AddFault) -> str | None:
    """The region of a row; None for both. A cell about spellings (oedema=UK | edema=US) is a note for people."""
    if not cell:
        return None
    pairs = _REGION_PAIR.findall(cell) if cell.startswith("{") else [part.partition("=")[::2] for part in _parts(cell)]
    wrong = [region for _, region in pairs if region.strip() not in _REGIONS]
    if cell in _REGIONS:
        return cell
    if pairs and not wrong:
        return None
    fault("region", f'"{cell}" is not known.', 'Write UK or US, or for spellings "oedema=UK | edema=US".')
    return None


def _example(part: str) -> Example:
    text, arrow, expected = part.partition("=>")
    return Example(text.rstrip(), expected.lstrip() if arrow else None)
