//! Vietnamese text: what makes two spellings the same word.
//!
//! Words are syllables written apart, each with letters, the quality marks of
//! its vowels (â, ê, ô, ă, ơ, ư, đ) and one of six tones. Readers type them with
//! all marks, with some, or with none; old and new habits put the tone mark on
//! different vowels (*hoà*, *hòa*) and write a final *i* or *y* (*kĩ thuật*,
//! *kỹ thuật*). [`fold`] forgets all marks; [`Word`] keeps what distinguishes
//! words and forgets what only distinguishes habits.

mod marks;
mod wanted;
mod word;
mod words;

use marks::decompose;
pub(crate) use marks::is_mark;
pub use wanted::Wanted;
pub use word::Word;
pub use words::{Span, words};

/// Lower case without any diacritic; `đ`, which Unicode does not decompose,
/// becomes `d` as well. `Đổi mới` → `doi moi`.
#[must_use]
pub fn fold(text: &str) -> String {
    decompose(text)
        .chars()
        .filter(|&c| !is_mark(c))
        .flat_map(char::to_lowercase)
        // Lower-casing can bring a mark of its own (İ).
        .filter(|&c| !is_mark(c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The composed form (NFC), in which everything is stored.
#[must_use]
pub fn compose(text: &str) -> String {
    marks::compose(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_vietnamese_letter_folds_to_its_base() {
        assert_eq!(fold("Đổi mới sáng tạo Ở KHÓA HỌC"), "doi moi sang tao o khoa hoc");
        assert_eq!(
            fold("ĂẮẰẲẴẶ ÂẤẦẨẪẬ ÊẾỀỂỄỆ ÔỐỒỔỖỘ ƠỚỜỞỠỢ ƯỨỪỬỮỰ ỲÝỶỸỴ"),
            "aaaaaa aaaaaa eeeeee oooooo oooooo uuuuuu yyyyy"
        );
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_form_of_composition_does_not_matter(text in "[a-zàáảãạăắằâấầđèéẽêếềìíòóôốồơớờùúưứừỳý ]{0,40}") {
            let decomposed = decompose(&text);
            prop_assert_eq!(fold(&decomposed), fold(&text));
            prop_assert_eq!(compose(&decomposed), compose(&text));
        }
    }
}
