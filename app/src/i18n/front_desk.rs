//! What the desk says about the front page.

use super::bilingual;

bilingual! {
    /// What the desk says about the front page.
    FrontDeskWords {
        title: "Trang chủ", "Front page";
        see: "Xem trang chủ", "See the front page";
        top: "Phần đầu", "The top";
        seconds: "Số tin cạnh tin chính", "Stories beside the lead story";
        seconds_hint: "Tin chính là bài được ghim, không có thì là bài mới nhất.", "The lead story is the one that is pinned, or else the newest.";
        calendar: "Hiện lịch công tác hôm nay và ngày mai", "Show the work calendar of today and tomorrow";
        blocks: "Khối tin theo chuyên mục", "Blocks of categories";
        per_block: "Số bài mỗi khối", "Articles in a block";
        places_hint: "Ghi 1, 2, 3… theo thứ tự các khối; để trống thì chuyên mục không có khối. Chuyên mục chưa có bài thì khối chưa hiện.", "Write 1, 2, 3… in the order of the blocks; a category without a number has none. A block without articles is not shown.";
        place_of: "Thứ tự của khối {}", "Place of the block {}";
        category: "Chuyên mục", "Category";
        place: "Thứ tự", "Place";
        no_categories: "Chưa có chuyên mục nào.", "There is no category yet.";
        rest: "Khối khác", "Other blocks";
        documents: "Số văn bản mới", "New documents";
        programmes: "Số chuyên đề mới", "New issues of programmes";
        zero_hint: "Ghi 0 thì ẩn khối.", "0 hides the block.";
        links: "Liên kết", "Links";
        links_hint: "Để trống cả ba ô thì bỏ liên kết. Cần thêm thì lưu lại, sẽ có thêm ô trống.", "A link goes when all three are empty. For more of them save first: there will be room again.";
        link_label: "Nhãn", "Label";
        link_label_en: "Nhãn tiếng Anh", "Label in English";
        link_url: "Dẫn đến", "Leads to";
    }
}
