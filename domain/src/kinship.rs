//! What an article is about, in a form that can be compared: the features by
//! which *Có thể bạn quan tâm* finds articles of the same content.
//!
//! Vietnamese words are mostly pairs of syllables, so the pairs that an article
//! repeats or puts into its headline say what it is about. Tags and cited
//! documents, which people chose, weigh more.

use std::collections::HashMap;

use crate::{
    Slug,
    citation::Citation,
    text::{Word, words},
};

/// How many pairs stand for an article.
const PAIRS: usize = 24;
/// How much a pair in the headline counts for, in pairs of the text.
const IN_TITLE: u32 = 3;
const TAG_WEIGHT: f64 = 2.0;
const CITATION_WEIGHT: f64 = 3.0;

/// Syllables that hold sentences together and say nothing of their content.
const FUNCTION_WORDS: [&str; 70] = [
    "ai", "bằng", "bị", "bởi", "cả", "cái", "các", "cần", "càng", "cho", "chỉ", "chúng", "chưa", "có",
    "cùng", "cũng", "của", "do", "đã", "đang", "đây", "đến", "để", "đều", "đó", "được", "gì", "hay", "hơn",
    "họ", "khi", "không", "là", "lại", "lên", "mà", "mình", "mỗi", "một", "nào", "này", "nên", "nếu",
    "nhiều", "nhưng", "những", "như", "ở", "phải", "qua", "ra", "rất", "rồi", "sau", "sẽ", "tại", "theo",
    "thì", "thứ", "trên", "trong", "trước", "từ", "và", "vào", "về", "vì", "việc", "với", "vừa",
];

/// One thing that an article is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// What it is: `t:` tag, `d:` document, `p:` pair of syllables.
    pub key: String,
    /// How much it says of the article, above 0.
    pub weight: f64,
}

/// The features of an article; the heaviest pairs first, each key once.
#[must_use]
pub fn features(title: &str, text: &str, tags: &[String], cited: &[Citation]) -> Vec<Feature> {
    let mut found = pairs(title, text);
    let mut add = |key: String, weight: f64| {
        if !found.iter().any(|feature| feature.key == key) {
            found.push(Feature { key, weight });
        }
    };
    for tag in tags {
        add(format!("t:{}", Slug::from_title(tag)), TAG_WEIGHT);
    }
    for citation in cited {
        add(format!("d:{}", citation.number.key()), CITATION_WEIGHT);
    }
    found
}

fn pairs(title: &str, text: &str) -> Vec<Feature> {
    let mut counts = HashMap::<String, u32>::new();
    count(&mut counts, title, IN_TITLE);
    count(&mut counts, text, 1);
    let mut pairs: Vec<(String, u32)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    pairs.sort_by(|(a, count_a), (b, count_b)| count_b.cmp(count_a).then_with(|| a.cmp(b)));
    pairs.truncate(PAIRS);
    // The tenth mention says less than the second.
    let weight = |count: u32| f64::from(count).ln();
    pairs
        .into_iter()
        .map(|(pair, count)| Feature { key: format!("p:{pair}"), weight: weight(count) })
        .collect()
}

/// Counts the pairs of neighbouring words that both carry meaning.
fn count(counts: &mut HashMap<String, u32>, text: &str, times: u32) {
    let mut last: Option<(usize, String)> = None;
    for span in words(text) {
        let written = &text[span.start..span.end];
        let word = Word::new(written);
        let says_something = word.toned.chars().any(char::is_alphabetic) && !is_function_word(written);
        let Some((end, before)) = last.take() else {
            last = says_something.then_some((span.end, word.toned));
            continue;
        };
        if !says_something {
            continue;
        }
        // Punctuation parts phrases; a space does not.
        if text[end..span.start].chars().all(char::is_whitespace) {
            *counts.entry(format!("{before} {}", word.toned)).or_default() += times;
        }
        last = Some((span.end, word.toned));
    }
}

fn is_function_word(written: &str) -> bool {
    let lower = crate::text::compose(&written.to_lowercase());
    FUNCTION_WORDS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(title: &str, text: &str) -> Vec<String> {
        features(title, text, &[], &[]).into_iter().map(|feature| feature.key).collect()
    }

    #[test]
    fn an_article_is_about_the_pairs_it_repeats() {
        let found =
            keys("Phao quan trắc ao tôm", "Quan trắc ao tôm, và quan trắc của những ao. Người dân vui.");
        let is_found = |pair: &str| {
            let mut words = pair.split(' ').map(|word| Word::new(word).toned);
            let key = format!("p:{} {}", words.next().unwrap(), words.next().unwrap());
            found.contains(&key)
        };
        assert!(is_found("quan trắc") && is_found("ao tôm"), "{found:?}");
        assert!(!is_found("người dân"), "said once");
        assert!(!found.iter().any(|key| key.contains("cua")), "{found:?}");
    }

    #[test]
    fn tags_and_cited_documents_count() {
        let cited = crate::citation::find("Quyết định số 1048/QĐ-UBND");
        let found = features("", "", &["Ao tôm".to_owned(), "ao tôm".to_owned()], &cited);
        let keys: Vec<_> = found.iter().map(|feature| feature.key.as_str()).collect();
        assert_eq!(keys, ["t:ao-tom", "d:1048/qd-ubnd"]);
    }

    #[test]
    fn the_list_of_function_words_is_composed() {
        assert!(FUNCTION_WORDS.iter().all(|word| crate::text::compose(word) == *word));
    }

    proptest! {
        #[test]
        fn any_text_has_bounded_features(title in any::<String>(), text in any::<String>()) {
            let found = features(&title, &text, &[], &[]);
            prop_assert!(found.len() <= PAIRS && found.iter().all(|feature| feature.weight > 0.0));
        }
    }
}
