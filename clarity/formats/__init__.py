"""Formats: each reads a source into an `Original`: the text, its prose of exactly the same length, and its blocks.

Places in the prose are places in the source. Markup becomes spaces; a placeholder becomes a neutral noun padded with
spaces. A format is one module here with `read(text) -> Original`, and one line in FORMATS: what else names the formats
(messages, help, the README, the hook for pre-commit) is made from FORMATS, or held to it by a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from clarity.errors import InputError
from clarity.formats import html, markdown, plain
from clarity.original import Original

__all__ = ["FORMATS", "Format", "endings", "format_of", "original_of"]


class Format(NamedTuple):
    """How a format is read, the name endings of its files, and what pre-commit calls such files.

    `hook_types` are tags of pre-commit's `identify`, such as "plain-text". The hook checks the files that have one.
    """

    read: Callable[[str], Original]
    suffixes: tuple[str, ...]
    hook_types: tuple[str, ...]


FORMATS: Mapping[str, Format] = {
    "text": Format(plain.read, (".txt", ".text"), ("plain-text",)),
    "markdown": Format(markdown.read, (".md", ".markdown"), ("markdown",)),
    "html": Format(html.read, (".html", ".htm", ".xhtml"), ("html",)),
}
"""Every format by its name, which is the `markup` of a text."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def original_of(text: str, markup: str) -> Original:
    """Read a text in a format; half a surrogate pair is read as U+FFFD.

    Raises:
        InputError: `markup` is none of FORMATS.
    """
    known = FORMATS.get(markup)
    if known is None:
        raise InputError(f"There is no such markup. Choose from: {', '.join(FORMATS)}.")
    return known.read(text if text.isascii() else _SURROGATE.sub("\ufffd", text))


def format_of(path: PurePath) -> str:
    """The name of the format of a file, by the file's name.

    Raises:
        InputError: The file's name has none of the supported endings.

    >>> format_of(PurePath("letter.md"))
    'markdown'
    """
    ending = path.suffix.lower()
    for name, known in FORMATS.items():
        if ending in known.suffixes:
            return name
    kind = f'"{path.suffix}" files' if path.suffix else "files without an ending"
    raise InputError(f"{path}: clarity does not read {kind}. It reads: {endings()}.")


def endings() -> str:
    """The name endings of the files that are read, as messages list them.

    >>> endings().startswith(".txt, .text, .md")
    True
    """
    return ", ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
