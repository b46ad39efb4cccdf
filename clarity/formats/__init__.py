"""Formats: each reads a source into an `Original`: the text, its prose of exactly the same length, and its blocks.

Places in the prose are places in the source. Markup becomes spaces; a placeholder becomes a neutral noun padded with
spaces. A format is one module here with `read(text) -> Original`, and one line in FORMATS.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Literal, NamedTuple, get_args

from clarity.errors import InputError
from clarity.formats import markdown, plain
from clarity.original import Original

__all__ = ["FORMATS", "Format", "format_of", "original_of"]

Format = Literal["text", "markdown"]


class _Kind(NamedTuple):
    read: Callable[[str], Original]
    suffixes: tuple[str, ...]


FORMATS: dict[Format, _Kind] = {
    "text": _Kind(plain.read, (".txt", ".text")),
    "markdown": _Kind(markdown.read, (".md", ".markdown")),
}
"""How each format is read, and the name endings of its files."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def original_of(text: str, markup: Format) -> Original:
    """Read a text in a format; half a surrogate pair is read as U+FFFD.

    Raises:
        InputError: `markup` is not known.
    """
    known = FORMATS.get(markup)
    if known is None:
        raise InputError(f"There is no such markup. Choose from: {', '.join(get_args(Format))}.")
    return known.read(text if text.isascii() else _SURROGATE.sub("\ufffd", text))


def format_of(path: PurePath) -> Format:
    """The format of a file by its name.

    Raises:
        InputError: The name has none of the supported endings.

    >>> format_of(PurePath("letter.md"))
    'markdown'
    """
    ending = path.suffix.lower()
    for name, known in FORMATS.items():
        if ending in known.suffixes:
            return name
    kind = f'"{path.suffix}" files' if path.suffix else "files without an ending"
    endings = ", ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
    raise InputError(f"{path}: clarity does not read {kind}. It reads: {endings}.")
