"""In: a file or text. Out: a ``Document``: canonical text, where it came from, its layout.

One reader per kind of file, chosen from the bytes; ``document`` is the public noun.
"""

from kehoach.read.document import Document
from kehoach.read.layout import Aside, Block, Layout, NoteBlock, PrintedLine, TableBlock, TableCell
from kehoach.read.sniff import document, document_from_bytes, document_from_text

__all__ = [
    "Aside",
    "Block",
    "Document",
    "Layout",
    "NoteBlock",
    "PrintedLine",
    "TableBlock",
    "TableCell",
    "document",
    "document_from_bytes",
    "document_from_text",
]
