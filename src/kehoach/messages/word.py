"""What reading a Word file has to say."""

from kehoach.messages.text import Text

TRACKED = Text(
    vi="Văn bản còn thay đổi chưa chấp nhận ({inserted} chỗ chèn, {deleted} chỗ xóa): đọc như đã chấp nhận tất cả.",
    en="Tracked changes are pending ({inserted} insertions, {deleted} deletions): read as if all were accepted.",
)
HIDDEN = Text(
    vi="Bỏ qua {count} ký tự bị ẩn (hidden text).", en="{count} characters of hidden text were left out."
)
OUTSIDE = Text(
    vi="Không mở {count} liên kết tới tệp bên ngoài.", en="{count} links to outside files were not followed."
)
EMBEDDED = Text(
    vi="Không đọc {count} đối tượng nhúng (bảng tính, tệp khác).",
    en="{count} embedded objects (sheets, other files) were not read.",
)
PICTURES = Text(
    vi="Tệp ít chữ mà có {count} ảnh; chữ trong ảnh (bản quét?) chưa được đọc.",
    en="The file has few words and {count} pictures; words on them (scans?) were not read.",
)
MACROS = Text(vi="Tệp có macro; macro không được chạy.", en="The file has macros; they were not run.")
SEVERITIES: dict[str, Text] = {
    "error": Text(vi="Lỗi", en="Error"),
    "warning": Text(vi="Cần xem lại", en="Warning"),
    "info": Text(vi="Lưu ý", en="Note"),
}
QUOTED = Text(vi="Chỗ được nhận xét: “{words}”", en="About: “{words}”")
SUGGESTED = Text(vi="Đề nghị: {words}", en="Suggestion: {words}")
ELSEWHERE = Text(vi="{plan}: “{words}”", en="{plan}: “{words}”")
BASIS = Text(vi="Căn cứ: {source}", en="Legal basis: {source}")
ONLY_WORD = Text(
    vi="{path}: chỉ ghi nhận xét được vào tệp Word .docx; hãy lưu dự thảo dạng .docx rồi chạy lại",
    en="{path}: only Word .docx files can carry remarks; save the draft as .docx and run again",
)
ONE_FILE = Text(
    vi="-o với --annotate là bản sao của một dự thảo; hãy bỏ -o hoặc chỉ nêu một tệp",
    en="-o with --annotate names the copy of one draft; leave -o out or name one file",
)
NOT_A_WORD_NAME = Text(
    vi="{path}: -o với --annotate là bản sao Word của dự thảo; hãy đặt tên kết thúc bằng .docx",
    en="{path}: -o with --annotate names the Word copy of the draft; let it end in .docx",
)
ANNOTATED = Text(vi="Đã ghi {count} nhận xét vào {path}", en="{count} remarks written to {path}")
SETTLED = Text(
    vi="Đã được đánh dấu giải quyết trong Word, không nhắc lại: {code}, “{words}”; lý do: {why}",
    en="Marked as resolved in Word, not repeated: {code}, “{words}”; reason: {why}",
)
NO_ANSWER = Text(vi="không ghi", en="none given")
