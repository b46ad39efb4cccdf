"""Who a phrase is about: whether the subject of a verb, or what an adjective or a noun describes, is the reader or another person.

"She refused the scan" is about a person, "the insurer refused the scan" is not; "an aggressive man" is, "an aggressive cancer" is not.
By rules over tokens: the words between are skipped (adverbs, helping verbs, "in clinic", "of 54"), and what is left decides. Clinicians and
organisations are no persons here, since the words at stake hurt the one who is cared for. What is denied ("you did not refuse"), only
thought of ("if you refuse", "you may refuse") or done to somebody ("you were refused a scan") does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clarity.models import About
from clarity.text import Document, Sentence

__all__ = ["is_about_person"]

_SUBJECTS = frozenset("he she they you s/he".split())
_THIRD = frozenset("he she they".split())
_OTHER_SUBJECTS = frozenset("i we it this that these those which what nobody none neither".split())
_OBJECTS = frozenset("him her them you".split())
_PERSON = frozenset(
    "patient pt client resident inpatient outpatient person individual man woman lady gentleman girl boy child baby infant toddler teenager"
    " adolescent male female adult mother father mum mom dad parent son daughter husband wife partner brother sister grandmother"
    " grandfather grandson granddaughter aunt uncle niece nephew cousin carer caregiver veteran user smoker drinker name".split(),
)
_MANY = frozenset(
    "patients pts clients residents people individuals men women ladies gentlemen girls boys children babies teenagers adults mothers"
    " fathers parents users smokers drinkers".split(),
)
_PEOPLE = _PERSON | _MANY
_ANYBODY = _MANY | {"person", "individual", "adult"}
_INDEFINITE = frozenset("a an any each every no another some".split())
_TITLES = frozenset("mr mrs ms miss mx master".split())
_GREETINGS = frozenset("dear hi hello".split()) | _TITLES
_CLINICIANS = frozenset(
    "dr doctor doctors prof professor gp gps nurse nurses surgeon surgeons consultant consultants physician physicians registrar therapist"
    " therapists physiotherapist dietitian dietician midwife pharmacist pharmacists paramedic paramedics dentist anaesthetist"
    " anesthesiologist radiologist oncologist cardiologist neurologist urologist psychiatrist psychologist".split(),
)
_CARERS = _CLINICIANS | frozenset(
    "team clinic hospital hospitals ward lab laboratory insurer insurers insurance company companies plan medicare medicaid nhs trust"
    " department service services pharmacy employer employers school council court police bank".split(),
)
_MANNERS = frozenset("behaviour behavior manner attitude demeanour demeanor conduct mood tone".split())
_OWNERS = frozenset(["your", "his", "her", "their", "'s"])
_BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't".split())
_HELPING = frozenset("has have had do does did 've 'd hasn't haven't hadn't didn't doesn't don't".split()) | _BE
_LINKS = frozenset(
    "appears appear appeared seems seem seemed looks look looked became become becomes remains remain remained gets got feels felt acted"
    " sounds sounded behaved stayed grew found noted described labelled labeled reported considered thought deemed known as".split(),
)
_MODALS = frozenset(
    "can could may might would should must shall will cannot can't couldn't won't wouldn't shouldn't mustn't 'll to let".split(),
)
_NEGATIONS = frozenset("not n't never no nobody neither nor hardly cannot without hasn't haven't hadn't didn't doesn't don't".split())
_NEGATIONS |= frozenset("isn't aren't wasn't weren't".split())
_CONDITIONS = frozenset("if whether unless should case suppose imagine did do does have has had are were was is may can would".split())
_ADVERBS = frozenset(
    "also still now then again already always often sometimes just even both ever once twice today yesterday first later soon once too"
    " very quite rather somewhat so more most less extremely increasingly well all at times fully".split(),
)
_NO_ADVERBS = frozenset("family reply supply belly italy assembly anomaly july early elderly friendly only".split())
_DETERMINERS = frozenset("a an the this that these those my our your his her their its some any each every no another such".split())
_PREPOSITIONS = frozenset(
    "of in on at from with by for to after before during about against under over into without within between through despite regarding"
    " since until because following near per aged".split(),
)
_CAUSES = frozenset("make makes made help helps helped let lets leave leaves left keep keeps cause causes have has get gets".split())
_JOINS = frozenset(["and", "but", "or", "then", ",", "yet", ";", "-", "&"])
_NOTE_VERBS = frozenset(
    "denies reports states endorses admits complains presents feels says takes refuses declines claims insists alert pleasant".split(),
)
_FUNCTION = _DETERMINERS | _PREPOSITIONS | _JOINS | _HELPING | _MODALS | _SUBJECTS | _OTHER_SUBJECTS | _OBJECTS | _ADVERBS | _LINKS
_FUNCTION |= frozenset("when while where who whose why how as than if towards toward around not n't us me himself herself".split())
_OPEN_ENDS = _PREPOSITIONS | {"to", "that"}
_LONGEST_GAP = 12
_LONGEST_PHRASE = 5
_LONGEST_DESCRIPTION = 8
_LONGEST_CLAUSE = 40
_LONGEST_OPENING = 100


def is_about_person(document: Document, first: int, last: int, about: About) -> bool:
    """Whether the tokens from `first` up to and without `last` are said of a person, as a fact.

    >>> from clarity.text import Parser
    >>> document = Parser().parse("Her cancer is aggressive.")
    >>> is_about_person(document, 3, 4, "described")
    False
    """
    sentence = document.sentences[document.sentence_of[first]]
    if about == "described" and document.norms[last - 1] not in _OPEN_ENDS:
        head = _head_after(document.norms, last, sentence.last)
        if head is not None:
            return head in _PEOPLE and not _is_denied(document.norms, sentence, first)
        if _names_person(document.norms, first, sentence):
            return not _is_denied(document.norms, sentence, first)
    return _Walk(document, sentence, first, last, about).ends_at_person()


def _head_after(norms: Sequence[str], last: int, end: int) -> str | None:
    """The noun that an adjective stands before ("aggressive [old] man"); None if it stands before none."""
    words: list[str] = []
    for token in range(last, min(end, last + _LONGEST_DESCRIPTION)):
        norm = norms[token]
        if norm in _PEOPLE:
            return norm
        if norm == "-" and words:
            continue
        if norm in _FUNCTION or not norm[0].isalnum() or _is_adverb(norm):
            break
        words.append(norm)
    return words[-1] if words else None


def _names_person(norms: Sequence[str], first: int, sentence: Sentence) -> bool:
    """Whether the term is a noun for a person that nothing follows: "a known ..." at the end of a phrase."""
    before = norms[first - 1] if first > sentence.first else ""
    return before in ("a", "an", "known") and _before(norms, first - 1, sentence) not in (*_BE, "such", "like", "be")


def _before(norms: Sequence[str], token: int, sentence: Sentence) -> str:
    return norms[token - 1] if token > sentence.first else ""


def _is_denied(norms: Sequence[str], sentence: Sentence, first: int) -> bool:
    """Whether one of the five words before says that it is not so, or only may be."""
    near = norms[max(sentence.first, first - _LONGEST_PHRASE) : first]
    return not (_NEGATIONS | {"if", "unless", "whether"}).isdisjoint(near)


class _Walk:
    """From a term leftwards to its subject."""

    def __init__(self, document: Document, sentence: Sentence, first: int, last: int, about: About) -> None:
        self._document = document
        self._norms = document.norms
        self._sentence = sentence
        self._first = first
        self._last = last
        self._about = about
        self._is_passive = False

    def ends_at_person(self) -> bool:
        """Whether the subject is a person of whom the term is said as a fact."""
        for token in self._places(self._first - 1):
            norm = self._norms[token]
            if norm in _NEGATIONS or norm in _MODALS:
                return False
            if norm in _BE and self._about == "subject" and not self._norms[self._first].endswith("ing"):
                self._is_passive = True
            if norm in _HELPING or norm in _ADVERBS or _is_adverb(norm):
                continue
            if self._about == "described" and (norm in _LINKS or norm in _DETERMINERS):
                continue
            if self._is_passive:
                return False
            if self._begins_sentence(token + 1):
                return self._is_note()
            if norm in _JOINS:
                return self._nearest_subject(token)
            return self._is_person(token)
        begins = self._first - self._sentence.first <= _LONGEST_GAP and not self._is_passive
        return begins and self._is_note()

    def _is_note(self) -> bool:
        """Whether a term that no subject goes before is said of the patient: "Denies pain", "Non-compliant with insulin"."""
        return self._about == "subject" or (self._begins_sentence(self._first) and self._norms[self._last - 1] in _OPEN_ENDS)

    def _begins_sentence(self, token: int) -> bool:
        """Whether nothing but a bullet or a heading with a colon comes before a token: notes leave the person out."""
        before = self._norms[self._sentence.first : token]
        return not before or before[-1] in (":", "\u2022", "*") or before == ["-"]

    def _places(self, token: int) -> Iterator[int]:
        """The tokens leftwards, without what stands in brackets and without phrases such as "in clinic" and "of 54"."""
        hidden = self._document.bracketed if self._first not in self._document.bracketed else frozenset()
        least = max(self._sentence.first, self._first - _LONGEST_GAP)
        while token >= least:
            if token in hidden:
                token -= 1
                continue
            preposition = self._preposition_before(token)
            if preposition is not None:
                token = preposition - 1
                continue
            yield token
            token -= 1

    def _preposition_before(self, token: int) -> int | None:
        """The preposition that begins the phrase which ends at a token ("in the clinic"), if one does."""
        norm = self._norms[token]
        if norm in _FUNCTION or not norm[0].isalnum() or _is_adverb(norm):
            return None
        for place in range(token - 1, max(self._sentence.first, token - _LONGEST_PHRASE) - 1, -1):
            before = self._norms[place]
            if before in _PREPOSITIONS and before not in ("to", "because"):
                return place
            if before not in _DETERMINERS and (before in _FUNCTION or not before[0].isalnum()):
                return None
        return None

    def _is_person(self, token: int) -> bool:
        """Whether the word at a token is a person, and the sentence does not only suppose or ask."""
        norm = self._norms[token]
        if norm in ("who", "that"):
            place = token - 2 if _before(self._norms, token, self._sentence) == "," else token - 1
            return place >= self._sentence.first and self._is_noun_for_person(place)
        if norm in _OBJECTS and self._about == "described" and _before(self._norms, token, self._sentence) in (*_LINKS, "find", "made"):
            return True
        if norm in _SUBJECTS:
            return not self._is_supposed(token) and not (norm in _THIRD and self._stands_for_carer(token))
        if norm in ("/", "s"):
            return self._norms[max(self._sentence.first, token - 2) : token + 1] == ["he", "/", "she"]
        return self._is_noun_for_person(token) and not self._is_supposed(self._start_of_phrase(token))

    def _is_noun_for_person(self, token: int) -> bool:
        norm = self._norms[token]
        if norm in _PEOPLE:
            determiner = self._norms[self._start_of_phrase(token)]
            if norm in _ANYBODY:  # "a person who is ..." and "patients complain of ..." are said of people in general
                return determiner in _DETERMINERS and determiner not in _INDEFINITE
            return determiner not in _INDEFINITE or determiner in ("a", "an")
        if self._about == "described" and norm in _MANNERS:
            return _before(self._norms, token, self._sentence) in _OWNERS
        return self._is_name(token)

    def _is_name(self, token: int) -> bool:
        """Whether the word is a name: after "Mr" or "Mrs", with a capital inside a sentence, or greeted in the same text."""
        word, norms = self._document.word(token), self._norms
        if not (word[:1].isupper() and word.isalpha()) or norms[token] in _CARERS:
            return False
        place = token
        while place > self._sentence.first and (self._document.word(place - 1)[:1].isupper() or norms[place - 1] == "."):
            place -= 1
            if norms[place] in _CARERS or norms[place] in _TITLES:
                return norms[place] in _TITLES
        if token > self._sentence.first:
            return word[1:].islower()
        return any(norms[place - 1] in _GREETINGS for place in range(1, min(len(norms), _LONGEST_OPENING)) if norms[place] == norms[token])

    def _start_of_phrase(self, token: int) -> int:
        least = max(self._sentence.first, token - _LONGEST_PHRASE)
        while token > least and (
            self._norms[token - 1] in _DETERMINERS or (self._norms[token - 1] not in _FUNCTION and self._norms[token - 1][0].isalnum())
        ):
            token -= 1
        return token

    def _is_supposed(self, token: int) -> bool:
        """Whether what comes before a subject makes it a condition or a question: "if you", "did she"."""
        before = _before(self._norms, token, self._sentence)
        return before in _CONDITIONS or before in _MODALS

    def _stands_for_carer(self, token: int) -> bool:
        """Whether only clinicians or organisations have been named that "he", "she" or "they" can stand for."""
        index = self._document.sentence_of[token]
        first = self._document.sentences[max(0, index - 1)].first
        near = self._norms[max(first, token - _LONGEST_CLAUSE) : token]
        if (_CARERS if self._norms[token] == "they" else _CLINICIANS).isdisjoint(near):
            return False
        return _PEOPLE.isdisjoint(near) and _TITLES.isdisjoint(near) and self._norms[token] not in near

    def _nearest_subject(self, token: int) -> bool:
        """Whether the nearest subject to the left is a person: of "She was seen and refused a scan" it is "she"."""
        start = token
        while token >= max(self._sentence.first, start - _LONGEST_CLAUSE):
            norm = self._norms[token]
            if norm in _MODALS or norm in _NEGATIONS or norm in _CONDITIONS - _HELPING or (norm == ";" and token < start):
                return False
            if norm in _OTHER_SUBJECTS and norm not in ("that", "this", "these", "those"):
                return False
            if (norm in _SUBJECTS and (norm != "you" or self._takes_verb(token))) or (
                norm in _PEOPLE and _before(self._norms, self._start_of_phrase(token), self._sentence) not in _PREPOSITIONS
            ):
                return self._is_person(token)
            if norm in _CARERS:
                return False
            token -= 1
        return self._about == "subject" and self._norms[self._sentence.first] in _NOTE_VERBS

    def _takes_verb(self, token: int) -> bool:
        """Whether "you" is a subject here, not an object ("we saw you and", "it makes you feel")."""
        if _before(self._norms, token, self._sentence) in _CAUSES:
            return False
        following = self._norms[token + 1] if token + 1 < self._sentence.last else ""
        return following.isalpha() and following not in _JOINS and following not in _PREPOSITIONS


def _is_adverb(norm: str) -> bool:
    return norm.endswith("ly") and len(norm) > 4 and norm not in _NO_ADVERBS
