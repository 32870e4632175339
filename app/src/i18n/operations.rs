//! What the desk says about the log, the figures and the machine.

use super::bilingual;

bilingual! {
    /// What the desk says about the audit log.
    AuditWords {
        title: "Nhật ký hoạt động", "Audit log";
        when: "Thời điểm", "When";
        who: "Người thực hiện", "Who";
        what: "Việc", "What";
        subject: "Đối tượng", "Subject";
        detail: "Chi tiết", "Detail";
        subject_label: "Chi tiết hoặc số hiệu", "Detail or number";
        from: "Từ ngày", "From";
        to: "Đến ngày", "To";
        pages: "Các trang", "Pages";
        older: "Cũ hơn", "Older";
        newest: "Mới nhất", "Newest";
        download: "Tải về (CSV, mở bằng Excel)", "Download (CSV, for Excel)";
        empty: "Không có mục nào phù hợp.", "No entry matches.";
        by_portal: "(cổng tự làm)", "(the portal itself)";
        // Kinds of things.
        account: "Tài khoản", "Account";
        article: "Bài viết", "Article";
        calendar: "Lịch công tác", "Calendar";
        category: "Chuyên mục", "Category";
        document: "Văn bản", "Document";
        draft: "Dự thảo góp ý", "Draft";
        feedback: "Phản hồi", "Feedback";
        media: "Thư viện", "Media";
        menu: "Thực đơn", "Menu";
        page: "Trang tĩnh", "Page";
        programme: "Chuyên đề", "Programme";
        redirect: "Chuyển hướng", "Redirect";
        session: "Phiên đăng nhập", "Session";
        setting: "Thiết lập", "Setting";
        backup: "Sao lưu", "Backup";
        // What is done with them.
        create: "thêm", "add";
        update: "sửa", "change";
        put: "lưu", "store";
        delete: "xoá", "delete";
        restore: "khôi phục", "restore";
        order: "đổi thứ tự", "order";
        merge: "gộp", "merge";
        translate: "dịch tên", "translate";
        begin: "bắt đầu", "begin";
        save: "lưu phiên bản", "save a version";
        note: "ghi chú", "note";
        preview: "tạo liên kết xem trước", "make a preview link";
        pin: "ghim", "pin";
        unpin: "bỏ ghim", "unpin";
        publish: "xuất bản", "publish";
        withdraw: "gỡ xuống", "withdraw";
        answer: "trả lời", "answer";
        reject: "từ chối", "reject";
        send: "gửi đến", "send";
        forget: "xoá thông tin người gửi", "forget senders";
        link: "cấp liên kết đăng nhập", "issue a login link";
        password: "đổi mật khẩu", "change the password";
        set: "đặt lại", "set";
        make: "tạo", "make";
        show: "hiển thị", "show";
        hide: "ẩn", "hide";
        spam: "chuyển vào thư rác", "put away as rubbish";
        lock: "khoá", "lock";
        unlock: "mở khoá", "unlock";
        undo: "hoàn tác", "undo";
    }
}

bilingual! {
    /// What the desk says about the machine, and about what is read.
    SystemWords {
        title: "Hệ thống và sao lưu", "System and backup";
        state: "Tình trạng", "State";
        version: "Phiên bản Bản Tin", "Version of Bản Tin";
        database: "Cơ sở dữ liệu", "Database";
        media: "Ảnh và tệp", "Media";
        free: "Dung lượng đĩa còn trống", "Free disk space";
        free_low: "Sắp hết chỗ: hãy xoá bớt bản sao lưu hoặc mở rộng ổ đĩa.", "Nearly full: delete backups or enlarge the disk.";
        unknown: "không rõ", "unknown";
        index: "Chỉ mục tìm kiếm", "Search index";
        index_complete: "{} bài, đầy đủ", "{} articles, complete";
        index_behind: "{} trong {} bài; phần còn lại được bổ sung trong ít phút", "{} of {} articles; the rest follows within minutes";
        scheduled: "Bài chờ đến giờ đăng", "Articles waiting for their hour";
        last_backup: "Sao lưu gần nhất", "Last backup";
        never: "Chưa sao lưu lần nào", "Never";
        backups: "Sao lưu", "Backup";
        backups_intro: "Mỗi bản sao lưu tải về là một tệp gồm toàn bộ cơ sở dữ liệu lúc sao lưu và ảnh, tệp hiện có. Hãy cất ở máy khác: trong đó có cả tài khoản và thư của bạn đọc. Giữ 5 bản gần nhất.", "What is downloaded is one file with the whole database as it was and the media as they are. Keep it on another machine: it holds the accounts and the readers' letters too. The newest 5 are kept.";
        make: "Sao lưu ngay", "Back up now";
        made: "Đã sao lưu. Hãy tải về và cất ở máy khác.", "Backed up. Download it and keep it on another machine.";
        download: "Tải về", "Download";
        download_one: "Tải bản sao lưu lúc {}", "Download the backup of {}";
        delete_question: "Xoá bản sao lưu này? Không lấy lại được.", "Delete this backup? It cannot be brought back.";
        none: "Chưa có bản sao lưu nào.", "There is no backup yet.";
        restore: "Khôi phục", "Restoring";
        restore_how: "Trên máy mới, với thư mục dữ liệu còn trống, chạy lệnh:", "On a new machine, with an empty data folder, run:";
        dump_how: "Cơ sở dữ liệu này nằm trên máy chủ PostgreSQL: hãy sao lưu bằng công cụ của nó, và chép thêm thư mục media.", "This database lives on a PostgreSQL server: copy it with its own tools, and the media folder too.";
        no_room: "Chưa sao lưu được: không ghi được vào thư mục sao lưu. Hãy kiểm tra dung lượng đĩa.", "Not backed up: the folder of backups cannot be written to. Check the disk.";
        statistics_note: "Cổng không ghi lại bạn đọc đến từ đâu, vì không theo dõi ai.", "Where readers come from is not recorded: nobody is followed.";
    }
}
