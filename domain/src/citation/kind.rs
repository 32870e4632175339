//! The kinds of official documents, their names and abbreviations.

use serde::{Deserialize, Serialize};

use super::reading::{Token, preceding_words};
use crate::text::compose;

/// The kind of an official document (*tên loại văn bản*).
///
/// Administrative kinds and their abbreviations are those of Nghị định
/// 30/2020/NĐ-CP on records work (*công tác văn thư*), Phụ lục III, mục I, as far
/// as documents cite them by number; the Party's are those of Hướng dẫn
/// 36-HD/VPTW (2018) of its Central Office; legislative ones follow the Law on
/// promulgation of legal documents. Decrees of the first decades (*sắc lệnh*,
/// *sắc luật*) and licences are still cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// *Bộ luật*.
    Code,
    /// *Luật*.
    Law,
    /// *Pháp lệnh*.
    Ordinance,
    /// *Lệnh*.
    Order,
    /// *Sắc lệnh*.
    PresidentialDecree,
    /// *Sắc luật*.
    DecreeLaw,
    /// *Nghị định*.
    Decree,
    /// *Nghị quyết liên tịch*.
    JointResolution,
    /// *Nghị quyết*.
    Resolution,
    /// *Quyết định*.
    Decision,
    /// *Chỉ thị*.
    Directive,
    /// *Thông tư liên tịch*.
    JointCircular,
    /// *Thông tư*.
    Circular,
    /// *Thông tri*.
    Notice,
    /// *Văn bản hợp nhất*.
    Consolidation,
    /// *Quy chế*.
    Statute,
    /// *Quy định*.
    Regulation,
    /// *Thông cáo*.
    Communique,
    /// *Thông báo*.
    Announcement,
    /// *Hướng dẫn*.
    Guideline,
    /// *Chương trình hành động*.
    ActionProgramme,
    /// *Chương trình*.
    Programme,
    /// *Kế hoạch*.
    Plan,
    /// *Phương án*.
    Scheme,
    /// *Đề án*.
    Proposal,
    /// *Dự án*.
    Project,
    /// *Báo cáo*.
    Report,
    /// *Biên bản*.
    Minutes,
    /// *Tờ trình*.
    Submission,
    /// *Hợp đồng*.
    Contract,
    /// *Công văn*.
    Letter,
    /// *Công điện*.
    Telegram,
    /// *Kết luận*.
    Conclusion,
    /// *Giấy phép*.
    Licence,
    /// *Giấy mời*.
    Invitation,
}

use DocumentKind as K;

/// Name, name without marks and case, abbreviation if there is one.
type Entry = (DocumentKind, &'static str, &'static str, &'static str);

/// Longer names stand before the names they contain.
const KINDS: [Entry; 35] = [
    (K::Code, "Bộ luật", "bo luat", ""),
    (K::Law, "Luật", "luat", ""),
    (K::Ordinance, "Pháp lệnh", "phap lenh", "PL"),
    (K::PresidentialDecree, "Sắc lệnh", "sac lenh", "SL"),
    (K::Order, "Lệnh", "lenh", "L"),
    (K::DecreeLaw, "Sắc luật", "sac luat", ""),
    (K::Decree, "Nghị định", "nghi dinh", "NĐ"),
    (K::JointResolution, "Nghị quyết liên tịch", "nghi quyet lien tich", "NQLT"),
    (K::Resolution, "Nghị quyết", "nghi quyet", "NQ"),
    (K::Decision, "Quyết định", "quyet dinh", "QĐ"),
    (K::Directive, "Chỉ thị", "chi thi", "CT"),
    (K::JointCircular, "Thông tư liên tịch", "thong tu lien tich", "TTLT"),
    (K::Circular, "Thông tư", "thong tu", "TT"),
    (K::Notice, "Thông tri", "thong tri", ""),
    (K::Consolidation, "Văn bản hợp nhất", "van ban hop nhat", "VBHN"),
    (K::Statute, "Quy chế", "quy che", "QC"),
    (K::Regulation, "Quy định", "quy dinh", "QyĐ"),
    (K::Communique, "Thông cáo", "thong cao", "TC"),
    (K::Announcement, "Thông báo", "thong bao", "TB"),
    (K::Guideline, "Hướng dẫn", "huong dan", "HD"),
    (K::ActionProgramme, "Chương trình hành động", "chuong trinh hanh dong", "CTHĐ"),
    (K::Programme, "Chương trình", "chuong trinh", "CTr"),
    (K::Plan, "Kế hoạch", "ke hoach", "KH"),
    (K::Scheme, "Phương án", "phuong an", "PA"),
    (K::Proposal, "Đề án", "de an", "ĐA"),
    (K::Project, "Dự án", "du an", "DA"),
    (K::Report, "Báo cáo", "bao cao", "BC"),
    (K::Minutes, "Biên bản", "bien ban", "BB"),
    (K::Submission, "Tờ trình", "to trinh", "TTr"),
    (K::Contract, "Hợp đồng", "hop dong", "HĐ"),
    (K::Letter, "Công văn", "cong van", "CV"),
    (K::Telegram, "Công điện", "cong dien", "CĐ"),
    (K::Conclusion, "Kết luận", "ket luan", "KL"),
    (K::Licence, "Giấy phép", "giay phep", "GP"),
    (K::Invitation, "Giấy mời", "giay moi", "GM"),
];

/// The longest name in words.
const LONGEST_NAME: usize = 4;

impl DocumentKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|entry| entry.0)
    }

    /// The Vietnamese name: `Quyết định`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.1)
    }

    /// The abbreviation used in signs, `QĐ`; none for kinds whose documents do
    /// not carry one, such as laws.
    #[must_use]
    pub fn abbreviation(self) -> Option<&'static str> {
        self.entry().map(|entry| entry.3).filter(|abbreviation| !abbreviation.is_empty())
    }

    fn entry(self) -> Option<&'static Entry> {
        KINDS.iter().find(|entry| entry.0 == self)
    }

    /// Whether the name is also an everyday word that numbers follow in other
    /// senses (*dự án 4G*, *kế hoạch 5 năm*).
    pub(super) const fn is_everyday_word(self) -> bool {
        !matches!(
            self,
            K::Decree
                | K::Resolution
                | K::JointResolution
                | K::Decision
                | K::Directive
                | K::Circular
                | K::JointCircular
                | K::Ordinance
                | K::PresidentialDecree
                | K::DecreeLaw
                | K::Letter
        )
    }

    /// The kind whose name, or abbreviation in capitals, ends at `end`, and
    /// where it begins.
    pub(super) fn ending_at(text: &str, floor: usize, end: usize) -> Option<(Self, usize)> {
        let words: Vec<Token> = preceding_words(text, floor, end).take(LONGEST_NAME).collect();
        let mut name = String::new();
        let mut found = None;
        for word in words {
            let folded = word.folded(text);
            if name.is_empty() {
                found = abbreviation(text, word)
                    .and_then(|written| Self::abbreviated(&written))
                    .map(|kind| (kind, word.start));
                name = folded;
            } else {
                name = format!("{folded} {name}");
            }
            if let Some(entry) = KINDS.iter().find(|entry| entry.2 == name) {
                found = Some((entry.0, word.start));
            }
        }
        found
    }

    /// The kind of this abbreviation, in any case and with or without the stroke
    /// of its Đ: `ĐA` is *đề án* and `DA` *dự án*, but `QD` is `QĐ`.
    pub(super) fn abbreviated(written: &str) -> Option<Self> {
        let same = |one: char, other: char| one.to_lowercase().eq(other.to_lowercase());
        let plain = |one: char, other: char| same(one, other) || (one == 'Đ' && same('D', other));
        Self::with_abbreviation(written, same).or_else(|| Self::with_abbreviation(written, plain))
    }

    fn with_abbreviation(written: &str, same: impl Fn(char, char) -> bool) -> Option<Self> {
        let found = KINDS.iter().find(|(.., abbreviation)| {
            !abbreviation.is_empty()
                && abbreviation.chars().count() == written.chars().count()
                && abbreviation.chars().zip(written.chars()).all(|(one, other)| same(one, other))
        });
        found.map(|entry| entry.0)
    }
}

/// The word, composed, if it is written as an abbreviation of two letters or more.
fn abbreviation(text: &str, word: Token) -> Option<String> {
    let written = compose(text.get(word.start..word.end)?);
    (written.chars().filter(|c| c.is_uppercase()).count() >= 2).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_table_names_every_kind_once_and_folds_as_text_does() {
        for (kind, name, folded, abbreviation) in KINDS {
            assert_eq!(fold(name), folded);
            assert_eq!(kind.name(), name);
            if !abbreviation.is_empty() {
                assert_eq!(DocumentKind::abbreviated(abbreviation), Some(kind), "{abbreviation}");
            }
        }
        let mut kinds: Vec<_> = DocumentKind::all().collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), KINDS.len());
    }

    #[test]
    fn the_longest_name_before_a_place_is_found() {
        let kind = |text: &str| DocumentKind::ending_at(text, 0, text.len()).map(|found| found.0);
        assert_eq!(kind("theo Thông tư liên tịch "), Some(DocumentKind::JointCircular));
        assert_eq!(kind("BỘ LUẬT"), Some(DocumentKind::Code));
        assert_eq!(kind("chuong trinh hanh dong"), Some(DocumentKind::ActionProgramme));
        assert_eq!(kind("theo QĐ"), Some(DocumentKind::Decision));
        assert_eq!(kind("theo qđ"), None);
        assert_eq!(kind("quyết, định"), None);
    }
}
