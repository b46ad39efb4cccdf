"""Build clarity/en/syllables.txt, the table that clarity counts syllables with, from the CMU Pronouncing Dictionary.

Run: python benchmarks/build_syllables.py PATH/TO/cmudict.dict [--held-out]

The dictionary (BSD 2-clause, Carnegie Mellon University) is a text file with one word and its phonemes a line. The
number of syllables of a word is its number of vowel phonemes. Each vowel letter either starts a syllable or does not;
which one is learned as a decision list: for a letter in its context the longest listed context decides. Since the
dictionary says how many syllables a word has, but not which letters start them, the letters are assigned by
expectation-maximisation: given the chances so far, the k likeliest vowel letters of a word with k syllables are taken
as starts, and the chances counted again. Words that the decision list still gets wrong are listed whole.

With --held-out, one word in ten is kept out of the fit and the share counted right among them is printed; nothing is
written.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

VOWELS = "aeiouy"
ROUNDS = 6  # of expectation-maximisation; the figure of --held-out says whether more would help
WIDTH = 4  # letters on either side: endings such as "-tion" and "-able" fit
OUTPUT = Path(__file__).resolve().parent.parent / "clarity" / "en" / "syllables.txt"

Chances = dict[str, tuple[int, int]]


def read(path: Path) -> dict[str, int]:
    """The syllables of each word of letters a to z in its first pronunciation; apostrophes are dropped."""
    counts: dict[str, int] = {}
    contractions: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, phonemes = line.partition(" ")
        plain = word.replace("'", "")
        syllables = sum(phoneme[-1].isdigit() for phoneme in phonemes.split("#")[0].split())
        if syllables and re.fullmatch("[a-z]+", plain) and set(plain) & set(VOWELS):
            (counts if plain == word else contractions).setdefault(plain, syllables)
    return {**contractions, **counts}


def contexts(word: str, place: int) -> list[str]:
    """The windows around a letter, longest first; the letter itself is in capitals."""
    padded = f"^{word}$"
    place += 1
    found = []
    for size in range(2 * WIDTH, -1, -1):
        for left in ((size + 1) // 2, size // 2):
            right = size - left
            window = (
                f"{padded[max(0, place - left) : place]}{padded[place].upper()}{padded[place + 1 : place + 1 + right]}"
            )
            if window not in found:
                found.append(window)
    return found


def vowel_places(word: str) -> list[int]:
    return [place for place, letter in enumerate(word) if letter in VOWELS]


def fit(counts: dict[str, int]) -> Chances:
    """For each context, how often its letter starts a syllable and how often it is there."""
    words = {
        word: (count, [(place, contexts(word, place)) for place in vowel_places(word)])
        for word, count in counts.items()
    }
    chances: Chances = {}
    for turn in range(ROUNDS):
        seen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for word, (count, vowels) in words.items():
            scored = []
            for place, windows in vowels:
                if (
                    turn == 0
                ):  # a rough order to begin with: a last "e" is mostly silent, and two vowels mostly one syllable
                    last_e = place == len(word) - 1 and word[place] == "e"
                    after_vowel = place > 0 and word[place - 1] in VOWELS
                    scored.append((0.1 if last_e else 0.3 if after_vowel else 0.9, -place))
                else:
                    scored.append((chance(windows, chances), -place))
            starts = {-place for _, place in sorted(scored, reverse=True)[:count]}
            for place, windows in vowels:
                for window in windows:
                    seen[window][0] += place in starts
                    seen[window][1] += 1
        chances = {window: (hit, total) for window, (hit, total) in seen.items()}
    return chances


def chance(windows: list[str], chances: Chances) -> float:
    """The chance that a letter starts a syllable: a longer window corrects the shorter ones by how often it was seen.

    A shorter window counts as much as two sightings of the longer one, so that one odd word does not decide.
    """
    estimate = 0.5
    for window in reversed(windows):
        if window in chances:
            hit, total = chances[window]
            estimate = (hit + 2.0 * estimate) / (total + 2.0)
    return estimate


def decisions(chances: Chances, counts: dict[str, int]) -> dict[str, bool]:
    """A short decision list: a window is in it only if it decides differently from the longest shorter one.

    A window of more than two letters that one word alone has is left out: the word is listed whole if need be.
    """
    wanted: dict[str, list[str]] = {}
    for word in counts:
        for place in vowel_places(word):
            windows = contexts(word, place)
            for index, window in enumerate(windows):
                wanted.setdefault(window, windows[index:])
    table: dict[str, bool] = {}
    for window in sorted(wanted, key=len):
        if chances[window][1] < 2 and len(window) > 2:
            continue
        verdict = chance(wanted[window], chances) > 0.5
        shorter = next((table[short] for short in wanted[window][1:] if short in table), None)
        if shorter is not verdict:
            table[window] = verdict
    return table


def count(word: str, table: dict[str, bool]) -> int:
    total = 0
    for place in vowel_places(word):
        total += next((table[window] for window in contexts(word, place) if window in table), False)
    return max(1, total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    counts = read(options.dictionary)
    words = sorted(counts)
    held = set(words[::10]) if options.held_out else set()
    train = {word: counts[word] for word in words if word not in held}
    chances = fit(train)
    table = decisions(chances, train)
    if held:
        right = sum(count(word, table) == counts[word] for word in held)
        print(f"{len(table)} contexts; held out {right}/{len(held)} = {right / len(held):.2%}")
        return
    wrong = {word: number for word, number in counts.items() if count(word, table) != number}
    lines = [
        "# Built by benchmarks/build_syllables.py from the CMU Pronouncing Dictionary (BSD 2-clause). Do not edit."
    ]
    lines += [f"{window}{int(verdict)}" for window, verdict in sorted(table.items())]
    lines += [f"{word} {number}" for word, number in sorted(wrong.items())]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} contexts, {len(wrong)} words listed whole, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
