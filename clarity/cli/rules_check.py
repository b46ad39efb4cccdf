"""`clarity rules check`: check rules, each against the texts of its own table."""

from __future__ import annotations

import argparse

from clarity.cli.common import FOUND, PASSED, Commands, tell
from clarity.errors import RuleError
from clarity.outputs import clean, counted

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "check",
        help="check rules, each against the texts of its own table",
        description="Check rules: the format of their files, whether each is found in its own texts where they say,"
        " whether each phrase is needed by one of them, and its code.",
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a rule or a group, for example: tone.blame, or tone (default: all)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every fault of the files; if there is none, every fault of what the rules do.

    Raises:
        InputError: There is no rule and no group of a name.
    """
    from clarity.bundle import language, rules
    from clarity.curate.rules import check_rules, chosen

    try:
        known = rules()
    except RuleError as error:
        for fault in error.faults:
            print(clean(str(fault)))
        return FOUND
    faults = check_rules(known, options.names)
    for fault in faults:
        print(clean(str(fault)))
    checked = chosen(known, options.names)
    cases = sum(len(rule.hit) + len(rule.miss) for rule in checked)
    found = counted(len(faults), "fault") if faults else "no faults"
    tell(f"{counted(len(checked), 'rule')} with {counted(cases, 'text')}, in {language().rules}: {found}.")
    return FOUND if faults else PASSED
