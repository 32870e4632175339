//! What files for machines say, because people read it in the end.

use super::bilingual;

bilingual! {
    /// Words of feeds, of the search description and of the API's errors.
    MachineWords {
        short_name: "Bản Tin", "Bản Tin";
        newest_articles: "Bài mới nhất", "Newest articles";
        search_archive: "Tìm trong toàn bộ kho tin", "Search the whole archive";
        bad_address: "Địa chỉ không đọc được: quá dài hoặc chứa ký tự không hợp lệ.", "The address cannot be read: it is too long or holds invalid characters.";
        bad_list_query: "Truy vấn chỉ nhận page (số trang, từ 1 đến 1000000) và per_page (số mục mỗi trang, từ 1 đến 100).", "The query takes only page (from 1 to 1000000) and per_page (from 1 to 100).";
        bad_articles_query: "Truy vấn chỉ nhận category (đường dẫn chuyên mục), year (năm đăng, từ 1900 đến 2200), lang (vi hoặc en), page (số trang, từ 1 đến 1000000) và per_page (số bài mỗi trang, từ 1 đến 100).", "The query takes only category (path of a category), year (from 1900 to 2200), lang (vi or en), page (from 1 to 1000000) and per_page (from 1 to 100).";
        bad_search_query: "Truy vấn chỉ nhận q (từ khóa, tối đa 500 ký tự), category (đường dẫn chuyên mục), year (năm đăng, từ 1900 đến 2200), sort (relevance hoặc date), lang (vi hoặc en), page (số trang, từ 1 đến 1000000) và per_page (số kết quả mỗi trang, từ 1 đến 100).", "The query takes only q (words, at most 500 characters), category (path of a category), year (from 1900 to 2200), sort (relevance or date), lang (vi or en), page (from 1 to 1000000) and per_page (from 1 to 100).";
        bad_week: "Truy vấn chỉ nhận week, viết như 2026-W48; bỏ trống nghĩa là tuần này.", "The query takes only week, written as 2026-W48; without it, it is this week.";
        no_such_week: "Không có tuần này: mỗi năm có 52 hoặc 53 tuần, lịch nhận các năm từ 1975 đến 2200.", "There is no such week: a year has 52 or 53 weeks, and the calendar takes the years from 1975 to 2200.";
        no_such_category: "Không có chuyên mục này.", "There is no such category.";
        no_such_page: "Danh sách không có trang này.", "The list has no such page.";
        no_such_article: "Không có bài viết ở địa chỉ này.", "There is no article at this address.";
        article_gone: "Bài viết đã được gỡ khỏi cổng thông tin.", "The article has been taken down from the portal.";
        no_such_endpoint: "API không có địa chỉ này. Xem /api/v1/openapi.json.", "The API has no such address. See /api/v1/openapi.json.";
        only_get: "Địa chỉ này chỉ nhận GET và HEAD.", "This address takes GET and HEAD only.";
        failed: "Cổng thông tin đang gặp sự cố. Hãy thử lại sau ít phút.", "The portal is having trouble. Try again in a few minutes.";
    }
}

/// The API and the manifest speak Vietnamese: they have one address each.
pub const MACHINES: &MachineWords = MachineWords::of(domain::Locale::Vietnamese);
