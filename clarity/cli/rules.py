"""`clarity rules`: list every rule."""

from __future__ import annotations

import argparse
import sys

from clarity.cli import rules_check
from clarity.cli.common import PASSED, Commands

__all__ = ["RULES_COMMANDS", "add_to", "run"]

RULES_COMMANDS = (rules_check,)
"""`clarity rules COMMAND`, in the order of the help."""


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("rules", help="list every rule, or check them", description="List every rule.")
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in RULES_COMMANDS:
        command.add_to(commands)


def run(_: argparse.Namespace) -> int:
    """Show every rule in a line."""
    from clarity.bundle import rules
    from clarity.outputs.reference import show_rules

    show_rules(sorted(rules().values()), sys.stdout)
    return PASSED
