"""What commands share: exit codes, options that several have, and messages on standard error."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Protocol

from clarity.errors import ClarityError, PolicyError
from clarity.outputs import clean

__all__ = [
    "CUT_OFF",
    "FAILED",
    "FOUND",
    "INTERRUPTED",
    "PASSED",
    "Commands",
    "add_lists",
    "add_wordlist",
    "complain",
    "tell",
]

PASSED = 0
FOUND = 1  # there is something to correct; linters use this code for it, and CI fails on it
FAILED = 2  # the code with which argparse reports a wrong command line
INTERRUPTED = 130  # what shells report of a program that was stopped with Ctrl-C: 128 and the number of SIGINT, 2
CUT_OFF = 141  # the same for one whose output nobody reads on, as before `| head`: 128 and the number of SIGPIPE, 13


class Commands(Protocol):
    """Where the parser of a command is added: what argparse's `add_subparsers` returns."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:  # noqa: A002 - argparse's word
        """Add the parser of a command of this name."""


def add_wordlist(parser: argparse.ArgumentParser) -> None:
    """Add the option for lists that are used with the bundled ones."""
    parser.add_argument(
        "--wordlist",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a word list of your own; may be repeated",
    )


def add_lists(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for lists that are worked on instead of the bundled ones."""
    parser.add_argument(
        "lists", nargs="*", metavar="FILE", type=Path, help="the word lists (default: the bundled ones)"
    )


def tell(message: str) -> None:
    """Print a line on standard error."""
    print(clean(message), file=sys.stderr)


def complain(error: ClarityError) -> None:
    """Print an error on standard error, one fault a line; a line break in a file name cannot fake another line."""
    lines = [str(fault) for fault in getattr(error, "faults", ())] or [str(error)]
    if isinstance(error, PolicyError):
        lines = str(error).replace("\n", "\n  ").split("\n")
    print("clarity:", "\n".join(map(clean, lines)), file=sys.stderr)
