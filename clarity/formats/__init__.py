"""Formats: each reads a source into an `Original`: the text, its prose of exactly the same length, and its blocks.

Places in the prose are places in the source. Markup becomes spaces; a placeholder becomes a neutral noun padded with
spaces. Where the source is no text to read as it is (a Word document, an e-mail, values in JSON), the text is taken out
of it, and `pieces` say where it was. A format is one module here with `read(source, options) -> Original`, and one line
in FORMATS: what else names the formats (messages, help, the README, the hook for pre-commit) is made from FORMATS, or
held to it by a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from clarity.errors import InputError
from clarity.formats import csv, docx, eml, html, json, markdown, plain, rtf, xliff, yaml
from clarity.formats.options import ReadOptions
from clarity.formats.templates import Syntax, read_template, without_suffix
from clarity.original import Original

__all__ = [
    "FORMATS",
    "Format",
    "ReadOptions",
    "endings",
    "format_of",
    "is_read",
    "original_of",
    "syntax_of",
    "text_formats",
]


class Format(NamedTuple):
    """How a format is read, the name endings of its files, and which hook for pre-commit checks them.

    It is read from a text, or, if that is None, `read_bytes` reads the bytes of a file. A format without a hook is one
    of data, most files of which are no texts for patients: they are read where they are named, not where a folder is.
    """

    read: Callable[[str, ReadOptions], Original] | None
    suffixes: tuple[str, ...]
    hook: str | None = "clarity"
    read_bytes: Callable[[bytes, ReadOptions], Original] | None = None


FORMATS: Mapping[str, Format] = {
    "text": Format(plain.read, (".txt", ".text")),
    "markdown": Format(markdown.read, (".md", ".markdown")),
    "html": Format(html.read, (".html", ".htm", ".xhtml")),
    "docx": Format(None, (".docx", ".docm", ".dotx", ".dotm"), "clarity-docx", docx.read),
    "rtf": Format(None, (".rtf",), "clarity-docx", rtf.read),
    "eml": Format(None, (".eml",), "clarity", eml.read),
    "json": Format(json.read, (".json",), None),
    "arb": Format(json.read_catalogue, (".arb",), None),
    "yaml": Format(yaml.read, (".yaml", ".yml"), None),
    "xliff": Format(xliff.read, (".xlf", ".xliff"), None),
    "csv": Format(csv.read, (".csv", ".tsv"), None),
}
"""Every format by its name, which is the `markup` of a text."""

_MARKUP = re.compile(r"\s*(?:<!--|<![dD]|</?[a-zA-Z][\w:-]*[\s/>])")
_MARKDOWN = re.compile(r"(?:\A|[\n\r])#{1,6} +[^\s#]|\*\*[^\s*][^*\n\r]*\*\*|\w\]\([^\s)]")
"""Signs that no plain text has: a heading, bold words, a link."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def original_of(text: str, markup: str, options: ReadOptions | None = None) -> Original:
    """Read a text in a format; half a surrogate pair is read as U+FFFD.

    Raises:
        InputError: `markup` is none of FORMATS, or a format of files that hold no text, such as Word's.
    """
    known = FORMATS.get(markup)
    if known is None:
        raise InputError(f"There is no such markup. Choose from: {', '.join(text_formats())}.")
    if known.read is None:
        raise InputError(f'"{markup}" is a format of files, not of texts: check the file.')
    return known.read(text if text.isascii() else _SURROGATE.sub("\ufffd", text), options or ReadOptions())


def format_of(path: PurePath, text: str = "") -> str:
    """The name of the format of a file, by the file's name.

    The ending of a template may stand after the format's own. If it stands alone, the text tells: it is HTML if it
    begins with a tag, a comment or a doctype, Markdown if it has a heading ("# "), bold words or a link, else plain.

    Raises:
        InputError: The file's name has none of the supported endings.

    >>> format_of(PurePath("letter.md"))
    'markdown'
    >>> format_of(PurePath("letter.md.j2")), format_of(PurePath("letter.j2"), "{% if late %}<p>Please call.")
    ('markdown', 'html')
    """
    inner, syntax = without_suffix(path)
    ending = inner.suffix.lower()
    if syntax is not None and not ending:
        return _format_in(text, syntax)
    for name, known in FORMATS.items():
        if ending in known.suffixes:
            return name
    kind = f'"{inner.suffix}" files' if ending else "files without an ending"
    raise InputError(f"{path}: clarity does not read {kind}. It reads: {endings()}.")


def text_formats() -> tuple[str, ...]:
    """The names of the formats in which any text can be, not those of bytes or of data.

    >>> "html" in text_formats(), "docx" in text_formats(), "json" in text_formats()
    (True, False, False)
    """
    return tuple(name for name, known in FORMATS.items() if known.read and known.hook)


def is_read(path: PurePath) -> bool:
    """Whether a file is read where its folder is named: by its name it is a text, such as may be one for patients.

    >>> is_read(PurePath("letter.md.j2")), is_read(PurePath("letter.png"))
    (True, False)
    """
    inner, syntax = without_suffix(path)
    ending = inner.suffix.lower()
    if not ending:
        return syntax is not None
    return any(ending in known.suffixes and (known.read or not syntax) for known in FORMATS.values() if known.hook)


def syntax_of(path: PurePath) -> Syntax | None:
    """The template syntax that the name of a file says it has; without one, a template is known by its signs.

    >>> syntax_of(PurePath("letter.html.erb")), syntax_of(PurePath("letter.html"))
    ('erb', None)
    """
    return without_suffix(path)[1]


def _format_in(text: str, syntax: Syntax) -> str:
    """The name of the format of a template, by its text."""
    template = read_template(text, syntax)
    begin = 0
    for stretch in template.stretches:
        if text[begin : stretch.start].strip():
            break
        begin = stretch.end
    if _MARKUP.match(text, begin):
        return "html"
    return "markdown" if _MARKDOWN.search(template.prose) else "text"


def endings() -> str:
    """The name endings of the files that are read, as messages list them.

    >>> endings().startswith(".txt, .text, .md")
    True
    """
    return ", ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
