//! What the document registry and the programmes say.

use domain::Locale;

use super::{bilingual, locale};

bilingual! {
    /// What the islands of the registry and the programmes say; it travels to the browser.
    RegistryIslandWords {
        documents: "Văn bản", "Documents";
        documents_count: "văn bản", "documents";
        number: "Số, ký hiệu", "Number";
        issued_on: "Ngày ban hành", "Issued on";
        issuer: "Cơ quan ban hành", "Issuer";
        summary: "Trích yếu", "Summary";
        words: "Số hoặc trích yếu", "Number or summary";
        words_hint: "Có dấu hoặc không dấu", "With or without diacritics";
        all_issuers: "Mọi cơ quan", "All issuers";
        kind: "Loại văn bản", "Type";
        all_kinds: "Mọi loại", "All types";
        field: "Lĩnh vực", "Field";
        all_fields: "Mọi lĩnh vực", "All fields";
        none_found: "Không có văn bản nào khớp với bộ lọc.", "No document matches the filter.";
        none_yet: "Chưa có văn bản nào được đăng.", "No documents have been published yet.";
        clear_filter: "Bỏ mọi bộ lọc", "Clear all filters";
        watch_at: "Xem video trên", "Watch the video on";
        embed_notice: "Chỉ khi bạn bấm xem, trình duyệt mới kết nối với", "Only when you click does your browser connect to";
    }
}

#[cfg(feature = "ssr")]
bilingual! {
    /// What the pages of the registry and the programmes say.
    RegistryWords {
        effective_on: "Ngày có hiệu lực", "In force from";
        expires_on: "Ngày hết hiệu lực", "In force until";
        signer: "Người ký", "Signed by";
        validity: "Tình trạng", "Status";
        not_yet_in_force: "Chưa có hiệu lực", "Not yet in force";
        in_force: "Còn hiệu lực", "In force";
        expired: "Hết hiệu lực", "No longer in force";
        attachments: "Tệp đính kèm", "Attachments";
        download: "Tải về", "Download";
        all_issues: "Mọi loại", "All types";
        kind: "Loại", "Type";
        issues: "số", "issues";
        no_issue_found: "Không có chuyên đề nào khớp với bộ lọc.", "No programme matches the filter.";
        clear_filter: "Bỏ mọi bộ lọc", "Clear all filters";
        captions: "Tiếng Việt", "Vietnamese";
        no_video: "Trình duyệt này không phát được video. Hãy tải tệp về để xem.", "This browser cannot play the video. Download the file to watch it.";
        download_video: "Tải video", "Download the video";
        read_magazine: "Đọc tạp chí", "Read the magazine";
        video_to_come: "Video sẽ được đăng trong thời gian tới.", "The video will be published soon.";
        magazine_to_come: "Bản PDF sẽ được đăng trong thời gian tới.", "The PDF will be published soon.";
    }
}

/// What the islands say, in the language of the page being rendered.
#[must_use]
pub fn registry_island_words() -> &'static RegistryIslandWords {
    RegistryIslandWords::of(locale())
}

/// What the pages say, in the language of the page being rendered.
#[cfg(feature = "ssr")]
#[must_use]
pub fn registry_words() -> &'static RegistryWords {
    RegistryWords::of(locale())
}

/// The `lang` of content that is in Vietnamese on every page; nothing where the
/// whole page is.
#[must_use]
pub fn vietnamese() -> Option<&'static str> {
    (locale() != Locale::Vietnamese).then_some(Locale::Vietnamese.lang())
}
