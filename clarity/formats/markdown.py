"""Markdown (CommonMark with tables): the only module that imports tree-sitter.

Headings, paragraphs, list items, table cells and footnotes are prose; code, link targets, comments and front matter are
not. Blocks of HTML are read as HTML is; an indented block is code in Markdown, but prose where sentences are in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from clarity.formats.html import looks_written, read_markup
from clarity.formats.options import ReadOptions
from clarity.formats.templates import read_template
from clarity.original import Block, BlockKind, Moved, Original, Unread

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser

__all__ = ["read"]

_PROSE = frozenset(["inline", "pipe_table_cell"])
_NOT_PROSE = frozenset(
    "code_span html_tag link_destination link_title link_label image emphasis_delimiter block_continuation".split(),
)
_MARKS = frozenset(["[", "]", "(", ")"])
_LINKS = frozenset(["inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"])
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_LONGEST_PARAGRAPH = (
    5_000  # characters, two pages; in a longer one marks are not looked for: the time would grow with its square
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BREAK = re.compile(r"(?:>|(?:  |\\)(?:\r\n|\n|\r))\Z")  # as its author wrote it: dropped code is blank too
_IN_LINE = re.compile(r"[^\n\r]")
_LETTER = re.compile(r"[^\W\d_]")
_DEFINITION = "link_reference_definition"
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]:?")
_LINE_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_LONGEST_LABEL = 60  # characters, some ten words; longer bold text is a sentence that matters
_LABEL = re.compile(
    rf"[ \t]*(\*\*|__)(?=\S)(?P<words>[^*_\n\r]{{1,{_LONGEST_LABEL}}})(?<=\S)\1(?P<colon>:?)\s+"
    r"(?=[(“‘\"']*(?P<next>\w+)(?:[ \t]+[a-z]|(?<=\w{3})[.!?]))"
)
"""A bold label, and the sentence after it: a word before a small letter, or one with a stop that is no "Dr."."""
_WITH_LABELS = frozenset([None, "item"])
_KINDS: dict[str, BlockKind] = {
    "atx_heading": "heading", "setext_heading": "heading", "list_item": "item", "pipe_table_cell": "cell",
}  # fmt: skip


def read(text: str, options: ReadOptions | None = None) -> Original:
    r"""A Markdown text with its prose and its blocks.

    >>> original = read("# Care\n\n- **Rest** and see [this](http://a.org)")
    >>> original.prose
    '  Care\n\n    Rest   and see  this               '
    >>> [original.prose[block.start : block.end].split()[0] + f" ({block.kind})" for block in original.blocks]
    ['Care (heading)', 'Rest (item)']
    """
    template = read_template(text, options and options.syntax)
    source = template.prose
    blocks, inlines = _parsers()
    prose = list(_IN_LINE.sub(" ", source))
    found: list[Block] = []
    unread: list[Unread] = []
    moved: list[Moved] = []
    letters = _NOT_ASCII.sub(lambda match: "a" if match.group().isalnum() else "?", template.solid)
    for node, kind in _nodes(blocks.parse(letters.encode("ascii") + b"\n").root_node):
        start, end = node.start_byte, min(node.end_byte, len(text))
        if node.type == "html_block":
            prose[start:end] = source[start:end]
            _hide(node, prose, 0)
            sections = [(first - start, last - start) for first, last in template.sections_in(start, end)]
            page = read_markup("".join(prose[start:end]).rstrip("\n\r"), sections)
            prose[start : start + len(page.prose)] = page.prose
            found += (Block(start + first, start + last, known or kind) for first, last, known in page.blocks)
            unread += (Unread(start + first, start + last, reason) for first, last, reason in page.unread)
            moved += (Moved(*(start + place for place in stretch)) for stretch in page.moved)
            continue
        if not _is_prose(node, source):
            if node.type == "indented_code_block" and _LETTER.search(source, start, end):
                unread.append(Unread(start, end, "Markdown takes indented text for code."))
            continue
        prose[start:end] = _NOTE_MARK.sub(lambda mark: " " * len(mark.group()), source[start:end])
        if node.parent is not None and node.parent.type == "atx_heading":
            prose[start:end] = _CLOSING_MARKS.sub(lambda marks: " " * len(marks.group()), source[start:end])
        breaks = [] if node.type == _DEFINITION else _hide(node, prose, 0)
        if end - start <= _LONGEST_PARAGRAPH:
            breaks += _hide(inlines.parse(letters[start:end].encode("ascii")).root_node, prose, start)
        breaks = [place for place in breaks if _BREAK.search(text[max(start, place - 4) : place])]
        if kind in _WITH_LABELS and (after := _after_label(source, start)):
            found.append(Block(start, after, "label"))
            start, breaks = after, [place for place in breaks if place > after]
        found += map(Block, (start, *breaks), (*breaks, end), repeat(kind))
    return Original(
        text,
        "".join(prose),
        tuple(found),
        unread=(*template.unread, *unread),
        placeholders=template.placeholders,
        moved=tuple(moved),
        choices=template.choices,
    )


def _is_prose(node: Node, source: str) -> bool:
    """Whether a node is prose: also a footnote of one word, which looks like the target of a link, and indented text in
    which there are sentences.
    """
    if node.type == _DEFINITION:
        return source.startswith("[^", node.start_byte)
    return node.type in _PROSE or (
        node.type == "indented_code_block" and looks_written(source[node.start_byte : node.end_byte])
    )


def _parsers() -> tuple[Parser, Parser]:
    """A parser of blocks and one of what is in them. They keep no text, but must not be shared between threads."""
    from tree_sitter import Parser

    blocks, inlines = _grammars()
    return Parser(blocks), Parser(inlines)


@cache
def _grammars() -> tuple[Language, Language]:
    import tree_sitter_markdown
    from tree_sitter import Language

    return Language(tree_sitter_markdown.language()), Language(tree_sitter_markdown.inline_language())


def _nodes(root: Node) -> Iterator[tuple[Node, BlockKind | None]]:
    """Every node under a node, in order, except inside prose; with the kind of its block, None if not certain."""
    waiting: list[tuple[Node, BlockKind | None]] = [(root, None)]
    while waiting:
        node, kind = waiting.pop()
        kind = _KINDS.get(node.type, kind)
        yield node, kind
        if node.type not in _PROSE:
            waiting.extend((child, kind) for child in reversed(node.children))


def _after_label(source: str, start: int) -> int:
    """Where the sentence after a bold label starts ("**Diet:** Eat well", "**Diet** Eat well"); 0 if there is no label.

    Both begin with a capital. A value is no sentence ("**Ward:** Acorn", "**Dose:** 5 mg"), and without a colon, a
    capital alone is no word ("**Vitamin** D is").
    """
    label = _LABEL.match(source, start)
    if label is None or not (label["words"][0].isupper() and label["next"][0].isupper()):
        return 0
    last = label["words"][-1]
    is_label = label["colon"] or last == ":" or (last.isalnum() and len(label["next"]) > 1)
    return label.end() if is_label else 0


def _hide(root: Node, seen: list[str], offset: int) -> list[int]:
    """Blank out what is not prose under a node; returns where the author broke a line. Places count from `offset`."""
    breaks: list[int] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        start, end = offset + node.start_byte, offset + node.end_byte
        if node.type in _NOT_PROSE or (node.type in _MARKS and node.parent is not None and node.parent.type in _LINKS):
            if node.type == "html_tag" and _LINE_BREAK_TAG.match("".join(seen[start:end])):
                breaks.append(end)
            seen[start:end] = [letter if letter in "\n\r" else " " for letter in seen[start:end]]
        elif node.type == "backslash_escape":
            seen[start] = " "
        elif node.type == "hard_line_break":
            seen[start:end] = [letter if letter in "\n\r" else " " for letter in seen[start:end]]
            breaks.append(end)
        elif node.type in ("entity_reference", "numeric_character_reference"):
            character = html.unescape("".join(seen[start:end]))
            if len(character) == 1:
                seen[start:end] = character.replace("\xa0", " ").ljust(end - start)
        else:
            waiting.extend(node.children)
    return sorted(breaks)
