//! What files for machines say, because people read it in the end.

/// Words of feeds, of the search description and of the API's errors.
#[expect(missing_docs, reason = "each name is the English of the words it holds")]
pub struct MachineWords {
    pub short_name: &'static str,
    pub newest_articles: &'static str,
    pub search_archive: &'static str,
    pub bad_address: &'static str,
    pub bad_list_query: &'static str,
    pub bad_articles_query: &'static str,
    pub bad_week: &'static str,
    pub no_such_week: &'static str,
    pub no_such_category: &'static str,
    pub no_such_page: &'static str,
    pub no_such_article: &'static str,
    pub article_gone: &'static str,
    pub no_such_endpoint: &'static str,
    pub only_get: &'static str,
    pub failed: &'static str,
}

/// In Vietnamese.
pub static MACHINES: MachineWords = MachineWords {
    short_name: "Bản Tin",
    newest_articles: "Bài mới nhất",
    search_archive: "Tìm trong toàn bộ kho tin",
    bad_address: "Địa chỉ không đọc được: quá dài hoặc chứa ký tự không hợp lệ.",
    bad_list_query: "Truy vấn chỉ nhận page (số trang, từ 1 đến 1000000) và per_page (số mục mỗi trang, từ 1 đến 100).",
    bad_articles_query: "Truy vấn chỉ nhận category (đường dẫn chuyên mục), year (năm đăng, từ 1900 đến 2200), page (số trang, từ 1 đến 1000000) và per_page (số bài mỗi trang, từ 1 đến 100).",
    bad_week: "Truy vấn chỉ nhận week, viết như 2026-W48; bỏ trống nghĩa là tuần này.",
    no_such_week: "Không có tuần này: mỗi năm có 52 hoặc 53 tuần, lịch nhận các năm từ 1975 đến 2200.",
    no_such_category: "Không có chuyên mục này.",
    no_such_page: "Danh sách không có trang này.",
    no_such_article: "Không có bài viết ở địa chỉ này.",
    article_gone: "Bài viết đã được gỡ khỏi cổng thông tin.",
    no_such_endpoint: "API không có địa chỉ này. Xem /api/v1/openapi.json.",
    only_get: "Địa chỉ này chỉ nhận GET và HEAD.",
    failed: "Cổng thông tin đang gặp sự cố. Hãy thử lại sau ít phút.",
};
