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
        vi="chưa đọc được loại tệp này; hãy lưu lại dạng .docx hoặc .pdf, ảnh thì .jpg hoặc .png, "
        "tệp nén (.zip, .rar, .7z) thì giải nén; xem kehoach doctor",
        en="this kind of file cannot be read; save it as .docx or .pdf, a picture as .jpg or .png, "
        "unpack an archive (.zip, .rar, .7z); see kehoach doctor",
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
NOTHING_TO_READ = Text(vi="Không có gì mới để đọc", en="Nothing new to read")
MORE_FILES = Text(
    vi="… và {count} tệp nữa (cả danh sách: --failures TỆP.json)",
    en="… and {count} more (the whole list: --failures FILE.json)",
)
IGNORED = Text(
    vi="Không tính {count} tệp không phải văn bản (.json, .yaml…)",
    en="{count} files that are no documents were passed over (.json, .yaml…)",
)
PROGRESS = Text(
    vi="{stage}: {done}/{total} tệp, {rate} tệp/giây, còn {left}, {failed} lỗi",
    en="{stage}: {done}/{total} files, {rate} files/s, {left} left, {failed} failed",
)
STAGES: dict[str, Text] = {
    "read": Text(vi="Đọc", en="Reading"),
    "ocr": Text(vi="Nhận dạng bản quét", en="Recognising scans"),
}
PLANNED = Text(
    vi="Sẽ đọc {files} tệp ({size} MB, khoảng {pages} trang, trong đó {scanned} trang quét), "
    "{time} với {jobs} tiến trình",
    en="Would read {files} files ({size} MB, about {pages} pages, {scanned} of them scanned), "
    "{time} with {jobs} worker processes",
)
UNDER_A_MINUTE = Text(vi="chưa đến một phút", en="less than a minute")
MINUTES = Text(vi="khoảng {count} phút", en="about {count} minutes")
HOURS = Text(vi="khoảng {count} giờ", en="about {count} hours")
STOPPED = Text(
    vi="đã dừng theo yêu cầu: {count} tệp của lần chạy này đã nằm trong {db}, không mất; "
    "chạy lại đúng lệnh này để làm tiếp phần còn lại",
    en="stopped as asked: {count} files of this run are in {db} and stay there; "
    "the same command goes on with the rest",
)
PLANNED_MORE = Text(
    vi="Trích lại từ chữ đã lưu: {stored}; trùng: {copies}; không đổi: {unchanged}",
    en="Extracted again from stored text: {stored}; copies: {copies}; unchanged: {unchanged}",
)
STILL_FAILED = Text(
    vi="Trong số tệp không đổi có {count} tệp vẫn lỗi hoặc cần xem lại từ lần trước; "
    "đọc lại bằng: kehoach import --only-failed --db {db}",
    en="Of the unchanged files {count} stand as failed or partial from before; "
    "try them again with: kehoach import --only-failed --db {db}",
)
FAILURES_WRITTEN = Text(
    vi="Danh sách {count} tệp cần xem lại: {path}", en="List of {count} files to look at: {path}"
)
NO_DASK = Text(
    vi="chưa cài Dask; cài bằng: pip install \"kehoach[cluster]\"",
    en="Dask is not installed; install it with: pip install \"kehoach[cluster]\"",
)
NO_SCHEDULER = Text(
    vi="không nối được tới cụm Dask {address} ({detail}); hãy kiểm tra địa chỉ",
    en="no Dask cluster answers at {address} ({detail}); check the address",
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
ZIP_DEEP = Text(
    vi="tệp nén lồng trong tệp nén quá nhiều lớp", en="archives lie in archives too deep"
)
SECONDS = Text(vi="quá {seconds} giây", en="more than {seconds} seconds")
MEGABYTES = Text(vi="quá {megabytes} MB bộ nhớ", en="more than {megabytes} MB of memory")
DIED = Text(
    vi="tiến trình đọc tệp chết hai lần ({how})", en="the worker process died twice ({how})"
)
NO_WORKER = Text(
    vi="không khởi động được tiến trình đọc tệp ({detail}); trong mã Python hãy gọi "
    'dưới if __name__ == "__main__"',
    en="no worker process can be started ({detail}); in a Python script, call the import under "
    'if __name__ == "__main__"',
)
