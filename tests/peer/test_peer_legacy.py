"""Text from before Unicode, of other projects and of constructed cases, brought back to Unicode.

The encodings that readers meet in files are converted; what is listed in ``differ_legacy.json`` is not, with the reason.
"""

import unicodedata
from typing import Any

from kehoach.read.legacy import convert, decode_bytes, repair
from peer_rows import check, rows

ENCODINGS = {"VNI-Windows": "vni", "TCVN3/ABC": "tcvn3", "TCVN 5712": "tcvn3", "VISCII": "viscii"}


def is_read(row: dict[str, Any]) -> bool:
    text: str = row["encoded"]
    if row["kind"] == "mojibake":
        text = repair(text).text
    if row["encoding"] == "Windows-1258":
        decoded = decode_bytes(text.encode("latin-1"))
        text = decoded[0] if decoded else text
    for begin, encoding in ENCODINGS.items():
        if row["encoding"].startswith(begin) and row["kind"] == "legacy_encoding":
            text = convert(text, encoding)  # type: ignore[arg-type]
    return unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", row["expected"]["unicode"])


def test_legacy_text_is_converted_or_listed() -> None:
    check("legacy", {row["id"] for row in rows("legacy_encoding", "legacy_encoding", "mojibake", "nfd") if not is_read(row)})
