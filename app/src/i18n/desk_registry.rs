//! What the desk says about documents and programmes.

use super::bilingual;

bilingual! {
    /// What the desk says about the document registry.
    DocumentDeskWords {
        title: "Sổ văn bản", "Documents";
        new: "Thêm văn bản", "Add a document";
        edit: "Sửa văn bản", "Edit document";
        empty: "Sổ chưa có văn bản nào.", "The registry has no document yet.";
        number: "Số, ký hiệu", "Number";
        number_hint: "Đúng như trên văn bản, ví dụ: 1048/QĐ-UBND. Bài viết nhắc đến số này sẽ tự có liên kết.", "Exactly as issued, such as 1048/QĐ-UBND. Articles that cite it are linked by themselves.";
        issued_on: "Ngày ban hành", "Issued on";
        day_hint: "ngày-tháng-năm, ví dụ: 05-01-2026", "day-month-year, such as 05-01-2026";
        effective_on: "Có hiệu lực từ", "In force from";
        expires_on: "Hết hiệu lực từ", "No longer in force from";
        validity_hint: "Có thể để trống. Tình trạng hiệu lực được tính từ hai ngày này.", "May be empty. Whether it is in force follows from these two.";
        kind: "Loại văn bản", "Type";
        issuer: "Cơ quan ban hành", "Issuer";
        signer: "Người ký", "Signed by";
        field: "Lĩnh vực", "Field";
        summary: "Trích yếu", "Summary";
        files: "Tệp đính kèm", "Attachments";
        files_hint: "Tệp trong thư viện, theo thứ tự sẽ hiện. Không dùng JavaScript thì chép địa chỉ tệp từ thư viện, ví dụ: /media/…/tep.pdf; bỏ trống để gỡ.", "Files of the library in the order in which they are shown. Without JavaScript copy a file's address from the library, such as /media/…/tep.pdf; leave it empty to take it off.";
        file: "Tệp", "File";
        label: "Tên hiển thị (để trống thì lấy tên tệp)", "Label (the file's name when empty)";
        search_label: "Số hoặc trích yếu", "Number or summary";
        year: "Năm", "Year";
        delete: "Xoá văn bản", "Delete the document";
        delete_question: "Xoá văn bản {} khỏi sổ? Sau đó vẫn hoàn tác được, hoặc tìm lại trong sổ với tình trạng “Đã xoá”.", "Delete {} from the registry? It can be undone, or found again among those deleted.";
    }
}

bilingual! {
    /// What the desk says about programmes and their issues.
    ProgrammeDeskWords {
        title: "Chuyên đề", "Programmes";
        new: "Thêm số mới", "Add an issue";
        edit: "Sửa số", "Edit issue";
        empty: "Chưa có số nào. Mỗi số là một chương trình truyền hình hoặc một cuốn tạp chí.", "There is no issue yet. An issue is a broadcast or a magazine.";
        headline: "Tên số", "Title";
        slug: "Địa chỉ", "Address";
        slug_hint: "Để trống thì lấy từ tên. Khi đổi, địa chỉ cũ tự dẫn sang địa chỉ mới.", "Made from the title when empty. After a change the former address leads to the new one.";
        number: "Số", "Number";
        year: "Năm", "Year";
        kind: "Loại", "Kind";
        video: "Video", "Video";
        magazine: "Tạp chí", "Magazine";
        summary: "Giới thiệu ngắn", "Summary";
        body: "Nội dung chi tiết", "Text";
        body_hint: "Có thể để trống. Cách một dòng trống để sang đoạn mới; “- ” đầu dòng là gạch đầu dòng.", "May be empty. An empty line begins a paragraph; “- ” begins an item.";
        cover: "Ảnh bìa", "Cover";
        cover_hint: "Ảnh trong thư viện; không có ảnh bìa thì chỉ hiện tên số.", "A picture of the library; without a cover only the title is shown.";
        file: "Tệp video hoặc PDF", "Video or PDF";
        file_hint: "Tệp trong thư viện. Có thể bổ sung sau.", "A file of the library. It may come later.";
        captions: "Tệp phụ đề (.vtt)", "Subtitles (.vtt)";
        embed: "Hoặc địa chỉ video ở trang khác", "Or the address of a video elsewhere";
        embed_hint: "YouTube, Vimeo hoặc trang video được hỗ trợ; chỉ dùng khi chưa có tệp video.", "YouTube, Vimeo or another known site; used only without a file.";
        published_on: "Ngày phát hành", "Published on";
        day_hint: "ngày-tháng-năm, ví dụ: 05-01-2026", "day-month-year, such as 05-01-2026";
        search_label: "Tìm theo tên", "Search titles";
        delete: "Xoá số này", "Delete the issue";
        delete_question: "Xoá hẳn “{}”? Video, tạp chí và ảnh bìa vẫn còn trong thư viện. Việc này không hoàn tác được.", "Delete “{}” for good? Its files stay in the library. This cannot be undone.";
    }
}
