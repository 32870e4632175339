//! What an article must hold to answer a query.

use std::{collections::BTreeSet, ops::Range};

use domain::text::Word;

use super::{
    cover::{Piece, cover, is_open, ranges, word},
    lookup::{Evidence, Key},
};
use crate::query::{Ask, Clause, Span};

/// In longer clauses not every pair is looked up at once.
const SHORT: usize = 6;
/// What two words side by side are worth, measured in single words.
pub const ADJACENT: f32 = 2.0;
/// What another way to write the same is worth.
const OTHERWISE: f32 = 0.9;
/// "And", which stands in names that are shortened without it.
const AND: &str = "va";

/// A key with what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The key.
    pub key: Key,
    /// The words it stands for, as typed; marks do not count without.
    pub typed: Option<Vec<Word>>,
    /// What it is worth.
    pub weight: f32,
}

/// What an article must hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// One key.
    Term(Term),
    /// A key that very many articles hold: taken for granted where the rest
    /// leaves few.
    Given(Key),
    /// All of these.
    All(Vec<Need>),
    /// One of these.
    Any(Vec<Need>),
    /// Those of these that tell most.
    Most(Vec<Need>),
}

impl Need {
    /// A key, or nothing as long as it was only counted.
    pub fn of(term: Term, evidence: &Evidence) -> Self {
        if evidence.common(&term.key).is_some() { Self::Given(term.key) } else { Self::Term(term) }
    }

    /// Whether every article counts as having it.
    pub fn is_given(&self) -> bool {
        match self {
            Self::Term(_) => false,
            Self::Given(_) => true,
            Self::All(needs) | Self::Most(needs) => !needs.is_empty() && needs.iter().all(Self::is_given),
            Self::Any(needs) => needs.iter().any(Self::is_given),
        }
    }
}

/// How articles are chosen and ranked.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What they must hold; `None` chooses all.
    pub need: Option<Need>,
    /// What ranks them higher.
    pub bonus: Vec<Term>,
    /// What they must not hold.
    pub excluded: Vec<Need>,
}

impl Plan {
    /// All articles but the excluded ones.
    pub fn everything(ask: &Ask, evidence: &Evidence) -> Self {
        Self { need: None, bonus: Vec::new(), excluded: excluded(ask, evidence) }
    }

    /// What is looked up however common it is: phrases and what is excluded.
    pub fn exact_keys(ask: &Ask) -> BTreeSet<Key> {
        let phrases = ask.clauses.iter().filter(|clause| clause.phrase).map(|clause| &clause.words);
        phrases.chain(&ask.excluded).flat_map(|words| run_keys(words)).collect()
    }

    /// What to look up first: pairs, other ways to write, and words that stand alone.
    pub fn first_keys(ask: &Ask) -> BTreeSet<Key> {
        let mut keys = BTreeSet::new();
        for (index, clause) in ask.clauses.iter().enumerate() {
            let words = &clause.words;
            let pairs = words.windows(2).enumerate();
            let first = |at: usize| {
                words.len() <= SHORT || clause.phrase || at.is_multiple_of(2) || at + 2 == words.len()
            };
            keys.extend(pairs.filter(|(at, _)| first(*at)).map(|(_, two)| pair_key(two)));
            if let [only] = words.as_slice() {
                keys.insert(Key::Word(only.folded.clone()));
            }
            if let ([.., before, last], true) = (words.as_slice(), is_open(ask, index)) {
                keys.insert(Key::PairsFrom(before.folded.clone(), last.folded.clone()));
            }
            for span in &clause.spans {
                keys.extend(span.number.clone().map(Key::WordsFrom));
                span.others.iter().for_each(|other| keys.extend(loose_keys(other)));
            }
        }
        keys.extend(ask.clauses.iter().flat_map(seams));
        keys
    }

    /// What to look up when the first keys are known: words that no pair covers.
    pub fn second_keys(ask: &Ask, evidence: &Evidence) -> BTreeSet<Key> {
        let mut keys: BTreeSet<Key> = evidence.completions.iter().cloned().map(Key::Word).collect();
        for (index, clause) in ask.clauses.iter().enumerate() {
            for range in ranges(clause) {
                for piece in cover(ask, index, &range, evidence) {
                    if let Piece::Word(at) = piece {
                        keys.insert(Key::Word(clause.words[at].folded.clone()));
                    }
                }
            }
        }
        keys
    }

    /// The pairs that were left out at first.
    pub fn all_pairs(ask: &Ask) -> BTreeSet<Key> {
        ask.clauses.iter().flat_map(|clause| clause.words.windows(2)).map(pair_key).collect()
    }

    /// What to look up when words may stand apart: all words.
    pub fn third_keys(ask: &Ask) -> BTreeSet<Key> {
        ask.words().map(|word| Key::Word(word.folded.clone())).collect()
    }

    /// Articles that hold what belongs together side by side.
    pub fn together(ask: &Ask, evidence: &Evidence) -> Self {
        let clauses = ask.clauses.iter().enumerate().map(|(index, clause)| {
            let parts = ranges(clause).into_iter().map(|range| {
                let pieces = cover(ask, index, &range, evidence);
                let as_typed =
                    Need::All(pieces.into_iter().map(|piece| piece.need(ask, index, evidence)).collect());
                otherwise(ask, clause, &range, as_typed, evidence)
            });
            Need::All(parts.collect())
        });
        Self {
            need: Some(Need::All(clauses.collect())),
            bonus: bonus(ask, evidence),
            excluded: excluded(ask, evidence),
        }
    }

    /// Articles that hold all words, wherever they stand.
    pub fn apart(ask: &Ask, evidence: &Evidence) -> Self {
        Self {
            need: Some(Need::All(words_apart(ask, evidence))),
            bonus: bonus(ask, evidence),
            excluded: excluded(ask, evidence),
        }
    }

    /// Articles that hold most of what is rare in the query.
    pub fn most(ask: &Ask, evidence: &Evidence) -> Self {
        // Within a part that can be written otherwise a pair would count against
        // those who did.
        let free = |clause: &Clause, at: usize| !clause.spans.iter().any(|span| span.words.contains(&at));
        let pairs = ask.clauses.iter().flat_map(|clause| {
            let pairs = clause.words.windows(2).enumerate();
            pairs.filter(|(at, _)| free(clause, *at) || free(clause, at + 1)).map(|(_, two)| pair_key(two))
        });
        let pairs = pairs.filter(|key| evidence.frequency(key) > 0);
        let pairs = pairs.map(|key| Need::of(Term { key, typed: None, weight: ADJACENT }, evidence));
        let needs = words_apart(ask, evidence).into_iter().chain(pairs).collect();
        Self { need: Some(Need::Most(needs)), bonus: Vec::new(), excluded: excluded(ask, evidence) }
    }

    /// Whether it chooses the same articles, however they are ranked.
    pub fn needs_the_same_as(&self, other: &Self) -> bool {
        self.need == other.need && self.excluded == other.excluded
    }

    /// Whether it chooses among articles at all.
    pub fn tells(&self) -> bool {
        self.need.as_ref().is_some_and(|need| !need.is_given())
    }

    /// The keys that it takes for granted.
    pub fn given(&self) -> BTreeSet<Key> {
        let needs = self.needs().into_iter();
        needs.filter_map(|need| if let Need::Given(key) = need { Some(key.clone()) } else { None }).collect()
    }

    /// All its terms but the excluded ones.
    pub fn terms(&self) -> Vec<&Term> {
        let needed = self
            .needs()
            .into_iter()
            .filter_map(|need| if let Need::Term(term) = need { Some(term) } else { None });
        self.bonus.iter().chain(needed).collect()
    }

    /// The needs that consist of no others.
    fn needs(&self) -> Vec<&Need> {
        let mut single = Vec::new();
        let mut open: Vec<&Need> = self.need.iter().collect();
        while let Some(need) = open.pop() {
            match need {
                Need::Term(_) | Need::Given(_) => single.push(need),
                Need::All(needs) | Need::Any(needs) | Need::Most(needs) => open.extend(needs),
            }
        }
        single
    }
}

/// The key of two words side by side.
pub fn pair_key(two: &[Word]) -> Key {
    match two {
        [first, second] => Key::Pair(first.folded.clone(), second.folded.clone()),
        _ => Key::Word(String::new()),
    }
}

/// The keys of words in a row.
fn run_keys(words: &[Word]) -> Vec<Key> {
    match words {
        [only] => vec![Key::Word(only.folded.clone())],
        _ => words.windows(2).map(pair_key).collect(),
    }
}

/// Few keys of words in a row that hardly stand together otherwise: pairs that
/// cover them, but for "and".
fn loose_keys(words: &[Word]) -> Vec<Key> {
    if words.len() < 3 {
        return run_keys(words);
    }
    let last = words.len() - 2;
    let covering = |(at, two): &(usize, &[Word])| {
        (at.is_multiple_of(2) || *at == last) && two.iter().all(|word| word.folded != AND)
    };
    let keys: Vec<Key> =
        words.windows(2).enumerate().filter(covering).map(|(_, two)| pair_key(two)).collect();
    // Two words that "and" joins have no other pairs.
    if keys.is_empty() { run_keys(words) } else { keys }
}

/// Words in a row.
fn run(words: &[Word], marked: bool, weight: f32, evidence: &Evidence) -> Need {
    let term = |(key, typed): (Key, &[Word])| {
        let term = Term { key, typed: marked.then(|| typed.to_vec()), weight: weight * worth(typed) };
        Need::of(term, evidence)
    };
    let width = words.len().clamp(1, 2);
    Need::All(run_keys(words).into_iter().zip(words.windows(width)).map(term).collect())
}

fn worth(words: &[Word]) -> f32 {
    if words.len() > 1 { ADJACENT } else { 1.0 }
}

fn excluded(ask: &Ask, evidence: &Evidence) -> Vec<Need> {
    let marked = |words: &[Word]| words.iter().any(Word::is_marked);
    ask.excluded.iter().map(|words| run(words, marked(words), 1.0, evidence)).collect()
}

/// What a part of a clause may be instead of `as_typed`.
fn otherwise(ask: &Ask, clause: &Clause, range: &Range<usize>, as_typed: Need, evidence: &Evidence) -> Need {
    let Some(Span { others, number, .. }) = clause.spans.iter().find(|span| span.words == *range) else {
        return as_typed;
    };
    let other = |other: &Vec<Word>| {
        let term = |key| Need::of(Term { key, typed: None, weight: OTHERWISE * ADJACENT }, evidence);
        match loose_keys(other) {
            keys if other.len() > 2 => Need::All(keys.into_iter().map(term).collect()),
            _ => run(other, ask.marked, OTHERWISE, evidence),
        }
    };
    let others = others.iter().map(other);
    let number = number.iter().map(|number| {
        Need::Term(Term { key: Key::WordsFrom(number.clone()), typed: None, weight: 2.0 * ADJACENT })
    });
    Need::Any(std::iter::once(as_typed).chain(others).chain(number).collect())
}

/// Every word, wherever it stands; parts that can be written otherwise too.
fn words_apart(ask: &Ask, evidence: &Evidence) -> Vec<Need> {
    let mut needs = Vec::new();
    for (index, clause) in ask.clauses.iter().enumerate() {
        if clause.phrase {
            needs.push(run(&clause.words, ask.marked, 1.0, evidence));
            continue;
        }
        for range in ranges(clause) {
            let words: Vec<Need> = range.clone().map(|at| word(ask, index, at, evidence)).collect();
            if clause.spans.iter().any(|span| span.words == range) {
                needs.push(otherwise(ask, clause, &range, Need::All(words), evidence));
            } else {
                needs.extend(words);
            }
        }
    }
    needs
}

/// All pairs of the query: the more of them, the longer the phrase.
fn bonus(ask: &Ask, evidence: &Evidence) -> Vec<Term> {
    let two = ask.clauses.iter().flat_map(|clause| clause.words.windows(2));
    let term =
        |two: &[Word]| Term { key: pair_key(two), typed: ask.marked.then(|| two.to_vec()), weight: ADJACENT };
    let seams = ask.clauses.iter().flat_map(seams);
    let seams = seams.map(|key| Term { key, typed: None, weight: ADJACENT * OTHERWISE });
    let known = |mut term: Term| {
        if evidence.common(&term.key).is_some() {
            term.key = Key::Prominent(Box::new(term.key));
        }
        Some(term).filter(|term| evidence.frequency(&term.key) > 0)
    };
    two.map(term).chain(seams).filter_map(known).collect()
}

/// The pairs where another way to write a part meets the words beside it.
fn seams(clause: &Clause) -> Vec<Key> {
    let mut keys = Vec::new();
    for span in &clause.spans {
        let before = span.words.start.checked_sub(1).map(|at| &clause.words[at]);
        let after = clause.words.get(span.words.end);
        for other in &span.others {
            let left = before.zip(other.first());
            let right = other.last().zip(after);
            keys.extend(
                left.into_iter().chain(right).map(|(a, b)| Key::Pair(a.folded.clone(), b.folded.clone())),
            );
        }
    }
    keys
}
