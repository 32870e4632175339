//! What the page of statistics says.

use super::bilingual;

bilingual! {
    /// What the page of statistics says.
    StatisticsWords {
        title: "Thống kê", "Statistics";
        lead: "Cổng thông tin được đọc nhiều đến đâu, bạn đọc quan tâm điều gì, và đã có bao nhiêu bài được đăng.", "How much the portal is read, what readers care about, and how much has been published.";
        more: "Xem thống kê chi tiết", "Detailed statistics";
        today: "Lượt truy cập hôm nay", "Visits today";
        last_days: "Lượt truy cập 30 ngày qua", "Visits in the last 30 days";
        total: "Tổng lượt truy cập", "Visits in total";
        published: "Bài đã đăng", "Articles in English";
        by_day: "Lượt truy cập theo ngày, 30 ngày qua", "Visits by day, last 30 days";
        by_month: "Lượt truy cập theo tháng, 24 tháng qua", "Visits by month, last 24 months";
        most_read: "Bài được đọc nhiều, 30 ngày qua", "Most-read articles, last 30 days";
        by_category: "Bài theo chuyên mục", "Articles by category";
        by_year: "Bài theo năm đăng", "Articles by year of publication";
        day: "Ngày", "Day";
        month: "Tháng", "Month";
        year: "Năm", "Year";
        visits: "Lượt truy cập", "Visits";
        article: "Bài viết", "Article";
        reads: "Lượt đọc", "Reads";
        category: "Chuyên mục", "Category";
        articles: "Số bài", "Articles";
        highest: "Cao nhất:", "Highest:";
        sum: "Tổng cộng:", "Total:";
        so_far: "đến lúc này", "so far";
        legend: "Cột rỗng: thời gian chưa hết, số còn tăng.", "Hollow column: still running, the number will grow.";
        data_table: "Bảng số liệu", "Table of the numbers";
        visits_empty: "Chưa có lượt truy cập nào trong thời gian này.", "There were no visits in this time.";
        most_read_empty: "Chưa có bài nào được mở trong 30 ngày qua.", "No article was opened in the last 30 days.";
        articles_empty: "Chưa có bài nào được đăng.", "No articles have been published yet.";
        how: "Cách tính", "How this is counted";
        how_visits: "Một lượt truy cập là lần đầu một người mở cổng thông tin trong ngày, hoặc mở lại sau ít nhất nửa giờ. Máy tìm kiếm và các chương trình tự động không được tính.", "A visit is the first time somebody opens the portal on a day, or comes back after at least half an hour. Search engines and other programs do not count.";
        how_privacy: "Không ai bị theo dõi: địa chỉ của bạn đọc không được lưu, và người đọc của hôm qua không thể nhận ra hôm nay.", "Nobody is followed: no reader's address is kept, and yesterday's reader cannot be recognised today.";
    }
}
