"""RTF: written by Word, WordPad, LibreOffice and the typists' programs before them.

Fonts stay with their runs, since they tell TCVN3 from Unicode; list numbers are taken as Word wrote
them out (``\\listtext``). The result goes through the DOCX reader. Nothing in a file is executed:
fields show their last result, objects and pictures are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

from kehoach.errors import UnreadableFile
from kehoach.read.document import Document
from kehoach.read.pasted import in_rtf
from kehoach.read.rtf.places import MAX_COLUMNS, Place
from kehoach.read.rtf.tokens import Font, Fonts, Token, tokens
from kehoach.read.wordml import Flow, Paragraph, Run, read_flow

VERSION = "rtf-2"
MEDIA_TYPE = "application/rtf"
_MAX_DEPTH = 2_000
_LONG_RUN = 4_000  # characters; growing one string for ever takes quadratic time
# Groups whose words are not words of the document.
_NO_WORDS = """
    colortbl stylesheet info pict objdata listtable listoverridetable revtbl rsidtbl generator filetbl
    themedata colorschememapping datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend annotation
    atnid atnauthor atntime atndate atnref atnparent pntxta pntxtb pn sp nonesttables pgdsctbl
    private1 ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template passwordhash wgrffmtfilter
    falt panose fname fontemb fontfile tc xe rxe txe comment objclass objname mmathPr
    doccomm keycode formfield datafield shprslt background
"""
_SKIPPED = frozenset(_NO_WORDS.split())
# Starred groups that hold words of the document all the same.
_SHOWN = frozenset({"shpinst", "shptxt", "ud", "nesttableprops", "footnote"})
_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
# Borders that are drawn; after a row's definition began they are its cells'.
_LINES = ("brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair", "brdrtriple", "brdrtnthsg", "brdrthtnsg")
_WORDS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "-": "\u00ad"}


@dataclass
class _State:
    """What a group inherits and forgets at its end."""

    font: int | None = None
    bold: bool = False
    hidden: bool = False
    skip: bool = False
    place: str = "body"
    unicode_skip: int = 1
    fresh: bool = True
    starred: bool = False
    label: bool = False  # a list's number as it is printed


class _Reader:
    """Walks the tokens once; ``flow`` afterwards is the document."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.fonts = Fonts()
        self.state = _State()
        self.stack: list[_State] = []
        self.places: dict[str, Place] = {"body": Place()}
        self.bytes = bytearray()
        self.bytes_font: int | None = None
        self.high = 0
        self.skip_next = False
        self.to_skip = 0
        self.font_number: int | None = None
        self.font_name = b""
        self.default_font: int | None = None

    def read(self, data: bytes) -> Flow:
        for token in tokens(data):
            self._take(token)
        self._flush()
        if self.stack:
            raise UnreadableFile("corrupt", f"RTF ends inside {len(self.stack)} open groups")
        self.flow.blocks = self.places["body"].finish()
        return self.flow

    def _take(self, token: Token) -> None:
        if token.kind == "{":
            self._open()
        elif token.kind == "}":
            self._close()
        elif self.state.skip:
            return
        elif token.kind == "word":
            self._word(token.name, token.number)
        elif token.kind == "symbol":
            self._symbol(token.name)
        else:
            self._data(token.data)

    def _open(self) -> None:
        self._flush()
        if len(self.stack) >= _MAX_DEPTH:
            raise UnreadableFile("corrupt", f"RTF groups deeper than {_MAX_DEPTH}")
        self.stack.append(self.state)
        self.state = copy(self.state)
        self.state.fresh, self.state.starred = True, False
        self.state.skip, self.skip_next = self.state.skip or self.skip_next, False

    def _close(self) -> None:
        self._flush()
        if not self.stack:
            return
        left, self.state = self.state, self.stack.pop()
        if left.place == "fonts" and self.state.place != "fonts":
            self._end_font()
        if left.place != self.state.place:
            self._leave(left.place)

    def _leave(self, name: str) -> None:
        """End a stream of paragraphs and put it where its kind belongs."""
        place = self.places.pop(name, None)
        if place is None:
            return
        blocks = place.finish()
        kind, _, number = name.partition(":")
        if kind == "note":
            self.flow.notes[int(number) - 1] = [block for block in blocks if isinstance(block, Paragraph)]
        elif kind in ("heads", "feet"):
            edge = self.flow.heads if kind == "heads" else self.flow.feet
            edge += [block for block in blocks if isinstance(block, Paragraph) and block.text.strip()]
        else:  # a text box stands after the paragraph it hangs on
            self._place().blocks += blocks

    def _place(self) -> Place:
        return self.places.setdefault(self.state.place, Place())

    def _symbol(self, name: str) -> None:
        if name == "*":
            self.state.starred = True
        elif name in "\r\n":
            self._word("par", None)
        elif name in _SYMBOLS:
            self._add(_SYMBOLS[name])

    def _word(self, name: str, number: int | None) -> None:
        fresh, starred = self.state.fresh, self.state.starred
        self.state.fresh = self.state.starred = False
        if (starred and name not in _SHOWN) or (name in _SKIPPED and (fresh or starred)):
            self.state.skip = True
        elif name == "u":
            self._unicode(number or 0)
        elif name in _WORDS:
            self._add(" " if self.state.label and name == "tab" else _WORDS[name])
        elif name in _ACTIONS:
            self._flush()
            _ACTIONS[name](self, number)
        elif name in _HEADS or name in _FEET:
            self._enter("heads" if name in _HEADS else "feet")
        elif name == "uc":
            self.state.unicode_skip = max(0, min(number if number is not None else 1, 8))

    def _enter(self, place: str) -> None:
        self._flush()
        name, again = place, 1
        while name in self.places:
            again += 1
            name = f"{place}:{again}"
        self.state.place = name
        self.places[name] = Place()

    def _data(self, data: bytes) -> None:
        self.state.fresh = False
        if self.to_skip:
            gone = min(self.to_skip, len(data))
            self.to_skip -= gone
            data = data[gone:]
        if self.state.place == "fonts":
            self.font_name += data
            if b";" in data:
                self._end_font()
            return
        if self.bytes and self.bytes_font != self.state.font:
            self._flush()
        self.bytes_font = self.state.font
        self.bytes += data

    def _flush(self) -> None:
        self.to_skip = 0
        if self.bytes:
            data, self.bytes = bytes(self.bytes), bytearray()
            self._put(self.fonts.text(data, self.bytes_font))

    def _unicode(self, number: int) -> None:
        if self.bytes:
            self._flush()
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            if self.high:
                self._put(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        elif 0 < code <= 0x10FFFF:
            self._put(chr(code))
        self.to_skip = self.state.unicode_skip

    def _add(self, text: str) -> None:
        if self.to_skip and text:
            self.to_skip -= 1
            return
        if self.state.place != "fonts":
            self._flush()
            self._put(text)

    def _put(self, text: str) -> None:
        if not text or self.state.hidden or self.state.place == "fonts":
            return
        runs = self._place().paragraph.runs
        font = self.fonts.name(self.state.font if self.state.font is not None else self.default_font)
        last = runs[-1] if runs else None
        like = last and last.note is None and (last.font, last.bold) == (font, self.state.bold)
        if last and like and len(last.text) < _LONG_RUN:
            last.text += text
        else:
            runs.append(Run(text, font, self.state.bold))

    def _end_font(self) -> None:
        if self.font_number is not None and self.font_name:
            name = self.font_name.split(b";")[0].decode("cp1252", errors="replace").strip()
            self.fonts.table[self.font_number].name = name
        self.font_name = b""

    # What control words do; each takes its number.

    def _par(self, _: int | None) -> None:
        self._place().end_paragraph()

    def _pard(self, _: int | None) -> None:
        place = self._place()
        place.in_table = place.defining = False
        place.paragraph.centred = False

    def _intbl(self, number: int | None) -> None:
        self._place().in_table = number != 0

    def _cell(self, _: int | None) -> None:
        self._place().end_cell()

    def _row(self, _: int | None) -> None:
        self._place().end_row()

    def _nested_cell(self, _: int | None) -> None:
        place = self._place()
        place.cell.append(place.paragraph)
        place.paragraph = Paragraph()

    def _trowd(self, _: int | None) -> None:
        place = self._place()
        if not place.in_table and place.paragraph.runs:
            place.end_paragraph()
        place.edges, place.pending, place.header_row, place.defining = [], "", False, True

    def _cellx(self, number: int | None) -> None:
        place = self._place()
        if len(place.edges) < MAX_COLUMNS:
            place.edges.append((number or 0, place.pending))
        place.pending = ""

    def _note(self, _: int | None) -> None:
        self.flow.notes.append([])
        number = len(self.flow.notes)
        if not self.state.hidden:
            self._place().paragraph.runs.append(Run("", note=number))
        self.state.place = f"note:{number}"
        self.places[self.state.place] = Place()

    def _font(self, number: int | None) -> None:
        if self.state.place == "fonts":
            self._end_font()
            self.font_number = number or 0
            self.fonts.table.setdefault(self.font_number, Font())
        else:
            self.state.font = number

    def _charset(self, number: int | None) -> None:
        if self.font_number is not None and self.state.place == "fonts":
            self.fonts.table[self.font_number].charset = number or 0

    def _plain(self, _: int | None) -> None:
        self.state.font, self.state.bold, self.state.hidden = self.default_font, False, False

    def _flag(self, name: str, number: int | None) -> None:
        setattr(self.state, name, number != 0)

    def _centre(self, centred: bool) -> None:
        self._place().paragraph.centred = centred

    def _merged(self, how: str) -> None:
        self._place().pending += how

    def _default(self, number: int | None) -> None:
        self.default_font = self.state.font = number

    def _font_table(self, _: int | None) -> None:
        self.state.place = "fonts"

    def _two_ways(self, _: int | None) -> None:
        """``\\upr``: the same words twice, first in the code page and then in Unicode."""
        self.skip_next = True

    def _line(self) -> None:
        place = self._place()
        place.ruled = place.ruled or place.defining

    def _label(self, _: int | None) -> None:
        self.state.label = True

    def _header_row(self, _: int | None) -> None:
        self._place().header_row = True


_ACTIONS: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": _Reader._par,
    "sect": _Reader._par,
    "page": _Reader._par,
    "pard": _Reader._pard,
    "intbl": _Reader._intbl,
    "cell": _Reader._cell,
    "row": _Reader._row,
    "nestcell": _Reader._nested_cell,
    "nestrow": lambda reader, number: None,
    "trowd": _Reader._trowd,
    "trhdr": _Reader._header_row,
    "cellx": _Reader._cellx,
    "listtext": _Reader._label,
    "pntext": _Reader._label,
    **dict.fromkeys(_LINES, lambda reader, number: reader._line()),
    "clvmgf": lambda reader, number: reader._merged("v"),
    "clvmrg": lambda reader, number: reader._merged("V"),
    "clmgf": lambda reader, number: reader._merged("h"),
    "clmrg": lambda reader, number: reader._merged("H"),
    "footnote": _Reader._note,
    "shptxt": lambda reader, number: reader._enter("box"),
    "upr": _Reader._two_ways,
    "fonttbl": _Reader._font_table,
    "f": _Reader._font,
    "fcharset": _Reader._charset,
    "deff": _Reader._default,
    "ansicpg": lambda reader, number: reader.fonts.use_page(number),
    "plain": _Reader._plain,
    "b": lambda reader, number: reader._flag("bold", number),
    "v": lambda reader, number: reader._flag("hidden", number),
    "deleted": lambda reader, number: reader._flag("hidden", number),
    "qc": lambda reader, number: reader._centre(True),
    "ql": lambda reader, number: reader._centre(False),
    "qr": lambda reader, number: reader._centre(False),
    "qj": lambda reader, number: reader._centre(False),
}


def read(data: bytes, path: str) -> Document:
    """Read an RTF file's bytes. Raises ``UnreadableFile``: ``corrupt`` (also where it breaks off), ``empty``,
    ``needs-ocr``, ``too-large``."""
    return read_flow(
        flow(data), data, path, origin="rtf", media_type=MEDIA_TYPE, version=VERSION, pictures=in_rtf
    )


def flow(data: bytes) -> Flow:
    """What an RTF file says. Raises ``UnreadableFile``: ``corrupt`` for a file that breaks off."""
    return _Reader().read(data)
