"""Tesseract on one page: words with their places and how sure it is of each.

One thread a process: with more, tesseract 5 spends most of its time waiting for itself
(``OMP_THREAD_LIMIT``). Output is hOCR 1.2, which knows baselines.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from kehoach.errors import UnreadableFile
from kehoach.read import needs
from kehoach.read.ocr.picture import Picture

SECONDS = 120  # for one page; a dense one takes five
FIGURES = "0123456789.,%()-/+"
SYMBOLS = "0123456789/-:.SABCDĐEGHIKLMNOPQRTUVXY"  # of a document number
_SLASHES = str.maketrans("⁄∕", "//")  # what the model takes for the slash of a number
_BBOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_ANGLE = re.compile(r"textangle (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its letters, box and baseline in pixels, height of its line, 0–1 how sure,
    the degrees its line is turned by."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    height: float
    sure: float
    line: int
    angle: int = 0


def words(picture: Picture, *, mode: int = 3, figures: bool = False, letters: str = "") -> list[Word]:
    """The words of a page. ``mode`` is tesseract's page segmentation mode.

    ``figures``: the picture holds nothing but numbers; the Latin model, held to digits and marks,
    keeps commas that the Vietnamese one loses. ``letters`` are the only ones to be read.

    Raises ``UnreadableFile``: ``needs-ocr`` where tesseract or its Vietnamese data is missing,
    ``timeout``, ``internal`` where it fails.
    """
    program, language = needs.program("tesseract"), needs.tesseract_language()
    if program is None or language is None:
        raise UnreadableFile("needs-ocr")
    command = [
        str(program), "stdin", "stdout", "-l", "eng" if figures else language, "--psm", str(mode),
        "--dpi", str(round(picture.dpi)), "-c", "tessedit_create_hocr=1",
        *(("-c", f"tessedit_char_whitelist={FIGURES if figures else letters}") if figures or letters else ()),
    ]  # fmt: skip
    image = io.BytesIO()
    Image.fromarray(picture.grey).save(image, "PNG", compress_level=1)
    try:
        done = subprocess.run(
            command, input=image.getvalue(), capture_output=True, timeout=SECONDS, check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnreadableFile("timeout", f"tesseract: {SECONDS} s") from None
    except OSError as error:
        raise UnreadableFile("internal", f"tesseract: {error}") from None
    if done.returncode:
        raise UnreadableFile("internal", f"tesseract: {done.stderr.decode('utf-8', 'replace')[:200]}")
    return list(_words(done.stdout))


def _words(hocr: bytes) -> Iterator[Word]:
    if not hocr.strip():
        return
    # hOCR is written by the program we called; its doctype names a DTD that is never loaded
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser)
    number = 0
    for line in root.iter("{*}span"):
        if line.get("class") not in ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"):
            continue
        title = line.get("title") or ""
        box = _BBOX.search(title)
        if box is None:
            continue
        number += 1
        left, bottom = float(box[1]), float(box[4])
        base = _BASELINE.search(title)
        slope, rise = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
        size = _SIZE.search(title)
        turned = _ANGLE.search(title)
        height = float(size[1]) if size else bottom - float(box[2])
        for item in line.iter("{*}span"):
            if item.get("class") != "ocrx_word":
                continue
            text = unicodedata.normalize("NFC", "".join(map(str, item.itertext())).strip()).translate(_SLASHES)
            place = _BBOX.search(item.get("title") or "")
            sure = _SURE.search(item.get("title") or "")
            if not text or place is None:
                continue
            x0, top, x1, low = (float(place[k]) for k in (1, 2, 3, 4))
            baseline = bottom + rise + slope * ((x0 + x1) / 2 - left)
            yield Word(
                text, x0, top, x1, low, baseline, height, int(sure[1]) / 100 if sure else 0.5, number,
                round(float(turned[1])) % 360 if turned else 0,
            )
