"""Reports for people in a terminal: the verdict and why, where the points went, what to mend first, then the rest.

However long the text, a report fits on two screens: what is left out is counted. With `full`, the rest is each finding
with its place in its line, why, and what to write instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple, TextIO

from clarity.original import LINE_BREAK
from clarity.outputs import Checked, Options, clean, counted
from clarity.outputs.groups import OF_EVERYTHING, Group, first_and_rest
from clarity.outputs.terminal import SEVERITY_STYLES, Line, Terminal, beginning, cells, cut, ending, wrapped
from clarity.report import Finding, HardSentence, Loss, Part, Report, UnreadText

__all__ = ["write"]

_NARROWEST = 40  # cells; a shorter line holds no place with its words
_WIDEST = 100  # cells; longer lines are hard to follow with the eye, however wide the terminal
_MOST = 44  # lines of a report without its last, blank one: what two screens of a small window hold
_LEAST = 8  # lines of the rest, even if much had to be said before
_LINES = 2  # of each list of the rest but that of words, which has all that are left
_MARGIN = 4  # spaces before what belongs to a finding, so that headlines stand out
_HEADED = 13  # cells before the lists of the rest: the longest heading between two spaces at either side
_WORDS = 32  # cells: of words in a list, enough to find them again
_CUE = 26  # cells: of a sentence in a list, some five words
_SENTENCE = 56  # cells: of a sentence that is to be mended, enough to know it by
_OFFER = 24  # cells: of an offer in a list; what is longer explains, and is told by --full
_OFFERS = 3  # of a finding: more make nobody choose better
_PLACES = 6  # of one term: enough to begin with
_RULES = 4  # rules of a part that the ledger names; the others together cost less than these
_UNREAD = 3  # stretches that were not read and are shown with their words; of others, the places
_WORST = 10  # files that are named at the end of a run over several

_HEADINGS: Mapping[str, str] = {
    "jargon": "Words",
    "reading": "Sentences",
    "structure": "Layout",
    "numbers": "Numbers",
    "tone": "Tone",
}
"""How the findings of each group of rules are headed, in this order; those of another group by its name."""
_LABELS: Mapping[str, str] = {
    "good.you": 'seldom says "you"',
    "jargon.clinical": "clinicians' words",
    "jargon.plain": "heavy words",
    "jargon.unlisted": "rare words",
    "reading.grade": "school grade",
}
"""What people call that of which a rule is about, where the rule's own name does not say it."""
_ASKED: Mapping[str, Sequence[str]] = {
    "a name, thanks or a word of feeling": ("name", "thanks", "empathy"),
    "an invitation to ask": ("invitation",),
    "a contact": ("contact",),
    "what comes next or a choice": ("next_step", "choice"),
}
"""The good things that the tone score asks for besides a "you", each with the strengths that are one."""


def write(checked: Iterable[Checked], stream: TextIO, options: Options) -> None:
    """Write each report, and at the end of several, how many passed and which are the worst."""
    terminal = Terminal(stream, color=options.color)
    width = max(_NARROWEST, min(terminal.width, _WIDEST))
    totals = _Totals()
    for each in checked:
        terminal.print(_report(each, width, is_full=options.full))
        totals.add(each)
    if options.several:
        terminal.print(totals.lines(width))


def _report(checked: Checked, width: int, *, is_full: bool) -> list[Line]:
    first, rest = first_and_rest(checked.report)
    lines = [*_verdict(checked, width), *_unread(checked, width, is_full=is_full)]
    if checked.report.score is not None:
        lines += [*_measures(checked, width), *_ledger(checked.report, width)]
    if first:
        lines += [[], [("Mend these first (line:column):", "bold")], *_first(first, width)]
    if is_full:
        lines += [*_findings(checked, width), *_hard_sentences(checked, width)]
    else:
        lines += _rest(rest, checked, width, max(_LEAST, _MOST - len(lines)))
    return [*lines, []]


def _verdict(checked: Checked, width: int) -> Iterator[Line]:
    """The name, the score, whether the text passed, and why not."""
    report = checked.report
    score = "no words" if report.score is None else f"{report.score} of 100"
    verdict = ("passed", "bold green") if report.passed else ("not passed", "bold red")
    *above, last = wrapped(clean(f"{checked.name}: {score},").split(), width)
    yield from ([(line, "bold")] for line in above)
    if cells(last) + 1 + len(verdict[0]) <= width:
        yield [(last, "bold"), " ", verdict]
    else:
        yield from ([(last, "bold")], [verdict])
    for reason in report.failed:
        yield from _hanging("  - ", reason, width)


def _unread(checked: Checked, width: int, *, is_full: bool) -> Iterator[Line]:
    """What was not read, so that nobody thinks it was."""
    unread = checked.report.unread
    shown = len(unread) if is_full else _UNREAD
    for stretch in unread[:shown]:
        words = _short(checked.text[stretch.start : stretch.end], _SENTENCE)
        where = f"({stretch.where}) " if stretch.where else ""
        yield from _hanging("  Not read: ", f'{_place(stretch)} {where}"{words}" {stretch.reason}', width, "yellow")
    if others := unread[shown:]:
        yield from _hanging("  Not read: ", ", ".join(map(_place, others)), width, "yellow")


def _measures(checked: Checked, width: int) -> Iterator[Line]:
    """The scores of the parts, the grade and the difficulty, and what is good."""
    report = checked.report
    scores, reading = report.scores, report.reading
    parts = f"Reading {scores.reading:.0f}, jargon {scores.jargon:.0f}, tone {scores.tone:.0f} of 100."
    counts = f"{counted(reading.words, 'word')} in {counted(reading.sentences, 'sentence')}."
    grade = "Too short for a school grade."
    if reading.grade is not None:
        grade = f"School grade {reading.grade:.1f} (aim for {checked.policy.target_grade:g}; reading age"
        grade += f" {reading.reading_age:.0f}), difficulty {reading.difficulty:.1f} of 6."
    yield from _hanging("  ", f"{parts} {grade} {counts}", width)
    good = [strength.what + (f" ({strength.count})" if strength.count > 1 else "") for strength in report.strengths]
    if good:
        yield from _hanging("  Good: ", f"{'; '.join(good)}.", width, "green")


def _ledger(report: Report, width: int) -> Iterator[Line]:
    """Where the points went: each part, the costliest first, with its rules."""
    lost: Counter[Part] = Counter()
    for loss in report.ledger:
        lost[loss.part] += loss.points  # type: ignore[assignment]
    if not lost:
        return
    yield from ([], [(f"Where the {_points(sum(lost.values()))} points went:", "bold")])
    for part, points in lost.most_common():
        losses = [loss for loss in report.ledger if loss.part == part]
        named = [f"{_lost_to(loss, report)} {_points(loss.points)}" for loss in losses[:_RULES]]
        if others := losses[_RULES:]:
            named.append(f"{counted(len(others), 'other')} {_points(sum(loss.points for loss in others))}")
        yield from _hanging(f"  {part:7} {_points(points):>3}: ", ", ".join(named), width)


def _lost_to(loss: Loss, report: Report) -> str:
    if loss.rule is not None:
        return _label(loss.rule)
    if loss.part == "reading":
        return f"hard sentences ({report.reading.reasons[0]})" if report.reading.reasons else "hard sentences"
    held = {strength.name for strength in report.strengths}
    return f"missing {', '.join(what for what, names in _ASKED.items() if held.isdisjoint(names))}"


def _points(points: float) -> str:
    return f"{points:.0f}" if points >= 1 else "<1"


def _label(rule: str) -> str:
    return _LABELS.get(rule) or rule.partition(".")[2].replace("_", " ")


def _first(groups: Sequence[Group], width: int) -> Iterator[Line]:
    """What to mend first: the places, what is wrong, what to write instead, and why if that was not told."""
    told: set[str] = set()
    for number, group in enumerate(groups, 1):
        finding = group.first
        said = [*group.places[:_PLACES], *([f"({finding.where})"] if finding.where else [])]
        if group.severity == "error":
            said.append("error:")
        if finding.text and not finding.message.startswith('"'):  # it does not begin with the words by itself
            said.append(f'"{_short(finding.text, _SENTENCE)}":')
        said.append(finding.message)
        if finding.why not in told:
            told.add(finding.why)
            said.append(finding.why)
        yield from _hanging(f"  {number}. ", " ".join(said), width, SEVERITY_STYLES[group.severity])
        if finding.suggestions:
            offers = " / ".join(map(finding.reads_with, finding.suggestions[:_OFFERS]))
            yield from _hanging("     Write: ", offers, width, "green")


def _rest(groups: Sequence[Group], checked: Checked, width: int, most: int) -> Iterator[Line]:
    """What is not among the first, in so many lines: a blank one, a heading, and lists of terms, each headed."""
    lists: dict[str, list[Group]] = {group: [] for group in _HEADINGS}
    whole: list[str] = []
    for group in groups:
        if group.first.rule == OF_EVERYTHING:
            continue  # it is told among the measures
        if group.first.whole_text:
            whole.append(group.first.message)
        else:
            lists.setdefault(group.first.rule.partition(".")[0], []).append(group)
    room = width - _HEADED
    (first, words), *others = lists.items()
    rows = [(_HEADINGS.get(name, name), _fitted(members, room, _LINES)) for name, members in others if members]
    rows += [
        (heading, wrapped(clean(text).split(), room))
        for heading, text in (("Also", " ".join(whole)), ("Hard", ", ".join(_hard(checked))))
        if text
    ]
    if words:
        left = most - 2 - sum(len(lines) for _, lines in rows)
        rows.insert(0, (_HEADINGS[first], _fitted(words, room, max(1, left))))
    if rows:
        yield from ([], [("Then (--full shows each in its line):", "bold")])
    for heading, lines in rows:
        yield from ([f"  {label:{_HEADED - 2}}{line}"] for label, line in zip_longest([heading], lines, fillvalue=""))


class _Term(NamedTuple):
    """A group as a list shows it; `rule` is empty for a row's, which needs no more than its words."""

    rule: str
    text: str
    gain: float


def _term(group: Group) -> _Term:
    """The words, a short offer, and the places."""
    finding, places = group.first, group.places
    text = _short(finding.text, _WORDS if finding.entry else _CUE)
    offer = clean(finding.reads_with(finding.suggestions[0])) if finding.suggestions else ""
    if offer and cells(offer) <= _OFFER:
        text = f"{text} → {offer}"
    more = [f"{len(places) - _PLACES} more"] if len(places) > _PLACES else []
    text = f"{text} ({', '.join(places[:_PLACES] + more)})"
    return _Term("" if finding.entry else _label(finding.rule), text, group.gain)


def _fitted(groups: Iterable[Group], width: int, most: int) -> list[str]:
    """A list of terms in at most so many lines: of more terms, those by which the score gains most."""
    terms = sorted(map(_term, groups), key=lambda term: term.rule)
    lines = wrapped(_listed(terms, 0), width)
    by_gain = sorted(range(len(terms)), key=lambda place: -terms[place].gain)
    shown = 1 + len(terms) * most // max(1, len(lines))
    while len(lines) > most and shown > 1:
        shown -= 1
        lines = wrapped(_listed([terms[place] for place in sorted(by_gain[:shown])], len(terms) - shown), width)
    return lines


def _listed(terms: Iterable[_Term], others: int) -> list[str]:
    """Terms with what stands between them: those of one rule stand together, after its name."""
    listed: list[str] = []
    rule = ""
    for term in terms:
        if listed:
            listed[-1] += ";" if term.rule != rule else ","
        listed.append(f"{term.rule}: {term.text}" if term.rule != rule else term.text)
        rule = term.rule
    if others:
        listed[-1] += ";"
        listed.append(f"{others} more")
    return listed


def _hard(checked: Checked) -> Iterator[str]:
    """The beginnings of the hardest sentences."""
    for sentence in checked.report.reading.hardest:
        yield f'{_place(sentence)} "{_short(checked.text[sentence.start : sentence.end], _CUE)}"'


def _place(item: Finding | HardSentence | UnreadText) -> str:
    return f"{item.line}:{item.column}"


def _short(text: str, width: int) -> str:
    """The beginning of a text, on one line."""
    return cut(clean(" ".join(text[: 2 * width].split())), width)


def _hanging(start: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    """A text in lines, the first of them after `start` in its style, the others as far in."""
    first, *others = wrapped(clean(text).split(), width - len(start)) or [""]
    yield [(start, style), first]
    yield from ([f"{'':{len(start)}}{line}"] for line in others)


def _findings(checked: Checked, width: int) -> Iterator[Line]:
    """Every finding in order of place, with its line, why, and what to write; a reason is given once."""
    told: set[str] = set()
    lines = _Lines(checked.text)
    for finding in checked.report.findings:
        yield []
        yield from _headline(checked.name, finding, width)
        if finding.text:
            yield from _excerpt(*lines.around(finding.start), finding, width - _MARGIN)
        if finding.why and finding.why not in told:
            told.add(finding.why)
            yield from _hanging(f"{'':{_MARGIN}}Why: ", finding.why, width)
        if finding.suggestions:
            offers = " / ".join(map(finding.reads_with, finding.suggestions))
            yield from _hanging(f"{'':{_MARGIN}}Use: ", offers, width, "green")


def _headline(name: str, finding: Finding, width: int) -> Iterator[Line]:
    """The place, the severity, the rule and the message, as compilers write them."""
    where = f" ({finding.where})" if finding.where else ""
    said = f"{name}:{_place(finding)}: {finding.severity} {finding.rule}: {finding.message}{where}"
    for line in wrapped(clean(said).split(), width):
        before, severity, after = line.partition(f" {finding.severity} {finding.rule}:")
        yield [(before, "bold"), (severity, SEVERITY_STYLES[finding.severity]), after] if severity else [line]


class _Lines:
    """The lines of a text: of the text as it was read, which are not those of its file if it was taken out of one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [(0, 0), *(found.span() for found in LINE_BREAK.finditer(text)), (len(text), len(text))]

    def around(self, start: int) -> tuple[str, int]:
        """The line that a place is in, and how far in it is."""
        number = bisect_right(self._breaks, start, hi=len(self._breaks) - 1, key=itemgetter(1))
        begin = self._breaks[number - 1][1]
        return self._text[begin : self._breaks[number][0]], start - begin


def _excerpt(line: str, start: int, finding: Finding, width: int) -> Iterator[Line]:
    """The line, cut to the width around the place, and carets under the place.

    A third of the width is kept for what comes before the place, since what comes after says more about it.
    """
    end = min(len(line), start + len(LINE_BREAK.split(finding.text)[0]))
    found = beginning(clean(line[start : min(end, start + width)]), width - 1)  # an ellipsis may follow
    room = width - 1 - cells(found)
    left, right = clean(line[max(0, start - width) : start]), clean(line[end : end + width])
    before = ending(left, max(room // 3, room - cells(right)))
    after = beginning(right, room - cells(before))
    is_cut = start > width or len(before) < len(left)
    goes_on = end + width < len(line) or len(after) < len(right)
    yield [f"{'':{_MARGIN - 1}}{'…' if is_cut else ' '}{before}{found}{after}{'…' if goes_on else ''}"]
    yield [" " * (_MARGIN + cells(before)), ("^" * cells(found), SEVERITY_STYLES[finding.severity])]


def _hard_sentences(checked: Checked, width: int) -> Iterator[Line]:
    hardest = checked.report.reading.hardest
    if hardest:
        yield from ([], [("The hardest sentences:", "bold")])
    for sentence in hardest:
        words = " ".join(checked.text[sentence.start : sentence.end].split())
        yield from _hanging(f"  {_place(sentence)} ", words, width)
        why = f"{'; '.join(sentence.reasons)} ({sentence.difficulty:.1f} of 6)"
        yield from _hanging(f"{'':{_MARGIN}}Why: ", why, width)


class _Totals:
    """What became of the texts of a run: how many passed, and the worst few by name."""

    def __init__(self) -> None:
        self._passed = 0
        self._count = 0
        self._worst: list[tuple[bool, int, int, str]] = []

    def add(self, checked: Checked) -> None:
        """Count a text, and keep its name if it is among the worst: those that did not pass, by score, come first."""
        report = checked.report
        self._count += 1
        self._passed += report.passed
        score = -1 if report.score is None else report.score
        item = (not report.passed, -score, -self._count, checked.name)
        if len(self._worst) < _WORST:
            heappush(self._worst, item)
        else:
            heappushpop(self._worst, item)

    def lines(self, width: int) -> Iterator[Line]:
        """How many passed, and the worst, from the worst on; nothing if there was no text."""
        if not self._count:
            return
        failed = self._count - self._passed
        yield [(f"{counted(self._count, 'text')}: {self._passed} passed, {failed} not passed", "bold")]
        yield ["The worst:"]
        for has_failed, lost, _, name in sorted(self._worst, reverse=True):
            score = "no words" if lost > 0 else f"{-lost} of 100"
            verdict, style = ("not passed", "red") if has_failed else ("passed", "green")
            yield from _hanging(f"  {score:>10}, {verdict:10}  ", name, width, style)
