"""The styles of a Word document, as far as they say what a paragraph is and what is hidden."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from clarity.formats.docx.package import child_of, name_of, value_of
from clarity.original import BlockKind

__all__ = ["Looks", "Styles", "looks_of"]

_HEADINGS = ("heading", "title", "subtitle")
_BODY_LEVEL = "9"  # the outline level of what is no heading
_NO_LIST = "0"  # the number of no list
_OFF = frozenset(["0", "false", "off", "none"])


class Looks(NamedTuple):
    """What properties say of a paragraph or a run; None if they do not say."""

    kind: BlockKind | None = None
    is_hidden: bool | None = None

    def over(self, other: Looks) -> Looks:
        """These, and where they say nothing the others."""
        return Looks(
            other.kind if self.kind is None else self.kind,
            other.is_hidden if self.is_hidden is None else self.is_hidden,
        )


def looks_of(properties: Element | None) -> Looks:
    """What the properties of a paragraph, a run or a style say by themselves."""
    kind: BlockKind | None = None
    is_hidden = None
    for child in () if properties is None else properties:
        name = name_of(child.tag)
        if name == "w:numPr":
            kind = kind or ("paragraph" if value_of(child_of(child, "w:numId")) == _NO_LIST else "item")
        elif name == "w:outlineLvl":
            kind = "paragraph" if value_of(child) == _BODY_LEVEL else "heading"
        elif name in ("w:vanish", "w:specVanish"):
            is_hidden = is_hidden or value_of(child) not in _OFF
    return Looks(kind, is_hidden)


class Styles:
    """The styles of a document; a style is like the one that it is based on, where it says nothing else."""

    def __init__(self, element: Element | None) -> None:
        self._own: dict[str | None, Looks] = {}
        self._bases: dict[str | None, str | None] = {}
        for style in () if element is None else element:
            if name_of(style.tag) != "w:style":
                continue
            looks, name, style_id = Looks(), "", value_of(style, "w:styleId")
            for child in style:
                tag = name_of(child.tag)
                if tag in ("w:pPr", "w:rPr"):
                    looks = looks.over(looks_of(child))
                elif tag == "w:name":
                    name = (value_of(child) or "").lower()
                elif tag == "w:basedOn":
                    self._bases[style_id] = value_of(child)
            self._own[style_id] = looks.over(Looks("heading")) if name.startswith(_HEADINGS) else looks

    def looks(self, style_id: str | None) -> Looks:
        """What a style says, with all that it is based on."""
        looks = Looks()
        seen: set[str | None] = set()
        while style_id in self._own and style_id not in seen:
            seen.add(style_id)
            looks = looks.over(self._own[style_id])
            style_id = self._bases.get(style_id)
        return looks
