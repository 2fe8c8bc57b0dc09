"""Runs in fonts from before Unicode (.VnTime, VNI-Times) → Unicode, in place."""

from __future__ import annotations

from itertools import groupby

from kehoach.read.docx.context import Context
from kehoach.read.docx.items import Para, Piece
from kehoach.read.legacy import FontEncoding, Run, choices, font_encoding, pieces
from kehoach.read.legacy.runs import is_suspect

SOFT_HYPHEN = "\u00ad"  # not shown in Unicode text, the letter ư in TCVN3


def to_unicode(context: Context) -> None:
    """Convert every paragraph read so far that is not Unicode; then what is shown in capitals is."""
    _convert_all(context)
    for para in context.paras:
        if any(piece.caps or piece.text == SOFT_HYPHEN for piece in para.pieces):
            para.pieces = [_shown(piece) for piece in para.pieces]


def _shown(piece: Piece) -> Piece:
    """A piece in capitals where Word shows it so; a soft hyphen, which has a piece of its own, as nothing."""
    text = "" if piece.text == SOFT_HYPHEN else piece.text
    if piece.caps:
        text = "".join(up if len(up := letter.upper()) == 1 else letter for letter in text)
    return piece._replace(text=text)


def _convert_all(context: Context) -> None:
    fonts = {piece.font for para in context.paras for piece in para.pieces}
    if not any(font and font_encoding(font) for font in fonts):
        if not is_suspect(" ".join([para.text for para in context.paras])):
            return
    runs = [
        Run(piece.text, piece.font, number)
        for number, para in enumerate(context.paras)
        for piece in para.pieces
    ]
    chosen = iter(choices(runs))
    for para in context.paras:
        found = [next(chosen) for _ in para.pieces]
        if any(found):
            _convert(para, found, context)


def _convert(para: Para, chosen: list[FontEncoding | None], context: Context) -> None:
    """Letters of neighbouring runs are converted together: marks may stand in a run of their own."""
    done: list[Piece] = []
    for choice, group in groupby(zip(chosen, para.pieces, strict=True), key=lambda pair: pair[0]):
        members = [piece for _, piece in group]
        if choice is None:
            done += members
            continue
        context.tally.converted[choice.encoding] += sum(len(piece.text) for piece in members)
        done += _together(members, choice)
    para.pieces = done


def _together(members: list[Piece], choice: FontEncoding) -> list[Piece]:
    owners = [(number, at) for number, piece in enumerate(members) for at in range(len(piece.text))]
    texts = [""] * len(members)
    steps: list[list[int]] = [[] for _ in members]
    whole = "".join(piece.text for piece in members)
    for start, _, letters in pieces(whole, choice.encoding, capitals=choice.capitals):
        number, at = owners[start]
        texts[number] += letters
        steps[number] += [members[number].offset + at] * len(letters)
    return [
        piece._replace(text=text, steps=tuple(step) if piece.offset >= 0 else None)
        for piece, text, step in zip(members, texts, steps, strict=True)
    ]
