"""`clarity words find`: list the rows that have a text in their terms or plain words."""

from __future__ import annotations

import argparse
import sys

from clarity.cli.common import FOUND, PASSED, Commands, add_wordlist, tell
from clarity.outputs import counted

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "find",
        help="list the rows that have a text in their terms or plain words",
        description="List the rows with a text in their terms, forms, plain words or explanations."
        " Exit code 1 if there is none.",
    )
    parser.add_argument("text", nargs="+", metavar="TEXT", help="for example: blood clot")
    add_wordlist(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show each row in a line, and count them on standard error."""
    from clarity.bundle import read_rows
    from clarity.curate.find import find_rows
    from clarity.outputs.reference import show_found

    _, entries = read_rows(options.wordlist)
    found = find_rows(entries.values(), " ".join(options.text))
    show_found(found, sys.stdout)
    tell(f"{counted(len(found), 'row')}.")
    return PASSED if found else FOUND
