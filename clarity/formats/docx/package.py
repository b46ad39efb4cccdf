"""The package that a Word document is: a ZIP file of parts, most of them XML, that name one another by relations."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from clarity.errors import InputError

__all__ = ["Package", "Relation", "child_of", "name_of", "value_of"]

_MOST_UNPACKED = 100_000_000
"""Bytes of all parts together, as of a file; a letter has some 100,000."""
_OLE = b"\xd0\xcf\x11\xe0"
_PREFIXES: Mapping[str, str] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
}
"""What the names of elements and attributes begin with, as everybody writes them; the second are of the strict kind."""
_PACKAGE = "_rels/.rels"
_TRUNCATED = "is not a Word document, or only part of one. Open it in Word and save it again."


class Relation(NamedTuple):
    """A part that another part names, and the last word of the relation's type."""

    type: str
    part: str


def name_of(tag: str) -> str:
    """The name of an element or attribute with its usual prefix; without one if it is of no known kind.

    >>> name_of("{http://purl.oclc.org/ooxml/wordprocessingml/main}p"), name_of("{http://x.org}p")
    ('w:p', 'p')
    """
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:])
    return f"{prefix}:{name}" if prefix else name


def value_of(element: Element | None, name: str = "w:val") -> str | None:
    """An attribute by its name with its prefix; None if there is none, or no element."""
    attributes = () if element is None else element.items()
    return next((value for key, value in attributes if name_of(key) == name), None)


def child_of(element: Element | None, *names: str) -> Element | None:
    """The first child of that name; of that the first of the next name, and so on."""
    for name in names:
        children = () if element is None else element
        element = next((child for child in children if name_of(child.tag) == name), None)
    return element


class Package:
    """The parts of a document.

    Raises:
        InputError: The bytes are no ZIP file with a document in it, or unpack to far too much.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise InputError("has a password, or is of Word before 2007. Save it as .docx, without a password.")
        self._left = _MOST_UNPACKED
        opened = _opened(data)
        if opened is None:
            raise InputError(_TRUNCATED)
        self._zip = opened
        self._names = frozenset(self._zip.namelist())
        main = [
            relation.part for relation in self._relations(_PACKAGE, "").values() if relation.type == "officeDocument"
        ]
        if not main:
            raise InputError(_TRUNCATED)
        self.main = main[0]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part names, by the ids that it gives."""
        folder = dirname(part)
        return self._relations(join(folder, "_rels", f"{part.removeprefix(folder).lstrip('/')}.rels"), folder)

    def xml(self, part: str) -> Element:
        """A part as XML.

        Raises:
            InputError: There is no such part, or it is not XML.
        """
        try:
            return fromstring(self.data(part))  # noqa: S314 - expat refuses entities that multiply, and nothing is fetched
        except (ParseError, ValueError, LookupError):
            pass
        raise InputError(f"its part {part} is not XML. Open it in Word and save it again.")

    def data(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: There is no such part, it cannot be unpacked, or is far too large.
        """
        problem = _TRUNCATED
        if part in self._names:
            try:
                with self._zip.open(part) as file:
                    data = file.read(self._left + 1)
            except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
                pass
            except RuntimeError:
                problem = "is locked with a password. Save it without one."
            else:
                self._left -= len(data)
                if self._left >= 0:
                    return data
                problem = f"unpacks to more than {_MOST_UNPACKED // 1_000_000} MB."
        raise InputError(problem)

    def _relations(self, name: str, folder: str) -> Mapping[str, Relation]:
        if name not in self._names:
            return {}
        return {
            child.get("Id", ""): Relation(
                child.get("Type", "").rpartition("/")[2], normpath(join(folder, child.get("Target", ""))).lstrip("/")
            )
            for child in self.xml(name)
            if child.get("TargetMode") != "External"
        }


def _opened(data: bytes) -> ZipFile | None:
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return None
