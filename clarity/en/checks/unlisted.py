"""Unlisted: hard words and abbreviations that no word list holds.

What it does: reports each rare word, and each abbreviation that is not spelled out, where it first stands.
Why: no list is ever complete; that few people use a word is the best sign that few people know it.
Example: "The biopsy showed a spiculated mass."  Use instead: say it in common words, or explain it.
References: CDC Clear Communication Index item 7; Shardlow and others 2020 (CompLex), on frequency and complexity of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from clarity.document import Document
from clarity.en.checks.analysis import Analysis, Note, note_of_rule
from clarity.en.explanations import is_term_explained

__all__ = ["unlisted"]

_MOST_HARD = 0.4
_FEWEST = 20
_LONGEST_ABBREVIATION = 6
_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii".split())
_DEGREES = frozenset(
    "md do rn np pa ma ba bsc msc phd dphil mbbs mbchb mbbch frcp frcs frca mrcp mrcs mrcgp frcgp facs facc faap facp"
    " rccp rgn rmn dnp aprn lpn rph pharmd bds dds obe mbe cbe".split(),
)
_UNITS = frozenset("mmol \u00b5mol \u03bcmol umol mcmol pmol nmol mmhg mmol/l iu meq mosm khz mhz ghz kwh kcal".split())
_NO_NAME_ENDINGS = (
    "tion", "tions", "sion", "sions", "osis", "itis", "ology", "opathy", "ectomy", "graphy", "metry", "scopy", "plasty", "emia", "uria",
    "algia", "therapy", "therapies", "ism",
)  # fmt: skip
_IN_CAPITALS = re.compile(r"[A-Z][A-Za-z]*?[A-Z][A-Za-z]*")
_NO_ABBREVIATIONS = _ROMAN | _DEGREES | _UNITS


def unlisted(analysis: Analysis) -> Iterator[Note]:
    """Yield a note for each word that many readers will not know and that no list holds, at its first place."""
    document = analysis.document
    words = dict(_first_places(analysis))
    if len(words) >= _FEWEST and len(words) > _MOST_HARD * len(set(document.norms)):
        return  # another language
    for token, message in words.values():
        yield note_of_rule("jargon.unlisted", document.starts[token], document.ends[token], message)


def _first_places(analysis: Analysis) -> Iterator[tuple[str, tuple[int, str]]]:
    """Each hard word with its first token and what is to be said of it, unless some place explains it."""
    document = analysis.document
    unknown = {norm for norm in analysis.vocabulary.unknown(document.norms) if norm.isalpha()}
    places: dict[str, list[int]] = {}
    in_capitals = {bisect_right(document.starts, match.start()) - 1 for match in _IN_CAPITALS.finditer(document.view)}
    candidates = in_capitals.union(token for token, norm in enumerate(document.norms) if norm in unknown)
    shouted: dict[int, bool] = {}
    for token in sorted(candidates - analysis.covered):
        norm = document.norms[token]
        if (token in in_capitals and _is_abbreviation(analysis, token) and not _is_shouted(document, token, shouted)) or (
            norm in unknown and _is_hard(analysis, token)
        ):
            places.setdefault(norm, []).append(token)
    for norm, tokens in places.items():
        if not any(is_term_explained(document, token, token + 1, document.word(token)) for token in tokens):
            spelled = document.word(tokens[0])
            is_word = spelled[1:].islower()
            said = "is a rare word: use common words, or explain it." if is_word else "is not spelled out."
            yield norm, (tokens[0], f'"{spelled}" {said}')


def _is_hard(analysis: Analysis, token: int) -> bool:
    """Whether a word is hard; one with a capital may be a name unless it begins a sentence and ends like no name."""
    document = analysis.document
    norm = document.norms[token]
    if not document.word(token).islower() and not (norm.endswith(_NO_NAME_ENDINGS) and _begins_sentence(document, token)):
        return False
    return norm not in _UNITS and analysis.vocabulary.is_hard(norm)


def _begins_sentence(document: Document, token: int) -> bool:
    sentence = document.sentences[document.sentence_of[token]]
    before = document.norms[sentence.first : token]
    return document.word(token)[1:].islower() and not any(norm[0].isalpha() for norm in before)


def _is_abbreviation(analysis: Analysis, token: int) -> bool:
    document = analysis.document
    norm = document.norms[token]
    if len(norm) > _LONGEST_ABBREVIATION or not norm.isalpha() or norm in _NO_ABBREVIATIONS:
        return False
    if not analysis.vocabulary.is_unknown_in_capitals(norm):
        return False
    return not _is_part(document, token)


def _is_part(document: Document, token: int) -> bool:
    """Whether a token is part of a longer code, address or name: after a comma ("Boston, MA"), or touching a number or a sign."""
    norms = document.norms
    before = norms[token - 1] if token else ""
    after = norms[token + 1] if token + 1 < len(norms) else ""
    if before == "," and len(norms[token]) == 2:
        return True
    touches = (before, document.joined(token - 1)), (after, document.joined(token))
    return any(joined and (other[0].isdigit() or other in "-/&+_@#") for other, joined in touches if other)


def _is_shouted(document: Document, token: int, known: dict[int, bool]) -> bool:
    """Whether most words of the sentence are in capitals; `known` remembers it of each sentence."""
    index = document.sentence_of[token]
    if index not in known:
        sentence = document.sentences[index]
        words = [document.word(place) for place in range(sentence.first, sentence.last) if document.norms[place][0].isalpha()]
        known[index] = sum(word.isupper() for word in words) * 2 > len(words)
    return known[index]
