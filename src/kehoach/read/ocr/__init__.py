"""In: images of pages (scans, photos). Out: pages like those of a text layer, or a whole ``Document``.

Needs tesseract with Vietnamese data (``read.needs``); one tesseract process a page, one thread each.
"""

from kehoach.read.ocr.images import read_image
from kehoach.read.ocr.page import Recognised, recognise
from kehoach.read.ocr.scans import Scans, recognise_pages
from kehoach.read.ocr.seen import VERSION, blotted

__all__ = ["VERSION", "Recognised", "Scans", "blotted", "read_image", "recognise", "recognise_pages"]
