"""In: a ``Document``. Out: a ``Text``: folded text of the same length, paragraphs, tables, notes.

What is not part of a sentence (page numbers, running heads, footnotes, Markdown marks, web
chrome) is masked, never removed: offsets stay those of the canonical text.
"""

from kehoach.normalise.grids import Grid, GridCell
from kehoach.normalise.labels import Label, parse_label
from kehoach.normalise.notes import Note
from kehoach.normalise.personal import BLOT, without_private_lists
from kehoach.normalise.text import Paragraph, Text, text
from kehoach.normalise.tidy import Tidied, tidied

__all__ = [
    "BLOT",
    "Grid",
    "GridCell",
    "Label",
    "Note",
    "Paragraph",
    "Text",
    "Tidied",
    "parse_label",
    "text",
    "tidied",
    "without_private_lists",
]
