"""Plain text: everything is prose except template code and the placeholders that clinic systems fill in."""

from __future__ import annotations

from clarity.formats.options import ReadOptions
from clarity.formats.templates import read_template
from clarity.original import Block, Original

__all__ = ["read"]


def read(text: str, options: ReadOptions | None = None) -> Original:
    """Read a plain text. It is one block: only the language knows where headings and paragraphs begin and end.

    >>> read("Dear {{ first_name }}, {% if late %}come{% endif %}").prose
    'Dear name            ,              come           '
    """
    template = read_template(text, options and options.syntax)
    return Original(
        text,
        template.prose,
        (Block(0, len(text), None),),
        unread=template.unread,
        placeholders=template.placeholders,
        choices=template.choices,
    )
