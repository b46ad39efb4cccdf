"""What a Word document says: its paragraphs, with those of tables and text boxes, as far as they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from clarity.formats.docx.package import child_of, name_of, value_of
from clarity.formats.docx.styles import Looks, Styles, looks_of
from clarity.formats.taken import Taken

__all__ = ["Body"]

_LEFT_OUT = frozenset(
    "w:del w:moveFrom w:delText w:pPr w:rPr w:tblPr w:tblGrid w:trPr w:tcPr w:sdtPr w:sectPr w:instrText w:delInstrText"
    " w:fldData w:rt".split()
)
"""Elements with nothing that is shown: what was deleted or moved away, properties, code, and how to say a word."""
_SIGNS: Mapping[str, str] = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:sym": " ",
}  # fmt: skip
"""Elements that are characters; a symbol is a picture."""
_MERGED = re.compile(r'\s*MERGEFIELD\s+"?([^"\\]*[^"\\\s])')
_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
"""Fields that say again what headings and terms say: their pages."""
_NOT_SHOWN = re.compile("[\xad\u200b\u2060\ufeff]")


@dataclass
class _Field:
    """A field whose end is not yet read: what it says to do, and whether its result is shown."""

    code: str = ""
    is_code: bool = True
    is_shown: bool = True


class Body:
    """Takes out the text of the parts of a document, one after another.

    Paragraphs are numbered where they stand (in the part, a cell of a table, a text box), and runs in their paragraph,
    empty and hidden ones included, as other programs number them. A field goes on into later paragraphs, till its end.
    """

    def __init__(self, styles: Styles, taken: Taken) -> None:
        self._styles = styles
        self._taken = taken
        self._fields: list[_Field] = []
        self._counts: Counter[str] = Counter()
        self._boxes: list[Element] = []

    def take(self, element: Element, where: str) -> None:
        """Take out the paragraphs of a part; `where` is what their places begin with."""
        self._fields = []
        self._blocks(element, where)

    def take_drawing(self, element: Element, where: str) -> None:
        """Take out the paragraphs of a diagram or a chart."""
        for paragraph in element.iter():
            if name_of(paragraph.tag) == "a:p":
                said = [each.text or "" for each in paragraph.iter() if name_of(each.tag) == "a:t"]
                self._taken.add("".join(said), self._numbered(where, "paragraph"))
                self._taken.end_block("label")

    def _blocks(self, element: Element, where: str, *, is_cell: bool = False) -> None:
        for child in _shown(element):
            name = name_of(child.tag)
            if name == "w:p":
                self._paragraph(child, self._numbered(where, "paragraph"), is_cell=is_cell)
            elif name == "w:tbl":
                self._table(child, self._numbered(where, "table"))
            elif name == "w:altChunk":
                part = value_of(child, "r:id") or ""
                self._taken.add_unread(part, where, "A file inside the document is not read.")
            else:
                self._blocks(child, where, is_cell=is_cell)

    def _numbered(self, where: str, what: str) -> str:
        """The next of the paragraphs or tables at a place."""
        self._counts[f"{where}{what}"] += 1
        return f"{where}{what} {self._counts[f'{where}{what}']}"

    def _table(self, table: Element, where: str) -> None:
        rows = (row for row in _within(table, "w:tr"))
        for row_number, row in enumerate(rows, 1):
            for cell_number, cell in enumerate(_within(row, "w:tc"), 1):
                self._blocks(cell, f"{where}, row {row_number}, cell {cell_number}, ", is_cell=True)

    def _paragraph(self, paragraph: Element, where: str, *, is_cell: bool) -> None:
        style = self._styles.looks(value_of(child_of(paragraph, "w:pPr", "w:pStyle")))
        looks = looks_of(child_of(paragraph, "w:pPr")).over(style)
        self._counts[where] = 0
        self._inline(paragraph, where, looks)
        kind = looks.kind or "paragraph"
        self._taken.end_block("cell" if is_cell and kind == "paragraph" else kind)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, f"{self._numbered('', 'text box')}, ")

    def _inline(self, element: Element, where: str, looks: Looks) -> None:
        for child in _shown(element):
            name = name_of(child.tag)
            if name == "w:r":
                self._run(child, where, looks)
            elif name == "w:fldSimple":
                self._simple_field(child, where, looks)
            elif name == "w:sdt" and (label := _placeholder(child)):
                self._say_field(label, where)
            elif name == "m:t":
                self._say(child.text or "", where)
            elif name == "w:txbxContent":
                self._boxes.append(child)
            else:
                self._inline(child, where, looks)

    def _run(self, run: Element, where: str, looks: Looks) -> None:
        self._counts[where] += 1
        where = f"{where}, run {self._counts[where]}"
        style = self._styles.looks(value_of(child_of(run, "w:rPr", "w:rStyle")))
        own = looks_of(child_of(run, "w:rPr")).over(style).over(looks)
        for child in _chosen(run):
            name = name_of(child.tag)
            if name == "w:fldChar":
                self._field_sign(value_of(child, "w:fldCharType"), where)
            elif name == "w:instrText" and self._fields:
                self._fields[-1].code += child.text or ""
            elif name == "w:t":
                self._say("" if own.is_hidden else _NOT_SHOWN.sub("", child.text or ""), where)
            elif name in _SIGNS:
                self._say("" if own.is_hidden else _SIGNS[name], where)
            elif name == "w:txbxContent":
                self._boxes.append(child)
            elif name not in _LEFT_OUT:
                self._inline(child, where, looks)

    def _simple_field(self, field: Element, where: str, looks: Looks) -> None:
        code = value_of(field, "w:instr") or ""
        if merged := _MERGED.match(code):
            self._say_field(merged[1], where)
        elif not _LISTS.match(code):
            self._inline(field, where, looks)

    def _field_sign(self, sign: str | None, where: str) -> None:
        """Read where a field begins, where its result does, or where it ends."""
        if sign == "begin":
            self._fields.append(_Field())
        elif self._fields:
            field = self._fields.pop()
            merged = _MERGED.match(field.code) if field.is_code else None
            if merged:
                self._say_field(merged[1], where)
            if sign == "separate":
                is_shown = not merged and not _LISTS.match(field.code)
                self._fields.append(_Field(field.code, is_code=False, is_shown=is_shown))

    def _say(self, text: str, where: str) -> None:
        if self._is_shown():
            self._taken.add(text, where)

    def _say_field(self, name: str, where: str) -> None:
        if self._is_shown():
            self._taken.add_placeholder(name, where)

    def _is_shown(self) -> bool:
        """Whether no field is open whose code is read, or whose result is not shown."""
        return all(field.is_shown and not field.is_code for field in self._fields)


def _shown(element: Element) -> Iterator[Element]:
    """The children that are shown."""
    return (child for child in _chosen(element) if name_of(child.tag) not in _LEFT_OUT)


def _chosen(element: Element) -> Iterator[Element]:
    """The children; of what is written twice, for old programs too, the first."""
    for child in element:
        if name_of(child.tag) == "mc:AlternateContent":
            choice = next(iter(child), None)
            yield from () if choice is None else _chosen(choice)
        else:
            yield child


def _within(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name that are not inside one another, such as the rows of a table."""
    for child in _shown(element):
        if name_of(child.tag) == name:
            yield child
        else:
            yield from _within(child, name)


def _placeholder(control: Element) -> str:
    """The name of a content control that nobody has filled in; "" if somebody has."""
    named = {name_of(child.tag): value_of(child) for child in child_of(control, "w:sdtPr") or ()}
    if "w:showingPlcHdr" not in named:
        return ""
    return re.sub(r"\W+", " ", named.get("w:alias") or named.get("w:tag") or "").strip() or "field"
