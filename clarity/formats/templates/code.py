"""What is template code in a text, by the signs of two dozen systems: all else is prose.

No file says which system it is for, so each is known by its own signs, and several may stand in one letter. Only what
no prose looks like is taken for code: where it is uncertain, it stays prose, and is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import ClassVar, Literal, NamedTuple

from clarity.formats.templates.branches import Blocks, tag_name
from clarity.formats.templates.names import FIELD_NOUN, NOT_A_NAME
from clarity.original import Branch, Unread

__all__ = ["Code", "Role", "Stretch", "Syntax", "find"]

Syntax = Literal["jinja", "twig", "liquid", "handlebars", "erb", "ejs", "go"]
"""The template languages that endings stand for; "jinja" is Django's and Nunjucks' too, "handlebars" Mustache's."""
Role = Literal["code", "value", "comment"]
"""What template code does: nothing that is seen, put in a value (a placeholder), or tell colleagues something."""

_STRING = r"""(?<!\w)(?:"[^"\n{]*+"|'[^'\n{]*+'|"[{}%#]{1,3}"|'[{}%#]{1,3}')"""
_BRACES = r"\{(?:[^{}]++|\{[^{}]*+\})*+\}"
_SPEC = r"(?::(?:[^\w\s{}]?[<>=^])?[-+]?\#?\d{0,3},?(?:\.\d{1,2})?[bcdeEfFgGnosxX%]?|:%[^{}\n]{1,30})?"
_OPENING = re.compile(
    r"[{«@<$(%\[*_](?:(?<=[{«@])|(?<=<)%|(?<=\$)\{|(?<=\()\(|(?<=%)(?=[A-Za-z(\d@{])|(?<=\[)(?=[A-Za-z])|(?<=\*)\*\*|(?<=_)__)"
)
"""Where code may begin; a set of signs is what the search for it is fast with."""
_CODE: Mapping[str, re.Pattern[str]] = {
    "{": re.compile(
        rf"""
        (?P<tag> \{{% [-+~]? \s*+ (?P<word> [A-Za-z_]\w* | \# ) (?: {_STRING} | (?!%\}}|\{{%). )*+ %\}} )
        | (?P<remark> \{{\# | \{{\{{ ~? ! (?:--)? | \{{\{{ -? \s? /\* )
        | (?P<raw> \{{{{4}} [\w-]++ \}}{{4}} )
        | (?P<value>
            \{{\{{\{{? (?P<body> (?: {_STRING} | {_BRACES} | (?! \}}\}} | \{{ | \n[ \t\r]*+\n ) . )*+ ) \}}\}}\}}?
          )
        | (?<! [\w\\$\#] ) \{{ (?:
            (?P<choice> \s*+ \w+ \s*+ , \s*+ (?: plural | select | selectordinal ) \s*+ , )
            | (?P<field>
                \s* MERGEFIELD \s [^{{}}\n]{{1,100}}
                | [A-Za-z] [^{{}}:\n\d]{{0,60}} : \s? \d{{2,}}
                | \s* \w+ \s* , \s* (?: date | time | number | spellout | ordinal | duration ) \b [^{{}}\n]{{0,60}}
                | (?! {NOT_A_NAME} \}} ) [A-Za-z_] (?: [\w.] | \[\w{{1,20}}\] ){{1,40}}+ (?: ![rsa] )? {_SPEC}
                | \d{{1,2}}
              ) \}} (?! \}} )
            | (?P<list>
                (?P<head> [A-Za-z] [^{{}}:\n\d]{{0,60}} : \s? \d{{2,}} :: ) (?P<options> [^{{}}\n]{{1,1000}} ) \}}
              )
          )
        """,
        re.VERBOSE | re.DOTALL,
    ),
    "<": re.compile(r"(?P<script><%(?!%)(?P<mark>#|==|[=_-]|)(?P<body>(?:(?!%>|<%).)*+)%>)", re.DOTALL),
    "$": re.compile(r"(?P<field>\$\{\s*+[A-Za-z_][^{}\n]{0,200}\})"),
    "(": re.compile(
        rf"""
        (?P<notify> \(\( (?:
            [A-Za-z] [\w/&.’'\ -]{{0,60}} \?\? (?P<said> [^()]*+ )
            | (?! {NOT_A_NAME} \) ) [A-Za-z] [\w.-]*+
            | (?! {NOT_A_NAME} \s ) (?= [^()]{{0,60}} \b (?i:{FIELD_NOUN}) \b )
              [A-Za-z] [\w/&.’'-]*+ (?: \ [\w/&.’'-]++ ){{1,4}}+
          ) \)\) )
        """,
        re.VERBOSE,
    ),
    "%": re.compile(
        r"(?P<field>%(?:[A-Za-z][\w.-]{1,40}%(?!\w)|\{[A-Za-z_]\w*\}|\([A-Za-z_]\w*\)[sdif]|(?:\d\$)?[sd@](?!\w)))"
    ),
    "«": re.compile(r"(?P<field>«(?:\w*[_\d]\w*|(?![a-z])\w{1,60}(?: (?:of|(?![a-z])\w{1,60})){0,4})»)"),
    "@": re.compile(r"(?P<field>@[A-Z][A-Z0-9_]{0,60}(?:\([^()@\n]{0,60}\))?@)"),
    "[": re.compile(
        rf"""
        (?P<field> (?<! [\]!\w\\] ) \[ (?:
            (?i: insert | enter | add | type ) (?: [\ _] [\w/&’'-]+ ){{1,6}}
            | (?! (?i: the | an? | this | that | his | her | their ) \b )
              (?: [\w/&’'-]+ [\ _] ){{0,5}} (?i: {FIELD_NOUN} )
          ) \] (?! [(\[] | : [\ \t]{{0,3}} [^\s/\#<]{{0,40}} [/\#<] ) )
        """,
        re.VERBOSE,
    ),
    "*": re.compile(r"(?P<field>(?:(?<=[\s(:])|\A)\*{3}(?=[\s.,;:!?)]|\Z))"),
    "_": re.compile(r"(?P<field>(?<![\w*])_{3,}+(?!\w))"),
}
"""What code looks like, by the first sign of it; none looks past the next sign of its kind, so that time is linear."""
_ENDS_OF_REMARKS = {"!--": r"--~?\}\}", "!": r"\}\}", "/*": r"\*/\s?-?\}\}"}

_OPENING_WORDS = frozenset("if unless ifequal ifnotequal ifchanged for case switch blocktrans blocktranslate".split())
_PARTING = frozenset("else elif elseif elsif when empty plural pluralize".split())
_VERBATIM = frozenset(["raw", "verbatim"])
_MUSTACHE = re.compile(r"[~&]?\s*+(?:([#/^>=]|else\b)\*?\s*+([\w.@/-]*))?")
_IS_GO = re.compile(r"\{\{-?\s?(?:if|with|range|define) [^{}\n]*\}\}")
_GO = re.compile(
    r"-?\s*+(?:(?P<open>(?:if|with|range|define|block)\s)|(?P<part>else\b)|(?P<close>end\s*-?\Z)|template\s)"
)
_SCRIPT = re.compile(
    r"(?P<open>(?:if|unless|case|while|until|for|begin)\b)|(?P<part>(?:else|elsif|when)\b)|(?P<close>end\b)|(?P<brace>\})"
)
_DO = re.compile(r"\bdo\s*(?:\|[^|\n]{0,100}\|)?\s*-?\Z")
_ENDS = re.compile(r"\bend\Z")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINE_BREAKS = re.compile(r"[\n\r]")
_WIDEST_RULE = 100  # characters on either side; a line drawn by hand is narrower
_IS_SAID = re.compile(
    r"""\b(?:trans|translate|t|i18n|_|n?gettext(?:_lazy)?|n?pgettext)\b\s*[("']|\|\s*(?:t|trans|translate)\b"""
)
_IS_KEPT = re.compile(r"\{%[-+~]?\s*(?:set|assign)\b")
_QUOTED = re.compile(r"""(?<!\w)(["'])((?:\\.|(?!\1)[^\\\n])*+)\1""")
_WORD = re.compile(r"(?<![\w%])(?!([A-Za-z])\1*+\b)[A-Za-z’']{2,}")
_ONE_WORD = re.compile(r"[A-Z][a-z]+[.:!?]?")
_ICU_BRANCH = re.compile(r"\s*+(?:offset:\d+\s*+)?(?P<key>=\d+|[\w-]++)\s*+\{")


class Stretch(NamedTuple):
    """A stretch of template code; one that `leaves_no_line` goes with its line if nothing else is on it."""

    start: int
    end: int
    role: Role
    leaves_no_line: bool = False


class Code(NamedTuple):
    """The template code of a text in order, what it chooses from, inner choices first, and words that were not read.

    `sections`, in order, are where the text between two tags of a block is, which may be left out.
    """

    stretches: tuple[Stretch, ...]
    choices: tuple[tuple[Branch, ...], ...]
    sections: tuple[tuple[int, int], ...]
    unread: tuple[Unread, ...]


def find(text: str, syntax: Syntax | None = None) -> Code:
    """Find the template code in a text; the syntax, if it is known, settles what signs do not."""
    return _Reader(text, syntax).read()


class _Reader:
    """Goes through a text once, from sign to sign.

    Code around prose is planned ahead: its parts are taken when their turn comes, and between them the search goes on.
    """

    def __init__(self, text: str, syntax: Syntax | None) -> None:
        self._text = text
        self._syntax = syntax
        self._is_go = syntax == "go" or (syntax is None and _IS_GO.search(text) is not None)
        self._blocks = Blocks(text)
        self._found: list[Stretch] = []
        self._planned: list[Stretch] = []
        self._choices: list[tuple[Branch, ...]] = []
        self._unread: list[Unread] = []
        self._next: dict[str, re.Match[str] | None] = {}

    def read(self) -> Code:
        text, place = self._text, 0
        while True:
            limit = self._planned[-1].start if self._planned else len(text)
            opening = _OPENING.search(text, place, limit)
            if opening is not None and self._is_inside(opening.start()):
                place = opening.end()
            elif opening is not None:
                match = _CODE[text[opening.start()]].match(text, opening.start(), limit)
                taken = self._readers[match.lastgroup](self, match, limit) if match and match.lastgroup else 0
                place = taken or opening.end()
            elif self._planned:
                self._found.append(self._planned.pop())
                place = self._found[-1].end
            else:
                break
        choices = sorted([*self._blocks.choices, *self._choices], key=lambda branches: -branches[0].start)
        sections = sorted(self._blocks.sections, key=lambda section: (section[0], -section[1]))
        return Code(tuple(self._found), tuple(choices), tuple(sections), tuple(self._unread))

    def _is_inside(self, start: int) -> bool:
        """Whether a sign follows what makes it mean something else: "{{name", "%%name%%", "50%of it%"."""
        before, sign = self._text[start - 1 : start], self._text[start]
        is_after = (sign in "{%" and before == sign) or (sign == "%" and before.isalnum())
        return is_after and not (self._found and self._found[-1].end == start)

    def _add(self, start: int, end: int, role: Role = "code", *, leaves_no_line: bool = False) -> int:
        self._found.append(Stretch(start, end, role, leaves_no_line))
        return end

    def _add_around(self, start: int, end: int, prose: Iterable[tuple[int, int]]) -> int:
        """Add code that has stretches of prose in it."""
        edges = [start, *chain.from_iterable(prose), end]
        parts = [Stretch(*edge, "code") for edge in zip(edges[::2], edges[1::2], strict=True)]
        self._planned += reversed(parts[1:])
        self._found.append(parts[0])
        return parts[0].end

    def _end(self, closing: str, place: int, limit: int) -> int:
        """Where what closes a comment ends, 0 if nothing does; each closing is searched for once over the text."""
        found = self._next.get(closing)
        if closing not in self._next or (found is not None and found.start() < place):
            found = self._next[closing] = re.compile(closing).search(self._text, place)
        return found.end() if found is not None and found.end() <= limit else 0

    def _field(self, match: re.Match[str], _: int) -> int:
        start, end = match.span()
        is_apart = self._text[start] in "*_" and _stands_apart(self._text, start, end)
        return self._add(start, end, "code" if is_apart else "value")

    def _remark(self, match: re.Match[str], limit: int) -> int:
        opening, place = match["remark"], match.end()
        closing = r"#\}" if opening == "{#" else _ENDS_OF_REMARKS[opening.lstrip("{~- ")]
        end = self._end(closing, place, limit)
        if not end or self._text.find(opening, place, end) >= 0:  # it is not the first sign that this end is for
            return 0
        return self._add(match.start(), end, "comment", leaves_no_line=opening != "{#")

    def _raw(self, match: re.Match[str], limit: int) -> int:
        end = self._end(r"\{{4}/[\w-]+\}{4}", match.end(), limit)
        return self._add_verbatim(match, self._text.rfind("{{{{", match.end(), end), end) if end else 0

    def _add_verbatim(self, match: re.Match[str], closing: int, end: int) -> int:
        """Add the tags around what is written as it stands, in which nothing is code."""
        self._add(*match.span())
        return self._add(closing, end)

    def _tag(self, match: re.Match[str], limit: int) -> int:
        word, (start, end) = match["word"], match.span()
        if word == "#":
            return self._add(start, end, "comment")
        if word == "comment" and (last := self._end(r"\{%-?\s*+endcomment\s*+-?%\}", end, limit)):
            return self._add(start, last, "comment")
        if word in _VERBATIM and (last := self._end(rf"\{{%-?\s*+end{word}\b[^%]*+%\}}", end, limit)):
            return self._add_verbatim(match, self._text.rfind("{%", end, last), last)
        innermost = self._blocks.innermost
        if word in _PARTING or (word in ("case", "default") and innermost == "endswitch"):
            self._blocks.part(start, end)
        elif word in _OPENING_WORDS or (word == "trans" and not _QUOTED.search(match["tag"])):
            self._blocks.open(f"end{word}", start, end)
        elif word.startswith("end"):
            self._blocks.close(word, start, end)
        trims = match["tag"].startswith("{%-") or match["tag"].endswith("-%}")
        return self._with_strings(start, end, "code", leaves_no_line=trims or self._syntax == "twig")

    def _value(self, match: re.Match[str], _: int) -> int:
        start, end = match.span()
        if self._is_go and (go := _GO.match(match["body"])):
            self._follow(go.lastgroup, "end", start, end)
            return self._add(start, end)
        mustache = _MUSTACHE.match(match["body"])
        sign, name = mustache.groups() if mustache else (None, "")
        if sign is None:
            return self._with_strings(start, end, "value") if match["body"].strip() else 0
        if sign == "^" and name:
            self._blocks.open_inverted(name, start, end)
        else:
            self._follow({"#": "open", "/": "close", "^": "part", "else": "part"}.get(sign), name, start, end)
        return self._add(start, end, leaves_no_line=True)

    def _script(self, match: re.Match[str], _: int) -> int:
        start, end = match.span()
        mark, body = match["mark"], match["body"].strip()
        step = _SCRIPT.match(body.lstrip("-_ "))
        if mark == "#" or (mark == "-" and body.startswith("-")):
            return self._add(start, end, "comment")
        opens_brace, opens_do = body.rstrip("-_ ").endswith("{"), _DO.search(body) is not None
        kind = step.lastgroup if step else None
        if kind == "brace":
            if opens_brace and "else" in body:
                self._blocks.part(start, end)
            else:
                self._blocks.close("}", start, end)
        if opens_brace and not (kind == "brace" and "else" in body):
            self._blocks.open("}", start, end)
        elif opens_do:
            self._blocks.open("end", start, end)
        elif kind in ("open", "part", "close") and not (kind == "open" and _ENDS.search(body)):
            self._follow(kind, "end", start, end)
        if mark in ("=", "==") or (mark == "-" and self._syntax != "erb" and kind is None and not opens_brace):
            return self._with_strings(start, end, "code" if opens_do else "value")
        return self._add(start, end, leaves_no_line=match.group().endswith(("-%>", "_%>")))

    def _follow(self, step: str | None, name: str, start: int, end: int) -> None:
        """Tell of a tag that opens, parts or closes a block."""
        if step == "open":
            self._blocks.open(name, start, end)
        elif step == "part":
            self._blocks.part(start, end)
        elif step == "close":
            self._blocks.close(name, start, end)

    def _notify(self, match: re.Match[str], _: int) -> int:
        start, end = match.span()
        if match["said"] is None:
            return self._add(start, end, "value")
        return self._add_around(start, end, [match.span("said")])

    def _list(self, match: re.Match[str], _: int) -> int:
        """A list of Epic's, of which one text is picked: {Blank single:19197::"mild","severe"}."""
        texts = enumerate(_QUOTED.finditer(self._text, *match.span("options")), start=1)
        return self._add_choice(
            match.span(), match.end("head"), {str(number): found.span(2) for number, found in texts}
        )

    def _icu(self, match: re.Match[str], limit: int) -> int:
        """A message that chooses by number or by word: {days, plural, one {a day} other {# days}}."""
        place, end, branches = match.end(), self._braces.get(match.start(), limit) + 1, {}
        while found := _ICU_BRANCH.match(self._text, place, limit):
            place = self._braces.get(found.end() - 1, limit) + 1
            branches[found["key"]] = found.end(), place - 1
        if end > limit or not branches or self._text[place : end - 1].strip():
            return 0
        return self._add_choice((match.start(), end), match.end(), branches)

    def _add_choice(self, span: tuple[int, int], head: int, branches: Mapping[str, tuple[int, int]]) -> int:
        """Add code that holds all its branches, by what they are chosen by; up to `head` it says what chooses."""
        if len(branches) > 1:
            name = tag_name(self._text, span[0], head)
            self._choices.append(tuple(Branch(*at, f"{name} … {key}") for key, at in branches.items()))
        return self._add_around(*span, branches.values())

    @cached_property
    def _braces(self) -> dict[int, int]:
        """Where each brace is closed."""
        opened: list[int] = []
        pairs: dict[int, int] = {}
        for brace in re.finditer(r"[{}]", self._text):
            if brace.group() == "{":
                opened.append(brace.start())
            elif opened:
                pairs[opened.pop()] = brace.start()
        return pairs

    def _with_strings(self, start: int, end: int, role: Role, *, leaves_no_line: bool = False) -> int:
        """Add code; a string in it that is translated is prose, one that is put in or kept is listed as not read."""
        code = self._text[start:end]
        if '"' in code or "'" in code:
            said = [(start + at.start(2), start + at.end(2)) for at in _QUOTED.finditer(code) if _holds_words(at[2])]
            if said and _IS_SAID.search(code):
                return self._add_around(start, end, said)
            if role == "value" or _IS_KEPT.match(code):
                self._unread += [
                    Unread(*span, "A text inside template code is not read.")
                    for span in said
                    if " " in self._text[slice(*span)].strip()
                ]
        return self._add(start, end, role, leaves_no_line=leaves_no_line)

    _readers: ClassVar[Mapping[str, Callable[[_Reader, re.Match[str], int], int]]] = {
        "tag": _tag, "remark": _remark, "raw": _raw, "value": _value, "choice": _icu, "list": _list, "field": _field,
        "script": _script, "notify": _notify,
    }  # fmt: skip
    """What takes in a piece of code, by the group of its pattern; it returns 0 where it is no code after all."""


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether asterisks or underscores are no part of a sentence: a line across the page, a box to tick, a value."""
    before = _TAG.sub("", _LINE_BREAKS.split(text[max(0, start - _WIDEST_RULE) : start])[-1]).strip("*_ \t>")
    after = _TAG.sub("", _LINE_BREAKS.split(text[end : end + _WIDEST_RULE])[0]).strip("*_ \t")
    return (not before or before[-1] in "-•:.!?") and not after[:1].islower()


def _holds_words(string: str) -> bool:
    """Whether a string is to be read: two words, or one as a heading has it, and no format of a date and no key."""
    return (" " in string.strip() and len(_WORD.findall(string)) > 1) or _ONE_WORD.fullmatch(string) is not None
