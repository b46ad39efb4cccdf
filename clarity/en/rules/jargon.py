"""Jargon: hard words and abbreviations that no word list holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from clarity.document import Document
from clarity.en.explanations import is_explained
from clarity.en.facts import Bit
from clarity.en.lexicon import LAB_UNITS, words
from clarity.rule import Analysis, Place

__all__ = ["unlisted"]

_MOST_HARD = 0.4  # of the different words; a text with more rare ones is in another language
_FEWEST = 20  # rare words; of fewer, a share says little
_LONGEST_ABBREVIATION = 6  # letters; longer ones are words in capitals
_ROMAN = words("ii iii iv vi vii viii ix xi xii")
_DEGREES = words(
    "md do rn np pa ma ba bsc msc phd dphil mbbs mbchb mbbch frcp frcs frca mrcp mrcs mrcgp frcgp facs facc faap facp"
    " rccp rgn rmn dnp aprn lpn rph pharmd bds dds obe mbe cbe"
)
_NO_NAME_ENDINGS = (
    "tion", "tions", "sion", "sions", "osis", "itis", "ology", "opathy", "ectomy", "graphy", "metry", "scopy", "plasty",
    "emia", "uria",
    "algia", "therapy", "therapies", "ism",
)  # fmt: skip
_IN_CAPITALS = re.compile(r"[A-Z][A-Za-z]*?[A-Z][A-Za-z]*")
_NO_ABBREVIATIONS = _ROMAN | _DEGREES | LAB_UNITS
_MAY_BE_UNKNOWN = Bit.LETTER | Bit.EVERYDAY


def unlisted(analysis: Analysis, _: Sequence[Place]) -> Iterator[Place]:
    """Yield each word that many readers will not know and that no list holds, at its first place."""
    document = analysis.document
    found = dict(_first_places(analysis))
    if len(found) >= _FEWEST and len(found) > _MOST_HARD * len(set(document.norms)):
        return
    for token, message in found.values():
        yield Place(document.starts[token], document.ends[token], message, once=True)


def _first_places(analysis: Analysis) -> Iterator[tuple[str, tuple[int, str]]]:
    """Each hard word with its first token and what is to be said of it, unless some place explains it."""
    document = analysis.document
    rare = [token for token, bits in enumerate(document.flags) if bits & _MAY_BE_UNKNOWN == Bit.LETTER]
    norms = document.norms
    unknown = {norm for norm in analysis.vocabulary.unknown([norms[token] for token in rare]) if norm.isalpha()}
    places: dict[str, list[int]] = {}
    in_capitals = {bisect_right(document.starts, match.start()) - 1 for match in _IN_CAPITALS.finditer(document.prose)}
    candidates = in_capitals.union([token for token in rare if norms[token] in unknown])
    shouted: dict[int, bool] = {}
    for token in sorted(candidates - analysis.covered):
        norm = norms[token]
        is_short = token in in_capitals and _is_abbreviation(analysis, token)
        if (is_short and not _is_shouted(document, token, shouted)) or (norm in unknown and _is_hard(analysis, token)):
            places.setdefault(norm, []).append(token)
    for norm, tokens in places.items():
        if not any(is_explained(document, token, token + 1, document.word(token)) for token in tokens):
            spelled = document.word(tokens[0])
            is_word = spelled[1:].islower()
            said = "is a rare word: use common words, or explain it." if is_word else "is not spelled out."
            yield norm, (tokens[0], f'"{spelled}" {said}')


def _is_hard(analysis: Analysis, token: int) -> bool:
    """Whether a word is hard; one with a capital may be a name unless it begins a sentence and ends like no name."""
    document = analysis.document
    norm = document.norms[token]
    if not document.word(token).islower():
        may_be_name = not (norm.endswith(_NO_NAME_ENDINGS) and _begins_sentence(document, token))
        if may_be_name:
            return False
    return norm not in LAB_UNITS and analysis.vocabulary.is_hard(norm)


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
    """Whether a token is part of a longer code, address or name: after a comma ("Boston, MA"), or touching a number or
    a sign.
    """
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
        places = range(sentence.first, sentence.last)
        words = [document.word(place) for place in places if document.norms[place][0].isalpha()]
        known[index] = sum(word.isupper() for word in words) * 2 > len(words)
    return known[index]
