"""What the command line says: help, errors, headings."""

from __future__ import annotations

import errno

from kehoach.messages.text import Text

# Help of each command; its first line is the short help.
HELP: dict[str, Text] = {
    "kehoach": Text(
        vi="Đọc kế hoạch của cơ quan nhà nước thành dữ liệu có dẫn nguồn.\n\n"
        "Ví dụ: kehoach extract kehoach.txt",
        en="Turns Vietnamese government plans into sourced data.\n\n"
        "Example: kehoach extract plan.txt",
    ),
    "extract": Text(
        vi="Đọc một kế hoạch và in dữ kiện của nó; FILE là - thì đọc từ đầu vào chuẩn.\n\n"
        "Ví dụ: kehoach extract kehoach.txt --format json -o kehoach.json",
        en="Read one plan and print its facts; FILE - reads standard input.\n\n"
        "Example: kehoach extract plan.txt --format json -o plan.json",
    ),
    "check": Text(
        vi="Kiểm tra dự thảo: thiếu mục, cộng sai, mâu thuẫn, tên cũ, thể thức.\n\n"
        "Cuối báo cáo ghi điều đã kiểm chứng. "
        "Mã thoát 1 khi có nhận xét từ mức --fail-on.\n\n"
        "Ví dụ: kehoach check du-thao.docx --annotate",
        en="Check drafts: missing sections, wrong sums, contradictions, old names, form.\n\n"
        "The report ends with what was verified. "
        "Exit status 1 when a finding reaches --fail-on.\n\n"
        "Example: kehoach check draft.docx --annotate",
    ),
    "import": Text(
        vi="Nhập tệp, thư mục, tệp zip hoặc cơ sở dữ liệu khác vào một cơ sở dữ liệu.\n\n"
        "Ví dụ: kehoach import luu-tru/ --db plans.db --jobs 2",
        en="Import files, folders, zip archives or other databases into a database.\n\n"
        "Example: kehoach import archive/ --db plans.db --jobs 2",
    ),
    "correct": Text(
        vi="Ghi một sửa chữa; nó được áp dụng lại sau mỗi lần nhập.\n\n"
        'Ví dụ: kehoach correct plans.db --fact MÃ --set value=9000000 --why "xem bản gốc"',
        en="Record a correction; it is applied again after every import.\n\n"
        'Example: kehoach correct plans.db --fact ID --set value=9000000 --why "see original"',
    ),
    "forget": Text(
        vi="Xoá hẳn một kế hoạch, cả chỉ mục tìm kiếm và sửa chữa của nó.\n\n"
        "Ví dụ: kehoach forget plans.db 27/KH-UBND",
        en="Remove a plan everywhere, with its search index and corrections.\n\n"
        "Example: kehoach forget plans.db 27/KH-UBND",
    ),
    "evaluate": Text(
        vi="So dữ kiện đọc được với bản chuẩn: độ chính xác theo từng loại.\n\n"
        "Ví dụ: kehoach evaluate gold/ texts/ --baseline baseline.json",
        en="Score extracted facts against gold files, per fact type.\n\n"
        "Example: kehoach evaluate gold/ texts/ --baseline baseline.json",
    ),
    "rules": Text(
        vi="Xem và kiểm tra các gói luật.\n\nVí dụ: kehoach rules list",
        en="Look at the rule packs and test them.\n\nExample: kehoach rules list",
    ),
    "rules-list": Text(
        vi="Liệt kê các luật.\n\nVí dụ: kehoach rules list --rules goi-rieng/",
        en="List the rules.\n\nExample: kehoach rules list --rules my-pack/",
    ),
    "rules-show": Text(
        vi="Xem một luật: mẫu, ví dụ, nguồn.\n\nVí dụ: kehoach rules show money.trieu-dong",
        en="Show one rule: pattern, examples, source.\n\n"
        "Example: kehoach rules show money.trieu-dong",
    ),
    "rules-test": Text(
        vi="Thử mọi luật bằng ví dụ của chính nó.\n\nVí dụ: kehoach rules test --rules goi-rieng/",
        en="Test every rule by its own examples.\n\nExample: kehoach rules test --rules my-pack/",
    ),
    "doctor": Text(
        vi="Máy này đọc được gì, thiếu gì và cài thế nào.\n\nVí dụ: kehoach doctor",
        en="What this machine can read, what is missing and how to install it.\n\n"
        "Example: kehoach doctor",
    ),
    "search": Text(
        vi="Tìm trong đề mục và dữ kiện, có dấu hay không dấu.\n\n"
        'Ví dụ: kehoach search plans.db "giảm nghèo"',
        en="Search sections and facts, with or without accents.\n\n"
        'Example: kehoach search plans.db "giảm nghèo"',
    ),
    "compare": Text(
        vi="So sánh các kế hoạch: kinh phí, chỉ tiêu, phân công, thời hạn, bố cục, câu chữ.\n\n"
        "Ví dụ: kehoach compare plans.db funding --programme giam-ngheo --format xlsx -o kinhphi.xlsx",
        en="Compare plans: funding, targets, duties, deadlines, sections, wording.\n\n"
        "Example: kehoach compare plans.db funding --programme giam-ngheo --format xlsx -o money.xlsx",
    ),
    "diff": Text(
        vi="Hai kế hoạch khác nhau gì: chỉ tiêu, tiền, thời hạn, chủ trì, đề mục.\n\n"
        "Ví dụ: kehoach diff kh2023.txt kh2024.txt",
        en="What differs between two plans: targets, money, deadlines, leads, sections.\n\n"
        "Example: kehoach diff plan2023.txt plan2024.txt",
    ),
    "calendar": Text(
        vi="Lịch thời hạn (ics) hoặc bảng theo dõi công việc (xlsx).\n\n"
        'Ví dụ: kehoach calendar plans.db --agency "Phòng Y tế" -o lich.ics',
        en="Deadlines as a calendar (ics) or a task-tracking sheet (xlsx).\n\n"
        'Example: kehoach calendar plans.db --agency "Phòng Y tế" -o calendar.ics',
    ),
    "serve": Text(
        vi="Xem kho kế hoạch trong trình duyệt, trên máy này; Ctrl-C để dừng.\n\n"
        "Ví dụ: kehoach serve plans.db --open",
        en="Look at the archive in a browser, on this machine; Ctrl-C ends it.\n\n"
        "Example: kehoach serve plans.db --open",
    ),
    "export": Text(
        vi="Xuất cơ sở dữ liệu thành Parquet, mỗi bảng một thư mục; hoặc một bảng, một view.\n\n"
        "Ví dụ: kehoach export plans.db parquet/",
        en="Write the database as Parquet, one folder per table; or one table or view.\n\n"
        "Example: kehoach export plans.db parquet/",
    ),
    "explain": Text(
        vi="Vì sao mỗi dữ kiện của một dòng được hay không được tìm ra.\n\n"
        "LINE là số dòng như trong kehoach extract FILE --format text.\n\n"
        "Ví dụ: kehoach explain kehoach.txt 42",
        en="Why each fact of one line was found, or was not.\n\n"
        "LINE counts as in kehoach extract FILE --format text.\n\n"
        "Example: kehoach explain plan.txt 42",
    ),
    "evidence": Text(
        vi="Trang chứng minh dữ kiện: giá trị, nguyên văn, ảnh trang, tệp, luật, sửa chữa.\n\n"
        "-o là thư mục thì mỗi dữ kiện một tệp.\n\n"
        "Ví dụ: kehoach evidence plans.db MÃ -o bangchung.html",
        en="A page that proves facts: value, words, page image, file, rule, corrections.\n\n"
        "With a folder as -o, one file per fact.\n\n"
        "Example: kehoach evidence plans.db ID -o evidence.html",
    ),
    "sample": Text(
        vi="Rút mẫu dữ kiện để đánh dấu đúng sai; đọc lại thì in độ chính xác của kho này.\n\n"
        "Mã thoát 1 khi còn dòng chưa đánh dấu.\n\n"
        "Ví dụ: kehoach sample plans.db --type targets -n 200 --format xlsx -o mau.xlsx",
        en="A sample of facts to tick right or wrong; read back, the precision of this archive.\n\n"
        "Exit status 1 when lines are left unticked.\n\n"
        "Example: kehoach sample plans.db --type targets -n 200 --format xlsx -o sample.xlsx",
    ),
    "schema": Text(
        vi="In JSON Schema của một bản ghi.\n\nVí dụ: kehoach schema -o record.schema.json",
        en="Print the JSON Schema of a record.\n\nExample: kehoach schema -o record.schema.json",
    ),
}
OPTIONS: dict[str, Text] = {
    "host": Text(
        vi="Địa chỉ mở cổng; 0.0.0.0 cho cả mạng nội bộ (ai vào được đều xem được kho)",
        en="address to listen on; 0.0.0.0 for the whole network (whoever reaches it sees the archive)",
    ),
    "port": Text(vi="Cổng; 0 thì máy tự chọn", en="port; 0 lets the system choose"),
    "host-name": Text(
        vi="Tên máy được chấp nhận ngoài localhost và địa chỉ IP",
        en="a host name to answer to beside localhost and IP addresses",
    ),
    "edit": Text(
        vi="Cho ghi: dấu đúng, sai khi rà soát thành bản đính chính",
        en="allow writing: ticks of the review become corrections",
    ),
    "open": Text(vi="Mở trình duyệt", en="open the browser"),
    "lang": Text(vi="ngôn ngữ: vi hoặc en", en="language: vi or en"),
    "help": Text(vi="xem trợ giúp này", en="show this help"),
    "version": Text(vi="xem phiên bản", en="show the version"),
    "format": Text(vi="dạng kết quả", en="form of the result"),
    "output": Text(vi="ghi vào tệp thay vì màn hình", en="write to a file, not the screen"),
    "annotate": Text(vi="ghi từng nhận xét vào bản sao tệp Word, đúng chỗ; -o là tên bản sao",
                     en="write each remark into a copy of the Word file; -o names the copy"),
    "against": Text(vi="so dự thảo với các kế hoạch trong cơ sở dữ liệu này (chỉ đọc)",
                    en="compare the draft with the plans of this database (only read)"),
    "profile": Text(vi="mẫu đề mục cần có; auto: tự chọn theo chương trình, thời kỳ, cấp",
                    en="profile of sections needed; auto: chosen by programme, period and level"),
    "fail-on": Text(vi="mức nhận xét làm mã thoát bằng 1", en="the severity that makes the exit status 1"),
    "rules": Text(vi="thư mục gói luật thêm", en="folder of more rule packs"),
    "db": Text(vi="cơ sở dữ liệu", en="the database"),
    "jobs": Text(
        vi="số tiến trình cùng đọc (mặc định: số nhân của máy)",
        en="worker processes (default: as many as the machine has cores)",
    ),
    "timeout": Text(
        vi="giây xử lý cho mỗi tệp, thêm 2 giây mỗi MB; bản quét được gấp 20",
        en="seconds of work per file, 2 more per MB; 20 times as many for scans",
    ),
    "memory": Text(vi="MB bộ nhớ cho mỗi tệp", en="MB of memory per file"),
    "failures": Text(
        vi="ghi các tệp lỗi hoặc cần xem lại vào tệp JSON này",
        en="write the files that failed or are to be looked at to this JSON file",
    ),
    "engine": Text(
        vi="ai đọc: máy này hay cụm Dask", en="who reads: this machine or a Dask cluster"
    ),
    "scheduler": Text(
        vi="địa chỉ cụm Dask đang chạy, với --engine dask",
        en="address of a running Dask cluster, with --engine dask",
    ),
    "force": Text(vi="đọc lại cả tệp không đổi", en="read unchanged files again too"),
    "only-failed": Text(vi="chỉ đọc lại tệp từng lỗi", en="only files that failed before"),
    "dry-run": Text(vi="chỉ tính, không đọc", en="only say what would be read"),
    "keep-personal-data": Text(
        vi="giữ danh sách họ tên cá nhân (mặc định: che đi, không lưu)",
        en="keep lists of private persons (by default they are blotted out and not stored)",
    ),
    "fact": Text(vi="mã dữ kiện cần sửa", en="id of the fact to correct"),
    "plan": Text(vi="mã hoặc số ký hiệu của kế hoạch cần sửa", en="id or number of the plan to correct"),
    "set": Text(vi="TRƯỜNG=GIÁ_TRỊ mới (để trống: không có)", en="FIELD=new value (empty: none)"),
    "reject": Text(vi="dữ kiện này sai, bỏ đi", en="this fact is wrong, drop it"),
    "add": Text(vi="thêm dữ kiện loại này (cùng --plan, --quote)",
                en="add a fact of this type (with --plan, --quote)"),
    "quote": Text(vi="nguyên văn chỗ có dữ kiện", en="the fact's exact words"),
    "who": Text(vi="người sửa", en="who corrects"),
    "why": Text(vi="lý do", en="why"),
    "list": Text(vi="xem các sửa chữa đã ghi", en="show the corrections made"),
    "baseline": Text(vi="tệp kết quả trước để so sánh", en="an earlier result to compare with"),
    "write-baseline": Text(vi="ghi kết quả này vào tệp để so sánh sau", en="keep this result for a later comparison"),
    "limit": Text(vi="số kết quả nhiều nhất", en="most results shown"),
    "type": Text(vi="chỉ một loại dữ kiện", en="one fact type only"),
    "plans": Text(
        vi="kế hoạch cần so: mã, số ký hiệu hoặc tên cơ quan; ghi nhiều lần được",
        en="a plan: id, number or words of its issuer; may be given again",
    ),
    "programme": Text(vi="chỉ chương trình này (giam-ngheo…)", en="this programme only (giam-ngheo…)"),
    "year": Text(vi="chỉ kế hoạch của năm này", en="plans of this year only"),
    "shape": Text(
        vi="wide: mỗi kế hoạch một cột; long: mỗi kế hoạch một dòng; summary: gộp toàn bộ",
        en="wide: a column per plan; long: a line per plan; summary: all plans together",
    ),
    "table": Text(vi="chỉ một bảng của kết quả", en="one table of the result only"),
    "diff-db": Text(vi="OLD, NEW là kế hoạch trong cơ sở dữ liệu này", en="OLD and NEW are plans of this database"),
    "agency": Text(vi="chỉ việc của cơ quan này", en="duties of this body only"),
    "min-confidence": Text(
        vi="chỉ lấy dữ kiện có độ tin cậy từ mức này (0-1; xem docs/accuracy.md)",
        en="only facts at least so sure (0-1; see docs/accuracy.md)",
    ),
    "json": Text(vi="như --format json", en="the same as --format json"),
    "no-picture": Text(vi="không kèm ảnh trang", en="without pictures of pages"),
    "sample-type": Text(vi="loại dữ kiện", en="type of facts"),
    "sample-size": Text(vi="số dữ kiện rút ra", en="how many facts"),
    "seed": Text(vi="cùng số này thì cùng một mẫu", en="the same number gives the same sample"),
    "by": Text(vi="rút đều theo nhóm này", en="draw from each of these groups"),
    "read": Text(vi="đọc tệp mẫu đã đánh dấu", en="read a ticked sample"),
    "correct": Text(vi="ghi dòng sai thành sửa chữa", en="make corrections of what was ticked wrong"),
    "view": Text(vi="chỉ xuất bảng hoặc view này, vào một tệp", en="write this table or view only, to a file"),
}  # fmt: skip
USAGE = Text(vi="Cách dùng:", en="Usage:")
OPTIONS_HEADING = Text(vi="Tuỳ chọn", en="Options")
COMMANDS_HEADING = Text(vi="Lệnh", en="Commands")
REQUIRED = Text(vi="bắt buộc", en="required")
DEFAULT = Text(vi="mặc định: ", en="default: ")
NO_SUCH_COMMAND = Text(
    vi="không có lệnh {name}; xem các lệnh bằng: kehoach --help",
    en="no command {name}; see the commands with: kehoach --help",
)
NO_SUCH_OPTION = Text(
    vi="không có tuỳ chọn {name}; xem: {command} --help",
    en="no option {name}; see: {command} --help",
)
MISSING_VALUE = Text(
    vi="thiếu {name}; xem: {command} --help", en="{name} is missing; see: {command} --help"
)
NO_SUCH_COMMAND_NEAR = Text(
    vi="không có lệnh {name}; có phải: kehoach {near}?",
    en="no command {name}; do you mean: kehoach {near}?",
)
BAD_CHOICE = Text(
    vi="giá trị của {name} không hợp; chọn một trong: {choices}",
    en="the value of {name} does not fit; choose one of: {choices}",
)
NO_SUCH_CHOICE = Text(
    vi="không có lựa chọn này; chọn một trong: {choices}", en="no such choice; choose one of: {choices}"
)
OUT_OF_RANGE = Text(
    vi="giá trị của {name} không hợp; cần một số từ {least} đến {most}",
    en="the value of {name} does not fit; give a number from {least} to {most}",
)
TOO_SMALL = Text(
    vi="giá trị của {name} không hợp; cần một số không dưới {least}",
    en="the value of {name} does not fit; give a number of {least} or more",
)
BAD_VALUE = Text(
    vi="giá trị của {name} không hợp; xem: {command} --help",
    en="the value of {name} does not fit; see: {command} --help",
)
BAD_USE = Text(vi="dùng sai lệnh; xem: {command} --help", en="wrong use; see: {command} --help")
NO_SUCH_FILE = Text(
    vi="{path}: không có tệp này; hãy kiểm tra đường dẫn",
    en="{path}: no such file; check the path",
)
IS_FOLDER = Text(
    vi="{path}: là thư mục; dùng kehoach import cho thư mục",
    en="{path}: a folder; use kehoach import for folders",
)
SAME_FILE = Text(
    vi="{path}: không ghi kết quả đè lên tệp đang đọc; hãy chọn tên khác",
    en="{path}: the result would replace a file that is read; choose another name",
)
VIEW_AND_FORMAT = Text(
    vi="--view ghi một bảng ra một tệp, cần --format csv, xlsx, json, html hoặc table; "
    "parquet chỉ cho cả kho (kehoach export --help)",
    en="--view writes one table to a file and needs --format csv, xlsx, json, html or table; "
    "parquet is for all (kehoach export --help)",
)
NEEDS_FOLDER = Text(
    vi="Parquet là nhiều tệp, không ghi được ra màn hình (-): hãy ghi tên một thư mục, "
    "hoặc xuất một bảng: kehoach export DB - --view BẢNG --format csv",
    en="Parquet is many files and cannot go to standard output (-): name a folder, "
    "or write one table: kehoach export DB - --view TABLE --format csv",
)
NO_PACK_FOLDER = Text(
    vi="--rules {path}: không có thư mục này; hãy kiểm tra đường dẫn",
    en="--rules {path}: no such folder; check the path",
)
NO_PACK = Text(
    vi="--rules {path}: thư mục này không có gói luật nào (thiếu pack.yaml); xem rules/README.md",
    en="--rules {path}: no rule pack in this folder (no pack.yaml); see rules/README.md",
)
NO_SUCH_RULE = Text(
    vi="không có luật {name}; xem các luật bằng: kehoach rules list",
    en="no rule {name}; see them with: kehoach rules list",
)
LOCK_FILE = Text(
    vi="{path}: bỏ qua, là tệp khóa mà Word để lại khi văn bản đang mở",
    en="{path}: passed over, a lock file that Word keeps while a document is open",
)
CANNOT_READ = Text(
    vi="{path}: không đọc được: {advice} [{reason}]",
    en="{path}: cannot be read: {advice} [{reason}]",
)
NO_SUCH_FOLDER = Text(
    vi="{path}: không có thư mục {folder}; hãy tạo thư mục hoặc chọn chỗ khác",
    en="{path}: no folder {folder}; make it or choose another place",
)
IS_DATABASE = Text(
    vi="{path}: là cơ sở dữ liệu, không phải văn bản; dùng kehoach search, compare, check hoặc serve",
    en="{path}: a database, not a document; use kehoach search, compare, check or serve",
)
NO_PLAN_INSIDE = Text(
    vi="{path}: chưa có kế hoạch nào để kiểm tra; nhập bằng: kehoach import THƯ_MỤC --db {path}",
    en="{path}: no plan to check; import some with: kehoach import FOLDER --db {path}",
)
IS_A_FOLDER = Text(
    vi="{path}: là thư mục; hãy ghi tên một tệp trong đó", en="{path}: is a folder; name a file in it"
)
CANNOT_USE = Text(
    vi="{path}: {detail}; hãy kiểm tra đường dẫn và quyền truy cập",
    en="{path}: {detail}; check the path and the permissions",
)
# Why the system refuses a file, by its number; what is not here is told in the system's own words.
REFUSALS: dict[int, Text] = {
    errno.ENOENT: Text(vi="không có tệp hay thư mục này", en="no such file or folder"),
    errno.EACCES: Text(vi="không được phép đọc hay ghi", en="not permitted to read or write"),
    errno.EPERM: Text(vi="hệ điều hành không cho phép", en="the system does not permit it"),
    errno.ENOTDIR: Text(vi="một phần của đường dẫn không phải thư mục", en="a part of the path is no folder"),
    errno.ENAMETOOLONG: Text(vi="đường dẫn dài quá", en="the path is too long"),
    errno.ENOSPC: Text(vi="ổ đĩa đầy", en="the disk is full"),
    errno.EROFS: Text(vi="ổ đĩa chỉ đọc được", en="the disk can only be read"),
}
INTERRUPTED = Text(vi="đã dừng theo yêu cầu", en="stopped as asked")
BUG = Text(
    vi="lỗi của kehoach ({detail}); xin báo lại kèm lệnh đã chạy",
    en="our bug ({detail}); please report it with the command you ran",
)
NO_CORRECTIONS = Text(vi="chưa ghi sửa chữa nào", en="no correction was recorded")
ALREADY_SO = Text(
    vi="{type}.{field} đã là {value}; không ghi gì thêm", en="{type}.{field} is {value} already; nothing was recorded"
)
CORRECTED = Text(vi="đã ghi sửa chữa {id}", en="correction {id} recorded")
UNANCHORED = Text(
    vi="sửa chữa {id} chưa gắn được vào văn bản ({reason}); xem facts_to_review",
    en="correction {id} does not anchor in the text ({reason}); see facts_to_review",
)
NOTHING_TO_CORRECT = Text(
    vi="cần --fact với --set hoặc --reject, --plan với --set, hoặc --plan --add --quote; "
    "xem: kehoach correct --help",
    en="give --fact with --set or --reject, --plan with --set, or --plan --add --quote; "
    "see: kehoach correct --help",
)
BAD_SET = Text(
    vi="--set {given}: hãy viết TRƯỜNG=GIÁ_TRỊ", en="--set {given}: write FIELD=VALUE"
)
FORGOTTEN = Text(vi="đã xoá {plan}", en="{plan} is gone")
NOTHING_FOUND = Text(vi="không tìm thấy", en="nothing found")
NEEDS_EXTRA = Text(
    vi="cần {package}; hãy cài: pip install \"kehoach[{extra}]\"",
    en="{package} is needed; install it: pip install \"kehoach[{extra}]\"",
)
NEEDS_OUTPUT = Text(
    vi="tệp này không hiện được trên màn hình; hãy ghi ra tệp bằng -o FILE",
    en="this cannot be shown on a screen; write it to a file with -o FILE",
)
NO_SUCH_TABLE = Text(
    vi="kết quả không có bảng {name}; các bảng: {known}",
    en="the result has no table {name}; its tables: {known}",
)
INSTALL = Text(vi="cài bằng: {command}", en="install with: {command}")
RULES_FINE = Text(vi="{count} luật, không lỗi", en="{count} rules, no fault")
SERVING = Text(vi="Mở {address} trong trình duyệt; Ctrl-C để dừng", en="Open {address} in a browser; Ctrl-C ends it")
