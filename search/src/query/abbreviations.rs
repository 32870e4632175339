//! Abbreviations that offices write and readers type, both ways.

use domain::text::Word;

use super::tokens::word_list;
use crate::format::Synonym;

/// Abbreviation and what it stands for, as they are written.
///
/// The usual ones of Vietnamese administrative writing (Nghị định
/// 30/2020/NĐ-CP, appendix III, for kinds of documents) and of this field.
/// Editors add their own ([`crate::Root::synonyms`]).
const ABBREVIATIONS: [(&str, &str); 31] = [
    ("ATTT", "an toàn thông tin"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("CCHC", "cải cách hành chính"),
    ("CĐS", "chuyển đổi số"),
    ("CNTT", "công nghệ thông tin"),
    ("CNC", "công nghệ cao"),
    ("CT", "chỉ thị"),
    ("ĐMST", "đổi mới sáng tạo"),
    ("GDĐT", "giáo dục và đào tạo"),
    ("HĐND", "hội đồng nhân dân"),
    ("HTX", "hợp tác xã"),
    ("KH", "kế hoạch"),
    ("KHCN", "khoa học và công nghệ"),
    ("KHCN", "khoa học công nghệ"),
    ("KTXH", "kinh tế xã hội"),
    ("KNST", "khởi nghiệp sáng tạo"),
    ("NĐ", "nghị định"),
    ("NQ", "nghị quyết"),
    ("NTM", "nông thôn mới"),
    ("OCOP", "mỗi xã một sản phẩm"),
    ("QĐ", "quyết định"),
    ("QPPL", "quy phạm pháp luật"),
    ("SHTT", "sở hữu trí tuệ"),
    ("TCĐLCL", "tiêu chuẩn đo lường chất lượng"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("TT", "thông tư"),
    ("TTHC", "thủ tục hành chính"),
    ("TTKTXH", "tình hình kinh tế xã hội"),
    ("UBND", "ủy ban nhân dân"),
];

/// Ways to write the same, ready for comparison.
#[derive(Clone, Debug)]
pub struct Synonyms(Vec<(Vec<Word>, Vec<Word>)>);

impl Synonyms {
    /// The usual abbreviations and those of the site.
    #[must_use]
    pub fn new(of_the_site: &[Synonym]) -> Self {
        let usual = ABBREVIATIONS.iter().copied();
        let own = of_the_site.iter().map(|synonym| (synonym.short.as_str(), synonym.long.as_str()));
        let known = usual.chain(own).map(|(short, long)| (word_list(short), word_list(long)));
        Self(known.filter(|(short, long)| !short.is_empty() && !long.is_empty()).collect())
    }

    /// The longest beginning of `words` that can be written otherwise: how many
    /// words, and the other ways.
    #[must_use]
    pub fn at(&self, words: &[Word]) -> Option<(usize, Vec<&[Word]>)> {
        let mut longest = 0;
        let mut others: Vec<&[Word]> = Vec::new();
        let both = self.0.iter().flat_map(|(short, long)| [(short, long), (long, short)]);
        for (one, other) in both.filter(|(one, _)| begins(words, one)) {
            if one.len() > longest {
                longest = one.len();
                others.clear();
            }
            if one.len() == longest {
                others.push(other);
            }
        }
        (longest > 0).then_some((longest, others))
    }
}

/// Whether `words` begin with `wanted`; marks count only where they were typed.
fn begins(words: &[Word], wanted: &[Word]) -> bool {
    let Some(beginning) = words.get(..wanted.len()) else { return false };
    let marked = beginning.iter().any(Word::is_marked);
    beginning
        .iter()
        .zip(wanted)
        .all(|(word, wanted)| word.folded == wanted.folded && (!marked || word.toned == wanted.toned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(text: &str) -> Option<(usize, usize)> {
        let own = [Synonym { short: "TTr".to_owned(), long: "thanh tra".to_owned() }];
        Synonyms::new(&own).at(&word_list(text)).map(|(length, others)| (length, others.len()))
    }

    #[test]
    fn both_ways_are_known_and_the_longest_counts() {
        assert_eq!(others("KH&CN tỉnh"), Some((1, 2)));
        assert_eq!(others("khoa hoc va cong nghe"), Some((5, 1)));
        assert_eq!(others("ubnd"), Some((1, 1)));
        assert_eq!(others("thanh tra"), Some((2, 1)));
        assert_eq!(others("khóa học và công nghệ"), None);
        assert_eq!(others("bão lụt"), None);
    }
}
