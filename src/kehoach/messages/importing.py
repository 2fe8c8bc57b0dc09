"""What an import says: why a file failed, what to do, and the summary."""

from kehoach.messages.text import Text

# Typed reason of a file -> what happened and what to do.
REASONS: dict[str, Text] = {
    "encrypted": Text(
        vi="tệp có mật khẩu; hãy lưu bản không mật khẩu",
        en="the file has a password; save a copy without one",
    ),
    "corrupt": Text(
        vi="tệp hỏng; hãy xin lại bản gốc", en="the file is damaged; ask for the original again"
    ),
    "empty": Text(
        vi="tệp không có chữ nào; hãy kiểm tra bản gốc",
        en="the file has no text; check the original",
    ),
    "needs-ocr": Text(
        vi="bản quét ảnh, cần nhận dạng chữ; chạy kehoach doctor",
        en="a scan that needs OCR; run kehoach doctor",
    ),
    "unsupported": Text(
        vi="chưa đọc được loại tệp này; hãy lưu lại dạng UTF-8 .txt, hoặc chạy kehoach doctor",
        en="this kind of file cannot be read; save it as UTF-8 .txt, or run kehoach doctor",
    ),
    "timeout": Text(
        vi="đọc quá lâu; thử riêng tệp này bằng kehoach extract",
        en="took too long; try this file alone with kehoach extract",
    ),
    "too-large": Text(
        vi="tệp quá lớn; hãy tách nhỏ", en="the file is too large; split it"
    ),
    "classified": Text(
        vi="văn bản mang dấu mật; không lưu nội dung",
        en="the document is marked secret; its text is not stored",
    ),
    "internal": Text(
        vi="lỗi của kehoach; xin báo lại kèm tệp này",
        en="our bug; please report it with this file",
    ),
    "unreadable": Text(
        vi="không mở được tệp; kiểm tra quyền truy cập",
        en="the file cannot be opened; check its permissions",
    ),
    "not-a-plan": Text(
        vi="đọc được nhưng không phải kế hoạch; chữ vẫn được lưu để tìm",
        en="readable, but not a plan; its text is kept for search",
    ),
    "no-sections": Text(
        vi="không thấy đề mục nào; hãy xem lại văn bản",
        en="no section was found; look at the document",
    ),
    "no-facts": Text(
        vi="không thấy dữ kiện nào; hãy xem lại văn bản",
        en="no fact was found; look at the document",
    ),
}
STATUSES: dict[str, Text] = {
    "ok": Text(vi="đọc được", en="ok"),
    "partial": Text(vi="cần xem lại", en="partial"),
    "duplicate": Text(vi="trùng", en="duplicate"),
    "skipped": Text(vi="bỏ qua", en="skipped"),
    "failed": Text(vi="lỗi", en="failed"),
    "unchanged": Text(vi="không đổi", en="unchanged"),
}
NOTHING_FOUND = Text(
    vi="{paths}: không có tệp nào để nhập; hãy kiểm tra đường dẫn",
    en="{paths}: no file to import; check the path",
)
NO_SUCH_PATH = Text(
    vi="{path}: không có tệp hay thư mục này; hãy kiểm tra đường dẫn",
    en="{path}: no such file or folder; check the path",
)
SUMMARY = Text(vi="Tổng cộng {total} tệp: {counts}", en="{total} files in all: {counts}")
IGNORED = Text(
    vi="Không tính {count} tệp không phải văn bản (.json, .yaml…)",
    en="{count} files that are no documents were passed over (.json, .yaml…)",
)
PROGRESS = Text(
    vi="{done} tệp, {rate:.1f} tệp/giây, {failed} lỗi",
    en="{done} files, {rate:.1f} files/s, {failed} failed",
)
PLANNED = Text(
    vi="Sẽ đọc {files} tệp ({size:.1f} MB), khoảng {hours:.2f} giờ; {unchanged} tệp không đổi",
    en="Would read {files} files ({size:.1f} MB), about {hours:.2f} hours; {unchanged} unchanged",
)
MERGED = Text(
    vi="Đã gộp {path}: {plans} kế hoạch, {corrections} sửa chữa",
    en="Merged {path}: {plans} plans, {corrections} corrections",
)
ZIP_BOMB = Text(
    vi="tệp nén bung ra quá lớn ({size:,} byte)",
    en="the archive unpacks too large ({size:,} bytes)",
)
ZIP_TOO_MANY = Text(
    vi="tệp nén có quá nhiều mục ({count})", en="the archive has too many members ({count})"
)
