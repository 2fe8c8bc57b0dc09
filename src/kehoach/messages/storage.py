"""What the database says when it cannot be used."""

from kehoach.messages.text import Text

MISSING = Text(
    vi="{path}: không có cơ sở dữ liệu này; tạo bằng: kehoach import THƯ_MỤC --db {path}",
    en="{path}: no such database; make it with: kehoach import FOLDER --db {path}",
)
NO_FOLDER = Text(
    vi="{path}: không có thư mục {folder}; hãy tạo thư mục hoặc chọn chỗ khác",
    en="{path}: no folder {folder}; make it or choose another place",
)
NOT_OURS = Text(
    vi="{path}: là cơ sở dữ liệu SQLite nhưng không phải của kehoach; hãy chọn tệp khác",
    en="{path}: an SQLite database, but not one of kehoach; choose another file",
)
NOT_A_DATABASE = Text(
    vi="{path}: không phải cơ sở dữ liệu SQLite hoặc đã hỏng; "
    "hãy chọn tệp khác hoặc lấy bản sao lưu",
    en="{path}: not an SQLite database, or damaged; choose another file or restore a backup",
)
TOO_NEW = Text(
    vi="{path}: do kehoach mới hơn ghi (lược đồ {found}, máy này hiểu đến {known}); "
    "hãy nâng cấp kehoach",
    en="{path}: written by a newer kehoach (schema {found}, this one knows up to {known}); "
    "upgrade kehoach",
)
TOO_OLD = Text(
    vi="{path}: do kehoach cũ hơn ghi (lược đồ {found}, cần {known}) và ở đây chỉ được đọc; "
    "hãy chạy một lần: kehoach import --db {path}",
    en="{path}: written by an older kehoach (schema {found}, {known} is needed) and only read here; "
    "run once: kehoach import --db {path}",
)
READ_ONLY = Text(
    vi="{path}: chỉ đọc được, không ghi được; hãy kiểm tra quyền ghi của tệp và thư mục",
    en="{path}: can be read but not written; check the permissions of the file and its folder",
)
LOCKED = Text(
    vi="{path}: đang bị chương trình khác khoá; hãy đóng chương trình đó rồi chạy lại",
    en="{path}: locked by another program; close that program and run again",
)
FULL = Text(
    vi="{path}: ổ đĩa đầy, chưa ghi gì; hãy giải phóng dung lượng rồi chạy lại",
    en="{path}: the disk is full, nothing was written; free some space and run again",
)
CANNOT_OPEN = Text(
    vi="{path}: không mở được ({detail}); hãy kiểm tra đường dẫn và quyền truy cập",
    en="{path}: cannot be opened ({detail}); check the path and the permissions",
)
FAILED = Text(
    vi="{path}: lỗi cơ sở dữ liệu: {detail}; hãy chạy lại, nếu còn lỗi thì lấy bản sao lưu",
    en="{path}: database error: {detail}; run again, or restore a backup if it stays",
)
NO_FTS = Text(
    vi="SQLite của máy này không có FTS5; hãy cài bản Python chính thức",
    en="this machine's SQLite has no FTS5; install the official Python build",
)
NO_SUCH_PLAN = Text(
    vi="không có kế hoạch nào mang mã hay số {plan}; xem mã bằng: kehoach search DB TỪ_KHOÁ",
    en="no plan has the id or number {plan}; find ids with: kehoach search DB WORDS",
)
STILL_READ = Text(
    vi="{path}: đã xoá, nhưng một chương trình khác đang đọc nên chưa ghi đè hết chỗ cũ; "
    "hãy đóng chương trình đó rồi chạy lại lệnh nhập bất kỳ",
    en="{path}: removed, but another program is reading, so its old pages are not overwritten yet; "
    "close that program and run any import again",
)
SEVERAL_PLANS = Text(
    vi="{count} kế hoạch mang số {number}, hãy ghi mã: {names}",
    en="{count} plans have the number {number}, give an id: {names}",
)
NO_SUCH_FACT = Text(
    vi="không có dữ kiện nào mang mã {fact} trong cơ sở dữ liệu; xem mã trong các bảng dữ kiện",
    en="no fact has the id {fact} in the database; look ids up in the fact tables",
)
NO_SUCH_FIELD = Text(
    vi="{type} không có trường {field} sửa được; các trường: {known}",
    en="{type} has no field {field} that can be corrected; fields: {known}",
)
BAD_VALUE = Text(
    vi="giá trị {value} không hợp cho {type}.{field}: {detail}",
    en="the value {value} does not fit {type}.{field}: {detail}",
)
WANTS_NUMBER = Text(
    vi="cần một số viết liền, phần thập phân sau dấu chấm, ví dụ 1500000 hoặc 12.5",
    en="give a number without separators, decimals after a point, such as 1500000 or 12.5",
)
WANTS_INTEGER = Text(vi="cần một số nguyên", en="give a whole number")
WANTS_SHARE = Text(vi="cần một số từ 0 đến 1", en="give a number from 0 to 1")
WANTS_DAY = Text(
    vi="cần một ngày có thật, dạng NĂM-THÁNG-NGÀY, ví dụ 2024-06-30",
    en="give a day that exists, as YEAR-MONTH-DAY, such as 2024-06-30",
)
WANTS_BOOLEAN = Text(vi="cần true hoặc false", en="give true or false")
WANTS_TEXT = Text(vi="cần chữ", en="give text")
WANTS_LIST = Text(vi="cần một danh sách JSON, ví dụ [\"DA1\"]", en="give a JSON list, such as [\"DA1\"]")
WANTS_ONE_OF = Text(vi="chọn một trong: {known}", en="choose one of: {known}")
QUOTE_NOT_FOUND = Text(
    vi="không thấy đoạn trích này trong văn bản; hãy chép đúng từng chữ",
    en="this quote is not in the text; copy it letter by letter",
)
QUOTE_AMBIGUOUS = Text(
    vi="đoạn trích này có {count} chỗ trong văn bản; hãy chép dài hơn",
    en="this quote stands {count} times in the text; copy more of it",
)
NETWORK_DRIVE = Text(
    vi="{path}: nằm trên ổ mạng, không dùng chế độ WAL; nhiều người ghi cùng lúc sẽ phải chờ nhau",
    en="{path}: on a network drive, WAL mode is not used; writers wait for one another",
)
DANGLING = Text(
    vi="bản ghi nhắc đến {type} {ref} nhưng không có; đây là lỗi của kehoach, xin báo lại",
    en="the record names {type} {ref}, which it does not have; this is our bug, please report it",
)
