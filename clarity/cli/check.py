"""`clarity check`: check texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clarity.cli.common import FAILED, FOUND, PASSED, Commands, add_wordlist, complain
from clarity.errors import InputError, PolicyError
from clarity.formats import endings
from clarity.outputs import OUTPUTS, Checked, Options, output

if TYPE_CHECKING:
    from clarity.checker import Checker

__all__ = ["add_to", "run"]

_STDIN = "-"
_MANY = 20  # files; a run over fewer takes a second or two and needs no progress bar


def add_to(commands: Commands) -> None:
    """Add the command's parser."""
    parser = commands.add_parser(
        "check", help="check texts", description="Check texts and report what to change, why, and to what."
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=f"a file ({endings()}), or a template of one (.html.j2); - reads standard input",
    )
    parser.add_argument(
        "--format",
        choices=tuple(OUTPUTS),
        default="human",
        help="how to report: human, for people; concise, a line each: path:line:column: severity rule message; json,"
        " one report, or of several files a list (default: human)",
    )
    parser.add_argument(
        "--full", action="store_true", help="with human: every finding in its line, with the reason and all offers"
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in human and concise; auto: on a terminal, unless NO_COLOR is set, or if FORCE_COLOR is"
        " (default: auto)",
    )
    parser.add_argument(
        "--kind",
        choices=("letter", "discharge", "message"),
        help="what kind of text it is: also look for what such a text should hold",
    )
    policy = parser.add_mutually_exclusive_group()
    policy.add_argument("--profile", metavar="NAME", help="a bundled policy: default, strict or nhs")
    policy.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="a policy file; otherwise the nearest clarity.toml or pyproject.toml",
    )
    add_wordlist(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the lowest severity that fails (default: policy)",
    )
    parser.add_argument(
        "--stdin-filename",
        metavar="NAME",
        type=Path,
        help="the file name to use for standard input: it decides format and policy",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check each file, report as the files are checked, and return the worst of their exit codes."""
    names = list(dict.fromkeys(options.paths))
    files = _Files(options)
    color = None if options.color == "auto" else options.color == "always"
    shown = Options(several=len(names) > 1, full=options.full, color=color)
    output(options.format)(files.checked(_watched(names)), sys.stdout, shown)
    return files.code


def _watched(names: Sequence[str]) -> Iterable[str]:
    """The names; with a progress bar if there are many, somebody is watching, and the reports go elsewhere."""
    if len(names) < _MANY or not sys.stderr.isatty() or sys.stdout.isatty():
        return names
    from clarity.outputs.terminal import with_progress

    return with_progress(names, "Checking")


class _Files:
    """The files of a run, each checked under the policy nearest to it; `code` is the exit code so far."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.code = PASSED
        self._options = options
        self._checkers: dict[Path | None, Checker] = {}

    def checked(self, names: Iterable[str]) -> Iterator[Checked]:
        """Check each file; if one cannot be read, say why on standard error and go on."""
        for name in names:
            try:
                checked = self._check(name)
            except InputError as error:
                complain(error)
                self.code = FAILED
                continue
            if not checked.report.passed:
                self.code = max(self.code, FOUND)
            yield checked

    def _check(self, name: str) -> Checked:
        from clarity.sources import read_source, source_of

        options = self._options
        if name == _STDIN:
            path = options.stdin_filename or Path("standard-input.txt")
            checker = self._checker_for(path.absolute().parent)
            source = source_of(_standard_input(), path, checker.policy, "standard input")
        else:
            path = Path(name)
            checker = self._checker_for(path.absolute().parent)
            source = read_source(path, checker.policy)
        return Checked(name, source.original.text, checker.check_source(source, options.kind), checker.policy)

    def _checker_for(self, folder: Path) -> Checker:
        """The checker for the files of a folder; folders under one policy share it."""
        from clarity.policy import find_policy

        options = self._options
        config = options.config
        if config is None and options.profile is None:
            config = find_policy(folder)
        if config not in self._checkers:
            self._checkers[config] = self._build_checker(config)
        return self._checkers[config]

    def _build_checker(self, config: Path | None) -> Checker:
        from clarity.checker import Checker
        from clarity.policy import load_policy, profile

        options = self._options
        policy = load_policy(config) if config is not None else profile(options.profile or "default")
        if options.fail_on:
            policy = policy.model_copy(update={"fail_on": options.fail_on})
        try:
            return Checker(policy=policy, wordlists=options.wordlist)
        except PolicyError as error:
            if config is None:
                raise
            raise error.of(config) from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input: is closed. Pipe a text into it, or name a file.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"standard input: cannot be read: {error.strerror or error}.") from error
