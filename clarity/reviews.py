"""Reviews of word lists: what reviewers said of the rows, in reviews.csv next to the lists.

Each review has a hash of the row that was read. A row with the status `draft` counts as reviewed while somebody
approves of exactly that row and nobody asks for a change or rejects it; once the row changes it is a draft again.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from clarity.errors import Fault, WordListError
from clarity.files import read_file, replace_file
from clarity.table import csv_bytes, csv_rows

__all__ = ["DECISIONS", "FILLED_IN", "REVIEWS", "Review", "approved", "read_reviews", "write_reviews"]

REVIEWS = "reviews.csv"
"""The file next to a list with what reviewers said of its rows."""
DECISIONS = ("approve", "change", "reject")
"""What a reviewer may decide: right as it is, right once changed as the comment says, or not to be used."""
FILLED_IN = ("decision", "comment", "reviewer", "date")
"""The columns that a reviewer fills in."""

_COLUMNS = ("id", "row", *FILLED_IN)
_FOREIGN = "Bring the file back from version control; if it is not about word lists, move it to another folder."


class Review(NamedTuple):
    """What one reviewer said of a row, a field for each column; `row` is the hash of the row that was read."""

    id: str
    row: str
    decision: str
    comment: str
    reviewer: str
    date: str


def read_reviews(folder: Path | Traversable) -> list[Review]:
    """The reviews of the lists in a folder; none if there is no reviews.csv.

    Raises:
        WordListError: The file cannot be read, is not about reviews, or is damaged; the error has all faults.
    """
    source = folder / REVIEWS
    name = str(source)
    try:
        data = read_file(source)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WordListError([Fault(name, 0, "", f"The file cannot be read: {error.strerror}.", _FOREIGN)]) from error
    faults: list[Fault] = []
    rows = csv_rows(name, data, faults)
    _, header = next(rows, (1, []))
    if not faults and tuple(header) != _COLUMNS:
        faults.append(Fault(name, 1, "", f"The columns are not {', '.join(_COLUMNS)}.", _FOREIGN))
    found: dict[tuple[str, str], Review] = {}
    for line, cells in rows if not faults else ():
        if len(cells) != len(_COLUMNS):
            faults.append(Fault(name, line, "", f"The line has {len(cells)} cells, not {len(_COLUMNS)}.", _FOREIGN))
            continue
        review = Review(*map(str.strip, cells))
        if review.decision not in DECISIONS:
            fix = f"Write one of: {', '.join(DECISIONS)}."
            faults.append(Fault(name, line, "decision", f'"{review.decision}" is not a decision.', fix))
        if (review.id, review.reviewer) in found:
            faults.append(
                Fault(
                    name,
                    line,
                    "id",
                    f'{review.reviewer} reviewed "{review.id}" twice.',
                    "Keep the later of the two lines.",
                )
            )
        found[review.id, review.reviewer] = review
    if faults:
        raise WordListError(faults)
    return list(found.values())


def write_reviews(folder: Path, reviews: Iterable[Review]) -> None:
    """Replace the reviews of a folder, in order of row and reviewer.

    Raises:
        InputError: The file cannot be written.
    """
    rows = sorted(reviews, key=lambda review: (review.id, review.reviewer))
    replace_file(folder / REVIEWS, csv_bytes([_COLUMNS, *rows]))


def approved(reviews: Iterable[Review]) -> dict[str, str]:
    """The rows that a reviewer approved and none refused, by id, each with the hash of what was read."""
    by_row: dict[tuple[str, str], set[str]] = {}
    for review in reviews:
        by_row.setdefault((review.id, review.row), set()).add(review.decision)
    return {key: digest for (key, digest), decisions in by_row.items() if decisions == {"approve"}}
