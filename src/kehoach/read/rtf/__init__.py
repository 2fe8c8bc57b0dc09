"""In: an RTF file. Out: a ``Document``, by way of the DOCX reader.

``tokens`` takes the bytes apart, ``places`` collects paragraphs and table rows, ``reader`` walks once.
"""

from kehoach.read.rtf.reader import flow, read

__all__ = ["flow", "read"]
