"""Who owes a deadline: the bodies of its row, of its sentence, or of its section's heading.

A lead named in a field beside a field of time (``Đơn vị chủ trì: …``) owes the task; readers of plans do not
count it as said of the time.

Of several bodies that owe it together the first is named; the others have their assignments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kehoach.extract.found import FoundAssignment, FoundDeadline
from kehoach.normalise import Text
from kehoach.resolve.agencies import Bodies
from kehoach.segment import Outline

_SENTENCE = re.compile(r"\. |; ")
_OPENS = re.compile(r"[ \-+*•]*(?:(?:\d{1,2}|[a-zđ])[.)] *)*")
# What may stand between the start of a sentence and a date that opens it.
_BEFORE_DATE = re.compile(r"[ \-+*•(,:]*(?:(?:\d{1,2}|[a-zđ])[.)] *)*(?:dinh ky|hang [a-z]+|vao|trong|[ ,(:*])*")


class Debtors:
    """Answers for each deadline of a plan who owes it."""

    def __init__(
        self, text: Text, outline: Outline, assignments: Iterable[FoundAssignment], bodies: Bodies
    ) -> None:
        self.text = text
        self.outline = outline
        self.bodies = bodies
        self.duties = sorted((a for a in assignments if a.role != "phoi_hop"), key=lambda a: a.start)
        self.starts = [a.start for a in self.duties]
        self.rows: dict[tuple[int | None, int], list[FoundAssignment]] = {}
        for a in self.duties:
            if a.cell:
                self.rows.setdefault((a.table, a.cell[0]), []).append(a)

    def of(self, d: FoundDeadline) -> str | None:
        """The canonical name of who owes it, ``None`` if the plan does not say."""
        if d.agency:
            return self.bodies.name_of(d.agency)
        if d.cell is not None:
            return self._first(self.rows.get((d.table, d.cell[0]), ())) or self._headed(d.start)
        return self._in_sentence(d) or self._headed(d.start)

    def _between(self, begin: int, end: int) -> Sequence[FoundAssignment]:
        return self.duties[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def _first(self, duties: Sequence[FoundAssignment]) -> str | None:
        """The first that leads, else the first that does it."""
        leads = [a for a in duties if a.role == "chu_tri"] or duties
        return self.bodies.name_of(leads[0].agency, leads[0].key) if leads else None

    def _in_sentence(self, d: FoundDeadline) -> str | None:
        """The body whose duty the sentence says, before the date or behind a date that opens it."""
        folded = self.text.folded
        line = folded.rfind("\n", 0, d.start) + 1
        cuts = [m.end() for m in _SENTENCE.finditer(folded, line, d.start)]
        begin = cuts[-1] if cuts else line
        named = self._first(self._between(begin, d.start))
        if named is None and cuts:  # "Sở A lập danh sách; gửi kết quả trước ngày …": its subject stands before
            sentence = max((c for c in cuts if folded[c - 2] == "."), default=line)
            named = self._first(self._between(sentence, d.start)) or self._opener(sentence, d.start)
        if named is not None:
            return named
        label = folded.rfind(":", begin, d.start) + 1  # "Lễ ra quân: ngày 19/9, Đoàn trường chủ trì"
        if _BEFORE_DATE.fullmatch(folded, max(begin, label), d.start):
            stop = _SENTENCE.search(folded, d.end, d.end + 200)
            end = folded.find("\n", d.end)
            end = min(stop.start() if stop else d.end + 200, end if end >= 0 else len(folded))
            return self._first(self._between(d.end, end))
        return self._opener(begin, d.start)

    def _opener(self, begin: int, end: int) -> str | None:
        """The one body that opens a sentence as its subject, though no verb of duty follows."""
        opening = _OPENS.match(self.text.folded, begin, end)
        at = opening.end() if opening else begin
        return self.bodies.only_in(at, min(at + 1, end))

    def _headed(self, place: int) -> str | None:
        """The bodies that have the duty of the section, by the innermost heading that names any."""
        for part in self.outline.lineage(self.outline.at(place)):
            if part.heading.style == "field":
                continue
            heading = part.heading.start, part.heading.end
            owner = self._first(self._between(*heading)) or self.bodies.only_in(*heading)
            if owner is not None:
                return owner
        return None
