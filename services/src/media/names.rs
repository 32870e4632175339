//! Names of files, as people gave them and as others may be shown them.

use domain::{FileKind, StoredFile, library::MAX_NAME};

/// The name without folders, invisible characters and what breaks headers or
/// file systems. May be empty.
pub(super) fn clean_name(name: &str) -> String {
    let name = domain::text::compose(name);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_control() || r#"<>:"|?*"#.contains(c) { '-' } else { c })
        .take(MAX_NAME)
        .collect();
    clean.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

/// The name readers save the file under: with the ending its content calls for.
pub(super) fn file_name(name: &str, kind: FileKind) -> String {
    let clean = clean_name(name);
    let stem = match clean.rsplit_once('.') {
        Some((stem, ending)) if FileKind::from_extension(&ending.to_ascii_lowercase()).is_some() => stem,
        _ => &clean,
    };
    let stem = stem.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { StoredFile::STEM } else { stem };
    format!("{stem}.{}", kind.extension())
}

/// Whether the name has that ending, however it is written.
pub(super) fn ends_in(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending))
}

/// Marks that turn the direction of writing, as in `gnp.exe` shown as `exe.png`,
/// and letters of no width.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_gets_the_right_ending() {
        let named = |name| file_name(name, FileKind::Pdf);
        assert_eq!(named("Quyết định số 12.PDF"), "Quyết định số 12.pdf");
        assert_eq!(named("C:\\văn bản\\12/QĐ.docx"), "QĐ.pdf");
        assert_eq!(named("bản v1.2"), "bản v1.2.pdf");
        assert_eq!(named("a\r\nSet-Cookie: b\".exe"), "a--Set-Cookie- b-.exe.pdf");
        assert_eq!(named("../.."), "tep.pdf");
        assert_eq!(named(".pdf"), "pdf.pdf");
    }

    #[test]
    fn nothing_hides_in_a_name() {
        assert_eq!(clean_name("../../etc/ảnh\0\u{202e}gnp.exe"), "ảnh-gnp.exe");
        assert_eq!(clean_name(&"ă".repeat(10_000)).chars().count(), MAX_NAME);
        assert_eq!(clean_name("\u{200b}\u{2066} ."), "");
    }

    proptest! {
        #[test]
        fn no_name_breaks_a_header_or_leaves_its_folder(name in any::<String>()) {
            let name = file_name(&name, FileKind::Docx);
            prop_assert!(name.ends_with(".docx") && name.len() > ".docx".len());
            prop_assert!(!name.contains(['/', '\\', '"', '\n', '\r', '\0']) && !name.starts_with('.'));
        }
    }
}
