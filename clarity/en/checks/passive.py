"""Passive voice by rule: a form of "to be", perhaps an adverb, and a past participle that is not an adjective."""

from __future__ import annotations

from collections.abc import Iterator

from clarity.document import Document

__all__ = ["passives"]

_BE = frozenset("is are was were be been being isn't aren't wasn't weren't am".split())
_BETWEEN = frozenset(
    "not never also always only now then usually often sometimes normally carefully first already being been fully generally"
    " well still just recently previously currently initially subsequently both all soon later typically commonly routinely rarely".split(),
)
_MAX_BETWEEN = 3
_IRREGULAR = frozenset(
    "given taken seen done made found sent told shown known written put kept held brought bought built caught chosen cut drawn driven"
    " eaten fed felt forgotten gotten grown heard hidden hit hurt laid led left lent lost meant met paid read run said sewn shaken shut"
    " sold spent spoken spread stolen stopped struck stuck taught thought thrown torn understood undertaken woken worn withdrawn won"
    " beaten begun bitten blown broken overseen redone rewritten set split sought undergone withheld bled bound dealt".split(),
)
_ADJECTIVES = frozenset(
    "tired worried concerned interested scared frightened excited bored confused pleased satisfied embarrassed ashamed"
    " relaxed depressed stressed surprised disappointed annoyed married divorced retired related experienced advanced limited"
    " complicated supposed allowed entitled prepared naked sacred wicked aged blessed crooked learned ragged rugged wretched"
    " gifted talented skilled qualified dedicated committed determined motivated involved inclined accustomed addicted"
    " exhausted blocked bloated inflamed dehydrated constipated infected bruised cramped congested elevated raised distended"
    " enlarged impaired disabled needed embedded fed closed located situated mixed fixed crowded sunburned frustrated"
    " overwhelmed delighted thrilled vaccinated insured registered detailed rushed inspired isolated lost left hurt set shut"
    " read felt spent stuck broken bled bitten caught led met slurred blurred marked relieved immunosuppressed"
    " contraindicated controlled unchanged".split(),
)
_NO_PARTICIPLES = frozenset("need indeed speed feed bleed weed seed breed exceed proceed succeed hundred".split())
_NO_ADVERBS = frozenset("july family reply supply belly italy assembly anomaly".split())
_BY = "by"


def passives(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, participle) of each passive, from the form of "to be" to the participle.

    A participle that is mostly an adjective ("you may feel tired", "is closed") counts only before "by".
    """
    norms = document.norms
    taken = 0
    for token, norm in enumerate(norms):
        if norm not in _BE or token < taken:
            continue
        place = token + 1
        limit = min(len(norms) - 1, token + 1 + _MAX_BETWEEN)
        while place <= limit and (
            norms[place] in _BETWEEN or (norms[place].endswith("ly") and len(norms[place]) > 3 and norms[place] not in _NO_ADVERBS)
        ):
            place += 1
        if place > limit or document.sentence_of[place] != document.sentence_of[token]:
            continue
        if _is_passive(document, place):
            taken = place + 1
            yield document.starts[token], document.ends[place], norms[place]


def _is_passive(document: Document, place: int) -> bool:
    norms = document.norms
    word = norms[place]
    if not (word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word.isalpha() and word not in _NO_PARTICIPLES)):
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
    """Whether a participle stands before a noun it describes: "these are prescribed medicines", "it is used tissue"."""
    return (
        word in ("prescribed", "required", "recommended", "planned", "trained", "reduced")
        and following.endswith("s")
        and len(following) > 4
        and following != "unless"
    )
