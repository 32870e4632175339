//! Abbreviations that offices write and readers type, both ways.

/// Abbreviation (folded, without `&`) and what it stands for, as it is written.
///
/// The usual ones of Vietnamese administrative writing (Nghị định
/// 30/2020/NĐ-CP, appendix III, for kinds of documents) and of this field.
const ABBREVIATIONS: [(&str, &str); 21] = [
    ("attt", "an toàn thông tin"),
    ("bhyt", "bảo hiểm y tế"),
    ("cchc", "cải cách hành chính"),
    ("cds", "chuyển đổi số"),
    ("cntt", "công nghệ thông tin"),
    ("ct", "chỉ thị"),
    ("dmst", "đổi mới sáng tạo"),
    ("gddt", "giáo dục và đào tạo"),
    ("hdnd", "hội đồng nhân dân"),
    ("kh", "kế hoạch"),
    ("khcn", "khoa học và công nghệ"),
    ("ktxh", "kinh tế xã hội"),
    ("nd", "nghị định"),
    ("nq", "nghị quyết"),
    ("ocop", "mỗi xã một sản phẩm"),
    ("qd", "quyết định"),
    ("shtt", "sở hữu trí tuệ"),
    ("tdc", "tiêu chuẩn đo lường chất lượng"),
    ("tt", "thông tư"),
    ("tthc", "thủ tục hành chính"),
    ("ubnd", "ủy ban nhân dân"),
];

/// What `folded` stands for.
pub fn meaning(folded: &str) -> Option<&'static str> {
    ABBREVIATIONS.iter().find(|(short, _)| *short == folded).map(|(_, long)| *long)
}

/// Every abbreviation with its meaning.
#[cfg(feature = "build")]
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ABBREVIATIONS.into_iter()
}
