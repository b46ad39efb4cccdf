"""Fit clarity/en/difficulty.json, the weights of `reading.difficulty`, on sentences that people rated.

Run: python benchmarks/fit_difficulty.py FILE [--date DATE]

FILE is JSON Lines, an object for each sentence: `text`, `readability` (1 easy to 6 hard) and `source`. With --date the
weights are fitted on all of them and written; without, only the figures of cross-validation are printed: the model is
fitted once for each source on all other sources, and must predict the ratings of the one left out.

The model is a ridge regression on standardised features (Hoerl and Kennard 1970), so that features which overlap share
their weight.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from clarity.en import document_of
from clarity.en.difficulty import FEATURES, measure

OUTPUT = Path(__file__).resolve().parent.parent / "clarity" / "en" / "difficulty.json"
PENALTY = 0.01  # times the ratings; small, with 300 ratings for each feature: it only steadies features that overlap
EASY = 3.0  # of a scale from 1 to 6: its lower half
Array = NDArray[np.float64]


def fit(features: Array, ratings: Array) -> tuple[float, Array]:
    """The intercept, and a weight for each feature as it is measured."""
    mean, spread = features.mean(axis=0), features.std(axis=0)
    standard = (features - mean) / spread
    penalty = PENALTY * len(ratings) * np.eye(len(mean))
    weights = np.linalg.solve(standard.T @ standard + penalty, standard.T @ (ratings - ratings.mean())) / spread
    return float(ratings.mean() - weights @ mean), weights


def pearson(left: Array, right: Array) -> float:
    return float(np.corrcoef(left, right)[0, 1])


def predict(features: Array, ratings: Array, sources: NDArray[np.str_]) -> tuple[Array, dict[str, float]]:
    """The ratings of each source as a model fitted on the others predicts them, and the correlation within each."""
    predicted = np.zeros_like(ratings)
    within = {}
    for source in np.unique(sources):
        out = sources == source
        intercept, weights = fit(features[~out], ratings[~out])
        predicted[out] = intercept + features[out] @ weights
        within[str(source)] = pearson(predicted[out], ratings[out])
    return predicted, within


def show(predicted: Array, within: dict[str, float], ratings: Array, sources: NDArray[np.str_]) -> None:
    """Print how well the ratings of each source are predicted from the others."""
    for source, correlation in within.items():
        print(f"{source:<45}{(sources == source).sum():>6}{correlation:>8.3f}")
    correlations = list(within.values())
    print(
        f"{'mean over sources, and spread':<45}{len(correlations):>6}"
        f"{np.mean(correlations):>8.3f} +- {np.std(correlations):.3f}"
    )
    print(f"{'all, each from the other sources':<45}{len(ratings):>6}{pearson(predicted, ratings):>8.3f}")
    print(f"root mean square error {np.sqrt(np.mean((predicted - ratings) ** 2)):.2f} of a scale from 1 to 6")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--date", help="the day, YYYY-MM-DD: fit on all sentences and write the weights")
    args = options.parse_args()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    documents = [document_of(row["text"]) for row in rows]
    features = np.array([measure(document, 0, len(document.norms)) for document in documents])
    ratings = np.array([row["readability"] for row in rows])
    sources = np.array([row["source"] for row in rows])
    show(*predict(features, ratings, sources), ratings, sources)
    if args.date:
        intercept, weights = fit(features, ratings)
        easy = features[ratings <= EASY].mean(axis=0)
        data = {
            "fitted": args.date,
            "data": f"{args.file.name}, {len(rows)} sentences",
            "script_sha256": hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
            "intercept": round(intercept, 4),
            "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
            "easy": {name: round(float(value), 4) for name, value in zip(FEATURES, easy, strict=True)},
        }
        OUTPUT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
