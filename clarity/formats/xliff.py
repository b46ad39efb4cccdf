"""XLIFF 1.2 and 2: of each unit the translation, or the source text where there is none yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate, errors

from clarity.errors import InputError
from clarity.formats.options import ReadOptions
from clarity.formats.parts import Lines, Part, join, part_of
from clarity.original import Original

__all__ = ["read"]

_UNITS = frozenset(["trans-unit", "unit"])
_CODE = re.compile(r"<(ph|bpt|ept|it)\b[^<>]*(?<!/)>.*?</\1>", re.DOTALL)
"""Elements that hold code of the document that is translated."""
_START_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")


class _Text(NamedTuple):
    """A text of a unit: the unit, a number for the segment, "source" or "target", and where it is, in bytes."""

    unit: str
    segment: int
    name: str
    start: int
    end: int


def read(text: str, options: ReadOptions | None = None) -> Original:
    """Read the texts of an XLIFF file; tags in them are those of markup.

    Raises:
        InputError: The text is not XML, or declares entities.

    >>> original = read('<xliff><unit id="a"><segment><source>Rest <pc>now</pc>.</source></segment></unit></xliff>')
    >>> original.prose.split(), original.where(0), original.locate(0)
    (['Rest', 'now', '.'], 'unit a, source', Place(line=1, column=38))
    """
    data = text.encode()
    chosen: dict[tuple[str, int], _Text] = {}
    for found in _texts(data):
        is_translated = found.name == "target" and data[found.start : found.end].strip()
        if is_translated or (found.unit, found.segment) not in chosen:
            chosen[found.unit, found.segment] = found
    return join(_parts(data, sorted(chosen.values(), key=lambda each: each.start), Lines(text), options))


def _parts(data: bytes, texts: list[_Text], lines: Lines, options: ReadOptions | None) -> Iterator[Part]:
    place = done = 0
    for each in texts:
        place += len(data[done : each.start].decode())
        raw = data[each.start : each.end].decode()
        done = each.start
        text = _CODE.sub(lambda code: " " * len(code[0]), raw)
        yield part_of([(text, place)], f"unit {each.unit}, {each.name}", lines, options, "html")


def _texts(data: bytes) -> list[_Text]:
    texts: list[_Text] = []
    unit, segment, starts = "", 0, dict[str, int]()
    parser = ParserCreate("utf-8")

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal unit, segment
        name = name.rpartition(":")[2]
        if name in _UNITS:
            unit = attributes.get("id", "")
        if name in ("source", "target"):
            segment += name == "source"
            tag = _START_TAG.match(data, parser.CurrentByteIndex)
            starts[name] = tag.end() if tag else parser.CurrentByteIndex

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name in starts:
            texts.append(_Text(unit, segment, name, starts[name], max(starts.pop(name), parser.CurrentByteIndex)))

    def refuse(*_: object) -> None:
        raise InputError("declares a document type, which a file of translations does not need. Take it out.")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    problem = ""
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        problem = f"is not XML (line {error.lineno}, column {error.offset + 1}: {errors.messages[error.code]})."
    if problem:
        raise InputError(problem)
    return texts
