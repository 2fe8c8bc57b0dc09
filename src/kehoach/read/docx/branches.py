"""Parts of a file that are written twice for old and new programs: each is read once."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.read.docx.names import MC, Element, w

ALTERNATE = f"{{{MC}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
_KNOWN = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
)


def branch(alternate: Element) -> Element | None:
    """The branch of an ``mc:AlternateContent`` to read: the first whose needs we know."""
    choices = list(alternate.iterchildren(_CHOICE))
    for choice in choices:
        needs = (choice.get("Requires") or "").split()
        if all((choice.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in needs):
            return choice
    fallback = alternate.find(_FALLBACK)
    return fallback if fallback is not None else next(iter(choices), None)


def unfolded(parent: Element, depth: int = 0) -> Iterator[Element]:
    """All elements below one, in order, without the branches that are not read.

    Text boxes are given whole, not entered.
    """
    if depth > 250:
        return
    for child in parent:
        if child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from unfolded(chosen, depth + 1)
            continue
        yield child
        if child.tag != w("txbxContent"):
            yield from unfolded(child, depth + 1)
