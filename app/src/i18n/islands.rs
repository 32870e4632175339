//! What islands say: the part that travels to the browser.

use super::bilingual;

bilingual! {
    /// What islands say; it travels to the browser.
    IslandWords {
        search_placeholder: "Tìm trong toàn bộ kho tin", "Search the whole archive";
        search_label: "Tìm kiếm", "Search";
        search_submit: "Tìm", "Search";
        search_all_results: "Xem tất cả kết quả", "See all results";
        searching: "Đang tìm…", "Searching…";
        search_failed: "Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra mạng rồi thử lại.", "The search data could not be loaded. Check your connection and try again.";
        search_hint: "Gõ từ khóa, có dấu hoặc không dấu.", "Type keywords, with or without diacritics.";
        suggestions: "Gợi ý", "Suggestions";
        results: "kết quả", "results";
        no_results: "Không tìm thấy kết quả nào.", "No results found.";
        no_results_hint: "Hãy thử ít từ hơn, bỏ bớt bộ lọc hoặc kiểm tra chính tả.", "Try fewer words, remove filters or check the spelling.";
        showing_for: "Hiển thị kết quả cho", "Showing results for";
        recent_searches: "Đã tìm gần đây", "Recent searches";
        forget_searches: "Xóa", "Clear";
        archive_save: "Lưu kho tìm kiếm", "Save the archive for searching offline";
        archive_what: "Lưu vào thiết bị này để tìm kiếm cả khi không có mạng.", "Saved on this device, it can be searched without a connection.";
        archive_size: "Cần tải khoảng", "To download: about";
        archive_saving: "Đang lưu kho tìm kiếm…", "Saving the archive…";
        archive_stop: "Dừng", "Stop";
        archive_asking: "Đang hỏi dung lượng…", "Asking for its size…";
        archive_failed: "Chưa tải hết; phần đã tải được giữ lại. Khi có mạng và máy còn chỗ trống, hãy tải tiếp.", "Not complete; what was loaded is kept. Continue when there is a connection and room on the device.";
        archive_continue: "Tải tiếp", "Continue";
        archive_saved: "Đã lưu ngày", "Saved on";
        archive_saved_now: "Đã lưu kho tìm kiếm.", "The archive is saved.";
        archive_update: "Cập nhật", "Update";
        archive_remove: "Xóa khỏi thiết bị", "Remove from this device";
        more_results: "Xem thêm kết quả", "More results";
        sort: "Sắp xếp", "Sort by";
        sort_relevance: "Phù hợp nhất", "Relevance";
        sort_date: "Mới nhất", "Newest";
        category: "Chuyên mục", "Category";
        all_categories: "Mọi chuyên mục", "All categories";
        year: "Năm", "Year";
        all_years: "Mọi năm", "All years";
        filter: "Lọc", "Filter";
        filter_failed: "Chưa lọc được. Hãy kiểm tra mạng rồi thử lại.", "The filter did not work. Check your connection and try again.";
        articles: "bài", "articles";
        theme: "Giao diện", "Appearance";
        theme_auto: "Tự động", "Automatic";
        theme_light: "Sáng", "Light";
        theme_dark: "Tối", "Dark";
        theme_contrast: "Tương phản", "High contrast";
        text_size: "Cỡ chữ", "Text size";
        text_smaller: "Thu nhỏ chữ", "Smaller text";
        text_larger: "Phóng to chữ", "Larger text";
        online: "Số người online", "Online now";
        today: "Hôm nay", "Today";
        total: "Tổng lượt truy cập", "Total visits";
        gallery: "Xem ảnh", "View pictures";
        gallery_previous: "Ảnh trước", "Previous picture";
        gallery_next: "Ảnh sau", "Next picture";
        gallery_zoom: "Phóng to ảnh", "Enlarge picture";
        gallery_close: "Đóng", "Close";
        picture_of: "Ảnh", "Picture";
        page: "Trang", "Page";
        pages: "Các trang", "Pages";
        previous_page: "Trang trước", "Previous page";
        next_page: "Trang sau", "Next page";
    }
}
