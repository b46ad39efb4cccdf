"""YAML: the values that a policy names, or the messages of a catalogue such as Rails has, below the code of a language.

The parser builds the tree of nodes alone: no tag makes an object, and an alias is its anchor, so it is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clarity.errors import InputError
from clarity.formats.options import ReadOptions
from clarity.formats.parts import Lines, chosen_by, join, part_of, pointers_in
from clarity.original import Original

if TYPE_CHECKING:
    import yaml

__all__ = ["read"]

_LOCALE = re.compile(r"/([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)/.+", re.DOTALL)
_WORD = re.compile(r"\s+|\S+")
_HINT = 'Say which values to read in the policy: fields = ["/messages/*/text"].'


def read(text: str, options: ReadOptions | None = None) -> Original:
    r"""Read the values of a YAML file that the options name, or else those below the code of a language.

    Raises:
        InputError: The text is not YAML, or nothing says which of its values to read.

    >>> original = read("en:\n  visit:\n    title: Your visit\n")
    >>> original.text, original.where(0), original.locate(5)
    ('Your visit', '/en/visit/title', Place(line=3, column=17))
    """
    values = list(_values(text))
    fields = pointers_in(options)
    if not fields and not any(_LOCALE.fullmatch(pointer) for pointer, _ in values):
        raise InputError(f"is no catalogue of messages: no value is below the code of a language. {_HINT}")
    is_chosen = chosen_by(fields) if fields else _LOCALE.fullmatch
    lines = Lines(text)
    return join(
        part_of(_stretches(text, node), pointer, lines, options) for pointer, node in values if is_chosen(pointer)
    )


def _values(text: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield the strings that are values, with their pointers, which of several documents begin with a number."""
    import yaml

    documents = _documents(text)
    for number, document in enumerate(documents):
        pending = [(f"/{number}" if len(documents) > 1 else "", document)]
        seen: set[int] = set()
        while pending:
            pointer, node = pending.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                named = [(_name(key), value) for key, value in node.value]
                pending += reversed([(f"{pointer}/{name}", value) for name, value in named])
            elif isinstance(node, yaml.SequenceNode):
                pending += reversed([(f"{pointer}/{place}", value) for place, value in enumerate(node.value)])
            elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
                yield pointer, node


def _documents(text: str) -> list[yaml.Node]:
    import yaml

    problem = ""
    try:
        return [node for node in yaml.compose_all(text, Loader=yaml.SafeLoader) if node is not None]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f" (line {mark.line + 1}, column {mark.column + 1}: {_said(error)})" if mark else ""
        problem = f"is not YAML{at}."
    except yaml.YAMLError:
        problem = "is not YAML: it holds characters that YAML does not allow."
    except RecursionError:
        problem = "holds values in one another without end."
    # Raised out here, since the errors above hold the text.
    raise InputError(problem)


def _said(error: yaml.MarkedYAMLError) -> str:
    """What the parser says, without what it found, which may be text."""
    return (
        re.sub(r",? but (?:found|got) .*|found .*|: .*", "", error.problem or "", flags=re.DOTALL).strip() or "a fault"
    )


def _name(key: yaml.Node) -> str:
    name = key.value if isinstance(key.value, str) else "?"
    return str(name).replace("~", "~0").replace("/", "~1")


def _stretches(text: str, node: yaml.ScalarNode) -> Iterator[tuple[str, int]]:
    """Yield the stretches of the value that are in the source as they are.

    What is between two, an escape or a line break that is folded, begins where the one before it ends.
    """
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end  # after the line of the sign, if there is another
    elif node.style:
        start += 1
    stretch, begin = "", start
    for found in _WORD.finditer(node.value):
        word = found[0]
        place = start if word.isspace() else text.find(word, start, end)
        known = start if place < 0 else place
        if known != begin + len(stretch):
            yield stretch, begin
            stretch, begin = "", known
        stretch += word
        start = known if place < 0 else known + len(word)
    yield stretch, begin
