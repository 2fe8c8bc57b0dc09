"""What the checks say of names, numbers and references of a draft (citations, bodies, places, what is left open)."""

from __future__ import annotations

from kehoach.messages.text import Text

_SLIPS = {
    "digit": Text(vi="chỉ khác một chữ số", en="which differ in one digit"),
    "swap": Text(vi="chỉ khác hai chữ số đổi chỗ cho nhau", en="which differ by two swapped digits"),
}

MESSAGES: dict[str, Text] = {
    **{
        f"{code}.{slip}": Text(vi=f"Kiểm tra lại: {{stated}} và {{other}} {how.vi}", en=f"To be checked: {{stated}} and {{other}}, {how.en}")
        for code in ("conflicting-targets", "conflicting-amounts") for slip, how in _SLIPS.items()
    },
    **{
        f"{code}.{slip}": Text(
            vi=f"Kiểm tra lại: ghi {{stated}}, tính từ các số liên quan là {{worked_out}}, {how.vi}", en=f"To be checked: {{stated}}, other figures make it {{worked_out}}, {how.en}"
        )
        for code in ("sum-mismatch", "rate-mismatch") for slip, how in _SLIPS.items()
    },
    "obsolete-body.early": Text(vi="{name} chưa có vào ngày này (có từ {since})", en="{name} did not exist yet (from {since} on)"),
    **{
        f"{code}.misspelt": Text(vi="“{text}”: “{word}” viết sai “{right}”", en="“{text}”: “{word}” misspells “{right}”")
        for code in ("header-issuer", "signature-authority")
    },
    "header-issuer.above": Text(vi="Trên tên “{text}” thiếu tên cơ quan chủ quản", en="The body above “{text}” is not named"),
    "header-issuer.name": Text(vi="Tên cơ quan ban hành chưa đủ: “{text}”", en="The name of the issuing body is not whole: “{text}”"),
    "header-date.place": Text(vi="Trước ngày ban hành thiếu địa danh", en="No place before the date of issue"),
    "header-nation.party": Text(vi="Tiêu đề ghi không đúng: “{text}”", en="The Party's name is not written as it should be: “{text}”"),
    "header-missing.title": Text(vi="Dưới “{text}” không có trích yếu nội dung", en="No title below “{text}”"),
    "header-nation.above": Text(vi="Có tiêu ngữ mà không có quốc hiệu", en="The motto stands without the name of the State"),
    "missing-section.named": Text(vi="Đề mục “{text}” không có phần “{section}”", en="“{text}” has no part on “{section}”"),
    "number-gap.prefix": Text(vi="“{number}” đứng ở chỗ của “{before}”", en="“{number}” stands where “{before}” should"),
    "citation-form.issuer": Text(vi="Ký hiệu {symbol} không phải của {issuer}", en="{symbol} is not a symbol of {issuer}"),
    "citation-form.pair": Text(vi="Không cơ quan nào ban hành văn bản có ký hiệu {symbol}", en="No body issues documents with the symbol {symbol}"),
    "citation-form.order": Text(vi="Ký hiệu trong “{text}” đảo thứ tự", en="The symbol in “{text}” is turned round"),
    "citation-form.year": Text(vi="Số của {type} thiếu năm: “{text}”", en="The number of a {type} lacks its year: “{text}”"),
    "citation-form.term": Text(vi="Năm {year} không thuộc nhiệm kỳ Quốc hội khóa {term}", en="{year} is not in term {term} of the National Assembly"),
    "citation-form.misprint": Text(vi="Số, ký hiệu viết sai: “{text}”", en="A number out of form: “{text}”"),
    "citation-form.known": Text(vi="Số của luật này là {right}", en="The number of this law is {right}"),
    "row-repeated.listed": Text(vi="“{text}” có tên đã nêu ở dòng khác của danh sách", en="“{text}” names what another line of the list has named"),
    "citation-incomplete.subject": Text(vi="Căn cứ không ghi trích yếu: “{text}”", en="A legal basis that does not say what it is on: “{text}”"),
    "citation-form.law": Text(vi="“{text}” và “{first}” cùng tên mà khác loại văn bản", en="“{text}” and “{first}” have one name and are of two kinds"),
    "citation-form.subject": Text(vi="Văn bản số này là về {called}", en="The document with this number is on {called}"),
    "missing-heading.bare": Text(vi="Số “{number}” không có tên mục", en="No title behind the number “{number}”"),
    "missing-slot.named": Text(vi="Đề mục “{text}” không có nội dung về “{section}”", en="“{text}” says nothing on “{section}”"),
    "scope-level.kind": Text(vi="“{text}” không phải của {issuer}", en="“{text}” is not of {issuer}"),
    "cross-reference.below": Text(vi="Phần dẫn đến không có mục số {number}: “{text}”", en="The part has no number {number}: “{text}”"),
    "count-mismatch.anniversary": Text(vi="Từ {first} đến {last} là {years} năm, không phải {text}", en="From {first} to {last} are {years} years, not {text}"),
    "stale-date.lunar": Text(vi="Năm {year} là năm {right}: “{text}”", en="{year} is the year {right}: “{text}”"),
    "stale-date.no-lunar": Text(vi="Không có năm âm lịch “{text}”", en="There is no lunar year “{text}”"),
    "stale-date.other-lunar": Text(vi="“{text}” khác với năm {right} ghi ở các chỗ khác", en="“{text}” is not {right}, as elsewhere"),
    "stale-date.early": Text(
        vi="Ban hành năm {issued}, quá sớm so với năm của kế hoạch ({year})", en="Issued in {issued}, too early for a plan of {year}"
    ),
    "citation-incomplete.title": Text(vi="Trích yếu của căn cứ còn bỏ lửng: “{text}”", en="The title of a legal basis breaks off: “{text}”"),
    "deadline-order.outlook": Text(vi="Năm định hướng ({then}) không sau năm đích ({first})", en="The outlook ({then}) is not later than the goal ({first})"),
    "header-issuer.code": Text(
        vi="Phần đầu ghi “{text}”, trong khi ký hiệu {symbol} và nội dung là của {issuer}", en="The header says “{text}”; symbol {symbol} and text are of {issuer}"
    ),
    "header-issuer.title": Text(
        vi="Tên kế hoạch ghi “{text}”, trong khi cơ quan ban hành là {issuer}", en="The title says “{text}”; the plan is issued by {issuer}"
    ),
    "header-issuer.annex": Text(vi="Phụ lục ghi kèm theo kế hoạch của “{text}”, cơ quan ban hành là {issuer}", en="The annex says “{text}”; the plan is issued by {issuer}"),
    "empty-section.announced": Text(vi="Sau “{text}” không có nội dung nào", en="Nothing follows “{text}”"),
    "header-missing.type": Text(vi="Thiếu tên loại văn bản ({type}) trên trích yếu", en="The line with the kind of document ({type}) is missing"),
    "text-repeated": Text(vi="“{text}” lặp lại nguyên văn ý ngay trước", en="“{text}” says what was said right before"),
    "text-repeated.clause": Text(vi="“{text}” đã ghi ở trên", en="“{text}” stands above already"),
    "header-number.code": Text(vi="Số, ký hiệu “{text}” thiếu chữ viết tắt tên cơ quan ban hành", en="The number “{text}” lacks the code of the body"),
    "header-issuer.unit": Text(vi="“{text}”: phần đầu không ghi tên đơn vị hành chính", en="“{text}”: the header does not say of which unit"),
    "header-nation.party-line": Text(vi="Thiếu tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM", en="The line ĐẢNG CỘNG SẢN VIỆT NAM is missing"),
    "missing-heading.named": Text(vi="Dưới “{text}” không có đề mục “{section}”", en="Below “{text}” there is no title “{section}”"),
    "missing-heading.fields": Text(vi="“{field}” ghi lại lần nữa mà không có đề mục ở trên", en="“{field}” begins again with no title above it"),
    "stale-date.school": Text(vi="“{text}” không phải một năm học", en="“{text}” is not one school year"),
    "stale-date.before": Text(vi="“{text}” không phải năm của kế hoạch ({year})", en="“{text}” is not the year of the plan ({year})"),
    "count-mismatch.sent": Text(vi="Nơi nhận ghi {stated}, nội dung ghi {first}", en="The recipients say {stated}, the text {first}"),
    "citation-year.again": Text(vi="Số {number} ở chỗ khác ghi là {first}", en="{number} is {first} elsewhere"),
    **{
        f"{code}.lost": Text(vi="“{text}” thiếu chữ, tên đúng là “{right}”", en="“{text}” lacks words of “{right}”")
        for code in ("header-issuer", "signature-authority")
    },
    "citation-year.turn": Text(
        vi="{number} không thể ban hành ngày {date}: số như vậy có từ {low} đến {high}",
        en="{number} cannot be of {date}: such numbers were given from {low} to {high}",
    ),
    "citation-year.same-day": Text(vi="{number} được ghi hai năm: {first} và {date}", en="{number} with two years: {first} and {date}"),
    "citation-year.numbers": Text(
        vi="Cùng ngày {date}, cùng ký hiệu nhưng số khác nhau: {number} và {first}", en="Of one day ({date}) and symbol, with two numbers: {number} and {first}"
    ),
    "official-name.spelt": Text(vi="“{text}” viết sai tên “{name}”", en="“{text}” misspells “{name}”"),
    "official-name.order": Text(vi="“{text}” đảo tên “{name}”", en="“{text}” turns “{name}” round"),
    "official-name.lost": Text(vi="“{text}” thiếu chữ, tên là “{name}”", en="“{text}” lacks a word, the name is “{name}”"),
    "official-name.doubled": Text(vi="“{text}” lặp chữ, tên là “{name}”", en="“{text}” has a word twice, the name is “{name}”"),
    "official-name.joined": Text(vi="“{text}” khác “{name}” ở dấu hoặc chữ “và”", en="“{text}” differs from “{name}” in marks or “và”"),
    "official-name.fields": Text(vi="Không có cơ quan “{text}”", en="There is no body “{text}”"),
    "official-name.short": Text(vi="“{text}” không đủ tên “{name}”", en="“{text}” is not the whole name “{name}”"),
    "foreign-place.own": Text(vi="“{text}” không phải địa bàn của {own}", en="“{text}” is not the territory of {own}"),
    **{
        f"{code}.in-list": Text(vi="“{text}” ở chỗ của “{right}” trong danh sách nêu nơi khác", en="“{text}” stands where another list has “{right}”")
        for code in ("foreign-place", "official-name")
    },
    "foreign-place.listed": Text(vi="“{text}” không thuộc {own} như các đơn vị nêu cùng", en="“{text}” is not in {own} as the units beside it"),
    "foreign-place.date": Text(vi="Địa danh “{text}” không phải của {own}", en="“{text}” is not the place of {own}"),
    "header-number.shape": Text(vi="Số, ký hiệu “{text}” viết sai cách", en="The number “{text}” is out of form"),
    "header-number.year": Text(vi="Số của văn bản hành chính không ghi năm: “{text}”", en="The number of an administrative document has no year: “{text}”"),
    "deadline-missing.undated": Text(vi="Báo cáo này không ghi ngày, các báo cáo khác có ghi: “{text}”", en="This report has no day, others have: “{text}”"),
    "stale-date.announced": Text(vi="“{text}” không khớp với tên kế hoạch ({year})", en="“{text}” does not go with the title ({year})"),
    "count-mismatch.times": Text(vi="Ghi {stated}, trong ngoặc nêu {count} thời điểm", en="{stated} are said, the brackets name {count} times"),
    "count-mismatch.named": Text(vi="Ghi {stated}, kể ra {count} ngày", en="{stated} are said, {count} are named"),
    "duplicate-number.annex": Text(vi="“{text}” dùng cho hai phụ lục khác nhau", en="“{text}” heads two different annexes"),
    "no-owner.says": Text(vi="“{field}” ở đây không nêu cơ quan, đơn vị nào như {count} chỗ khác", en="“{field}” names no body here, as the {count} others do"),
    "deadline-missing.says": Text(vi="“{field}” ở đây không nêu thời gian như {count} chỗ khác", en="“{field}” says no time here, as the {count} others do"),
    "missing-slot.sibling": Text(vi="“{task}” không có phần “{field}” như {count} phần cùng cấp", en="“{task}” has no part “{field}”, which the {count} beside it have"),
    "signature-authority.order": Text(vi="“{text}” ký thay thì ghi KT., không ghi “{above}”", en="“{text}” signs for the head with KT., not “{above}”"),
    "signature-authority.person": Text(
        vi="“{text}”: TM. chỉ ghi trước tên tập thể, không ghi trước chức vụ", en="“{text}”: TM. goes before a body, not before an office"
    ),
    "signature-authority.mark": Text(vi="“{text}”: quyền hạn ký ghi không đúng", en="“{text}”: the mark of authority is not right"),
    "missing-heading.lone": Text(vi="Chỉ có mục {number}, không có mục tiếp theo cùng cấp", en="Part {number} stands alone, with none after it"),
    "missing-heading.again": Text(vi="Đánh số lại từ {number} mà không có đề mục ở trên", en="Numbering begins again at {number} with no title above it"),
    "citation-incomplete.issuer": Text(vi="“{text}” không ghi cơ quan ban hành, các căn cứ khác đều ghi", en="“{text}” does not say who issued it, as all others do"),
    "cross-reference.works": Text(vi="“{text}” dẫn đến “{title}”, phần không giao việc", en="“{text}” leads to “{title}”, a part that gives no works"),
    "cross-reference.twice": Text(vi="“{text}” được dẫn hai lần trong một dãy", en="“{text}” twice in one list"),
    "signature-authority.unnamed": Text(vi="Dưới “{text}” chưa có chức vụ của người ký thay", en="No office of the one who signs below “{text}”"),
    "signature-authority.level": Text(vi="“{text}” không phải {issuer}", en="“{text}” is not {issuer}"),
}
NAMES: dict[str, Text] = {
    "left-open": Text(vi="chỗ còn để trống", en="place left open"),
    "text-repeated": Text(vi="đoạn văn lặp lại", en="paragraph repeated"),
}
SUGGESTIONS: dict[str, Text] = {
    "citation-form.issuer": Text(vi="Kiểm tra cơ quan ban hành và số ký hiệu", en="Check the issuer and the number"),
    "citation-form.pair": Text(vi="Có lẽ là {right}", en="Perhaps {right}"),
    "citation-form.order": Text(vi="Ghi: {right}", en="Write: {right}"),
    "citation-form.year": Text(vi="Ghi cả năm trong số, ký hiệu", en="Give the year in the number"),
    "citation-form.term": Text(vi="Kiểm tra số, ký hiệu của văn bản", en="Check the number of the document"),
    "citation-form.misprint": Text(vi="Ghi: {right}", en="Write: {right}"),
    "citation-incomplete.title": Text(vi="Ghi đủ trích yếu của văn bản", en="Give the whole title"),
    "deadline-order.outlook": Text(vi="Kiểm tra các năm", en="Check the years"),
    "header-issuer.code": Text(vi="Ghi tên cơ quan ban hành cho đúng", en="Write the name of the issuing body"),
    "stale-date.early": Text(vi="Kiểm tra ngày ban hành và năm trong trích yếu", en="Check the date of issue and the year in the title"),
    "citation-form.known": Text(vi="Ghi: {right}", en="Write: {right}"),
    **{f"official-name.{fault}": Text(vi="Ghi: {name}", en="Write: {name}") for fault in ("spelt", "order", "doubled", "joined", "short")},
    "official-name.fields": Text(vi="Có lẽ là {name}", en="Perhaps {name}"),
    "foreign-place.own": Text(vi="Kiểm tra xem có sót tên địa phương khác không", en="See whether another locality's name was left in"),
    "foreign-place.in-list": Text(vi="Kiểm tra tên đơn vị", en="See which unit is meant"),
    "official-name.in-list": Text(vi="Thống nhất tên giữa các danh sách", en="Write the same name in both lists"),
    "foreign-place.listed": Text(vi="Kiểm tra tên đơn vị", en="See which unit is meant"),
    "foreign-place.date": Text(vi="Ghi địa danh của cơ quan ban hành", en="Write the place of the issuer"),
    "header-number.shape": Text(vi="Ghi: {right}", en="Write: {right}"),
    "header-number.year": Text(vi="Ghi: {right}", en="Write: {right}"),
    "obsolete-body.early": Text(vi="Ghi tên cơ quan vào thời điểm ban hành", en="Name the body of that day"),
    **{f"{code}.misspelt": Text(vi="Ghi: {right}", en="Write: {right}") for code in ("header-issuer", "signature-authority")},
    **{f"{code}.lost": Text(vi="Ghi: {right}", en="Write: {right}") for code in ("header-issuer", "signature-authority")},
    "header-issuer.above": Text(vi="Ghi tên cơ quan chủ quản trực tiếp ở dòng trên", en="Put the body above it on the line before"),
    "header-issuer.annex": Text(vi="Thống nhất với cơ quan ban hành", en="Name the issuing body"),
    "empty-section.announced": Text(vi="Viết nội dung đã nêu hoặc bỏ lời dẫn", en="Write what is announced or drop the words"),
    "header-missing.type": Text(vi="Ghi tên loại văn bản bằng chữ in hoa trên trích yếu", en="Put the kind of document above the title, in capitals"),
    "text-repeated": Text(vi="Bỏ phần lặp hoặc sửa nội dung", en="Drop one, or mend it"),
    "header-number.code": Text(vi="Ghi đủ số và ký hiệu", en="Write the whole number"),
    "header-issuer.unit": Text(vi="Ghi tên đơn vị hành chính", en="Name the unit"),
    **{f"header-nation.{fault}": Text(vi="Ghi: ĐẢNG CỘNG SẢN VIỆT NAM", en="Write: ĐẢNG CỘNG SẢN VIỆT NAM") for fault in ("party", "party-line")},
    "stale-date.before": Text(vi="Kiểm tra xem có sót năm của kế hoạch trước không", en="See whether it was left from last year's plan"),
    "missing-heading.fields": Text(vi="Bổ sung đề mục", en="Add the title"),
    "missing-heading.named": Text(vi="Bổ sung đề mục “{section}”", en="Add the title “{section}”"),
    "stale-date.school": Text(vi="Có lẽ là {right}", en="Perhaps {right}"),
    "header-issuer.title": Text(vi="Thống nhất với cơ quan ban hành", en="Name the issuing body"),
    "citation-form.subject": Text(vi="Kiểm tra số, ký hiệu và trích yếu", en="Check number and title"),
    "missing-slot.named": Text(vi="Viết phần {section} hoặc sửa đề mục", en="Add the part on {section}, or mend the title"),
    "header-missing.title": Text(vi="Ghi trích yếu dưới tên loại văn bản", en="Write the title below the kind of document"),
    "header-nation.above": Text(vi="Bổ sung quốc hiệu", en="Add the name of the State"),
    "deadline-missing.undated": Text(vi="Ghi ngày gửi báo cáo", en="Say by which day"),
    "stale-date.announced": Text(vi="Thống nhất với tên kế hoạch", en="Say the same as the title"),
    "missing-slot.sibling": Text(vi="Bổ sung phần “{field}”", en="Add the part “{field}”"),
    "signature-authority.order": Text(vi="Ghi KT.", en="Write KT."),
    "signature-authority.person": Text(vi="Ghi KT. nếu ký thay, bỏ TM. nếu tự ký", en="Write KT. for a deputy, nothing for the head"),
    "signature-authority.mark": Text(vi="TM. trước tên tập thể, KT. trước chức vụ cấp trưởng", en="TM. before a body, KT. before the office of its head"),
    "signature-authority.unnamed": Text(vi="Thêm chức vụ cấp phó, hoặc bỏ KT. nếu tự ký", en="Add the deputy's office, or drop KT. if the head signs"),
    "signature-authority.level": Text(vi="Ghi tên cơ quan ban hành", en="Name the issuing body"),
}
