"""Warnings about texts in encodings from before Unicode and texts saved through a wrong one."""

from kehoach.messages.text import Text

CONVERTED = Text(
    vi="Văn bản dùng bảng mã cũ, đã chuyển sang Unicode: {encodings}.",
    en="The text is in an old encoding and was converted to Unicode: {encodings}.",
)
REPAIRED = Text(
    vi="Tệp đã bị lưu sai bảng mã; đã khôi phục {count} ký tự.",
    en="The file was saved in a wrong encoding; {count} characters were put right.",
)
LOST = Text(
    vi="{count} ký tự bị mất do tệp lưu sai bảng mã, không khôi phục được; cần đối chiếu bản gốc.",
    en="{count} characters were lost when the file was saved in a wrong encoding; compare with the original.",
)
