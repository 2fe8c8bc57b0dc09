"""In: a Word file (DOCX, DOCM, DOTX, DOTM). Out: a ``Document``; the places of its characters.

Our own walk over the XML: numbers of lists, notes, text boxes, tracked changes, merged cells.
"""

from kehoach.read.docx.items import LABEL
from kehoach.read.docx.places import Place, places
from kehoach.read.docx.reader import read

__all__ = ["LABEL", "Place", "places", "read"]
