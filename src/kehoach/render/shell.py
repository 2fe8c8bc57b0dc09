"""The page around a report: one file, its style inside, and nothing else allowed to load or run."""

from __future__ import annotations

import base64
import hashlib

from kehoach.messages import language


def let_in(source: str) -> str:
    """How a page's policy names one script or style that may stand in it: by its hash."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def shell(title: str, style: str, body: str, *, pictures: bool = False) -> str:
    """A whole HTML page. ``title`` and ``body`` are HTML already, ``style`` is CSS.

    The policy lets in the style by its hash, so that nothing from a document can load or run;
    ``pictures`` lets in those that stand in the page itself.
    """
    images = "img-src data:; " if pictures else ""
    policy = f"default-src 'none'; {images}style-src {let_in(style)}; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
