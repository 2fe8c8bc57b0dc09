"""The office named right before a body: *Giám đốc Sở …*, *Lãnh đạo UBND …* stand for the body."""

from __future__ import annotations

import re

import regex

from kehoach.extract.patterns import plain

_OFFICES = plain(
    r"(?:(?:dong chi|d/c|cac|ong|ba)[ ]+)*(?:thu truong|giam doc|pho giam doc|chu tich|pho chu tich|truong|pho truong|chanh van phong|pho chanh van phong|"
    r"bo truong|thu truong|lanh dao|thuong truc|tt\.?|cvp|pcvp|ct|pct|bi thu|pho bi thu|nguoi dung dau|chu nhiem|tong giam doc|(?:chi |tong )?cuc truong(?![ ]*,)|vu truong(?![ ]*,)|hat truong|tram truong|tong bien tap|hieu truong|truong ban|truong phong|chi huy truong|tap the|can bo|vien truong|chanh an|(?<!bo )(?:pho )?tu lenh|(?:pho )?chinh uy)"
    r"(?:[ ]*(?:,|va)[ ]*(?:cac )?(?:thu truong|giam doc|pho giam doc|chu tich|pho chu tich|pct|pcvp))*[ ]+(?:cac[ ]+)?$"
)
# Words that are an office only when their accents are left out: "môi trường các huyện", "bổ sung", "các bộ".
_NO_OFFICE = regex.compile(r"(?i)\b(?:trường|trương|viên)\b")
# The last words an office, or a document's "của", can end in: a look at them spares the patterns.
_OFFICE_LAST = frozenset(
    ["truong", "doc", "tich", "phong", "dao", "truc", "tt", "tt.", "cvp", "pcvp", "ct", "pct", "thu", "dau", "nhiem", "ban", "the", "bo", "vien", "an", "huy", "su", "pho", "tap", "lenh", "uy"]
)


def last_word(before: str) -> str:
    """The last word before a body, an article left aside."""
    said = before.rstrip()
    if said.endswith(" cac"):
        said = said[:-4].rstrip()
    return said[said.rfind(" ") + 1 :]


def person_before(before: str, printed: str) -> re.Match[str] | None:
    """The office named right before a body (*Giám đốc Sở …*); ``printed`` are the same letters unfolded."""
    if last_word(before) not in _OFFICE_LAST:
        return None
    found = _OFFICES.search(before)
    return None if found and _NO_OFFICE.search(printed, found.start()) else found
