"""What is said of a rule, wherever it is shown: the same in a terminal and in docs/rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from clarity.rule import Case, Rule

__all__ = ["Cited", "Piece", "Said", "said_of"]

_LONGEST = 300  # characters of an example: the longest that are one sentence fit; whole letters are cut


class Piece(NamedTuple):
    """A piece of an example, and whether the rule is found there."""

    text: str
    is_found: bool


class Cited(NamedTuple):
    """A source of a rule; the address may be empty."""

    title: str
    publisher: str
    url: str


class Said(NamedTuple):
    """What a reader should know about a rule; what a rule does not have is empty.

    `kinds` are the only kinds of text in which it is looked for, if it is limited to some; `example` is a text in which
    it is found (cut if it is long), `instead` what to write there, and `setting` the line of a policy that switches it
    off.
    """

    name: str
    severity: str
    what: str
    why: str
    kinds: tuple[str, ...]
    example: tuple[Piece, ...]
    instead: str
    sources: tuple[Cited, ...]
    setting: str


def said_of(rule: Rule, sources: Mapping[str, Mapping[str, str]]) -> Said:
    """What a reader should know about a rule, from its table and the sources that it cites.

    Args:
        rule: The rule.
        sources: The rows of sources.csv by id.
    """
    cited = [sources[source] for source in rule.sources]
    return Said(
        name=rule.name,
        severity=rule.severity,
        what=rule.what,
        why=rule.why,
        kinds=rule.absent_from,
        example=tuple(_pieces(rule.hit[0])),
        instead=rule.instead,
        sources=tuple(Cited(source["title"], source["publisher"], source["url"]) for source in cited),
        setting="" if rule.severity == "good" else f'severity = {{ "{rule.name}" = "off" }}',
    )


def _pieces(case: Case) -> Iterator[Piece]:
    """The text in pieces, marked and not, up to the last word that fits in the longest example."""
    text = case.text.strip()
    shift = case.text.index(text)
    end = len(text) if len(text) <= _LONGEST else len(text[:_LONGEST].rpartition(" ")[0])
    cuts = [0, *(min(place - shift, end) for place in chain.from_iterable(case.places)), end]
    for number, (first, last) in enumerate(pairwise(cuts)):
        if first < last:
            yield Piece(text[first:last], is_found=number % 2 == 1)
    if end < len(text):
        yield Piece(" …", is_found=False)
