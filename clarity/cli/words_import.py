"""`clarity words import`: bring back what reviewers filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from clarity.cli.common import FOUND, PASSED, Commands, add_lists, tell
from clarity.errors import WordListError
from clarity.outputs import clean, counted

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "import",
        help="bring back what reviewers filled in",
        description="Bring the four columns of a filled-in sheet back, to reviews.csv beside the lists:"
        " all of it, or nothing.",
    )
    parser.add_argument("sheet", metavar="SHEET", type=Path, help="the .csv or .xlsx file that was filled in")
    add_lists(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Take every review in, or print every fault and take none."""
    from clarity.curate.imports import import_reviews
    from clarity.wordlists import bundled

    try:
        taken = import_reviews(options.sheet, options.lists or bundled())
    except WordListError as error:
        for fault in error.faults:
            print(clean(str(fault)))
        tell(f"{options.sheet}: nothing was taken.")
        return FOUND
    for file, reviews in taken.items():
        tell(f"{options.sheet}: {counted(reviews, 'review')} taken, in {file}.")
    if not taken:
        tell(f"{options.sheet}: no row is filled in.")
    return PASSED
