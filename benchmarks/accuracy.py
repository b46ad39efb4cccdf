"""How well clarity agrees with people, next to textstat's formulas, on texts that people rated.

It prints a table, and needs no network.

Run: python benchmarks/accuracy.py [--data DIR]

DIR holds JSON Lines files; what is measured depends on the keys of a file's rows (default: the small sample in
benchmarks/sample):

- `text`, `readability` (1 easy to 6 hard), `source`: Pearson's r between the ratings and `reading.difficulty`, with the
  model fitted again for each source on the others, so that no rating helps to predict itself
- `complex`, `simple`: the share of pairs in which the simple text has the better value; a tie counts as half
- `sentence`, `token`, `complexity` (0 to 1): the share reported among words of complexity 0.4 or more, and under 0.2
- `text` alone: jargon warnings per 1,000 words; on texts that are plain already they are mostly false alarms

textstat would download a dictionary of syllables; it is given clarity's instead. Words and sentences are counted by
textstat.

Each figure has n and a 95 % interval from 1,000 bootstrap samples of the rows (Efron 1979), with a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import textstat
import textstat.backend.counts._count_syllables as textstat_syllables
from fit_difficulty import Array, pearson, predict

from clarity.checker import Checker
from clarity.en import document_of
from clarity.en.difficulty import measure
from clarity.en.syllables import count_syllables
from clarity.report import Report

SAMPLE = Path(__file__).resolve().parent / "sample"
SAMPLES = 1_000  # the usual number for a 95 % percentile interval: 25 samples are beyond each end
HARD, EASY = 0.4, 0.2  # CompLex: 0 is very easy, 0.25 easy, 0.5 neutral; a mean between the two figures is neither
SEED = 20261124  # the day of the first measurement; any fixed number gives the same table each time


class _Phonemes(dict[str, list[list[str]]]):
    """A dictionary for textstat: for any word, a pronunciation with as many vowels as clarity counts syllables."""

    def __missing__(self, word: str) -> list[list[str]]:
        return [["AH0"] * count_syllables(word)]


textstat_syllables.get_cmudict = lambda _: _Phonemes()
BASELINES: dict[str, Callable[[str], float]] = {
    "textstat Flesch-Kincaid": textstat.flesch_kincaid_grade,
    "textstat SMOG": textstat.smog_index,
    "textstat Dale-Chall": textstat.dale_chall_readability_score,
}

Row = dict[str, Any]
Figure = tuple[str, float, int, float, float]


def interval(values: Sequence[Array], statistic: Callable[..., float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a statistic of columns of equal length."""
    random = np.random.default_rng(SEED)
    size = len(values[0])
    found = []
    for _ in range(SAMPLES):
        places = random.integers(0, size, size)
        found.append(statistic(*(column[places] for column in values)))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def figure(name: str, statistic: Callable[..., float], *columns: Array) -> Figure:
    return (name, statistic(*columns), len(columns[0]), *interval(columns, statistic))


def mean(values: Array) -> float:
    return float(values.mean())


def rated_sentences(rows: list[Row], _: Checker) -> Iterator[Figure]:
    documents = [document_of(row["text"]) for row in rows]
    features = np.array([measure(document, 0, len(document.norms)) for document in documents])
    ratings = np.array([row["readability"] for row in rows], dtype=float)
    sources = np.array([row["source"] for row in rows])
    predicted, by_source = predict(features, ratings, sources)
    within = list(by_source.values())
    yield figure("r: clarity difficulty, source left out", pearson, predicted, ratings)
    yield (
        f"r: the same within a source, mean of {len(within)} (min, max)",
        float(np.mean(within)),
        len(rows),
        min(within),
        max(within),
    )
    for name, formula in BASELINES.items():
        yield figure(f"r: {name}", pearson, np.array([formula(row["text"]) for row in rows]), ratings)


def pairs(rows: list[Row], checker: Checker) -> Iterator[Figure]:
    known: dict[str, Report] = {}

    def report(text: str) -> Report:
        if text not in known:
            known[text] = checker.check(text)
        return known[text]

    def right(value: Callable[[str], float]) -> Array:
        """For each pair 1 if the complex text has the higher value, 0.5 for a tie."""
        return np.array([(1 + np.sign(value(row["complex"]) - value(row["simple"]))) / 2 for row in rows])

    measures: dict[str, Callable[[str], float]] = {
        "clarity score": lambda text: -(report(text).score or 0),
        "clarity difficulty": lambda text: report(text).reading.difficulty or 0,
        **BASELINES,
    }
    for name, value in measures.items():
        yield figure(f"pairs ranked right: {name}", mean, right(value))


def rated_words(rows: list[Row], checker: Checker) -> Iterator[Figure]:
    reported = np.array([_is_reported(row, checker) for row in rows], dtype=float)
    complexity = np.array([row["complexity"] for row in rows])
    yield figure(f"reported: words of complexity {HARD} or more", mean, reported[complexity >= HARD])
    yield figure(f"reported: words of complexity under {EASY}", mean, reported[complexity < EASY])


def _is_reported(row: Row, checker: Checker) -> bool:
    """Whether any place of the word in its sentence is reported: a word is reported at its first place only."""
    places = [match.span() for match in re.finditer(rf"\b{re.escape(row['token'])}\b", row["sentence"])]
    findings = [item for item in checker.check(row["sentence"]).findings if item.rule.startswith("jargon.")]
    return any(item.start < end and start < item.end for item in findings for start, end in places)


def plain_texts(rows: list[Row], checker: Checker) -> Iterator[Figure]:
    reports = [checker.check(row["text"]) for row in rows]
    words = np.array([report.reading.words for report in reports], dtype=float)
    warnings = np.array(
        [
            sum(item.rule.startswith("jargon.") and item.severity != "info" for item in report.findings)
            for report in reports
        ]
    )
    yield figure(
        "jargon warnings per 1,000 words", lambda count, size: float(1000 * count.sum() / size.sum()), warnings, words
    )


KINDS: tuple[tuple[frozenset[str], Callable[[list[Row], Checker], Iterator[Figure]]], ...] = (
    (frozenset(["text", "readability", "source"]), rated_sentences),
    (frozenset(["complex", "simple"]), pairs),
    (frozenset(["sentence", "token", "complexity"]), rated_words),
    (frozenset(["text"]), plain_texts),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=SAMPLE, help="a folder of JSON Lines files (default: the sample)")
    args = options.parse_args()
    checker = Checker()
    for path in sorted(args.data.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        measured = next((run for keys, run in KINDS if rows and keys <= rows[0].keys()), None)
        if measured is None:
            print(f"{path.name}: nothing that can be measured\n")
            continue
        print(f"{path.name:<62}{'value':>8}{'n':>7}  95 % interval")
        for name, value, size, low, high in measured(rows, checker):
            print(f"  {name:<60}{value:>8.3f}{size:>7}  {low:.3f} to {high:.3f}")
        print()


if __name__ == "__main__":
    main()
