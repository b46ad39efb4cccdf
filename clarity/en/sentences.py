"""Where sentences start: first the text is cut into blocks by line, then each block into sentences.

Most of what goes wrong when clinical text is split is not the full stop but the line: headings, list items, "Label:
value" lines, greetings and addresses carry no full stop, and a paragraph may be wrapped at any column. So lines come
first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clarity.en.lexicon import (
    AFTER_NUMBERS,
    DAY_ABBREVIATIONS,
    MONTH_ABBREVIATIONS,
    MONTHS_AND_DAYS,
    TITLE_ABBREVIATIONS,
)
from clarity.original import Block, Original

__all__ = ["split"]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]*")
_MARKER = re.compile(
    r"[ \t]*(?:[-*•·▪◦‣–—o+][ \t]+|☐|□|\[[ xX]?\][ \t]"
    r"|\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-zA-Z])|[ivxIVX]{2,4})(?:\.\)?|\))(?:[ \t]+(?=\S)|[ \t]*$))"
)
_LABEL = re.compile(r"[ \t]*[A-Z0-9][\w'’/&().-]*(?:[ \t][\w'’/&().-]+){0,6}[ \t]?:(?:[ \t]|$)")
_BRACKETS = re.compile(r"[ \t]*+\([^()]*+\)")
_GREETING = re.compile(r"[ \t]*(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))\b[^.!?]{0,60}$")
_SIGN_OFF = re.compile(
    r"[ \t]*(?:Yours|Sincerely|Kind(?:est)? regards|Best (?:wishes|regards)|With (?:best|kind|warm)"
    r"|Warm(?:est)? regards|Warmly|Regards"
    r"|Many thanks|Thanks|Thank you|Respectfully|Take care)\b[\w ]{0,30},?[ \t]*$",
)
_FUNCTION_WORD_END = re.compile(
    r"\b(?:an?|the|of|to|and|or|with|for|in|on|at|by|from|your|our|my|his|her|their|its|is|are|was|were|be|been|has|have|had|will|can|may"
    r"|if|that|which|this|these|when|as|than|but|not|about|into|per|Dr|Mr|Mrs|Ms|Mx|Miss|Prof|St|no|every|each)\.?$",
)
_PARAGRAPH_ENDS = frozenset('.!?,)"\u201d')
"""How the last line of a paragraph ends; a block that ends otherwise has no sentence in it and is taken for a heading.
"""
_QUESTION = re.compile(r"(?:How|What|When|Where|Which|Who|Whom|Whose|Why)\b")
_STRANDED = re.compile(r"\b(?:about|at|by|for|from|with|in|into|is|are|was|were|be|can|of|on|to|will|that|this|these)$")
"""How a heading that asks something may end ("What it is for"), as a wrapped line does."""
_NEEDS_NAME = re.compile(
    r"\w\W+(?:call|phone|ring|contact|see|saw|ask|tell|meet|met|visit|thank|after|before|until|since|named|called)$"
)
"""How a line ends that may need a name after it; a line of that one word is an item of a list."""
_NAME = re.compile(
    r"(?:Drs?|Mr|Mrs|Ms|Mx|Miss|Prof|Professor|Nurse|Sister)\b\.? [A-Z]"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SUBJECT = re.compile(r"(?:(?:I|We|You|He|She|They|It|There)(?! and\b)|Please) [a-z]")
_STOP_WITHIN = re.compile(r"([a-z]+)[.!?] [A-Z]")
_STOP_ANYWHERE = re.compile(r"[.!?](?:\s|$)")
_ABOVE_ITEMS = ".!?…:;,"  # how a line above an item ends, if it is no heading
_WRAP_COLUMN = 50  # nobody wraps a paragraph narrower than this, but lists of names and addresses are
_WIDEST_LINE = 100  # and nobody wraps wider by hand: 72 to 80 is usual; a wider line is a paragraph of its own

_STOP = re.compile(r"[.!?…]++[\"'”’)\]»*_]*+")
_CLOSERS = "\"'”’)]»*_"
_OPENERS = "\"'“‘([«*_¿¡"
_WORD_EDGE = re.compile(r"[\s\"“‘(\[«/]")
_LONGEST_CONTEXT = 100  # characters before a stop that are looked at: some fifteen words, however long the line is
_REPORTING = re.compile(r"(?:he|she|they|we|you|i)\b|(?:said|says|asked|asks)\b")
_NEXT_WORD = re.compile(r"[\w'’-]+")

_JOINED = re.compile(
    r"(?:(?<=[a-z]{2}[.!?])|(?<=[)\]\"”][.!?])|(?<=\w[.!?][)\]\"”]))(?!(?:Com|Org|Net|Gov|Edu|Uk|Nhs|Int|Info)\b)"
    r"[A-Z][a-z]+(?:[’'][a-z]+)?(?=[\s,;:!?)]|\.?(?:\s|$))"
)
"""The first word of a sentence right after a stop, its space left out; no domain, file or address."""
_LONGEST_CHUNK = 99  # characters between two spaces; a longer chunk is one token, and no sentence ends in it

_NEVER_FINAL = frozenset(
    "e.g i.e n.b p.s eg ie vs v cf viz approx ca al incl esp ext tel p pp fig figs vol nos ref refs art".split()
)
_NUMBERED = frozenset("no nos fig figs p pp para sec ch vol ref tab ext bldg apt rm ste".split())
_ZONES = frozenset("est edt cst cdt mst mdt pst pdt gmt bst et ct mt pt utc eastern central mountain pacific".split())
_ABBREVIATIONS = (
    frozenset(
        "etc inc ltd co corp dept hosp rd ave blvd st dr ln sq univ assoc govt est pt pts mg mcg g"
        " kg ml l cm mm km ft in oz lb lbs hr hrs h"
        " min mins sec secs wk wks mo mos yr yrs yo tab tabs cap caps susp soln inj temp wt ht max"
        " avg dx hx tx rx sx appt appts admin med meds"
        " cont misc div st mt a.m p.m am pm b.i.d t.i.d q.i.d q.d q.o.d b.d t.d.s q.d.s o.d p.r.n p.o n.p.o h.s a.c"
        " p.c i.v i.m s.c s.l"
        " u.s u.k u.s.a e.u n.h.s a.e d.c m.d ph.d r.n f.r.c.s m.r.c.p d.o b.sc m.sc b.a m.a d.d.s"
        " f.a.c.s m.b ch.b m.r.c.g.p f.r.c.p p.a n.p"
        " l.p.n o.t p.t dip hons esq bros".split(),
    )
    | MONTH_ABBREVIATIONS
    | DAY_ABBREVIATIONS
)
_KNOWN = _ABBREVIATIONS | _NEVER_FINAL | TITLE_ABBREVIATIONS
_UNITS = AFTER_NUMBERS | {"st", "in", "pt", "pts"}
_AFTER_NAMES = frozenset(["dr", "jr", "sr", "st"])
"""What stands before a name as a title, or after one ("Lakeside Dr.", "John Smith Jr.")."""
_CLOCK = frozenset(["a.m", "p.m", "am", "pm"])
_DOSE_SIGLA = frozenset(
    "b.i.d t.i.d q.i.d q.d q.o.d b.d t.d.s q.d.s o.d p.r.n p.o n.p.o h.s a.c p.c i.v i.m s.c s.l etc".split()
)
_FIRST_WORDS = frozenset(
    "a after again all also although always an and another any are ask as at avoid be because before below both"
    " bring but by call can check"
    " come contact continue could did do does don't don’t during drink each eat every everyone expect first follow"
    " for from get give go"
    " have he her here his how however i if in is it it's it’s its keep last later let let's let’s limit make many"
    " may more most my never"
    " next no not now of on once one only or other our please read remember rest return ring see she"
    " should side since so"
    " some sometimes speak start stay stop take talk tell thank thanks that the their them then there these"
    " they this those to today"
    " tomorrow try two until use usually wait walk was wash we we'll we’ll we've we’ve were what when where which"
    " while who why will with"
    " without would yes you you'll you’ll you're you’re you've you’ve your".split(),
)
_STARTERS = _FIRST_WORDS | frozenset("blood doctors nurses patient patients people results side staff tests".split())
_LETTERED = frozenset(
    "vitamin vitamins hepatitis type group grade class stage part plan section ward room block"
    " appendix strep streptococcus factor omega step"
    " category level unit bed bay clinic figure table phase option box schedule form question module wing suite zone"
    " gate influenza"
    " bipolar immunoglobulin haemophilia hemophilia protein".split(),
)


def split(
    original: Original,
) -> tuple[list[Block], Iterator[tuple[int, int, int]], list[tuple[int, int]]]:
    r"""Cut an original into blocks and sentences; a sentence is (start, end, number of its block).

    A block of a format may be several: paragraphs, headings, list items, "Label: value" lines, greetings, sign-offs. It
    may run over several lines if they are one wrapped paragraph. Spans have no white space at either end. Last come the
    spans of the numbers and letters of list items, which are no words.

    >>> text = "Your tablets\n1. Take one b.i.d. with\n  food. Come at 9 a.m. Be on time."
    >>> blocks, sentences, markers = split(Original(text, text, (Block(0, len(text), None),)))
    >>> [(text[block.start : block.end], block.kind) for block in blocks][:1]
    [('Your tablets', 'heading')]
    >>> [text[start:end] for start, end, _ in sentences]
    ['Your tablets', '1. Take one b.i.d. with\n  food.', 'Come at 9 a.m.', 'Be on time.']
    >>> [text[start:end] for start, end in markers]
    ['1. ']
    """
    prose = original.prose
    found = list(_blocks(prose, original.blocks))
    markers = [
        (block.start, words)
        for block, words in found
        if words > block.start and any(map(str.isalnum, prose[block.start : words]))
    ]
    return [block for block, _ in found], _sentences(prose, found), markers


class _Line(NamedTuple):
    """A line that is not blank.

    Args:
        start: Where it starts, without the white space before it.
        end: Where it ends, without the white space after it.
        text: What is between.
        width: Its width, with the white space before it.
        given: The format's block that it is in.
        words: Where its words start: after the marker of a list item, if it has one.
    """

    start: int
    end: int
    text: str
    width: int
    given: Block
    words: int


def _blocks(prose: str, known: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Yield each block, and where its words start."""
    for run in _runs(prose, known):
        column = _wrap_column(run)
        first = previous = run[0]
        for line in run[1:]:
            if not _continues(previous, line, column):
                yield _block(first, previous), first.words
                first = line
            previous = line
        yield _block(first, previous), first.words


def _block(first: _Line, last: _Line) -> Block:
    """The block of some lines; what a format has not told of its kind is told by its looks: one without a stop at its
    end is taken for a heading or a label.
    """
    kind = last.given.kind
    if kind is None:
        if first.words > first.start:
            kind = "item"
        elif last.text[-1] in _PARAGRAPH_ENDS:
            kind = "paragraph"
        else:
            kind = "label" if _LABEL.match(first.text) else "heading"
    return Block(first.start, last.end, kind)


def _sentences(prose: str, blocks: Iterable[tuple[Block, int]]) -> Iterator[tuple[int, int, int]]:
    for number, ((start, end, _), words) in enumerate(blocks):
        begin = start
        for stop in _STOP.finditer(prose, words, end):
            following = stop.end()
            if following >= end:
                continue
            if not prose[following].isspace():
                if not prose[following].isupper() or not _is_joined(prose, begin, stop.start(), following):
                    continue
            else:
                while prose[following].isspace():
                    following += 1
            if _ends(prose, begin, stop.start(), stop.end(), following, end):
                yield begin, stop.end(), number
                begin = following
        yield begin, end, number


def _runs(prose: str, known: Sequence[Block]) -> Iterator[list[_Line]]:
    """Yield the lines between two blank ones, or two paragraph separators."""
    run: list[_Line] = []
    is_list = is_lettered = False
    for start, end, given in _lines(prose, known):
        line = prose[start:end]
        text = line.strip()
        if run and (not text or prose[start - 1] == "\u2029"):
            yield run
            run, is_list = [], False
        if text:
            first = start + len(line) - len(line.lstrip())
            marker = _MARKER.match(line)
            if marker is not None and marker["letter"]:
                is_lettered = is_lettered or marker["letter"] in "aAiI"
                marker = marker if is_lettered else None  # "C. diff", "J. Smith"
            elif marker is not None and marker["number"] not in (None, "1") and run and not is_list:
                marker = None if _goes_on_with_number(run[-1], given) else marker
            is_list = is_list or marker is not None
            words = start + marker.end() if marker is not None else first
            run.append(_Line(first, first + len(text), text, len(line.rstrip()), given, words))
    if run:
        yield run


def _goes_on_with_number(above: _Line, given: Block) -> bool:
    """Whether a number that begins a line is no item's, but goes on with the line above ("under" and "55. Rest.")."""
    return (
        above.given is given
        and above.text[-1] not in _ABOVE_ITEMS
        and (above.width >= _WRAP_COLUMN or _FUNCTION_WORD_END.search(above.text) is not None)
    )


def _lines(prose: str, known: Sequence[Block]) -> Iterator[tuple[int, int, Block]]:
    """Yield the span of each line without its line break, and the format's block that it is in; a line may hold several
    blocks.
    """
    place = number = 0
    block = known[0] if known else Block(0, len(prose), None)
    while place <= len(prose):
        match = _LINE.match(prose, place)
        end = match.end() if match else place
        while number < len(known) and known[number].start <= place:
            block = known[number]
            number += 1
        while number < len(known) and known[number].start < end:
            if known[number].start > place:
                yield place, known[number].start, block
            block, place = known[number], known[number].start
            number += 1
        yield place, end, block
        place = end + (2 if prose.startswith("\r\n", end) else 1)


def _wrap_column(run: Sequence[_Line]) -> int:
    """The column at which the lines of a run are wrapped by hand; 0 if none is.

    A line is surely wrapped if the next one begins with a small letter, and then the column is one at which that line
    ends and the next word did not fit. The widest line that such a column allows shows it.
    """
    floor, ceiling = 0, sys.maxsize
    for line, after in pairwise(run):
        if after.text[0].islower():
            floor = max(floor, line.width)
            ceiling = min(ceiling, line.width + len(after.text.split(None, 1)[0]))
    return max(floor, *(line.width for line in run if line.width <= ceiling)) if floor else 0


def _continues(previous: _Line, line: _Line, column: int) -> bool:
    """Whether a line goes on with the paragraph, item or value of the line before it."""
    before, after = previous.text, line.text
    if line.given is not previous.given:  # "**Dr** Lee" looks like a label of a format and its text
        return previous.given.kind == "label" and _FUNCTION_WORD_END.search(before) is not None
    if line.words > line.start or _GREETING.match(before) or _SIGN_OFF.match(before) or _SIGN_OFF.match(after):
        return False
    if previous.words == previous.end:
        return True
    if before.endswith(":") or _LABEL.match(_BRACKETS.sub("", after)):
        return False
    if after[0].islower():
        return True
    if before.isupper() and len(before) > 3 and not after.isupper():
        return False
    if _FUNCTION_WORD_END.search(before):
        return not (_QUESTION.match(before) and _STRANDED.search(before) and len(before) < _WRAP_COLUMN)
    if before[-1] in ".!?…" or before[-1] in _CLOSERS:
        return column > 0
    if _NAME.match(after) and _NEEDS_NAME.search(before) and not _QUESTION.match(before):
        return True
    first_word = after.split(None, 1)[0]
    if first_word.lower() in _FIRST_WORDS and not first_word.isupper():
        return False
    if column >= _WRAP_COLUMN and previous.width <= column < previous.width + 1 + len(first_word):
        return True
    return (
        _WRAP_COLUMN <= previous.width <= _WIDEST_LINE and bool(_STOP_ANYWHERE.search(after)) and _is_unfinished(before)
    )


def _is_unfinished(line: str) -> bool:
    """Whether a line without a stop at its end is running text, as no heading or address is."""
    return _SUBJECT.match(line) is not None or any(
        len(word) > 1 and word not in _KNOWN for word in _STOP_WITHIN.findall(line)
    )


def _is_joined(prose: str, begin: int, dot: int, following: int) -> bool:
    """Whether a sentence starts right after a stop, its space left out: "daily.Call us", but not "www.nhs.Uk"."""
    if not _JOINED.match(prose, following):
        return False
    before = prose[max(begin, dot - _LONGEST_CHUNK) : dot].rsplit(maxsplit=1)[-1]
    after = prose[following : following + _LONGEST_CHUNK].split(None, 1)[0]
    return len(before) + len(after) < _LONGEST_CHUNK and not any(sign in before for sign in ".@/")


def _ends(text: str, begin: int, dot: int, after: int, following: int, end: int) -> bool:
    """Whether a sentence that began at `begin` ends with the stop at `dot`..`after`, the next word being at
    `following`.
    """
    opened = following
    while opened < end and text[opened] in _OPENERS:
        opened += 1
    next_character = text[opened] if opened < end else ""
    if next_character.isupper() and _is_plain_word(text, begin, dot):
        return True
    marks = text[dot:after].rstrip(_CLOSERS)
    if marks[0] in "!?" and after - dot == len(marks):
        return not _REPORTING.match(text, opened, end)
    if marks[0] in "!?…" or len(marks) > 1:
        return not next_character.islower()
    context = text[max(begin, dot - _LONGEST_CONTEXT) : dot]
    if context[-1:] in _CLOSERS and not next_character.islower():
        return True
    word = _WORD_EDGE.split(context)[-1].strip("{}()[]\"'”’")
    if dot - len(word) <= begin and (word.isdigit() or (len(word) == 1 and word.isalpha())) and after - dot == 1:
        return False  # a list marker: "1. Take one", "a. Rest"
    lowered = word.lower()
    known = lowered in _KNOWN or _is_initials(word)
    if next_character.islower():
        return not known and len(word) > 1 and word.isalpha() and after - dot == 1
    if not known:
        return not (lowered in _NUMBERED and next_character.isdigit())
    match = _NEXT_WORD.match(text, opened, end)
    next_word = match.group().lower() if match else ""
    return _abbreviation_ends(word, lowered, context[: len(context) - len(word)].split(), next_word, next_character)


def _is_plain_word(text: str, begin: int, dot: int) -> bool:
    """Whether what stands before a stop is a word in small letters that is no abbreviation: the usual end of a
    sentence.
    """
    word = text[max(begin, text.rfind(" ", max(begin, dot - _LONGEST_CONTEXT), dot) + 1) : dot]
    return len(word) > 1 and word.isalpha() and word.islower() and word not in _KNOWN


def _is_initials(word: str) -> bool:
    """Whether a word is single letters parted by full stops: "J", "J.R", "F.R.C.S"."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) and (word[0].isupper() or "." in word)


def _abbreviation_ends(word: str, lowered: str, before: list[str], next_word: str, next_character: str) -> bool:
    """Whether the full stop of an abbreviation ends the sentence too."""
    starter = next_word in _STARTERS
    previous = before[-1] if before else ""
    if lowered in _CLOCK:
        return not next_character.isdigit() and next_word not in MONTHS_AND_DAYS and next_word not in _ZONES
    if word in _UNITS and previous[-1:].isdigit():
        return next_character.isalpha()
    if lowered in _AFTER_NAMES and (lowered == "st" or len(before) > 1):
        return starter and previous[:1].isupper()
    if lowered in TITLE_ABBREVIATIONS:
        return False
    if lowered in _NEVER_FINAL:
        return False
    if len(word) == 1 and word.isupper():
        if word in "CF" and previous[-1:].isdigit():
            return True
        return previous.lower().strip("(\"'“‘") in _LETTERED or (previous.islower() and starter and lowered != "i")
    if lowered in MONTH_ABBREVIATIONS or lowered in DAY_ABBREVIATIONS:
        return next_character.isalpha() and next_word not in MONTHS_AND_DAYS
    if lowered in AFTER_NUMBERS or lowered in _DOSE_SIGLA:
        return next_character.isalpha()
    return starter
