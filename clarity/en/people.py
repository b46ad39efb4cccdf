"""Who a phrase is about: the reader or another patient, or somebody or something else.

"She refused the scan" is about a person, "the insurer refused the scan" is not; "an aggressive man" is, "an
aggressive cancer" is not. The rules work on tokens: they skip the words between (adverbs, helping verbs, "in clinic",
"of 54"), and what is left decides. Clinicians and organisations do not count as persons here, because these words hurt
the person who is cared for. What is denied ("you did not refuse"), only supposed ("if you refuse", "you may refuse") or
done to the person ("you were refused a scan") does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clarity.document import Document, Sentence
from clarity.en.lexicon import (
    ADVERBS,
    DEFINITE,
    DETERMINERS,
    INDEFINITE,
    NEGATED_VERBS,
    NEGATIONS,
    TITLES_OF_PATIENTS,
    is_adverb,
    words,
)
from clarity.report import About

__all__ = ["is_about_person"]


_SUBJECTS = words("he she they you he'd she'd they'd they're they've you'd you're you've")
_OTHER_SUBJECTS = words("i we it what nobody none neither this that these those which")
_OBJECTS = words("him her them you")
_OBJECT_OF = {"he": "him", "she": "her"}
_PERSON = words(
    "patient pt client resident inpatient outpatient person individual man woman lady gentleman girl boy child baby"
    " infant toddler teenager adolescent male female adult mother father mum mom dad parent son daughter husband wife"
    " partner brother sister grandmother grandfather grandson granddaughter aunt uncle niece nephew cousin carer"
    " caregiver veteran user smoker drinker name",
)
_MANY = frozenset(f"{word}s" for word in _PERSON) | words("people men women ladies gentlemen children babies")
_PEOPLE = _PERSON | _MANY | {"m", "f"}
_ANYBODY = _MANY | {"person", "individual", "adult"}
_CLINICIANS = words(
    "dr doctor prof professor gp nurse surgeon consultant physician registrar therapist physiotherapist dietitian"
    " dietician midwife dentist pharmacist paramedic anaesthetist anesthesiologist radiologist oncologist cardiologist"
    " neurologist urologist psychiatrist psychologist",
)
_ORGANISATIONS = words(
    "team clinic hospital ward lab laboratory insurer insurance company companies plan medicare medicaid nhs trust"
    " department service staff pharmacy employer school council court police bank",
)
_CARERS = frozenset(word + end for word in _CLINICIANS | _ORGANISATIONS for end in ("", "s"))
_OWNERS = words("your his her their 's")
_MANNERS = words("behaviour behavior manner attitude demeanour demeanor conduct mood tone")
_FINITE = words("is are was were")
_BE = _FINITE | words("be been being am 's 're they're you're")
_HAVE = words("have has had 've they've you've")
_HELPING = _BE | _HAVE | NEGATED_VERBS | {"do", "does", "did", "'d"}
_LINKS = words(
    "appears appear appeared seems seem seemed looks look looked became become becomes remains remain remained gets"
    " got feels felt acted sounds sounded behaved stayed grew found noted described labelled labeled reported"
    " considered thought deemed known as",
)
_MODALS = words(
    "can could may might would should must shall will cannot can't couldn't won't wouldn't shouldn't mustn't 'll to let"
)
_DENIALS = NEGATED_VERBS | NEGATIONS | words("neither nor hardly cannot without")
_IF = words("if unless whether")
_SUPPOSITIONS = _IF | words("should case suppose imagine may can would")
_CONDITIONS = _SUPPOSITIONS | _FINITE | words("did do does have has had")
_PREPOSITIONS = words(
    "of in on at from with by for to after before during about against under over into without within between through"
    " despite regarding since until because following near per aged throughout",
)
_CLAUSES = words("that when while because as since although though where until so if whether after before once")
_RELATIVES = words("who which that")
_CAUSES = _HAVE | words("make makes made help helps helped let lets leave leaves left keep keeps cause causes get gets")
_JOINS = words("and but or then , yet ; - &")
_NOTE_VERBS = words(
    "denies reports states endorses admits complains presents feels says takes refuses declines claims insists"
)
_NOTE_STATES = words(
    "alert awake oriented calm pleasant known was became appears appeared seems seemed remains remained"
)
_FUNCTION = (
    DETERMINERS
    | _PREPOSITIONS
    | _JOINS
    | _HELPING
    | _MODALS
    | _SUBJECTS
    | _OTHER_SUBJECTS
    | _OBJECTS
    | ADVERBS
    | _LINKS
)
_FUNCTION |= words("when while where who whose why how as than if towards toward around not n't us me himself herself")
_STOPS = (_SUPPOSITIONS | _MODALS | _DENIALS | _OTHER_SUBJECTS) - DETERMINERS - {"to", "which"}
_NO_VERBS = (_FUNCTION - _HELPING) | _PEOPLE
_OPEN_ENDS = _PREPOSITIONS | {"that"}

# All in tokens. Each is above the figure on its line, at which one of the 727 sentences of tests/data/people.csv is
# judged wrongly, with room for sentences that are not among them; a limit there must be, or a check would not take
# linear time.
_LONGEST_GAP = 12  # from a term back to its subject; at 6 "you have on two occasions in clinic refused" is not found
_LONGEST_PHRASE = (
    5  # a noun with its preposition; at 2 "the nurse" in "who saw the nurse refused" passes for the subject
)
_LONGEST_DESCRIPTION = 8  # from an adjective to its noun; at 4 "obese 40-year-old woman", five tokens, is cut off
_LONGEST_CLAUSE = (
    40  # twice the 20 words of a plain sentence; at 5 "he came to clinic on Monday and refused" is not found
)
_LONGEST_LETTERHEAD = 100  # from the first word to "Dear Mr Jones": room for two postal addresses and a reference


def is_about_person(document: Document, first: int, last: int, about: About) -> bool:
    """Whether a term, the tokens from `first` up to but not including `last`, is said of a person and as a fact.

    With `about` "subject" the term is a verb and its subject must be a person; with "described" it is an adjective or a
    noun, and must describe one. General statements ("motivated patients do well") do not count.

    >>> from clarity.en import document_of
    >>> document = document_of("The insurer that covers the patient refused the scan.")
    >>> is_about_person(document, 6, 7, "subject")
    False
    """
    sentence = document.sentences[document.sentence_of[first]]
    if about == "described" and document.norms[last - 1] not in _OPEN_ENDS:
        head = _head_after(document.norms, last, sentence.last)
        if head is not None:
            before = frozenset(document.norms[max(sentence.first, first - _LONGEST_PHRASE) : first])
            is_general = head in _ANYBODY and before.isdisjoint(_BE | DEFINITE)  # "motivated patients do well"
            return head in _PEOPLE and not is_general and before.isdisjoint(_DENIALS | _IF)
    return _Walk(document, sentence, first, last, about).ends_at_person()


def _head_after(norms: Sequence[str], last: int, end: int) -> str | None:
    """The noun after an adjective ("aggressive [old] man"); None if there is none, as in "he is aggressive"."""
    head = None
    for norm in norms[last : min(end, last + _LONGEST_DESCRIPTION)]:
        if norm in _PEOPLE:
            return norm
        if not _is_content(norm) and not (norm == "-" and head):
            break
        head = norm
    return head


def _is_content(norm: str) -> bool:
    return norm[0].isalnum() and norm not in _FUNCTION and not is_adverb(norm)


class _Walk:
    """The way from a term leftwards to its subject, in one sentence."""

    def __init__(self, document: Document, sentence: Sentence, first: int, last: int, about: About) -> None:
        self._document, self._norms = document, document.norms
        self._start, self._first = sentence.first, first
        self._is_described = about == "described"
        self._is_open = self._norms[last - 1] in _OPEN_ENDS
        self._is_progressive = any(norm.endswith("ing") for norm in self._norms[first:last])

    def ends_at_person(self) -> bool:
        """Whether the subject is a person, and what is said is not denied, supposed or done to them."""
        is_linked = is_passive = False
        for token in self._places(self._first - 1):
            norm, before = self._norms[token], self._before(token)
            if self._is_described and norm == "to" and before in _LINKS:  # "is known to be"
                continue
            if (
                self._is_described and norm in _OBJECTS and (before in _LINKS or before in ("find", "made"))
            ):  # "found him"
                return True
            is_owner = self._is_described and norm in _HAVE and not is_linked  # "you have a drain on your side"
            is_in_clause = (norm in _HELPING or norm in _LINKS) and self._norms[
                token + 1
            ] in _FINITE  # "the type that you have is"
            if is_owner or is_in_clause or norm in _DENIALS or norm in _MODALS:
                return False
            is_linked |= norm in _BE or norm in _LINKS
            is_passive |= norm in _BE and not self._is_described and not self._is_progressive
            if norm in _SUBJECTS:
                return not is_passive and self._is_person(token)
            if norm in _HELPING or is_adverb(norm) or (self._is_described and (norm in _LINKS or norm in DETERMINERS)):
                continue
            if is_passive or self._begins_sentence(token + 1):
                return not is_passive and self._is_note()
            is_phrase = (
                self._is_progressive and self._is_open and not (self._is_described or is_linked)
            )  # "came in complaining of"
            if norm in _JOINS or (
                is_phrase and not self._is_name(token) and norm not in _PEOPLE and norm not in DETERMINERS
            ):
                return self._nearest_subject(token)
            return self._is_person(token)
        return self._first - self._start <= _LONGEST_GAP and not is_passive and self._is_note()

    def _before(self, token: int) -> str:
        return self._norms[token - 1] if token > self._start else ""

    def _is_note(self) -> bool:
        """Whether a term without a subject is about the patient, as in notes: "Denies pain".

        A description counts only after a verb of state ("Remains aggressive"), or before a
        preposition at the start ("Non-compliant with insulin").
        """
        is_state = self._norms[self._start] in _NOTE_STATES and self._start < self._first
        return not self._is_described or is_state or (self._is_open and self._begins_sentence(self._first))

    def _begins_sentence(self, token: int) -> bool:
        """Whether only a bullet, a number or a heading with a colon comes before a token ("Plan: declines surgery")."""
        if self._before(token) in ("", ":", "\u2022", "*"):
            return True
        return token - self._start <= _LONGEST_PHRASE and not any(
            norm[0].isalpha() for norm in self._norms[self._start : token]
        )

    def _places(self, token: int) -> Iterator[int]:
        """The tokens leftwards, without brackets and without phrases such as "in clinic" and "of 54"."""
        least = max(self._start, self._first - _LONGEST_GAP)
        while token >= least:
            opening = self._opening_of(token, least)
            if opening is None:
                yield token
            token = (token if opening is None else opening) - 1

    def _opening_of(self, token: int, least: int) -> int | None:
        """The start of the bracket or phrase that ends at a token ("(aged 54)", "in the clinic"); None if none does."""
        norm = self._norms[token]
        if norm == ")":
            return next((place for place in range(token - 1, least - 1, -1) if self._norms[place] == "("), None)
        if not _is_content(norm):
            return None
        for place in range(token - 1, max(self._start, token - _LONGEST_PHRASE) - 1, -1):
            before = self._norms[place]
            if (
                before in _PREPOSITIONS
                and before not in ("to", "because")
                and not (before in _CLAUSES and norm in _PEOPLE)
            ):
                return place
            if before not in DETERMINERS and (before in _FUNCTION or not before[0].isalnum()):
                return None
        return None

    def _is_person(self, token: int) -> bool:
        """Whether the word at a token is a person, and the sentence states it: "if you" and "did she" do not count.

        Pronouns for clinicians and objects of a clause ("the doctor who saw the patient") do not count.
        """
        norm = self._norms[token]
        relative = token if norm in _RELATIVES else self._relative_before(token)
        if relative is not None:
            head = next(self._places(relative - 2 if self._before(relative) == "," else relative - 1), -1)
            return head >= self._start and self._is_noun_for_person(head)
        if norm in _SUBJECTS:
            return (
                self._before(token) not in _CAUSES
                and not self._is_supposed(token)
                and not self._stands_for_carer(token)
            )
        start = self._start_of_phrase(token)
        is_object = start == self._start + 1 and self._norms[self._start].endswith(
            "ing"
        )  # "treating your wife demands skill"
        return self._is_noun_for_person(token) and not is_object and not self._is_supposed(start)

    def _relative_before(self, token: int) -> int | None:
        """The "who" or "that" of a clause whose object is at a token ("the doctor who saw the patient")."""
        start = token if self._norms[token] in _SUBJECTS else self._start_of_phrase(token)
        for place in range(start, max(self._start, start - _LONGEST_PHRASE), -1):
            norm, following = self._norms[place], self._norms[place + 1]
            if norm in _RELATIVES:
                is_verb = self._document.word(place + 1).islower() and following not in _NO_VERBS
                return place if is_verb and place < token else None
            if norm in _JOINS or not norm[0].isalnum():
                return None
        return None

    def _is_noun_for_person(self, token: int) -> bool:
        norm, determiner = self._norms[token], self._norms[self._start_of_phrase(token)]
        if norm in _PEOPLE:
            return (
                determiner in DEFINITE if norm in _ANYBODY else determiner not in INDEFINITE
            )  # "patients complain of" is general
        return self._is_name(token) or (self._is_described and norm in _MANNERS and self._before(token) in _OWNERS)

    def _is_name(self, token: int) -> bool:
        """Whether a word is a patient's name: after "Mr" or "Mrs", with a capital inside a sentence, or greeted.

        "Dr Jones" and "your surgeon, Mr Hall" are clinicians, so their names do not count.
        """
        norms, word = self._norms, self._document.word(token)
        if not word[0].isupper() or not word[-1].isalpha() or norms[token] in _CARERS:
            return False
        place, least = token, max(self._start, token - _LONGEST_PHRASE)
        while place > least and (norms[place - 1] == "." or self._document.word(place - 1)[0].isupper()):
            place -= 1
            if norms[place] in _CARERS or norms[place] in TITLES_OF_PATIENTS:
                is_carer = self._before(place) == "," and self._before(place - 1) in _CARERS  # "your surgeon, Mr Hall"
                return norms[place] in TITLES_OF_PATIENTS and not is_carer
        if not (DETERMINERS | {"most", "many"}).isdisjoint((norms[place], self._before(place))):
            return False
        if token > self._start:
            return word[1:].islower()
        head = norms[: min(token, _LONGEST_LETTERHEAD)]
        return any(
            (before in TITLES_OF_PATIENTS or before in ("dear", "hi", "hello")) and norm == norms[token]
            for before, norm in pairwise(head)
        )

    def _start_of_phrase(self, token: int) -> int:
        """The first token that belongs to a noun: its determiner, or else the first of the content words before it."""
        least = max(self._start, token - _LONGEST_CLAUSE)
        while token > least and (before := self._norms[token - 1]) not in DETERMINERS:
            if before != "'s" and (before in _FUNCTION or not before[0].isalnum()):
                return token
            token -= 1
        return max(token - 1, least)

    def _is_supposed(self, token: int) -> bool:
        """Whether a subject is in a condition or a question: "if you", "did she", "if you think that you"."""
        is_asked = (self._before(token) in _CONDITIONS or self._before(token) in _MODALS) and self._document.word(
            token - 1
        ) != "May"
        places = range(token - 1, max(self._start, token - _LONGEST_CLAUSE) - 1, -1)
        found = next(
            (norm for norm in map(self._norms.__getitem__, places) if norm in _IF or norm in (",", ";", ":", "but")), ""
        )
        return is_asked or found in _IF

    def _stands_for_carer(self, token: int) -> bool:
        """Whether a pronoun means staff: "she" where only a doctor was named, or "they" where a ward was named last."""
        pronoun = self._norms[token].split("'")[0]
        sentence = self._document.sentences[max(0, self._document.sentence_of[token] - 1)]
        near = self._norms[max(sentence.first, token - _LONGEST_CLAUSE) : token]
        if pronoun == "they" and "they" not in near:
            return next((norm in _CARERS for norm in reversed(near) if norm in _CARERS or norm in _PEOPLE), False)
        if pronoun not in _OBJECT_OF or pronoun in near or _CLINICIANS.isdisjoint(near) or not _PEOPLE.isdisjoint(near):
            return False
        has_object = any(
            norm == _OBJECT_OF[pronoun] and not _is_content(after) for norm, after in pairwise(near)
        )  # "the nurse rang him"
        return not has_object and TITLES_OF_PATIENTS.isdisjoint(near)

    def _nearest_subject(self, token: int) -> bool:
        """Whether the nearest subject to the left is a person: of "She was seen and refused a scan" it is "she"."""
        for place in range(token, max(self._start, token - _LONGEST_CLAUSE) - 1, -1):
            norm = self._norms[place]
            if (norm in _STOPS and self._document.word(place) != "May") or (norm == ";" and place < token):
                return False
            if self._is_subject(place):
                return self._is_person(place)
        return self._norms[self._start] in (_NOTE_STATES if self._is_described else _NOTE_VERBS)

    def _is_subject(self, token: int) -> bool:
        """Whether a token can be the subject: not an object ("saw the nurse"), not in a clause ("which you chose")."""
        norm, following = self._norms[token], self._norms[token + 1]
        start = token if norm in _SUBJECTS else self._start_of_phrase(token)
        before = self._before(start)
        if norm in _SUBJECTS:
            is_you = norm != "you" or (
                following.isalpha() and not (before in _CAUSES or following in _JOINS or following in _PREPOSITIONS)
            )
            return is_you and before not in ("which", "whom")
        has_title = self._document.word(token)[0].isupper() and not TITLES_OF_PATIENTS.isdisjoint(
            self._norms[start:token]
        )
        is_first = not before[:1].isalnum() or before in _JOINS or before in _CLAUSES or is_adverb(before)
        return is_first and (has_title or norm in _PEOPLE or norm in _CARERS)
