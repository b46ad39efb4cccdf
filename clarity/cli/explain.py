"""`clarity explain`: say what is known of a rule or a term."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from clarity.cli.common import PASSED, Commands, add_wordlist
from clarity.errors import InputError

__all__ = ["add_to", "run"]


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "explain", help="say what a rule or a term is about", description="Say what is known of a rule or a term."
    )
    parser.add_argument(
        "subject", nargs="+", metavar="WORD", help="a term or a rule, for example: blood thinner, or tone.blame"
    )
    add_wordlist(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show a group of rules, one rule, or every row that lists the term.

    Raises:
        InputError: There is no such rule and no such term.
    """
    from clarity.bundle import read_rows, rules
    from clarity.outputs.reference import show_entry, show_rule, show_rules
    from clarity.tokens import normalise
    from clarity.wordlists import bundled_sources

    subject = " ".join(options.subject)
    sources = bundled_sources()
    known_rules = rules()
    group = [rule for rule in sorted(known_rules.values()) if rule.name.startswith(f"{subject}.")]
    if group:
        show_rules(group, sys.stdout)
        return PASSED
    if subject in known_rules:
        show_rule(known_rules[subject], sources, sys.stdout)
        return PASSED
    _, entries = read_rows(options.wordlist)
    wanted = normalise(subject)
    found = [
        entry
        for entry in entries.values()
        if wanted in (normalise(form.text) for form in entry.forms) or subject == entry.id
    ]
    if not found:
        known = [*known_rules, *(form.text.lower() for entry in entries.values() for form in entry.forms)]
        raise InputError(f'There is no rule and no listed term "{subject}".{_did_you_mean(subject.lower(), known)}')
    for entry in found:
        show_entry(entry, sources, sys.stdout)
    return PASSED


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=3)  # three fit on the line of the error
    return f" Did you mean: {', '.join(dict.fromkeys(close))}?" if close else " `clarity rules` lists the rules."
