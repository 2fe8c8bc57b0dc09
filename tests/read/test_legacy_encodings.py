"""TCVN3, VNI, VISCII, VPS and wrong decodings: put right where they are, never where they are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.read.legacy import (
    Run,
    choices,
    convert,
    decode,
    decode_bytes,
    detect,
    font_encoding,
    pieces,
    repair,
    unicode_text,
)
from kehoach.read.legacy.syllables import is_syllable, marked_words, share
from kehoach.read.legacy.tables import ENCODINGS, TABLES, Encoding
from legacy_texts import PARAGRAPHS, TEXT, written
from made_pdf import Page, pdf
from plan_texts import EVERY_PLAN, Path
from test_folding import LETTERS

EVERY = "".join(letter for letter, _ in LETTERS if unicodedata.normalize("NFD", letter)[0] in "aeiouyd" or letter == "đ")
EVERY = "".join(c for c in EVERY if not set(unicodedata.normalize("NFD", c)[1:]) - set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"))
KEEPS_CAPITALS: tuple[Encoding, ...] = ("vni", "viscii", "vps")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_small_letter_comes_back(encoding: Encoding) -> None:
    assert len(EVERY) >= 67
    assert convert(written(EVERY, encoding), encoding) == EVERY


@pytest.mark.parametrize("encoding", KEEPS_CAPITALS)
def test_every_capital_comes_back(encoding: Encoding) -> None:
    assert convert(written(EVERY.upper(), encoding), encoding) == EVERY.upper()


def test_a_capitals_font_gives_capitals_also_of_plain_letters() -> None:
    assert convert("uû ban nh©n d©n huyÖn", "tcvn3", capitals=True) == "UỶ BAN NHÂN DÂN HUYỆN"


@pytest.mark.parametrize("encoding", ["viscii", "vps"])
def test_a_letter_has_one_byte_and_a_byte_one_letter(encoding: Encoding) -> None:
    assert len(set(TABLES[encoding].values())) == len(TABLES[encoding]) == 134


@pytest.mark.parametrize(
    ("shown", "text"),
    [("t−íng", "tướng"), ("Nh\u00ad n\u00adíc", "Như nước"), ("l∙nh", "lãnh"), ("\uf0b5\uf0b8", "àá"), ("μ", "à"),
     ("“m¸y”…", "“máy”…"), ("Ƣ", "Ƣ"), ("§iÒu 1.", "Điều 1.")],
    ids=["minus sign in PDF", "soft hyphen", "bullet operator", "symbol font", "Greek mu", "quotes stay",
         "unknown stays", "capital with no tone"],
)
def test_every_way_a_tcvn3_byte_may_show(shown: str, text: str) -> None:
    assert convert(shown, "tcvn3") == text


@pytest.mark.parametrize("page", ["cp1254", "cp1258", "cp1250"])
def test_tcvn3_seen_through_another_code_page(page: str) -> None:
    text = "đến đồng vùng miền được dự phòng, ý kiến kỹ thuật của địa phương"
    raw = written(text, "tcvn3").encode("latin-1")
    shown = raw.decode(page, errors="ignore")
    if len(shown) == len(raw):
        got = convert(shown, "tcvn3")
        same = sum(a == b for a, b in zip(got, text, strict=True)) / len(text)
        assert same > (0.95 if page != "cp1250" else 0.9)


@given(st.text(max_size=40), st.sampled_from(ENCODINGS), st.booleans())
def test_pieces_cover_the_text_and_say_what_convert_says(text: str, encoding: Encoding, capitals: bool) -> None:
    found = pieces(text, encoding, capitals=capitals)
    assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found)][: len(found)]
    assert (found[-1][1] if found else 0) == len(text)
    whole = convert(text, encoding, capitals=capitals)
    assert unicodedata.normalize("NFC", "".join(letters for *_, letters in found)) == whole


FONTS = [
    (".VnTime", "tcvn3", False), (".VnTimeH", "tcvn3", True), (".VNTIMEH", "tcvn3", True),
    ("ABCDEF+.VnTime,Bold", "tcvn3", False), ("GHIJKL+VnTimeHBold", "tcvn3", True), (".VnArial NarrowH", "tcvn3", True),
    (".VnTimeH Tur", "tcvn3", True), ("VnTimeBoldItalic", "tcvn3", False), (".VnBlack", "tcvn3", False),
    ("VNI-Times", "vni", False), ("vni helve", "vni", False), ("VPS Times", "vps", False), ("VI Arial", "viscii", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "encoding", "capitals"), FONTS, ids=[name for name, *_ in FONTS])
def test_a_fonts_name_says_its_encoding(name: str, encoding: str, capitals: bool) -> None:
    assert font_encoding(name) == (encoding, capitals)


@pytest.mark.parametrize("name", ["Times New Roman", "Arial", "Verdana", "Vineta BT", "Viner Hand ITC", "Vladimir Script", "Symbol", ""])
def test_other_fonts_say_nothing(name: str) -> None:
    assert font_encoding(name) is None


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_document_without_font_names_is_known_by_its_words(encoding: Encoding) -> None:
    assert detect(written(TEXT, encoding)) == encoding
    text, warnings = unicode_text(written(TEXT, encoding))
    assert text.lower() == TEXT.lower()
    assert [warning.code for warning in warnings] == ["legacy-encoding"]


def test_unicode_is_left_alone() -> None:
    assert detect(TEXT) is None
    assert unicode_text(TEXT) == (TEXT, ())


@pytest.mark.parametrize("path", EVERY_PLAN)
def test_no_plan_in_unicode_is_touched(path: Path) -> None:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    assert unicode_text(text) == (text, ())
    assert all(unicode_text(line)[0] == line for line in text.splitlines())


OTHER_LANGUAGES = {
    "Spanish": "El año pasado señaló que la educación pública también debería llegar a los niños de la región, según él mismo. ",
    "German": "Über die Maßnahmen für größere Städte müssen wir später noch ausführlich, möglichst öffentlich, verhandeln. ",
    "French": "Les élèves français reçoivent à l'été des leçons où ça n'était pas prévu; même l'hôtel y fêtait Noël naïvement. ",
}


@pytest.mark.parametrize("name", OTHER_LANGUAGES)
def test_another_language_is_left_alone(name: str) -> None:
    text = OTHER_LANGUAGES[name] * 20
    assert unicode_text(text) == (text, ())
    assert decode_bytes(text.encode("cp1252")) is None


def runs(*parts: tuple[str, str | None]) -> list[Run]:
    return [Run(text, font, number) for number, (text, font) in enumerate(parts)]


def test_a_mixed_document_is_converted_where_it_is_legacy() -> None:
    mixed = runs(
        *((written(line, "tcvn3"), ".VnTime") for line in PARAGRAPHS[1:4]),
        *((line, "Times New Roman") for line in PARAGRAPHS[4:]),
        (written("Điện Biên", "vni"), "VNI-Times"),
    )
    done = decode(mixed)
    assert done.texts == [*PARAGRAPHS[1:], "Điện Biên"]
    assert set(done.converted) == {"tcvn3", "vni"}


def test_unicode_typed_in_a_legacy_font_stays() -> None:
    """Word draws letters that a font lacks from another one, so people went on typing in .VnTime."""
    done = decode(runs(*((line, ".VnTime") for line in PARAGRAPHS), ("Công báo, quý hai", ".VnTime")))
    assert done.texts == [*PARAGRAPHS, "Công báo, quý hai"]
    assert not done.converted


def test_legacy_and_unicode_paragraphs_in_one_font() -> None:
    mixed = runs(*((written(line, "tcvn3"), None) for line in PARAGRAPHS[1:]), *((line, None) for line in PARAGRAPHS))
    assert [text.lower() for text in decode(mixed).texts] == [line.lower() for line in (*PARAGRAPHS[1:], *PARAGRAPHS)]


def test_small_letters_of_a_capitals_font_are_capitals_even_without_marks() -> None:
    assert decode(runs((written(TEXT, "tcvn3"), ".VnTime"), ("thanh tra", ".VnTimeH"), ("hµ néi", ".VnTimeH"))).texts[1:] == [
        "THANH TRA", "HÀ NỘI"
    ]  # fmt: skip


def test_a_short_heading_without_font_name_follows_its_document() -> None:
    body = [(written(line, "tcvn3"), ".VnTime") for line in PARAGRAPHS[1:]]
    assert decode(runs(*body, ("Phô lôc kinh phÝ hç trî", "Arial"))).texts[-1] == "Phụ lục kinh phí hỗ trợ"
    assert decode(runs(*body, ("hç trî", "Arial"))).texts[-1] == "hç trî", "two words are too few to tell"


def test_a_vni_letter_and_its_mark_in_two_runs() -> None:
    parts = [Run("Ke", "VNI-Times", 0), Run("á hoa", "VNI-Times", 0), Run("ïch", "VNI-Times", 0)]
    assert "".join(decode(parts).texts) == "Kế hoạch"


def test_choices_say_how_each_run_is_read() -> None:
    found = choices([Run("tØnh", ".VnTimeH", 0), Run("2003", "Arial", 0)])
    assert found == [("tcvn3", True), None]


def mojibake(text: str, page: str = "cp1252", rounds: int = 1) -> str:
    for _ in range(rounds):
        text = "".join(
            bytes([byte]).decode(page, errors="ignore") or chr(byte) for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_utf8_decoded_wrongly_is_repaired(page: str, rounds: int) -> None:
    text, warnings = unicode_text(mojibake(TEXT, page, rounds))
    assert text == TEXT
    assert [warning.code for warning in warnings] == ["mojibake"]


def test_utf8_shown_as_windows_1258_is_repaired() -> None:
    assert repair(unicodedata.normalize("NFC", mojibake(TEXT, "cp1258"))).text == TEXT


def test_a_no_break_space_lost_inside_a_letter_is_guessed_by_syllable() -> None:
    text = "Toàn tỉnh là một khối, tài chính và bán hàng đều tăng; ngoài ra còn nghề mới."
    assert repair(mojibake(text).replace("\u00a0", " ")).text == text


def test_letters_beyond_repair_are_reported() -> None:
    damaged = mojibake(TEXT).replace("\x81", "\ufffd").replace("\x9d", "\ufffd")
    text, warnings = unicode_text(damaged)
    codes = [warning.code for warning in warnings]
    assert codes == ["mojibake", "characters-lost"]
    assert text[warnings[1].start or 0] == "\ufffd"


def test_a_few_odd_pairs_are_no_mojibake() -> None:
    text = "ĐÃ “xong” Ã» Ä€ " + TEXT
    assert repair(text).text == text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "windows-1258", "utf-16-le", "utf-16-be"])
def test_a_plain_file_in_an_old_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    if encoding == "windows-1258":
        decomposed = "".join(_for_1258(char) for char in TEXT)
        data = decomposed.encode("cp1258")
    elif encoding.startswith("utf"):
        data = TEXT.encode(encoding)
    else:
        data = written(TEXT, encoding).encode("latin-1")  # type: ignore[arg-type]
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(data)
    document = read.document(path)
    assert document.text.lower() == TEXT.lower()
    assert bool(document.warnings) != encoding.startswith("utf")


def _for_1258(char: str) -> str:
    """A letter as Windows-1258 writes it: the vowel with its hat, then the tone."""
    parts = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in "\u0300\u0301\u0303\u0309\u0323"))
    return base + "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")


def test_too_little_text_is_no_guess() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes("C«ng b¸o".encode("cp1252"), "a.txt")
    assert caught.value.reason == "unsupported"


@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    found = decode_bytes(data)
    assert found is None or found[1]


@given(st.text(max_size=200))
def test_repair_and_detection_take_any_text(text: str) -> None:
    assert isinstance(unicode_text(text)[0], str)


def test_syllables_tell_right_from_wrong_decodings() -> None:
    assert share(marked_words(TEXT)) > 0.97
    assert share(marked_words(written(TEXT, "tcvn3"))) < 0.4
    assert not is_syllable("ngàoo") and not is_syllable("cằc") and is_syllable("giữa") and is_syllable("quyết")


@pytest.mark.parametrize("font", ["Times-Roman", ".VnTimeXYZ"])
def test_in_a_pdf_the_letter_that_looks_like_a_soft_hyphen_stays(font: str) -> None:
    """Seen as 0xAD, which is nothing in Unicode and the letter ư in TCVN3, whatever the font is called."""
    lines = [f"{number}. Ng\u00adêi d©n trong huyÖn ®\u00adîc h\u00adëng chÝnh s¸ch h\u00adu trÝ." for number in range(1, 21)]
    found = read.document_from_bytes(pdf(Page().lines(80, 700, lines)).replace(b"Times-Roman", font.encode()), "plan.pdf")
    assert found.text.count("Người dân trong huyện được hưởng chính sách hưu trí.") == 20
    assert "legacy-encoding" in {warning.code for warning in found.warnings}


def test_in_a_pdf_a_soft_hyphen_of_a_text_in_unicode_is_not_seen() -> None:
    lines = [f"{number}. Phát triển kinh\u00ad tế của huyện, hỗ\u00adtrợ hộ nghèo." for number in range(1, 21)]
    found = read.document_from_bytes(pdf(Page().lines(80, 700, lines)), "plan.pdf")
    assert found.text.count("Phát triển kinh tế của huyện, hỗtrợ hộ nghèo.") == 20
