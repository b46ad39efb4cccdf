"""What a text counts as it is, and what it will count once its offers are taken.

The grade of a text rises when "MI" becomes "heart attack". So that a good edit is never punished, what is judged is the
text as it will be with every offer taken: of several offers the one with the highest grade, in a sentence the longest
one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress
from typing import NamedTuple

from clarity.document import WORDS, Counts, Document, WordTable, bracketed, token_counts
from clarity.match import Match
from clarity.policy import Policy
from clarity.suggest import Proposal
from clarity.tokens import tokenize

__all__ = ["Measures", "Wording", "measure", "wording_of"]

_LETTER = re.compile(r"[^\W\d_]")

Formula = Callable[[Counts, int], float]


class Wording(NamedTuple):
    """What an offer counts: its packed counts, and its words outside round brackets."""

    counts: int
    spoken: int


class Measures(NamedTuple):
    """The counts of a text.

    `plain` are the counts once every offer is taken. `units` is the number of words, each place that a row is found at
    counting as one; `different` the number of different words,
    what explains terms in brackets left out.
    `sentence_words` holds each sentence's words outside round brackets. `sentences` is 0 for a text without a letter;
    those over the policy's limits are counted with the longest offers taken.
    """

    counts: Counts
    plain: Counts
    units: int
    different: int
    sentence_words: list[int]
    sentences: int
    long_sentences: int
    very_long_sentences: int
    long_paragraphs: int

    def grade(self, formula: Formula, *, plain: bool = False) -> float | None:
        """The value of a formula for the text, or for the text once every offer is taken; None if it has no words."""
        if not self.counts.words or not self.sentences:
            return None
        return round(formula(self.plain if plain else self.counts, self.sentences), 2)


def measure(
    document: Document,
    bare: Document,
    matches: Iterable[Match],
    proposals: Iterable[Proposal],
    count: Callable[[str], Wording],
    formula: Formula,
    policy: Policy,
) -> Measures:
    """Count a text and its offers.

    Args:
        document: The text.
        bare: The text without what explains its terms in brackets.
        matches: Every place that a row is found at.
        proposals: Those of them that are reported, with their offers.
        count: What an offer counts.
        formula: Decides which offer is the hardest.
        policy: Its limits for sentences and paragraphs.
    """
    tokens = document.counts
    said = _said(tokens, document.bracketed)
    sentence_words = [sum(said[sentence.first : sentence.last]) for sentence in document.sentences]
    plain_words = list(sentence_words)
    total = sum(tokens)
    taken = -1
    plain = total
    choices: list[list[int]] = []
    for proposal in proposals:
        first, last = proposal.match.first, proposal.match.last
        article = any(edit.start < proposal.start for edit in proposal.edits)
        if first - article < taken:
            continue
        taken = last
        here = sum(tokens[first:last])
        if not proposal.edits or not here:
            continue  # of branches that a template chooses from, only the longest counts
        spoken = sum(said[first:last])
        changes: list[int] = []
        longest = 0
        for edit in proposal.edits:
            wording = count(edit.text)
            if edit.start == edit.end:
                changes.append(wording.counts)
                longest = max(longest, wording.spoken + spoken)
            elif edit.start < proposal.start:
                changes.append(wording.counts - here - tokens[first - 1])
                longest = max(longest, wording.spoken - 1)
            else:
                changes.append(wording.counts - here)
                longest = max(longest, wording.spoken)
        if spoken:
            plain_words[document.sentence_of[first]] += longest - spoken
        if proposal.may_stay:
            changes.append(0)
        plain += changes[0]
        if len(changes) > 1:
            choices.append(changes)
    return Measures(
        counts=Counts.unpack(total),
        plain=_hardest(plain, choices, formula, len(document.sentences)),
        units=(total & WORDS) - sum(max(0, (sum(tokens[match.first : match.last]) & WORDS) - 1) for match in matches),
        different=len(set(compress(bare.norms, map(WORDS.__and__, bare.counts)))),
        sentence_words=sentence_words,
        sentences=len(document.sentences) if _LETTER.search(document.prose) else 0,
        long_sentences=sum(words > policy.sentence_words for words in plain_words),
        very_long_sentences=sum(words > policy.sentence_words_error for words in plain_words),
        long_paragraphs=sum(
            count > policy.paragraph_sentences
            for count in Counter(sentence.block for sentence in document.sentences).values()
        ),
    )


def wording_of(text: str, table: WordTable) -> Wording:
    """What the words of an offer count."""
    tokens = tokenize(text)
    words, _ = table.records(tokens.norms)
    counts = token_counts(tokens, words, table)
    return Wording(sum(counts), sum(_said(counts, bracketed(tokens.norms, [(0, len(tokens.norms))]))))


def _said(counts: Sequence[int], bracketed: Collection[int]) -> list[int]:
    """For each token 1 if it begins a word that is not inside round brackets."""
    said = [count & WORDS for count in counts]
    for token in bracketed:
        said[token] = 0
    return said


def _hardest(plain: int, choices: Sequence[Sequence[int]], formula: Formula, sentences: int) -> Counts:
    """The counts with every offer taken, `plain` being those of the first offers: of several the one that reads
    hardest.
    """
    if not plain & WORDS or not sentences:
        return Counts.unpack(plain)
    worst = plain
    for changes in choices:
        without = worst - changes[0]
        worst = max(
            (without + change for change in changes), key=lambda packed: formula(Counts.unpack(packed), sentences)
        )
    return Counts.unpack(worst)
