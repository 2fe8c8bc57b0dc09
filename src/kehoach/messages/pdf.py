"""What reading a PDF has to say."""

from kehoach.messages.text import Text

SCANNED = Text(
    vi="Trang {page} là ảnh quét, không có chữ: cần nhận dạng chữ (OCR).", en="Page {page} is a scan: it needs OCR."
)
HIDDEN = Text(
    vi="Trang {page} chỉ có chữ ẩn không nhìn thấy: cần nhận dạng chữ (OCR).",
    en="Page {page} has only letters that cannot be seen: it needs OCR.",
)
GARBLED = Text(
    vi="Chữ trong trang {page} bị hỏng phông, không đọc được: cần nhận dạng chữ (OCR).",
    en="The letters of page {page} are garbled by a broken font: it needs OCR.",
)
BROKEN = Text(vi="Trang {page} bị hỏng, không mở được.", en="Page {page} is broken and cannot be opened.")
RECOGNISED = Text(
    vi="Chữ của trang {page} là do nhận dạng ảnh quét (OCR) mà có, có thể sai.",
    en="The letters of page {page} come from OCR and may be wrong.",
)
BADLY_READ = Text(
    vi="Trang {page} nhận dạng kém, chắc chắn {percent}%: cần xem lại bản gốc.",
    en="Page {page} was recognised badly, {percent}% sure: look at the original.",
)
CHANGED = Text(
    vi="Nội dung tệp đã bị thay đổi sau khi {who} ký số.", en="The file was changed after {who} signed it digitally."
)
