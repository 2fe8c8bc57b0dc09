"""Parts beside each other that are all built alike (*Mục tiêu, Đối tượng, Nội dung, Nguồn vốn*), and the one that lacks a part."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.words import bare_words
from kehoach.records import Section
from kehoach.rulebook import CheckEntry

_LEAST_ALIKE = 2  # the other parts that the one has in common with those beside it
_MOST_WORDS = 8  # of a title that names a slot


@kind("sibling-slot")
def sibling_slot(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One of three or more parts without a part that all others have, under the same title.

    Components of a programme are left to ``component-slot``.
    """
    for children in draft.children.values():
        parts = [c for c in children if c.label and c.start < draft.body_end and (c.component is None or draft.programme is None)]
        slots = {c.id: _slots(draft, c) for c in parts}
        built = [c for c in parts if slots[c.id]]
        if len(built) < 3:
            continue
        for part in built:
            others = [slots[c.id] for c in built if c is not part]
            shared = set.intersection(*(set(o) for o in others))
            lacking = {slot for slot in shared if not any(own.startswith(slot) for own in slots[part.id])}  # *Đối tượng và mức quà*
            if len(lacking) == 1 and len(shared & set(slots[part.id])) >= _LEAST_ALIKE:
                title = others[0][lacking.pop()]
                words = draft.words((part.start, part.end)).split()
                yield draft.finding(
                    rule, (part.start, part.end), say_as="sibling", task=" ".join(words[:12]), field=title, count=len(others)
                )


def _slots(draft: Draft, section: Section) -> dict[str, str]:
    """The titles right below a section, by their bare words."""
    below = draft.children.get(section.id, [])
    return {bare_words(c.title): c.title for c in below if len(c.title.split()) <= _MOST_WORDS}
