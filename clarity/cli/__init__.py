"""The command line. Exit code 0: passed; 1: findings at or above the fail level, or faults in a list; 2: the work could not be done."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from clarity.errors import ClarityError, InputError, WordListError

if TYPE_CHECKING:
    from clarity.checker import Checker
    from clarity.policy import Policy
    from clarity.report import Report

__all__ = ["main"]

_PASSED, _FOUND, _FAILED = 0, 1, 2
_STDIN = "-"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - closed by whoever started this
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except ClarityError as error:
        _complain(error)
        code = _FAILED
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"clarity: the report cannot be written: {error.strerror}.", file=sys.stderr)
        code = _FAILED
    sys.exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clarity",
        description="Check how clear and how kind a text for patients is: reading level, jargon, tone. Nothing leaves this machine.",
        epilog="Exit code: 0 passed, 1 findings at or above the policy's fail level, 2 the work could not be done.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    check = commands.add_parser("check", help="check texts", description="Check texts and report what to change, why, and to what.")
    check.add_argument("paths", nargs="+", metavar="PATH", help="a .txt or .md file; - reads standard input")
    check.add_argument("--format", choices=("human", "json"), default="human", help="how to report (default: human)")
    check.add_argument(
        "--kind", choices=("letter", "discharge", "message"), help="what kind of text it is: also look for what such a text should hold"
    )
    policy = check.add_mutually_exclusive_group()
    policy.add_argument("--profile", metavar="NAME", help="a bundled policy: default, strict or nhs")
    policy.add_argument("--config", metavar="FILE", type=Path, help="a policy file; otherwise the nearest clarity.toml or pyproject.toml")
    check.add_argument(
        "--wordlist", metavar="FILE", type=Path, action="append", default=[], help="a word list of your own; may be repeated"
    )
    check.add_argument("--fail-on", choices=("error", "warning", "info", "never"), help="the lowest severity that fails (default: policy)")
    check.add_argument("--stdin-filename", metavar="NAME", type=Path, help="the name that standard input goes by, for format and policy")
    check.set_defaults(run=_check)

    explain = commands.add_parser(
        "explain", help="say what a rule or a term is about", description="Say what is known of a rule or a term."
    )
    explain.add_argument("subject", nargs="+", metavar="WORD", help="a term or a rule, for example: blood thinner, or tone.blame")
    explain.add_argument("--wordlist", metavar="FILE", type=Path, action="append", default=[], help="a word list of your own")
    explain.set_defaults(run=_explain)

    rules = commands.add_parser("rules", help="list every rule", description="List every rule.")
    rules.set_defaults(run=_rules)

    words = commands.add_parser("words", help="work on word lists", description="Work on word lists.")
    words_commands = words.add_subparsers(title="commands", metavar="COMMAND", required=True)
    words_check = words_commands.add_parser(
        "check",
        help="check word lists, each row's own examples included",
        description="Check the bundled word lists and your own: the format, each row's own examples, the safety rules.",
    )
    words_check.add_argument("lists", nargs="*", metavar="FILE", type=Path, help="a word list of your own")
    words_check.set_defaults(run=_words_check)
    words_find = words_commands.add_parser(
        "find",
        help="list the rows that have a text in their terms or plain words",
        description="List the rows with a text in their terms, forms, plain words or explanations. Exit code 1 if there is none.",
    )
    words_find.add_argument("text", nargs="+", metavar="TEXT", help="for example: blood clot")
    words_find.add_argument("--wordlist", metavar="FILE", type=Path, action="append", default=[], help="a word list of your own")
    words_find.set_defaults(run=_words_find)
    words_export = words_commands.add_parser(
        "export",
        help="write a sheet for clinicians to review",
        description="Write every row to a sheet (.csv or .xlsx) with four columns to fill in: decision, comment, reviewer, date.",
    )
    words_export.add_argument("sheet", metavar="SHEET", type=Path, help="the .csv or .xlsx file to write")
    words_export.add_argument("lists", nargs="*", metavar="FILE", type=Path, help="the word lists (default: the bundled ones)")
    words_export.set_defaults(run=_words_export)
    words_import = words_commands.add_parser(
        "import",
        help="bring back what reviewers filled in",
        description="Bring the four columns of a filled-in sheet back, to reviews.csv beside the lists: all of it, or nothing.",
    )
    words_import.add_argument("sheet", metavar="SHEET", type=Path, help="the .csv or .xlsx file that was filled in")
    words_import.add_argument("lists", nargs="*", metavar="FILE", type=Path, help="the word lists (default: the bundled ones)")
    words_import.set_defaults(run=_words_import)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"clarity {version('clarity-check')}")
        parser.exit()


def _check(options: argparse.Namespace) -> int:
    from clarity.outputs.human import show_report, with_progress

    checkers = _Checkers(options)
    done: list[tuple[str, Report]] = []
    code = _PASSED
    paths = list(dict.fromkeys(options.paths))
    for name in with_progress(paths, "Checking"):
        try:
            text, report, policy = _check_one(name, checkers, options)
        except InputError as error:
            _complain(error)
            code = _FAILED
            continue
        if not report.passed:
            code = max(code, _FOUND)
        done.append((name, report))
        if options.format == "human":
            show_report(name, text, report, policy)
    if options.format == "json" and done:
        from clarity.outputs.json import reports_as_json

        print(reports_as_json(done, several=len(paths) > 1))
    return code


def _check_one(name: str, checkers: _Checkers, options: argparse.Namespace) -> tuple[str, Report, Policy]:
    from clarity.checker import decode, read_file
    from clarity.formats import format_of

    if name == _STDIN:
        path = options.stdin_filename or Path("standard-input.txt")
        markup = format_of(path)
        text = decode(sys.stdin.buffer.read(), "standard input")
    else:
        path = Path(name)
        text, markup = read_file(path)
    checker = checkers.for_folder(path.absolute().parent)
    return text, checker.check(text, kind=options.kind, markup=markup), checker.policy


class _Checkers:
    """One checker for each policy that the files of a run are under."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._built: dict[Path | None, Checker] = {}

    def for_folder(self, folder: Path) -> Checker:
        """The checker for the files of a folder."""
        from clarity.policy import find_policy

        options = self._options
        config = options.config
        if config is None and options.profile is None:
            config = find_policy(folder)
        if config not in self._built:
            self._built[config] = self._build(config)
        return self._built[config]

    def _build(self, config: Path | None) -> Checker:
        from clarity.checker import Checker
        from clarity.policy import load_policy, profile

        options = self._options
        policy = load_policy(config) if config is not None else profile(options.profile or "default")
        if options.fail_on:
            policy = policy.model_copy(update={"fail_on": options.fail_on})
        return Checker(policy=policy, wordlists=options.wordlist)


def _explain(options: argparse.Namespace) -> int:
    from clarity.document import normalise
    from clarity.outputs.human import show_entry, show_rule, show_rules
    from clarity.rules import RULES
    from clarity.wordlists import bundled, bundled_sources, read_all

    subject = " ".join(options.subject)
    sources = bundled_sources()
    group = [rule for rule in RULES.values() if rule.name.startswith(f"{subject}.")]
    if group:
        show_rules(group)
        return _PASSED
    if subject in RULES:
        show_rule(RULES[subject], sources)
        return _PASSED
    _, entries = read_all([*bundled(), *options.wordlist])
    wanted = normalise(subject)
    found = [entry for entry in entries.values() if wanted in (normalise(form.text) for form in entry.forms) or subject == entry.id]
    if not found:
        known = [*RULES, *(form.text.lower() for entry in entries.values() for form in entry.forms)]
        raise InputError(f'There is no rule and no listed term "{subject}".{_did_you_mean(subject.lower(), known)}')
    for entry in found:
        show_entry(entry, sources)
    return _PASSED


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=3)
    return f" Did you mean: {', '.join(dict.fromkeys(close))}?" if close else " `clarity rules` lists the rules."


def _rules(_: argparse.Namespace) -> int:
    from clarity.outputs.human import show_rules
    from clarity.rules import RULES

    show_rules(RULES.values())
    return _PASSED


def _words_check(options: argparse.Namespace) -> int:
    from clarity.curate.check import check_lists
    from clarity.wordlists import bundled, bundled_sources, medicine_stems, read_all

    try:
        lists, entries = read_all([*bundled(), *options.lists])
    except WordListError as error:
        if not all(fault.line for fault in error.faults):
            raise  # a file that cannot be read
        print(error)
        return _FOUND
    faults = check_lists(lists, entries, bundled_sources(), medicine_stems())
    for fault in faults:
        print(fault)
    rows = sum(len(wordlist.entries) for wordlist in lists)
    folder = Path(str(bundled()[0])).parent
    print(
        f"{rows} rows in {len(lists)} lists, the bundled ones in {folder}: {len(faults) or 'no'} fault{'' if len(faults) == 1 else 's'}.",
        file=sys.stderr,
    )
    return _FOUND if faults else _PASSED


def _words_find(options: argparse.Namespace) -> int:
    from clarity.document import normalise
    from clarity.outputs.human import show_found
    from clarity.wordlists import bundled, read_all

    _, entries = read_all([*bundled(), *options.wordlist])
    wanted = normalise(" ".join(options.text))
    found = [entry for entry in entries.values() if any(wanted in normalise(text) for text in entry.texts())]
    show_found(found)
    print(f"{len(found)} row{'' if len(found) == 1 else 's'}.", file=sys.stderr)
    return _PASSED if found else _FOUND


def _words_export(options: argparse.Namespace) -> int:
    from clarity.curate.reviews import export_reviews
    from clarity.wordlists import bundled

    rows = export_reviews(options.lists or bundled(), options.sheet)
    print(f"{options.sheet}: {rows} rows to review.", file=sys.stderr)
    return _PASSED


def _words_import(options: argparse.Namespace) -> int:
    from clarity.curate.reviews import import_reviews
    from clarity.wordlists import bundled

    try:
        taken = import_reviews(options.sheet, options.lists or bundled())
    except WordListError as error:
        print(error)
        print(f"{options.sheet}: nothing was taken.", file=sys.stderr)
        return _FOUND
    for file, reviews in taken.items():
        print(f"{options.sheet}: {reviews} review{'' if reviews == 1 else 's'} taken, in {file}.", file=sys.stderr)
    if not taken:
        print(f"{options.sheet}: no row is filled in.", file=sys.stderr)
    return _PASSED


def _complain(error: ClarityError) -> None:
    print(f"clarity: {error}", file=sys.stderr)
