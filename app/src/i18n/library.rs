//! What the desk says about pictures and files.

use domain::{LibraryKind, LibraryOnly, LibraryOrder, MediaPlace};

use super::bilingual;

bilingual! {
    /// What the desk says about pictures and files.
    LibraryWords {
        title: "Ảnh và tệp", "Pictures and files";
        upload: "Tải lên", "Upload";
        upload_label: "Chọn ảnh hoặc tệp từ máy", "Choose pictures or files from this device";
        upload_hint: "Ảnh JPEG, PNG, WebP, AVIF, HEIC, GIF đến 25 MB; PDF, Word, Excel, PowerPoint, OpenDocument, CSV đến 100 MB; video MP4, WebM đến 512 MB. Vị trí chụp trong ảnh được xoá.", "JPEG, PNG, WebP, AVIF, HEIC, GIF pictures up to 25 MB; PDF, Word, Excel, PowerPoint, OpenDocument, CSV up to 100 MB; MP4, WebM videos up to 512 MB. Where a picture was taken is removed.";
        drop_here: "Hoặc kéo tệp từ máy và thả vào đây.", "Or drag files from your computer and drop them here.";
        drop_hint_touch: "Trên điện thoại có thể chụp ảnh ngay.", "On a phone you can take a picture at once.";
        uploaded: "Đã tải lên. Hãy mô tả ảnh để người khiếm thị cũng biết ảnh có gì.", "Uploaded. Describe pictures, so that those who do not see them know what they show.";
        not_uploaded: "Một số tệp chưa được nhận:", "Some files were not taken:";
        nothing_chosen: "Chưa có tệp nào được chọn. Hãy chọn tệp rồi bấm Tải lên.", "No file was chosen. Choose files, then press Upload.";
        too_many: "Mỗi lần chỉ tải được 50 tệp. Hãy tải các tệp còn lại trong lần sau.", "Only 50 files at a time. Upload the rest next time.";
        too_large: "Tệp quá lớn (tối đa {}). Hãy giảm dung lượng rồi thử lại.", "The file is too large (at most {}). Make it smaller and try again.";
        unreadable_form: "Dữ liệu gửi lên không đọc được. Hãy chọn lại tệp rồi thử lại.", "What was sent cannot be read. Choose the file again and retry.";
        uploading: "Đang tải {name}: {percent} %", "Uploading {name}: {percent} %";
        upload_failed: "Chưa tải được {name}. Hãy kiểm tra mạng rồi thử lại.", "{name} was not uploaded. Check the network and try again.";
        upload_waiting: "Mạng bị ngắt khi đã tải {percent} % của {name}. Có mạng lại, trang tự tải tiếp phần còn lại.", "The network broke at {percent} % of {name}. The rest follows by itself when it is back.";
        upload_unknown: "Lần tải lên này không còn trên máy chủ. Hãy tải lại từ đầu.", "This upload is no longer on the server. Upload the file again.";
        upload_busy: "Phần trước của tệp còn đang được ghi. Hãy đợi một lát.", "The part before is still being written. Wait a moment.";
        upload_too_many: "Đang có quá nhiều tệp tải dở. Hãy đợi các tệp ấy xong hoặc huỷ bớt rồi thử lại.", "Too many files are on their way. Wait for them or cancel some, then try again.";
        upload_changed: "Tệp trên máy đã thay đổi trong lúc tải. Hãy tải lại từ đầu.", "The file on your device changed while it was sent. Upload it again.";
        go_on: "Tiếp tục", "Continue";
        retry: "Thử lại", "Try again";
        cancel: "Huỷ", "Cancel";
        done_uploading: "Đã tải {name}", "{name} uploaded";
        search: "Tìm", "Search";
        search_hint: "tên tệp, mô tả, chú thích", "name, description, caption";
        kind: "Loại", "Kind";
        every_kind: "Tất cả", "All";
        pictures: "Ảnh", "Pictures";
        files: "Tệp, video", "Files, videos";
        only: "Chỉ xem", "Only";
        everything: "Mọi thứ", "Everything";
        mine: "Của tôi", "Mine";
        without_alt: "Ảnh thiếu mô tả", "Without description";
        order: "Xếp theo", "Order";
        newest: "Mới nhất", "Newest";
        oldest: "Cũ nhất", "Oldest";
        by_name: "Tên", "Name";
        largest: "Lớn nhất", "Largest";
        apply: "Lọc", "Filter";
        empty: "Chưa có ảnh hay tệp nào. Hãy tải lên ở phía trên.", "There is nothing yet. Upload something above.";
        nothing_found: "Không có ảnh hay tệp nào như vậy.", "There is nothing like that.";
        clear: "Bỏ lọc", "Clear filter";
        count: "{} ảnh và tệp", "{} pictures and files";
        no_alt: "Thiếu mô tả", "No description";
        unused_title: "Tệp không dùng", "Unused files";
        unused_link: "Tìm tệp không dùng", "Find unused files";
        unused_text: "Những ảnh và tệp có từ hơn một ngày mà không bài, trang, văn bản, chuyên đề hay phiên bản cũ nào dùng đến.", "Pictures and files older than a day that no article, page, document, programme or earlier version uses.";
        unused_none: "Không có tệp nào thừa.", "Nothing is unused.";
        unused_more: "Danh sách chỉ hiện {} tệp đầu tiên; xoá xong sẽ hiện tiếp.", "Only the first {} are listed; the rest follows when these are gone.";
        unused_choose: "Chọn để xoá", "Choose to delete";
        unused_delete: "Xoá các tệp đã chọn", "Delete the chosen ones";
        unused_sure: "Tôi hiểu các tệp này sẽ bị xoá hẳn, không lấy lại được.", "I understand that they will be gone for good.";
        unused_not_sure: "Hãy chọn tệp và đánh dấu xác nhận trước khi xoá.", "Choose files and tick the confirmation first.";
        unused_deleted: "Đã xoá các tệp không dùng.", "Unused files were deleted.";
        back: "Ảnh và tệp", "Pictures and files";
        name: "Tên tệp", "Name";
        size: "Dung lượng", "Size";
        dimensions: "Kích thước", "Dimensions";
        pixels: "điểm ảnh", "pixels";
        moves: "ảnh động (trong bài ảnh chuyển động; trong danh sách ảnh đứng yên)", "moves in articles, stands still in lists";
        brought_by: "Người tải lên", "Uploaded by";
        brought_on: "Ngày tải lên", "Uploaded on";
        nobody: "Nhập từ hệ thống", "Imported";
        address: "Địa chỉ", "Address";
        describe: "Mô tả", "Description";
        alt: "Ảnh có gì (cho người không nhìn thấy ảnh)", "What it shows (for those who do not see it)";
        alt_hint: "Một câu ngắn, ví dụ: “Diêm dân cào muối trên đồng muối Bạch Long”. Không cần viết “Ảnh chụp…”.", "One short sentence, such as “Salt workers rake salt at Bach Long”. No need for “Picture of…”.";
        caption: "Chú thích", "Caption";
        credit: "Nguồn ảnh, tác giả", "Credit";
        focus: "Điểm cần giữ trong khung", "What must stay in sight";
        focus_hint: "Khi ảnh bị cắt ở trang chủ và danh sách, điểm này luôn được giữ. Bấm vào ảnh, hoặc ghi số phần trăm tính từ mép trái và mép trên; để trống là chính giữa.", "Where lists cut the picture this place stays in sight. Click on the picture, or give per cent from the left and top edges; empty is the middle.";
        focus_x: "Từ mép trái (%)", "From the left (%)";
        focus_y: "Từ mép trên (%)", "From the top (%)";
        focus_bad: "Hãy ghi cả hai số từ 0 đến 100, hoặc để trống cả hai.", "Give both numbers, 0 to 100, or neither.";
        focus_preview: "Ảnh trong danh sách", "As lists show it";
        save: "Lưu", "Save";
        saved: "Đã lưu.", "Saved.";
        used_in: "Đang dùng ở", "Used in";
        unused: "Chưa dùng ở đâu.", "Not used anywhere.";
        place_article: "Bài đã đăng", "Article";
        place_manuscript: "Bài đang viết", "Manuscript";
        place_version: "Phiên bản cũ của bài", "Earlier version of an article";
        place_other: "Trang", "Page";
        replace: "Thay tệp khác", "Replace";
        replace_hint: "Mọi bài và trang đang dùng sẽ hiện tệp mới ngay; mô tả và chú thích được giữ. Tệp cũ bị xoá khỏi máy chủ.", "Every article and page that uses it shows the new one at once; description and caption stay. The old file is removed from the server.";
        replace_label: "Tệp mới", "New file";
        replaced: "Đã thay tệp. Hãy xem lại mô tả và điểm cần giữ trong khung.", "Replaced. Check the description and what must stay in sight.";
        same_content: "Tệp vừa chọn giống hệt tệp đang có.", "That file is the very same.";
        taken: "Tệp vừa chọn đã có trong kho: hãy mở tệp ấy và dùng thẳng trong bài.", "That file is in the library already: open it and use it directly.";
        taken_link: "Mở tệp đã có", "Open it";
        other_kind: "Ảnh chỉ thay được bằng ảnh, video bằng video cùng loại, tài liệu bằng tài liệu.", "A picture takes a picture's place, a video one of its kind, a document a document's.";
        delete: "Xoá", "Delete";
        delete_sure: "Xoá hẳn, không lấy lại được", "Delete for good";
        delete_versions: "Phiên bản cũ của bài còn dùng tệp này; khôi phục phiên bản ấy sẽ thiếu ảnh.", "Earlier versions use it; restoring them would lack it.";
        delete_used: "Đang được dùng nên chưa xoá được. Hãy bỏ khỏi các bài, trang ở trên trước, hoặc thay bằng tệp khác.", "It is in use. Take it out of the places above first, or replace it.";
        deleted: "Đã xoá.", "Deleted.";
        not_yours: "Chỉ người tải lên hoặc biên tập viên mới sửa được.", "Only who uploaded it, or an editor, may change it.";
    }
}

impl LibraryWords {
    /// What a kind of thing is called.
    #[must_use]
    pub const fn kind_of(&self, kind: LibraryKind) -> &'static str {
        match kind {
            LibraryKind::Picture => self.pictures,
            LibraryKind::File => self.files,
        }
    }

    /// What a narrower list is called.
    #[must_use]
    pub const fn only_of(&self, only: LibraryOnly) -> &'static str {
        match only {
            LibraryOnly::Mine => self.mine,
            LibraryOnly::WithoutAlt => self.without_alt,
        }
    }

    /// What an order is called.
    #[must_use]
    pub const fn order_of(&self, order: LibraryOrder) -> &'static str {
        match order {
            LibraryOrder::Newest => self.newest,
            LibraryOrder::Oldest => self.oldest,
            LibraryOrder::Name => self.by_name,
            LibraryOrder::Largest => self.largest,
        }
    }

    /// What a place where something is used is called.
    #[must_use]
    pub const fn place_of(&self, place: &MediaPlace) -> &'static str {
        match place {
            MediaPlace::Article(_) => self.place_article,
            MediaPlace::Manuscript(_) => self.place_manuscript,
            MediaPlace::Version(_) => self.place_version,
            MediaPlace::At(_) => self.place_other,
        }
    }
}
