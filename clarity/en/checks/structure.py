"""Structure: what to do is hidden in a passive, a noun, a row of commas, or a page without headings.

What it does: reports lists and instructions packed into one sentence, actions without an actor, double negatives, verbs turned into
nouns, rows of nouns, and long texts without headings.
Why: a reader who is ill looks for one thing: what must I do?
Example: "An assessment of your wound should be made daily."  Use instead: "Look at your wound every day."
References: CDC Clear Communication Index items 2, 8 and 9; PEMAT items 8, 9, 20 and 22; federal plain language guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby, pairwise, takewhile

from clarity.document import Document, Sentence
from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.signs import Sign, signs_in

__all__ = ["structure"]

_FEWEST_ITEMS = 4
_MANY_ITEMS = 6
_LONG_ENOUGH = 20
_FEWEST_INSTRUCTIONS = 3
_PAGE = 250
_LONGEST_ITEM = 6
_SHORTEST_RUN = 4
_ABSTRACT_IN_RUN = 2

_VERB_OF = {
    "assessment": "assess", "decision": "decide", "examination": "examine", "investigation": "look into", "evaluation": "check",
    "review": "review", "recommendation": "recommend", "discussion": "talk about", "arrangements": "arrange", "arrangement": "arrange",
    "consideration": "think about", "application": "apply", "request": "ask", "referral": "refer", "measurement": "measure",
    "adjustment": "adjust", "comparison": "compare", "contribution": "help", "improvement": "improve", "reduction": "cut down",
    "observation": "watch", "diagnosis": "diagnose", "explanation": "explain", "statement": "say", "payment": "pay",
    "monitoring": "watch", "removal": "take out", "completion": "finish", "selection": "choose",
    "notification": "tell",
}  # fmt: skip
_VERBS = (
    r"mak(?:e|es|ing)|made|perform(?:s|ed|ing)?|conduct(?:s|ed|ing)?|carr(?:y|ies|ied|ying) out|undertak(?:e|es|en|ing)|undertook"
    r"|giv(?:e|es|en|ing)|gave|provid(?:e|es|ed|ing)|reach(?:es|ed|ing)?|do|did|does|doing"
)
_INSTRUCTIONS = frozenset(
    "take call ring phone contact stop start avoid eat drink rest keep bring use wash apply check do ask tell see visit go come wear change"
    " remove put clean rinse dry lift sit lie stand walk drive book attend read sign fill return send continue follow remember write test"
    " measure record store throw swallow chew breathe limit restrict increase reduce report seek make let try wait leave raise".split(),
)
_BEFORE_INSTRUCTION = frozenset(
    [",", ";", ":", "-", "\u2022", "and", "or", "then", "please", "also", "always", "must", "should", "not", "n't"]
)
_BEGINNINGS = frozenset(["please", "do", "always", "never", "then"])
_JOINS = frozenset(["and", "or"])
_NOUN_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ology", "graphy", "therapy", "ture", "age", "ist", "ism", "ship", "cy",
)  # fmt: skip
_NO_NOUN_ENDINGS = ("ly", "ed", "ing", "ous", "ful", "less", "able", "ible")
_SMALL_WORDS = frozenset(
    "about above after again against along among another around because before being below beneath beside besides between beyond could"
    " despite doing during either every having other others itself might often quite rather shall should since still their themselves"
    " there these those though through throughout toward towards under until upon where whether which while whose within without would"
    " yourself begin begins began become becomes cause causes occur occurs include includes provide provides require requires".split(),
)

_HIDDEN_VERB = re.compile(
    rf"(?i)\b(?:{_VERBS}) (?:an? |the |your |our )?(?:\w+ )?({'|'.join(_VERB_OF)}) (?:of|to|for|about|on|with)\b",
)
_NOT_NEGATIVE = r"(?!til|less|der|ited|iform|ion|ique|its?\b|ite|iversal|animous)"
_DONE = r"(?:\w+ed|taken|given|kept|done|made|drunk|eaten|worn|put|brought|sent|held|seen|told)"
_SIGNS = (
    Sign(
        "structure.double_negative",
        re.compile(
            rf"(?i)\bnot (?:un{_NOT_NEGATIVE}\w{{3,}}|without|infrequent\w*|impossible|insignificant)\b"
            r"|(?:\b(?:never|not)|n['’]t) (?:fail|forget) to\b|\bnot (?:\w+ ){1,4}unless (?:\w+ ){1,4}not\b",
        ),
        "Two negatives must be worked out: say it the positive way.",
        needs=("not un", "not in", "not im", "not without", "fail to", "forget to", "unless"),
    ),
    Sign(
        "structure.buried_action",
        re.compile(
            r"(?i)\b(?:should|must|ought to|needs? to|has to|have to|is to|are to) (?:not |always |only |also |then )?be"
            rf" (?:\w+ly )?(?!used to\b|allowed\b|worried\b|concerned\b|tired\b|prepared\b){_DONE}\b(?! by)",
        ),
        "It does not say who does it: begin with the action, or with who acts.",
        needs=(" be ",),
    ),
)


def structure(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each place where the build of the text hides what it says."""
    for found in signs_in(analysis.document, _SIGNS):
        if not any(offer.start < found.end and found.start < offer.end for offer in analysis.offers):
            yield note_of_rule(*found)
    document = analysis.document
    lowered = document.view.lower()
    for match in _HIDDEN_VERB.finditer(document.view) if any(noun in lowered for noun in _VERB_OF) else ():
        message = f'The verb hides in "{match[1]}": say "{_VERB_OF[match[1].lower()]}".'
        yield note_of_rule("structure.hidden_verb", match.start(), match.end(), message)
    for sentence, words in zip(document.sentences, analysis.sentence_words, strict=True):
        items = _items(document, sentence)
        if items >= _MANY_ITEMS or (items >= _FEWEST_ITEMS and words > _LONG_ENOUGH):
            yield note_of_rule(
                "structure.hidden_list", sentence.start, sentence.end, "A list is hidden in this sentence: put each item on a line."
            )
        if _instructions(document, sentence) >= _FEWEST_INSTRUCTIONS:
            message = "This sentence asks for several things: give each a sentence or a line of its own."
            yield note_of_rule("structure.instructions", sentence.start, sentence.end, message)
    yield from _noun_strings(document)
    yield from _no_headings(analysis)


def _items(document: Document, sentence: Sentence) -> int:
    """How many short items a sentence lists: 4 in "a, b, c and d"; 0 if no "and" or "or" comes before the last."""
    norms = document.norms[sentence.first : sentence.last]
    if norms.count(",") + norms.count(";") < _FEWEST_ITEMS - 2:
        return 0
    commas = [place for place, norm in enumerate(norms) if norm in (",", ";")]
    tail = norms[commas[-1] + 1 : commas[-1] + 2 + _LONGEST_ITEM]
    if _JOINS.isdisjoint(tail):
        return 0
    between = [right - left - 1 for left, right in pairwise(commas)]
    short = len(list(takewhile(lambda size: size <= _LONGEST_ITEM, reversed(between))))
    return short + (2 if tail[0] in _JOINS else 3)


def _instructions(document: Document, sentence: Sentence) -> int:
    """How many commands a sentence holds: a verb at its beginning, or after a comma, "and", "then", "please"."""
    norms = document.norms
    begins = next((norm for norm in norms[sentence.first : sentence.last] if norm[0].isalpha()), "")
    if begins not in _INSTRUCTIONS and begins not in _BEGINNINGS:
        return 0
    places = range(sentence.first, sentence.last)
    before = [",", *norms[sentence.first : sentence.last - 1]]
    return sum(norms[token] in _INSTRUCTIONS and last in _BEFORE_INSTRUCTION for token, last in zip(places, before, strict=True))


def _noun_strings(document: Document) -> Iterator[Note]:
    """Rows of four or more long nouns, two of them abstract ("medication safety assessment procedure")."""
    nouns = {norm for norm in document.norms if len(norm) > _SHORTEST_RUN and norm.isalpha()}.difference(_SMALL_WORDS)
    abstract = {norm for norm in nouns if norm.endswith(_NOUN_ENDINGS)}
    for sentence in document.sentences:
        norms = document.norms[sentence.first : sentence.last]
        if abstract.isdisjoint(norms) or sum([norm in abstract for norm in norms]) < _ABSTRACT_IN_RUN:
            continue
        for is_noun, group in groupby(range(sentence.first, sentence.last), key=lambda token: _may_be_noun(document, token, nouns)):
            run = list(group)
            if is_noun and len(run) >= _SHORTEST_RUN and sum(document.norms[token] in abstract for token in run) >= _ABSTRACT_IN_RUN:
                message = "A row of nouns: put in small words, such as of, for and to."
                yield note_of_rule("structure.noun_string", document.starts[run[0]], document.ends[run[-1]], message)


def _may_be_noun(document: Document, token: int, nouns: Collection[str]) -> bool:
    norm = document.norms[token]
    return norm in nouns and not norm.endswith(_NO_NOUN_ENDINGS) and document.word(token).islower()


def _no_headings(analysis: Analysis) -> Iterator[Note]:
    """A note on a text of a page or more that has neither a heading nor a list."""
    document = analysis.document
    if analysis.reading.words < _PAGE:
        return
    ends = (document.norms[sentence.last - 1] for sentence in document.sentences)
    if all(end in (".", "!", "?", ")", '"', "\u201d", ",") for end in ends):
        yield note_of_rule("structure.no_headings", 0, 0, f"{analysis.reading.words} words without a heading or a list: add some.")
