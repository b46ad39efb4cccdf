"""From proposals and places to findings: one shape for all, then, once, what the policy and the author have switched
off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from clarity.original import Original
from clarity.policy import Policy
from clarity.report import Action, Kind, Per, Severity
from clarity.rule import ROWS, Place, Rule
from clarity.suggest import Edit, Proposal, Suppressed

__all__ = ["Hit", "Settled", "missing_hits", "per", "place_hits", "row_hits", "settle", "without_those_that_give_way"]


class Hit(NamedTuple):
    """What a rule or a row has found, before the policy has been asked; `severity` is the rule's unless given."""

    rule: Rule
    start: int
    end: int
    message: str
    action: Action = "flag"
    severity: Severity | None = None
    why: str = ""
    edits: tuple[Edit, ...] = ()
    entry: str | None = None
    sources: tuple[str, ...] = ()
    whole_text: bool = False
    times: int = 1
    once: bool = False
    may_apply: bool = False


class Settled(NamedTuple):
    """A hit that is reported, and how severe it is."""

    hit: Hit
    severity: Severity


def row_hits(
    decided: Sequence[Proposal | Suppressed], rules: Mapping[str, Rule], policy: Policy, original: Original
) -> Iterator[Hit]:
    """The hits of word-list rows; what the row does not say, its rule says, and what guides differ on, the policy.

    A term to be explained counts at its first place alone; that of another row stands for those places too at which it
    is not reported because the text explains it elsewhere.
    """
    unreported = Counter(
        item.match.entry.id for item in decided if isinstance(item, Suppressed) and item.reason != "reported"
    )
    met: set[str] = set()
    for proposal in decided:
        if isinstance(proposal, Suppressed):
            continue
        entry = proposal.match.entry
        rule = rules[entry.rule]
        once = entry.action == "explain"
        times = int(entry.id not in met) if once else 1 + unreported.pop(entry.id, 0)
        met.add(entry.id)
        text = " ".join(original.prose[proposal.start : proposal.end].split())
        yield Hit(
            rule=rule,
            start=proposal.start,
            end=proposal.end,
            message=_message(proposal, rule, text),
            action=proposal.action,
            severity=policy.settle(entry.disputed, entry.severity),
            why=entry.why or rule.why,
            edits=tuple(edit for edit in proposal.edits if not original.has_placeholder(edit.start, edit.end)),
            entry=entry.id,
            sources=entry.sources,
            times=times,
            once=once,
            may_apply=proposal.action in ("replace", "explain")
            and (entry.category == "plain" or entry.status == "reviewed"),
        )


def _message(proposal: Proposal, rule: Rule, text: str) -> str:
    if rule.part == "tone":
        return f'"{text}": {rule.what[0].lower()}{rule.what[1:]}'
    if proposal.action == "explain":
        return f'"{text}" is not explained.'
    if proposal.action == "flag":
        replacements = proposal.match.entry.replacements
        senses = f" It can mean: {'; '.join(replacements)}." if replacements else ""
        return f'"{text}" can be misunderstood.{senses}'
    return f'"{text}" has plainer words.'


def place_hits(rule: Rule, places: Iterable[Place]) -> Iterator[Hit]:
    """The hits of a rule at some places: the rule says why."""
    for start, end, message, severity, whole_text, once in places:
        yield Hit(
            rule,
            start,
            end,
            message,
            severity=severity,
            why=rule.why,
            sources=rule.sources,
            whole_text=whole_text,
            once=once,
        )


def missing_hits(rules: Iterable[Rule], held: Collection[str], strengths: Collection[str], kind: Kind) -> Iterator[Hit]:
    """A hit for each thing that a kind of text should hold and of which there is no sign."""
    for rule in rules:
        if kind in rule.absent_from and rule.name not in held and not any(name in strengths for name in rule.filled_by):
            yield from place_hits(rule, [Place(0, 0, rule.message, whole_text=True)])


def without_those_that_give_way(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits without those that overlap a hit of a rule which they give way to."""
    winners = {name for hit in hits for name in hit.rule.gives_way_to}
    covered = {name: _Covered(hit for hit in hits if _is_of(hit, name)) for name in winners}
    for hit in hits:
        if not any(covered[name].overlaps(hit.start, hit.end) for name in hit.rule.gives_way_to):
            yield hit


def _is_of(hit: Hit, name: str) -> bool:
    return hit.entry is not None if name == ROWS else hit.rule.name == name


class _Covered:
    """Which characters some hits cover; asked in time that does not grow with their number."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((hit.start, hit.end) for hit in hits):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with what is covered."""
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)


def settle(hits: Iterable[Hit], policy: Policy, original: Original) -> list[Settled]:
    """What is reported, in order of (start, end, rule): neither what the policy has off nor what the author ignores."""
    found: list[Settled] = []
    for hit in sorted(hits, key=_order):
        rule = hit.rule
        severity = policy.severity_of(rule.name, hit.severity or cast("Severity", rule.severity))
        if severity is not None and not (original.ignores and original.ignores_rule(rule.name, hit.start, hit.end)):
            found.append(Settled(hit, severity))
    return found


def _order(hit: Hit) -> tuple[int, int, str, str]:
    return hit.start, hit.end, hit.rule.name, hit.entry or ""


def per(hit: Hit) -> Per:
    """What the weight of a hit is counted against."""
    if hit.whole_text:
        return "text"
    return "different_words" if hit.once else "units"


def as_finding(settled: Settled, original: Original) -> dict[str, Any]:
    """A finding as the report has it, in plain values."""
    hit, severity = settled
    start, end = original.widened(hit.start, hit.end)
    place = original.locate(start)
    branch = original.branch_of(start, end)
    return {
        "rule": hit.rule.name,
        "start": start,
        "end": end,
        "line": place.line,
        "column": place.column,
        "where": original.where(start),
        "text": original.text[start:end],
        "message": f"{hit.message} (In the branch {branch}.)" if branch else hit.message,
        "why": hit.why,
        "severity": severity,
        "action": hit.action,
        "suggestions": tuple(_suggestion(hit, edit, original) for edit in hit.edits),
        "entry": hit.entry,
        "sources": hit.sources,
        "whole_text": hit.whole_text,
        "times": hit.times,
        "per": per(hit),
    }


def _suggestion(hit: Hit, edit: Edit, original: Original) -> dict[str, Any]:
    """An edit as the report has it; safe if a machine may make it, and no markup or template code is in the way."""
    start, end = original.widened(edit.start, edit.end)
    is_safe = hit.may_apply and original.is_verbatim(min(edit.start, hit.start), max(edit.end, hit.end))
    return {"start": start, "end": end, "text": edit.text, "safety": "safe" if is_safe else "unsafe"}
