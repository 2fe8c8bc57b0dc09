"""Which programme component each section is about; it passes down to what stands below."""

from __future__ import annotations

from kehoach.normalise import Text
from kehoach.segment.components import Programme
from kehoach.segment.outline import Outline


def assign_components(outline: Outline, text: Text, programme: Programme | None) -> None:
    """Set ``component`` on every part; a component's own title has no kind of its own."""
    if programme is None:
        return
    for part in outline.parts:
        above = outline.parts[part.parent].component if part.parent is not None else None
        own = _own(part.heading.title, part.heading.start, part.heading.end, text, programme=programme, above=above)
        part.component = own or above
        if own and part.kinds and programme.component_named(_bare(part.heading.title)):
            part.kinds = ()


def _own(
    title: str, start: int, end: int, text: Text, *, programme: Programme, above: str | None
) -> str | None:
    """The component a heading names itself: in its footnote, by number, or by an official name."""
    for anchor, note in text.anchors.items():
        if start <= anchor <= end + 2:
            said = programme.component_said(text.notes_folded[note.span.start : note.span.end], above)
            if said:
                return said
    folded = text.folded[start:end]
    said = programme.component_said(folded, above)
    if said and folded[: folded.find("du an") + 6].count(" ") <= 6:
        return said
    return programme.component_named(_bare(title))


def _bare(title: str) -> str:
    """A title without ``Dự án 2:`` in front."""
    head, colon, tail = title.partition(":")
    return tail.strip() if colon and "án" in head.lower() else title
