"""What the checks of a draft say: remarks, what was verified, names of severities, levels and parts."""

from __future__ import annotations

from kehoach.messages import check_archive, check_words
from kehoach.messages.check_advice import SUGGESTIONS
from kehoach.messages.text import Text

__all__ = ["MESSAGES", "SUGGESTIONS", "VERIFIED"]

# code, or code.variant -> the remark. {text} is always the words remarked on.
OR = Text(vi=" hoặc ", en=" or ")
MESSAGES: dict[str, Text] = {
    "missing-section": Text(vi="Thiếu đề mục: {section} ({profile})", en="Section missing: {section} ({profile})"),
    "missing-slot": Text(
        vi="{component} không có {slot}, trong khi {count}/{all} dự án thành phần có",
        en="{component} has no {slot}, which {count} of {all} components have",
    ),
    "missing-slot.none": Text(
        vi="Không dự án thành phần nào trong {count} dự án có {slot}", en="None of the {count} components has {slot}"
    ),
    "missing-heading": Text(
        vi="“{text}” xuất hiện lần thứ hai dưới “{heading}”: có lẽ mất một đề mục ở giữa",
        en="“{text}” stands a second time below “{heading}”: a heading between them seems lost",
    ),
    "empty-section": Text(vi="Đề mục “{text}” không có nội dung", en="Section “{text}” has no content"),
    "duplicate-number": Text(vi="Số thứ tự “{number}” dùng lại", en="Number “{number}” is used again"),
    "number-gap": Text(vi="Số thứ tự nhảy từ “{before}” sang “{number}”", en="Numbering jumps from “{before}” to “{number}”"),
    "number-gap.start": Text(vi="Đánh số bắt đầu từ “{number}”", en="Numbering begins with “{number}”"),
    "number-gap.order": Text(vi="“{number}” đứng trước “{before}”", en="“{number}” stands before “{before}”"),
    "mixed-numbering": Text(
        vi="Cách đánh số không thống nhất: “{number}”, chỗ khác “{usual}”",
        en="Mixed numbering: “{number}” here, “{usual}” elsewhere",
    ),
    "sum-mismatch": Text(
        vi="Tổng ghi {stated}, các nguồn cộng lại {summed} (lệch {difference})",
        en="The total says {stated}, its parts add up to {summed} (off by {difference})",
    ),
    "sum-mismatch.components": Text(
        vi="Ghi {stated}, {count} phần cộng lại {summed} (lệch {difference})",
        en="Stated {stated}, the {count} parts add up to {summed} (off by {difference})",
    ),
    "sum-mismatch.list": Text(
        vi="Tổng ghi {stated}, các khoản liệt kê cộng lại {summed} (lệch {difference})",
        en="The total says {stated}, the items listed add up to {summed} (off by {difference})",
    ),
    "sum-mismatch.counts": Text(
        vi="Ghi {stated} {unit}, các phần cộng lại {summed}", en="It says {stated} {unit}, the parts add up to {summed}"
    ),
    "sum-mismatch.change": Text(
        vi="Ghi {stated}, nhưng {first} và {second} chênh {summed}", en="It says {stated}, but {first} and {second} differ by {summed}"
    ),
    "sum-mismatch.product": Text(vi="Ghi {stated}, nhân ra {worked_out}", en="It says {stated}, the product is {worked_out}"),
    "sum-mismatch.claimed": Text(vi="Ghi {stated}, theo các số liên quan phải là {worked_out}", en="It says {stated}, the figures it goes with make {worked_out}"),
    "sum-mismatch.rate": Text(vi="“{text}” không chia hết cho mức {rate}", en="“{text}” is no multiple of the rate {rate}"),
    "conflicting-amounts.words": Text(vi="Số tiền “{text}” khác số bằng chữ ({words})", en="“{text}” differs from the amount in words ({words})"),
    "sum-mismatch.twice": Text(vi="Tổng kinh phí ghi {first} và {second}", en="The total is given as {first} and as {second}"),
    "conflicting-amounts": Text(vi="“{indicator}” ghi hai số tiền: {first} và {second}", en="Two sums of money for “{indicator}”: {first} and {second}"),
    "conflicting-amounts.source": Text(
        vi="Giao bố trí {second}, trong khi nguồn này được ghi {first}", en="{second} are to be found, while this source is given as {first}"
    ),
    "sum-mismatch.column": Text(
        vi="Dòng tổng ghi {stated}, {count} dòng cộng lại {summed} (lệch {difference})",
        en="The total row says {stated}, the {count} rows add up to {summed} (off by {difference})",
    ),
    "sum-mismatch.row": Text(
        vi="Cột tổng ghi {stated}, các cột cộng lại {summed} (lệch {difference}); {count} dòng khác cộng đúng",
        en="The total column says {stated}, the columns add up to {summed} (off by {difference}); {count} other rows hold",
    ),
    "sum-mismatch.over": Text(vi="Ghi {stated}, nhiều hơn tổng {whole}", en="It says {stated}, more than the whole: {whole}"),
    "sum-mismatch.table": Text(
        vi="Ghi {stated}, bảng ghi {cell}; {count} dòng khác của bảng khớp với lời văn",
        en="It says {stated}, the table says {cell}; {count} other rows of the table agree with the text",
    ),
    "sum-mismatch.total": Text(vi="Ghi {stated}, dòng tổng của bảng ghi {cell}", en="It says {stated}, the total row of the table says {cell}"),
    "sum-mismatch.each": Text(
        vi="Ghi {stated}, nhưng {first} cho {second} là {worked_out}", en="It says {stated}, but {first} for {second} is {worked_out}"
    ),
    "sum-mismatch.three": Text(
        vi="Ghi {stated}, tính từ {first} và {second} là {summed}", en="It says {stated}, {first} and {second} give {summed}"
    ),
    "sum-mismatch.whole": Text(vi="Ghi {text}, các phần cộng lại {summed}, không phải 100%", en="It says {text}, the shares add up to {summed}, not to 100%"),
    "sum-mismatch.difference": Text(
        vi="Ghi {stated}, nhưng {first} − {second} chênh {summed}; {count} dòng khác tính đúng",
        en="It says {stated}, but {first} and {second} differ by {summed}; {count} other rows hold",
    ),
    "rate-mismatch": Text(
        vi="Tỷ lệ ghi {stated}, tính từ {part}/{whole} là {worked_out}",
        en="The rate says {stated}, {part}/{whole} gives {worked_out}",
    ),
    "rate-mismatch.structure": Text(
        vi="{count} tỷ trọng cộng lại {summed}, không phải 100%", en="The {count} shares come to {summed}, not to 100%"
    ),
    "rate-mismatch.over": Text(vi="“{text}” là quá 100%", en="“{text}” is more than all"),
    "rate-mismatch.product": Text(vi="Ghi {stated}, nhân ra {worked_out}", en="It says {stated}, the product is {worked_out}"),
    "rate-mismatch.claimed": Text(vi="Ghi {stated}, theo các số liên quan phải là {worked_out}", en="It says {stated}, the figures it goes with make {worked_out}"),
    "rate-mismatch.falls": Text(vi="Lũy kế {other} rồi đến {stated}, không tăng", en="What is reached so far goes from {other} to {stated} and does not rise"),
    "rate-mismatch.change": Text(vi="Từ {first} đến {second} chênh {worked_out}, ghi {stated}", en="From {first} to {second} is {worked_out}, it says {stated}"),
    "row-repeated": Text(
        vi="{count} số liệu của dòng “{words}” trùng hệt một dòng khác",
        en="{count} numbers of row “{words}” are those of another row",
    ),
    "row-repeated.name": Text(vi="“{text}” có hai lần trong cột này, các tên khác chỉ một lần", en="“{text}” stands twice in this column, every other name once"),
    "row-repeated.whole": Text(vi="Dòng này trùng hệt một dòng khác của bảng", en="The row stands twice in the table, word for word"),
    "conflicting-targets": Text(
        vi="Chỉ tiêu “{indicator}” ghi hai giá trị: {first} và {second}",
        en="Two values for “{indicator}”: {first} and {second}",
    ),
    "conflicting-targets.list": Text(
        vi="{second} cho “{item}”, trong khi chỗ khác đặt 100% cho cả nhóm có “{item}”",
        en="{second} for “{item}”, while 100% is set elsewhere for a list that holds it",
    ),
    "conflicting-targets.table": Text(vi="Trong bài ghi {stated}, bảng ghi {cell}", en="The text says {stated}, the table {cell}"),
    "conflicting-targets.cell": Text(vi="Bảng ghi {stated}, chỗ khác ghi {cell}", en="The table says {stated}, another place {cell}"),
    "conflicting-targets.owner": Text(vi="“{task}”: nơi này ghi {second}, nơi khác ghi {first}", en="“{task}”: {second} here, {first} in another place"),
    "conflicting-targets.heads": Text(vi="{body} đứng đầu hai mục trong một danh sách phân công", en="{body} heads two items of one list of duties"),
    "conflicting-targets.name": Text(vi="Ghi {second}, chỗ khác ghi {first}", en="{second} here, {first} in another place"),
    "conflicting-targets.team": Text(vi="{name} thuộc {team}, ở đây ghi cho {other}", en="{name} is {team}'s, and told here of {other}"),
    "conflicting-deadlines.hour": Text(vi="Ghi {stated}, theo giờ ghi ở chỗ khác là {due}", en="{stated} here, {due} by the hour told in another place"),
    "conflicting-deadlines.rows": Text(vi="Dòng trên kết thúc lúc {first}, dòng này bắt đầu từ {second}", en="The row above ends at {first}, this one begins at {second}"),
    "conflicting-deadlines": Text(
        vi="Cùng một báo cáo có hai hạn: “{second}” và “{first}” ({count} chỗ)",
        en="Two dates for one report: “{second}” and “{first}” ({count} places)",
    ),
    "conflicting-deadlines.starts": Text(
        vi="Một hoạt động bắt đầu từ hai ngày: {first} và {second}", en="One activity starts on two days: {first} and {second}"
    ),
    "conflicting-deadlines.period": Text(vi="“{second}” không khớp với “{first}” của cùng một việc", en="“{second}” does not go with “{first}” of the same thing"),
    "conflicting-deadlines.again": Text(vi="Ghi {second}, chỗ khác ghi {first} cho cùng một việc", en="{second} here, {first} elsewhere for the same event"),
    "conflicting-deadlines.weekday": Text(vi="“{text}”: ngày này là {right}", en="“{text}”: this day is another weekday ({right})"),
    "conflicting-deadlines.length": Text(vi="Ghi {stated}, từ {first} đến {second} là {count} ngày", en="{stated} are said, from {first} to {second} there are {count} days"),
    "conflicting-deadlines.row": Text(
        vi="Bảng ghi {second}, trong bài ghi {first} cho cùng một việc", en="The table says {second}, the text {first} of the same task"
    ),
    "conflicting-deadlines.task": Text(
        vi="Bảng ghi {second}, trong bài ghi {first}; {count} việc khác ghi như nhau",
        en="The table says {second}, the text {first}; {count} other tasks have one day in both",
    ),
    "deadline-order": Text(
        vi="Hạn nộp {due} sau hạn {agency} tổng hợp ({together})",
        en="Due {due}, after {agency} has to put all together ({together})",
    ),
    "deadline-order.range": Text(vi="Bắt đầu {first} sau khi kết thúc {second}", en="Begins {first}, after it ends {second}"),
    "deadline-order.chain": Text(
        vi="Nộp cho {agency} “{due}” sau khi nơi này phải báo cáo “{together}”",
        en="Handed to {agency} “{due}”, after it has to report “{together}”",
    ),
    "deadline-order.early": Text(vi="Báo cáo {period} đến hạn “{due}” khi kỳ báo cáo chưa hết", en="The report of {period} is due “{due}”, long before the period ends"),
    "deadline-order.late": Text(vi="Báo cáo {period} đến hạn “{due}”, nhiều tháng sau khi hết kỳ", en="The report of {period} is due “{due}”, months after the period ended"),
    "deadline-order.whole": Text(vi="Tổng kết {due}, trước năm cuối của kế hoạch ({year})", en="The whole is reviewed {due}, before the plan's last year ({year})"),
    "deadline-order.latest": Text(vi="Dự kiến {first} sau hạn chậm nhất {second}", en="Planned for {first}, after the latest day allowed, {second}"),
    "deadline-order.steps": Text(
        vi="Bước (đợt, lần) {next} vào {second}, trước bước {step} ({first})", en="Step {next} is due {second}, before step {step} ({first})"
    ),
    "deadline-order.order": Text(vi="{first} sau {second}, trái với thứ tự các việc", en="{first} is after {second}, against the order of the work"),
    "deadline-order.review": Text(
        vi="{first} sau {second}, trong khi việc này phải xong trước", en="{first} is after {second}, though this has to come first"
    ),
    "deadline-missing": Text(vi="Yêu cầu báo cáo nhưng không nêu thời hạn", en="A report without a date"),
    "deadline-missing.periodic": Text(
        vi="Báo cáo “{text}” không ghi trước ngày nào", en="A report “{text}” that does not say by which day"
    ),
    "deadline-missing.none": Text(
        vi="Yêu cầu báo cáo nhưng cả kế hoạch không nêu thời hạn báo cáo nào",
        en="A report is asked for, and the plan names no day for any report",
    ),
    "deadline-missing.field": Text(
        vi="Phần “{task}” không ghi “{field}”, trong khi {count}/{all} phần cùng cấp có ghi",
        en="“{task}” does not say “{field}”, which {count} of {all} parts beside it do",
    ),
    "deadline-missing.component": Text(
        vi="{component} không có thời hạn báo cáo, {count} dự án khác có",
        en="{component} has no date for its report, {count} other components have",
    ),
    "deadline-past": Text(
        vi="Thời hạn {due} trước ngày ban hành {issued}", en="Due {due}, before the day of issue {issued}"
    ),
    "stale-date.late": Text(
        vi="Ban hành năm {issued}, sau năm cuối của kế hoạch ({year})", en="Issued in {issued}, after the plan's last year ({year})"
    ),
    "deadline-past.before": Text(vi="Thời hạn {due} trước khi kế hoạch bắt đầu ({year})", en="Due {due}, before the plan begins ({year})"),
    "conflicting-deadlines.far": Text(
        vi="“{text}” sau năm cuối của kế hoạch ({year})", en="“{text}” is after the plan's last year ({year})"
    ),
    "annex-missing": Text(vi="Dẫn “{text}” nhưng tệp không có phụ lục này", en="“{text}” is named, but the file has no such annex"),
    "annex-missing.loose": Text(vi="Dẫn “{text}” nhưng tệp không có biểu, phụ lục nào", en="“{text}”, but the file has no table or annex"),
    "annex-unreferenced": Text(vi="“{text}” không được dẫn trong phần kế hoạch", en="“{text}” is never named in the plan"),
    "annex-date": Text(vi="Phụ lục ghi ngày {text}, kế hoạch ban hành ngày {own}", en="The annex says {text}, the plan was issued {own}"),
    "annex-date.number": Text(vi="Phụ lục ghi số {text}, kế hoạch mang số {own}", en="The annex says number {text}, the plan has {own}"),
    "annex-numerals.mixed": Text(
        vi="“{text}” đánh số Ả Rập, phụ lục khác đánh số La Mã", en="“{text}” has an Arabic number, other annexes have Roman ones"
    ),
    "annex-numerals": Text(vi="Có từ hai phụ lục trở lên nhưng đánh số Ả Rập", en="Two or more annexes with Arabic numbers"),
    "cross-reference": Text(vi="Kế hoạch không có “{text}”", en="The plan has no “{text}”"),
    "cross-reference.says": Text(vi="“{text}” không nói về “{what}”, mục {right} cùng cấp mới nói", en="“{text}” does not speak of “{what}”, part {right} beside it does"),
    "cross-reference.article": Text(vi="“{text}”, nhưng cơ quan thi hành nêu ở Điều {right}", en="“{text}”, but who carries it out stands in Article {right}"),
    "cross-reference.project": Text(vi="{programme} không có “{text}”", en="{programme} has no “{text}”"),
    "funding-without-amount": Text(vi="Phần kinh phí không nêu số tiền nào", en="The section on money names no amount"),
    "counterpart-zero": Text(
        vi="Yêu cầu vốn đối ứng nhưng cả {count} mức ngân sách địa phương đều bằng 0",
        en="Counterpart funding is asked for, but all {count} local amounts are 0",
    ),
    "counterpart-zero.own": Text(vi="Vốn đối ứng ghi bằng 0: “{text}”", en="Counterpart funding is given as “{text}”"),
    "no-owner": Text(
        vi="{component} không có cơ quan chủ trì hay thực hiện, {count} dự án khác có",
        en="{component} has no body to lead it or carry it out, {count} others have",
    ),
    "no-owner.field": Text(
        vi="Phần “{task}” không ghi “{field}”, trong khi {count}/{all} phần cùng cấp có ghi",
        en="“{task}” does not say “{field}”, which {count} of {all} parts beside it do",
    ),
    "no-owner.none": Text(
        vi="Không dự án nào trong {count} dự án thành phần được giao cơ quan chủ trì",
        en="None of the {count} components is given to a body",
    ),
    "not-in-recipients.report": Text(vi="Phải báo cáo {agency} nhưng Nơi nhận không có", en="{agency} gets reports and is no recipient"),
    "not-in-recipients": Text(vi="{agency} được giao việc nhưng không có trong Nơi nhận", en="{agency} has a duty and is no recipient"),
    "recipient-without-task": Text(vi="“{text}” nhận để {purpose} nhưng kế hoạch không giao việc gì", en="“{text}” receives ({purpose}), but the plan gives it no task"),
    "recipient-without-task.unsaid": Text(vi="“{text}” có trong Nơi nhận nhưng kế hoạch không nhắc tới", en="“{text}” is a recipient the plan never speaks of"),
    "scope-level": Text(vi="“{text}” vượt phạm vi của {issuer}", en="“{text}” goes beyond the territory of {issuer}"),
    "citation-form.hyphen": Text(vi="Số ký hiệu thiếu gạch nối: “{wrong}”", en="A hyphen is missing in “{wrong}”"),
    "citation-form.blank": Text(vi="Số ký hiệu có dấu cách: “{text}”", en="A blank inside the number: “{text}”"),
    "citation-form.day": Text(vi="Ngày trong “{text}” không có thật", en="The day in “{text}” does not exist"),
    "citation-form.type": Text(vi="Gọi là {type} nhưng ký hiệu {symbol} là của {right}", en="Called {type}, but {symbol} is the symbol of {right}"),
    "citation-year.symbol": Text(vi="Năm trong số ký hiệu ({year}) khác năm của ngày ban hành ({date})", en="The year in the number ({year}) is not that of the date ({date})"),
    "citation-year.future": Text(vi="Văn bản viện dẫn ngày {date} mới hơn kế hoạch ({issued})", en="The document cited, of {date}, is younger than the plan ({issued})"),
    "citation-year.known": Text(vi="Văn bản này ban hành ngày {right}, không phải {date}", en="This document is of {right}, not of {date}"),
    "citation-year.two": Text(vi="{number} được ghi hai ngày: {first} và {date}", en="{number} with two dates: {first} and {date}"),
    "citation-incomplete.number": Text(vi="Căn cứ không ghi số, ký hiệu: “{text}”", en="A legal basis without number: “{text}”"),
    "citation-incomplete.date": Text(vi="Căn cứ không ghi ngày ban hành: “{text}”", en="A legal basis without date: “{text}”"),
    "citation-superseded": Text(vi="“{text}” hết hiệu lực sau ngày {until}, thay bằng {by}", en="“{text}” was replaced after {until} by {by}"),
    "official-name": Text(vi="Tên chính thức của {component}: {name}", en="The official name of {component}: {name}"),
    "obsolete-body": Text(vi="{name} không còn từ sau ngày {until}", en="{name} ceased to be after {until}"),
    "obsolete-place": Text(vi="“{text}” không còn từ sau ngày {until}", en="“{text}” ceased to be after {until}"),
    "decimal-mark": Text(vi="Dấu thập phân “{text}” viết bằng dấu chấm", en="A point as decimal mark: “{text}”"),
    "decimal-mark.thousands": Text(vi="Số “{text}” ngăn hàng nghìn bằng dấu phẩy", en="Commas group thousands in “{text}”"),
    "count-mismatch": Text(vi="Văn bản ghi {count}, danh sách ở {annex} có {rows} dòng", en="The text says {count}, the list in {annex} has {rows} rows"),
    "count-mismatch.over": Text(vi="Ghi {part} trong số {whole}: “{text}”", en="{part} of {whole}: “{text}”"),
    "count-mismatch.whole": Text(vi="“{text}”, chỗ khác là {other}", en="“{text}”, elsewhere there are {other}"),
    "count-mismatch.listed": Text(
        vi="Chỗ khác ghi {other} {unit}, {annex} có {count} dòng", en="Elsewhere {other} ({unit}), {annex} has {count} rows"
    ),
    "count-mismatch.units": Text(
        vi="“{text}”, chỗ khác tính cả {count} đơn vị gồm xã và thị trấn (phường)",
        en="“{text}”, while all {count} units elsewhere include towns or wards",
    ),
    "count-mismatch.days": Text(vi="Ghi {stated}, từ {first} đến {second} là {count}", en="{stated} are said, from {first} to {second} there are {count}"),
    "count-mismatch.promised": Text(vi="Nêu {count} mục nhưng bên dưới có {rows}", en="{count} items are announced, {rows} follow"),
    "personal-data": Text(vi="Danh sách cá nhân: {rows} dòng có họ tên và thông tin riêng", en="A list of private persons: {rows} rows"),
    "personal-data.id": Text(vi="Số giấy tờ tùy thân của cá nhân", en="The number of a person's identity card"),
    "header-missing": Text(vi="Không có phần đầu văn bản: {missing}", en="The header is not there: {missing}"),
    "header-motto": Text(vi="Tiêu ngữ ghi không đúng: “{text}”", en="The motto is not written as it should be: “{text}”"),
    "header-motto.missing": Text(vi="Có quốc hiệu nhưng thiếu tiêu ngữ", en="The motto below the name of the State is missing"),
    "header-nation": Text(vi="Thiếu quốc hiệu, tiêu ngữ", en="The name of the State and the motto are missing"),
    "header-nation.words": Text(vi="Quốc hiệu ghi không đúng: “{text}”", en="The name of the State is not written as it should be: “{text}”"),
    "header-issuer": Text(vi="Thiếu tên cơ quan ban hành", en="The name of the issuing body is missing"),
    "header-issuer.place": Text(
        vi="Phần đầu ghi {text}, trong khi kế hoạch {count} lần gọi địa bàn của mình là {own}",
        en="The header says {text}, while the plan calls its own area {own} ({count} times)",
    ),
    "header-number": Text(vi="Thiếu số, ký hiệu văn bản", en="The document has no number"),
    "header-number.open": Text(vi="Chưa có số văn bản: “{text}”", en="The number is still open: “{text}”"),
    "header-number.slash": Text(vi="Số và ký hiệu thiếu gạch chéo: “{text}”", en="A slash is missing in “{text}”"),
    "header-number.zero": Text(vi="Số văn bản dưới 10 phải thêm số 0 ở trước: “{text}”", en="A number below 10 needs a zero in front: “{text}”"),
    "header-number.blank": Text(vi="Số, ký hiệu có dấu cách thừa: “{text}”", en="Blanks inside the number: “{text}”"),
    "header-number.type": Text(vi="Ký hiệu {symbol} không hợp với tên loại {type}", en="The symbol {symbol} does not fit the type {type}"),
    "header-number.order": Text(vi="Ký hiệu ghi ngược: “{text}”", en="The symbol is the wrong way round: “{text}”"),
    "header-number.issuer": Text(vi="Ký hiệu {symbol} trong văn bản của {issuer}", en="The symbol {symbol} in a document of {issuer}"),
    "header-date.open": Text(vi="Chưa ghi đủ ngày, tháng ban hành: “{text}”", en="The day of issue is still open: “{text}”"),
    "header-date.year": Text(vi="Chưa ghi năm ban hành: “{text}”", en="The year of issue is missing: “{text}”"),
    "header-date": Text(vi="Thiếu địa danh và ngày tháng năm ban hành", en="Place and date of issue are missing"),
    "date-form": Text(vi="Cách ghi ngày tháng: “{text}”", en="Form of the date: “{text}”"),
    "date-form.none": Text(vi="Không có ngày này trong lịch: “{text}”", en="No calendar has this day: “{text}”"),
    "signature-missing": Text(vi="Không có phần ký", en="There is no signature block"),
    "signature-authority": Text(vi="“{text}” không có dòng TM. ở trên", en="“{text}” without a line TM. above it"),
    "signature-authority.deputy": Text(vi="“{text}” ký mà không có dòng KT. ở trên", en="“{text}” signs without a line KT. above"),
    "signature-authority.head": Text(
        vi="Dưới “{above}” phải là chức vụ cấp phó, không phải “{text}”", en="Below “{above}” stands a deputy's office, not “{text}”"
    ),
    "signature-authority.body": Text(
        vi="Kế hoạch của {issuer} ký “{text}” mà không có dòng TM. ở trên", en="A plan of {issuer} signed “{text}” without a line TM."
    ),
    "signature-name.missing": Text(vi="Phần ký chưa có họ tên người ký", en="The signature block has no name"),
    "signature-missing.office": Text(vi="Phần ký chưa ghi chức vụ người ký", en="The signature block does not say the signer's office"),
    "signature-name": Text(vi="Trước họ tên người ký có học hàm, học vị: “{text}”", en="A degree before the signer's name: “{text}”"),
    "signature-issuer.office": Text(
        vi="Chức vụ “{text}” không có ở {issuer}", en="{issuer} has no office “{text}”"
    ),
    "signature-issuer": Text(vi="Ký “{text}” nhưng cơ quan ban hành là {issuer}", en="Signed “{text}”, but {issuer} issues"),
    "recipients-missing": Text(vi="Không có Nơi nhận", en="There is no list of recipients"),
    "recipients-form": Text(vi="Dòng Nơi nhận “{text}” không kết thúc bằng dấu chấm phẩy", en="The recipient “{text}” does not end in a semicolon"),
    "recipients-store": Text(vi="Dòng “{text}” không ghi đơn vị soạn thảo", en="“{text}” does not name the drafting unit"),
    "recipients-store.none": Text(vi="Nơi nhận không có dòng Lưu", en="The recipients have no line Lưu"),
    "form-font": Text(
        vi="Phông chữ {font} ({count} đoạn), thể thức là {right}", en="Font {font} ({count} paragraphs), due is {right}"
    ),
    "form-size": Text(
        vi="Cỡ chữ {size} ({count} đoạn), thể thức là từ {least} đến {most}",
        en="Size {size} ({count} paragraphs), due is {least} to {most}",
    ),
    "form-paper": Text(vi="Khổ giấy {found} mm, thể thức là {right} mm", en="Paper {found} mm, due is {right} mm"),
    "form-margin.top": Text(vi="Lề trên {width} mm, thể thức là {least} - {most} mm", en="Top margin {width} mm, due is {least} - {most} mm"),
    "form-margin.bottom": Text(vi="Lề dưới {width} mm, thể thức là {least} - {most} mm", en="Bottom margin {width} mm, due is {least} - {most} mm"),
    "form-margin.left": Text(vi="Lề trái {width} mm, thể thức là {least} - {most} mm", en="Left margin {width} mm, due is {least} - {most} mm"),
    "form-margin.right": Text(vi="Lề phải {width} mm, thể thức là {least} - {most} mm", en="Right margin {width} mm, due is {least} - {most} mm"),
    "closing-mark": Text(vi="Hết nội dung không có dấu ./.", en="The text does not end in ./."),
    **check_archive.MESSAGES,
    **check_words.MESSAGES,
}
NAMES: dict[str, Text] = {
    "missing-section": Text(vi="thiếu đề mục", en="section missing"),
    "missing-slot": Text(vi="thiếu nội dung của dự án thành phần", en="component lacks a part"),
    "missing-heading": Text(vi="mất đề mục", en="heading lost"),
    "empty-section": Text(vi="đề mục trống", en="empty section"),
    "duplicate-number": Text(vi="trùng số thứ tự", en="number used twice"),
    "number-gap": Text(vi="nhảy số thứ tự", en="number left out"),
    "mixed-numbering": Text(vi="đánh số không thống nhất", en="mixed numbering"),
    "sum-mismatch": Text(vi="cộng, trừ không khớp", en="sum or difference does not hold"),
    "rate-mismatch": Text(vi="tỷ lệ không khớp số đếm", en="rate does not follow from counts"),
    "row-repeated": Text(vi="dòng bảng lặp số liệu", en="table row repeated"),
    "conflicting-targets": Text(vi="chỉ tiêu mâu thuẫn", en="conflicting targets"),
    "conflicting-amounts": Text(vi="số tiền mâu thuẫn", en="conflicting sums of money"),
    "conflicting-deadlines": Text(vi="thời hạn mâu thuẫn", en="conflicting deadlines"),
    "deadline-order": Text(vi="thời hạn ngược thứ tự", en="deadlines in the wrong order"),
    "deadline-missing": Text(vi="thiếu thời hạn báo cáo", en="report without a date"),
    "deadline-past": Text(vi="thời hạn trước ngày ban hành", en="deadline before the date of issue"),
    "annex-missing": Text(vi="dẫn phụ lục không có", en="annex missing"),
    "annex-unreferenced": Text(vi="phụ lục không được dẫn", en="annex never named"),
    "annex-date": Text(vi="phụ lục ghi sai số, ngày của kế hoạch", en="annex with another number or date"),
    "annex-numerals": Text(vi="phụ lục không đánh số La Mã", en="annexes not in Roman numerals"),
    "cross-reference": Text(vi="dẫn mục không có", en="reference to a part that is not there"),
    "funding-without-amount": Text(vi="kinh phí không có số tiền", en="funding without amount"),
    "counterpart-zero": Text(vi="vốn đối ứng bằng 0", en="counterpart funding of zero"),
    "no-owner": Text(vi="dự án không có cơ quan thực hiện", en="component without owner"),
    "not-in-recipients": Text(vi="được giao việc, không có trong Nơi nhận", en="duty but no recipient"),
    "recipient-without-task": Text(vi="có trong Nơi nhận, không được giao việc", en="recipient without task"),
    "scope-level": Text(vi="vượt phạm vi cấp ban hành", en="beyond the issuer's territory"),
    "citation-form": Text(vi="viện dẫn sai cách ghi", en="form of a citation"),
    "citation-year": Text(vi="viện dẫn sai năm, ngày", en="year or date of a citation"),
    "citation-incomplete": Text(vi="căn cứ thiếu số, ngày", en="incomplete citation"),
    "citation-superseded": Text(vi="viện dẫn văn bản đã được thay thế", en="superseded document cited"),
    "official-name": Text(vi="sai tên chính thức", en="not the official name"),
    "obsolete-body": Text(vi="cơ quan không còn", en="body that ceased to be"),
    "obsolete-place": Text(vi="đơn vị hành chính không còn", en="unit that ceased to be"),
    "decimal-mark": Text(vi="dấu thập phân", en="decimal mark"),
    "count-mismatch": Text(vi="số lượng không khớp", en="counts do not agree"),
    "personal-data": Text(vi="dữ liệu cá nhân", en="personal data"),
    "header-missing": Text(vi="thiếu phần đầu văn bản", en="header missing"),
    "header-nation": Text(vi="quốc hiệu thiếu hoặc sai", en="name of the State missing or wrong"),
    "header-motto": Text(vi="tiêu ngữ sai", en="motto not as prescribed"),
    "header-issuer": Text(vi="tên cơ quan ban hành", en="name of the issuer"),
    "header-number": Text(vi="số, ký hiệu", en="number of the document"),
    "header-date": Text(vi="ngày ban hành", en="date of issue"),
    "date-form": Text(vi="cách ghi ngày tháng", en="form of the date"),
    "signature-missing": Text(vi="thiếu phần ký", en="signature block missing"),
    "signature-authority": Text(vi="sai quyền hạn ký", en="authority of the signature"),
    "signature-name": Text(vi="họ tên người ký", en="name of the signer"),
    "signature-issuer": Text(vi="người ký không thuộc cơ quan ban hành", en="signed for another body"),
    "recipients-missing": Text(vi="thiếu Nơi nhận", en="recipients missing"),
    "recipients-form": Text(vi="cách ghi Nơi nhận", en="form of the recipients"),
    "recipients-store": Text(vi="dòng Lưu", en="the line Lưu"),
    "form-font": Text(vi="phông chữ", en="font"),
    "form-size": Text(vi="cỡ chữ", en="size of letters"),
    "form-paper": Text(vi="khổ giấy", en="paper"),
    "form-margin": Text(vi="lề trang", en="margins"),
    "closing-mark": Text(vi="thiếu dấu ./.", en="end mark missing"),
    **check_archive.NAMES,
    **check_words.NAMES,
}
VERIFIED: dict[str, Text] = {
    "sections": Text(vi="Đủ {count} đề mục của {profile}", en="All {count} sections of {profile} are there"),
    "slots": Text(vi="{count}/{count} dự án thành phần có đủ {slots}", en="All {count} components have {slots}"),
    "numbering": Text(vi="Đánh số từ {first} đến {last} liên tục", en="Numbers run from {first} to {last} without a gap"),
    "parts": Text(vi="{count} tổng bằng đúng các nguồn của nó", en="{count} totals equal the sum of their sources"),
    "components": Text(
        vi="{count}/{all} dự án thành phần cộng lại đúng bằng {total}", en="{count} of {all} components add up to {total}"
    ),
    "subcomponents": Text(
        vi="{component}: {count} tiểu dự án cộng lại đúng bằng {total}", en="{component}: its {count} parts add up to {total}"
    ),
    "words": Text(vi="{count} số tiền khớp số bằng chữ", en="{count} amounts equal their words"),
    "products": Text(vi="{count} phép nhân tính đúng", en="{count} products hold"),
    "counted-parts": Text(vi="{count} số lượng bằng đúng các phần của nó", en="{count} counts equal their parts"),
    "columns": Text(vi="{count}/{all} cột của bảng cộng đúng", en="{count} of {all} columns of a table add up"),
    "rows": Text(vi="{count}/{all} dòng của bảng cộng đúng", en="{count} of {all} rows of a table add up"),
    "differences": Text(vi="{count}/{all} hiệu số trong bảng tính đúng", en="{count} of {all} differences in a table hold"),
    "shares": Text(vi="{count} tỷ lệ khớp số đếm", en="{count} rates follow from their counts"),
    "targets": Text(vi="{count} chỉ tiêu nhắc lại với cùng giá trị", en="{count} targets are repeated with the same value"),
    "rows-counted": Text(vi="{count} số lượng khớp số dòng của danh sách", en="{count} counts equal the rows of their list"),
    "dated": Text(vi="{count} thời hạn được so với ngày ban hành {issued}", en="{count} deadlines were compared with the day of issue {issued}"),
    "annexes": Text(vi="{count} phụ lục được dẫn đều có", en="{count} annexes named are there"),
    "ties": Text(vi="{count} dòng kèm theo khớp số và ngày của kế hoạch", en="{count} annex lines have the plan's number and date"),
    "sections-named": Text(vi="{count} chỗ dẫn mục, phần đều có", en="{count} references to sections resolve"),
    "owners": Text(vi="{count}/{count} dự án thành phần có cơ quan thực hiện", en="All {count} components have an owner"),
    "recipients": Text(vi="{count} cơ quan được giao việc có trong Nơi nhận", en="{count} bodies with a duty are recipients"),
    "bodies": Text(vi="{count} cơ quan còn tồn tại vào ngày {day}", en="{count} bodies exist on {day}"),
    "names": Text(vi="{count} tên dự án thành phần đúng tên chính thức", en="{count} components have their official name"),
    "cited": Text(vi="{count} văn bản viện dẫn có năm và ngày hợp lệ", en="{count} citations have a year and date that fit"),
    "decimals": Text(vi="{count} số thập phân viết bằng dấu phẩy", en="{count} decimals are written with a comma"),
    "header": Text(vi="Đủ quốc hiệu, tên cơ quan, số, ngày", en="Header complete: State, issuer, number, date"),
    "date-form": Text(vi="Ngày ban hành ghi đúng thể thức", en="The date of issue is in due form"),
    "signature": Text(vi="Phần ký có dòng TM.", en="The signature block has its line TM."),
    **check_archive.VERIFIED,
}
NO_PACK = Text(
    vi="Không có gói luật về thành phần của {programme} cho năm {year}: không kiểm tra dự án thành phần",
    en="No rule pack has the components of {programme} for {year}: components were not checked",
)
BROKE = Text(
    vi="Phép kiểm tra {rule} không chạy hết được vì lỗi của chương trình ({where}): hãy tự xem lại phần này",
    en="The check {rule} broke off by a bug of ours ({where}): look at what it is for yourself",
)
TABLE_CALLED = Text(vi="bảng “{caption}”", en="the table “{caption}”")
TABLE_WITH = Text(vi="bảng có cột “{column}”", en="the table with the column “{column}”")
NO_SUCH_PROFILE = Text(vi="không có mẫu kiểm tra {name}; có: {known}", en="no profile {name}; there are: {known}")
PROFILE_ASKED = Text(vi="theo yêu cầu", en="as asked")
WHY_PROGRAMME = Text(vi="kế hoạch thực hiện chương trình {programme}", en="the plan implements the programme {programme}")
WHY_TITLE = Text(vi="theo trích yếu", en="by its title")
WHY_LEVEL = Text(vi="cấp ban hành: {level}", en="level of the issuer: {level}")
WHY_GENERAL = Text(vi="không có mẫu nào riêng hơn", en="no more special profile fits")
SEVERITIES: dict[str, Text] = {
    "error": Text(vi="Lỗi", en="Error"),
    "warning": Text(vi="Cần xem", en="Warning"),
    "info": Text(vi="Gợi ý", en="Note"),
}
LEVELS: dict[str, Text] = {
    "trung_uong": Text(vi="trung ương", en="central"),
    "tinh": Text(vi="tỉnh", en="province"),
    "huyen": Text(vi="huyện", en="district"),
    "xa": Text(vi="xã", en="commune"),
}
KINDS: dict[str, Text] = {
    "thuc_trang": Text(vi="thực trạng", en="situation"),
    "muc_dich_yeu_cau": Text(vi="mục đích, yêu cầu", en="purpose and requirements"),
    "muc_tieu": Text(vi="mục tiêu", en="targets"),
    "doi_tuong": Text(vi="đối tượng", en="target group"),
    "pham_vi": Text(vi="phạm vi", en="scope"),
    "thoi_gian": Text(vi="thời gian", en="time"),
    "noi_dung": Text(vi="nội dung", en="content"),
    "giai_phap": Text(vi="giải pháp", en="measures"),
    "nguon_von": Text(vi="nguồn vốn, kinh phí", en="funding"),
    "to_chuc_thuc_hien": Text(vi="tổ chức thực hiện", en="organisation"),
    "bao_cao": Text(vi="chế độ báo cáo", en="reporting"),
    "phu_luc": Text(vi="phụ lục", en="annex"),
}
FIELDS: dict[str, Text] = {"owner": Text(vi="chủ trì", en="who leads"), "time": Text(vi="thời gian", en="time")}
PARTS: dict[str, Text] = {
    "motto": Text(vi="quốc hiệu, tiêu ngữ", en="State and motto"),
    "issuer": Text(vi="tên cơ quan", en="issuing body"),
    "number": Text(vi="số, ký hiệu", en="number"),
    "date": Text(vi="địa danh, ngày", en="place and date"),
}
HEADING = Text(vi="Kiểm tra {name}", en="Check of {name}")
COUNTS = Text(vi="{errors} lỗi, {warnings} cần xem, {notes} gợi ý", en="{errors} errors, {warnings} warnings, {notes} notes")
PROFILE = Text(vi="Mẫu: {profile} ({why})", en="Profile: {profile} ({why})")
DONE_RIGHT = Text(vi="Đã kiểm chứng", en="Verified")
NOT_CHECKED = Text(vi="Không kiểm tra được", en="Not checked")
NOTHING = Text(vi="Không có nhận xét.", en="No remark.")
SUGGESTED = Text(vi="Đề nghị", en="Suggestion")
SEEN_ALSO = Text(vi="So với", en="Compare")
ON_LINE = Text(vi="dòng {line}", en="line {line}")
ON_PAGE = Text(vi=", trang {page}", en=", page {page}")
LEGAL_BASIS = Text(vi="Căn cứ", en="Legal basis")
SUMMARY = Text(
    vi="{files} tệp: {errors} lỗi, {warnings} cần xem, {notes} gợi ý; {unread} tệp không đọc được",
    en="{files} files: {errors} errors, {warnings} warnings, {notes} notes; {unread} could not be read",
)
# What `kehoach rules test` says of a check.
UNKNOWN_KIND = Text(vi="không có loại kiểm tra {kind}; có: {known}", en="no kind of check {kind}; there are: {known}")
NO_MESSAGE = Text(vi="mã {code} chưa có câu nhận xét: hãy ghi message", en="code {code} has no remark of ours: give a message")
NOT_FOUND = Text(vi="ví dụ “{text}” phải có nhận xét tại “{due}”; có: {found}", en="example “{text}” should have a remark at “{due}”; has: {found}")
FOUND_ANYWAY = Text(vi="phản ví dụ “{text}” vẫn có nhận xét tại {found} ({why})", en="counterexample “{text}” still has a remark at {found} ({why})")
FOUND_MORE = Text(vi="ví dụ “{text}” còn có nhận xét tại {found}", en="example “{text}” also has a remark at {found}")
WRONG_PROFILE = Text(vi="“{text}” chọn mẫu {found}, không phải {due}", en="“{text}” chooses the profile {found}, not {due}")
BROKEN = Text(vi="không chạy được: {error}", en="cannot be run: {error}")
