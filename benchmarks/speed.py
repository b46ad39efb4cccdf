"""How fast clarity is, as ratios against spaCy in the same run. Prints a table; needs no network.

Run: python benchmarks/speed.py [--rounds N]

Times are the least of several rounds, since other work on the machine only ever adds to them; compare the ratios, not the
milliseconds. The letters are those in examples/ and the same words reshuffled by sentence, so that no two are alike.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDS = 300


def process_time(code: str, rounds: int) -> float:
    """Seconds that a new Python takes to run some code."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def per_letter(run: Callable[[str], object], letters: Sequence[str], rounds: int) -> float:
    """Seconds a letter takes, everything warm."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for letter in letters:
            run(letter)
        best = min(best, time.perf_counter() - start)
    return best / len(letters)


def letters(count: int) -> list[str]:
    """Letters of about 300 words from the sentences of the example letters, in a new order each."""
    from clarity.en.sentences import sentences

    chosen = random.Random(2026)  # noqa: S311 - the same letters in every run, not a secret
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*")) if path.suffix in (".md", ".txt")]
    pool = [text[start:end] for text in texts for start, end, _ in sentences(text)]
    made = []
    for _ in range(count):
        letter: list[str] = []
        while sum(len(sentence.split()) for sentence in letter) < WORDS:
            letter.append(chosen.choice(pool))
        made.append("\n".join(letter))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds

    import spacy

    import clarity

    bare = process_time("import spacy", rounds)
    first = process_time("import clarity; clarity.check('You have hypertension.')", rounds)
    light = process_time("import clarity", rounds)
    explain = process_time("import clarity.cli, sys; sys.argv[1:] = ['explain', 'hypertension']; clarity.cli.main()", rounds)
    print(f"{'a new process':40} {'ms':>8} {'ratio to import spacy':>24}")
    for name, seconds in (
        ("import spacy", bare),
        ("first check", first),
        ("import clarity", light),
        ("clarity explain hypertension", explain),
    ):
        print(f"{name:40} {seconds * 1e3:8.0f} {seconds / bare:24.2f}")

    nlp = spacy.blank("en")
    checker = clarity.Checker()
    print(f"\n{'a letter of 300 words, warm':40} {'µs':>8} {'ratio to the tokenizer':>24}")
    for name, sample in (("200 letters, each different", letters(200)), ("one letter again and again", letters(1) * 200)):
        tokenizer = per_letter(nlp.make_doc, sample, rounds)
        check = per_letter(checker.check, sample, rounds)
        print(f"{name + ': tokenizer':40} {tokenizer * 1e6:8.0f} {1:24.2f}")
        print(f"{name + ': check':40} {check * 1e6:8.0f} {check / tokenizer:24.2f}")


if __name__ == "__main__":
    main()
