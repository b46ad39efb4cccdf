"""A Word document as a whole: which parts it has, and what each says."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from clarity.formats.docx.body import Body
from clarity.formats.docx.package import Package, value_of
from clarity.formats.docx.styles import Styles
from clarity.formats.taken import Taken

__all__ = ["take_out"]

_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])


def take_out(data: bytes) -> Taken:
    """Take the text out of the bytes of a document.

    Raises:
        InputError: The bytes are no Word document that can be unpacked.
        RecursionError: It holds elements in one another without end.
    """
    package = Package(data)
    taken = Taken()
    parts: dict[str, list[str]] = {"main": [package.main]}
    for relation in package.relations(package.main).values():
        parts.setdefault(relation.type, []).append(relation.part)
    styles = next(map(package.xml, parts.get("styles", ())), None)
    body = Body(Styles(styles), taken)
    for kind in ("header", "main", "footnotes", "endnotes", "diagramData", "chart", "footer"):
        for number, part in enumerate(parts.get(kind, ()), 1):
            element = package.xml(part)
            if kind in ("diagramData", "chart"):
                body.take_drawing(element, f"{kind.removesuffix('Data')} {number}, ")
            elif kind in ("footnotes", "endnotes"):
                for place, note in enumerate(_notes(element), 1):
                    body.take(note, f"{kind.removesuffix('s')} {place}, ")
            else:
                body.take(element, "" if kind == "main" else f"{kind} {number}, ")
    return taken


def _notes(element: Element) -> Iterator[Element]:
    """The notes of a part; the lines that part notes from the text, and the like, are none."""
    return (note for note in element if value_of(note, "w:type") not in _SEPARATORS)
