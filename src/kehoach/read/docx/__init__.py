"""In: a Word file (DOCX, DOCM, DOTX, DOTM). Out: a ``Document``; the places of its characters; its look.

Our own walk over the XML: numbers of lists, notes, text boxes, tracked changes, merged cells.
"""

from kehoach.read.docx.form import FormFacts, Paper, ParagraphForm, form
from kehoach.read.docx.items import LABEL
from kehoach.read.docx.places import Place, places
from kehoach.read.docx.reader import read

__all__ = ["LABEL", "FormFacts", "Paper", "ParagraphForm", "Place", "form", "places", "read"]
