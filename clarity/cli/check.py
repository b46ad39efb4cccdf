"""`clarity check`: check texts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from clarity.cli.common import FAILED, FOUND, PASSED, Commands, add_wordlist, complain, tell
from clarity.errors import InputError, PolicyError
from clarity.formats import endings
from clarity.outputs import OUTPUTS, Checked, Options, output

if TYPE_CHECKING:
    from clarity.checker import Checker
    from clarity.policy import Policy
    from clarity.sources import Source

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
        help=f"a file ({endings()}), a template of one (.html.j2), or a folder of such files; - reads standard input",
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
    parser.add_argument(
        "--show-prose", action="store_true", help="check nothing: show what is read of each file, and what is not"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check each file, report as the files are checked, and return the worst of their exit codes."""
    files = _Files(options)
    names = list(dict.fromkeys(chain.from_iterable(map(files.named, options.paths))))
    if options.show_prose:
        files.show_prose(names)
        return files.code
    color = None if options.color == "auto" else options.color == "always"
    shown = Options(several=len(names) > 1 or any(map(_is_folder, options.paths)), full=options.full, color=color)
    output(options.format)(files.checked(_watched(names)), sys.stdout, shown)
    return files.code


def _is_folder(name: str) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 - False for every name that cannot be one; that of Path may raise


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
        self._policies: dict[Path | None, Policy] = {}
        self._checkers: dict[Path | None, Checker] = {}

    def named(self, name: str) -> Sequence[str]:
        """The files that a name on the command line stands for: itself, or what is read of a folder.

        What is left out of a folder is told on standard error; so is a folder without a file that is read, which is
        more often a wrong name than nothing to check.
        """
        if not _is_folder(name):
            return [name]
        from clarity.walk import LeftOut, walk

        left_out = LeftOut()
        found = [str(path) for path in walk(Path(name), left_out)]
        faults = left_out.faults
        if not found and not faults:
            faults = [InputError(f"{name}: holds no file that clarity reads. It reads: {endings()}.")]
        for fault in faults:
            complain(fault)
            self.code = FAILED
        if said := str(left_out):
            tell(f"clarity: {name}: left out {said}.")
        return found

    def checked(self, names: Iterable[str]) -> Iterator[Checked]:
        """Check each file; if one cannot be read, say why on standard error and go on."""
        for name in names:
            config, source = self._source(name)
            if source is None:
                continue
            checker = self._checker(config)
            report = checker.check_source(source, self._options.kind)
            if not report.passed:
                self.code = max(self.code, FOUND)
            yield Checked(name, source.original.text, report, checker.policy)

    def show_prose(self, names: Iterable[str]) -> None:
        """Show what is read of each file."""
        from clarity.outputs import prose

        for name in names:
            _, source = self._source(name)
            if source is not None:
                told = (source.format, source.template and f"template: {source.template}", source.encoding)
                prose.write(source.original, name, ", ".join(filter(None, told)), sys.stdout)

    def _source(self, name: str) -> tuple[Path | None, Source | None]:
        """The policy file of a text and the text, as it is read under that policy; None if it cannot be read."""
        from clarity.sources import read_source, source_of

        is_stdin = name == _STDIN
        path = (self._options.stdin_filename or Path("standard-input.txt")) if is_stdin else Path(name)
        config = self._config(path.absolute().parent)
        policy = self._policy(config)
        try:
            if is_stdin:
                return config, source_of(_standard_input(), path, policy, "standard input")
            return config, read_source(path, policy)
        except InputError as error:
            complain(error)
            self.code = FAILED
        return config, None

    def _config(self, folder: Path) -> Path | None:
        """The policy file for the files of a folder; None for a bundled policy."""
        from clarity.policy import find_policy

        options = self._options
        return find_policy(folder) if options.config is None and options.profile is None else options.config

    def _policy(self, config: Path | None) -> Policy:
        from clarity.policy import load_policy, profile

        options = self._options
        if config not in self._policies:
            policy = load_policy(config) if config is not None else profile(options.profile or "default")
            changes = {"fail_on": options.fail_on} if options.fail_on else {}
            self._policies[config] = policy.model_copy(update=changes)
        return self._policies[config]

    def _checker(self, config: Path | None) -> Checker:
        """The checker under a policy; all files under one share it."""
        from clarity.checker import Checker

        if config not in self._checkers:
            try:
                self._checkers[config] = Checker(policy=self._policy(config), wordlists=self._options.wordlist)
            except PolicyError as error:
                if config is None:
                    raise
                raise error.of(config) from error
        return self._checkers[config]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input: is closed. Pipe a text into it, or name a file.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"standard input: cannot be read: {error.strerror or error}.") from error
