//! What the desk says to those who administer the portal.

use super::bilingual;

bilingual! {
    /// What the desk says about fields, lists and what was done with them.
    FormWords {
        missing: "Mục này chưa điền.", "This field is empty.";
        too_long: "Dài quá: tối đa {} ký tự.", "Too long: at most {} characters.";
        slug: "Địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: tin-hoat-dong.", "An address has lower-case letters, digits and single hyphens only, such as: news-in-brief.";
        reserved: "Địa chỉ này đang do cổng hoặc một trang đang hiển thị sử dụng.", "This address is used by the portal or by a page that is shown.";
        taken: "Đã được dùng cho “{}”.", "Taken already by “{}”.";
        date: "Ngày chưa đúng. Hãy viết ngày-tháng-năm, ví dụ: 05-01-2026.", "Not a date. Write day-month-year, such as: 05-01-2026.";
        number: "Cần một số nguyên từ {} đến {}.", "A whole number from {} to {} is needed.";
        address: "Cần một đường dẫn của trang này, bắt đầu bằng “/”, hoặc một địa chỉ bắt đầu bằng https://.", "A path of this site that begins with “/”, or an address that begins with https:// is needed.";
        choice: "Hãy chọn một mục trong danh sách.", "Choose one of the list.";
        cycle: "Không thể đặt vào chính mình hoặc vào bên trong mình.", "It cannot be put into itself or below itself.";
        ends_first: "Ngày hết phải sau ngày bắt đầu.", "The end must come after the beginning.";
        file: "Thư viện không có tệp này. Hãy chép địa chỉ tệp từ thư viện, ví dụ: /media/…/tep.pdf.", "The library has no such file. Copy the file's address from the library, such as: /media/…/tep.pdf.";
        video: "Không nhận ra địa chỉ video. Hãy chép địa chỉ từ YouTube hoặc Vimeo.", "Not the address of a known video site. Copy it from YouTube or Vimeo.";
        email: "Địa chỉ thư điện tử chưa đúng.", "Not an e-mail address.";
        chain: "Sẽ thành chuyển hướng vòng hoặc nối tiếp với “{}”. Hãy dẫn thẳng đến địa chỉ cuối cùng.", "That would be a loop or a chain with “{}”. Lead straight to the last address.";
        contrast: "Tương phản chỉ đạt {} : 1, cần ít nhất 4,5 : 1. Sắc độ gần nhất đạt yêu cầu là {}.", "The contrast is {} : 1 only, at least 4.5 : 1 is needed. The nearest shade that passes is {}.";
        colour: "Cần một màu dạng #rrggbb, ví dụ: #0a4f5c.", "A colour such as #0a4f5c is needed.";
        has_mistakes: "Chưa lưu: có mục cần sửa, xem bên dưới.", "Not saved: some fields need to be corrected, see below.";
        added: "Đã thêm.", "Added.";
        deleted: "Đã xoá.", "Deleted.";
        undo: "Hoàn tác", "Undo";
        undone: "Đã hoàn tác.", "Undone.";
        edit: "Sửa", "Edit";
        search: "Tìm", "Search";
        all: "Tất cả", "All";
        none: "Không có", "None";
        up: "Lên", "Up";
        down: "Xuống", "Down";
        move_up: "Đưa “{}” lên", "Move “{}” up";
        move_down: "Đưa “{}” xuống", "Move “{}” down";
        order: "Thứ tự", "Order";
        in_vietnamese: "Tiếng Việt", "Vietnamese";
        in_english: "Tiếng Anh", "English";
        nothing_found: "Không tìm thấy mục nào phù hợp.", "Nothing found.";
        count: "{} mục", "{} entries";
    }
}

bilingual! {
    /// What the desk says about categories.
    CategoryDeskWords {
        title: "Chuyên mục", "Categories";
        new: "Thêm chuyên mục", "Add a category";
        new_below: "Thêm mục con", "Add one below";
        edit: "Sửa chuyên mục", "Edit category";
        empty: "Chưa có chuyên mục nào. Hãy thêm chuyên mục đầu tiên để có chỗ xếp bài viết.", "There is no category yet. Add the first one, so that articles can be filed.";
        name: "Tên chuyên mục", "Name";
        description: "Mô tả", "Description";
        description_hint: "Một câu, hiện dưới tên chuyên mục và ở kết quả tìm kiếm; có thể để trống.", "One sentence below the name and in search results; may be empty.";
        english_hint: "Để trống thì trang tiếng Anh dùng tên tiếng Việt.", "When empty, the English pages use the Vietnamese name.";
        slug: "Địa chỉ", "Address";
        slug_hint: "Để trống thì lấy từ tên. Khi đổi, địa chỉ cũ tự dẫn sang địa chỉ mới.", "When empty, it is made from the name. After a change the former address leads to the new one.";
        parent: "Nằm trong", "Below";
        top: "(cấp cao nhất)", "(top level)";
        on_front: "Có khối tin trên trang nhất", "Has a block on the front page";
        articles: "Số bài", "Articles";
        unit: "bài", "articles";
        on_front_unit: "khối trên trang nhất", "block on the front page";
        front_column: "Trang nhất", "Front page";
        yes: "Có", "Yes";
        merge: "Gộp vào chuyên mục khác", "Merge into another category";
        merge_hint: "Bài viết và mục con chuyển sang chuyên mục nhận; địa chỉ cũ tự dẫn đến đó. Không hoàn tác được.", "Articles and categories below move to the other one; the former address leads there. This cannot be undone.";
        merge_into: "Chuyên mục nhận", "Into";
        merge_next: "Xem trước khi gộp", "See what will happen";
        merge_question: "Gộp “{}” vào “{}”?", "Merge “{}” into “{}”?";
        merge_counts: "{} bài viết và {} mục con sẽ chuyển sang chuyên mục nhận. Chuyên mục cũ mất đi, địa chỉ cũ tự dẫn đến chuyên mục nhận. Việc này không hoàn tác được.", "{} articles and {} categories below will move. The former category goes, its address leads to the other one. This cannot be undone.";
        merge_now: "Gộp", "Merge";
        merge_slug_taken: "Chuyên mục nhận đã có mục con “{}” cùng địa chỉ. Hãy đổi địa chỉ một trong hai mục trước.", "The other category has “{}” below it, at the same address. Change one of the addresses first.";
        merged: "Đã gộp.", "Merged.";
        delete: "Xoá chuyên mục", "Delete the category";
        delete_question: "Xoá chuyên mục “{}”?", "Delete the category “{}”?";
        delete_not_empty: "Chỉ xoá được chuyên mục trống. Chuyên mục này còn bài viết, bản thảo hoặc mục con: hãy chuyển đi, hoặc gộp vào chuyên mục khác.", "Only an empty category can be deleted. This one still holds articles, drafts or categories: move them, or merge it into another.";
    }
}

bilingual! {
    /// What the desk says about former addresses.
    RedirectWords {
        title: "Chuyển hướng", "Redirects";
        intro: "Người đọc mở địa chỉ cũ sẽ được dẫn thẳng đến địa chỉ mới. Khi đổi địa chỉ bài viết, chuyên mục hay trang, cổng tự thêm chuyển hướng.", "Readers who open a former address are led to the new one. When the address of an article, category or page changes, the portal adds one itself.";
        from: "Địa chỉ cũ", "Former address";
        from_hint: "Đường dẫn trên trang này, kể cả phần sau dấu hỏi nếu có: /index.php?id=12. Dùng cho cả bản tiếng Anh.", "A path of this site, with what follows a question mark if need be: /index.php?id=12. It counts for the English edition too.";
        to: "Dẫn đến", "Leads to";
        to_hint: "Đường dẫn trên trang này (/bai-viet/…) hoặc địa chỉ https://…", "A path of this site (/bai-viet/…) or an https:// address.";
        add: "Thêm chuyển hướng", "Add a redirect";
        since: "Từ ngày", "Since";
        empty: "Chưa có chuyển hướng nào.", "There is no redirect yet.";
        search_label: "Tìm trong địa chỉ", "Search addresses";
    }
}

bilingual! {
    /// What the desk says about the agency.
    SiteDeskWords {
        title: "Trang web", "Site";
        languages: "Ngôn ngữ đang sửa", "Language being edited";
        banner: "Đầu trang", "Banner";
        picture_part: "Ảnh đầu trang", "Picture of the banner";
        picture: "Ảnh", "Picture";
        picture_hint: "Ảnh ngang, rộng từ 1.280 điểm ảnh; hiện thành dải sau tên cơ quan ở mọi trang, mép trên và dưới bị cắt. Chỗ phải thấy và mô tả của ảnh đặt ở thư viện. Không có ảnh thì đầu trang nền trơn.", "A wide picture, at least 1,280 pixels across; it becomes a strip behind the name on every page and is cut above and below. What must stay in sight, and its description, are set in the library. Without a picture the banner is plain.";
        footer: "Cuối trang", "Footer";
        colour_part: "Màu nhận diện", "Colour";
        name: "Tên cơ quan", "Name of the agency";
        slogan: "Khẩu hiệu", "Slogan";
        portal_name: "Tên cổng thông tin", "Name of the portal";
        responsible: "Người chịu trách nhiệm", "Responsible";
        responsible_hint: "Họ tên và chức vụ.", "Name and office.";
        licence: "Giấy phép", "Licence";
        licence_hint: "Số và ngày cấp, ví dụ: Số 12/GP-TTĐT ngày 14-03-2023.", "Number and date of issue.";
        address: "Địa chỉ cơ quan", "Postal address";
        phone: "Điện thoại", "Telephone";
        email: "Thư điện tử", "E-mail";
        visits: "Số lượt truy cập đã có từ trước", "Visits counted before";
        visits_hint: "Cộng vào tổng lượt truy cập ở cuối trang.", "Added to the total in the footer.";
        accent: "Màu chủ đạo", "Accent colour";
        accent_hint: "Dạng #rrggbb. Để trống thì dùng màu có sẵn. Chữ phải đọc rõ trên nền trắng; màu cho nền tối được tự tính.", "As #rrggbb. The portal's own when empty. It must be readable on white; the shade for the dark theme is computed.";
        translation_hint: "Mục để trống lấy theo bản tiếng Việt.", "What is empty is taken from the Vietnamese.";
        preview: "Xem trước", "Preview";
        light: "Nền sáng", "Light";
        dark: "Nền tối", "Dark";
        try_out: "Xem thử, chưa lưu", "Try without saving";
        sample: "Nút bấm và liên kết", "Buttons and links";
        contrast: "Tương phản {} : 1", "Contrast {} : 1";
    }
}

bilingual! {
    /// What the desk says about the main menu.
    MenuWords {
        title: "Thực đơn", "Menu";
        new: "Thêm mục", "Add an item";
        edit: "Sửa mục", "Edit item";
        empty: "Thực đơn chưa có mục nào.", "The menu has no item yet.";
        label: "Nhãn", "Label";
        label_en: "Nhãn tiếng Anh", "Label in English";
        label_en_hint: "Để trống thì dùng nhãn tiếng Việt.", "The Vietnamese one when empty.";
        place: "Dẫn đến", "Leads to";
        other: "(địa chỉ khác, ghi bên dưới)", "(another address, below)";
        address: "Địa chỉ khác", "Another address";
        address_hint: "Đường dẫn trên trang này hoặc địa chỉ https://… Nếu điền, địa chỉ này được dùng thay cho mục chọn ở trên.", "A path of this site or an https:// address. If given, it is used instead of the choice above.";
        delete: "Bỏ khỏi thực đơn", "Take off the menu";
        delete_question: "Bỏ “{}” khỏi thực đơn? Trang mà nó dẫn đến vẫn còn.", "Take “{}” off the menu? The page it leads to stays.";
        home: "Trang chủ", "Front page";
        calendar: "Lịch công tác", "Work calendar";
        documents: "Văn bản", "Documents";
        programmes: "Chuyên đề", "Programmes";
        questions: "Hỏi đáp", "Questions and answers";
        drafts: "Góp ý dự thảo", "Draft consultation";
        statistics: "Thống kê", "Statistics";
        site_map: "Sơ đồ trang", "Site map";
        search: "Tìm kiếm", "Search";
    }
}

bilingual! {
    /// What the desk says about static pages.
    PageDeskWords {
        title: "Trang tĩnh", "Pages";
        new: "Thêm trang", "Add a page";
        edit: "Sửa trang", "Edit page";
        empty: "Chưa có trang nào. Trang tĩnh hợp với giới thiệu, liên hệ, hướng dẫn.", "There is no page yet. Pages are for introductions, contacts, guides.";
        headline: "Tiêu đề", "Headline";
        slug: "Địa chỉ", "Address";
        slug_hint: "Để trống thì lấy từ tiêu đề. Khi đổi, địa chỉ cũ tự dẫn sang địa chỉ mới.", "Made from the headline when empty. After a change the former address leads to the new one.";
        body: "Nội dung", "Text";
        body_hint: "Cách một dòng trống để sang đoạn mới; dòng bắt đầu bằng “# ” là tiêu đề mục, “- ” là gạch đầu dòng, “1. ” là đánh số; [chữ](địa chỉ) là liên kết, ![mô tả ảnh](/media/…) riêng một dòng là ảnh. Trang đã có bảng hay định dạng khác thì hiện dưới dạng mã HTML; mã lạ được lọc bỏ khi lưu.", "An empty line begins a paragraph; a line that begins with “# ” is a heading, “- ” an item, “1. ” a numbered one; [words](address) is a link, ![description](/media/…) on a line of its own a picture. Pages that have tables or other marks are shown as HTML; what is not allowed is removed when saving.";
        language: "Ngôn ngữ", "Language";
        translates: "Là bản dịch của", "Translates";
        published: "Hiển thị với bạn đọc", "Shown to readers";
        hidden: "Chưa hiển thị", "Hidden";
        updated: "Sửa lần cuối", "Last changed";
        search_label: "Tìm trong tiêu đề và địa chỉ", "Search headlines and addresses";
        state: "Tình trạng", "State";
        delete: "Xoá trang", "Delete the page";
        delete_question: "Xoá hẳn trang “{}”? Bạn đọc mở địa chỉ này sẽ thấy báo không có trang. Nếu chỉ muốn ẩn, hãy bỏ dấu “Hiển thị với bạn đọc”.", "Delete the page “{}” for good? Its address will answer that there is no such page. To hide it, untick “Shown to readers”.";
    }
}
