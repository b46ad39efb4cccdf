"""How fast clarity is, as ratios against textstat and spaCy in the same run. Prints tables; needs no network.

Run: python benchmarks/speed.py [--rounds N] [--data DIR] [--only PART]

Other work on the machine only ever adds to a time, so each is the least of several rounds, the two that are compared in
turn; compare the ratios, not the milliseconds. The letters are those in examples/ and the same words reshuffled by
sentence, so that no two are alike; with --data, the texts of 150 to 450 words under the key `text` of the JSON Lines
files there.

- warm: a whole check against textstat's seven formulas (a dictionary of the texts' syllables stands in for the one that
  textstat would download) and against spaCy's tokenizer
- cold: a new process that checks one small file against one that imports spaCy, with its peak memory
- long: time a word of a text dense with problems, at 10 KB and at 5 MB
- formats: the letters as HTML and as Markdown, read only, against the same as plain text, a paragraph each sentence
- rows: a check with 20,000 rows more against one with the bundled lists
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import clarity

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDS = 300  # of a letter of a page
COUNT = 200  # letters
CHECK_FILE = [sys.executable, "-m", "clarity", "check", str(EXAMPLES / "results_message.txt")]
IMPORT_SPACY = [sys.executable, "-c", "import spacy"]


def best(
    runs: dict[str, Callable[[], object]], rounds: int, before: Callable[[], object] = lambda: None
) -> dict[str, float]:
    """The least seconds of each of several functions, called in turn; `before` is called before each and not timed."""
    least = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            before()
            start = time.perf_counter()
            run()
            least[name] = min(least[name], time.perf_counter() - start)
    return least


def over(run: Callable[[str], object], texts: Sequence[str]) -> Callable[[], None]:
    def all_of_them() -> None:
        for text in texts:
            run(text)

    return all_of_them


def sentences(text: str) -> list[str]:
    from clarity.en import document_of

    document = document_of(text)
    return [text[sentence.start : sentence.end] for sentence in document.sentences]


def letters(count: int) -> list[str]:
    """Letters of about 300 words from the sentences of the example letters, in a new order each."""
    chosen = random.Random(2026)  # noqa: S311 - the same letters in every run, not a secret
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*")) if path.suffix in (".md", ".txt")]
    pool = [sentence for text in texts for sentence in sentences(text)]
    made = []
    for _ in range(count):
        letter: list[str] = []
        while sum(len(sentence.split()) for sentence in letter) < WORDS:
            letter.append(chosen.choice(pool))
        made.append("\n".join(letter))
    return made


def texts_of(folder: Path, count: int) -> list[str]:
    """Texts of about a page from JSON Lines files, evenly chosen."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and WORDS / 2 <= len(text.split()) <= 1.5 * WORDS:
                found.append(text)
    return found[:: max(1, len(found) // count)][:count]


def textstat_formulas(texts: Sequence[str]) -> Callable[[str], object]:
    """Textstat's seven formulas; a plain dictionary of the texts' words stands in for the pronunciations that it would
    download.
    """
    import textstat
    from textstat.backend.counts import _count_syllables
    from textstat.backend.transformations import remove_punctuation

    from clarity.en.syllables import count_syllables

    words = {word for text in texts for word in remove_punctuation(text.lower(), rm_apostrophe=True).split()}
    words |= {word for text in texts for word in remove_punctuation(text.lower(), rm_apostrophe=False).split()}
    pronounced = {word: [["AH0"] * count_syllables(word)] for word in words}
    _count_syllables.get_cmudict = lambda _: pronounced
    formulas = (
        textstat.flesch_reading_ease, textstat.flesch_kincaid_grade, textstat.smog_index, textstat.gunning_fog,
        textstat.automated_readability_index, textstat.coleman_liau_index, textstat.dale_chall_readability_score,
    )  # fmt: skip
    return lambda text: [formula(text) for formula in formulas]


def clear_textstat() -> Callable[[], None]:
    """A function that makes textstat forget the texts it keeps, so that each round does the work."""
    import gc

    kept = [
        item
        for item in gc.get_objects()
        if type(item).__name__ == "_lru_cache_wrapper" and "textstat" in (item.__module__ or "")
    ]

    def clear() -> None:
        for item in kept:
            item.cache_clear()

    return clear


def warm(texts: Sequence[str], rounds: int) -> None:
    import spacy

    checker = clarity.Checker()
    formulas = textstat_formulas(texts)
    tokenizer = spacy.blank("en").make_doc
    words = sum(len(text.split()) for text in texts)
    over(checker.check, texts[:20])()
    over(formulas, texts[:20])()

    runs: dict[str, Callable[[], object]] = {
        "textstat's seven formulas": over(formulas, texts),
        "spaCy's tokenizer": over(tokenizer, texts),
        "clarity, a whole check": over(checker.check, texts),
    }
    found = best(runs, rounds, clear_textstat())
    print(f"{f'{len(texts)} texts of {words / len(texts):.0f} words, warm':40} {'µs a text':>10} {'as fast':>26}")
    for name, seconds in found.items():
        ratio = found["textstat's seven formulas"] / seconds
        print(f"{name:40} {seconds / len(texts) * 1e6:10.0f} {ratio:26.2f}")


def run_process(command: Sequence[str]) -> tuple[float, int]:
    """The seconds that a process takes, and its peak memory in KB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - start, used.ru_maxrss


def cold(rounds: int) -> None:
    commands = {
        "import spacy": IMPORT_SPACY,
        "clarity check, one small file": CHECK_FILE,
        "import clarity": [sys.executable, "-c", "import clarity"],
        "clarity explain hypertension": [sys.executable, "-m", "clarity", "explain", "hypertension"],
        "clarity --help": [sys.executable, "-m", "clarity", "--help"],
    }
    least = {name: (float("inf"), 0) for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            least[name] = min(least[name], run_process(command))
    print(f"\n{'a new process':40} {'ms':>10} {'ratio to import spacy':>26} {'peak MB':>9}")
    for name, (seconds, peak) in least.items():
        print(f"{name:40} {seconds * 1e3:10.0f} {seconds / least['import spacy'][0]:26.2f} {peak / 1024:9.0f}")


def long(rounds: int) -> None:
    """A visit note's worth of problems, again and again."""
    checker = clarity.Checker()
    dense = (EXAMPLES / "uk" / "referral_letter.txt").read_text(encoding="utf-8")
    small = (dense * 20)[:10_000]
    large = (dense * (5_000_000 // len(dense) + 1))[:5_000_000]
    print(f"\n{'text dense with problems':40} {'µs a word':>10} {'ratio':>26}")
    first = (
        best({"small": lambda: [checker.check(small) for _ in range(20)]}, rounds)["small"] / 20 / len(small.split())
    )
    last = best({"large": lambda: checker.check(large)}, max(1, rounds // 4))["large"] / len(large.split())
    print(f"{'10 KB':40} {first * 1e6:10.1f} {1:26.2f}\n{'5 MB':40} {last * 1e6:10.1f} {last / first:26.2f}")


def formats(texts: Sequence[str], rounds: int) -> None:
    from clarity.formats import original_of

    page = '<p class="MsoNormal" style="margin:0">{}</p>\n'
    sources = {
        "text": ["\n\n".join(text.splitlines()) for text in texts],
        "markdown": ["\n\n".join(text.splitlines()) for text in texts],
        "html": ["".join(page.format(line.replace("’", "&rsquo;")) for line in text.splitlines()) for text in texts],
    }
    runs: dict[str, Callable[[], object]] = {
        name: over(lambda text, name=name: original_of(text, name), made)  # type: ignore[misc]
        for name, made in sources.items()
    }
    found = best(runs, rounds)
    print(f"\n{'reading a format':40} {'µs a text':>10} {'MB/s':>26}")
    for name, seconds in found.items():
        size = sum(map(len, sources[name]))
        print(f"{name:40} {seconds / len(texts) * 1e6:10.0f} {size / seconds / 1e6:26.1f}")


def rows(texts: Sequence[str], rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "term", "category", "action", "replacements", "sources", "status", "hit", "miss"])
            pairs = ((first, second) for first in range(150) for second in range(150))
            for number, (first, second) in enumerate(pairs):
                if number < 20_000 - 4_500:
                    term = f"patient{first} your{second}x"
                    writer.writerow(
                        [f"own.r{number}", term, "plain", "choose", "plain words", "own", "draft", term, "none"]
                    )
        checkers = {"the bundled lists": clarity.Checker(), "20,000 rows": clarity.Checker(wordlists=[path])}
    for checker in checkers.values():
        over(checker.check, texts[:20])()
    found = best({name: over(checker.check, texts) for name, checker in checkers.items()}, rounds)
    print(f"\n{'number of rows':40} {'µs a text':>10} {'ratio':>26}")
    for name, seconds in found.items():
        print(f"{name:40} {seconds / len(texts) * 1e6:10.0f} {seconds / found['the bundled lists']:26.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--data", type=Path, help="a folder of JSON Lines files, instead of the example letters")
    parser.add_argument("--only", choices=("warm", "cold", "long", "formats", "rows"), help="measure one part")
    options = parser.parse_args()
    texts = texts_of(options.data, COUNT) if options.data else letters(COUNT)
    parts: dict[str, Callable[[], None]] = {
        "warm": lambda: warm(texts, options.rounds),
        "cold": lambda: cold(options.rounds),
        "long": lambda: long(options.rounds),
        "formats": lambda: formats(texts, options.rounds),
        "rows": lambda: rows(texts, options.rounds),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()


if __name__ == "__main__":
    main()
