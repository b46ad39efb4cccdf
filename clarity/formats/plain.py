"""Plain text: everything is prose but template tags and the placeholders that clinic systems fill in."""

from __future__ import annotations

import re

__all__ = ["mask_templates", "view"]

_TAGS = re.compile(
    r"\{%-?\s*comment\b.*?\{%-?\s*endcomment\s*-?%\}|\{%.*?%\}|\{#.*?#\}"  # Jinja, Django, Liquid
    r"|\{\{!--.*?--\}\}|\{\{~?\s*(?:[#/^!>]|else\b)[^}]*\}\}",  # Handlebars
    re.DOTALL,
)
_QUOTED = r"(?<!\w)(?:\"[^\"\n{]*+\"|'[^'\n{]*+')"
_PLACEHOLDERS = re.compile(rf"\{{\{{(?:{_QUOTED}|(?!\}}\}}).)*+\}}{{2,3}}|@[A-Z][A-Z0-9_]*+@|«[^»\n]{{1,60}}»", re.DOTALL)
_WILDCARD = re.compile(r"(?<![\w*])\*{3}(?![\w*])")
_NOUN = "name"
_IN_LINE = re.compile(r"[^\n\r]")


def view(text: str) -> str:
    """The prose view of a plain text.

    >>> view("Dear {{ first_name }}, {% if late %}come{% endif %}")
    'Dear name            ,              come           '
    """
    text = mask_templates(text)
    return _WILDCARD.sub("   ", text) if "***" in text else text


def mask_templates(text: str, fill: str = " ") -> str:
    """Blank out template tags, and put a neutral noun in place of each placeholder; line breaks stay.

    `fill` is the character that stands for what is blanked out.

    >>> mask_templates('{{ name|default("}}") }} was seen')
    'name                     was seen'
    """
    if "{" in text:
        text = _TAGS.sub(lambda match: _blank(match.group(), fill), text)
    if "{{" in text or "@" in text or "«" in text:
        text = _PLACEHOLDERS.sub(lambda match: _noun(match.group(), fill), text)
    return text


def _blank(tag: str, fill: str) -> str:
    return _IN_LINE.sub(fill, tag)


def _noun(placeholder: str, fill: str) -> str:
    blank = _blank(placeholder, fill)
    return _NOUN + blank[len(_NOUN) :] if blank[: len(_NOUN)] == fill * len(_NOUN) else blank
