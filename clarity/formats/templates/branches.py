"""The texts that a template chooses from, told from the tags that open, part and close its blocks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from clarity.original import Branch

__all__ = ["Blocks", "tag_name"]

_DEEPEST = 20  # blocks in one another; no letter nests deeper, and time grows with depth
_LONGEST_NAME = 60  # characters of a tag that name a branch: "{% if appointment.location.has_parking %}" and more


@dataclass(slots=True)
class _Block:
    """A block, by what closes it; `start` and `name` are those of the branch that is open."""

    closed_by: str
    opening: str
    start: int
    name: str
    branches: list[Branch] = field(default_factory=list)


class Blocks:
    """Follows the blocks of a template from tag to tag.

    `choices` are the blocks with several branches, as they close. `sections` are all branches, also of a block that has
    only one, as they end.
    """

    def __init__(self, text: str) -> None:
        self.choices: list[tuple[Branch, ...]] = []
        self.sections: list[tuple[int, int]] = []
        self._text = text
        self._blocks: list[_Block] = []
        self._open: Counter[str] = Counter()
        self._last: tuple[_Block, int] | None = None

    @property
    def innermost(self) -> str:
        """What closes the block that is open; "" if none is."""
        return self._blocks[-1].closed_by if self._blocks else ""

    def open(self, closed_by: str, start: int, end: int) -> None:
        """The tag from `start` to `end` opens a block."""
        tag = tag_name(self._text, start, end)
        self._push(_Block(closed_by, tag, end, tag))

    def open_inverted(self, closed_by: str, start: int, end: int) -> None:
        """A tag opens a block that is written where another is not: right after that one, it is its other branch."""
        last, self._last = self._last, None
        if last is None or last[0].closed_by != closed_by or self._text[last[1] : start].strip():
            self.open(closed_by, start, end)
            return
        block = last[0]
        if self.choices and self.choices[-1] == tuple(block.branches):
            self.choices.pop()
        self._continue(block, start, end)
        self._push(block)

    def part(self, start: int, end: int) -> None:
        """The tag from `start` to `end` parts one branch from the next, as "else" does."""
        if self._blocks:
            self._end_branch(self._blocks[-1], start)
            self._continue(self._blocks[-1], start, end)

    def close(self, closed_by: str, start: int, end: int) -> None:
        """The tag from `start` to `end` closes a block, and those in it that nothing has closed."""
        if not self._open[closed_by]:
            return
        block = self._pop()
        while block.closed_by != closed_by:
            block = self._pop()
        self._end_branch(block, start)
        if len(block.branches) > 1 and len(self._blocks) < _DEEPEST:
            self.choices.append(tuple(block.branches))
        self._last = block, end

    def _end_branch(self, block: _Block, end: int) -> None:
        block.branches.append(Branch(block.start, end, block.name))
        self.sections.append((block.start, end))

    def _continue(self, block: _Block, start: int, end: int) -> None:
        block.start, block.name = end, f"{block.opening} … {tag_name(self._text, start, end)}"

    def _push(self, block: _Block) -> None:
        self._blocks.append(block)
        self._open[block.closed_by] += 1

    def _pop(self) -> _Block:
        block = self._blocks.pop()
        self._open[block.closed_by] -= 1
        return block


def tag_name(text: str, start: int, end: int) -> str:
    """A tag on one line, as the name of a branch; of a long one the beginning."""
    return " ".join(text[start : min(end, start + _LONGEST_NAME)].split())
