"""Automatic numbers are the labels Word prints: levels, restarts, overrides, styles, every format."""

from __future__ import annotations

import pytest

from word_files import listed, lvl, numbering, p, read_word, tbl, tc, text_of, tr

I_1_A = (lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)"))
DEEP = (lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."), lvl(2, "decimal", "%1.%2.%3."))


def num(key: int, family: int = 0, *overrides: str) -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{family}"/>{"".join(overrides)}</w:num>'


def starts(level: int, at: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def labels(*paragraphs: str, part: str) -> list[str]:
    """The labels before the words ``x``."""
    return [line.removesuffix("x").strip() for line in text_of("".join(paragraphs), numbering=part).splitlines()]


def x(level: int = 0, key: int = 1, more: str = "") -> str:
    return listed("x", level, key, more)


LISTS = [
    ([x(), x(1), x(2), x(2), x(1), x(2), x()], numbering(*I_1_A), ["I.", "1.", "a)", "b)", "2.", "a)", "II."], "I. 1. a) of a plan"),
    ([x(), x(1), x(2), x(), x(1)], numbering(*DEEP), ["1.", "1.1.", "1.1.1.", "2.", "2.1."], "numbers of upper levels"),
    ([x(1), x(0), x(1)], numbering(*DEEP), ["1.1.", "2.", "2.1."], "a level that never stood counts as begun"),
    ([x(), x(1), x(), x(1)], numbering(lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')),
     ["1.", "a)", "2.", "b)"], "lvlRestart 0: never"),
    ([x(), x(1), x(2), x(1), x(2), x(), x(1), x(2)],
     numbering(*I_1_A[:2], lvl(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')),
     ["I.", "1.", "1)", "2.", "2)", "II.", "1.", "1)"], "lvlRestart 1: only after the first level"),
    ([x(), x(1), x(2)], numbering(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"), lvl(2, "lowerLetter", "%3)")),
     ["I.", "1.1", "a)"], "isLgl: all numbers in digits"),
    ([x(), x(0, 2), x(), x(0, 3), x()], numbering(*I_1_A, nums=num(1) + num(2) + num(3, 0, starts(0, 1))),
     ["I.", "II.", "III.", "I.", "II."], "lists of one definition count on; a start of their own begins again, once"),
    ([x(), x(1), x(1, 2), x(1, 2), x(0, 2), x(1, 2)], numbering(*DEEP, nums=num(1) + num(2, 0, starts(1, 5))),
     ["1.", "1.1.", "1.5.", "1.6.", "2.", "2.5."], "startOverride of a lower level holds at every restart"),
    ([x(0, 2), x(0, 2), x()], numbering(*I_1_A, nums=num(1) + num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "Điều %1.", start=3)}</w:lvlOverride>')),
     ["Điều 3.", "Điều 4.", "V."], "lvlOverride with a level of its own; counters stay shared"),
    ([x(), p("x"), tbl(tr(tc(x()), "x")), x()], numbering(*I_1_A), ["I.", "", "II. x", "III."], "counting goes on over a table"),
    ([x(), x(0, 1, "<w:rPr><w:del/></w:rPr>"), x()], numbering(*I_1_A), ["I.", "II. x"], "a deleted mark is not counted"),
    ([x(), listed(""), x()], numbering(*I_1_A), ["I.", "II.", "III."], "an empty paragraph is counted and shows its number"),
    ([x(), listed("", more="<w:sectPr/>"), x()], numbering(*I_1_A), ["I.", "II."], "a section's end alone is not"),
    ([x(0, 9), x(9), x(0, 0)], numbering(*I_1_A), ["", "", ""], "lists and levels nobody defined; numId 0 takes the number off"),
    ([x(), x()], numbering('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'), ["0.", "1."], "without w:start counting begins at zero"),
    ([x(), x()], numbering(lvl(0, "decimal", "")), ["", ""], "no text: no label"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "part", "expected"), [case[:3] for case in LISTS], ids=[case[3] for case in LISTS])
def test_labels(body: list[str], part: str, expected: list[str]) -> None:
    assert labels(*body, part=part) == expected


FORMATS = [
    ("decimal", "", 9, ["9", "10"]),
    ("decimalZero", "", 9, ["09", "10"]),
    ("upperRoman", "", 3, ["III", "IV"]),
    ("lowerRoman", "", 9, ["ix", "x"]),
    ("upperLetter", "", 26, ["Z", "AA"]),
    ("lowerLetter", "", 4, ["d", "e"]),
    ("lowerLetter", "", 2**30, ["1000000", "1000000"]),
    ("ordinal", "", 2, ["2nd", "3rd"]),
    ("none", "", 1, ["", ""]),
    ("vietnameseCounting", "", 21, ["hai mươi mốt", "hai mươi hai"]),
    ("decimalEnclosedCircle", "", 1, ["①", "②"]),
    ("numberInDash", "", 1, ["- 1 -", "- 2 -"]),
    ("chicago", "", 1, ["*", "†"]),
    ("custom", "001, 002, 003, ...", 9, ["009", "010"]),
    ("aFormatOfTomorrow", "", 1, ["1", "2"]),
]


@pytest.mark.parametrize(("form", "custom", "start", "expected"), FORMATS, ids=[f"{f}-{s}" for f, _, s, _ in FORMATS])
def test_formats(form: str, custom: str, start: int, expected: list[str]) -> None:
    level = lvl(0, form, "%1", start=start).replace(
        f'<w:numFmt w:val="{form}"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>' if custom else f'<w:numFmt w:val="{form}"/>',
    )  # fmt: skip
    assert labels(x(), x(), part=numbering(level)) == expected


@pytest.mark.parametrize(
    ("sign", "font", "expected"),
    [("-", "Times New Roman", "-"), ("+", "Calibri", "+"), ("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "•"),
     ("o", "Courier New", "•"), ("\uf02d", "Symbol", "-"), ("–", "Arial", "–"), ("•", "", "•"), ("\uf0fc", "Wingdings", "•")],
)  # fmt: skip
def test_bullets(sign: str, font: str, expected: str) -> None:
    level = lvl(0, "bullet", sign).replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    assert labels(x(), part=numbering(level)) == [expected]


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. x"), ("space", "1. x"), ("nothing", "1.x")])
def test_what_follows_a_number(suffix: str, expected: str) -> None:
    assert text_of(x(), numbering=numbering(lvl(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>'))) == expected + "\n"


def _style(key: str, inner: str, based: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{on}<w:pPr>{inner}</w:pPr></w:style>'


def _numbered(num_id: int | None, level: int | None) -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    key = "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return f"<w:numPr>{inner}{key}</w:numPr>"


def test_numbers_come_through_the_style_chain() -> None:
    styles = (
        _style("H1", _numbered(1, None)) + _style("H2", _numbered(1, 1), "H1") + _style("H2x", "", "H2")
        + _style("Off", _numbered(0, None), "H1")
    )  # fmt: skip

    def styled(style: str, more: str = "") -> str:
        return p("x", properties=f'<w:pStyle w:val="{style}"/>{more}')

    body = styled("H1") + styled("H2x") + styled("H1") + styled("Off") + styled("H1", _numbered(None, 2)) + styled("H1", _numbered(0, None))
    text = text_of(body, styles=styles, numbering=numbering(*I_1_A))
    assert text.splitlines() == ["I. x", "1. x", "II. x", "x", "a) x", "x"]


def test_a_level_that_names_a_style_is_its_level() -> None:
    styles = _style("Muc", _numbered(1, None)) + _style("Khoan", _numbered(1, None))
    levels = (lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'), lvl(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'))
    body = "".join(p("x", properties=f'<w:pStyle w:val="{s}"/>') for s in ("Muc", "Khoan", "Khoan", "Muc", "Khoan"))
    assert [t.split()[0] for t in text_of(body, styles=styles, numbering=numbering(*levels)).splitlines()] == ["I.", "1.", "2.", "II.", "1."]


def test_a_list_style_leads_to_its_definition() -> None:
    styles = _style("DanhMuc", _numbered(5, None), kind="numbering")
    part = numbering(
        *I_1_A, nums=num(1, 1) + num(5, 0),
        more='<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DanhMuc"/></w:abstractNum>',
    )  # fmt: skip
    assert labels_with(styles, part, x(), x(1)) == ["I.", "1."]


def labels_with(styles: str, part: str, *body: str) -> list[str]:
    return [line.split()[0] for line in text_of("".join(body), styles=styles, numbering=part).splitlines()]


def test_styles_that_go_in_circles_end() -> None:
    styles = _style("A", "", "B") + _style("B", "", "A") + _style("L", _numbered(1, None), kind="numbering")
    part = numbering(nums=num(1, 1), more='<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>')
    assert text_of(p("x", properties='<w:pStyle w:val="A"/>') + x(), styles=styles, numbering=part) == "x\nx\n"


def test_a_merged_paragraph_has_the_number_of_the_mark_that_stayed() -> None:
    body = x() + listed("Mục tiêu", more="<w:rPr><w:del/></w:rPr>") + p(" chung") + x()
    document = read_word(body, numbering=numbering(*I_1_A))
    assert document.text == "I. x\nMục tiêu chung\nII. x\n"
    assert [w.code for w in document.warnings] == ["tracked-changes"]
