"""Formats: from a source to its prose view, a text of exactly the same length in which only prose is left.

Offsets in the view are offsets in the source. Markup becomes spaces, a placeholder becomes a neutral noun padded with spaces, and
the character BLOCK_BREAK marks where a block certainly ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Literal

from clarity.errors import InputError
from clarity.formats.markdown import view as markdown
from clarity.formats.plain import view as plain

__all__ = ["FORMATS", "Format", "format_of"]

Format = Literal["text", "markdown"]

FORMATS: Mapping[Format, Callable[[str], str]] = {"text": plain, "markdown": markdown}
"""The prose view of each format."""

_SUFFIXES: Mapping[str, Format] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}


def format_of(path: PurePath) -> Format:
    """The format of a file by its name.

    Raises:
        InputError: The name has none of the supported endings.

    >>> format_of(PurePath("letter.md"))
    'markdown'
    """
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        kind = f'"{path.suffix}" files' if path.suffix else "files without an ending"
        raise InputError(f"{path}: clarity does not read {kind}. It reads: {', '.join(_SUFFIXES)}.")
    return found
