//! How two texts differ, word by word, for people to read.

use std::time::{Duration, Instant};

use domain::{Manuscript, ManuscriptField};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices_deadline};

use crate::html::{self, SanitisedHtml};

/// Texts that differ in everything are not compared longer than this; what is
/// left counts as replaced.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is different in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: ManuscriptField,
    /// Its lines (of the text: its blocks).
    pub lines: Vec<Line>,
}

/// A line, or how many of them did not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// So many lines are the same.
    Unchanged(usize),
    /// Something in it is different.
    Changed(Vec<Piece>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the earlier text only.
    Removed(String),
    /// In the later text only.
    Added(String),
}

/// The fields that differ between two manuscripts, each with its text as markup.
pub(super) fn differences(
    (earlier, earlier_html): (&Manuscript, &str),
    (later, later_html): (&Manuscript, &str),
) -> Vec<Difference> {
    use ManuscriptField as Field;
    let text = |html: &str| html::plain_text(&SanitisedHtml::from_sanitiser(html.to_owned()));
    let fields = [
        (Field::Title, earlier.title.clone(), later.title.clone()),
        (Field::Summary, earlier.summary.clone(), later.summary.clone()),
        (Field::Author, earlier.author.clone(), later.author.clone()),
        (Field::Tags, earlier.tags.join(", "), later.tags.join(", ")),
        (Field::Slug, earlier.slug.clone(), later.slug.clone()),
        (Field::Body, text(earlier_html), text(later_html)),
    ];
    fields
        .into_iter()
        .filter(|(_, earlier, later)| earlier != later)
        .map(|(field, earlier, later)| Difference { field, lines: lines(&earlier, &later) })
        .collect()
}

fn lines(earlier: &str, later: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (earlier.lines().collect(), later.lines().collect());
    let deadline = Instant::now() + PATIENCE;
    let operations = capture_diff_slices_deadline(Algorithm::Patience, &old, &new, Some(deadline));
    let mut lines = Vec::new();
    for operation in operations {
        match operation {
            DiffOp::Equal { len, .. } => lines.push(Line::Unchanged(len)),
            DiffOp::Delete { old_index, old_len, .. } => {
                lines.extend(old[old_index..old_index + old_len].iter().map(|line| words(line, "")));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                lines.extend(new[new_index..new_index + new_len].iter().map(|line| words("", line)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old, new) = (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                // A block that was rewritten stands beside what it became.
                lines.extend((0..old_len.max(new_len)).map(|index| {
                    words(old.get(index).copied().unwrap_or(""), new.get(index).copied().unwrap_or(""))
                }));
            }
        }
    }
    lines
}

fn words(earlier: &str, later: &str) -> Line {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(earlier, later);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (pieces.last_mut(), change.tag()) {
            (Some(Piece::Same(piece)), ChangeTag::Equal)
            | (Some(Piece::Removed(piece)), ChangeTag::Delete)
            | (Some(Piece::Added(piece)), ChangeTag::Insert) => piece.push_str(text),
            (_, ChangeTag::Equal) => pieces.push(Piece::Same(text.to_owned())),
            (_, ChangeTag::Delete) => pieces.push(Piece::Removed(text.to_owned())),
            (_, ChangeTag::Insert) => pieces.push(Piece::Added(text.to_owned())),
        }
    }
    Line::Changed(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Manuscript {
        Manuscript { title: title.to_owned(), ..Manuscript::default() }
    }

    #[test]
    fn what_is_the_same_is_no_difference() {
        assert!(differences((&titled("Họp"), "<p>a</p>"), (&titled("Họp"), "<p>a</p>")).is_empty());
    }

    #[test]
    fn a_changed_word_stands_between_the_words_around_it() {
        let found = differences((&titled("Họp tổng kết năm"), ""), (&titled("Họp sơ kết năm"), ""));
        let pieces = vec![
            Piece::Same("Họp ".to_owned()),
            Piece::Removed("tổng".to_owned()),
            Piece::Added("sơ".to_owned()),
            Piece::Same(" kết năm".to_owned()),
        ];
        let expected = Difference { field: ManuscriptField::Title, lines: vec![Line::Changed(pieces)] };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn blocks_are_added_and_removed_among_those_that_stay() {
        let found = differences(
            (&titled(""), "<p>một</p><p>hai</p><p>ba</p>"),
            (&titled(""), "<p>một</p><p>ba</p><p>bốn</p>"),
        );
        assert_eq!(
            found[0].lines,
            [
                Line::Unchanged(1),
                Line::Changed(vec![Piece::Removed("hai".to_owned())]),
                Line::Unchanged(1),
                Line::Changed(vec![Piece::Added("bốn".to_owned())]),
            ]
        );
    }
}
