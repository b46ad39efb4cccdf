"""Findings grouped as people mend them: one entry for a term, with all its places; and which to mend first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from clarity.report import Finding, Report, Severity

__all__ = ["MOST_FIRST", "OF_EVERYTHING", "Group", "first_and_rest"]

MOST_FIRST = 5  # groups: as many as somebody takes in at a glance; the text is checked again after them


class Group(NamedTuple):
    """What a report has found on one term, or of one rule on the same words, in order of place."""

    findings: Sequence[Finding]

    @property
    def first(self) -> Finding:
        """The finding at the first place."""
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        """The gravest severity: one row can have several, by what stands beside the term."""
        return min((finding.severity for finding in self.findings), key=_GRAVITY.__getitem__)

    @property
    def gain(self) -> float:
        """Points of the score for mending every place, at least: each finding's gain is reckoned as if alone."""
        return sum(finding.gain for finding in self.findings)

    @property
    def places(self) -> list[str]:
        """Line and column of each place; none for the text as a whole."""
        return [f"{finding.line}:{finding.column}" for finding in self.findings if not finding.whole_text]


OF_EVERYTHING = "reading.grade"
"""The rule about what no single edit mends."""
_GRAVITY = {severity: place for place, severity in enumerate(("error", "warning", "info"))}


def first_and_rest(report: Report, most: int = MOST_FIRST) -> tuple[list[Group], list[Group]]:
    """The groups to mend first, and the rest in order of their first places.

    First come errors, which can mislead or hurt, then what the score gains most by. What it gains nothing by, and the
    grade, which no single edit mends, are among the rest.
    """
    groups = list(map(Group, _grouped(report.findings)))
    gaining = (
        place
        for place, group in enumerate(groups)
        if (group.gain > 0 or group.severity == "error") and group.first.rule != OF_EVERYTHING
    )
    first = nsmallest(most, gaining, key=lambda place: (groups[place].severity != "error", -groups[place].gain, place))
    return [groups[place] for place in first], [group for place, group in enumerate(groups) if place not in first]


def _grouped(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """The findings of one rule that are of one row or on the same words."""
    groups: list[list[Finding]] = []
    known: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        words, row = (finding.rule, finding.text.casefold()), (finding.rule, finding.entry or "")
        group = known.get(words) or (known.get(row) if finding.entry else None)
        if group is None:
            group = []
            groups.append(group)
        group.append(finding)
        known[words] = known[row] = group
    return groups
