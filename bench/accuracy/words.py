"""A stock of phrases in the manner of administrative reform appendices, written for this bench.

Nothing here is copied from a published document. Titles never open with a word that announces
guidance ("Yêu cầu", "Nếu", "Trong đó"), so that the truth of a generated row is beyond doubt.
"""

import random

AREAS = (
    "Công tác chỉ đạo, điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "Tác động của cải cách hành chính đến người dân, tổ chức",
)

VERBS = (
    "Ban hành",
    "Xây dựng",
    "Rà soát",
    "Cập nhật",
    "Công khai",
    "Tổ chức thực hiện",
    "Theo dõi",
    "Kiểm tra",
    "Tổng hợp",
    "Đánh giá",
    "Hoàn thiện",
    "Chuẩn hóa",
    "Số hóa",
    "Duy trì",
    "Triển khai",
)
OBJECTS = (
    "kế hoạch cải cách hành chính năm",
    "báo cáo định kỳ về kiểm soát thủ tục hành chính",
    "danh mục thủ tục hành chính thuộc thẩm quyền",
    "quy chế làm việc của Bộ phận Một cửa",
    "phương án đơn giản hóa quy trình nội bộ",
    "văn bản quy phạm pháp luật đã hết hiệu lực",
    "hồ sơ công việc trên môi trường mạng",
    "đề án vị trí việc làm",
    "cơ sở dữ liệu cán bộ, công chức",
    "phương án sắp xếp các đơn vị sự nghiệp công lập",
    "quy định về phân cấp quản lý nhà nước",
    "việc sử dụng biên chế được giao",
    "dự toán thu, chi ngân sách",
    "quy chế chi tiêu nội bộ",
    "tài sản công tại các phòng chuyên môn",
    "kiến nghị sau thanh tra, kiểm toán",
    "chuyên mục tuyên truyền trên cổng thông tin điện tử",
    "dịch vụ công trực tuyến toàn trình",
    "kết quả giải quyết hồ sơ bằng bản điện tử",
    "chữ ký số trong trao đổi văn bản",
    "chỉ tiêu đào tạo, bồi dưỡng công chức",
    "nội quy tiếp công dân",
    "lịch đối thoại với doanh nghiệp",
    "sáng kiến cải tiến lề lối làm việc",
    "mô hình tổ dân phố không dùng tiền mặt",
)
SCOPES = (
    "của địa phương",
    "tại Bộ phận Một cửa",
    "theo kế hoạch được duyệt",
    "trong năm đánh giá",
    "của các phòng chuyên môn",
    "đúng thời hạn quy định",
    "trên hệ thống dùng chung của tỉnh",
    "thuộc phạm vi quản lý",
    "của đơn vị sự nghiệp trực thuộc",
    "phục vụ người dân, doanh nghiệp",
)
NOUN_TITLES = (
    "Tỷ lệ hồ sơ được giải quyết trước hạn và đúng hạn",
    "Tỷ lệ văn bản điện tử có chữ ký số",
    "Mức độ hài lòng của người dân về thái độ phục vụ",
    "Mức độ hoàn thành nhiệm vụ được giao",
    "Chất lượng tham mưu văn bản của công chức chuyên môn",
    "Số sáng kiến được công nhận trong năm",
    "Thời gian chờ trung bình của một lượt giao dịch",
    "Tỷ lệ thanh toán trực tuyến phí, lệ phí",
    "Kết quả khắc phục các vấn đề sau kiểm tra",
    "Tỷ lệ công chức đạt chuẩn ngạch, vị trí việc làm",
    "Kỷ luật, kỷ cương hành chính của công chức",
    "Công tác tuyên truyền cải cách hành chính",
    "Thu ngân sách trên địa bàn",
    "Hiệu quả sử dụng tài sản công",
)

ACTORS = (
    "Công chức Văn phòng - Thống kê",
    "Các phòng chuyên môn",
    "Công chức Tư pháp - Hộ tịch",
    "Trung tâm Phục vụ hành chính công",
    "Ủy ban nhân dân xã",
    "Bộ phận Một cửa",
    "Lãnh đạo các đơn vị sự nghiệp",
    "Tổ công tác chuyển đổi số cộng đồng",
    "Phòng Văn hóa - Xã hội",
)
DOES = (
    "chủ động rà soát, phân loại nhiệm vụ theo thời gian và sản phẩm đầu ra",
    "tham mưu ban hành văn bản chỉ đạo kịp thời, phù hợp với tình hình thực tế",
    "niêm yết đầy đủ các bộ thủ tục tại nơi tiếp nhận hồ sơ",
    "theo dõi tiến độ xử lý, nhắc việc trước hạn hai ngày làm việc",
    "cập nhật số liệu lên hệ thống trước ngày 20 hằng tháng",
    "phối hợp lấy ý kiến của người dân sau mỗi lượt giao dịch",
    "báo cáo kết quả bằng văn bản, kèm danh mục tài liệu kiểm chứng",
    "thực hiện xin lỗi bằng văn bản đối với hồ sơ trễ hạn",
    "tổ chức ít nhất một buổi tập huấn nghiệp vụ cho công chức mới",
    "hướng dẫn người dân nộp hồ sơ trực tuyến, thanh toán không dùng tiền mặt",
    "công khai kết quả giải quyết phản ánh, kiến nghị trên trang thông tin điện tử",
    "kiểm tra đột xuất việc chấp hành giờ giấc làm việc",
)
BASES = (
    "Căn cứ Kế hoạch số 37/KH-UBND ngày 18/02/2025 của Ủy ban nhân dân tỉnh,",
    "Trên cơ sở Nghị định số 118/2025/NĐ-CP và hướng dẫn của ngành chuyên môn cấp trên,",
    "Theo Quyết định số 2041/QĐ-UBND ngày 05/9/2024,",
    "Thực hiện Chương trình tổng thể giai đoạn 2021 – 2030,",
    "Hằng quý,",
    "Định kỳ sáu tháng một lần,",
    "Ngay từ đầu năm,",
    "Khi có thay đổi về nhân sự,",
)
GOALS = (
    "để bảo đảm hoàn thành chỉ tiêu được giao",
    "nhằm rút ngắn thời gian chờ của người dân",
    "làm cơ sở đánh giá, xếp loại cuối năm",
    "để khắc phục các hạn chế đã được chỉ ra",
    "đáp ứng yêu cầu của đoàn kiểm tra",
    "để thống nhất cách làm giữa các đơn vị",
)

OFFICES = (
    "Văn phòng HĐND và UBND",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Công an xã",
    "Trung tâm Phục vụ hành chính công",
    "Phòng Tư pháp",
    "Thanh tra huyện",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Các phòng chuyên môn thuộc UBND",
    "Đài Truyền thanh",
    "Ban Quản lý dự án",
)
SHORT_OFFICES = ("CC VP-TK", "CC TP-HT", "CC VH-XH", "CC ĐC-XD", "TT. Nội vụ", "Văn thư xã")
PRODUCTS = (
    "Kế hoạch",
    "Báo cáo",
    "Quyết định",
    "Công văn chỉ đạo",
    "Biên bản kiểm tra",
    "Tờ trình",
    "Chương trình tập huấn",
    "Danh mục đã công bố",
    "Cơ sở dữ liệu được cập nhật",
)
DEADLINES = (
    "Quý I/2025",
    "Quý II/2025",
    "Thường xuyên",
    "Trước 15/12/2025",
    "Tháng 6 năm 2025",
    "Cả năm",
    "Theo kế hoạch",
    "Tháng 01/2026",
)
EVIDENCE = (
    "Kế hoạch đã ban hành của địa phương",
    "Báo cáo kết quả thực hiện sáu tháng và cả năm",
    "Biên bản làm việc của đoàn kiểm tra",
    "Hình ảnh, đường dẫn bài viết đã đăng tải",
    "Bảng thống kê hồ sơ trích từ hệ thống một cửa",
    "Quyết định công nhận sáng kiến",
    "Thông báo kết luận và văn bản khắc phục",
    "Danh sách công chức đã tham gia tập huấn",
    "Giải trình của đơn vị (nếu có)",
    "Tài liệu khác có liên quan",
)
SOURCES = (
    "Hệ thống một cửa điện tử",
    "Báo cáo của địa phương",
    "Sở Nội vụ tổng hợp",
    "Phiếu điều tra",
)
UNITS = ("%", "Hồ sơ", "Văn bản", "Cuộc", "Mô hình", "Lượt", "Triệu đồng")
REMARKS = (
    "Số liệu lấy đến ngày 30/11",
    "Không áp dụng với đơn vị mới thành lập",
    "Sở Nội vụ chủ trì thẩm định",
    "Tính cả hồ sơ chuyển tiếp từ năm trước",
    "Điểm liệt",
)

COUNTED = (
    ("văn bản được ban hành đúng hạn", "văn bản phải ban hành", "văn bản đã ban hành đúng hạn"),
    ("hồ sơ được giải quyết đúng hạn", "hồ sơ đã tiếp nhận", "hồ sơ đã giải quyết đúng hạn"),
    ("nhiệm vụ hoàn thành", "nhiệm vụ được giao", "nhiệm vụ đã hoàn thành"),
    ("đơn vị được kiểm tra", "đơn vị trực thuộc", "đơn vị đã được kiểm tra"),
    ("công chức đạt chuẩn", "công chức hiện có", "công chức đã đạt chuẩn"),
    ("kiến nghị được xử lý dứt điểm", "kiến nghị phải xử lý", "kiến nghị đã xử lý xong"),
)
"""(what is measured, "a là tổng số …", "b là số …")."""

PART_NAMES = (
    "Ban hành kế hoạch đúng thời hạn",
    "Kế hoạch có đủ các nội dung theo quy định",
    "Phân công rõ đơn vị chủ trì",
    "Có tuyên truyền trên đài truyền thanh",
    "Có chuyên mục trên cổng",
    "Báo cáo đủ số lượng",
    "Báo cáo đúng biểu mẫu",
    "Gửi báo cáo đúng thời gian",
)
REQUIREMENTS = (
    "Văn bản phải nêu rõ nhiệm vụ, người thực hiện và mốc thời gian hoàn thành.",
    "Thống kê đầy đủ số lượng, gửi đúng thời gian trên hệ thống quản lý văn bản và điều hành.",
    "Thực hiện đúng trình tự, không để xảy ra khiếu nại kéo dài.",
    "Xác định tỷ lệ phần trăm giữa số đã làm và tổng số phải làm trong năm đánh giá.",
)
CONDITIONS = (
    "(Trường hợp trong năm không phát sinh nhiệm vụ thì đạt điểm tối đa).",
    "(Đơn vị mới thành lập dưới sáu tháng thì không đánh giá nội dung này).",
    "(Nếu báo cáo gửi chậm quá mười ngày thì điểm đánh giá là 0).",
)
NOTES = (
    "Ghi chú: Điểm của tiêu chí được làm tròn đến hai chữ số thập phân.",
    "Ghi chú: Đơn vị tự chịu trách nhiệm về số liệu đã báo cáo.",
)
MORE_NOTES = (
    "Lưu ý: Các đơn vị gửi kết quả trước ngày 15 tháng 12.",
    "(*) Chỉ áp dụng với đơn vị có phát sinh nhiệm vụ trong năm.",
    "Ghi chú: Số liệu tính từ ngày 01 tháng 01 đến ngày 30 tháng 11.",
)
PLACES = (
    ("xã", "Hòa Bình"),
    ("xã", "Tân Phú"),
    ("phường", "An Lạc"),
    ("phường", "3"),
    ("huyện", "Đông Sơn"),
    ("tỉnh", "Trường Giang"),
    ("thành phố", "Bình Minh"),
    ("xã", "Đắk Lua"),
    ("phường", "Mỹ Đức"),
)
STAGES = (
    "bước chuẩn bị",
    "bước triển khai",
    "giai đoạn một",
    "giai đoạn hai",
    "đợt cao điểm",
    "cuối năm",
)


def sentence(rng: random.Random) -> str:
    """One task sentence without its final stop."""
    text = f"{rng.choice(ACTORS)} {rng.choice(DOES)}"
    if rng.random() < 0.45:
        base = rng.choice(BASES)
        text = (
            f"{base} {text[0].lower()}{text[1:]}" if not text.startswith("Ủy") else f"{base} {text}"
        )
    if rng.random() < 0.5:
        text += f", {rng.choice(DOES)}"
    if rng.random() < 0.6:
        text += f" {rng.choice(GOALS)}"
    return text


def title(rng: random.Random, used: set[str]) -> str:
    """A name of a criterion that this document does not have yet."""
    for _ in range(60):
        if rng.random() < 0.3:
            text = rng.choice(NOUN_TITLES)
        else:
            text = f"{rng.choice(VERBS)} {rng.choice(OBJECTS)}"
        if rng.random() < 0.55:
            text += f" {rng.choice(SCOPES)}"
        if rng.random() < 0.08:
            text += f" ({rng.choice(STAGES)})"
        if text not in used:
            used.add(text)
            return text
    return text
