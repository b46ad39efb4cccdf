"""What a check returns: immutable values that serialise to stable JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "About",
    "Action",
    "CheckedWith",
    "Dispute",
    "Finding",
    "Grades",
    "HardSentence",
    "Kind",
    "Loss",
    "Part",
    "Per",
    "ReadingLevel",
    "Report",
    "Safety",
    "Scores",
    "Severity",
    "Strength",
    "Suggestion",
    "UnreadText",
]

Severity = Literal["error", "warning", "info"]
Action = Literal["replace", "choose", "explain", "flag"]
Safety = Literal["safe", "unsafe"]
Kind = Literal["letter", "discharge", "message"]
Part = Literal["reading", "jargon", "tone"]
Per = Literal["units", "different_words", "text"]
About = Literal["subject", "described"]
"""What must be a person: the subject of a verb ("refused"), or what an adjective or a noun describes ("aggressive")."""
Dispute = Literal["adherence", "declined", "obesity", "identity_first"]
"""What the guides on respectful wording do not agree on."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", cache_strings="keys")


class Suggestion(_Value):
    """An edit that can be made as it is: put `text` in place of the characters from `start` to `end`.

    A gloss is an insertion: `start` and `end` are equal. An article before the term may have to change with it, so an
    edit can begin before the finding does.

    >>> str(Suggestion(start=4, end=12, text="before", safety="safe"))
    'before'
    """

    start: int = Field(description="First character of what is replaced, in the text as given.")
    end: int = Field(description="Character after the last one; equal to `start` for an insertion.")
    text: str = Field(description="What to write there.")
    safety: Safety = Field(
        description="`safe`: means the same wherever the row matches, and destroys no markup."
        " `unsafe`: a person must decide."
    )

    def __str__(self) -> str:
        return self.text


class UnreadText(_Value):
    """A stretch of the source that holds words and was not read."""

    start: int = Field(description="First character of the stretch in the text as given.")
    end: int = Field(description="Character after the last one.")
    line: int = Field(description="Line of `start`, from 1.")
    column: int = Field(description="Column of `start` in characters, from 1.")
    where: str = Field(description='The part of the file that it is in, if the text was taken out of one; or "".')
    reason: str = Field(description="Why it was not read.")


class Finding(_Value):
    """One place in the text, what is wrong with it, and what to write instead."""

    rule: str = Field(description="Name of the rule, for example `jargon.condition`; `clarity explain RULE` says more.")
    start: int = Field(description="First character of the place in the text as given.")
    end: int = Field(description="Character after the last one of the place.")
    line: int = Field(description="Line of `start`, from 1.")
    column: int = Field(description="Column of `start` in characters, from 1.")
    where: str = Field(description='The part of the file that it is in, if the text was taken out of one; or "".')
    text: str = Field(description="The place itself: `text[start:end]` of the text as given.")
    message: str = Field(description="What is wrong.")
    why: str = Field(description="Why it matters to the reader; may be empty.")
    severity: Severity
    action: Action = Field(description="What to do: replace, choose one of several, explain, or think again (flag).")
    suggestions: tuple[Suggestion, ...] = Field(description="Edits to choose from, best first.")
    entry: str | None = Field(description="Id of the word-list row, if one was the cause.")
    sources: tuple[str, ...] = Field(description="Ids in wordlists/sources.csv.")
    whole_text: bool = Field(description="Whether it is about the text as a whole, and so at no place in it.")
    times: int = Field(
        description="How many places it counts for: a term's first one also for those where it is not reported because"
        " the text explains it; 0 if its term has been counted."
    )
    per: Per = Field(
        description="What its weight is counted against: 100 `units`, 100 `different_words` (what is reported at the"
        " first of its places alone), or the text."
    )
    gain: float = Field(description="Points that `score`, before it is rounded, would rise without this finding.")

    def reads_with(self, suggestion: Suggestion) -> str:
        """How the place reads with a suggestion taken, on one line, with the article before it if that changes too."""
        kept = self.text[: max(0, suggestion.start - self.start)]
        return " ".join((kept + suggestion.text).split())


class Grades(_Value):
    """US school grades by six formulas; `dale_chall` is its raw score. None where the text has fewer than 30 words."""

    flesch_kincaid: float | None
    smog: float | None
    gunning_fog: float | None
    ari: float | None
    coleman_liau: float | None
    dale_chall: float | None


class HardSentence(_Value):
    """One of the hardest sentences of a text, and what makes it hard."""

    start: int = Field(description="First character of the sentence in the text as given.")
    end: int = Field(description="Character after its last one.")
    line: int = Field(description="Line of `start`, from 1.")
    column: int = Field(description="Column of `start` in characters, from 1.")
    where: str = Field(description='The part of the file that it is in, if the text was taken out of one; or "".')
    difficulty: float = Field(description="How hard it is, from 1 to 6.")
    reasons: tuple[str, ...] = Field(description="What makes it hard, the strongest first.")


class ReadingLevel(_Value):
    """How hard the text is to read, and the counts that say so."""

    formula: str = Field(description="The formula of `grade` and `plain_grade`, set by the policy.")
    grade: float | None = Field(
        description="US school grade of the text as it is; None, like all grades, if it has fewer than 30 words."
    )
    plain_grade: float | None = Field(
        description="The grade once every offer is taken (of several offers, the hardest)."
    )
    grades: Grades
    reading_ease: float | None = Field(description="Flesch reading ease: 100 very easy, 0 very hard.")
    reading_age: float | None = Field(description="`grade` plus five: the age in years at which most can read it.")
    difficulty: float | None = Field(
        description="How hard people would find the text, from 1 (easy) to 6: the mean of its sentences by their words,"
        " explanations in brackets left out."
    )
    reasons: tuple[str, ...] = Field(description="What makes the text harder than an easy one, the strongest first.")
    hardest: tuple[HardSentence, ...] = Field(
        description="The hardest sentences, three at most, each of difficulty 4 or more, of four or more words and with"
        " a stop."
    )
    words: int
    units: int = Field(description="Words, each place of a listed term counting as one.")
    different_words: int = Field(description="Different words, explanations in brackets left out.")
    sentences: int
    syllables: int
    polysyllables: int = Field(description="Words of three or more syllables.")
    complex_words: int = Field(description="Words of three or more syllables that are not on the Dale-Chall list.")
    difficult_words: int = Field(description="Words not on the Dale-Chall list of familiar words.")
    rare_words: int = Field(
        description="Words seen less than 3 times in a million words of English (Zipf frequency under 3.5)."
    )
    long_sentences: int = Field(
        description="Sentences over the policy's limit, words in round brackets not counted, offers taken."
    )
    very_long_sentences: int = Field(description="Those of them over the policy's second limit.")
    long_paragraphs: int = Field(description="Paragraphs with more sentences than the policy's limit.")
    letters: int = Field(description="Letters and digits in words.")
    characters: int = Field(description="Characters that are not white space.")


class Strength(_Value):
    """Something good that the text does, how often, and where first."""

    name: str = Field(
        description="you, name, thanks, empathy, invitation, contact, contact_hours, next_step or choice."
    )
    what: str = Field(description="What the text does, in words.")
    count: int = Field(description="At how many places.")
    start: int = Field(description="First character of the first place in the text as given.")
    end: int = Field(description="Character after the last one of that place.")
    line: int = Field(description="Line of `start`, from 1.")
    column: int = Field(description="Column of `start`, from 1.")
    where: str = Field(description='The part of the file that it is in, if the text was taken out of one; or "".')
    text: str = Field(description="The first place itself: `text[start:end]` of the text as given.")


class Scores(_Value):
    """Three scores from 0 to 100; 100 is best. None where the text has no words."""

    reading: float | None
    jargon: float | None
    tone: float | None


class Loss(_Value):
    """Points that the score has lost, and to what."""

    part: Part
    rule: str | None = Field(
        description="The rule whose findings lost them; `good.you` for seldom speaking to the reader; None for"
        " `difficulty` (reading) and for the other good things that are lacking (tone)."
    )
    points: float = Field(description="How many points of `score`; those of all losses and the score make 100.")
    count: int = Field(description="How many findings lost them; 0 for a measure.")


class CheckedWith(_Value):
    """What a report was made with: the same text, version and hashes give the same report."""

    version: str
    policy: str = Field(description="Hash of the policy.")
    wordlists: dict[str, str] = Field(description="Hash of each word list, by file name.")
    kind: Kind | None = Field(default=None, description="The kind of text, as the caller named it.")
    format: str | None = Field(default=None, description="The format that the text was read in; None if not known.")
    encoding: str | None = Field(
        default=None, description="How the characters of the file were written, if it was one."
    )
    template: str | None = Field(default=None, description="The template syntax that the file's name says it has.")


class Report(_Value):
    """The result of a check. `model_dump_json()` is the JSON output."""

    score: int | None = Field(description="0 to 100; 100 is clear and kind. None where the text has no words.")
    scores: Scores
    passed: bool = Field(description="Whether nothing in `failed` speaks against sending it.")
    failed: tuple[str, ...] = Field(description="Why it did not pass, each reason in words; empty if it passed.")
    ledger: tuple[Loss, ...] = Field(description="Where the points of `score` went, the most first.")
    reading: ReadingLevel
    findings: tuple[Finding, ...]
    strengths: tuple[Strength, ...] = Field(
        description="What is good, each kind once; never an error, and part of `scores.tone`."
    )
    unread: tuple[UnreadText, ...] = Field(description="Stretches of the text that hold words and were not read.")
    checked_with: CheckedWith
