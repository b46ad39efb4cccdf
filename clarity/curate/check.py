"""Check word lists as a curator would: every row against its own examples, its safety rules, and the other rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from clarity.curate.examples import hit_flaws, inflection_flaws, miss_flaws
from clarity.curate.rows import Flaw, Rows
from clarity.curate.safety import degree_flaws, machine_flaws, never_flaws, opposite_flaws, source_flaws
from clarity.curate.wording import hardness_flaws, length_flaws, listed_term_flaws
from clarity.errors import Fault
from clarity.wordlists import Entry, WordList

__all__ = ["check_lists"]

_KINDS: tuple[Callable[[Entry, Rows], Iterator[Flaw]], ...] = (
    hit_flaws, miss_flaws, inflection_flaws,
    length_flaws, listed_term_flaws, hardness_flaws,
    degree_flaws, machine_flaws, source_flaws, opposite_flaws, never_flaws,
)  # fmt: skip


def check_lists(
    lists: Iterable[WordList],
    entries: Mapping[str, Entry],
    sources: Mapping[str, Mapping[str, str]],
) -> list[Fault]:
    """Every fault of the rows of `lists`, in order of file and line.

    Args:
        lists: The lists to check.
        entries: Every row in use by id, those of other lists too: rows can disturb each other.
        sources: The sources that a row may cite by id, each with its `publisher` and the ids that it was `drawn_from`.
    """
    lists = list(lists)
    retired = {entry.id for wordlist in lists for entry in wordlist.entries if entry.status == "retired"}
    rows = Rows(entries, retired, sources)
    # A row that is retired, or that a later list replaces, is not in use, and so not checked.
    in_use = [entry for wordlist in lists for entry in wordlist.entries if entries.get(entry.id) is entry]
    return sorted(flaw.of(entry) for entry in in_use for find_flaws in _KINDS for flaw in find_flaws(entry, rows))
