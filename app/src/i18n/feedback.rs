//! What the pages about messages, questions and comments say, to readers and at
//! the desk.

use domain::{
    FeedbackKind, FeedbackState,
    feedback::{Fault, Field},
};

use super::bilingual;

bilingual! {
    /// What the pages about messages, questions and comments say.
    FeedbackWords {
        questions: "Hỏi đáp", "Questions and answers";
        questions_text: "Câu hỏi của người dân, doanh nghiệp và trả lời của cơ quan.", "What people and businesses ask, and what the agency answers.";
        questions_empty: "Chưa có câu hỏi nào được trả lời ở đây.", "No question has been answered here yet.";
        questions_none_found: "Không có câu hỏi nào chứa các từ này. Hãy thử ít từ hơn, hoặc gửi câu hỏi của bạn.", "No question holds these words. Try fewer words, or ask yours.";
        search_questions: "Tìm trong hỏi đáp", "Search the questions";
        search: "Tìm", "Search";
        ask: "Gửi câu hỏi", "Ask a question";
        ask_text: "Câu hỏi được đọc trước khi đăng. Câu trả lời được đăng công khai cùng câu hỏi.", "Questions are read before they are published. The answer is published with the question.";
        asked_by: "Người hỏi:", "Asked by:";
        answer: "Trả lời", "Answer";
        answered_on: "Trả lời ngày", "Answered on";
        contact: "Gửi lời nhắn cho cơ quan", "Write to the agency";
        contact_text: "Lời nhắn chỉ cán bộ được phân công đọc, không đăng lên trang.", "Only the staff in charge read what you write; it is not published.";
        drafts: "Góp ý dự thảo văn bản", "Comments on draft documents";
        drafts_text: "Các dự thảo đang và đã lấy ý kiến.", "Drafts that are or were open to comments.";
        drafts_empty: "Chưa có dự thảo nào được đưa ra lấy ý kiến.", "No draft has been opened to comments yet.";
        open_drafts: "Đang lấy ý kiến", "Open to comments";
        closed_drafts: "Đã kết thúc", "Closed";
        open_until: "Nhận góp ý đến hết ngày", "Comments are taken until the end of";
        closed_on: "Đã kết thúc nhận góp ý ngày", "Comments closed on";
        attachment: "Toàn văn dự thảo", "Full text of the draft";
        comments: "Góp ý đã đăng", "Published comments";
        comments_count: "góp ý", "comments";
        comments_empty: "Chưa có góp ý nào được đăng.", "No comment has been published yet.";
        comment: "Gửi góp ý", "Send a comment";
        comment_text: "Góp ý được đọc trước khi đăng. Bạn có thể dùng bút danh.", "Comments are read before they are published. You may use a pen name.";
        agency_reply: "Ý kiến của cơ quan", "The agency's reply";
        name: "Họ tên hoặc bút danh", "Name or pen name";
        reply_address: "Thư điện tử hoặc số điện thoại (không bắt buộc)", "Email address or telephone number (optional)";
        reply_address_hint: "Chỉ để liên hệ lại khi cần, không bao giờ đăng lên trang.", "Only for reaching you if need be; never published.";
        title: "Câu hỏi trong một dòng", "Your question in one line";
        body: "Nội dung", "Text";
        body_hint: "Từ 10 đến 4.000 ký tự. Đừng ghi số căn cước, số tài khoản hay bệnh án.", "10 to 4,000 characters. Leave out identity numbers, bank accounts and health records.";
        trap: "Bỏ trống ô này", "Leave this field empty";
        consent: "Tôi đồng ý để cơ quan lưu tên, nội dung và địa chỉ liên hệ (nếu có) nhằm trả lời tôi.", "I agree that the agency keeps my name, my text and my contact address (if given) in order to answer me.";
        consent_retention_before: "Địa chỉ liên hệ, cùng tên ở những gì không đăng, tự xóa sau", "Contact addresses, and the names on what is not published, are deleted after";
        days: "ngày", "days";
        consent_retention_after: "Địa chỉ mạng và thông tin thiết bị không được lưu.", "Network addresses and details of your device are not kept.";
        send: "Gửi", "Send";
        without_script: "Trình duyệt của bạn không chạy JavaScript: biểu mẫu vẫn gửi được, nhưng sau khi mở trang cần ít nhất 20 giây, và mỗi giờ gửi được 3 lần.", "Your browser does not run JavaScript: the form still works, but it needs to have been open for 20 seconds, and you can send 3 times an hour.";
        errors_title: "Chưa gửi được. Xin sửa các mục sau:", "Not sent yet. Please correct the following:";
        error_prefix: "Lỗi:", "Error:";
        name_missing: "Hãy ghi họ tên hoặc bút danh.", "Give your name or a pen name.";
        title_missing: "Hãy ghi câu hỏi trong một dòng.", "Give your question in one line.";
        body_missing: "Hãy viết nội dung.", "Write your text.";
        consent_missing: "Hãy đánh dấu đồng ý; chúng tôi không được lưu nếu bạn chưa đồng ý.", "Tick the box: we may not keep what you did not agree to.";
        no_address: "Đây không giống địa chỉ thư điện tử hay số điện thoại. Ví dụ: ten@example.vn hoặc 0912 345 678. Có thể bỏ trống.", "This looks like neither an email address nor a telephone number, such as name@example.vn or 0912 345 678. It may be left empty.";
        too_long: "Dài quá. Số ký tự nhiều nhất:", "Too long. The most characters:";
        too_short: "Ngắn quá. Số ký tự ít nhất:", "Too short. The fewest characters:";
        expired: "Trang này mở đã lâu nên cần xác nhận lại. Nội dung bạn viết vẫn còn: hãy bấm Gửi lần nữa.", "This page was open for long and needs confirming. What you wrote is still here: press Send once more.";
        trapped: "Một ô ẩn đã bị điền, có thể do trình duyệt tự điền. Nội dung bạn viết vẫn còn: hãy bấm Gửi lần nữa.", "A hidden field was filled in, perhaps by your browser. What you wrote is still here: press Send once more.";
        too_fast: "Biểu mẫu gửi quá nhanh. Nội dung vẫn còn; hãy đợi rồi bấm Gửi lần nữa. Số giây cần đợi:", "The form was sent too quickly. What you wrote is still here; wait and press Send once more. Seconds to wait:";
        too_many: "Đã có quá nhiều lượt gửi. Nội dung vẫn còn; hãy thử lại sau. Số phút cần đợi:", "Too much has been sent. What you wrote is still here; try again later. Minutes to wait:";
        sent_before: "Biểu mẫu này đã được gửi rồi, không cần gửi lại.", "This form has been sent already; there is no need to send it again.";
        closed: "Dự thảo này đã hết hạn góp ý nên góp ý chưa được nhận. Nội dung bạn viết còn ở dưới để bạn chép lại.", "This draft is closed and the comment was not taken. What you wrote is below, for you to copy.";
        your_text: "Nội dung bạn đã viết", "What you wrote";
        lookup: "Tra cứu phản hồi", "Look up what you sent";
        lookup_code: "Mã tra cứu", "Reference code";
        lookup_hint: "12 chữ số và chữ cái, ví dụ 7K3M-Q9TD-X2A4.", "12 digits and letters, such as 7K3M-Q9TD-X2A4.";
        lookup_submit: "Tra cứu", "Look up";
        lookup_unknown: "Không có phản hồi nào mang mã này. Hãy xem lại mã; phản hồi đã xóa cũng không còn tra được.", "Nothing has this code. Check the code; what has been deleted cannot be looked up either.";
        lookup_too_many: "Đã tra cứu quá nhiều lần. Hãy thử lại sau ít phút.", "Looked up too often. Try again in a few minutes.";
        thanks: "Cảm ơn, chúng tôi đã nhận được", "Thank you, we have received it";
        thanks_text: "Hãy ghi lại mã này để xem phản hồi đã được xử lý đến đâu. Mã không gắn với danh tính của bạn, và chúng tôi không gửi lại được.", "Note this code to see what becomes of what you sent. It says nothing about you, and we cannot send it again.";
        state: "Tình trạng", "State";
        sent_on: "Gửi ngày", "Sent on";
        kind_contact: "Lời nhắn", "Message";
        kind_question: "Câu hỏi", "Question";
        kind_comment: "Góp ý dự thảo", "Comment on a draft";
        state_new: "Đã nhận, chưa trả lời", "Received, not answered yet";
        state_answered: "Đã trả lời", "Answered";
        state_published: "Đã đăng", "Published";
        state_rejected: "Không đăng", "Not published";
        state_spam: "Thư rác", "Rubbish";
        see_published: "Xem trên trang", "See it on the site";
        desk_title: "Phản hồi của bạn đọc", "From readers";
        desk_empty: "Không có phản hồi nào.", "There is nothing here.";
        desk_all_kinds: "Mọi loại", "Every kind";
        desk_all_states: "Mọi tình trạng", "Every state";
        desk_search: "Tìm trong nội dung, hoặc mã tra cứu", "Search texts, or a code";
        desk_kind: "Loại", "Kind";
        desk_message: "Nội dung", "Message";
        desk_sender: "Người gửi", "Sender";
        desk_unproven: "Gửi không qua phép kiểm tra tự động: xem kỹ", "Sent without the automatic check: look closely";
        desk_back: "Về danh sách", "Back to the list";
        desk_save_answer: "Lưu trả lời", "Save the answer";
        desk_publish: "Đăng", "Publish";
        desk_reject: "Không đăng", "Do not publish";
        desk_delete: "Xóa hẳn", "Delete for good";
        desk_delete_sure: "Đúng, xóa và không lấy lại được", "Yes, delete; it cannot be brought back";
        desk_never_published: "Lời nhắn cho cơ quan không bao giờ được đăng.", "A message to the agency is never published.";
        desk_needs_answer: "Câu hỏi cần có trả lời trước khi đăng.", "A question needs an answer before it is published.";
        desk_already: "Phản hồi đã ở tình trạng đó.", "It is in that state already.";
        desk_answer_length: "Trả lời cần từ 1 đến 20.000 ký tự.", "An answer has 1 to 20,000 characters.";
        desk_new_draft: "Đưa dự thảo ra lấy ý kiến", "Open a draft to comments";
        desk_draft_title: "Tên dự thảo", "Title of the draft";
        desk_draft_body: "Nội dung", "Text";
        desk_draft_body_hint: "Các đoạn cách nhau một dòng trống.", "An empty line between paragraphs.";
        desk_draft_attachment: "Tệp toàn văn", "The full text";
        desk_draft_attachment_hint: "Không bắt buộc: một tệp trong thư viện, hoặc một địa chỉ bắt đầu bằng https:// hoặc /.", "Optional: a file of the library, or an address that begins with https:// or /.";
        desk_draft_closes: "Nhận góp ý đến hết ngày", "Last day for comments";
        desk_draft_closes_hint: "Ngày-tháng-năm, ví dụ 31-12-2026.", "Day-month-year, such as 31-12-2026.";
        desk_draft_save: "Đưa ra lấy ý kiến", "Open to comments";
    }
}

impl FeedbackWords {
    /// The name of a kind.
    #[must_use]
    pub const fn kind(&self, kind: FeedbackKind) -> &'static str {
        match kind {
            FeedbackKind::Contact => self.kind_contact,
            FeedbackKind::Question => self.kind_question,
            FeedbackKind::Comment => self.kind_comment,
        }
    }

    /// The name of a state.
    #[must_use]
    pub const fn state_of(&self, state: FeedbackState) -> &'static str {
        match state {
            FeedbackState::New => self.state_new,
            FeedbackState::Answered => self.state_answered,
            FeedbackState::Published => self.state_published,
            FeedbackState::Rejected => self.state_rejected,
            FeedbackState::Spam => self.state_spam,
        }
    }

    /// What is wrong with a field, and what to do.
    #[must_use]
    pub fn fault(&self, field: Field, fault: Fault) -> String {
        match (fault, field) {
            (Fault::Missing, Field::Name | Field::Contact) => self.name_missing.to_owned(),
            (Fault::Missing, Field::Title) => self.title_missing.to_owned(),
            (Fault::Missing, Field::Body) => self.body_missing.to_owned(),
            (Fault::Missing, Field::Consent) => self.consent_missing.to_owned(),
            (Fault::NoAddress, _) => self.no_address.to_owned(),
            (Fault::TooLong(most), _) => format!("{} {most}.", self.too_long),
            (Fault::TooShort(least), _) => format!("{} {least}.", self.too_short),
        }
    }
}
