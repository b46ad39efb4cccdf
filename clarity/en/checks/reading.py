"""Reading: long sentences and paragraphs, passive voice, and a grade above the policy's.

What it does: reports what makes a text hard apart from its words.
Why: by the end of a long sentence many readers have lost its beginning.
Example: a sentence of 34 words.  Use instead: two sentences of 17.
References: NHS service manual (sentences to 20 words); CDC Clear Communication Index items 6 and 9; PEMAT items 5 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.en.checks.passive import passives
from clarity.report import Severity

__all__ = ["reading"]

_AFTER_MODAL = re.compile(r"(?i)\b(?:should|must|ought to|needs? to|has to|have to|is to|are to) (?:not |always |only |also |then )?\Z")
_LONGEST_MODAL = 20
_BY = re.compile(r"\s+by\b")


def reading(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for the text as a whole, then for sentences, paragraphs and passives."""
    yield from _grade(analysis)
    yield from _long_sentences(analysis)
    yield from _long_paragraphs(analysis)
    for start, end, participle in passives(analysis.document):
        if _AFTER_MODAL.search(analysis.document.view, max(0, start - _LONGEST_MODAL), start) and not _BY.match(
            analysis.document.view, end
        ):
            continue  # structure.buried_action tells it
        message = f'"{participle}" by whom? Say who does it, such as "we" or "you".'
        yield note_of_rule("reading.passive", start, end, message)


def _grade(analysis: Analysis) -> Iterator[Note]:
    grade, plain, target = analysis.reading.grade, analysis.reading.plain_grade, analysis.policy.target_grade
    if grade is not None and plain is not None and min(grade, plain) > target:
        message = f"The text reads at school grade {grade:.1f}, with every offer below taken at {plain:.1f}; aim for {target:g} or lower."
        yield note_of_rule("reading.grade", 0, 0, message)


def _long_sentences(analysis: Analysis) -> Iterator[Note]:
    policy = analysis.policy
    for sentence, words in zip(analysis.document.sentences, analysis.sentence_words, strict=True):
        if words > policy.sentence_words:
            message = f"This sentence has {words} words; the limit is {policy.sentence_words}. Make two of it, or a list."
            severity: Severity | None = "error" if words > policy.sentence_words_error else None
            yield note_of_rule("reading.long_sentence", sentence.start, sentence.end, message, severity)


def _long_paragraphs(analysis: Analysis) -> Iterator[Note]:
    limit = analysis.policy.paragraph_sentences
    for _, group in groupby(analysis.document.sentences, key=lambda sentence: sentence.block):
        block = list(group)
        if len(block) > limit:
            message = f"This paragraph has {len(block)} sentences; the limit is {limit}. Part it, or make a list."
            yield note_of_rule("reading.long_paragraph", block[0].start, block[-1].end, message)
