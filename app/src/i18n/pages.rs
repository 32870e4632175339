//! What pages and components say.

use domain::time::{Date, Weekday, dd_mm_yyyy};

use super::bilingual;

bilingual! {
    /// What pages and components say.
    Words {
        home: "Trang chủ", "Home";
        skip_to_content: "Đến nội dung chính", "Skip to main content";
        main_menu: "Thực đơn chính", "Main menu";
        all_categories: "Tất cả chuyên mục", "All categories";
        search: "Tìm kiếm", "Search";
        breadcrumb: "Đường dẫn", "Breadcrumb";
        published_on: "Ngày đăng:", "Published:";
        updated_on: "Cập nhật:", "Updated:";
        minutes_to_read: "phút đọc", "min read";
        tags: "Từ khóa", "Tags";
        other_news: "Tin khác", "Other news";
        week_calendar: "Lịch công tác tuần", "Weekly work calendar";
        week_calendar_today: "Lịch công tác hôm nay", "Work calendar today";
        week_calendar_tomorrow: "Ngày mai", "Tomorrow";
        no_work_that_day: "Không có lịch công tác.", "Nothing on the calendar.";
        programmes: "Chuyên đề", "Programmes";
        programme: "Chuyên mục", "Programme";
        programmes_empty: "Chưa có chuyên đề nào được đăng.", "No programmes have been published yet.";
        issue_number: "Số", "Issue";
        video: "Video", "Video";
        magazine: "Tạp chí", "Magazine";
        documents: "Văn bản", "Documents";
        documents_new: "Văn bản mới", "New documents";
        document_number: "Số, ký hiệu", "Number";
        document_issued_on: "Ngày ban hành", "Issued on";
        document_issuer: "Cơ quan ban hành", "Issuer";
        document_kind: "Loại văn bản", "Type";
        document_field: "Lĩnh vực", "Field";
        see_all: "Xem tất cả", "See all";
        visits: "Thống kê truy cập", "Visits";
        follow: "Theo dõi", "Follow";
        site_map: "Sơ đồ trang", "Site map";
        search_page: "Tìm kiếm", "Search";
        responsible: "Chịu trách nhiệm:", "Responsible:";
        address: "Địa chỉ:", "Address:";
        phone: "Điện thoại:", "Telephone:";
        email: "Thư điện tử:", "Email:";
        licence: "Giấy phép:", "Licence:";
        to_top: "Lên đầu trang", "Back to top";
        category_empty: "Chuyên mục này chưa có bài nào.", "There are no articles here yet.";
        articles: "bài", "articles";
        year: "Năm", "Year";
        week: "Tuần", "Week";
        from_day: "Từ", "From";
        to_day: "đến", "to";
        previous_week: "Tuần trước", "Previous week";
        this_week: "Tuần này", "This week";
        next_week: "Tuần sau", "Next week";
        week_empty: "Tuần này chưa có lịch công tác.", "Nothing is on the calendar this week yet.";
        day: "Ngày", "Day";
        half: "Buổi", "Part of day";
        hours: "Giờ", "Time";
        content: "Nội dung", "Subject";
        chair: "Chủ trì", "Chair";
        participants: "Thành phần", "Participants";
        place: "Địa điểm", "Place";
        note: "Ghi chú", "Note";
        morning: "Sáng", "Morning";
        afternoon: "Chiều", "Afternoon";
        all_day: "Cả ngày", "All day";
        monday: "Thứ Hai", "Monday";
        tuesday: "Thứ Ba", "Tuesday";
        wednesday: "Thứ Tư", "Wednesday";
        thursday: "Thứ Năm", "Thursday";
        friday: "Thứ Sáu", "Friday";
        saturday: "Thứ Bảy", "Saturday";
        sunday: "Chủ Nhật", "Sunday";
        kept_copy: "Bạn đang xem bản lưu ngày {date} lúc {time}; chưa tải được bản mới.", "You are reading the copy kept on {date} at {time}; a newer one could not be loaded.";
        offline_title: "Không có kết nối mạng", "No connection";
        offline_text: "Trang này chưa được lưu trên máy của bạn nên chưa thể mở khi không có mạng.", "This page is not kept on your device, so it cannot be opened without a connection.";
        offline_kept: "Bài đã lưu trên máy này", "Articles kept on this device";
        offline_none: "Chưa có bài nào được lưu trên máy này.", "No articles are kept on this device yet.";
        try_again: "Thử lại", "Try again";
        tools: "Công cụ cho bài viết", "Article tools";
        read_aloud: "Nghe bài viết", "Listen";
        print_view: "Bản in", "Print view";
        print_now: "In trang này", "Print this page";
        back_to_article: "Về bài viết", "Back to the article";
        source: "Nguồn:", "Source:";
        printed_on: "In ngày", "Printed on";
        copy_link: "Chép liên kết", "Copy link";
        copied: "Đã chép liên kết.", "Link copied.";
        share: "Chia sẻ", "Share";
        send_by_mail: "Gửi thư", "Email";
        contents: "Trong bài này", "In this article";
        cited_documents: "Văn bản được nhắc đến", "Documents mentioned";
        citing_articles: "Tin bài nhắc đến văn bản này", "Articles that mention this document";
        related_news: "Có thể bạn quan tâm", "You may also like";
        neighbours: "Bài trước và bài sau", "Previous and next article";
        previous_article: "Bài trước", "Previous article";
        next_article: "Bài sau", "Next article";
        to_today: "Đến lịch hôm nay", "To today's work";
        whole_week: "Cả tuần", "Whole week";
        week_filter_empty: "Không có lịch phù hợp với lựa chọn này.", "Nothing on the calendar matches this choice.";
        choose_day: "Chọn ngày", "Choose a day";
        choose_week: "Chọn tuần", "Choose a week";
        everyone: "Tất cả", "Everyone";
        show: "Xem", "Show";
        subscribe: "Đăng ký lịch công tác (.ics)", "Subscribe to the calendar (.ics)";
        add_to_calendar: "Thêm vào lịch", "Add to calendar";
        print_week: "In lịch tuần", "Print the week";
        links: "Liên kết", "Links";
        cancelled: "Hoãn", "Cancelled";
        today: "Hôm nay", "Today";
        not_found_title: "Không tìm thấy trang", "Page not found";
        not_found_text: "Địa chỉ này không có trên cổng thông tin: có thể đường dẫn đã gõ nhầm hoặc trang đã đổi chỗ.", "There is nothing at this address: it may have been mistyped, or the page may have moved.";
        gone_title: "Nội dung đã được gỡ", "This content has been withdrawn";
        gone_text: "Bài viết ở địa chỉ này đã được gỡ khỏi cổng thông tin.", "The article at this address has been taken down from the portal.";
        maybe_you_meant: "Có thể bạn đang tìm", "You may be looking for";
        bad_request_title: "Địa chỉ không hợp lệ", "Invalid address";
        bad_request_text: "Máy chủ không đọc được địa chỉ này. Hãy kiểm tra lại đường dẫn hoặc tìm theo từ khóa.", "The server cannot read this address. Check the link or search by keyword.";
        failed_title: "Cổng thông tin đang gặp sự cố", "The portal is having trouble";
        failed_text: "Rất xin lỗi, trang này chưa thể hiển thị. Hãy thử lại sau ít phút; nếu vẫn lỗi, gọi số điện thoại ở cuối trang và đọc mã sau:", "We are sorry, this page cannot be shown at the moment. Try again in a few minutes; if it still fails, call the number at the foot of the page and read out this code:";
        request_id: "Mã yêu cầu:", "Request code:";
        back_home: "Về trang chủ", "Back to the front page";
        news: "Tin mới", "Latest news";
        pages_of_portal: "Trang thông tin", "Pages";
        sections: "Chuyên trang", "Sections";
    }
}

impl Words {
    /// The name of a weekday.
    #[must_use]
    pub const fn weekday(&self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Monday => self.monday,
            Weekday::Tuesday => self.tuesday,
            Weekday::Wednesday => self.wednesday,
            Weekday::Thursday => self.thursday,
            Weekday::Friday => self.friday,
            Weekday::Saturday => self.saturday,
            Weekday::Sunday => self.sunday,
        }
    }

    /// `Thứ Hai, 23-11-2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        format!("{}, {}", self.weekday(date.weekday()), dd_mm_yyyy(date))
    }
}

#[cfg(test)]
mod tests {
    use domain::{Locale, time::parse_iso_date};

    use super::Words;

    #[test]
    fn dates_are_said_as_offices_say_them() {
        let words = Words::of(Locale::Vietnamese);
        assert_eq!(words.date(parse_iso_date("2026-11-23").unwrap()), "Thứ Hai, 23-11-2026");
        assert_eq!(words.date(parse_iso_date("2026-11-29").unwrap()), "Chủ Nhật, 29-11-2026");
    }
}
