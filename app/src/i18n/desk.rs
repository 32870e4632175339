//! What the frame of the desk says, and what its pages have in common.

use super::bilingual;

bilingual! {
    /// What the frame of the desk says, and what its pages have in common.
    DeskWords {
        desk: "Bàn biên tập", "Newsroom";
        skip: "Đến nội dung chính", "Skip to content";
        menu: "Danh mục", "Menu";
        view_site: "Xem trang", "View site";
        logout: "Đăng xuất", "Log out";
        start: "Việc hôm nay", "Today";
        articles: "Bài viết", "Articles";
        library: "Ảnh và tệp", "Pictures and files";
        calendar: "Lịch công tác", "Work calendar";
        feedback: "Phản hồi của bạn đọc", "From readers";
        synonyms: "Từ đồng nghĩa", "Search synonyms";
        users: "Người dùng", "Users";
        own_account: "Tài khoản của tôi", "My account";
        pages: "Trang tĩnh", "Pages";
        documents: "Sổ văn bản", "Documents";
        programmes: "Chuyên đề", "Programmes";
        statistics: "Thống kê", "Statistics";
        audit: "Nhật ký hoạt động", "Audit log";
        system: "Hệ thống và sao lưu", "System and backup";
        categories: "Chuyên mục", "Categories";
        main_menu: "Thực đơn", "Main menu";
        front: "Trang chủ", "Front page";
        site: "Trang web", "Site";
        redirects: "Chuyển hướng", "Redirects";
        not_allowed_title: "Bạn chưa được giao quyền này", "You are not allowed to do this";
        not_allowed: "Tài khoản của bạn không làm được việc này. Nếu công việc cần đến, hãy nhờ quản trị viên giao quyền.", "Your account cannot do this. If your work needs it, ask the administrator.";
        not_found_title: "Không có trang này", "No such page";
        not_found: "Mục bạn tìm không có hoặc đã bị xoá.", "What you look for does not exist or was deleted.";
        failed_title: "Máy chủ gặp lỗi", "The server failed";
        failed: "Chưa làm được việc vừa rồi; những gì đã lưu vẫn còn nguyên. Hãy thử lại, nếu vẫn lỗi thì báo quản trị viên mã: ", "That did not work; what was saved is still there. Try again, and if it fails again tell the administrator this code: ";
        save: "Lưu", "Save";
        saved: "Đã lưu.", "Saved.";
        cancel: "Huỷ", "Cancel";
        delete: "Xoá", "Delete";
        filter: "Lọc", "Filter";
        sending: "Đang gửi…", "Sending…";
        unsent: "Chưa gửi được: mất kết nối với máy chủ. Những gì bạn đã gõ vẫn còn trên trang này. Hãy kiểm tra mạng rồi bấm lại; nếu lần vừa rồi đã đến thì không có gì bị ghi hai lần.", "Not sent: the server cannot be reached. What you typed is still on this page. Check the network and press the button again; if it did arrive, nothing is done twice.";
        underway: "Lần gửi trước vẫn đang được xử lý. Hãy đợi một lát rồi bấm lại; không có gì bị ghi hai lần.", "What was sent before is still being worked on. Wait a moment, then press the button again; nothing is done twice.";
        unanswered: "Máy chủ gặp lỗi, có thể chưa nhận. Những gì bạn đã gõ vẫn còn trên trang này. Hãy đợi một lát rồi bấm lại.", "The server is in trouble and may not have taken it. What you typed is still on this page. Wait a moment, then press the button again.";
        login_new_tab: "Đăng nhập ở thẻ mới", "Log in in a new tab";
        yes: "Đồng ý", "Yes";
        no: "Không", "No";
        close: "Đóng", "Close";
        login_again: "Phiên làm việc đã hết. Hãy đăng nhập lại.", "Your session has ended. Log in again.";
        too_large_title: "Nội dung quá lớn", "Too large";
        too_large: "Nội dung gửi lên quá lớn (tối đa {}).", "What was sent is too large (at most {}).";
    }
}
