"""What share of the hard words of some texts the word lists know. Prints a table; needs no network.

Run: python benchmarks/coverage.py [--missing N] FILE...

A FILE is plain text, Markdown, or JSON Lines with the text of each line's object under "text". A hard word is a word of
letters that is not on the Dale-Chall list (regular inflections counted as on it), of Zipf frequency under 4.6, and
neither a name nor a medicine. A name is a word with a capital that the texts never write without one and that no
list has.

- found: in the place of a row that fires there
- listed: in the place of a row whatever its conditions, so also where a row is silent on purpose
- decided: listed, or in familiar.csv: a curator found that patients know it
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from clarity.bundle import bundle, language, listed
from clarity.document import Document, parse
from clarity.en.familiar import is_familiar
from clarity.en.frequency import zipf_frequencies
from clarity.en.inflection import is_form_of
from clarity.formats import original_of
from clarity.match import RowIndex, longest, row_heads
from clarity.original import Original
from clarity.policy import Policy
from clarity.sources import read_source
from clarity.tokens import phrase
from clarity.wordlists import Entry, familiar_to_patients

COMMON = (
    4.6  # Zipf, 40 in a million words; above the 4.0 of known words, so that words which only seem common count too
)
WORD = re.compile(r"[a-z](?:[a-z/&.-]*[a-z])?")


def texts_of(path: Path) -> list[Original]:
    """The texts of a file."""
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        return [original_of(json.loads(line)["text"], "text") for line in lines if line.strip()]
    return [read_source(path, Policy()).original]


def unconditional(entries: Iterable[Entry]) -> list[Entry]:
    """The rows without their conditions."""
    return [
        entry._replace(
            exact=False, unless_before=(), unless_after=(), unless_with=(), only_before=(), only_after=(), only_with=()
        )
        for entry in entries
    ]


class Hard:
    """The hard words of some documents; a capital is a sign of a name only if all of them write it."""

    def __init__(self, documents: Iterable[Document], entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self._listed = {token for entry in entries for form in entry.forms for token in phrase(form.text)}
        self._vocabulary = language().vocabulary(listed(entries))
        self._written_small = {
            norm
            for document in documents
            for token, norm in enumerate(document.norms)
            if document.word(token)[0].islower()
        }

    def is_hard(self, document: Document, token: int) -> bool:
        """Whether a token is a hard word: not familiar, not common, and neither a name nor a medicine."""
        norm, word = document.norms[token], document.word(token)
        if len(norm) < 2 or not WORD.fullmatch(norm) or is_familiar(norm) or zipf_frequencies().get(norm, 0) >= COMMON:
            return False
        if word[0].isupper() and norm not in self._written_small and norm not in self._listed:
            return False
        return not self._vocabulary.names_medicine([norm])


def main() -> None:
    """Measure the files and print a line for each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options.add_argument(
        "--missing", type=int, default=0, metavar="N", help="also print the N commonest hard words that no list knows"
    )
    chosen = options.parse_args()
    ready = bundle()
    rows = unconditional(ready.entries)
    firing = RowIndex(ready.entries, ready.heads, ready.language)
    bare = RowIndex(rows, row_heads(rows, ready.language), ready.language)
    familiar = familiar_to_patients()
    print(f"{'file':28}{'texts':>7}{'hard words':>12}{'found':>8}{'listed':>8}{'decided':>9}")
    missing: Counter[str] = Counter()
    for path in chosen.files:
        documents = [parse(text, ready.table, ready.language.split) for text in texts_of(path)]
        hard = Hard(documents, ready.entries)
        counts: Counter[str] = Counter()
        for document in documents:
            places = [
                {token for match in longest(index.find(document)) for token in range(match.first, match.last)}
                for index in (firing, bare)
            ]
            for token in range(len(document.norms)):
                if not hard.is_hard(document, token):
                    continue
                norm = document.norms[token]
                known = is_form_of(norm, familiar)
                counts.update(
                    hard=1, found=token in places[0], listed=token in places[1], decided=token in places[1] or known
                )
                if token not in places[1] and not known:
                    missing[norm] += 1
        shares = "".join(
            f"{counts[name] / max(1, counts['hard']):>{width}.1%}"
            for name, width in (("found", 8), ("listed", 8), ("decided", 9))
        )
        print(f"{path.name:28}{len(documents):>7}{counts['hard']:>12}{shares}")
    for norm, count in missing.most_common(chosen.missing):
        print(f"{count:>6} {norm}")


if __name__ == "__main__":
    main()
