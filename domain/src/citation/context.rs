//! What stands before a number: *số*, the kind of document, who issued it.

use super::{
    kind::DocumentKind,
    reading::{Token, peek_back, preceding_words, skip_spaces_back, word_before},
};

/// How many words may stand between a kind and its number: *Nghị quyết của Hội
/// đồng thẩm phán Tòa án nhân dân tối cao số …*.
const MOST_WORDS_BETWEEN: usize = 14;

/// Words before *số* that say that the number is not a document's: *mẫu số
/// 01-TT* is a form.
const OTHER_NUMBERS: [&str; 8] = ["mau", "bieu", "luc", "khoan", "nha", "phong", "duong", "ma"];

/// What was found before a number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// Where the citation begins, if not at the number itself.
    pub start: Option<usize>,
    /// Whether *số* stands before the number.
    pub numbered: bool,
    /// The kind named directly before, or before the issuer.
    pub kind: Option<DocumentKind>,
    /// The issuer named between kind and number, in bytes of the text.
    pub issuer: Option<(usize, usize)>,
    /// Whether the words say that something else is numbered.
    pub other: bool,
}

/// Looks back from the number that begins at `start`, no further than `floor`.
pub(super) fn before(text: &str, floor: usize, start: usize) -> Context {
    let end = skip_colon_back(text, floor, start);
    let Some(word) = word_before(text, floor, end) else { return Context::default() };
    if word.folded(text) != "so" {
        return DocumentKind::ending_at(text, floor, end)
            .map(|(kind, start)| Context { start: Some(start), kind: Some(kind), ..Context::default() })
            .unwrap_or_default();
    }
    let mut context = Context { start: Some(word.start), numbered: true, ..Context::default() };
    let end = skip_colon_back(text, floor, word.start);
    if let Some((kind, start)) = DocumentKind::ending_at(text, floor, end) {
        context.kind = Some(kind);
        context.start = Some(start);
        return context;
    }
    context.other =
        word_before(text, floor, end).is_some_and(|word| OTHER_NUMBERS.contains(&word.folded(text).as_str()));
    if let Some((kind, issuer)) = kind_further_back(text, floor, word.start) {
        context.kind = Some(kind);
        context.issuer = issuer;
    }
    context
}

/// Over spaces and one colon or stop between a word and its number.
fn skip_colon_back(text: &str, floor: usize, at: usize) -> usize {
    let at = skip_spaces_back(text, floor, at);
    match peek_back(text, at) {
        Some(':' | '.') if at > floor => skip_spaces_back(text, floor, at - 1),
        _ => at,
    }
}

/// The kind in *Nghị quyết của …* and *Nghị định (…*, before *số* at `end`, and
/// where the issuer stands.
fn kind_further_back(text: &str, floor: usize, end: usize) -> Option<(DocumentKind, Option<(usize, usize)>)> {
    let mut at = end;
    let mut last = end;
    for _ in 0..MOST_WORDS_BETWEEN {
        let gap = skip_spaces_back(text, floor, at);
        if let Some(bracket @ ('(' | ')')) = peek_back(text, gap) {
            let outside = gap - bracket.len_utf8();
            if bracket == '('
                && let Some((kind, _)) = DocumentKind::ending_at(text, floor, outside)
            {
                return Some((kind, None));
            }
            at = outside;
            if last == end {
                last = skip_spaces_back(text, floor, outside);
            }
            continue;
        }
        let word = preceding_words(text, floor, at).next()?;
        let folded = word.folded(text);
        if folded.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if folded == "cua"
            && let Some((kind, _)) = DocumentKind::ending_at(text, floor, word.start)
        {
            return Some((kind, Some(trimmed(text, word, last))));
        }
        at = word.start;
    }
    None
}

/// The kind of a law named at length before its number: *Luật Đấu thầu
/// 22/2023/QH15*.
pub(super) fn law_before(text: &str, floor: usize, start: usize) -> Option<DocumentKind> {
    preceding_words(text, floor, start).take(MOST_WORDS_BETWEEN).find_map(|word| {
        let (kind, _) = DocumentKind::ending_at(text, floor, word.end)?;
        matches!(kind, DocumentKind::Law | DocumentKind::Code | DocumentKind::Ordinance).then_some(kind)
    })
}

/// The words between *của* and `end`.
fn trimmed(text: &str, of: Token, end: usize) -> (usize, usize) {
    let start = super::reading::skip_spaces(text, of.end);
    (start, skip_spaces_back(text, start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<DocumentKind> {
        before(text, 0, text.len()).kind
    }

    #[test]
    fn the_kind_is_found_with_and_without_its_marks_and_number_word() {
        for text in
            ["Quyết định số ", "quyet dinh so ", "QUYẾT ĐỊNH SỐ: ", "Quyết định:", "Quyết định", "QĐ số"]
        {
            assert_eq!(kind(text), Some(DocumentKind::Decision), "{text}");
        }
    }

    #[test]
    fn an_issuer_may_stand_between() {
        let text = "Nghị quyết của Hội đồng thẩm phán Tòa án nhân dân tối cao số ";
        let context = before(text, 0, text.len());
        assert_eq!(context.kind, Some(DocumentKind::Resolution));
        let (start, end) = context.issuer.unwrap();
        assert_eq!(&text[start..end], "Hội đồng thẩm phán Tòa án nhân dân tối cao");
        assert_eq!(kind("ra Nghị định (số "), Some(DocumentKind::Decree));
        assert_eq!(kind("Nghị quyết của Quân ủy Trung ương (số "), Some(DocumentKind::Resolution));
        assert_eq!(kind("Quy định (Bổ sung) số "), Some(DocumentKind::Regulation));
    }

    #[test]
    fn a_law_may_be_named_at_length() {
        let law = |text: &str| law_before(text, 0, text.len());
        assert_eq!(law("theo Luật Đấu thầu "), Some(DocumentKind::Law));
        assert_eq!(law("Bộ luật Hình sự số "), Some(DocumentKind::Code));
        assert_eq!(law("Luật mới. Xem số "), None);
    }

    #[test]
    fn a_form_is_no_document() {
        assert!(before("Mẫu số ", 0, "Mẫu số ".len()).other);
        assert_eq!(kind("Quyết định. Nhà số "), None);
    }
}
