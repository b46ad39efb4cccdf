"""Which reports a change of the code changes: keep the reports of many texts, and later compare them with new ones.

Run: python benchmarks/same.py keep FILE --data DIR     before the change
     python benchmarks/same.py compare FILE --data DIR  after it

DIR holds JSON Lines files; every string under the keys `text`, `complex`, `simple`, `sentence` and `patient_message` is
a text. The letters in examples/ are added. Texts of 40 words or more are checked as plain text and as Markdown, under
each bundled profile, and as each kind of text; shorter ones once. What a report offers is compared by what the text
would read, so that it does not matter how an offer is written.

Differences are counted by what differs, by rule and by row, each with up to `--most` examples. Exit code 1 if there is
any.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from clarity.checker import Checker
from clarity.policy import PROFILES, profile
from clarity.report import Finding, Kind, Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KEYS = ("text", "complex", "simple", "sentence", "patient_message")
LONG = 40  # words; a shorter text is a sentence or two, in which the kind of text and its markup matter little
BEFORE, AFTER = 60, 240  # characters beside an offer: more than two words, and than the longest offer
Case = tuple[str, str, str, str, str | None]
Said = dict[str, Any]


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Every text with a name, each text once."""
    seen: set[str] = set()
    for path in sorted(data.glob("*.jsonl")):
        for line, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = json.loads(row)
            for key in KEYS:
                text = found.get(key)
                if isinstance(text, str) and text not in seen:
                    seen.add(text)
                    yield f"{path.stem}:{line}:{key}", text
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in (".md", ".txt"):
            yield path.relative_to(EXAMPLES).as_posix(), path.read_text(encoding="utf-8")


def cases(data: Path) -> Iterator[Case]:
    """Every text in every way that it is checked: name, text, profile, markup, kind."""
    for name, text in texts(data):
        if len(text.split()) < LONG:
            yield name, text, "default", "text", None
            continue
        for named in PROFILES:
            for markup in ("text", "markdown"):
                yield name, text, named, markup, None
        for kind in get_args(Kind):
            yield name, text, "default", "text", kind


@cache
def checker(named: str) -> Checker:
    return Checker(policy=profile(named))


def said(case: Case) -> tuple[str, Said]:
    """The name of a case, and all that its report says, in a form that does not depend on how it is written."""
    name, text, named, markup, kind = case
    report = checker(named).check(text, markup=markup, kind=kind)  # type: ignore[arg-type]
    return f"{name} {named} {markup} {kind}", {
        "values": values(report),
        "findings": [finding(text, item) for item in report.findings],
    }


def values(report: Report) -> Said:
    """The values of a report except its findings and what it was checked with."""
    found = report.model_dump(mode="json", exclude={"findings", "checked_with", "unread"})
    return {f"{part}.{key}": value for part in ("scores", "reading") for key, value in found.pop(part).items()} | found


def finding(text: str, item: Finding) -> list[Any]:
    """What a finding says, and what the text around it would read with each of its offers taken."""
    read = [edit(text, offer.start, offer.end, offer.text) for offer in item.suggestions]
    return [
        item.rule,
        item.entry,
        item.start,
        item.end,
        item.severity,
        item.action,
        item.message,
        item.why,
        item.sources,
        read,
    ]


def edit(text: str, start: int, end: int, offer: str) -> tuple[int, int, str]:
    """The smallest edit with the same result as an offer: where it is, and what is there afterwards."""
    low, high = max(0, start - BEFORE), min(len(text), end + AFTER)
    before, after = text[low:high], text[low:start] + offer + text[end:high]
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return low + first, low + len(before) - last, after[first : len(after) - last]


def every_report(data: Path, one_in: int) -> Iterator[tuple[str, Said]]:
    """What the report says of every case, or of one in so many."""
    with ProcessPoolExecutor(2) as pool:
        yield from pool.map(said, islice(cases(data), 0, None, one_in), chunksize=100)


def keep(file: Path, data: Path, one_in: int) -> int:
    count = 0
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as kept:
        for pair in every_report(data, one_in):
            kept.write(json.dumps(pair) + "\n")
            count += 1
    print(f"{count} reports kept.")
    return 0


def compare(file: Path, data: Path, one_in: int, most: int) -> int:
    with gzip.open(file, "rt", encoding="utf-8") as kept:
        old = dict(map(json.loads, kept))
    groups: dict[str, list[str]] = defaultdict(list)
    changed: set[str] = set()
    count = 0
    for name, report in every_report(data, one_in):
        count += 1
        now = json.loads(json.dumps(report))
        for group, what in differences(old.pop(name, None), now):
            groups[group].append(f"{name}: {what}")
            changed.add(name)
    if one_in == 1:
        groups.update({"no longer checked": list(old)} if old else {})
    for group, found in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        print(f"{len(found):6} {group}")
        for example in found[:most]:
            print(f"         {example[:400]}")
    print(f"{count} reports, {len(changed)} of them changed.")
    return 1 if groups else 0


def differences(old: Said | None, now: Said) -> Iterator[tuple[str, str]]:
    """What differs between two reports: the group it belongs to, and the values before and after."""
    if old is None:
        yield "not checked before", ""
        return
    for key in {**old["values"], **now["values"]}:
        before, after = old["values"].get(key), now["values"].get(key)
        if before != after:
            yield f"value {key}", f"{before} -> {after}"
    before, after = ({place(item): item for item in report["findings"]} for report in (old, now))
    for key in {**before, **after}:
        rule, entry = key[:2]
        if key not in after:
            yield f"gone {rule} {entry or ''}", str(before[key][2:])
        elif key not in before:
            yield f"new {rule} {entry or ''}", str(after[key][2:])
        elif before[key] != after[key]:
            names = ("severity", "action", "message", "why", "sources", "offers")
            differing = [
                name for name, one, other in zip(names, before[key][4:], after[key][4:], strict=True) if one != other
            ]
            yield f"other {' '.join(differing)} {rule} {entry or ''}", f"{before[key][2:]} -> {after[key][4:]}"


def place(item: list[Any]) -> tuple[Any, ...]:
    return tuple(item[:4])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("do", choices=("keep", "compare"))
    options.add_argument("file", type=Path, help="where the reports are kept (gzip)")
    options.add_argument("--data", type=Path, required=True, help="a folder of JSON Lines files")
    options.add_argument("--most", type=int, default=2, help="examples shown of each difference")
    options.add_argument("--one-in", type=int, default=1, metavar="N", help="check only one case in N")
    args = options.parse_args()
    if args.do == "keep":
        return keep(args.file, args.data, args.one_in)
    return compare(args.file, args.data, args.one_in, args.most)


if __name__ == "__main__":
    sys.exit(main())
