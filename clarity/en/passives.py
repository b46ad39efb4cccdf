"""Passive voice by rule: a form of "to be", perhaps an adverb, and a past participle that is not an adjective."""

from __future__ import annotations

from collections.abc import Iterator

from clarity.document import Document
from clarity.en.facts import Bit
from clarity.en.lexicon import ends_like_adverb

__all__ = ["passives"]

_BETWEEN = frozenset(
    "not never also always only now then usually often sometimes normally carefully first already being been fully"
    " generally"
    " well still just recently previously currently initially subsequently both all soon later typically commonly"
    " routinely rarely".split(),
)
_MAX_BETWEEN = (
    3  # words, as in "was not yet fully healed"; after more of them readers no longer see the two as one verb
)
_SHORTEST_PARTICIPLE = 4  # letters, as in "used"; of the shorter words in "ed", "red" and "bed" are common and no verbs
_IRREGULAR = frozenset(
    "given taken seen done made found sent told shown known written put kept held brought bought built caught chosen"
    " cut drawn driven eaten fed felt forgotten gotten grown heard hidden hit hurt laid led left lent lost meant met"
    " paid read run said sewn shaken shut sold spent spoken spread stolen stopped struck stuck taught thought thrown"
    " torn understood undertaken woken worn withdrawn won"
    " beaten begun bitten blown broken overseen redone rewritten set split sought undergone withheld bled bound"
    " dealt".split(),
)
_ADJECTIVES = frozenset(
    "tired worried concerned interested scared frightened excited bored confused pleased satisfied embarrassed"
    " ashamed relaxed depressed stressed surprised disappointed annoyed married divorced retired related experienced"
    " advanced limited complicated supposed allowed entitled prepared naked sacred wicked aged blessed crooked learned"
    " ragged rugged wretched gifted talented skilled qualified dedicated committed determined motivated involved"
    " inclined accustomed addicted exhausted blocked bloated inflamed dehydrated constipated infected bruised cramped"
    " congested elevated raised distended enlarged impaired disabled needed embedded fed closed located situated mixed"
    " fixed crowded sunburned frustrated overwhelmed delighted thrilled vaccinated insured registered detailed rushed"
    " inspired isolated lost left hurt set shut read felt spent stuck broken bled bitten caught led met slurred"
    " blurred marked relieved immunosuppressed"
    " contraindicated controlled unchanged".split(),
)
_NO_PARTICIPLES = frozenset("need indeed speed feed bleed weed seed breed exceed proceed succeed hundred".split())
_BY = "by"
_SHORTEST_PLURAL = 5  # letters, as in "tests"; shorter words in "s" are mostly "this", "has", "was" and "its"


def passives(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, participle) of each passive, from the form of "to be" to the participle.

    A participle that is mostly an adjective ("you are tired", "is closed") counts only before "by".
    """
    norms, flags = document.norms, document.flags
    taken = 0
    for index, sentence in enumerate(document.sentences):
        if not document.bits[index] & Bit.BE:
            continue
        for token in range(sentence.first, sentence.last):
            if not flags[token] & Bit.BE or token < taken:
                continue
            place = token + 1
            limit = min(sentence.last - 1, token + 1 + _MAX_BETWEEN)
            while place <= limit and (norms[place] in _BETWEEN or ends_like_adverb(norms[place])):
                place += 1
            if place <= limit and _is_passive(document, place):
                taken = place + 1
                yield document.starts[token], document.ends[place], norms[place]


def _is_passive(document: Document, place: int) -> bool:
    """Whether the word after "to be" is a participle used as a verb: "is given", "is closed by", not "is used to"."""
    norms = document.norms
    word = norms[place]
    if not (
        word in _IRREGULAR
        or (
            word.endswith("ed") and len(word) >= _SHORTEST_PARTICIPLE and word.isalpha() and word not in _NO_PARTICIPLES
        )
    ):
        return False
    if document.joined(place) and norms[place + 1 : place + 2] == ["-"]:
        return False
    by_someone = norms[place + 1 : place + 2] == [_BY]
    if word in _ADJECTIVES or (word.startswith("un") and word.endswith("ed")):
        return by_someone
    following = norms[place + 1] if place + 1 < len(norms) else ""
    if word == "used" and following == "to":
        return False
    return by_someone or not _goes_with_noun(word, following)


def _goes_with_noun(word: str, following: str) -> bool:
    """Whether a participle describes the noun after it: "these are prescribed medicines".

    Only for six participles that are common before a noun, and only if what follows looks like a plural.
    """
    return (
        word in ("prescribed", "required", "recommended", "planned", "trained", "reduced")
        and following.endswith("s")
        and len(following) >= _SHORTEST_PLURAL
        and following != "unless"
    )
