"""Folders: the files in them that are read, in a stable order, and what is left out and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import gitmatch

from clarity.errors import InputError
from clarity.files import decode, read_bytes
from clarity.formats import is_read

__all__ = ["LeftOut", "walk"]

_TOOLS = frozenset({"__pycache__", "_build", "node_modules", "site-packages", "venv"})
"""Folders that tools make, which linters pass by; others of theirs are hidden, as ".venv" and ".git" are."""
_REPOSITORY = ".git"
_MOST_IGNORE = 1_000_000  # bytes of a .gitignore, ten times the longest that are seen
_NAMED = 4  # endings that are named, and folders: enough to see what kind of files they are

_Rules = Sequence[tuple[Path, Sequence[gitmatch.Pattern[str]]]]
"""What .gitignore files say, each with its folder, from the outermost in."""


@dataclass
class LeftOut:
    """What is left out of folders, and why; as a text it is one line, "" if there is nothing.

    >>> left_out = LeftOut()
    >>> left_out.unknown.update([".pdf", ".png", ".pdf"])
    >>> left_out.ignored = 1
    >>> str(left_out)
    '3 files of other types (2 .pdf, 1 .png); 1 file or folder that .gitignore names'
    """

    unknown: Counter[str] = field(default_factory=Counter)
    ignored: int = 0
    hidden: set[str] = field(default_factory=set)
    links: int = 0
    faults: list[InputError] = field(default_factory=list)

    def __str__(self) -> str:
        said = []
        if count := self.unknown.total():
            common = sorted(self.unknown.items(), key=lambda item: (-item[1], item[0]))
            named = [f"{times} {ending or 'without an ending'}" for ending, times in common[:_NAMED]]
            other = [f"{len(common) - _NAMED} other endings"] if len(common) > _NAMED else []
            files = "1 file" if count == 1 else f"{count} files"
            said.append(f"{files} of other types ({', '.join(named + other)})")
        if self.ignored:
            things = "file or folder" if self.ignored == 1 else "files or folders"
            said.append(f"{self.ignored} {things} that .gitignore names")
        if self.hidden:
            more = ["…"] if len(self.hidden) > _NAMED else []
            said.append(f"hidden folders and those of tools ({', '.join(sorted(self.hidden)[:_NAMED] + more)})")
        if self.links:
            said.append("1 link" if self.links == 1 else f"{self.links} links")
        return "; ".join(said)


def walk(folder: Path, left_out: LeftOut) -> Iterator[Path]:
    """Yield the files that clarity reads: those of a folder by name, then those of each folder in it.

    Left out are files of other types, what .gitignore files name (also those above the folder, in the same
    repository), folders that are hidden or made by tools, and links, so that there is no way in a circle. It is told to
    `left_out` on the way; its `faults` say which folders, or .gitignore files in them, cannot be read.
    """
    pending = [(folder, _rules_above(folder.resolve(), left_out))]
    while pending:
        here, above = pending.pop()
        real = here.resolve()
        rules = [*above, *_rules_of(real, real / ".gitignore", left_out)]
        folders: list[tuple[Path, _Rules]] = []
        for entry in _entries(here, left_out):
            is_folder = entry.is_dir(follow_symlinks=False)
            is_hidden = entry.name.startswith(".")
            path = here / entry.name
            if is_folder and (is_hidden or entry.name in _TOOLS):
                left_out.hidden.add(entry.name)
            elif _is_ignored(real / entry.name, rules, is_folder=is_folder):
                left_out.ignored += 1
            elif entry.is_symlink():
                left_out.links += 1
            elif is_folder:
                folders.append((path, rules))
            elif is_read(path):
                yield path
            elif not is_hidden:
                left_out.unknown[path.suffix.lower()] += 1
        pending += reversed(folders)


def _entries(folder: Path, left_out: LeftOut) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        left_out.faults.append(InputError(f"{folder}: cannot be read: {error.strerror}."))
    return []


def _rules_above(folder: Path, left_out: LeftOut) -> _Rules:
    """The rules of the folders above, up to that of the repository; none if the folder is in none."""
    inside: list[Path] = []
    for parent in (folder, *folder.parents):
        inside.append(parent)
        if (parent / _REPOSITORY).exists():
            files = [each / ".gitignore" for each in reversed(inside[1:])]
            exclude = parent / _REPOSITORY / "info" / "exclude"
            above = [rules for file in files for rules in _rules_of(file.parent, file, left_out)]
            return [*_rules_of(parent, exclude, left_out), *above]
    return []


def _rules_of(folder: Path, file: Path, left_out: LeftOut) -> _Rules:
    if not file.is_file():
        return []
    try:
        lines = decode(read_bytes(file, _MOST_IGNORE), str(file)).splitlines()
    except InputError as error:
        left_out.faults.append(error)
        return []
    return [(folder, list(_patterns(lines)))]


def _patterns(lines: Iterable[str]) -> Iterator[gitmatch.Pattern[str]]:
    for line in lines:
        try:
            regex = gitmatch.pattern2regex(line)
        except gitmatch.InvalidPatternError:
            continue  # git passes it by too
        if regex is not None:  # a comment is none
            yield regex.compile()


def _is_ignored(path: Path, rules: _Rules, *, is_folder: bool) -> bool:
    """Whether the innermost rule that says anything of a path leaves it out; the folders that it is in were not."""
    for folder, patterns in reversed(rules):
        name = path.relative_to(folder).as_posix()
        for pattern in reversed(patterns):
            if pattern.match(name, is_dir=is_folder):
                return not pattern.negative
    return False
