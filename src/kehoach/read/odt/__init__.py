"""In: an OpenDocument text. Out: a ``Document``, by way of the DOCX reader.

``styles`` knows fonts and alignment, ``lists`` counts labels, ``reader`` walks the body once.
"""

from kehoach.read.odt.reader import flow, read

__all__ = ["flow", "read"]
