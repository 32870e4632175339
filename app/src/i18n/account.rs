//! What the account pages say.

use super::bilingual;

bilingual! {
    /// What the account pages say.
    AccountWords {
        login: "Đăng nhập", "Log in";
        login_title: "Đăng nhập bàn biên tập", "Log in to the newsroom";
        login_name: "Tên đăng nhập", "User name";
        login_failed: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại.", "The user name or password is not right. Try again.";
        logout: "Đăng xuất", "Log out";
        password: "Mật khẩu", "Password";
        new_password: "Mật khẩu mới (ít nhất 12 ký tự)", "New password (at least 12 characters)";
        new_password_again: "Nhập lại mật khẩu mới", "New password once more";
        save_password: "Lưu mật khẩu và vào bàn biên tập", "Save the password and enter the newsroom";
        choose_password_title: "Đặt mật khẩu", "Choose a password";
        choose_password_text: "Liên kết này chỉ dùng được một lần. Hãy chọn một mật khẩu dài, dễ nhớ với bạn mà khó đoán với người khác.", "This link works once only. Choose a long password that is easy for you to remember and hard for others to guess.";
        passwords_differ: "Hai lần nhập mật khẩu chưa giống nhau. Hãy nhập lại.", "The two passwords are not the same. Type them again.";
        password_too_short: "Mật khẩu cần ít nhất 12 ký tự.", "The password needs at least 12 characters.";
        dead_link_title: "Liên kết không còn dùng được", "This link no longer works";
        dead_link_text: "Liên kết đã được dùng, đã quá hạn hoặc bị chép thiếu. Hãy khởi động lại máy chủ hoặc chạy lệnh “bantin seed” để nhận liên kết mới.", "The link has been used, has expired or was copied incompletely. Restart the server or run “bantin seed” to get a new one.";
        desk_title: "Bàn biên tập", "Newsroom";
        missing_documents: "Văn bản được nhắc đến mà sổ văn bản chưa có", "Documents mentioned that the registry does not have";
        no_missing_documents: "Mọi văn bản được nhắc đến đều đã có trong sổ.", "Every document mentioned is in the registry.";
        articles_mention_it: "bài nhắc đến", "articles mention it";
        logged_in_as: "Đang đăng nhập:", "Logged in:";
        foreign_form: "Yêu cầu đến từ một trang khác nên đã bị từ chối.", "The request came from another site and was refused.";
    }
}
