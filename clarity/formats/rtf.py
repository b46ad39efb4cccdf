"""Rich Text Format (.rtf), as Word, LibreOffice and records of patients write it: what is shown, in paragraphs.

Hidden and deleted text, comments, pictures and the code of fields are left out; headers, footers, footnotes and text
boxes are read. A field that a mail merge fills in is a placeholder. Places are paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clarity.errors import InputError
from clarity.formats.options import ReadOptions
from clarity.formats.taken import Taken
from clarity.original import BlockKind, Original

__all__ = ["read"]

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\ ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_MERGED = re.compile(r'\s*MERGEFIELD\s+"?([^"\\]*[^"\\\s])')

_SKIPPED = frozenset(
    b"annotation atnauthor atndate atnicn atnid atnref atrfend atrfstart bkmkend bkmkstart colortbl comment"
    b" datafield filetbl info listtext nonshppict nonesttables objdata pict pntext revtbl rxe shprslt sp stylesheet tc"
    b" tcn template txe userprops xe xmlattrname xmlattrvalue xmlnstbl".split()
)
"""Groups that hold nothing that is shown, or what is shown twice; those marked with an asterisk are mostly such too."""
_SHOWN = frozenset([b"shpinst", b"shptxt"])
"""Groups marked with an asterisk in which there is text that is shown."""
_STORIES: Mapping[bytes, str] = {
    b"header": "header", b"headerl": "header", b"headerr": "header", b"headerf": "header", b"footer": "footer",
    b"footerl": "footer", b"footerr": "footer", b"footerf": "footer", b"footnote": "footnote", b"shptxt": "text box",
}  # fmt: skip
"""Groups whose text stands elsewhere than where the group does."""
_ORDER = ("header", "", "text box", "footnote", "footer")
_CHARACTERS: Mapping[bytes, str] = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"~": "\xa0", b"_": "-",
    b"\\": "\\", b"{": "{", b"}": "}",
}  # fmt: skip
_ENDS: Mapping[bytes, BlockKind | None] = {
    b"par": None, b"sect": None, b"page": None, b"cell": "cell", b"nestcell": "cell", b"row": "cell", b"\n": None,
    b"\r": None,
}  # fmt: skip
"""What ends a paragraph, and what it then is whatever it says of itself."""
_CHARSETS: Mapping[int, str] = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The encodings of the charsets of fonts."""
_SYSTEMS: Mapping[bytes, str] = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_BODY_LEVEL = 9  # the outline level of what is no heading


@dataclass(frozen=True)
class _Format:
    """What holds in a group, till it ends."""

    story: str = ""
    is_skipped: bool = False
    is_font_table: bool = False
    is_code: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_heading: bool = False
    is_item: bool = False
    is_in_table: bool = False
    fallback: int = 1  # characters after \\u that stand for it in old programs
    font: int | None = None


@dataclass
class _Story:
    """A text of its own: its paragraphs, each in parts of which the second says whether it is a placeholder."""

    paragraphs: list[tuple[list[tuple[str, bool]], BlockKind]] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)


def read(data: bytes, options: ReadOptions | None = None) -> Original:
    r"""Read the bytes of a file.

    Raises:
        InputError: The bytes are not RTF, or only part of a file.

    >>> read(rb"{\rtf1 You have hyper{\b tension}.{\v qd}\par Rest\'85}").text
    'You have hypertension.\nRest…\n'
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError("is not RTF. Open it in a word processor and save it again.")
    reader = _Reader()
    reader.take(data)
    taken = Taken()
    for name in _ORDER:
        story = reader.stories.get(name, _Story())
        for number, (parts, kind) in enumerate(story.paragraphs, 1):
            where = f"{name}, paragraph {number}" if name else f"paragraph {number}"
            for text, is_placeholder in parts:
                (taken.add_placeholder if is_placeholder else taken.add)(text, where)
            taken.end_block(kind)
    return taken.original(options)


class _Reader:
    """Goes through the tokens once, with a stack of what holds in the groups that are open."""

    def __init__(self) -> None:
        self.stories: dict[str, _Story] = {}
        self._now = _Format()
        self._stack: list[_Format] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._left = 0  # characters to pass by after \\u
        self._is_marked = False  # by an asterisk
        self._code = ""
        self._merged = ""

    def take(self, data: bytes) -> None:
        place = 0
        while token := _TOKEN.search(data, place):
            place = token.end()
            if token["hex"]:
                self._add_bytes(bytes.fromhex(token["hex"].decode()))
                continue
            if token["text"]:
                self._add_bytes(token["text"])
                continue
            self._flush()
            if token["brace"] == b"{":
                self._stack.append(self._now)
            elif token["brace"]:
                self._close()
                if not self._stack:
                    break
            elif token["word"] == b"bin":
                place += max(0, int(token["number"] or 0))
            else:
                self._control(token["word"] or token["symbol"], token["number"])
        self._flush()
        if self._stack:
            raise InputError("is only part of a file: a group is not closed. Save it again.")
        for story in self.stories.values():
            self._end_paragraph(story, None)

    def _close(self) -> None:
        was, self._now = self._now, self._stack.pop() if self._stack else self._now
        self._left = 0
        if was.is_code and not self._now.is_code:
            merged = _MERGED.match(self._code)
            self._merged, self._code = merged[1] if merged else "", ""
            if self._merged:
                self._say(self._merged, is_placeholder=True)
        if was.story != self._now.story and (story := self.stories.get(was.story)):
            self._end_paragraph(story, None)

    def _control(self, word: bytes, number: bytes | None) -> None:
        value = int(number) if number else None
        is_marked, self._is_marked = self._is_marked, word == b"*"
        if self._left and word != b"*":
            self._left -= 1
        elif word == b"u" and value is not None:
            self._say(chr(value % 65_536))
            self._left = self._now.fallback
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word in _ENDS:
            if self._is_shown():
                self._end_paragraph(self._story(), _ENDS[word])
        elif word in _SKIPPED or (is_marked and word not in _SHOWN and word != b"fldinst"):
            self._now = replace(self._now, is_skipped=True)
            if word in (b"listtext", b"pntext") and self._stack:
                self._stack[-1] = replace(self._stack[-1], is_item=True)
        else:
            self._set(word, value)

    def _set(self, word: bytes, value: int | None) -> None:
        """What a control word says of what follows it."""
        now, is_on = self._now, value != 0
        if word in _STORIES:
            now = replace(now, story=_STORIES[word], is_heading=False, is_item=False, is_in_table=False)
        elif word == b"fldinst":
            now = replace(now, is_code=True)
        elif word == b"fldrslt":
            now = replace(now, is_skipped=now.is_skipped or bool(self._merged))
            self._merged = ""
        elif word == b"fonttbl":
            now = replace(now, is_font_table=True, is_skipped=True)
        elif word == b"f":
            now = replace(now, font=value)
        elif word == b"fcharset" and now.is_font_table and now.font is not None:
            self._fonts[now.font] = _CHARSETS.get(value or 0, "")
        elif word == b"ansicpg" and value:
            self._encoding = f"cp{value}"
        elif word in _SYSTEMS:
            self._encoding = _SYSTEMS[word]
        elif word == b"uc":
            now = replace(now, fallback=max(0, value or 0))
        elif word == b"v":
            now = replace(now, is_hidden=is_on)
        elif word == b"deleted":
            now = replace(now, is_deleted=is_on)
        elif word == b"plain":
            now = replace(now, is_hidden=False, is_deleted=False)
        elif word == b"pard":
            now = replace(now, is_heading=False, is_item=False, is_in_table=False)
        elif word == b"outlinelevel":
            now = replace(now, is_heading=value is not None and value < _BODY_LEVEL)
        elif word == b"ls":
            now = replace(now, is_item=bool(value))
        elif word == b"intbl":
            now = replace(now, is_in_table=True)
        self._now = now

    def _add_bytes(self, data: bytes) -> None:
        passed = min(self._left, len(data))
        self._left -= passed
        self._is_marked = False
        self._bytes += data[passed:]

    def _flush(self) -> None:
        """Write what was read as bytes, in the encoding of its font."""
        if self._bytes:
            font = self._now.font
            encoding = (self._fonts.get(font) if font is not None else None) or self._encoding
            try:
                text = self._bytes.decode(encoding, "replace")
            except LookupError:
                text = self._bytes.decode("cp1252", "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str, *, is_placeholder: bool = False) -> None:
        if self._now.is_code:
            self._code += text
        elif self._is_shown():
            self._story().open.append((text, is_placeholder))

    def _is_shown(self) -> bool:
        now = self._now
        return not (now.is_skipped or now.is_hidden or now.is_deleted or now.is_code)

    def _story(self) -> _Story:
        return self.stories.setdefault(self._now.story, _Story())

    def _end_paragraph(self, story: _Story, kind: BlockKind | None) -> None:
        now = self._now
        if kind is None:
            kind = (
                "heading" if now.is_heading else "item" if now.is_item else "cell" if now.is_in_table else "paragraph"
            )
        texts, story.open = story.open, []
        story.paragraphs.append((_joined(texts), kind))


def _joined(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The parts, with the halves of characters put together that are written as two."""
    joined: list[tuple[str, bool]] = []
    for text, is_placeholder in parts:
        if joined and not joined[-1][1] and not is_placeholder:
            joined[-1] = (joined[-1][0] + text, False)
        else:
            joined.append((text, is_placeholder))
    return [(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), is_one) for text, is_one in joined]
