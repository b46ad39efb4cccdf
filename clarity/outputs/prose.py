"""What is read of a source, for `clarity check --show-prose`: each block where it begins, and what is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from clarity.original import Original
from clarity.outputs import clean
from clarity.outputs.terminal import Line, Terminal, wrapped

__all__ = ["write"]

_WIDEST = 100  # cells, as of a report
_NARROWEST = 40
_GAP = re.compile(r"(?:[^\S\n\r]*(?:\r\n|\n|\r)){2,}")
"""Blank lines: where a format does not know its blocks, as plain text, they stand between what belongs together."""


def write(original: Original, name: str, how: str, stream: TextIO) -> None:
    """Write the name of a source, how it was read, and its prose, a block after another in order of place."""
    terminal = Terminal(stream)
    width = max(_NARROWEST, min(terminal.width, _WIDEST))
    terminal.print([[(f"{name} ({how}):", "bold")]])
    shown = [(start, _shown(original, start, end, kind, width)) for start, end, kind in _stretches(original)]
    shown += [(start, _unread(original, start, end, reason, width)) for start, end, reason in original.unread]
    for _, lines in sorted(shown, key=lambda item: item[0]):
        terminal.print(lines)
    terminal.print([[]])


def _stretches(original: Original) -> Iterator[tuple[int, int, str]]:
    """The blocks that hold words; of one whose kind is not known the parts between blank lines."""
    for start, end, kind in original.blocks:
        gaps = [] if kind else [found.span() for found in _GAP.finditer(original.prose, start, end)]
        for begin, stop in zip(
            [start, *(after for _, after in gaps)], [*(before for before, _ in gaps), end], strict=True
        ):
            text = original.prose[begin:stop]
            if text.strip():
                yield begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()), kind or "text"


def _shown(original: Original, start: int, end: int, kind: str, width: int) -> list[Line]:
    branch = original.branch_of(start, end)
    about = f"{kind}, {branch}" if branch else kind
    return _entry(f"{_place(original, start)} {about}:", original.prose[start:end], "cyan", width)


def _unread(original: Original, start: int, end: int, reason: str, width: int) -> list[Line]:
    return _entry(f"{_place(original, start)} not read: {reason}", original.text[start:end], "yellow", width)


def _place(original: Original, start: int) -> str:
    line, column = original.locate(start)
    return f"{line}:{column} {original.where(start)}".rstrip()


def _entry(headline: str, text: str, style: str, width: int) -> list[Line]:
    lines = [part for line in text.splitlines() for part in wrapped(clean(line).split(), width - 4)]
    return [[(line, style)] for line in wrapped(clean(headline).split(), width)] + [[f"    {line}"] for line in lines]
