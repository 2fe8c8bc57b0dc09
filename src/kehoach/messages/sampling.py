"""Words of a sample to tick, and of what the ticks say."""

from __future__ import annotations

from kehoach.messages.text import Text

TITLE = Text(vi="Mẫu kiểm tra: {type}", en="Sample to check: {type}")
ABOUT = Text(
    vi="{size} trong {facts} dữ kiện, hạt giống {seed}. Ghi “đúng”, “sai” hoặc “không rõ” vào cột đầu; dữ kiện sai: "
    "ghi TRƯỜNG=GIÁ_TRỊ vào cột “Phải là”, để trống là bỏ hẳn.",
    en="{size} of {facts} facts, seed {seed}. Write “right”, “wrong” or “unsure” in the first column; for a wrong "
    "fact FIELD=VALUE under “Should be”, empty to drop it.",
)
HEADINGS: dict[str, Text] = {
    "verdict": Text(vi="Đúng/sai", en="Right or wrong"),
    "should_be": Text(vi="Phải là", en="Should be"),
    "value": Text(vi="Giá trị đọc được", en="Value read"),
    "words": Text(vi="Trong văn bản", en="In the text"),
    "plan": Text(vi="Kế hoạch", en="Plan"),
    "section": Text(vi="Đề mục", en="Section"),
    "page": Text(vi="Trang", en="Page"),
    "note": Text(vi="Ghi chú", en="Note"),
    "confidence": Text(vi="Độ tin cậy", en="Confidence"),
    "rule": Text(vi="Luật", en="Rule"),
    "stratum": Text(vi="Nhóm", en="Group"),
    "stratum_facts": Text(vi="Số dữ kiện của nhóm", en="Facts of the group"),
    "fact": Text(vi="Mã dữ kiện", en="Fact id"),
}
VERDICTS: dict[str, Text] = {
    "right": Text(vi="đúng", en="right"),
    "wrong": Text(vi="sai", en="wrong"),
    "unsure": Text(vi="không rõ", en="unsure"),
}
RESULT = Text(
    vi="Đúng {right}/{judged}: độ chính xác {share} % (khoảng 95 %: {low}–{high} %) trên {facts} dữ kiện của kho này.",
    en="{right} of {judged} right: precision {share} % (95 % interval {low}–{high} %) over the {facts} facts of this "
    "archive.",
)
SAID = Text(vi="Độ tin cậy trung bình ghi trong kho: {said} %.", en="The archive itself says {said} % on average.")
GROUP = Text(
    vi="  {name}: {right}/{judged}, {share} % ({low}–{high} %), {facts} dữ kiện",
    en="  {name}: {right} of {judged}, {share} % ({low}–{high} %), {facts} facts",
)
UNTICKED = Text(
    vi="{count} dòng chưa đánh dấu và {unsure} dòng không rõ: không tính vào kết quả",
    en="{count} lines without a tick and {unsure} unsure ones are left out",
)
NOTHING_TICKED = Text(
    vi="{path}: chưa có dòng nào được đánh dấu đúng hay sai", en="{path}: no line is ticked right or wrong"
)
NOT_A_SAMPLE = Text(
    vi="{path}: không phải tệp mẫu do kehoach sample ghi ra (thiếu cột {column})",
    en="{path}: no sample written by kehoach sample (column {column} is missing)",
)
BAD_VERDICT = Text(
    vi="{path}, dòng {line}: không hiểu “{given}”; hãy ghi đúng, sai hoặc không rõ",
    en="{path}, line {line}: “{given}” is not understood; write right, wrong or unsure",
)
NO_FACTS = Text(vi="kho này không có dữ kiện loại {type}", en="this archive has no facts of type {type}")
GONE = Text(
    vi="{count} dữ kiện của mẫu không còn trong kho (đã nhập lại?), không ghi sửa chữa cho chúng",
    en="{count} facts of the sample are no longer in the archive (imported again?): no correction for them",
)
CORRECTED = Text(vi="đã ghi {count} sửa chữa", en="{count} corrections recorded")
WHY = Text(vi="kiểm tra mẫu", en="sample checked")
