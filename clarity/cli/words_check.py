"""`clarity words check`: check word lists, each row's own examples included."""

from __future__ import annotations

import argparse
from pathlib import Path

from clarity.cli.common import FOUND, PASSED, Commands, tell
from clarity.errors import WordListError
from clarity.outputs import clean, counted

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "check",
        help="check word lists, each row's own examples included",
        description="Check the bundled word lists and your own: the format, each row's own examples, the safety rules.",
    )
    parser.add_argument("lists", nargs="*", metavar="FILE", type=Path, help="a word list of your own")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every fault of the format; if there is none, every fault of what the rows say.

    Raises:
        WordListError: A file cannot be read.
    """
    from clarity.bundle import read_rows
    from clarity.curate.check import check_lists
    from clarity.wordlists import bundled, bundled_sources

    try:
        lists, entries = read_rows(options.lists)
    except WordListError as error:
        if not all(fault.line for fault in error.faults):
            raise  # a file that cannot be read
        for fault in error.faults:
            print(clean(str(fault)))
        return FOUND
    faults = check_lists(lists, entries, bundled_sources())
    for fault in faults:
        print(clean(str(fault)))
    rows = sum(len(wordlist.entries) for wordlist in lists)
    folder = Path(str(bundled()[0])).parent
    found = counted(len(faults), "fault") if faults else "no faults"
    tell(f"{rows} rows in {len(lists)} lists, the bundled ones in {folder}: {found}.")
    return FOUND if faults else PASSED
