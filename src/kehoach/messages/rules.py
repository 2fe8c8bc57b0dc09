"""What the test of the rule packs says about an entry."""

from __future__ import annotations

from kehoach.messages.text import Text

NOTHING = Text(vi="không có gì", en="nothing")
BAD_PATTERN = Text(vi="mẫu sai: {error}", en="bad pattern: {error}")
NO_FRAGMENT = Text(
    vi="mẫu dùng ${name}, không gói nào có mảnh này",
    en="the pattern uses ${name}, which no pack has",
)
ENDLESS_FRAGMENT = Text(
    vi="mảnh mẫu tự gọi lại chính nó", en="a fragment of the pattern uses itself"
)
NO_VALUES = Text(
    vi="ví dụ “{text}” không ghi cho giá trị gì (gives)",
    en="example “{text}” does not say what it gives",
)
MISSED = Text(
    vi="mẫu không khớp ví dụ “{text}”", en="the pattern does not match the example “{text}”"
)
VETO_MISSED = Text(
    vi="mẫu loại trừ không khớp phản ví dụ “{text}”",
    en="the pattern, which rules things out, does not match the counterexample “{text}”",
)
NOT_GIVEN = Text(
    vi="ví dụ “{text}” phải cho {due}; đọc được: {found}",
    en="example “{text}” should give {due}, but gives {found}",
)
BY_ANOTHER = Text(
    vi="ví dụ “{text}” được đọc bởi {rule}, không phải luật này",
    en="example “{text}” is read by {rule}, not by this rule",
)
RIVAL = Text(
    vi="ví dụ “{text}” còn đọc được: {found}", en="example “{text}” also gives {found}"
)
COUNTER_GIVES = Text(
    vi="phản ví dụ “{text}” vẫn cho {found} ({why})",
    en="counterexample “{text}” still gives {found} ({why})",
)
GAP_CLOSED = Text(
    vi="phản ví dụ “{text}” nay đã đúng: hãy bỏ “not yet:”",
    en="counterexample “{text}” holds now: take “not yet:” away",
)
FRAGMENT_MISSED = Text(
    vi="mảnh không khớp trọn ví dụ “{text}”", en="does not match the whole example “{text}”"
)
FRAGMENT_HIT = Text(
    vi="mảnh khớp trọn phản ví dụ “{text}”", en="matches the whole counterexample “{text}”"
)
NOT_NFC = Text(vi="“{text}” không ở dạng NFC", en="“{text}” is not NFC")
LOOK_ALIKE = Text(
    vi="“{text}” có chữ {letter}, chỉ giống chữ Việt", en="“{text}” holds {letter}, a look-alike"
)
STRAY_BLANK = Text(vi="“{text}” có dấu cách thừa", en="“{text}” has a stray blank")
BAD_DATE = Text(
    vi="“{text}” không phải ngày NĂM-THÁNG-NGÀY", en="“{text}” is no date YEAR-MONTH-DAY"
)
TWICE = Text(vi="“{text}” được ghi hai lần", en="“{text}” stands there twice")
COMPONENT = Text(
    vi="tên “{text}” phải cho thành phần {code}; đọc được: {found}",
    en="name “{text}” should give component {code}, but gives {found}",
)
SHARE = Text(
    vi="{pack}: {entries} luật, {examples} ví dụ, {share}% tự đặt",
    en="{pack}: {entries} rules, {examples} examples, {share}% made up",
)
GAPS = Text(
    vi="{count} phản ví dụ chưa giữ được (“not yet:”)",
    en="{count} counterexamples do not hold yet (“not yet:”)",
)
