"""Two years of one appendix, made by hand: in the second each kind of change stands once."""

from phuluc.pipeline import extract
from schemas.nested import TreeFile, nest
from schemas.settings import Settings

HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm phấn đấu", "Nhiệm vụ", "Phụ trách", "Ghi chú")

# 2.1 has the name of 1.1, as real titles repeat.
OLD = """\
1|CẢI CÁCH THỂ CHẾ|10,00|9,00|||
1.1|Ban hành kế hoạch|3,00|3,00|- Tham mưu ban hành trước ngày 15/01|Văn phòng|
1.2|Kiểm tra việc thực hiện|4,00|4,00|- Kiểm tra hai đợt trong năm|Tư pháp|xem 1.1
1.3|Báo cáo kết quả định kỳ theo quy định|3,00|2,00|- Báo cáo quý|Văn phòng|
2|CẢI CÁCH TỔ CHỨC BỘ MÁY|10,00|10,00|||
2.1|Ban hành kế hoạch|5,00|5,00|- Sắp xếp các phòng|Nội vụ|
2.2|Phân cấp quản lý giữa các ngành|5,00|5,00|- Rà soát việc phân cấp|Nội vụ|
3|CHUYỂN ĐỔI SỐ|10,00|10,00|||
3.1|Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ|5,00|5,00|- Hướng dẫn người dân|Một cửa|
3.2|Số hóa hồ sơ lưu trữ|5,00|5,00|- Số hóa hằng tháng|Một cửa|
"""
# 1.3 and 2.2 are codes that other criteria had a year before.
NEW = """\
1|CẢI CÁCH THỂ CHẾ|10,00|9,00|||
1.1|Ban hành kế hoạch|3,50|3,00|- Tham mưu ban hành trước ngày 15/01|Văn phòng|
1.2|Kiểm tra việc thực hiện|4,00|4,00|- Kiểm tra ba đợt trong năm|Tư pháp|xem 1.3
1.3|Tuyên truyền trên trang tin điện tử|3,00|2,00|- Đăng tin hằng tuần|Văn hóa|
2|CẢI CÁCH TỔ CHỨC BỘ MÁY|10,00|10,00|||
2.1|Ban hành kế hoạch|5,00|5,00|- Sắp xếp các phòng|Tổ chức|
2.2|Báo cáo kết quả định kỳ theo quy định|3,00|2,00|- Báo cáo quý|Văn phòng|
3|CHUYỂN ĐỔI SỐ|10,00|9,50|||
3.1|Tỷ lệ hồ sơ toàn trình trên tổng số hồ sơ|5,00|5,00|- Hướng dẫn người dân|Một cửa|
3.3|Số hóa hồ sơ lưu trữ|5,00|5,00|- Số hóa hằng tháng|Một cửa|
"""


def page(rows: str, total: str, note: str, title: str) -> bytes:
    """A year as an HTML page."""
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>"
        for row in rows.splitlines()
    )
    head = "".join(f"<th>{cell}</th>" for cell in HEADER)
    last = f"<tr><td></td><td>TỔNG ĐIỂM</td><td>{total}</td>{'<td></td>' * 4}</tr>"
    return (
        f"<!doctype html><meta charset=utf-8><p>PHỤ LỤC I</p><p>{title}</p>"
        f"<table><tr>{head}</tr>{body}{last}</table><p>Ghi chú: {note}</p>"
    ).encode()


def tree(data: bytes, name: str) -> TreeFile:
    """The tree of a page."""
    return nest(extract(data, name, Settings()).tree)


def years() -> tuple[TreeFile, TreeFile]:
    """Both trees."""
    old = page(OLD, "30,00", "áp dụng cho phường", "BẢNG TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH")
    new = page(NEW, "30,50", "áp dụng cho phường, xã", "BẢNG TIÊU CHÍ CẢI CÁCH")
    return tree(old, "old.html"), tree(new, "new.html")
