"""Files as sources of texts: which format each is in, how its characters are written, and its `Original`."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import NamedTuple

from clarity.errors import InputError
from clarity.files import read_bytes, text_of
from clarity.formats import FORMATS, ReadOptions, format_of, original_of, syntax_of
from clarity.formats.templates import Syntax
from clarity.original import Original
from clarity.policy import Policy

__all__ = ["Source", "read_source", "source_of"]


class Source(NamedTuple):
    """An original, and how its file was read.

    `encoding` is None for a file of bytes, such as Word's; `template` is the template syntax that the name says.
    """

    original: Original
    format: str
    encoding: str | None = None
    template: Syntax | None = None


def read_source(path: Path, policy: Policy) -> Source:
    """Read a file, under the limits and settings of a policy.

    Raises:
        InputError: The file is missing, is a folder, is too large, is of a type clarity does not read, or is not what
            its name says.
    """
    return source_of(read_bytes(path, policy.max_bytes), path, policy)


def source_of(data: bytes, path: PurePath, policy: Policy, name: str = "") -> Source:
    """Read the bytes of a file; errors call it `name`, or else its path.

    Raises:
        InputError: As `read_source`, but that there are bytes.
    """
    name = name or str(path)
    options = ReadOptions(syntax_of(path), policy.fields, policy.html_attributes)
    markup, encoding = format_of(path), None
    read_bytes = FORMATS[markup].read_bytes
    if read_bytes is None:
        text, encoding = text_of(data, name, policy.encoding)
        markup = format_of(path, text)
    try:
        original = original_of(text, markup, options) if read_bytes is None else read_bytes(data, options)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    return Source(original, markup, encoding, options.syntax)
