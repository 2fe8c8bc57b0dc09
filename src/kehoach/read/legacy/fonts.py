"""What a font's name says about the encoding of the text set in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach.read.legacy.tables import Encoding


class FontEncoding(NamedTuple):
    """The encoding a font was made for, and whether it draws small letters as capitals."""

    encoding: Encoding
    capitals: bool = False


# ``ABCDEF+`` before an embedded font, and style or charset words after the family name.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:[ ,_-]*(?:bold|italic|oblique|regular|normal|roman|medium|[a-z]*mt|tur|ce|cyr|greek|baltic|vietnamese|"
    r"\(vietnamese\)|western|\d+))+$",
    re.IGNORECASE,
)
# ABC: ``.VnTime``; PDF writers drop the dot, so the family names decide then.
_ABC = re.compile(
    r"\.vn(?!i\b)|vn(?:time|arial|helv|avant|book|south|black|cent|cour|park|present|teknical|aristote|"
    r"bahamas|clarendon|century|commerc|cooper|exotic|frank|free|gothic|linus|lucida|memorandum|monotype|"
    r"mystical|revue|shelley|stamp|tiffany|univers|vogue|arabia|kofi)",
    re.IGNORECASE,
)
_VNI = re.compile(r"vni(?:[ -]|$)", re.IGNORECASE)
_VPS = re.compile(r"vps[ -]", re.IGNORECASE)
_VISCII = re.compile(r"(?:vi|viscii)[ -](?=[A-Za-z])", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def font_encoding(name: str) -> FontEncoding | None:
    """The encoding of the texts set in a font, ``None`` for a font that is not of a legacy kind.

    >>> font_encoding("ABCDEF+.VnTimeH,Bold")
    FontEncoding(encoding='tcvn3', capitals=True)
    >>> font_encoding("VNI-Times")
    FontEncoding(encoding='vni', capitals=False)
    >>> font_encoding("Times New Roman")
    """
    name = _SUBSET.sub("", name.strip().strip("'\"")).strip()
    if _ABC.match(name):
        family = _STYLE.sub("", name)
        return FontEncoding("tcvn3", capitals=family[-1:] in "hH")
    if _VNI.match(name):
        return FontEncoding("vni")
    if _VPS.match(name):
        return FontEncoding("vps")
    if _VISCII.match(name):
        return FontEncoding("viscii")
    return None
