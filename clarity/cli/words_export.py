"""`clarity words export`: write a sheet for clinicians to review."""

from __future__ import annotations

import argparse
from pathlib import Path

from clarity.cli.common import PASSED, Commands, add_lists, tell

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "export",
        help="write a sheet for clinicians to review",
        description="Write every row to a sheet (.csv or .xlsx) with four columns to fill in:"
        " decision, comment, reviewer, date.",
    )
    parser.add_argument("sheet", metavar="SHEET", type=Path, help="the .csv or .xlsx file to write")
    add_lists(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the sheet, and say how many rows it has."""
    from clarity.curate.export import export_reviews
    from clarity.wordlists import bundled

    rows = export_reviews(options.lists or bundled(), options.sheet)
    tell(f"{options.sheet}: {rows} rows to review.")
    return PASSED
