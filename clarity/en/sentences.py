"""Where sentences start: first the text is cut into blocks by line, then each block into sentences.

Most of what goes wrong when clinical text is split is not the full stop but the line: headings, list items, "Label:
value" lines, greetings and addresses carry no full stop, and a paragraph may be wrapped at any column. So lines come
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from clarity.en.lexicon import (
    AFTER_NUMBERS,
    DAY_ABBREVIATIONS,
    MONTH_ABBREVIATIONS,
    MONTHS_AND_DAYS,
    TITLE_ABBREVIATIONS,
)
from clarity.original import Block, BlockKind, Original

__all__ = ["split"]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]*")
_MARKER = re.compile(
    r"[ \t]*(?:[-*•·▪◦‣–—o+][ \t]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)][ \t]+(?=\S)|☐|□|\[[ xX]?\][ \t])"
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
_WRAP_COLUMN = 50  # nobody wraps a paragraph narrower than this, but lists of names and addresses are

_STOP = re.compile(r"[.!?…]++[\"'”’)\]»*_]*+")
_CLOSERS = "\"'”’)]»*_"
_OPENERS = "\"'“‘([«*_¿¡"
_WORD_EDGE = re.compile(r"[\s\"“‘(\[«/]")
_LONGEST_CONTEXT = 100  # characters before a stop that are looked at: some fifteen words, however long the line is
_REPORTING = re.compile(r"(?:he|she|they|we|you|i)\b|(?:said|says|asked|asks)\b")
_NEXT_WORD = re.compile(r"[\w'’-]+")

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
_SHORTENED = _KNOWN | _NUMBERED
_CLOCK = frozenset(["a.m", "p.m", "am", "pm"])
_DOSE_SIGLA = frozenset(
    "b.i.d t.i.d q.i.d q.d q.o.d b.d t.d.s q.d.s o.d p.r.n p.o n.p.o h.s a.c p.c i.v i.m s.c s.l etc".split()
)
_STARTERS = frozenset(
    "a after again all also although always an and another any are ask as at avoid be because before below both"
    " bring but by call can check"
    " come contact continue could did do does don't don’t during drink each eat every everyone expect first follow"
    " for from get give go"
    " have he her here his how however i if in is it it's it’s its keep last later let let's let’s limit make many"
    " may more most my never"
    " next no not now of on once one only or other our patients people please read remember rest return ring see she"
    " should side since so"
    " some sometimes speak start staff stay stop take talk tell thank thanks that the their them then there these"
    " they this those to today"
    " tomorrow try two until use usually wait walk was wash we we'll we’ll we've we’ve were what when where which"
    " while who why will with"
    " without would yes you you'll you’ll you're you’re you've you’ve your patient side tests blood results doctors"
    " nurses".split(),
)
_LETTERED = frozenset(
    "vitamin vitamins hepatitis type group grade class stage part plan section ward room block"
    " appendix strep streptococcus factor omega step"
    " category level unit bed bay clinic figure table phase option box schedule form question module wing suite zone"
    " gate influenza"
    " bipolar immunoglobulin haemophilia hemophilia protein".split(),
)


def split(original: Original) -> tuple[list[Block], Iterator[tuple[int, int, int]]]:
    r"""Cut an original into blocks and sentences; a sentence is (start, end, number of its block).

    A block of a format may be several: paragraphs, headings, list items, "Label: value" lines, greetings, sign-offs. It
    may run over several lines if they are one wrapped paragraph. Spans have no white space at either end.

    >>> text = "Your tablets\n- Take one b.i.d. with\n  food. Come at 9 a.m. Be on time."
    >>> blocks, sentences = split(Original(text, text, (Block(0, len(text), None),)))
    >>> [(text[block.start : block.end], block.kind) for block in blocks][:1]
    [('Your tablets', 'heading')]
    >>> [text[start:end] for start, end, _ in sentences]
    ['Your tablets', '- Take one b.i.d. with\n  food.', 'Come at 9 a.m.', 'Be on time.']
    """
    blocks = list(_blocks(original.prose, original.blocks))
    return blocks, _sentences(original.prose, blocks)


def _blocks(prose: str, known: Sequence[Block]) -> Iterator[Block]:
    lines = list(_lines(prose, known))
    columns = _wrap_columns(prose, lines)
    kind: BlockKind | None = None
    start = end = -1
    previous = ""
    for index, (first, last, given) in enumerate(lines):
        line = prose[first:last]
        if not line.strip():
            if start >= 0:
                yield Block(start, end, kind or _kind(prose, start, end))
                start = -1
            continue
        is_parted = given.start > start or "\u2029" in prose[end:first]
        if start >= 0 and (is_parted or not _continues(previous, line, columns[index])):
            yield Block(start, end, kind or _kind(prose, start, end))
            start = -1
        if start < 0:
            start = first + len(line) - len(line.lstrip())
        kind = given.kind
        end = first + len(line.rstrip())
        previous = line
    if start >= 0:
        yield Block(start, end, kind or _kind(prose, start, end))


def _kind(prose: str, start: int, end: int) -> BlockKind:
    """What a block of plain text looks like; one without a stop at its end is taken for a heading or a label."""
    if _MARKER.match(prose, start, end):
        return "item"
    if prose[end - 1] in _PARAGRAPH_ENDS:
        return "paragraph"
    return "label" if _LABEL.match(prose, start, end) else "heading"


def _sentences(prose: str, blocks: Iterable[Block]) -> Iterator[tuple[int, int, int]]:
    for number, (start, end, _) in enumerate(blocks):
        begin = start
        for stop in _STOP.finditer(prose, start, end):
            following = stop.end()
            if following >= end or not prose[following].isspace():
                continue
            while prose[following].isspace():
                following += 1
            if _ends(prose, begin, stop.start(), stop.end(), following, end):
                yield begin, stop.end(), number
                begin = following
        yield begin, end, number


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


def _wrap_columns(prose: str, lines: Sequence[tuple[int, int, Block]]) -> list[int]:
    """For each line the column at which its neighbours, up to the next blank line on either side, are wrapped by hand.

    0 if none is. A line is surely wrapped if the next one begins with a small letter; the widest of these shows the
    column.
    """
    columns = [0] * len(lines)
    run: list[tuple[int, str]] = []
    for index, (first, last) in enumerate([*((first, last) for first, last, _ in lines), (0, 0)]):
        line = prose[first:last]
        if line.strip():
            run.append((index, line))
            continue
        column = max(
            (len(line.rstrip()) for (_, line), (_, after) in pairwise(run) if after.lstrip()[0].islower()), default=0
        )
        for i, _ in run:
            columns[i] = column
        run = []
    return columns


def _continues(previous: str, line: str, column: int) -> bool:
    """Whether a line goes on with the paragraph, item or value of the line before it."""
    before, after = previous.strip(), line.strip()
    if _MARKER.match(line) or _GREETING.match(previous) or _SIGN_OFF.match(previous) or _SIGN_OFF.match(line):
        return False
    if before.endswith(":") or (_LABEL.match(_BRACKETS.sub("", line)) and not after[0].islower()):
        return False
    if after[0].islower():
        return True
    if before.isupper() and len(before) > 3 and not after.isupper():
        return False
    if _FUNCTION_WORD_END.search(before):
        return True
    if before[-1] in ".!?…" or before[-1] in _CLOSERS:
        return column > 0
    first_word = after.split(None, 1)[0]
    return column >= _WRAP_COLUMN and len(previous.rstrip()) <= column < len(previous.rstrip()) + 1 + len(first_word)


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
        return not (next_character.islower() and _REPORTING.match(text, opened, end))
    if marks[0] in "!?…" or len(marks) > 1:
        return not next_character.islower()
    context = text[max(begin, dot - _LONGEST_CONTEXT) : dot]
    word = _WORD_EDGE.split(context)[-1].strip("{}()[]\"'”’")
    if not word:
        return not next_character.islower()
    if dot - len(word) <= begin and (word.isdigit() or (len(word) == 1 and word.isalpha())) and after - dot == 1:
        return False  # a list marker: "1. Take one", "a. Rest"
    lowered = word.lower().replace("’", "'")
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
    return len(word) > 1 and word.isalpha() and word.islower() and word not in _SHORTENED


def _is_initials(word: str) -> bool:
    """Whether a word is single letters parted by full stops: "J", "J.R", "F.R.C.S"."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) and (word[0].isupper() or "." in word)


def _abbreviation_ends(word: str, lowered: str, before: list[str], next_word: str, next_character: str) -> bool:
    """Whether the full stop of an abbreviation ends the sentence too."""
    starter = next_word in _STARTERS
    previous = before[-1] if before else ""
    if lowered in _CLOCK:
        return not next_character.isdigit() and next_word not in MONTHS_AND_DAYS and next_word not in _ZONES
    if lowered == "st" or (lowered == "dr" and previous[:1].isupper() and len(before) > 1):
        return starter and previous[:1].isupper()
    if lowered in TITLE_ABBREVIATIONS:
        return False
    if lowered in _NEVER_FINAL:
        return False
    if lowered in _NUMBERED and next_character.isdigit():
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
