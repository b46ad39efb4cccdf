"""Markdown (CommonMark with tables): the only module that imports tree-sitter.

Headings, paragraphs, list items and table cells are prose; code, HTML, link targets, comments and front matter are not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from clarity.en.sentences import BLOCK_BREAK
from clarity.formats.plain import mask_templates

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser

__all__ = ["view"]

_PROSE = frozenset(["inline", "pipe_table_cell"])
_NOT_PROSE = frozenset(
    "code_span html_tag link_destination link_title link_label image emphasis_delimiter block_continuation".split(),
)
_MARKS = frozenset(["[", "]", "(", ")"])
_LINKS = frozenset(["inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"])
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_LONGEST_PARAGRAPH = 5_000  # a longer one is no paragraph, and its marks would take a time that grows with its square
_LINE = re.compile(r"[^\n\r]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LINE_END = re.compile(r"[\n\r]")


def view(text: str) -> str:
    r"""The prose view of a Markdown text.

    >>> view("# Care\n\n- **Rest** and see [this](http://a.org)").replace(BLOCK_BREAK, "/")
    '  Care//    Rest   and see  this               '
    """
    source = mask_templates(text)
    blocks, inlines = _parsers()
    seen = list(_LINE_END.sub(BLOCK_BREAK, re.sub(r"[^\n\r]", " ", source)))
    letters = _structure(text, source)
    for node in _nodes(blocks.parse(letters.encode("ascii") + b"\n").root_node):
        if node.type in _PROSE:
            start, end = node.start_byte, node.end_byte
            seen[start:end] = source[start:end]
            if node.parent is not None and node.parent.type == "atx_heading":
                seen[start:end] = _CLOSING_MARKS.sub(lambda marks: " " * len(marks.group()), source[start:end])
            _hide(node, seen, 0)
            if end - start <= _LONGEST_PARAGRAPH:
                _hide(inlines.parse(letters[start:end].encode("ascii")).root_node, seen, start)
        elif node.type == "|":
            seen[node.start_byte] = BLOCK_BREAK
    return "".join(seen)


def _structure(text: str, source: str) -> str:
    """What Markdown's structure is read from: ASCII of the same length, so that bytes are characters.

    A blanked tag must not indent what follows it to a block of code, so there it is letters; a line of tags alone stays blank.
    """
    if source != text:
        filled = mask_templates(text, "x")
        source = _LINE.sub(lambda line: filled[slice(*line.span())] if line.group().strip() else line.group(), source)
    return _NOT_ASCII.sub(lambda match: "a" if match.group().isalnum() else "?", source)


def _parsers() -> tuple[Parser, Parser]:
    """A parser of blocks and one of what stands within them; they keep no text, but must not be shared between threads."""
    from tree_sitter import Parser

    blocks, inlines = _grammars()
    return Parser(blocks), Parser(inlines)


@cache
def _grammars() -> tuple[Language, Language]:
    import tree_sitter_markdown
    from tree_sitter import Language

    return Language(tree_sitter_markdown.language()), Language(tree_sitter_markdown.inline_language())


def _nodes(root: Node) -> Iterator[Node]:
    """Every node under a node, in order of place, without those inside prose."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if node.type not in _PROSE:
            waiting.extend(reversed(node.children))


def _hide(root: Node, seen: list[str], offset: int) -> None:
    """Blank out what is not prose under a node whose place is reckoned from `offset`."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        start, end = offset + node.start_byte, offset + node.end_byte
        if node.type in _NOT_PROSE or (node.type in _MARKS and node.parent is not None and node.parent.type in _LINKS):
            seen[start:end] = [letter if letter in "\n\r" else " " for letter in seen[start:end]]
        elif node.type == "backslash_escape":
            seen[start] = " "
        elif node.type == "hard_line_break":
            seen[start:end] = [BLOCK_BREAK if letter in "\n\r" else " " for letter in seen[start:end]]
        elif node.type in ("entity_reference", "numeric_character_reference"):
            character = html.unescape("".join(seen[start:end]))
            if len(character) == 1:
                seen[start:end] = character.replace("\xa0", " ").ljust(end - start)
        else:
            waiting.extend(node.children)
