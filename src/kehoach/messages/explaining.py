"""Words of ``kehoach explain``."""

from __future__ import annotations

from kehoach.messages.text import Text

NO_SUCH_LINE = Text(
    vi="văn bản không có dòng {line}; có {last} dòng (xem bằng: kehoach extract FILE --format text)",
    en="the text has no line {line}; it has {last} (see them with: kehoach extract FILE --format text)",
)
LINE = Text(vi="Dòng {line}: {text}", en="Line {line}: {text}")
SECTION = Text(vi="Trong mục “{title}” ({kinds})", en="In the section “{title}” ({kinds})")
NO_SECTION = Text(vi="Không nằm trong mục nào", en="In no section")
NO_KINDS = Text(vi="mục không thuộc loại nào", en="of no kind")
FOUND = Text(vi="Tìm được", en="Found")
NOTHING = Text(vi="Không tìm được dữ kiện nào ở dòng này.", en="No fact was found on this line.")
RULE = Text(vi="luật {rule}, độ tin cậy {confidence}", en="rule {rule}, confidence {confidence}")
PIECES = Text(vi="mảnh khớp: {pieces}", en="pieces matched: {pieces}")
CHANGED = Text(vi="khi hợp nhất: {changes}", en="changed by resolve: {changes}")
HIDDEN = Text(vi="Không luật nào thấy", en="Seen by no rule")
MISSED = Text(vi="Không tìm được", en="Not found")
NEAR = Text(vi="Luật gần nhất", en="Nearest rules")
GATES: dict[str, Text] = {
    "private-list": Text(
        vi="danh sách cá nhân: thông tin riêng đã bị che (--keep-personal-data để đọc)",
        en="a list of private persons: their data is blotted out (--keep-personal-data reads it)",
    ),
    "outside": Text(vi="nằm ngoài thân văn bản (trước hoặc sau kế hoạch)", en="outside the document's body"),
    "footnote": Text(
        vi="chú thích cuối trang: chỉ tìm số tiền và viện dẫn, không tìm loại khác",
        en="a footnote: read for amounts and citations only",
    ),
    "table": Text(
        vi="ô của bảng: đọc theo tiêu đề cột và đơn vị tính của bảng, không đọc như câu",
        en="a cell of a table: read by its column's header and the table's unit, not as a sentence",
    ),
    "letterhead": Text(vi="phần đầu văn bản, trước tên loại", en="the letterhead, before the title"),
    "closing": Text(
        vi="nơi nhận, chữ ký: chỉ đọc nơi nhận và người ký", en="recipients and signatures: read only as such"
    ),
    "masked": Text(
        vi="bị che: tiêu đề trang, số trang hoặc dòng lặp lại",
        en="masked: a running head, a page number or a repeated line",
    ),
}
CAUSES: dict[str, Text] = {
    "word-after": Text(
        vi="“{words}” sẽ là {kind} nếu câu không viết tiếp “{word}”: chữ đó loại nó",
        en="“{words}” would be {kind} if the sentence did not go on with “{word}”: that takes it out",
    ),
    "word-before": Text(
        vi="“{words}” sẽ là {kind} nếu không có “{word}” đứng trước: chữ đó loại nó",
        en="“{words}” would be {kind} without “{word}” before it: that word takes it out",
    ),
    "section": Text(
        vi="“{words}” sẽ là {kind} trong mục loại “{section}”: loại của mục quyết định",
        en="“{words}” would be {kind} in a section of the kind “{section}”: the section's kind decides",
    ),
    "around": Text(
        vi="“{words}” là {kind} khi đoạn đứng một mình: những gì quanh đoạn (dữ kiện trùng, vùng văn bản, năm) loại nó",
        en="“{words}” is {kind} when its paragraph stands alone: what is around it (the same fact elsewhere, the zone, "
        "the year) takes it out",
    ),
    "label": Text(
        vi="“{words}” chỉ là {kind} sau một nhãn như “{word}”: không có luật dẫn nào khớp trước nó",
        en="“{words}” is {kind} only after a label such as “{word}”: no rule for the words before a time fits",
    ),
    "no-verb": Text(
        vi="câu không giao việc cho “{words}”: không có chủ trì, phối hợp, thực hiện… đi với nó",
        en="the sentence gives “{words}” nothing to do: no leading, helping or doing goes with it",
    ),
    "no-rule": Text(
        vi="“{words}” không thành {kind} ở chỗ nào: không luật nào khớp", en="“{words}” is {kind} nowhere: no rule fits"
    ),
}
VETO = Text(vi="luật loại trừ {rule} khớp “{words}”", en="the excluding rule {rule} matches “{words}”")
CLOSEST = Text(
    vi="luật gần nhất {rule}: khớp “{matched}”, hỏng ở “{failed}”",
    en="nearest rule {rule}: matches “{matched}”, fails at “{failed}”",
)
CLOSEST_END = Text(
    vi="luật gần nhất {rule}: khớp “{matched}”, rồi hết câu", en="nearest rule {rule}: matches “{matched}”, then ends"
)
KINDS: dict[str, Text] = {
    "sections": Text(vi="đề mục", en="a section"),
    "amounts": Text(vi="số tiền", en="an amount"),
    "targets": Text(vi="chỉ tiêu", en="a target"),
    "deadlines": Text(vi="thời hạn", en="a deadline"),
    "assignments": Text(vi="phân công", en="a duty"),
    "agencies": Text(vi="cơ quan", en="a body"),
    "citations": Text(vi="viện dẫn", en="a citation"),
}
# Rules that stand in code, where no pack entry says what they are about.
RULES_OF_CODE: dict[str, Text] = {
    "section.title": Text(vi="dòng đánh số có tên mục", en="a numbered line with a title"),
    "section.run-in": Text(vi="nhãn rồi dấu hai chấm trên cùng dòng", en="a label before a colon on the same line"),
    "section.intro": Text(vi="câu dẫn kết bằng dấu hai chấm", en="an introducing line that ends in a colon"),
    "section.field-label": Text(vi="nhãn trường", en="a field's label"),
    "section.annex": Text(vi="phụ lục, biểu mẫu", en="an annex or a form"),
    "target.percent": Text(vi="số kèm %", en="a number with %"),
    "target.strong": Text(vi="số kèm đơn vị của kết quả", en="a number with a unit of results"),
    "target.weak": Text(vi="số kèm đơn vị chỉ tính trong mục tiêu", en="a number whose unit counts in goals only"),
    "target.person": Text(vi="số người", en="a number of people"),
    "target.measure": Text(vi="số kèm đơn vị đo", en="a number with a measure"),
    "target.ratio": Text(vi="tỷ số", en="a ratio"),
    "target.frequency": Text(vi="số lần trong một kỳ", en="times in a period"),
    "target.money": Text(vi="chỉ tiêu bằng tiền", en="an indicator in money"),
    "citation.number": Text(vi="tên loại văn bản và số ký hiệu", en="a document type with its number"),
    "citation.law": Text(vi="tên luật", en="the name of a law"),
    "citation.named": Text(vi="văn bản nêu loại, cơ quan và trích yếu", en="a document by type, issuer and subject"),
    "citation.mended": Text(
        vi="số ký hiệu nhận dạng sai chữ, đoán theo ký hiệu đã biết",
        en="a number misread in a scan, taken for the known symbol it looks like",
    ),
    "citation.short": Text(vi="nhắc lại một văn bản đã nêu", en="a document mentioned before"),
    "money.table-cell": Text(vi="ô bảng có đơn vị tiền ở cột hoặc bảng", en="a cell whose unit its column names"),
    "money.in-words": Text(vi="số tiền bằng chữ", en="a sum in words"),
    "agency.shape": Text(vi="tên cơ quan theo dạng chữ, chưa có trong gói luật", en="a body known by its shape only"),
    "agency.group": Text(vi="nhóm cơ quan", en="a group of bodies"),
    "assignment.heading": Text(vi="cơ quan là tên mục", en="a body as heading"),
    "assignment.implied": Text(vi="đoạn dưới mục của cơ quan", en="a paragraph below the body's heading"),
    "assignment.sentence": Text(vi="cơ quan chủ trì, thực hiện trong câu", en="a body leads or does in the sentence"),
    "assignment.partner": Text(vi="sau chữ phối hợp", en="a partner"),
    "assignment.subject": Text(vi="chủ ngữ của việc", en="the subject of a duty"),
    "assignment.ordered": Text(vi="sau chữ giao, đề nghị, yêu cầu", en="asked or ordered to do it"),
    "assignment.field": Text(vi="trường Đơn vị chủ trì, phối hợp", en="a field for leads and partners"),
    "assignment.label": Text(vi="nhãn Chủ trì:, Phối hợp: trong đoạn", en="a label for leads or partners"),
    "assignment.cell": Text(vi="cột cơ quan của bảng", en="the bodies' column of a table"),
    "assignment.closing": Text(vi="điều thi hành của quyết định", en="the closing article of a decision"),
}
