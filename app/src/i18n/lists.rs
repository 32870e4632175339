//! What every list of the desk says, and what came of a step with several rows.

use domain::{BulkFault, BulkList, BulkStep, Visibility};

use super::bilingual;

bilingual! {
    /// What every list of the desk says.
    ListWords {
        choose: "Chọn", "Choose";
        choose_one: "Chọn: {}", "Choose: {}";
        choose_all: "Chọn tất cả trên trang này", "Choose all on this page";
        choose_none: "Bỏ chọn tất cả", "Choose none";
        with_chosen: "Với các mục đã chọn:", "With those chosen:";
        nothing_chosen: "Bạn chưa chọn mục nào. Hãy đánh dấu vào ô đầu dòng rồi bấm việc cần làm.", "You chose nothing. Tick the box at the beginning of a row, then press what is to be done.";
        filter: "Lọc", "Filter";
        clear: "Bỏ điều kiện lọc", "Show everything";
        undo: "Hoàn tác", "Undo";
        undone: "Đã hoàn tác với {} {}.", "Undone with {} {}.";
        nothing_changed: "Không có {} nào thay đổi.", "None of the {} changed.";
        refused: "Không làm được với {} mục:", "Not done with {}:";
        all_states: "Mọi tình trạng", "Any state";
        state: "Tình trạng", "State";
        shown: "Đang hiển thị", "Shown";
        hidden: "Đang ẩn", "Hidden";
        deleted: "Đã xoá", "Deleted";
        // What is done.
        do_show: "Đăng", "Publish";
        do_hide: "Ẩn", "Hide";
        do_delete: "Xoá", "Delete";
        do_restore: "Khôi phục", "Bring back";
        do_spam: "Thư rác", "Rubbish";
        do_lock: "Khoá", "Lock";
        do_unlock: "Mở khoá", "Unlock";
        // What was done: how many, and of what.
        did_show: "Đã đăng {} {}.", "Published {} {}.";
        did_hide: "Đã ẩn {} {}.", "Hid {} {}.";
        did_delete: "Đã xoá {} {}.", "Deleted {} {}.";
        did_restore: "Đã khôi phục {} {}.", "Brought back {} {}.";
        did_spam: "Đã chuyển {} {} vào thư rác.", "Put away {} {} as rubbish.";
        did_lock: "Đã khoá {} {}.", "Locked {} {}.";
        did_unlock: "Đã mở khoá {} {}.", "Unlocked {} {}.";
        // Of what.
        of_documents: "văn bản", "documents";
        of_pages: "trang", "pages";
        of_programmes: "số chuyên đề", "issues";
        of_feedback: "phản hồi", "messages";
        of_redirects: "chuyển hướng", "redirects";
        of_accounts: "tài khoản", "accounts";
        // Why something was not done.
        is_unknown: "không còn nữa.", "is no more.";
        is_already: "đã ở tình trạng đó từ trước.", "was so before.";
        has_no_way: "không làm được từ tình trạng hiện nay.", "cannot from where it is.";
        is_changed: "đã có người sửa sau đó, nên được giữ nguyên.", "was changed since, and stays as it is.";
        is_oneself: "không tự khoá được tài khoản của mình.", "is your own account.";
        is_last_administrator: "là quản trị viên duy nhất đăng nhập được.", "is the only administrator who can log in.";
        is_never_published: "là lời nhắn cho cơ quan, không bao giờ được đăng.", "is a message to the agency, which is never published.";
        needs_answer: "cần có trả lời trước khi đăng.", "needs an answer before it is published.";
        is_incomplete: "chưa đủ nội dung.", "is unfinished.";
        is_not_allowed: "bạn chưa có quyền quyết định.", "is not yours to decide.";
        is_chain: "sẽ thành chuyển hướng vòng hoặc nối tiếp.", "would lead in a circle, or on and on.";
    }
}

impl ListWords {
    /// What a step is called.
    #[must_use]
    pub const fn step(&self, step: BulkStep) -> &'static str {
        match step {
            BulkStep::Show => self.do_show,
            BulkStep::Hide => self.do_hide,
            BulkStep::Delete => self.do_delete,
            BulkStep::Restore => self.do_restore,
            BulkStep::Spam => self.do_spam,
            BulkStep::Lock => self.do_lock,
            BulkStep::Unlock => self.do_unlock,
        }
    }

    /// That a step was taken, with places for how many and of what.
    #[must_use]
    pub const fn taken(&self, step: BulkStep) -> &'static str {
        match step {
            BulkStep::Show => self.did_show,
            BulkStep::Hide => self.did_hide,
            BulkStep::Delete => self.did_delete,
            BulkStep::Restore => self.did_restore,
            BulkStep::Spam => self.did_spam,
            BulkStep::Lock => self.did_lock,
            BulkStep::Unlock => self.did_unlock,
        }
    }

    /// What the rows of a list are called.
    #[must_use]
    pub const fn rows_of(&self, list: BulkList) -> &'static str {
        match list {
            BulkList::Documents => self.of_documents,
            BulkList::Pages => self.of_pages,
            BulkList::Programmes => self.of_programmes,
            BulkList::Feedback => self.of_feedback,
            BulkList::Redirects => self.of_redirects,
            BulkList::Accounts => self.of_accounts,
        }
    }

    /// Why a step was not taken.
    #[must_use]
    pub const fn fault(&self, fault: BulkFault) -> &'static str {
        match fault {
            BulkFault::Unknown => self.is_unknown,
            BulkFault::AlreadyThere => self.is_already,
            BulkFault::NoWay => self.has_no_way,
            BulkFault::Changed => self.is_changed,
            BulkFault::Oneself => self.is_oneself,
            BulkFault::LastAdministrator => self.is_last_administrator,
            BulkFault::NeverPublished => self.is_never_published,
            BulkFault::NeedsAnswer => self.needs_answer,
            BulkFault::Chain => self.is_chain,
            BulkFault::Incomplete => self.is_incomplete,
            BulkFault::NotAllowed => self.is_not_allowed,
        }
    }

    /// Whether readers see something.
    #[must_use]
    pub const fn visibility(&self, visibility: Visibility) -> &'static str {
        match visibility {
            Visibility::Shown => self.shown,
            Visibility::Hidden => self.hidden,
            Visibility::Deleted => self.deleted,
        }
    }
}
