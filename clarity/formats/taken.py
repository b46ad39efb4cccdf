"""Texts that are taken out of files: written down a stretch after another, each with its place in the file."""

from __future__ import annotations

from clarity.formats.options import ReadOptions
from clarity.formats.templates import read_template
from clarity.original import Block, BlockKind, Original, Piece, Unread

__all__ = ["Taken"]

_NOUN = "name"  # a common word that no rule asks about, as for the placeholders of templates


class Taken:
    r"""A text that is taken out of a file, in blocks of one line or more.

    >>> taken = Taken()
    >>> taken.add("Rest ", "run 1"); taken.add("now.", "run 2"); taken.end_block("paragraph")
    >>> original = taken.original()
    >>> original.text, original.where(6), original.blocks
    ('Rest now.\n', 'run 2', (Block(start=0, end=9, kind='paragraph'),))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = self._start = 0
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._unread: list[Unread] = []
        self._placeholders: list[tuple[int, int]] = []

    @property
    def has_text(self) -> bool:
        """Whether anything was added to the block that is not yet ended."""
        return self._length > self._start

    def add(self, text: str, where: str) -> None:
        """Add a stretch to the block."""
        if text:
            self._pieces.append(Piece(self._length, self._length + len(text), where))
            self._write(text)

    def add_placeholder(self, name: str, where: str) -> None:
        """Add what a program fills in, by its name."""
        start = self._length
        self.add(f"«{name}»", where)
        self._placeholders.append((start, self._length))

    def end_block(self, kind: BlockKind | None) -> None:
        """End the block, unless nothing was added."""
        if self.has_text:
            self._blocks.append(Block(self._start, self._length, kind))
            self._write("\n")
        self._start = self._length

    def add_unread(self, text: str, where: str, reason: str) -> None:
        """Add a block that holds words and is not read, and say why."""
        self.end_block(None)
        self._unread.append(Unread(self._length, self._length + len(text), reason))
        self.add(text, where)
        self._write("\n")
        self._start = self._length

    def original(self, options: ReadOptions | None = None) -> Original:
        """What was taken out; template code is in it as in any text."""
        text = "".join(self._parts)
        template = read_template(text, options and options.syntax)
        parts: list[str] = []
        done = 0
        blank = [(start, end, "") for start, end, _ in self._unread]
        named = [(start, end, _NOUN if end - start >= len(_NOUN) else "it") for start, end in self._placeholders]
        for start, end, noun in sorted((*blank, *named)):
            parts += template.prose[done:start], noun.ljust(end - start)
            done = end
        return Original(
            text,
            "".join([*parts, template.prose[done:]]),
            tuple(self._blocks),
            unread=tuple(sorted((*template.unread, *self._unread))),
            placeholders=tuple(sorted({*template.placeholders, *self._placeholders})),
            choices=template.choices,
            pieces=tuple(self._pieces),
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
