"""Strengths: what makes a text kind and useful to the person who gets it.

What it does: counts where a text speaks to the reader, greets by name, thanks, shows feeling, invites questions, names a contact and
when it answers, says what happens next and by when, and offers choices.
Why: service in medicine is good when it is clear, compassionate, personal and prompt; a text without a hard word can still be cold.
References: CDC Clear Communication Index items 5 and 12; PEMAT item 21; AoMRC 2018; Park and others 2021 on language that supports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from clarity.document import Document
from clarity.signs import Sign, SignFound, phrases, signs_in

__all__ = ["GROUPS", "STRENGTHS", "strengths_in"]

STRENGTHS: Mapping[str, str] = {
    "you": "speaks to the reader",
    "name": "greets the reader by name",
    "thanks": "thanks or praises",
    "empathy": "shows feeling for the reader",
    "invitation": "invites questions",
    "contact": "names a contact",
    "contact_hours": "says when the contact answers",
    "next_step": "says what happens next, and when",
    "choice": "offers a choice",
}
"""Every strength and what it is, in the order in which they are told."""

GROUPS = (("you",), ("name", "thanks", "empathy"), ("invitation",), ("contact",), ("next_step", "choice"))
"""The five groups that the tone score asks for: of each, one strength is enough."""

_YOU = frozenset("you your yours yourself yourselves you're you'll you've you'd please".split())

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec)"
)
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of)"
_TIME = phrases(
    rf"(?:in|within|after|for|over|every) (?:about |around |the next |another |a )?{_COUNT}(?: (?:to|or|-) {_COUNT})?(?: working)?"
    r" (?:hour|day|week|month|year)s?",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}",
    rf"{_MONTH} \d{{1,2}}",
    r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?",
    r"today|tonight|tomorrow|straight away|right away|the (?:same|next) day|before you (?:leave|go home)|at your next visit",
    r"(?:this|next) (?:week|month|year|morning|afternoon|evening)",
    r"(?:on|by|at|before|in) name",  # a placeholder: "on {{ date }}"
)
_PHONE = r"(?<![\d.])(?!\d{4}-\d\d-\d\d)(?=(?:\D{0,2}\d){7})\+?\(?\d{1,5}\)?(?:[ .\u2011-]?\d{2,5}){1,4}(?!\d)"
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w{1,20}"
_REACH = r"(?:call|phone|ring|dial|contact|text|e-?mail|telephone|tel)"
_HARD = r"(?:hard|difficult|upsetting|worrying|frightening|scary|painful|stressful|overwhelming|unsettling|a (?:big )?shock|a lot)"
_WE_ARE = r"(?:(?:we|i)(?: am| are| was| were|['\u2019]m|['\u2019]re))"

_DENIED = re.compile(r"(?i)(?:\b(?:not|never|no|nobody)|n['\u2019]t)\s+(?:(?!hesitate|worry|wait)\w+\s+)?\Z")
"""What stands right before a strength and undoes it: "do not call us", "it is not your decision"."""
_LONGEST_DENIAL = 40

_SIGNS = (
    Sign(
        "name",
        re.compile(
            r"^\W*(?i:dear|hello|hi|good (?:morning|afternoon|evening)),? (?!Sir|Madam|Patient|Client|Colleague|Parent|Resident|Doctor|Dr"
            r"|All\b|Both\b|There\b|Service|Occupant|Customer|Valued|Relative|Member|Friend|Homeowner|Guardian|Carer|Applicant"
            r"|User)(?:[A-Z]|name\b|\[)[^\n,:!]*|^\W*(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'\u2019-]+,\s*\Z",
        ),
        needs=("dear ", "hello", "hi ", "hi,", "good morning", "good afternoon", "good evening", "mr", "ms ", "ms.",
               "miss ", "mx"),
    ),
    Sign(
        "thanks",
        phrases(
            r"(?:thank you|thanks)(?! to| for nothing)|(?:we|i) (?:really |do |very much )?appreciate (?!that)|well done",
            r"(?:good|nice|lovely|great|(?:a|my|our) pleasure) to (?:meet|see|talk|speak|hear|help|read)",
            r"you(?: have|['\u2019]ve)? (?:worked|tried|coped|managed|done) (?:so |very |really )?(?:hard|well)",
            r"your (?:hard work|efforts?|patience|kindness)",
            rf"{_WE_ARE} (?:so |very )?(?:glad|pleased|delighted)",
        ),
        needs=("thank", "appreciate", "well done", "good to", "nice to", "lovely to", "great to", "pleasure to", "worked",
               "tried", "coped", "managed", "you done", "have done", "'ve done", "\u2019ve done", "hard work", "effort",
               "patience", "kindness", "glad", "pleased", "delighted"),
    ),
    Sign(
        "empathy",
        phrases(
            r"sorry(?!,? (?:but|no|you feel))|understandabl[ey]|(?:not|no one['\u2019]s|nobody['\u2019]s) (?:your )?fault|(?:not to"
            r"|no) blame",
            r"you(?: are|['\u2019]re) not alone|not easy",
            r"(?:we|i) (?:do |can |fully |really )?(?:understand|reali[sz]e|recogni[sz]e) (?:that|how|this|it|what)"
            r"(?! you (?:failed|missed|did not|have not))|(?:we|i) (?:do |can )?(?:know|see) (?:that )?(?:this|it|how|these)",
            r"(?:were|was) worried (?:when|about you)|means a lot|so glad",
            rf"{_HARD} (?:to (?:hear|read|take in|live with|talk about|do|keep up)|news|time|for you)",
            rf"(?:must|may|can|might|could) (?:well )?(?:be|feel|have been|come as|seem|sound) (?:very |quite |so )?{_HARD}",
            r"many (?:people|patients|women|men|parents) (?:feel|find|tell|have|worry)",
            r"it(?: is|['\u2019]s) (?:normal|natural|common|ok|okay|all right|fine) to (?:feel|be|have|need|ask|cry)",
            rf"take (?:your|all the) time|{_WE_ARE} here (?:for|to)|thinking of you",
            r"how (?:you are|are you) (?:feeling|coping|doing)",
            r"what (?:matters|worries|is important)|your worries|support (?:for )?you|help and support",
        ),
        needs=("sorry", "understand", "fault", "blame", "alone", "not easy", "know ", "reali", "recogni", "we see", "i see",
               "can see", "hard", "difficult", "upset", "worr", "frighten", "scary", "painful", "stressful", "overwhelm",
               "unsettl", "shock", "a lot", "many people", "many patients", "many women", "many men", "many parents",
               "normal to", "natural to", "common to", "ok to", "okay to", "right to", "fine to", "take your time",
               "all the time", "here for", "here to", "thinking of", "how you are", "how are you", "what matters",
               "what is important", "feelings", "support"),
    ),
    Sign(
        "invitation",
        phrases(
            r"(?:any|other|more|further|your|have|write down|bring) (?:\w+ )?(?:questions?|queries|concerns|worries)(?! are)",
            r"no question is|queries\?|questions\?|(?:is|be|seems) (?:unclear|not clear)|on your mind|my door is open|write back"
            r"|ask for me",
            r"(?:please|just|do|feel free to|can|free to|welcome to|to) (?:also )?ask(?: us| me| your| the| for| about| any| if)?",
            r"(?:let (?:us|me) know|tell (?:us|me))(?! if you (?:are|have|take)\b)|happy to (?:help|talk|answer|explain|hear|go|discuss)",
            r"(?:like|love) to hear|(?:talk|speak) (?:it |this |things )?(?:to (?:us|me|a nurse|someone)|with (?:us|me)|over|through)",
            rf"get in touch|reach out|{_WE_ARE} here (?:for|to help)|what would you like to (?:know|ask)",
            r"(?<!not )(?:please|do) (?:call|phone|ring|contact|write|message|e-?mail|reply|text)(?! (?:your|an?|9|1|for) ?)",
            r"(?:call|phone|ring|contact|message|e-?mail|text) (?:us|me)",
        ),
        needs=("question", "queries", "unclear", "not clear", "your mind", "door is", "write back", "concern", "worries", "ask",
               "know", "tell us", "tell me", "happy to", "to hear", "talk",
               "speak", "in touch", "reach out", "here for", "here to", "please", "do call", "do phone", "do ring",
               "do contact", "do write", "do message", "do reply", "call us", "phone us", "ring us", "contact us",
               "message us", "mail us", "text us", "call me", "phone me", "ring me", "contact me", "message me", "mail me",
               "text me", "what would"),
    ),
    Sign(
        "contact",
        re.compile(
            rf"(?i)\b{_REACH}[^.!?\n]{{0,60}}?(?:{_PHONE}|{_EMAIL}|\bname\b|\[)|{_PHONE}|{_EMAIL}"
            r"|\b(?:reply to|answer) this (?:message|letter|e-?mail)|\bsend (?:us|me) a message|\bmessage (?:us|me)\b|\bpatient portal\b"
            r"|\bcall the number",
        ),
        needs=(*map(str, range(10)), "@", "name", "[", "reply", "answer", "message", "portal", "number"),
        unless_with=phrases(
            r"(?:nhs|hospital|case|policy|claim|account|order|invoice|serial|card) (?:number|no)|reference|ref|mrn|dob|date of birth"
            r"|invoice|policy",
            r"claim \d+|account|sort code|order \d+|barcode|doses?|mg|fax|do not (?:call|reply|ring|phone|answer)|not (?:read|monitored"
            r"|answered)",
        ),
    ),
    Sign(
        "contact_hours",
        phrases(
            r"any ?time|24 hours|24/7|day (?:or|and) night|hours a day|(?:week|mon|satur|sun)days?|o'clock|(?:office|opening) hours",
            r"out of hours|weekends?|\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m|p\.?m)\.?|\d{1,2} to \d{1,2}|around the clock",
        ),
        needs=("any time", "anytime", "24 hours", "24/7", "day or night", "day and night", "hours a day", "weekday",
               "monday", "saturday", "sunday", "o'clock", "office hours", "opening hours", "out of hours", "weekend", "pm",
               "p.m", "to 4", "to 5", "to 6", "around the clock"),
        only_with=phrases(
            r"call|phone|ring|contact|lines?|reach|open|answer\w*|reply|replies|message|e-?mail|speak to|text|tel|on duty|available"
        ),
        unless_with=phrases(
            rf"take|tablets?|doses?|not open|closed|(?:we|i|nurse|doctor|name)(?: will|['\u2019]ll) {_REACH}"
        ),
    ),
    Sign(
        "next_step",
        phrases(
            r"will|shall|going to|should hear|expects? you|\w+['\u2019]ll|next (?:step|appointment|visit|scan|test|check)|follow-?up"
            r"|see you|come back",
            r"booked|appointments?|(?:new|next) (?:time|date)|your (?:visit|clinic)|date:|when:|expect to|plan to|is on",
            r"get your results?|see (?:your|the|a|our) (?:gp|doctor|nurse|dentist|surgeon|team)",
            r"(?:call|phone|ring|visit) your (?:gp|doctor|surgery|clinic)",
        ),
        needs=("will", "shall", "going to", "should hear", "expect", "'ll", "\u2019ll", "next", "new ", "follow", "see ", "back",
               "booked", "appointment", "visit", "clinic", "date:",
               "when:", "expect", "plan", "is on", "result", "call", "phone", "ring", "visit"),
        only_with=_TIME,
        unless_with=phrases(
            r"missed|did not|failure|failed|discharged if|removed? (?:you )?from|if (?:you|we) do not|charged|not see you|destroyed"
            r"|hope you will|die"
        ),
    ),
    Sign(
        "choice",
        phrases(
            r"your (?:choices?|options?|decision|preferences?)|up to you|what matters (?:most )?to you|suits you",
            r"you (?:can|may|could|might) (?:also |still |always |instead )?(?:choose|decide|prefer|pick|change your mind|have either)",
            r"if you(?: would|['\u2019]d)? (?:prefer|rather)|if you(?: would|['\u2019]d) like|which(?:ever)? (?:one )?(?:you|time|day) ",
            r"would (?:you )?(?:like|prefer) (?:to|us|me|a|an)|you do(?: not|n['\u2019]t) have to",
            r"there are (?:two|three|four|several|some|other|different) (?:options|ways|choices|treatments)",
            r"(?:two|three|other|several) (?:options|choices|ways)",
            r"(?:talk|go) (?:through|about|over) (?:your|the|these) (?:options|choices)|decide together",
            r"choose (?:together|between|which|whether|the|a)",
        ),
        needs=("choice", "option", "decision", "preference", "up to you", "matters", "suits", "choose", "decide", "prefer",
               "pick", "change your mind", "have either", "if you", "which", "would you like", "would like", "have to",
               "ways"),
    ),
)  # fmt: skip


def strengths_in(document: Document) -> dict[str, list[SignFound]]:
    """The places of each strength that a text has, in the order of STRENGTHS; "you" is counted by words.

    >>> from clarity.document import Parser
    >>> found = strengths_in(Parser().parse("Dear Ms Lee, thank you for coming. Please call us on 020 7946 0000."))
    >>> list(found)
    ['you', 'name', 'thanks', 'invitation', 'contact']
    """
    places: dict[str, list[SignFound]] = {name: [] for name in STRENGTHS}
    for token, norm in enumerate(document.norms):
        if norm in _YOU:
            places["you"].append(SignFound("you", document.starts[token], document.ends[token], ""))
    for found in signs_in(document, _SIGNS):
        if not _DENIED.search(document.view, max(0, found.start - _LONGEST_DENIAL), found.start):
            places[found.name].append(found)
    return {name: found for name, found in places.items() if found}
