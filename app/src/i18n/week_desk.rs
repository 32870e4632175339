//! What the desk of the work calendar says.

use domain::week::{FaultKind, MAX_ROWS, RowField, WarningKind, WeekState};

use super::{HolidayWords, bilingual};

bilingual! {
    /// What the desk of the work calendar says.
    WeekDeskWords {
        title: "Lịch công tác", "Work calendar";
        week_title: "Lịch công tác tuần {}", "Work calendar, week {}";
        days: "Từ {} đến {}", "From {} to {}";
        weeks_help: "Chọn tuần để soạn. Người đọc chỉ thấy tuần đã đăng.", "Choose a week to fill. Readers see published weeks only.";
        all_weeks: "Tất cả các tuần", "All weeks";
        this_week: "Tuần này", "This week";
        next_week: "Tuần sau", "Next week";
        earlier: "Các tuần trước", "Earlier weeks";
        later: "Các tuần tới", "Weeks to come";
        none_earlier: "Nửa năm qua chưa có tuần nào.", "No week in the last half year.";
        other_week: "Tuần khác", "Another week";
        open: "Mở", "Open";
        previous: "Tuần trước", "Previous week";
        next: "Tuần tiếp", "Next week";
        row_count: "{} dòng", "{} rows";
        state_empty: "Chưa có lịch", "Nothing yet";
        state_draft: "Bản nháp", "Draft";
        state_published: "Đã đăng", "Published";
        state_changed: "Đã đăng, có sửa chưa đăng", "Published, with unpublished changes";
        state_taken_back: "Đã gỡ", "Taken back";
        taken_back_because: "Tuần này đã được gỡ khỏi trang. Lý do: {}", "This week was taken back. Reason: {}";
        saved_by: "{} lưu lúc {}", "Saved by {} at {}";
        not_saved: "Chưa lưu lần nào", "Never saved";
        history: "Lịch sử", "History";
        lists: "Lãnh đạo và phòng họp", "Leaders and rooms";
        view: "Xem trên trang", "View on the site";
        rows_help: "Giờ gõ như 8h, 14h-16h30, Sáng, Chiều; để trống là cả ngày. Dòng trống được bỏ khi lưu.", "Type times like 8h, 14h-16h30, Sáng, Chiều; empty means all day. Empty rows are dropped when saving.";
        day: "Ngày", "Day";
        time: "Giờ", "Time";
        content: "Nội dung", "Content";
        chair: "Chủ trì", "Chair";
        participants: "Thành phần", "Participants";
        place: "Địa điểm", "Place";
        note: "Ghi chú", "Note";
        cancelled: "Hoãn", "Cancelled";
        drop: "Xóa", "Delete";
        choose_day: "Chọn ngày", "Choose the day";
        cell: "{}, dòng {}", "{}, row {}";
        empty_week: "Tuần này chưa có dòng nào. Thêm dòng, chép tuần trước, hoặc dán bảng từ Word, Excel.", "This week has no rows yet. Add a row, copy last week, or paste a table from Word or Excel.";
        add_on: "Thêm dòng vào", "Add a row on";
        add: "Thêm dòng", "Add row";
        save: "Lưu", "Save";
        publish: "Lưu và đăng", "Save and publish";
        no: "Không", "No";
        paste: "Dán bảng từ Word, Excel", "Paste a table from Word or Excel";
        paste_label: "Dán bảng", "Paste a table";
        paste_help: "Chép bảng ở Word, Excel hay LibreOffice rồi dán vào đây. Bảng được đọc thành dòng để bạn kiểm tra trước khi lưu.", "Copy the table in Word, Excel or LibreOffice and paste it here. It becomes rows to check before saving.";
        paste_read: "Đọc bảng", "Read the table";
        paste_empty: "Chưa đọc được dòng nào. Hãy chép cả bảng, mỗi cột cách nhau bằng dấu tab.", "No row could be read. Copy the whole table, with tabs between its columns.";
        pasted: "Đã thêm {} dòng từ bảng. Hãy kiểm tra rồi bấm Lưu.", "{} rows were added from the table. Check them, then save.";
        added: "Đã thêm dòng trống; chưa lưu.", "An empty row was added; nothing is saved yet.";
        copy: "Chép tuần trước", "Copy last week";
        copy_help: "Thêm các dòng của tuần trước, trừ dòng đã hoãn, xuống dưới.", "Adds last week's rows, without those cancelled, below.";
        copy_empty: "Tuần trước chưa có dòng nào để chép.", "Last week has no row to copy.";
        take_back: "Gỡ khỏi trang", "Take back";
        take_back_help: "Người đọc không còn thấy tuần này; nội dung vẫn được giữ để sửa và đăng lại.", "Readers no longer see this week; what is written stays, to be changed and published again.";
        reason: "Lý do", "Reason";
        reason_needed: "Hãy ghi lý do, từ 1 đến 500 ký tự.", "Give a reason of 1 to 500 characters.";
        not_public: "Tuần này hiện không có trên trang.", "This week is not on the site.";
        nothing_to_publish: "Tuần này chưa có dòng nào để đăng.", "This week has no row to publish.";
        saved_done: "Đã lưu.", "Saved.";
        published_done: "Đã đăng. Người đọc thấy lịch này ngay bây giờ.", "Published. Readers see this week now.";
        taken_back_done: "Đã gỡ khỏi trang.", "Taken back.";
        copied_done: "Đã chép tuần trước.", "Last week was copied.";
        restored_done: "Đã lấy lại bản cũ.", "The earlier version is back.";
        faults_title: "Cần sửa {} chỗ trước khi đăng; đã đánh dấu ở từng ô.", "{} cells must be corrected before publishing; they are marked.";
        fault_not_saved: "Chưa lưu được: {} ô quá dài hoặc quá nhiều dòng.", "Not saved: {} cells are too long, or there are too many rows.";
        day_unread: "Hãy chọn ngày trong tuần.", "Choose a day of the week.";
        day_outside: "Ngày {} không thuộc tuần này.", "{} is not in this week.";
        time_unread: "Không đọc được giờ. Gõ như 8h, 8h30-10h, Sáng, Chiều.", "This is not a time. Type 8h, 8h30-10h, Sáng, Chiều.";
        ends_first: "Giờ kết thúc phải sau giờ bắt đầu.", "It ends before it begins.";
        content_missing: "Chưa có nội dung.", "Content is missing.";
        too_long: "Dài quá {} ký tự.", "Longer than {} characters.";
        too_many_rows: "Một tuần có tối đa {} dòng.", "A week has at most {} rows.";
        leader_twice: "Trùng giờ: {} còn ở dòng {}.", "Twice at once: {} is in row {}, too.";
        room_twice: "Trùng phòng: {} còn ở dòng {}.", "Room taken twice: {} is in row {}, too.";
        weekend: "Ngày nghỉ cuối tuần.", "Weekend.";
        conflict_title: "{} vừa lưu tuần này lúc {}", "{} saved this week at {}";
        conflict_text: "Bản của bạn ở dưới và chưa được lưu. Những chỗ khác nhau ở đây; bấm Lưu để lấy bản của bạn, hoặc bỏ bản của bạn và mở bản kia.", "Your rows are below and not saved. Here is where they differ; save to keep yours, or drop yours and open the other.";
        open_theirs: "Bỏ bản của tôi, mở bản của {}", "Drop mine, open the rows of {}";
        added_row: "Thêm", "Added";
        removed_row: "Bỏ", "Removed";
        changed_row: "Sửa", "Changed";
        no_difference: "Hai bản giống nhau.", "Both are the same.";
        yes: "có", "yes";
        nothing: "(trống)", "(empty)";
        history_title: "Lịch sử tuần {}", "History of week {}";
        history_empty: "Tuần này chưa có bản nào được lưu.", "Nothing of this week was saved yet.";
        version: "Bản", "Version";
        when: "Lúc", "When";
        who: "Người làm", "Who";
        what: "Việc", "What";
        compare: "So sánh", "Compare";
        from_version: "Từ", "From";
        to_version: "Đến", "To";
        compared: "Từ bản {} đến bản {}", "From version {} to version {}";
        restore: "Lấy lại", "Restore";
        restore_sure: "Lấy lại bản này? Bản đang có vẫn nằm trong lịch sử.", "Restore this version? The present one stays in the history.";
        occasion_import: "Có trên trang từ trước", "Was on the site before";
        occasion_save: "Lưu", "Saved";
        occasion_copy: "Chép tuần trước", "Copied last week";
        occasion_restore: "Lấy lại bản cũ", "Restored";
        occasion_publish: "Đăng", "Published";
        occasion_take_back: "Gỡ: {}", "Taken back: {}";
        portal: "Hệ thống", "The portal";
        lists_help: "Mỗi tên một dòng, theo thứ tự gợi ý. Tên trong danh sách được gợi ý khi soạn lịch và dùng để nhắc trùng giờ, trùng phòng.", "One name a line, in the order of suggestion. Names are suggested in the calendar, and warn of double bookings.";
        leaders: "Lãnh đạo", "Leaders";
        rooms: "Phòng họp", "Rooms";
        names_wrong: "Tối đa 200 tên, mỗi tên tối đa 200 ký tự.", "At most 200 names of at most 200 characters each.";
    }
}

impl WeekDeskWords {
    /// Where a week stands.
    #[must_use]
    pub const fn state(&self, state: WeekState) -> &'static str {
        match state {
            WeekState::Empty => self.state_empty,
            WeekState::Draft => self.state_draft,
            WeekState::Published => self.state_published,
            WeekState::Changed => self.state_changed,
            WeekState::TakenBack => self.state_taken_back,
        }
    }

    /// What a column is called.
    #[must_use]
    pub const fn field(&self, field: RowField) -> &'static str {
        match field {
            RowField::Day => self.day,
            RowField::Time => self.time,
            RowField::Content => self.content,
            RowField::Chair => self.chair,
            RowField::Participants => self.participants,
            RowField::Place => self.place,
            RowField::Note => self.note,
            RowField::Cancelled => self.cancelled,
        }
    }

    /// What is wrong with a cell, and what to do.
    #[must_use]
    pub fn fault(&self, kind: FaultKind) -> String {
        match kind {
            FaultKind::DayUnread => self.day_unread.to_owned(),
            FaultKind::DayOutside(day) => self.day_outside.replace("{}", &domain::time::dd_mm_yyyy(day)),
            FaultKind::TimeUnread => self.time_unread.to_owned(),
            FaultKind::EndsFirst => self.ends_first.to_owned(),
            FaultKind::ContentMissing => self.content_missing.to_owned(),
            FaultKind::TooLong(limit) => self.too_long.replace("{}", &limit.to_string()),
            FaultKind::TooManyRows => self.too_many_rows.replace("{}", &MAX_ROWS.to_string()),
        }
    }

    /// What may be wrong with a cell.
    #[must_use]
    pub fn warning(&self, kind: &WarningKind, holidays: &HolidayWords) -> String {
        let twice = |sentence: &str, name: &str, other: usize| {
            sentence.replacen("{}", name, 1).replacen("{}", &(other + 1).to_string(), 1)
        };
        match kind {
            WarningKind::LeaderTwice { name, other } => twice(self.leader_twice, name, *other),
            WarningKind::RoomTwice { name, other } => twice(self.room_twice, name, *other),
            WarningKind::Weekend => self.weekend.to_owned(),
            WarningKind::Holiday(kind) => format!("{}.", holidays.name(*kind)),
        }
    }

    /// What was done with a version.
    #[must_use]
    pub fn occasion(&self, name: &str, reason: &str) -> String {
        match name {
            "import" => self.occasion_import.to_owned(),
            "copy" => self.occasion_copy.to_owned(),
            "restore" => self.occasion_restore.to_owned(),
            "publish" => self.occasion_publish.to_owned(),
            "take_back" => self.occasion_take_back.replace("{}", reason),
            _ => self.occasion_save.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Locale;

    use super::*;

    #[test]
    fn a_sentence_about_a_double_booking_names_who_and_where() {
        let words = WeekDeskWords::of(Locale::Vietnamese);
        let kind = WarningKind::LeaderTwice { name: "Giám đốc".to_owned(), other: 2 };
        let sentence = words.warning(&kind, HolidayWords::of(Locale::Vietnamese));
        assert_eq!(sentence, "Trùng giờ: Giám đốc còn ở dòng 3.");
    }
}
