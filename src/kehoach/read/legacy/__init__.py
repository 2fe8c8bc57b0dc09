"""In: text from before Unicode, with font names where known. Out: the same text in Unicode.

``decode`` takes a document's runs, ``detect`` and ``convert`` a whole text, ``decode_bytes`` a file
of unknown 8-bit encoding, ``repair`` text that was decoded wrongly once or twice; ``unicode_text``
does both for a plain text, ``notes`` says what was done.
"""

from kehoach.read.legacy.convert import convert, pieces
from kehoach.read.legacy.fonts import FontEncoding, font_encoding
from kehoach.read.legacy.mojibake import Repaired, decode_bytes, repair
from kehoach.read.legacy.runs import Decoded, Run, choices, decode, detect
from kehoach.read.legacy.tables import Encoding
from kehoach.read.legacy.whole import notes, unicode_text

__all__ = [
    "Decoded",
    "Encoding",
    "FontEncoding",
    "Repaired",
    "Run",
    "choices",
    "convert",
    "decode",
    "decode_bytes",
    "detect",
    "font_encoding",
    "notes",
    "pieces",
    "repair",
    "unicode_text",
]
