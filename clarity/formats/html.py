"""HTML: what a browser would show is prose; tags, code, comments, scripts, styles and hidden elements are not.

The tokenizer is one regular expression. It reads each character once, whatever the source, and its places are exact;
the standard library's parser needs time that grows with the square of a source of "<a <a <a", and breaks at "<![".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from html import unescape
from html.entities import html5
from operator import itemgetter
from typing import NamedTuple

from clarity.formats.options import ReadOptions
from clarity.formats.templates import Template, read_template
from clarity.original import Block, BlockKind, Moved, Original, Unread

__all__ = ["looks_written", "read", "read_markup"]

_MARKUP = re.compile(
    r"""
    <(?:
      !--(?: -?> | (?P<comment>.*?) (?: --!?> | (?P<open_comment>\Z) ) )
    | !\[CDATA\[(?P<cdata>.*?) (?: \]\]> | \Z )
    | \?(?:php\b|=) .*? (?: \?> | \Z )
    | (?: [!?] | /(?![a-zA-Z]) ) [^>]*+ (?: > | (?P<open_declaration>\Z) )
    | (?P<slash>/?) (?P<name>[a-zA-Z][\w:.-]*+)
      (?P<attributes> (?: (?=[\s/])
        (?: [\s/]++ | [^\s/>="'<]++ (?: \s*+=\s*+ (?: "[^"]*+" | '[^']*+' | [^\s>"'<][^\s><]*+ ) )?+ )*+
      )?+ )
      (?: > | (?P<broken> [^<>]*+ >?+ ) )
    )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Markup, as browsers cut it. Where a tag is not written as one should be, `broken` is the rest of it."""
_NAME = re.compile(r"[a-zA-Z][\w:.-]*+")
_ATTRIBUTE = re.compile(r"""([^\s/>="'<]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'<][^\s><]*))?""")
_BUTTONS = frozenset(["button", "reset", "submit"])
_HIDING_STYLE = re.compile(r"(?i)\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*hidden\b")
_SPECIAL = re.compile(
    r"&(?:\#(?:[0-9]{1,30}|[xX][0-9a-fA-F]{1,30});?|[a-zA-Z][a-zA-Z0-9]{1,31};?)|[\xad\u200b-\u200d\u2060\ufeff]+"
)
"""A character reference, or characters that nobody sees: soft hyphens, and spaces of no width."""
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
_NEW_LINE = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = r"[^\W\d_](?:(?![A-Z])[^\W\d_]|['’-](?=[^\W\d_]))*+"
_WORDS_IN_A_ROW = re.compile(rf"(?<![^\s(\"'“‘]){_WORD}(?:[ \t]++{_WORD}){{4}}(?![^\s.,;:?!)])")
_SIGN_OF_CODE = re.compile(r"[{}\[\]<>=;$\\|#&/_+`~^@]|(?<!\*)\*(?!\*)")  # two asterisks are Markdown's
_LETTERS_A_SIGN = 25  # letters for each sign of code: prose has hundreds, a line of code about ten
_SHORTEST_WORD = 3  # letters; units that have exponents are shorter (m, cm, mm)
_DEEPEST = 256  # elements in one another; browsers stop at 512, pages and nested tables of e-mails stay below a hundred

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd desc details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu nav"
    " ol optgroup option p pre search section select summary table tbody td text tfoot th thead title tr ul".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark nobr q s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
"""Elements that may part a word in two. All others stand between words, also unknown ones."""
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "summary"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("button", "desc", "dt", "figcaption", "label", "legend", "option", "text"), "label"),
    "li": "item",
}  # fmt: skip
_EMPTY = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
"""Elements in which there are no tags: their text ends at their end tag."""
_SHOWN = frozenset(["textarea", "title"])
_CODE = frozenset("code listing math pre xml".split())
_CONTAINERS = frozenset("body button caption datalist dl menu object ol select table td template th ul".split())
"""Elements that no tag within them, but their own, can close."""
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset(["li"]),
    **dict.fromkeys(("dd", "dt"), frozenset(["dd", "dt"])),
    **dict.fromkeys(("optgroup", "option"), frozenset(["optgroup", "option"])),
    **dict.fromkeys(("td", "th"), frozenset(["td", "th", "caption"])),
    "tr": frozenset(["caption", "td", "th", "tr"]),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset("caption tbody td tfoot th thead tr".split())),
}
"""What else an element ends, as authors may leave out end tags. Any block ends a paragraph."""
_PARAGRAPH = frozenset(["p"])
_KNOWN = _BLOCKS | _INLINE | _EMPTY | _RAW | _CODE | _CONTAINERS
_ENDINGS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


def read(text: str, options: ReadOptions | None = None) -> Original:
    r"""An HTML text with its prose and its blocks.

    >>> original = read("<h1>Care</h1><p>Don&rsquo;t <b>re</b>st&nbsp;in bed.")
    >>> original.prose
    '    Care\n       Don’t          rest          in bed.'
    >>> [(original.prose[block.start : block.end], block.kind) for block in original.blocks][0]
    ('Care', 'heading')
    >>> start, end = original.widened(31, 35)
    >>> original.prose[31:35], original.text[start:end]
    ('rest', 're</b>st')
    """
    template = read_template(text, options and options.syntax)
    page = _Page(_with_names_of_tags(template), template.sections, options.attributes if options else ())
    page.read()
    return replace(
        page.original(),
        text=text,
        unread=tuple(sorted([*page.unread, *(unread for unread in template.unread if page.shows(unread.start))])),
        placeholders=tuple(span for span in template.placeholders if page.shows(span[0])),
        choices=template.choices,
    )


def read_markup(source: str, sections: Sequence[tuple[int, int]] = ()) -> Original:
    """An HTML text without template code, or a part of one, with its prose and its blocks.

    `sections` are the stretches that its template may leave out, in order, an outer one first.
    """
    page = _Page(source, sections)
    page.read()
    return page.original()


def looks_written(text: str) -> bool:
    """Whether a text that may be code has sentences in it: five words in a row, and few signs of code.

    >>> looks_written("Take one tablet in the morning."), looks_written("for item in items: print(item)")
    (True, False)
    """
    signs = len(_SIGN_OF_CODE.findall(text))
    return bool(_WORDS_IN_A_ROW.search(text)) and len(_LETTER.findall(text)) >= signs * _LETTERS_A_SIGN


class _Element(NamedTuple):
    """An element that is open: what its blocks are, whether it is out of the prose, and where its content starts."""

    name: str
    kind: BlockKind | None
    out: bool
    start: int


class _Prose:
    """Prose as it is written: each character in its place, but what markup has parted in a word, which is joined."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.moved: list[Moved] = []
        self._parts: list[str] = []
        self._length = 0
        self._block: tuple[int, BlockKind | None] | None = None  # where the block that is open starts, and its kind
        self._joins = False  # whether what comes next goes on with the word before it
        self._parted = False  # whether a block has ended since the last letter

    def write(self, letters: str, start: int, kind: BlockKind | None) -> None:
        """Write some of the source, which stands at `start` there, in a block of a kind if none is open."""
        if self._block is None:
            start += len(letters) - len(letters.lstrip())
            letters = letters.lstrip()
        if not letters:
            return
        joins = not letters[-1].isspace()
        if self._joins and self._length < start and not letters[0].isspace():
            head = letters.split(None, 1)[0]
            self._move(head, start, start + len(head))
            start += len(head)
            letters = letters[len(head) :]
        if letters:
            self._pad(start, kind)
            self._append(letters)
        self._joins = joins

    def write_reference(self, letters: str, start: int, end: int, kind: BlockKind | None) -> None:
        """Write what a character reference stands for."""
        if letters.isspace():
            self._joins = False
            return
        if not self._joins:
            self._pad(start, kind)
        self._move(letters, start, end)
        self._joins = True

    def ends_in_word(self) -> bool:
        """Whether the last letters are those of a word, and not of a unit ("kg/m")."""
        last = self._parts[-1][-_SHORTEST_WORD:] if self._parts else ""
        return len(last) == _SHORTEST_WORD and last.isalpha()

    def end_word(self) -> None:
        """Whatever comes next is no part of the word before it."""
        self._joins = False

    def end_block(self) -> None:
        """Whatever comes next is another block, which stands on a line of its own."""
        if self._block is not None:
            start, kind = self._block
            self.blocks.append(Block(start, self._length, kind))
            self._block = None
            self._parted = True
        self._joins = False

    def finished(self, length: int) -> str:
        """The prose, as long as the source."""
        self.end_block()
        self._append(" " * (length - self._length))
        return "".join(self._parts)

    def _pad(self, place: int, kind: BlockKind | None) -> None:
        """Fill up to a place in the source with blanks, and open a block there if none is open."""
        blanks = place - self._length
        self._append("\n".ljust(blanks) if self._parted and blanks else " " * blanks)
        self._parted = False
        if self._block is None:
            self._block = self._length, kind

    def _move(self, letters: str, start: int, end: int) -> None:
        self.moved.append(Moved(self._length, self._length + len(letters), start, end))
        self._append(letters)

    def _append(self, letters: str) -> None:
        self._parts.append(letters)
        self._length += len(letters)


class _Page:
    """A page as it is read: its prose, and the elements that are open."""

    def __init__(self, source: str, sections: Sequence[tuple[int, int]] = (), attributes: Collection[str] = ()) -> None:
        self.prose = _Prose()
        self.unread: set[Unread] = set()
        self._source = source
        self._sections = sections
        self._attributes = attributes  # whose text is read
        self._next_section = 0
        self._ends_of_sections: list[int] = []  # of those that are open
        self._shown: list[tuple[int, int]] = []  # the text between tags that is prose
        self._open: list[_Element] = []
        self._kind: BlockKind | None = None  # of the innermost element
        self._is_out = False  # whether the innermost element is no prose
        self._out_until: int | None = None  # where the outermost of those that are no prose ends at the latest
        self._count: Counter[str] = Counter()  # how many elements of a name are open
        self._never_ended: dict[str, list[tuple[int, int]]] = {}  # tags of a name that HTML does not know

    def read(self) -> None:
        """Read all of the page."""
        place = 0
        while (found := _MARKUP.search(self._source, place)) is not None:
            start, end = found.span()
            self._between(place, start)
            place = end
            if found["name"] is None:
                self._declaration(found)
            elif found["slash"]:
                self._end_tag(found)
            else:
                place = self._start_tag(found)
        self._between(place, len(self._source))
        for start, end in (span for spans in self._never_ended.values() for span in spans):
            self._leave_unread(start, end, "Browsers take this for a tag.")
        if self._is_out:
            first = next(element for element in self._open if element.out)
            self._leave_unread(first.start, len(self._source), f"<{first.name}> is not closed.")

    def original(self) -> Original:
        """What was read, as of a text without template code."""
        return Original(
            self._source,
            self.prose.finished(len(self._source)),
            tuple(self.prose.blocks),
            unread=tuple(sorted(self.unread)),
            moved=tuple(self.prose.moved),
        )

    def shows(self, place: int) -> bool:
        """Whether a place is in prose, and not in a tag or in what is not read."""
        number = bisect_right(self._shown, place, key=itemgetter(0)) - 1
        return number >= 0 and place < self._shown[number][1]

    def _between(self, start: int, end: int) -> None:
        """Read what is between two tags.

        What hides an element in a section of a template hides nothing after the section, where there may be no element.
        """
        if self._is_out and self._out_until is not None and self._out_until <= end:
            self._is_out = False
            self._open = [element._replace(out=False) for element in self._open]
            start = max(start, self._out_until)
        if start < end and not self._is_out:
            self._text(start, end)

    def _text(self, start: int, end: int) -> None:
        self._shown.append((start, end))
        letters = _NEW_LINE.sub(" ", self._source[start:end])
        place = 0
        for special in _SPECIAL.finditer(letters):
            self.prose.write(letters[place : special.start()], start + place, self._kind)
            place = special.end()
            if special.group()[0] == "&":
                character, length = _referred(special.group())
                place = special.start() + length
                if not _INVISIBLE.issuperset(character):
                    self.prose.write_reference(character, start + special.start(), start + place, self._kind)
        self.prose.write(letters[place:], start + place, self._kind)

    def _declaration(self, found: re.Match[str]) -> None:
        """A comment, a doctype, a processing instruction."""
        start, end = found.span()
        if found["open_comment"] is not None or found["open_declaration"] is not None:
            self._leave_unread(start, end, "This comment is not closed.")
        elif found["cdata"] is not None:
            self._leave_unread(start, end, "Browsers take CDATA for a comment.")
        elif (found["comment"] or "").startswith("[if") and read_markup(found["comment"].partition(">")[2]).blocks:
            self._leave_unread(start, end, "Only Outlook shows this.")

    def _start_tag(self, found: re.Match[str]) -> int:
        """Open an element; returns where its tag ends, or for a script and the like, the element."""
        start, end = found.span()
        if found["broken"] is not None and _hides_more(found):
            self._leave_unread(start, end, "Browsers take this for a tag.")
        name = found["name"].lower()
        attributes = found["attributes"]
        self._make_room(name, start)
        is_empty = name in _EMPTY or attributes.endswith("/")
        if name in _RAW and not is_empty:
            return self._raw(name, found)
        if name not in _KNOWN and not is_empty:
            self._never_ended.setdefault(name, []).append((start, end))
        if name in _BLOCKS or name == "br":
            self._part()
        elif self._is_apart(name):
            self.prose.end_word()
        if self._attributes and not self._is_out and not _is_hidden(attributes):
            self._read_attributes(name, found)
        if not is_empty and len(self._open) < _DEEPEST:
            self._begin(name, found, end)
        return end

    def _read_attributes(self, name: str, tag: re.Match[str]) -> None:
        """Read the attributes that are shown or read aloud, each as a label."""
        found = [(each[1].lower(), each[2] or "", each) for each in _ATTRIBUTE.finditer(tag["attributes"])]
        is_button = name == "input" and any(
            key == "type" and value.strip("\"'").lower() in _BUTTONS for key, value, _ in found
        )
        kind, self._kind = self._kind, "label"
        for key, value, each in found:
            if key in self._attributes and (key != "value" or is_button) and value.strip("\"'"):
                start = tag.start("attributes") + each.start(2)
                quote = value[0] in "\"'"
                self.prose.end_block()
                self._text(start + quote, start + len(value) - quote)
                self.prose.end_block()
        self._kind = kind

    def _begin(self, name: str, tag: re.Match[str], start: int) -> None:
        """Open an element whose content begins at `start`."""
        inherited = None if self._kind == "cell" and name in _BLOCKS else self._kind
        out = name in _CODE or (_is_hidden(tag["attributes"]) and not self._holds_section(tag))
        if out:
            self.prose.end_word()
            if not self._is_out:
                self._out_until = self._end_of_section(start)
        self._kind = _KINDS.get(name, inherited)
        self._is_out = self._is_out or out
        self._open.append(_Element(name, self._kind, self._is_out, start))
        self._count[name] += 1

    def _holds_section(self, tag: re.Match[str]) -> bool:
        """Whether a tag has a part that its template may leave out: then what it says is not certain."""
        start, end = tag.span()
        return bisect_left(self._sections, (start + 1,)) < bisect_left(self._sections, (end,))

    def _end_of_section(self, place: int) -> int | None:
        """Where the section that a place is in ends; places must come in order."""
        while self._next_section < len(self._sections) and self._sections[self._next_section][0] <= place:
            start, end = self._sections[self._next_section]
            while self._ends_of_sections and self._ends_of_sections[-1] <= start:
                self._ends_of_sections.pop()
            self._ends_of_sections.append(end)
            self._next_section += 1
        while self._ends_of_sections and self._ends_of_sections[-1] < place:
            self._ends_of_sections.pop()
        return self._ends_of_sections[-1] if self._ends_of_sections else None

    def _is_apart(self, name: str) -> bool:
        """Whether an element is no part of the word before it; neither is a note's number ("stroke<sup>1</sup>")."""
        if name == "sup":
            return self.prose.ends_in_word()
        return not _may_part_a_word(name)

    def _raw(self, name: str, tag: re.Match[str]) -> int:
        """Read or skip an element that has no tags in it; returns where its end tag is."""
        start = tag.end()
        ending = _ENDINGS[name].search(self._source, start)
        end = ending.start() if ending else len(self._source)
        if ending is None:
            self._leave_unread(start, end, f"<{name}> is not closed.")
        elif name in _SHOWN:
            self._part()
            self._begin(name, tag, start)
            if not self._is_out:
                self._text(start, end)
        return end

    def _make_room(self, name: str, place: int) -> None:
        """Close the elements that end where one of this name starts."""
        ended = _ENDS.get(name, _PARAGRAPH if name in _BLOCKS else None)
        if ended is None or not any(self._count[other] for other in ended):
            return
        cut = len(self._open)
        for number in range(len(self._open) - 1, -1, -1):
            other = self._open[number].name
            if other in ended:
                cut = number
            elif cut < len(self._open) or other in _CONTAINERS:
                break
        self._close(cut, place)

    def _end_tag(self, found: re.Match[str]) -> None:
        """Close the element that an end tag is for, if there is one."""
        name, place = found["name"].lower(), found.start()
        if found["broken"] is not None and _hides_more(found):
            self._leave_unread(place, found.end(), "Browsers take this for a tag.")
        self._never_ended.pop(name, None)
        if name in _BLOCKS or name == "br":
            self._part()
        elif not _may_part_a_word(name):
            self.prose.end_word()
        if not self._count[name]:
            return
        for number in range(len(self._open) - 1, -1, -1):
            other = self._open[number].name
            if other == name:
                self._close(number, place)
                return
            if other in _CONTAINERS or (other in _BLOCKS and name not in _BLOCKS):
                return

    def _close(self, first: int, place: int) -> None:
        """Close all elements from a number on; `place` is where they end."""
        closed = self._open[first:]
        if not closed:
            return
        del self._open[first:]
        for element in closed:
            self._count[element.name] -= 1
        was_out = self._is_out
        self._kind, self._is_out = (self._open[-1].kind, self._open[-1].out) if self._open else (None, False)
        if any(element.name in _BLOCKS for element in closed):
            self._part()
        if was_out and not self._is_out:
            out = next(element for element in closed if element.out)
            if out.name in _CODE and looks_written(_MARKUP.sub(" ", self._source[out.start : place])):
                self._leave_unread(out.start, place, f"<{out.name}> is code, which is not read.")

    def _part(self) -> None:
        """End the block that is open, unless this is not prose."""
        if not self._is_out:
            self.prose.end_block()

    def _leave_unread(self, start: int, end: int, reason: str) -> None:
        if _LETTER.search(self._source, start, end):
            self.unread.add(Unread(start, end, reason))


def _with_names_of_tags(template: Template) -> str:
    """The prose of a template; a tag whose name it chooses has the first of them: "<{% if a %}ol{% else %}ul…"."""
    source = template.prose
    names: list[tuple[int, str]] = []
    for stretch in template.stretches:
        start, end = stretch.start, stretch.end
        if template.text[max(0, start - 2) : start].endswith(("<", "</")):
            name = _NAME.match(source, end, end + (end - start))
            if name and not source[start:end].strip():
                names.append((start, name.group()))
    if not names:
        return source
    letters = list(source)
    for place, name_of_tag in names:
        letters[place : place + len(name_of_tag)] = name_of_tag
    return "".join(letters)


def _hides_more(tag: re.Match[str]) -> bool:
    """Whether a tag is none as its author meant it: it has no end, other tags in it, or a strange name."""
    return tag["broken"] is not None and (
        not (tag["attributes"] and tag["broken"].endswith(">")) or "<" in tag.group()[1:]
    )


def _may_part_a_word(name: str) -> bool:
    """Whether an element may part a word in two; those of Word's own have a colon."""
    return name in _INLINE or ":" in name


def _is_hidden(attributes: str) -> bool:
    """Whether an element is hidden from everybody, by its own attributes."""
    lowered = attributes.lower()
    return ("hidden" in lowered or "none" in lowered) and any(
        name == "hidden" or (name == "style" and _HIDING_STYLE.search(value))
        for name, value in _ATTRIBUTE.findall(lowered)
    )


def _referred(reference: str) -> tuple[str, int]:
    """What a character reference stands for, and how much of it is one: its semicolon may be missing."""
    if reference[1] == "#":
        return unescape(reference), len(reference)
    for end in range(len(reference), 2, -1):
        if reference[1:end] in html5:
            return html5[reference[1:end]], end
    return reference, len(reference)
