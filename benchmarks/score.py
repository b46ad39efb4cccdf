"""How well the score and the verdict agree with people, on a folder of texts. Prints tables; needs no network.

Run: python benchmarks/score.py --data DIR

DIR holds JSON Lines files; what is measured depends on their names and keys:

- reader_ratings.jsonl (`text`, `source`, and by each of two readers, `A` and `B`: `words`, `reading`, `tone`, `overall`
  from 0 to 10): Pearson's r of the score and its parts with the readers' mean, and how far the score is from ten times
  their overall rating
- health_answers.jsonl (the texts whose `source` is MPlus or SeniorHealth are plain), visit_notes.jsonl,
  clinic_letters.jsonl: in how many pairs of a plain text and one of the others the plain one scores more, how many
  pass, why the others do not, and what lost the points
- files of pairs (`complex`, `simple`): in how many the simple text scores more; a tie counts as half
- all texts: whether taking the first offer of any finding lowers the score, and whether a text said twice scores the
  same
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from clarity.checker import Checker
from clarity.report import Report

Row = dict[str, Any]
PLAIN = ("MPlus", "SeniorHealth")
RATED = {"overall": "score", "words": "jargon", "reading": "reading", "tone": "tone"}
MANY = 400  # texts in which every first offer is taken: some 5,000 offers, a few minutes


def rows_of(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def reports_of(checker: Checker, rows: Sequence[Row]) -> list[Report]:
    return [checker.check(row["text"]) for row in rows]


def ratings(rows: Sequence[Row], reports: Sequence[Report]) -> Iterator[str]:
    for scale, part in RATED.items():
        told = np.array([report.score if part == "score" else getattr(report.scores, part) for report in reports])
        rated = 5 * np.array([row["A"][scale] + row["B"][scale] for row in rows])
        yield f"{part} and {scale}: r {np.corrcoef(told, rated)[0, 1]:.3f}, n {len(rows)}"
        if part == "score":
            yield f"mean distance of the score from it: {np.abs(told - rated).mean():.1f} of 100"


def scores_of(reports: Sequence[Report]) -> np.ndarray[Any, Any]:
    return np.array([report.score for report in reports], dtype=float)


def ranking(plain: Sequence[Report], others: Sequence[Report], name: str) -> Iterator[str]:
    apart = scores_of(plain)[:, None] - scores_of(others)[None]
    share = 100 * ((apart > 0).mean() + (apart == 0).mean() / 2)
    yield f"{name} below plain texts: {share:.1f} % of {apart.size} pairs"


def verdicts(reports: Sequence[Report], name: str) -> Iterator[str]:
    low, middle, high = np.percentile(scores_of(reports), [10, 50, 90])
    passed = np.mean([report.passed for report in reports])
    why = Counter(reason.split(":")[0].split(" is ")[0] for report in reports for reason in report.failed)
    yield f"{name}: {100 * passed:.0f} % of {len(reports)} pass; score {middle:.0f} ({low:.0f} to {high:.0f})"
    yield "  not passed: " + ", ".join(f"{reason} {count}" for reason, count in why.most_common())
    lost: Counter[str] = Counter()
    for report in reports:
        for loss in report.ledger:
            lost[loss.rule or f"{loss.part} as a whole"] += loss.points / len(reports)  # type: ignore[assignment]
    yield "  points lost to: " + ", ".join(f"{rule} {points:.1f}" for rule, points in lost.most_common(8))


def pairs(checker: Checker, rows: Sequence[Row]) -> Iterator[str]:
    apart = [(checker.check(row["simple"]).score or 0) - (checker.check(row["complex"]).score or 0) for row in rows]
    yield f"pairs ranked right: {100 * (np.sign(apart).mean() + 1) / 2:.1f} %, n {len(rows)}"


def offers(checker: Checker, texts: Sequence[str]) -> Iterator[str]:
    taken, lower = 0, Counter[str]()
    for text in texts:
        report = checker.check(text)
        for finding in report.findings:
            for offer in finding.suggestions[:1]:
                taken += 1
                after = checker.check(text[: offer.start] + offer.text + text[offer.end :])
                if (after.score or 0) < (report.score or 0):
                    lower[f"{finding.text} -> {offer.text}"] += 1
    yield f"first offers that lower the score: {lower.total()} of {taken}, in {len(texts)} texts"
    for edit, count in lower.most_common(10):
        yield f"  {edit} ({count})"


def twice(checker: Checker, texts: Sequence[str]) -> Iterator[str]:
    changed = sum(checker.check(text).scores != checker.check(f"{text}\n\n{text}").scores for text in texts)
    yield f"texts whose scores change when they are said twice: {changed} of {len(texts)}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="a folder of JSON Lines files")
    folder = options.parse_args().data
    checker = Checker()
    rated = rows_of(folder / "reader_ratings.jsonl")
    answers = rows_of(folder / "health_answers.jsonl")
    plain = [row for row in answers if any(name in row["source"] for name in PLAIN)]
    if rated:
        tell("Readers' ratings", ratings(rated, reports_of(checker, rated)))
    kinds = {name: rows_of(folder / f"{name}.jsonl") for name in ("visit_notes", "clinic_letters", "portal_messages")}
    if plain:
        reports = reports_of(checker, plain)
        tell("Plain texts", verdicts(reports, "plain texts"))
        for name, rows in kinds.items():
            if rows:
                other = reports_of(checker, rows)
                tell(name, [*ranking(reports, other, name), *verdicts(other, name)])
    for path in sorted(folder.glob("*.jsonl")):
        rows = rows_of(path)
        if rows and {"complex", "simple"} <= rows[0].keys() and "sentence" not in path.stem:
            tell(path.stem, pairs(checker, rows))
    texts = [row["text"] for rows in (rated, *kinds.values(), plain) for row in rows]
    tell("Said twice", twice(checker, texts))
    tell("Offers", offers(checker, texts[:: max(1, len(texts) // MANY)][:MANY]))


def tell(heading: str, lines: Sequence[str] | Iterator[str]) -> None:
    print(heading, *lines, sep="\n  ", end="\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
