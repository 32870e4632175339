//! What the account pages say.

use super::bilingual;

bilingual! {
    /// What the account pages say.
    AccountWords {
        login: "Đăng nhập", "Log in";
        login_title: "Đăng nhập bàn biên tập", "Log in to the newsroom";
        login_name: "Tên đăng nhập", "User name";
        login_failed: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại.", "The user name or password is not right. Try again.";
        forgotten: "Quên mật khẩu?", "Forgot the password?";
        forgotten_title: "Quên mật khẩu", "Forgotten password";
        forgotten_text: "Hãy nhập tên đăng nhập hoặc địa chỉ thư điện tử của bạn. Cổng sẽ gửi cho bạn một liên kết để đặt mật khẩu mới.", "Type your user name or your email address. The portal will send you a link to choose a new password.";
        forgotten_name: "Tên đăng nhập hoặc thư điện tử", "User name or email";
        forgotten_empty: "Hãy nhập tên đăng nhập hoặc thư điện tử.", "Type a user name or an email address.";
        forgotten_send: "Gửi liên kết", "Send the link";
        forgotten_asked: "Nếu có tài khoản như vậy và tài khoản có địa chỉ thư điện tử, cổng đang gửi liên kết tới đó. Hãy xem hộp thư, kể cả mục thư rác. Liên kết dùng được một lần, trong 60 phút. Sau ít phút vẫn chưa thấy thư thì hãy hỏi quản trị viên.", "If there is such an account and it has an email address, a link is on its way there. Look into your mailbox and the spam folder. The link works once, within 60 minutes. If nothing arrives within some minutes, ask the administrator.";
        forgotten_no_mail: "Cổng này chưa gửi được thư. Hãy nhờ quản trị viên của cơ quan gửi cho bạn liên kết đặt lại mật khẩu; quản trị viên làm việc đó ở mục Người dùng. Nếu chính bạn là quản trị viên duy nhất, người vận hành máy chủ có thể chạy lệnh “bantin user link” với tên đăng nhập.", "This portal cannot send mail. Ask your administrator for a link to set a new password; they make it under Users. If you are the only administrator, whoever runs the server can run “bantin user link” with your user name.";
        forgotten_contact: "Liên hệ với cơ quan:", "How to reach the agency:";
        forgotten_back: "Về trang đăng nhập", "Back to the login";
        forgotten_mail_subject: "Đặt lại mật khẩu vào bàn biên tập", "Set a new newsroom password";
        forgotten_mail_body: "Kính gửi {name},\n\nCó người vừa xin đặt lại mật khẩu cho tài khoản “{login}” của {site}. Nếu đó là bạn, hãy mở liên kết sau trong {minutes} phút, liên kết chỉ dùng được một lần:\n\n{link}\n\nNếu không phải bạn, xin bỏ qua thư này: mật khẩu hiện nay vẫn giữ nguyên. Thư như vậy đến nhiều lần thì hãy báo quản trị viên.", "Dear {name},\n\nsomebody asked for a new password for the account “{login}” of {site}. If that was you, open this link within {minutes} minutes; it works once:\n\n{link}\n\nIf it was not you, ignore this mail: the password stays as it is. If such mails keep coming, tell the administrator.";
        wait: "Đã thử sai quá nhiều lần. Hãy đợi {} rồi thử lại.", "Too many attempts failed. Wait {} and try again.";
        seconds: "{} giây", "{} seconds";
        minutes: "{} phút", "{} minutes";
        code_title: "Xác thực hai bước", "Two-step verification";
        code_text: "Hãy nhập mã 6 chữ số mà ứng dụng xác thực trên điện thoại đang hiện. Nếu không có điện thoại, hãy nhập một mã dự phòng.", "Type the 6 digits that the authenticator on your telephone shows now. Without the telephone, type a recovery code.";
        code: "Mã xác thực hoặc mã dự phòng", "Code, or recovery code";
        code_send: "Xác nhận", "Confirm";
        code_wrong: "Mã không đúng hoặc đã dùng rồi. Mỗi mã chỉ dùng được một lần, hãy đợi ứng dụng hiện mã mới.", "The code is wrong or was used. Each code works once only: wait for the next.";
        factor_unreadable: "Máy chủ đã đổi khoá bí mật nên không kiểm tra được mã của ứng dụng xác thực: cần thiết lập lại xác thực hai bước. Hãy dùng một mã dự phòng hoặc khoá truy cập; nếu không có, hãy nhờ quản trị viên gỡ xác thực hai bước cho bạn.", "The secret key of the server has changed, so codes of the authenticator cannot be checked: the second factor must be set up again. Use a recovery code or a passkey; without either, ask the administrator to take your second factor away.";
        passkey_use: "Dùng khoá truy cập (passkey)", "Use a passkey";
        passkey_failed: "Chưa dùng được khoá truy cập. Hãy thử lại hoặc nhập mã.", "The passkey could not be used. Try again, or type a code.";
        code_back: "Đăng nhập lại từ đầu", "Log in from the beginning";
        password: "Mật khẩu", "Password";
        new_password: "Mật khẩu mới (ít nhất 12 ký tự)", "New password (at least 12 characters)";
        new_password_again: "Nhập lại mật khẩu mới", "New password once more";
        save_password: "Lưu mật khẩu và vào bàn biên tập", "Save the password and enter the newsroom";
        choose_password_title: "Đặt mật khẩu", "Choose a password";
        choose_password_text: "Liên kết này chỉ dùng được một lần. Hãy chọn một mật khẩu dài, dễ nhớ với bạn mà khó đoán với người khác.", "This link works once only. Choose a long password that is easy for you to remember and hard for others to guess.";
        passwords_differ: "Hai lần nhập mật khẩu chưa giống nhau. Hãy nhập lại.", "The two passwords are not the same. Type them again.";
        password_too_short: "Mật khẩu cần ít nhất 12 ký tự.", "The password needs at least 12 characters.";
        password_too_long: "Mật khẩu dài quá: tối đa 200 ký tự.", "The password is too long: at most 200 characters.";
        password_common: "Mật khẩu này dễ đoán: nó chỉ gồm những từ và con số mà ai cũng thử trước tiên. Hãy chọn một câu dài của riêng bạn.", "This password is easily guessed: it is made of words and numbers that everybody tries first. Choose a long sentence of your own.";
        password_named: "Mật khẩu không được chứa tên đăng nhập hoặc tên cơ quan. Hãy chọn một câu dài của riêng bạn.", "The password must not contain your user name or the name of the agency. Choose a long sentence of your own.";
        dead_link_title: "Liên kết không còn dùng được", "This link no longer works";
        dead_link_text: "Liên kết đã được dùng, đã quá hạn hoặc bị chép thiếu. Hãy nhờ quản trị viên gửi liên kết mới; người vận hành máy chủ có thể chạy lệnh “bantin user link” với tên đăng nhập.", "The link has been used, has expired or was copied incompletely. Ask the administrator for a new one; whoever runs the server can run “bantin user link” with the user name.";
        missing_documents: "Văn bản được nhắc đến mà sổ văn bản chưa có", "Documents mentioned that the registry does not have";
        no_missing_documents: "Mọi văn bản được nhắc đến đều đã có trong sổ.", "Every document mentioned is in the registry.";
        articles_mention_it: "bài nhắc đến", "articles mention it";
        save: "Lưu", "Save";
        synonyms_title: "Từ đồng nghĩa khi tìm kiếm", "Search synonyms";
        synonyms_help: "Mỗi dòng một cặp, ngăn bằng dấu bằng: TTr = thanh tra. Tìm một bên sẽ thấy cả bên kia. Các chữ viết tắt thông dụng (KH&CN, UBND, ĐMST…) đã có sẵn.", "One pair a line with an equals sign between: TTr = thanh tra. Searching for one finds the other too. The usual abbreviations (KH&CN, UBND, ĐMST…) are known already.";
        synonyms_label: "Các cặp từ", "Pairs";
        synonyms_saved: "Đã lưu. Kết quả tìm kiếm dùng danh sách mới sau ít giây.", "Saved. Searches use the new list within seconds.";
        synonyms_not_a_pair: "Dòng {} chưa đúng: cần hai vế có chữ, ngăn bằng một dấu “=”.", "Line {} is not right: it needs two texts with one “=” between.";
        synonyms_too_long: "Dòng {} dài quá: mỗi vế tối đa 80 ký tự.", "Line {} is too long: at most 80 characters a side.";
        synonyms_too_many: "Danh sách dài quá: tối đa {} cặp.", "The list is too long: at most {} pairs.";
        foreign_form: "Yêu cầu đến từ một trang khác nên đã bị từ chối.", "The request came from another site and was refused.";
    }
}
