"""Plain text: everything is prose except template tags and the placeholders that clinic systems fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clarity.original import Block, Original

__all__ = ["mask_templates", "read"]

_OPENING = re.compile(r"\{%|\{#|\{\{!--|\{\{|«|@(?=[A-Z])")
_CLOSING = {"{%": "%}", "{#": "#}", "{{!--": "--}}", "{{": "}}", "«": "»", "@": "@"}
_COMMENT = re.compile(r"-?\s*comment\b")
_END_COMMENT = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_BLOCK_TAG = re.compile(r"~?\s*(?:[#/^!>]|else\b)")
_EXPRESSION = re.compile(r"(?:(?<!\w)(?:\"[^\"\n{]*+\"|'[^'\n{]*+')|(?!\}\}).)*+\}{2,3}", re.DOTALL)
_LONGEST_FIELD = 60  # characters; no field has a longer name ("«Appointment_Location_Address_Line_1»"), a quotation may
_FIELD = re.compile(rf"[A-Z][A-Z0-9_]{{0,{_LONGEST_FIELD}}}@")
_WILDCARD = re.compile(r"(?<![\w*])\*{3}(?![\w*])")
_IN_LINE = re.compile(r"[^\n\r]")
_NOUN = "name"
_NUMBER = "5"  # any number will do; this one is a likely dose
_COUNTS = re.compile(r"dose|dosage|strength|amount|quantity", re.IGNORECASE)


def read(text: str) -> Original:
    """Read a plain text. It is one block: only the language knows where headings and paragraphs begin and end.

    >>> read("Dear {{ first_name }}, {% if late %}come{% endif %}").prose
    'Dear name            ,              come           '
    """
    prose, placeholders = mask_templates(text)
    if "***" in prose:
        prose = _WILDCARD.sub("   ", prose)
    return Original(text, prose, (Block(0, len(text), None),), placeholders=placeholders)


def mask_templates(text: str, fill: str = " ") -> tuple[str, tuple[tuple[int, int], ...]]:
    """Blank out template tags, and put a neutral noun in place of each placeholder, or a number if it names a dose.

    Line breaks stay. `fill` is the character that blanks out. Also returns where the placeholders are.

    >>> mask_templates('{{ name|default("}}") }} was seen')
    ('name                     was seen', ((0, 24),))
    >>> mask_templates("{{ drug }} {{ dose }} bd")[0]
    'name       5          bd'
    """
    parts: list[str] = []
    placeholders: list[tuple[int, int]] = []
    place = 0
    for start, end, is_placeholder in _spans(text):
        tag = text[start:end]
        blank = _IN_LINE.sub(fill, tag)
        word = _NUMBER if _COUNTS.search(tag) else _NOUN
        fits = is_placeholder and blank[: len(word)] == fill * len(word)
        if fits:
            placeholders.append((start, end))
        parts += [text[place:start], word + blank[len(word) :] if fits else blank]
        place = end
    return ("".join([*parts, text[place:]]) if parts else text), tuple(placeholders)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether it is a placeholder) of each tag.

    A kind of tag that is not closed anywhere ahead is not looked for again, so that the time stays linear.
    """
    unclosed: set[str] = set()
    place = 0
    while (opening := _OPENING.search(text, place)) is not None:
        kind, place = opening.group(), opening.end()
        if kind in unclosed:
            continue
        if text.find(_CLOSING[kind], place) < 0:
            unclosed.add(kind)
            continue
        end = _end(text, kind, place)
        if kind == "{%" and _COMMENT.match(text, place) and "comment" not in unclosed:
            last = _END_COMMENT.search(text, end)
            if last:
                end = last.end()
            else:
                unclosed.add("comment")
        if end > place:
            yield opening.start(), end, kind in "@«" or (kind == "{{" and not _BLOCK_TAG.match(text, place))
            place = end


def _end(text: str, kind: str, place: int) -> int:
    """Where the tag that was opened before `place` ends; -1 if it is not a tag after all ("@Home", "«a quotation»")."""
    if kind == "@":
        field = _FIELD.match(text, place)
        return field.end() if field else -1
    if kind == "{{" and not _BLOCK_TAG.match(text, place):
        expression = _EXPRESSION.match(text, place)
        return expression.end() if expression else -1
    end = text.find(_CLOSING[kind], place) + len(_CLOSING[kind])
    if kind == "«" and (not 1 < end - place <= _LONGEST_FIELD or "\n" in text[place:end]):
        return -1
    return end
