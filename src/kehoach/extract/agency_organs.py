"""Bodies inside and beside others: *Ban Tài chính Liên đoàn Lao động tỉnh* is one, *Trung tâm Lưu trữ quốc gia I, II* are two."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.normalise import Text

# Organs go by the body they are of; bodies that have organs of such names.
_ORGANS = plain(r"(?:Ban|Phòng|Ủy ban Kiểm tra|Văn phòng|Cục|Vụ|Thanh tra|Tổng cục|Trung tâm|Tạp chí|Báo|Khoa|Viện|Cổng Thông tin điện tử)(?![\p{L}])")
_NO_ORGAN = plain(r"(?:Ban (?:Chỉ đạo|Chỉ huy|Tổ chức|Vận động)|Văn phòng (?:Điều phối|Ban))(?![\p{L}])")
_PARENTS = plain(
    r"(?:Công an|Bộ Chỉ huy|Bộ Tư lệnh|Quân khu|Quân chủng|Liên đoàn Lao động|Tổng Liên đoàn|Hội|Tỉnh đoàn|Trung ương (?:Hội|Đoàn)|Mặt trận|Ủy ban Mặt trận|"
    r"Tỉnh ủy|Thành ủy|Huyện ủy|Hội đồng nhân dân|Sở|Bộ|Tổng cục|Liên minh|Tòa án|Viện [Kk]iểm sát|Bảo hiểm xã hội|Đảng ủy)(?![\p{L}])"
)
# "Trung tâm Lưu trữ quốc gia I" + ", II, III và IV"
_NUMBER = plain(r" (?P<number>[IVX]{1,4}|(?:số )?\d{1,2})$")
_NUMBERS = plain(r"(?:[ ]*,[ ]*(?:và[ ]+)?|[ ]+và[ ]+)(?P<number>[IVX]{1,4}|\d{1,2})(?![\p{L}\d]|[./,]\d)")

# Boards that every level has: "Ban Chỉ đạo các cấp", "Ban Chỉ huy … cấp tỉnh, cấp xã".
_BOARD = plain(r"(?:Ban [Cc]hỉ (?:đạo|huy)|Ban điều hành|Ban Điều hành|Hội đồng|Tiểu ban|Ủy ban bầu cử)(?![\p{L}])")
_LEVELS = r"(?:tinh|huyen|xa|co so)(?![\p{L}])"
_BOARD_LEVELS = plain(rf"[ ]+(?:o[ ]+)?(?:cac cap(?:[ ]+{_LEVELS}(?:[ ]*,[ ]*{_LEVELS})*)?(?![\p{{L}}])|(?:cac|cap) quan khu)")
_MORE_LEVELS = plain(rf"(?:[ ]*[,/][ ]*|[ ]+va[ ]+)(?P<level>cap[ ]+{_LEVELS})")


_COUNCILS = {"hdnd": "Hội đồng nhân dân", "ubnd": "Ủy ban nhân dân"}
# Organs that committees of the party have at every level.
_OF_COMMITTEES = frozenset({"Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Tuyên giáo và Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra"})
_COMMITTEE = plain(r" (?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy(?: (?:xã|phường|thị trấn|đặc khu))?$")
_LISTED = frozenset({",", "va", ", va", "-", "/"})


def with_organs(mentions: list[FoundAgency], text: Text, own_unit: str) -> list[FoundAgency]:
    """The mentions with organs and the bodies right behind them as one, and further bodies of a row of numbers.

    ``own_unit`` is the folded name of the unit whose plan it is (``xa nghia do``).
    """
    _share_units(mentions, text, own_unit)
    _share_committees(mentions, text)
    _declared(mentions, text)
    found: list[FoundAgency] = []
    for mention in mentions:
        before = found[-1] if found else None
        if before and text.folded[before.end : mention.start] == " " and _is_organ_of(before, mention):
            before.end = mention.end
            before.name = f"{before.name} {mention.name}"
            before.key = key_of(before.name)
            before.place, before.level = mention.place, mention.level
            if text.folded.endswith("qua ", 0, before.start):  # "(qua phòng A Công an tỉnh)" is an address
                before.confidence = min(before.confidence, 0.65)
            continue
        found.append(mention)
        if mention.kind == "ban" and not mention.generic and _BOARD.match(mention.name):
            found += _of_levels(mention, text)
        elif not mention.generic and mention.kind in ("trung_tam", "doanh_nghiep", "khac", "bo_nganh") and _NUMBER.search(mention.name):
            found += _siblings(mention, text)
    return found


def _share_units(mentions: list[FoundAgency], text: Text, own_unit: str) -> None:
    """Give *HĐND, UBND, Ủy ban MTTQ tỉnh* of another unit's plan the unit that is said behind the last of them."""
    for mention, after in zip(reversed(mentions[:-1]), reversed(mentions), strict=False):
        bare = mention.kind in _COUNCILS and not mention.place and not mention.generic
        if not bare or after.kind not in ("hdnd", "ubnd", "doan_the") or after.generic or not after.place:
            continue
        unit = fold(after.place)
        if own_unit.startswith(unit.split(" ")[0]) or text.folded[mention.end : after.start].strip() not in _LISTED:
            continue
        mention.name = f"{_COUNCILS[mention.kind]} {after.place}"
        mention.key, mention.place, mention.level = key_of(mention.name), after.place, after.level


def _share_committees(mentions: list[FoundAgency], text: Text) -> None:
    """Give *Ban Tổ chức, Ban Xây dựng Đảng, Văn phòng Huyện ủy* the committee that is said behind the last of them."""
    committee = level = None
    for mention, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if after.kind != "dang" or after.generic:
            committee = None
        elif said := _COMMITTEE.search(after.name):
            committee, level = said[0], after.level
        if text.folded[mention.end : after.start].strip() not in _LISTED:
            committee = None
        if committee and mention.name in _OF_COMMITTEES and not mention.place:
            mention.name += committee
            mention.key, mention.level, mention.kind = key_of(mention.name), level, "dang"


_SHORT_FOR = ("goi tat la ", "viet tat la ", "goi chung la ", "goi la ")


def _declared(mentions: list[FoundAgency], text: Text) -> None:
    """*Ban Chỉ đạo quốc gia về … (sau đây gọi tắt là Ban Chỉ đạo quốc gia 1237)* is one body by two names."""
    for long, short in zip(mentions, mentions[1:], strict=False):
        if short.generic or not text.folded.endswith(_SHORT_FOR, 0, short.start) or long.generic or long.key.startswith(short.key):
            continue
        gap = text.folded[long.end : short.start]
        if "\n" in gap or gap.count("(") != 1 or long.name.split(" ")[:2] != short.name.split(" ")[:2]:
            continue
        key = long.key
        for mention in mentions:
            if mention.key == key:
                mention.key, mention.name = short.key, short.name


def _is_organ_of(organ: FoundAgency, body: FoundAgency) -> bool:
    if organ.generic or body.generic or organ.place or not _ORGANS.match(organ.name) or not _PARENTS.match(body.name):
        return False
    return not _NO_ORGAN.match(organ.name) and body.name.split(" ")[0] != organ.name.split(" ")[0]


def _of_levels(board: FoundAgency, text: Text) -> Iterator[FoundAgency]:
    """*Ban Chỉ đạo các cấp*, *cấp quân khu* is a group; *Ban Chỉ huy … cấp tỉnh, cấp xã* is one and a group."""
    whole = None if board.place else _BOARD_LEVELS.match(text.folded, board.end)
    if whole:
        said = text.words(board.end, whole.end())
        board.end, board.generic, board.name = whole.end(), True, f"{board.name} {said}"
        board.key, board.rule = f"group {key_of(board.name)}".replace(" cap quan khu", " cac quan khu"), "agency.shape"
        return
    more = _MORE_LEVELS.match(text.folded, board.end) if board.place and board.place.islower() else None
    if more:
        start = more.start("level")
        name = f"{board.name.removesuffix(f' {board.place}')} {text.words(start, more.end())}"
        yield FoundAgency(
            start, more.end(), "agency.shape", confidence=0.75, name=name, key=f"group {key_of(name)}",
            kind="ban", level="xa" if "xa" in more["level"] else "huyen", generic=True,
        )  # fmt: skip


def _siblings(first: FoundAgency, text: Text) -> Iterator[FoundAgency]:
    at = first.end
    base = _NUMBER.sub("", first.name)
    while item := _NUMBERS.match(text.canonical, at):
        name = f"{base} {item['number']}"
        yield FoundAgency(
            item.start("number"), item.end(), first.rule, confidence=first.confidence, name=name, key=fold(key_of(name)),
            kind=first.kind, level=first.level,
        )  # fmt: skip
        at = item.end()
