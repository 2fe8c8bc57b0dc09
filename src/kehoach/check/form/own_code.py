"""The code of the issuing body in the plan's own number: that of another body, a letter lost, or no hyphen before it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.citing.forms import codes_of_bodies
from kehoach.check.draft import Draft, Place
from kehoach.check.form.misspelt import one_slip
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_NUMBER = regex.compile(r"(?<!\p{L})Số *:? *(?P<symbol>\d+/(?:\d{4}/)?(?P<type>\p{Lu}{2,3}r?)-(?P<code>\p{Lu}[\p{L}&]+)(?:-[\p{L}\d&-]+)?)")
_JOINED = regex.compile(r"(?<!\p{L})Số *:? *(?P<symbol>(?P<no>\d+)/(?P<type>KH|QĐ|CTr|PA|ĐA)(?P<code>\p{Lu}[\p{Lu}&-]+))(?![\p{L}-])")
_OFFICE = regex.compile(r"(?:so|phong|chi cuc|cuc|bo) (?!chi huy|tu lenh)")
_OTHERWISE = regex.compile(r"uy ban nhan dan|hoi dong |ban chi dao|tieu ban|to |uy ban bau cu")  # own-symbol looks at committees
_WORD = regex.compile(r"[^\W\d_]+")
_UNIT = regex.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\b.*$")
_LEAST = 4  # letters of a code in which a slip is told from another code


@kind("own-code")
def own_code(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*KH-STTTT* under a sở of culture, *KH-SVHTTL*, *KHSVHTTDL*.

    ``part``: number, or issuer, where the plan itself names the body of the code and not that of its header.
    """
    issuer, place = draft.record.plan.issuer, draft.record.plan.spans.get("issuer")
    if issuer is None or place is None or place[0] > draft.title[0]:
        return
    bodies, spelt = codes_of_bodies(draft), initials(issuer)
    match, joined = _NUMBER.search(draft.text.shown, *draft.head), _JOINED.search(draft.text.shown, *draft.head)
    if match is None:
        if joined and rule.options["part"] == "number" and _bare(joined["code"]) in (*map(_bare, bodies), spelt):
            yield draft.finding(rule, joined.span("symbol"), say_as="shape", right=f"{joined['no']}/{joined['type']}-{joined['code']}")
        return
    where: Place = match.span("symbol")
    code = match["code"]
    if code in ("UBND", "HĐND"):
        return  # own-symbol
    own = _bare(code)
    if not own or spelt.endswith(own) or spelt.startswith(own):
        return
    if code in bodies and not _OTHERWISE.match(fold(issuer)) and not _of_the_header(draft, bodies[code]):
        meant = _speaks_of_itself(draft, issuer, bodies[code])
        if rule.options["part"] == "issuer" and meant:
            yield draft.finding(rule, place, say_as="code", symbol=code, issuer=meant)
        elif rule.options["part"] == "number" and not meant:
            yield draft.finding(rule, where, say_as="issuer", symbol=code, issuer=issuer)
    elif rule.options["part"] == "number" and code not in bodies and _OFFICE.match(fold(issuer)) and min(len(own), len(spelt)) >= _LEAST and one_slip(own, spelt):
        yield draft.finding(rule, where, say_as="shape", right=match["symbol"].replace(code, spelt, 1))


def initials(name: str) -> str:
    """The first letters of a body's name, as codes have them.

    >>> initials("Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An")
    'SLĐTBXH'
    """
    return "".join(word[0] for word in _WORD.findall(_UNIT.sub("", name)) if word.lower() != "và").upper()


def _bare(code: str) -> str:
    """The capitals of a code: *SNgV* is *SNV*, *SGD&ĐT* is *SGDĐT*."""
    return "".join(regex.findall(r"\p{Lu}", code))


def _of_the_header(draft: Draft, names: tuple[str, ...]) -> bool:
    """True if a line of the header, or the issuer as it is read, names one of these bodies."""
    words = (draft.folded(draft.head), fold(draft.record.plan.issuer or ""))
    return any(name in line or name.replace("uy ban nhan dan", "ubnd") in line for name in names for line in words)


def _speaks_of_itself(draft: Draft, issuer: str, names: tuple[str, ...]) -> str | None:
    """The body of a code, where the plan names it twice at least and that of its header never."""
    words = draft.folded((draft.title[0], draft.body_end))
    if fold(_UNIT.sub("", issuer)) in words:
        return None
    found = next((name for name in names if words.count(name) > 1), None)
    at = draft.text.folded.find(found, draft.title[0]) if found else -1
    return draft.words((at, at + len(found))) if found and at >= 0 else found
