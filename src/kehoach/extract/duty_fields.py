"""Fields of bodies: *Đơn vị chủ trì: A*, and lists of bodies below *Cơ quan phối hợp*."""

from __future__ import annotations

import regex

from kehoach.extract import duty_words as duty
from kehoach.extract.duty_labels import role_of
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Role
from kehoach.segment import Outline

_ITEMS = regex.compile(r"(?:[ \n]*[-+•*][^\n]*\n?)*[ \n]*")  # nothing but items of a list


class Fields:
    """The labels of fields of bodies in one document, each looked at once."""

    def __init__(self, outline: Outline, folded: str) -> None:
        self.outline = outline
        self.folded = folded
        self._labels: dict[int, str | None] = {}  # of a section the label of a field of bodies, folded

    def role(self, p: Paragraph) -> Role | None:
        """The role a field's label gives to the bodies of its paragraph, of the one right below, or of the list there."""
        number = self.outline.at(p.end - 1)
        if number is None:
            return None
        if number not in self._labels:
            label = fold(self.outline.parts[number].heading.title)
            self._labels[number] = label if duty.FIELD_TITLE.match(label) else None
        title = self._labels[number]
        if title is None:
            return None
        heading = self.outline.parts[number].heading
        here = p.start <= heading.start <= p.end
        if not here and not (heading.end <= p.start and self._below(heading.end, p.start)):
            return None
        return role_of(title)

    def _below(self, start: int, place: int) -> bool:
        """True right below a label, or in the list that begins there."""
        return bool(_ITEMS.fullmatch(self.folded, start, place)) and (
            not self.folded[start:place].strip() or self.folded[place : place + 4].lstrip()[:1] in "-+•*"
        )
