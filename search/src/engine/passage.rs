//! Marking what was looked for, in the text as it is written.

use domain::text::Word;

use crate::{
    query::{Ask, Token, tokens},
    results::Span,
};

/// How many words a passage has at most.
const WORDS: usize = 36;
/// How many words stand before the first hit where there is room.
const LEAD: usize = 6;
/// How much more a hit beside the hit it belongs to is worth.
const TOGETHER: usize = 3;

/// What is marked.
pub struct Marks {
    words: Vec<Word>,
    /// Marks were typed, and count.
    marked: bool,
    /// The last word may be half-typed.
    open: bool,
    /// Other ways to write parts of the query.
    others: Vec<Vec<Word>>,
}

impl Marks {
    /// The words of a query, and what else they may be written as.
    pub fn of(ask: &Ask) -> Self {
        let others = ask.clauses.iter().flat_map(|clause| &clause.spans).flat_map(|span| &span.others);
        Self {
            words: ask.words().cloned().collect(),
            marked: ask.marked,
            open: ask.open,
            others: others.cloned().collect(),
        }
    }
}

/// The whole of `text` with its hits marked.
pub fn highlight(text: &str, terms: &Marks) -> Vec<Span> {
    let found: Vec<Token> = tokens(text).collect();
    let hits = hits(&found, terms);
    pieces(text, &found, &hits, 0, text.len())
}

/// The passage of `text` with most of what was looked for; `None` when there is
/// nothing of it.
pub fn passage(text: &str, terms: &Marks) -> Option<Vec<Span>> {
    let found: Vec<Token> = tokens(text).collect();
    let hits = hits(&found, terms);
    let (first, last) = best_window(&hits)?;
    let start = found.get(first)?.span.start;
    // Behind the last word there is only punctuation.
    let end = found.get(last + 1).map_or(text.trim_end().len(), |_| found[last].span.end);
    let mut pieces = pieces(text, &found, &hits, start, end);
    if start > 0 {
        pieces.insert(0, plain("… "));
    }
    if end < text.trim_end().len() {
        pieces.push(plain(" …"));
    }
    Some(pieces)
}

/// The beginning of `text`.
pub fn beginning(text: &str) -> Vec<Span> {
    match tokens(text).nth(WORDS) {
        None => vec![plain(text)],
        Some(next) => vec![plain(&format!("{} …", text[..next.span.start].trim_end()))],
    }
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), hit: false }
}

/// For every word of a text how much of a hit it is; 0 for none. A word that
/// stands beside its neighbour of the query is a full hit. Alone it is one only
/// if the text never has it in company: in a text with *hội nghị* every other
/// *hội* is noise.
fn hits(text: &[Token], terms: &Marks) -> Vec<usize> {
    let mut hits = vec![0; text.len()];
    mark(text, &terms.words, terms.marked, terms.open, &mut hits);
    for other in &terms.others {
        mark_whole(text, other, &mut hits);
    }
    hits
}

fn mark(text: &[Token], words: &[Word], marked: bool, open: bool, hits: &mut [usize]) {
    let last = words.len().saturating_sub(1);
    let is = |token: &Token, index: usize| {
        let (wanted, word) = (&words[index], &token.word);
        let same = if marked { word.toned == wanted.toned } else { word.folded == wanted.folded };
        same || (open && index == last && begins(word, wanted, marked))
    };
    let mut in_company = vec![false; words.len()];
    for at in 1..text.len() {
        for index in 1..words.len() {
            if is(&text[at - 1], index - 1) && is(&text[at], index) {
                hits[at - 1] = TOGETHER;
                hits[at] = TOGETHER;
                in_company[index - 1] = true;
                in_company[index] = true;
            }
        }
    }
    for (at, token) in text.iter().enumerate() {
        let alone = (0..words.len()).any(|index| !in_company[index] && is(token, index));
        if hits[at] == 0 && alone {
            hits[at] = 1;
        }
    }
}

fn begins(word: &Word, wanted: &Word, marked: bool) -> bool {
    if marked && wanted.is_marked() {
        word.toned.starts_with(&wanted.toned)
    } else {
        word.folded.starts_with(&wanted.folded)
    }
}

fn mark_whole(text: &[Token], words: &[Word], hits: &mut [usize]) {
    if words.is_empty() {
        return;
    }
    for (at, window) in text.windows(words.len()).enumerate() {
        if window.iter().zip(words).all(|(token, word)| token.word == *word) {
            hits[at..at + words.len()].fill(TOGETHER);
        }
    }
}

/// The first and last word of the window with most hits; of equal ones the first.
fn best_window(hits: &[usize]) -> Option<(usize, usize)> {
    let mut sum = 0;
    let mut best = (0, 0);
    for (end, hit) in hits.iter().enumerate() {
        sum += hit;
        if let Some(left) = end.checked_sub(WORDS) {
            sum -= hits[left];
        }
        if sum > best.0 {
            best = (sum, end);
        }
    }
    if best.0 == 0 {
        return None;
    }
    let window = (best.1 + 1).saturating_sub(WORDS);
    let first_hit = (window..=best.1).find(|&index| hits[index] > 0)?;
    let first = first_hit.saturating_sub(LEAD);
    Some((first, (first + WORDS).min(hits.len()) - 1))
}

/// `text[start..end]` in pieces; hits that stand side by side are one piece.
fn pieces(text: &str, found: &[Token], hits: &[usize], start: usize, end: usize) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut push = |text: &str, hit: bool| match pieces.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Span { text: text.to_owned(), hit }),
    };
    let mut at = start;
    let mut after_hit = false;
    for (token, hit) in found.iter().zip(hits) {
        if token.span.start < start || token.span.end > end {
            continue;
        }
        let is_hit = *hit > 0;
        let between = &text[at..token.span.start];
        push(between, after_hit && is_hit && between.trim().is_empty());
        push(&text[token.span.start..token.span.end], is_hit);
        at = token.span.end;
        after_hit = is_hit;
    }
    push(&text[at..end], false);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(pieces: &[Span]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    fn marks(query: &str) -> Marks {
        Marks::of(&Ask::parse(query, &crate::query::Synonyms::new(&[])))
    }

    fn highlighted(text: &str, query: &str) -> String {
        shown(&highlight(text, &marks(query)))
    }

    #[test]
    fn the_original_spelling_is_marked() {
        assert_eq!(highlighted("Hội nghị tổng kết năm", "hoi nghi tong k"), "[Hội nghị tổng kết] năm");
        assert_eq!(highlighted("Văn hoá và văn hóa", "văn hoà"), "[Văn] hoá và [văn] hóa");
        assert_eq!(highlighted("Văn hoá mới", "văn hóa"), "[Văn hoá] mới");
    }

    #[test]
    fn a_word_that_has_its_company_is_not_marked_alone() {
        assert_eq!(highlighted("Hội nghị của Hội Nông dân", "hoi nghi"), "[Hội nghị] của Hội Nông dân");
        assert_eq!(highlighted("Hội Nông dân", "hoi nghi"), "[Hội] Nông dân");
    }

    #[test]
    fn an_abbreviation_marks_what_it_stands_for() {
        assert_eq!(highlighted("Sở Khoa học và Công nghệ", "KH&CN"), "Sở [Khoa học và Công nghệ]");
    }

    #[test]
    fn the_passage_is_where_the_words_are() {
        let text =
            format!("{}đề án chuyển đổi số của tỉnh. {}", "đoạn đầu ".repeat(60), "đoạn cuối ".repeat(60));
        let found = shown(&passage(&text, &marks("chuyen doi so")).unwrap());
        assert!(found.starts_with("… ") && found.ends_with(" …"), "{found}");
        assert!(found.contains("đề án [chuyển đổi số] của tỉnh"), "{found}");
        assert_eq!(passage(&text, &marks("bao tang")), None);
    }

    proptest! {
        #[test]
        fn highlighting_keeps_every_letter(text: String, query: String) {
            let whole: String = highlight(&text, &marks(&query)).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
