//! What the desk says about articles: lists, the writing page around its
//! editor, steps, versions, previews.

use domain::{ManuscriptField, StepKind, WorkflowState};

use super::bilingual;

bilingual! {
    /// What the desk says about articles.
    ArticleDeskWords {
        articles: "Bài viết", "Articles";
        write: "Viết bài", "Write an article";
        search: "Tìm trong tiêu đề", "Search titles";
        all_states: "Mọi tình trạng", "Any state";
        all_categories: "Mọi chuyên mục", "Any category";
        mine: "Chỉ bài của tôi", "Only mine";
        none_yet: "Chưa có bài nào. Bấm “Viết bài” để bắt đầu bài đầu tiên.", "No article yet. Press “Write an article” to begin the first.";
        untitled: "(chưa có tiêu đề)", "(no title yet)";
        title: "Tiêu đề", "Title";
        state: "Tình trạng", "State";
        category: "Chuyên mục", "Category";
        owner: "Người viết", "Writer";
        changed: "Sửa lúc", "Changed";
        due_column: "Hẹn đăng", "Due";
        public: "bạn đọc đang xem bản đã đăng", "readers see the published text";
        pinned: "ghim trang nhất", "leads the front page";
        bulk_done: "Đã làm xong với {} bài.", "Done with {} articles.";
        draft: "Nháp", "Draft";
        submitted: "Chờ duyệt", "For review";
        approved: "Đã duyệt", "Approved";
        scheduled: "Hẹn giờ", "Scheduled";
        published: "Đã đăng", "Published";
        withdrawn: "Đã gỡ", "Withdrawn";
        do_submit: "Gửi duyệt", "Hand in";
        do_take_back: "Rút lại", "Take back";
        do_return: "Trả lại", "Send back";
        do_approve: "Duyệt", "Approve";
        do_publish: "Đăng ngay", "Publish now";
        do_schedule: "Hẹn giờ đăng", "Schedule";
        do_unschedule: "Bỏ hẹn giờ", "Unschedule";
        do_withdraw: "Gỡ khỏi trang", "Withdraw";
        do_discard: "Bỏ bản nháp", "Discard the draft";
        do_reopen: "Mở lại", "Take up again";
        ask_publish: "Đăng bài này để mọi người đọc ngay bây giờ?", "Publish this article for everybody now?";
        ask_withdraw: "Gỡ bài khỏi trang? Ai mở địa chỉ cũ sẽ thấy thông báo bài đã gỡ.", "Withdraw the article? Its address will say that it is gone.";
        ask_discard: "Bỏ bản nháp này? Bạn có thể mở lại trong danh sách “Đã gỡ”.", "Discard this draft? You find it again among “Withdrawn”.";
        keep_on: "Khoan đã", "Not yet";
        comment: "Ý kiến", "Comment";
        comment_needed: "Ghi rõ cần sửa gì", "Say what is to be changed";
        reason_needed: "Lý do gỡ (được lưu lại)", "Reason (kept)";
        publish_at: "Đăng lúc (giờ Việt Nam)", "Publish at (Vietnam time)";
        more_steps: "Việc khác", "More";
        done_submit: "Đã gửi duyệt.", "Handed in.";
        done_take_back: "Đã rút lại để sửa tiếp.", "Taken back.";
        done_return: "Đã trả lại cho người viết.", "Sent back.";
        done_approve: "Đã duyệt.", "Approved.";
        done_publish: "Đã đăng. Bạn đọc thấy bài ngay bây giờ.", "Published. Readers see it now.";
        done_schedule: "Đã hẹn giờ đăng.", "Scheduled.";
        done_unschedule: "Đã bỏ hẹn giờ.", "Unscheduled.";
        done_withdraw: "Đã gỡ khỏi trang.", "Withdrawn.";
        done_discard: "Đã bỏ bản nháp.", "Discarded.";
        done_reopen: "Đã mở lại thành bản nháp.", "A draft again.";
        done_restore: "Đã lấy lại bản cũ; bản vừa thay vẫn còn trong lịch sử.", "Restored; what it replaced is in the history.";
        done_note: "Đã ghi ý kiến.", "Comment kept.";
        done_pin: "Đã ghim bài lên trang nhất.", "The article leads the front page.";
        done_unpin: "Đã bỏ ghim.", "It no longer leads.";
        done_save: "Đã lưu.", "Saved.";
        pin: "Ghim trang nhất", "Lead the front page";
        unpin: "Bỏ ghim", "Lead no longer";
        see_public: "Xem trên trang", "See it published";
        preview: "Xem trước", "Preview";
        preview_hint: "Mở ở thẻ mới. Ai có địa chỉ ấy cũng xem được trong ba ngày.", "Opens in a new tab. Whoever has the address can read it for three days.";
        history: "Lịch sử", "History";
        keyboard: "Phím tắt", "Keyboard shortcuts";
        key_move: "Chuyển đoạn lên, xuống", "Move the block up, down";
        key_insert: "Mở danh sách để chèn", "Open the list of things to insert";
        key_spelling: "Đến chữ có thể sai kế tiếp", "Go to the next word that may be wrong";
        key_toolbar: "Lên thanh định dạng", "Go to the toolbar";
        fields: "Thông tin bài", "About the article";
        summary: "Tóm tắt (sapo)", "Summary";
        author: "Tác giả", "Author";
        author_hint: "Hiện cuối bài. Để trống nếu không ghi tên.", "Shown under the text; may be empty.";
        no_category: "Chọn chuyên mục…", "Choose a category…";
        tags: "Từ khóa", "Tags";
        tags_hint: "Cách nhau bằng dấu phẩy.", "Separated by commas.";
        slug: "Đường dẫn", "Address";
        slug_hint: "Để trống để lấy từ tiêu đề. Đổi đường dẫn của bài đã đăng thì địa chỉ cũ tự chuyển sang địa chỉ mới.", "Empty: made from the title. When a published one changes, the old address leads to the new one.";
        cover: "Ảnh đại diện", "Cover";
        cover_none: "Chưa chọn: dùng ảnh đầu tiên trong bài.", "None chosen: the first picture of the text.";
        cover_choose: "Chọn ảnh", "Choose";
        cover_remove: "Bỏ ảnh", "Remove";
        checks: "Nên xem lại", "Worth a look";
        body: "Nội dung", "Text";
        without_script: "Muốn sửa nội dung, hãy bật JavaScript trong trình duyệt. Không có JavaScript vẫn sửa được tiêu đề, tóm tắt và thông tin bài.", "To change the text, turn JavaScript on. Without it you can change title, summary and facts.";
        read_only: "Bài đang chờ người khác quyết định nên bạn chỉ xem được. Rút bài lại nếu cần sửa.", "Others decide about this article now, so you can only read it. Take it back to change it.";
        withdrawn_because: "Lý do gỡ: {}", "Withdrawn because: {}";
        overtaken: "Bài vừa được người khác lưu hoặc chuyển bước. Hãy xem lại bản mới nhất dưới đây rồi làm tiếp.", "Somebody else saved or decided meanwhile. Look at the newest text below, then go on.";
        save_conflict: "{} vừa lưu bản khác. Những gì bạn gõ vẫn ở dưới đây; lưu lần nữa sẽ thay bản kia (bản kia vẫn còn trong lịch sử).", "{} has saved another text. What you typed is still below; saving again replaces theirs (it stays in the history).";
        not_ready: "Chưa làm được, vì:", "Not possible yet, because:";
        wrong_step: "Bài không còn ở bước có thể làm việc này.", "The article is no longer where that is possible.";
        when_wrong: "Chọn ngày giờ ở tương lai, trong vòng một năm.", "Choose an instant to come, within a year.";
        comment_wrong: "Cần ghi ý kiến, tối đa 2.000 ký tự.", "A comment of at most 2,000 characters is needed.";
        no_category_yet: "Trang chưa có chuyên mục nào. Nhờ quản trị viên lập chuyên mục trước.", "There is no category yet. Ask the administrator to make one.";
        missing_title: "Chưa có tiêu đề.", "There is no title.";
        missing_category: "Chưa chọn chuyên mục.", "No category is chosen.";
        missing_body: "Chưa có nội dung.", "There is no text.";
        too_long: "{} dài quá {} ký tự.", "{} is longer than {} characters.";
        too_many_tags: "Nhiều nhất {} từ khóa.", "At most {} tags.";
        slug_wrong: "Đường dẫn chỉ gồm chữ thường không dấu, số và dấu gạch ngang.", "An address has small letters, digits and hyphens only.";
        body_wrong: "Nội dung có một phần không lưu được, ở khối thứ {}.", "The text holds something that cannot be kept, in block {}.";
        no_alt: "{} ảnh chưa có mô tả cho người không nhìn thấy ảnh.", "{} pictures have no description.";
        not_readable: "Nội dung gửi lên không đọc được. Tải lại trang rồi thử lại; bản trên máy này vẫn còn.", "What was sent cannot be read. Reload and try again; the copy on this device is kept.";
        notes: "Ý kiến trao đổi", "Comments";
        notes_none: "Chưa có ý kiến nào.", "No comment yet.";
        note_new: "Ý kiến của bạn", "Your comment";
        note_send: "Gửi ý kiến", "Send";
        versions: "Các bản đã lưu", "Versions";
        versions_none: "Chưa có bản nào được giữ lại.", "No version is kept yet.";
        events: "Nhật ký", "Log";
        version_of: "Bản ngày {}", "Version of {}";
        compare: "So với bản hiện nay", "Compared with the text of today";
        compare_lead: "Chữ gạch ngang màu đỏ đã bị bỏ từ bản này đến nay, chữ gạch chân màu xanh là mới thêm.", "Struck red text was removed since; underlined green text was added.";
        no_difference: "Không khác gì bản hiện nay.", "No difference from the text of today.";
        unchanged: "(phần không đổi)", "(unchanged)";
        whole_version: "Toàn văn bản này", "This version as a whole";
        restore: "Lấy lại bản này", "Restore this version";
        ask_restore: "Thay bản đang viết bằng bản này? Bản đang viết vẫn được giữ trong lịch sử.", "Replace the text of today by this version? Today's stays in the history.";
        markup_only: "Bản này từ trang cũ chuyển sang, chỉ xem được.", "This version came from the old site and can only be read.";
        back_to_article: "Quay lại bài viết", "Back to the article";
        by: "bởi", "by";
        occasion_save: "lưu", "saved";
        preview_notice: "Bản xem trước, chưa phải bài đã đăng. Địa chỉ này hết hạn sau ba ngày kể từ khi tạo.", "A preview, not what is published. This address ends three days after it was made.";
        preview_gone: "Địa chỉ xem trước này đã hết hạn hoặc không có. Nhờ người viết tạo địa chỉ mới.", "This preview has ended or never was. Ask the writer for a new address.";
        my_drafts: "Bản nháp của tôi", "My drafts";
        my_drafts_none: "Bạn không có bản nháp nào đang viết.", "You have no draft.";
        to_review: "Chờ bạn duyệt", "Waiting for your review";
        to_review_none: "Không có bài nào chờ duyệt.", "Nothing waits for review.";
        approved_list: "Đã duyệt, chưa đăng", "Approved, not published";
        scheduled_list: "Sắp đăng theo giờ hẹn", "Scheduled";
        my_submitted: "Bài của tôi đang chờ duyệt", "Mine, waiting for review";
        add_document: "Thêm vào sổ", "Add it";
        see_all: "Xem tất cả", "See all";
        figures: "30 ngày qua", "The last 30 days";
        figures_today: "Lượt xem hôm nay", "Visits today";
        most_read: "Đọc nhiều", "Most read";
    }
}

impl ArticleDeskWords {
    /// What a state is called.
    #[must_use]
    pub const fn state_of(&self, state: WorkflowState) -> &'static str {
        match state {
            WorkflowState::Draft => self.draft,
            WorkflowState::Submitted => self.submitted,
            WorkflowState::Approved => self.approved,
            WorkflowState::Scheduled => self.scheduled,
            WorkflowState::Published => self.published,
            WorkflowState::Withdrawn => self.withdrawn,
        }
    }

    /// What the button of a step says.
    #[must_use]
    pub const fn step(&self, step: StepKind) -> &'static str {
        match step {
            StepKind::Submit => self.do_submit,
            StepKind::TakeBack => self.do_take_back,
            StepKind::Return => self.do_return,
            StepKind::Approve => self.do_approve,
            StepKind::Publish => self.do_publish,
            StepKind::Schedule => self.do_schedule,
            StepKind::Unschedule => self.do_unschedule,
            StepKind::Withdraw => self.do_withdraw,
            StepKind::Discard => self.do_discard,
            StepKind::Reopen => self.do_reopen,
        }
    }

    /// What is said when a step was taken.
    #[must_use]
    pub const fn done(&self, step: StepKind) -> &'static str {
        match step {
            StepKind::Submit => self.done_submit,
            StepKind::TakeBack => self.done_take_back,
            StepKind::Return => self.done_return,
            StepKind::Approve => self.done_approve,
            StepKind::Publish => self.done_publish,
            StepKind::Schedule => self.done_schedule,
            StepKind::Unschedule => self.done_unschedule,
            StepKind::Withdraw => self.done_withdraw,
            StepKind::Discard => self.done_discard,
            StepKind::Reopen => self.done_reopen,
        }
    }

    /// What is asked before a step that readers notice or that puts work aside.
    #[must_use]
    pub const fn question(&self, step: StepKind) -> Option<&'static str> {
        match step {
            StepKind::Publish => Some(self.ask_publish),
            StepKind::Withdraw => Some(self.ask_withdraw),
            StepKind::Discard => Some(self.ask_discard),
            _ => None,
        }
    }

    /// What a field is called.
    #[must_use]
    pub const fn field(&self, field: ManuscriptField) -> &'static str {
        match field {
            ManuscriptField::Title => self.title,
            ManuscriptField::Summary => self.summary,
            ManuscriptField::Author => self.author,
            ManuscriptField::Category => self.category,
            ManuscriptField::Tags => self.tags,
            ManuscriptField::Slug => self.slug,
            ManuscriptField::Body => self.body,
        }
    }
}
