"""In: the bytes of a PDF. Out: a ``Document``: its text layer in reading order, with pages and boxes.

``reader.read`` says the steps; each has a module of its own.
"""

from kehoach.read.pdf.reader import MEDIA_TYPE, VERSION, read

__all__ = ["MEDIA_TYPE", "VERSION", "read"]
