"""Fields of bodies: *Đơn vị chủ trì: A*, and lists of bodies below *Cơ quan phối hợp*."""

from __future__ import annotations

import re

from kehoach.extract import duty_words as duty
from kehoach.extract.duty_labels import role_of
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.records import Role
from kehoach.segment import Outline

_ITEMS = re.compile(r"(?:[ \n]*[-+•*][^\n]*)*[ \n]*")  # nothing but items of a list


class Fields:
    """The labels of fields of bodies in one document, each looked at once."""

    def __init__(self, outline: Outline, folded: str) -> None:
        self.outline = outline
        self.folded = folded
        self._labels: dict[int, str | None] = {}  # of a section the label of a field of bodies, folded
        self._lists: dict[int, int] = {}  # of such a section where the list below its label ends

    def role(self, p: Paragraph) -> Role | None:
        """The role a field's label gives to the bodies of its paragraph, of the one right below, or of the list there."""
        number = self.outline.at(p.end - 1)
        if number is None:
            return None
        if number not in self._labels:
            label = fold(self.outline.parts[number].heading.title)
            self._labels[number] = label if _is_label(label) else None
        title = self._labels[number]
        if title is None:
            return None
        heading = self.outline.parts[number].heading
        here = p.start <= heading.start <= p.end
        if not here and not (heading.end <= p.start and self._below(number, p.start)):
            return None
        if duty.ROLE_TITLE.fullmatch(title) and duty.ROLE_WORD.search(self.folded, heading.end if here else p.start, p.end):
            return None  # a sentence that says who leads
        return role_of(title)

    def task(self, p: Paragraph) -> str | None:
        """What the bodies of a field are to do: the title of the section the field belongs to."""
        parts = self.outline.lineage(self.outline.at(p.start))
        titles = (part.heading.title for part in parts if part.heading.style != "field")
        return next((title for title in titles if not _is_label(fold(title))), None)

    def _below(self, number: int, place: int) -> bool:
        """True right below a section's label, or in the list that begins there."""
        if number not in self._lists:
            self._lists[number] = self._list_end(number)
        return place <= self._lists[number] and (
            self.folded[place : place + 4].lstrip()[:1] in "-+•*"
            or not self.folded[self.outline.parts[number].heading.end : place].strip()
        )

    def _list_end(self, number: int) -> int:
        """Where the first line below a section's label that is no item of a list begins, or the next heading."""
        parts = self.outline.parts
        after = parts[number + 1].heading.start if number + 1 < len(parts) else len(self.folded)
        found = _ITEMS.match(self.folded, parts[number].heading.end, after)
        return found.end() if found else parts[number].heading.end


def _is_label(title: str) -> bool:
    """True for the folded title of a field of bodies (*b) Đơn vị chủ trì*), which says no task."""
    return bool(duty.FIELD_TITLE.match(title) or duty.ROLE_TITLE.fullmatch(title))
