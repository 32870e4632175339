//! What the account pages say.

use super::bilingual;

bilingual! {
    /// What the account pages say.
    AccountWords {
        login: "Đăng nhập", "Log in";
        login_title: "Đăng nhập bàn biên tập", "Log in to the newsroom";
        login_name: "Tên đăng nhập", "User name";
        login_failed: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại.", "The user name or password is not right. Try again.";
        wait: "Đã thử sai quá nhiều lần. Hãy đợi {} rồi thử lại.", "Too many attempts failed. Wait {} and try again.";
        seconds: "{} giây", "{} seconds";
        minutes: "{} phút", "{} minutes";
        code_title: "Xác thực hai bước", "Two-step verification";
        code_text: "Hãy nhập mã 6 chữ số mà ứng dụng xác thực trên điện thoại đang hiện. Nếu không có điện thoại, hãy nhập một mã dự phòng.", "Type the 6 digits that the authenticator on your telephone shows now. Without the telephone, type a recovery code.";
        code: "Mã xác thực hoặc mã dự phòng", "Code, or recovery code";
        code_send: "Xác nhận", "Confirm";
        code_wrong: "Mã không đúng hoặc đã dùng rồi. Mỗi mã chỉ dùng được một lần, hãy đợi ứng dụng hiện mã mới.", "The code is wrong or was used. Each code works once only: wait for the next.";
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
