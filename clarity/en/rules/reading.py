"""Reading: long sentences and paragraphs, passive voice, and a school grade above the policy's target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clarity.en.passives import passives
from clarity.report import Severity
from clarity.rule import Analysis, Place

__all__ = ["grade", "long_paragraph", "long_sentence", "passive"]

_MOST_NAMED = 3  # branches that a message names; a sentence that chooses more often is better read than listed


def grade(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield the text as a whole if it is above the policy's grade, both as it is and with every offer taken."""
    now, plain, target = analysis.measured.grade, analysis.measured.plain_grade, analysis.policy.target_grade
    if now is not None and plain is not None and min(now, plain) > target:
        message = (
            f"The text reads at school grade {now:.1f}, with every offer below taken at {plain:.1f};"
            f" aim for {target:g} or lower."
        )
        yield Place(0, 0, message, whole_text=True)


def long_sentence(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each sentence with more words than the policy's limit; an error above its second limit."""
    policy = analysis.policy
    for number, (sentence, words) in enumerate(
        zip(analysis.document.sentences, analysis.measured.sentence_words, strict=True)
    ):
        if words > policy.sentence_words:
            branches = ", ".join(analysis.document.branches.get(number, ())[:_MOST_NAMED])
            counted = f", counting {branches}" if branches else ""
            message = (
                f"This sentence has {words} words{counted}; the limit is {policy.sentence_words}."
                " Make two of it, or a list."
            )
            severity: Severity | None = "error" if words > policy.sentence_words_error else None
            yield Place(sentence.start, sentence.end, message, severity)


def long_paragraph(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each paragraph with more sentences than the policy's limit."""
    limit = analysis.policy.paragraph_sentences
    for _, group in groupby(analysis.document.sentences, key=lambda sentence: sentence.block):
        block = list(group)
        if len(block) > limit:
            message = f"This paragraph has {len(block)} sentences; the limit is {limit}. Split it, or make a list."
            yield Place(block[0].start, block[-1].end, message)


def passive(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each passive, from the form of "to be" to the participle."""
    for start, end, participle in passives(analysis.document):
        yield Place(start, end, f'"{participle}" by whom? Say who does it, such as "we" or "you".')
