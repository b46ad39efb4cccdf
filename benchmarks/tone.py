"""How much unkindness the tone rules find, and how many kind texts they report, in texts written by people who had not
seen the rules.

Run: python benchmarks/tone.py

benchmarks/tone holds, for each writer, sentences (NAME.jsonl) and whole messages (NAME_messages.jsonl), half of them
unkind and half near misses: the same topics and words, as a kind and honest clinician would write. Many of the unkind
ones hold no rude word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import clarity

FOLDER = Path(__file__).resolve().parent / "tone"


def texts(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_found(text: str) -> bool:
    """Whether a finding of tone says that the text is not as it should be."""
    findings = clarity.check(text).findings
    return any(found.rule.startswith("tone.") and found.severity != "info" for found in findings)


def tell_of_sentences(path: Path) -> None:
    found: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts(path):
        key = text["kind"], text["label"]
        counts[key] += 1
        found[key] += is_found(text["text"])
    print(f"{path.name:28} {'unkind, found':>16} {'kind, reported':>16}")
    for kind in sorted({kind for kind, _ in counts}):
        shares = [f"{found[kind, label]} of {counts[kind, label]}" for label in ("unkind", "kind")]
        print(f"  {kind:26} {shares[0]:>16} {shares[1]:>16}")
    sums = []
    for label in ("unkind", "kind"):
        own = [key for key in counts if key[1] == label]
        sums.append(f"{sum(found[key] for key in own)} of {sum(counts[key] for key in own)}")
    print(f"  {'all':26} {sums[0]:>16} {sums[1]:>16}")


def tell_of_messages(path: Path) -> None:
    print(f"{path.name:28} {'pass':>16} {'score over 50':>16}")
    reports = [(text["label"], clarity.check(text["text"])) for text in texts(path)]
    for label in ("unkind", "kind"):
        own = [report for each, report in reports if each == label]
        passed = f"{sum(report.passed for report in own)} of {len(own)}"
        over = f"{sum((report.score or 0) > 50 for report in own)} of {len(own)}"
        print(f"  {label:26} {passed:>16} {over:>16}")


def main() -> None:
    """Print the figures of each writer."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        (tell_of_messages if path.stem.endswith("_messages") else tell_of_sentences)(path)


if __name__ == "__main__":
    main()
