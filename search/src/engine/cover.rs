//! The words of a clause as pairs and single words.

use std::ops::Range;

use super::{
    lookup::{Evidence, Key},
    need::{ADJACENT, Need, Term, pair_key},
};
use crate::query::{Ask, Clause};

/// What a word that merely begins as typed is worth.
const COMPLETED: f32 = 0.9;
/// What a word costs in a cover, measured in pairs: pairs are preferred.
const WORD_COST: f32 = 1.2;

/// Whether the last word of a clause may be half-typed.
pub fn is_open(ask: &Ask, clause: usize) -> bool {
    ask.open && clause + 1 == ask.clauses.len() && !ask.clauses[clause].phrase
}

/// A clause in parts: those that can be written otherwise, and what lies between.
pub fn ranges(clause: &Clause) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for span in &clause.spans {
        ranges.extend([at..span.words.start, span.words.clone()]);
        at = span.words.end;
    }
    ranges.push(at..clause.words.len());
    ranges.retain(|range| !range.is_empty());
    ranges
}

/// A piece of a clause that covers some of its words.
pub enum Piece {
    /// The pair that begins at this word.
    Pair(usize),
    /// The word.
    Word(usize),
}

impl Piece {
    /// What an article must hold to have it.
    pub fn need(&self, ask: &Ask, index: usize, evidence: &Evidence) -> Need {
        let clause = &ask.clauses[index];
        let typed = |range: Range<usize>| ask.marked.then(|| clause.words[range].to_vec());
        match *self {
            Self::Pair(at) => {
                let exact = pair_key(&clause.words[at..at + 2]);
                let exact = Term { key: exact, typed: typed(at..at + 2), weight: ADJACENT };
                let exact = Need::of(exact, evidence);
                if !(is_open(ask, index) && at + 2 == clause.words.len()) {
                    return exact;
                }
                let (before, last) = (&clause.words[at].folded, &clause.words[at + 1].folded);
                let key = Key::PairsFrom(before.clone(), last.clone());
                let completed = Term { key, typed: typed(at..at + 2), weight: ADJACENT * COMPLETED };
                Need::Any(vec![exact, Need::Term(completed)])
            }
            Self::Word(at) => word(ask, index, at, evidence),
        }
    }
}

/// A word, or what a half-typed one may become.
pub fn word(ask: &Ask, index: usize, at: usize, evidence: &Evidence) -> Need {
    let clause = &ask.clauses[index];
    let typed = &clause.words[at];
    let exact = Term {
        key: Key::Word(typed.folded.clone()),
        typed: ask.marked.then(|| vec![typed.clone()]),
        weight: 1.0,
    };
    let exact = Need::of(exact, evidence);
    if !is_open(ask, index) || at + 1 < clause.words.len() {
        return exact;
    }
    let completions = evidence.completions.iter().map(|word| Key::Word(word.clone()));
    let pairs = at
        .checked_sub(1)
        .map(|before| Key::PairsFrom(clause.words[before].folded.clone(), typed.folded.clone()));
    let completed = completions.chain(pairs).filter(|key| evidence.frequency(key) > 0);
    let completed = completed.map(|key| Need::of(Term { key, typed: None, weight: COMPLETED }, evidence));
    Need::Any(std::iter::once(exact).chain(completed).collect())
}

/// The fewest known pairs, and words where there is none, that hold every word
/// of a part of a clause; in a phrase all pairs.
pub fn cover(ask: &Ask, index: usize, range: &Range<usize>, evidence: &Evidence) -> Vec<Piece> {
    let clause = &ask.clauses[index];
    let known = |at: usize| {
        let two = &clause.words[at..at + 2];
        let completed = is_open(ask, index) && at + 2 == clause.words.len();
        evidence.frequency(&pair_key(two)) > 0
            || (completed
                && evidence.frequency(&Key::PairsFrom(two[0].folded.clone(), two[1].folded.clone())) > 0)
    };
    if clause.phrase && range.len() > 1 {
        return (range.start..range.end - 1).map(Piece::Pair).collect();
    }
    // For every word: the cheapest way to have all words before it covered, and its last piece.
    let mut best: Vec<(f32, Option<(usize, Piece)>)> = vec![(0.0, None)];
    for end in range.start + 1..=range.end {
        let covered = |at: usize| best[at - range.start].0;
        let mut ways = vec![(covered(end - 1) + WORD_COST, end - 1, Piece::Word(end - 1))];
        if end - range.start >= 2 && known(end - 2) {
            ways.push((covered(end - 2) + 1.0, end - 2, Piece::Pair(end - 2)));
            ways.push((covered(end - 1) + 1.0, end - 1, Piece::Pair(end - 2)));
        }
        let cheapest = ways.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
        best.push(cheapest.map_or((f32::MAX, None), |(cost, from, piece)| (cost, Some((from, piece)))));
    }
    let mut pieces = Vec::new();
    let mut at = range.end;
    while at > range.start
        && let Some((from, piece)) = best[at - range.start].1.take()
    {
        pieces.push(piece);
        at = from;
    }
    pieces.reverse();
    pieces
}
