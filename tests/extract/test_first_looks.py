"""Cheap looks before expensive patterns lose nothing that the patterns find."""

from pathlib import Path

import pytest

from kehoach import normalise
from kehoach.extract import agencies, agency_groups, agency_lists, amounts, citations, duty_words, recurring, times
from kehoach.extract.agency_names import SHAPE_HEAD, SHAPE_LOOKS
from kehoach.extract.beginnings import Look, beginnings, matches, patterns
from kehoach.extract.patterns import Worded
from kehoach.extract.target_words import begins, lexicon
from kehoach.folding import fold
from kehoach.read import document
from kehoach.rulebook import rulebook
from kehoach.segment import outline, titles

ROOT = Path(__file__).parents[2]
# Each word of duty once, and forms of groups that the plans below do not have.
MADE_UP = """Sở A chủ trì, phối hợp với phòng B; kết hợp với hội C.
Giao nhiệm vụ cho phòng A, phân công phòng B, đề nghị phòng C, yêu cầu phòng D, ủy quyền cho phòng E.
Huy động các hội, kêu gọi doanh nghiệp; việc do phòng A làm (phòng G giúp), phòng B chịu trách nhiệm thi hành.
Cơ quan báo chí, cơ quan thông tấn báo chí, đơn vị trực thuộc, phòng chuyên môn, tổ chức chính trị - xã hội.
Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ; địa phương liên quan, hội quần chúng.
Các sở, ban, ngành: Tài chính, Y tế; phòng: Nội vụ; ban của tỉnh; tổ chức, đoàn thể; tổ chức tín dụng.
Mở 05 lớp tập huấn (Sở Y tế thực hiện).
"""
SOURCES = [*sorted(ROOT.glob("corpus/*.txt")), *sorted(ROOT.glob("benchmarks/drafts/**/*.txt"))]


@pytest.fixture(scope="module")
def texts() -> list[normalise.Text]:
    written = [MADE_UP, *(document(file).text for file in SOURCES)]
    return [normalise.text(source) for source in written]


@pytest.mark.parametrize("name", [name for name, value in vars(duty_words).items() if isinstance(value, Worded)])
def test_a_pattern_finds_no_more_where_none_of_its_words_stands(name, texts):
    asked = getattr(duty_words, name)
    found = 0
    for text in texts:
        for p in text.paragraphs:
            every = [m.span() for m in asked.pattern.finditer(text.folded, p.start, p.end)]
            assert [m.span() for m in asked.within(text.folded, p.start, p.end)] == every
            found += len(every)
    assert found


@pytest.mark.parametrize("word", [word for value in vars(duty_words).values() if isinstance(value, Worded) for word in value.words])
def test_each_word_is_one_that_its_pattern_can_begin_with(word, texts):
    holding = [v for v in vars(duty_words).values() if isinstance(v, Worded) and word in v.words]
    folded = texts[0].folded
    assert any(word in match[0] for asked in holding for match in asked.pattern.finditer(folded))


def test_offices_by_themselves_are_passed_over_and_groups_are_not(texts, monkeypatch):
    def groups(text):
        return [
            match.span() for match in agency_groups._group_matches(text)
            if agency_groups._CENTRAL_OFFICE.match(match[0]) or match["office"] == "bo truong"
            or any(match[part] for part in ("det", "mass", "council", "party", "firm", "tail"))
            or any(mark in match[0] for mark in (",", "/", " va "))
        ]  # fmt: skip

    looked = [groups(text) for text in texts]

    articles = dict.fromkeys(agency_groups._ARTICLES, agency_groups._BEHIND_ARTICLE)
    monkeypatch.setattr(agency_groups, "_GOES_ON", articles)
    assert looked == [groups(text) for text in texts]
    assert looked[0]


def test_looks_find_by_their_words_what_a_search_finds(texts):
    looks = [look for module in (citations, recurring, times) for kept in vars(module).values() if _are_looks(kept) for look in kept]
    found = 0
    for look in looks:
        for text in texts:
            every = [m.span() for m in look.pattern.finditer(text.folded)]
            assert beginnings(text.folded, (look,)) == every
            found += len(every) if look.word else 0
    assert found > 100


def _are_looks(kept):
    return isinstance(kept, tuple) and len(kept) and all(isinstance(each, Look) for each in kept)


@pytest.mark.parametrize(
    ("source", "word"),
    [("thang\\b", "thang"), ("hang *(?=\\d)", "hang"), ("tha?n?g *\\d", None), ("lan?g", None), ("so(?=:)", None), ("[0-9]", None)],
)
def test_the_word_of_a_look_is_what_each_match_begins_with(source, word):
    assert [look.word for look in patterns(source)] == [word]


def test_heads_of_lists_are_found_though_what_follows_is_looked_at_first(texts):
    heads = patterns("cac (?:so|phong|ban|bo|hoi|van phong)", "so", "phong", "ban", "bo", "hoi")
    found = 0
    for text in texts:
        every = [m.span() for m in matches(agency_lists._HEAD_OF_LIST, text.folded, heads)]
        assert [m.span() for m in matches(agency_lists._HEAD_OF_LIST, text.folded, agency_lists._HEAD_LOOKS)] == every
        found += len(every)
    assert found


def test_money_is_found_wherever_a_unit_may_begin_behind_a_number(texts):
    money = amounts._money(rulebook())
    found = 0
    for text in texts:
        every = [m.span() for m in money.pattern.finditer(text.folded)]
        assert [m.span() for m in matches(money.pattern, text.folded, money.looks)] == every
        found += len(every)
    assert found


def test_heads_of_unknown_bodies_are_found_behind_a_look_at_capitals(texts):
    found = 0
    for text in texts:
        every = [m.span() for m in SHAPE_HEAD.finditer(text.canonical)]
        assert [m.span() for m in matches(SHAPE_HEAD, text.canonical, SHAPE_LOOKS)] == every
        found += len(every)
    assert found


def test_numbers_with_a_unit_and_numbers_of_documents_are_found_as_without_a_look(texts):
    words = lexicon(rulebook())
    units = symbols = 0
    for text in texts:
        for begin in begins(text.folded):
            match = words.number.match(text.folded, begin)
            assert not match or words.may_be_number.match(text.folded, begin)
            units += match is not None
        view = citations._blanked(text.canonical)
        finder = citations._Finder(text, outline(text, rulebook()), rulebook())
        every = [m.span() for m in finder.number.finditer(view, finder.title_start)]
        assert [m.span() for m in finder._numbers(view)] == every
        symbols += len(every)
    assert units > 100 and symbols > 100


@pytest.mark.parametrize("words", ["10 triệu đồng²", "7 xã²", "100%²", "12 hộ ²", "3 lớp."])
def test_the_mark_of_a_note_behind_a_unit_hides_no_number(words):
    asked, folded = lexicon(rulebook()), fold(words)
    assert bool(asked.may_be_number.match(folded)) == bool(asked.number.match(folded))


@pytest.mark.parametrize("title", ["Mục tiêu", "Đơn vị chủ trì", "Bài học", "Kiểm tra, giám sát", "Nguồn vốn²"])
def test_kinds_of_a_title_are_those_of_all_patterns_asked_at_once(title):
    folded = fold(title).lower()
    asked = titles._every_kind(rulebook()).match(folded)
    numbers = tuple(n for n, group in enumerate(asked.groups()) if group is not None)
    assert titles._finder(rulebook())(folded, 0) == numbers


@pytest.mark.parametrize(
    "before",
    [
        "đại hội ", "đại hội đại biểu ", "đại hội đại biểu toàn quốc ", "đại hội toàn quốc các cấp ", "điều lệ ", "ngày thành lập ",
        "ngày truyền thống ", "ngày truyền thống lực lượng ", "ngày thành lập ngành ",
    ],
)  # fmt: skip
def test_what_is_named_after_a_body_ends_in_one_of_the_words_looked_at_first(before):
    assert agencies._NAMED_AFTER.match(fold(before))
    assert fold(before).rstrip().endswith(agencies._NAMED_AFTER_LAST)
