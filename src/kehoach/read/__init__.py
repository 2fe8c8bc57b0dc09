"""In: a file or text. Out: a ``Document``: canonical text, where it came from, its pages.

One reader per kind of file, chosen from the bytes; ``document`` is the public noun.
"""

from kehoach.read.document import Document
from kehoach.read.sniff import document, document_from_text

__all__ = ["Document", "document", "document_from_text"]
