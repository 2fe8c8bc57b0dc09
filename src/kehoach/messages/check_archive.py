"""What the checks of a draft against an archive say (``kehoach check --against``)."""

from __future__ import annotations

from kehoach.messages.text import Text

MESSAGES: dict[str, Text] = {
    "below-superior.row": Text(
        vi="“{indicator}” ghi {own}, chưa đạt {given} mà {plan} giao cho đơn vị", en="“{indicator}” says {own}, short of the {given} that {plan} assigns to the unit"
    ),
    "below-superior.each": Text(
        vi="“{indicator}” ghi {own}, chưa đạt {given} mà {plan} giao cho mỗi đơn vị", en="“{indicator}” says {own}, short of the {given} that {plan} asks of each unit"
    ),
    "below-superior.whole": Text(
        vi="“{indicator}” ghi {own}, trong khi {plan} đặt {given} cho toàn địa bàn", en="“{indicator}” says {own}, while {plan} sets {given} for the whole territory"
    ),
    "later-than-superior": Text(vi="Hạn {own} sau hạn {given} của {plan}", en="Due {own}, after the {given} of {plan}"),
    "component-missing": Text(
        vi="Không có {code} ({component}), {plan} có giao việc này cho cấp mình", en="{code} ({component}) is not here; {plan} gives this level a duty in it"
    ),
    "annex-figure": Text(
        vi="“{indicator}” ghi {own}, biểu của {plan} ghi {given} cho đơn vị", en="“{indicator}” says {own}, the table of {plan} says {given} for the unit"
    ),
    "communes-figure": Text(vi="Biểu ghi {own} cho {where}, {plan} ghi {given}", en="The table says {own} for {where}, {plan} says {given}"),
    "communes-figure.sum": Text(
        vi="Biểu ghi tổng {own}, cộng từ {count} kế hoạch của xã là {given}", en="The table's total is {own}, the plans of {count} communes add up to {given}"
    ),
    "copied-figures": Text(
        vi="{count}/{all} số liệu so được ({share}%) giống hệt {plan}", en="{count} of {all} figures compared ({share}%) are those of {plan}"
    ),
    "stale-date": Text(vi="Hạn {day} còn nguyên từ {plan}, kế hoạch này là năm {year}", en="The date {day} stands as in {plan}; this plan is for {year}"),
    "copied-text": Text(
        vi="{count} đoạn ({share}% số chữ) giống {plan}; phần viết riêng so với kế hoạch đó: {own}%",
        en="{count} paragraphs ({share}% of the words) are those of {plan}; own text beside it: {own}%",
    ),
    "foreign-place": Text(vi="“{name}” là tên của nơi khác, đoạn này giống {plan}", en="“{name}” is another place; the paragraph is that of {plan}"),
    "citation-disputed.date": Text(
        vi="{number} ghi ngày {date}, {count} kế hoạch khác ghi ngày {right}", en="{number} is dated {date}, {count} other plans say {right}"
    ),
    "citation-disputed.document": Text(
        vi="{number} ghi ngày {date}, văn bản đó trong cơ sở dữ liệu ngày {right}", en="{number} is dated {date}, the document in the database says {right}"
    ),
    "citation-disputed.pack": Text(vi="{number} ghi ngày {date}, văn bản ban hành ngày {right}", en="{number} is dated {date}, it was issued on {right}"),
    "citation-disputed.issuer": Text(
        vi="{number} ghi của {issuer}, {count} kế hoạch khác ghi của {right}", en="{number} is said to be of {issuer}, {count} other plans say {right}"
    ),
}
SUGGESTIONS: dict[str, Text] = {
    "below-superior": Text(vi="Đặt theo mức được giao ({given}), hoặc nêu lý do", en="Take over what is assigned ({given}), or say why not"),
    "later-than-superior": Text(vi="Đặt hạn không muộn hơn {given}", en="Set a date not later than {given}"),
    "component-missing": Text(vi="Bổ sung {code}, hoặc nêu rõ đơn vị không thực hiện", en="Add {code}, or say that the unit has no part in it"),
    "annex-figure": Text(vi="Kiểm tra lại; nếu biểu của cấp trên đúng, ghi {given}", en="Check; if the table above is right, write {given}"),
    "communes-figure": Text(vi="Thống nhất số liệu với xã", en="Agree on the figure with the commune"),
    "copied-figures": Text(vi="Cập nhật số liệu của năm nay", en="Bring the figures up to this year"),
    "stale-date": Text(vi="Sửa thành ngày của năm {year}", en="Write the date of {year}"),
    "copied-text": Text(vi="Viết lại theo tình hình của địa phương", en="Write it anew for the unit's own situation"),
    "foreign-place": Text(vi="Thay bằng {own}, nếu không cố ý", en="Write {own}, unless it is meant"),
    "citation-disputed": Text(vi="Đối chiếu bản gốc; nếu các nơi khác đúng, ghi {right}", en="Look at the original; if the others are right, write {right}"),
    "citation-disputed.document": Text(vi="Đối chiếu bản gốc; ghi {right} nếu đúng", en="Look at the original; write {right} if that is right"),
    "citation-disputed.pack": Text(vi="Ghi ngày {right}", en="Write {right}"),
}
NAMES: dict[str, Text] = {
    "below-superior": Text(vi="chỉ tiêu thấp hơn cấp trên giao", en="target below what is assigned"),
    "later-than-superior": Text(vi="hạn muộn hơn cấp trên", en="later than the plan above wants"),
    "component-missing": Text(vi="thiếu dự án cấp trên giao", en="component of the plan above missing"),
    "annex-figure": Text(vi="số liệu khác biểu của cấp trên", en="figure differs from the table above"),
    "communes-figure": Text(vi="biểu khác kế hoạch của xã", en="table differs from communes' plans"),
    "copied-figures": Text(vi="số liệu chép từ năm trước", en="figures of last year"),
    "stale-date": Text(vi="ngày của năm trước còn sót", en="date left from last year"),
    "copied-text": Text(vi="chép từ kế hoạch nơi khác", en="text of another place"),
    "foreign-place": Text(vi="sót tên địa phương khác", en="name of another place left in"),
    "citation-disputed": Text(vi="viện dẫn khác các kế hoạch khác", en="cited otherwise than elsewhere"),
}
VERIFIED: dict[str, Text] = {
    "no-superior": Text(
        vi="Đã tìm kế hoạch cấp trên được dẫn trong {archive} ({count} kế hoạch): không có", en="Looked in {archive} ({count} plans) for the plans above that are cited: none is there"
    ),
    "assigned": Text(vi="{count} chỉ tiêu không thấp hơn {plan} giao", en="{count} targets are not below what {plan} assigns"),
    "annex-row": Text(vi="{count}/{all} số liệu của đơn vị trong biểu của {plan} khớp", en="{count} of {all} figures of the unit in the tables of {plan} agree"),
    "no-communes": Text(
        vi="Đã tìm kế hoạch cùng năm của các xã trong {archive} ({count} kế hoạch): không có", en="Looked in {archive} ({count} plans) for the communes' plans of the year: none is there"
    ),
    "communes": Text(vi="{count} số liệu của biểu khớp {plans} kế hoạch của xã", en="{count} figures of the tables agree with the plans of {plans} communes"),
    "in-time": Text(vi="{count} hạn báo cáo không muộn hơn {plan}", en="{count} deadlines are not later than {plan} wants"),
    "components-carried": Text(vi="Đã so {count} dự án mà {plan} giao cho cấp mình", en="{count} components that {plan} gives to this level were compared"),
    "no-last-year": Text(
        vi="Đã tìm kế hoạch năm {year} của cùng cơ quan trong {archive} ({count} kế hoạch): không có", en="Looked in {archive} ({count} plans) for the issuer's plan of {year}: none is there"
    ),
    "figures": Text(vi="{count}/{all} số liệu giống {plan}: không đáng kể", en="{count} of {all} figures are those of {plan}: not many"),
    "dates-renewed": Text(vi="{count} thời hạn được so với {plan}", en="{count} deadlines were compared with {plan}"),
    "own-text": Text(
        vi="{count} đoạn được so với {plans} kế hoạch gần giống nhất của nơi khác trong {archive}: không thấy chép",
        en="{count} paragraphs were compared with the {plans} likest plans of other places in {archive}: not copied",
    ),
    "no-neighbours": Text(vi="Đã tìm kế hoạch gần giống của nơi khác trong {archive}: không có", en="Looked in {archive} for like plans of other places: none is there"),
    "cited-alike": Text(
        vi="{count}/{all} văn bản được dẫn ở kế hoạch khác trong {archive} ghi cùng ngày (trên {cited} văn bản)",
        en="{count} of {all} documents that other plans in {archive} cite have the same day (of {cited} cited)",
    ),
    "cited-nowhere": Text(
        vi="Đã tìm {cited} văn bản viện dẫn ở các kế hoạch khác trong {archive}: không có kế hoạch nào ghi ngày của chúng",
        en="Looked in {archive} for the {cited} documents cited: no other plan gives their day",
    ),
}
