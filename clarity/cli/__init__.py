"""The command line.

Exit code 0: passed; 1: findings at or above the fail level, or faults in a list; 2: the work could not be done.
Adding a command is a module with `add_to` and `run`, and its name in COMMANDS, WORDS_COMMANDS or RULES_COMMANDS.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol

from clarity.cli import check, explain, rules, words_check, words_export, words_find, words_import
from clarity.cli.common import CUT_OFF, FAILED, INTERRUPTED, Commands, complain, tell
from clarity.errors import ClarityError
from clarity.outputs import clean

__all__ = ["COMMANDS", "WORDS_COMMANDS", "main"]


class _Command(Protocol):
    """A module of a command. It imports what its work needs inside `run`, so that help is shown at once."""

    def add_to(self, commands: Commands) -> None:
        """Add the command's parser, whose defaults name `run`."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


COMMANDS: tuple[_Command, ...] = (check, explain, rules)
"""`clarity COMMAND`, in the order of the help."""
WORDS_COMMANDS: tuple[_Command, ...] = (words_check, words_find, words_export, words_import)
"""`clarity words COMMAND`, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    _open_streams()
    try:
        code = _code(arguments)
    except ClarityError as error:
        complain(error)
        code = FAILED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CUT_OFF
        if not isinstance(error, BrokenPipeError):
            tell(f"clarity: the report cannot be written: {error.strerror}.")
            code = FAILED
    sys.exit(code)


def _code(arguments: Sequence[str] | None) -> int:
    """Run a command, and have all that it printed written, so that a fault in that is known here too."""
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    finally:
        sys.stdout.flush()
    return code


def _open_streams() -> None:
    """Make sure that there are output streams, whatever this was started with, and that they take any text."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open until the process ends
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="clarity",
        description="Check how clear and how kind a text for patients is: reading level, jargon, tone."
        " Nothing leaves this machine.",
        epilog="Exit code: 0 passed, 1 findings at or above the policy's fail level, 2 the work could not be done.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    words = commands.add_parser("words", help="work on word lists", description="Work on word lists.")
    words_commands = words.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in WORDS_COMMANDS:
        command.add_to(words_commands)
    return parser


class _Parser(argparse.ArgumentParser):
    """Cleans what it repeats of a wrong command line, such as the name of a file."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"clarity {version('clarity-check')}")
        parser.exit()
