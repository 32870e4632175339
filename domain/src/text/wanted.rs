//! What somebody looks for in a list.

use super::fold;

/// The longest search that is read, in characters.
const MAX: usize = 200;

/// Words that must all be there, with marks or without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// Reads what was typed.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let typed: String = typed.chars().take(MAX).collect();
        Self(fold(&typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a text holds all of them; every text holds none.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.0.iter().all(|word| text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_marks_and_without_and_all_of_them() {
        let text = "Giới thiệu Sở Khoa học";
        for found in ["", " ", "gioi", "GIỚI khoa", "so  hoc"] {
            assert!(Wanted::of(found).is_in(text), "{found}");
        }
        assert!(!Wanted::of("gioi lich").is_in(text));
    }
}
