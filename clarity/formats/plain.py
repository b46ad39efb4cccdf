"""Plain text: everything is prose but template tags and the placeholders that clinic systems fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["mask_templates", "view"]

_OPENING = re.compile(r"\{%|\{#|\{\{!--|\{\{|«|@(?=[A-Z])")
_CLOSING = {"{%": "%}", "{#": "#}", "{{!--": "--}}", "{{": "}}", "«": "»", "@": "@"}
_COMMENT = re.compile(r"-?\s*comment\b")
_END_COMMENT = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_BLOCK_TAG = re.compile(r"~?\s*(?:[#/^!>]|else\b)")
_EXPRESSION = re.compile(r"(?:(?<!\w)(?:\"[^\"\n{]*+\"|'[^'\n{]*+')|(?!\}\}).)*+\}{2,3}", re.DOTALL)
_FIELD = re.compile(r"[A-Z][A-Z0-9_]{0,60}@")
_LONGEST_FIELD = 60
_WILDCARD = re.compile(r"(?<![\w*])\*{3}(?![\w*])")
_IN_LINE = re.compile(r"[^\n\r]")
_NOUN = "name"
_NUMBER = "5"
_COUNTS = re.compile(r"dose|dosage|strength|amount|quantity", re.IGNORECASE)


def view(text: str) -> str:
    """The prose view of a plain text.

    >>> view("Dear {{ first_name }}, {% if late %}come{% endif %}")
    'Dear name            ,              come           '
    """
    text = mask_templates(text)
    return _WILDCARD.sub("   ", text) if "***" in text else text


def mask_templates(text: str, fill: str = " ") -> str:
    """Blank out template tags, and put a neutral noun in place of each placeholder, a number if it names a dose; line breaks stay.

    `fill` is the character that stands for what is blanked out.

    >>> mask_templates('{{ name|default("}}") }} was seen')
    'name                     was seen'
    >>> mask_templates("{{ drug }} {{ dose }} bd")
    'name       5          bd'
    """
    parts: list[str] = []
    place = 0
    for start, end, is_placeholder in _spans(text):
        tag = text[start:end]
        blank = _IN_LINE.sub(fill, tag)
        word = _NUMBER if _COUNTS.search(tag) else _NOUN
        fits = is_placeholder and blank[: len(word)] == fill * len(word)
        parts += [text[place:start], word + blank[len(word) :] if fits else blank]
        place = end
    return "".join([*parts, text[place:]]) if parts else text


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether it is a placeholder) of each tag; a kind that is closed nowhere ahead is not looked for again."""
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
    """Where the tag that was opened before `place` ends; -1 if it is none after all."""
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
