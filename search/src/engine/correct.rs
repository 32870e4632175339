//! Half-typed words and slips of the finger: which known words may be meant.

use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeSet,
};

use domain::text::Word;

use super::{
    Engine, SearchError,
    lookup::{Evidence, Key},
};
use crate::{
    format::Variant,
    order::{sort_by, sort_by_key},
    query::{Ask, Clause},
    source::ChunkSource,
};

/// How many words a half-typed one that stands alone is completed to.
const COMPLETIONS: usize = 3;
/// From this length on two slips are forgiven.
const LONG: usize = 7;
/// How many candidates are worth asking the index about.
const MAX_CANDIDATES: usize = 16;
/// How many of them where each costs a record of its own.
const MAX_APART: usize = 8;
/// How many words of a query are looked at.
const MAX_DOUBTS: usize = 3;
/// Longer queries are sentences; what they lack is rarely a letter.
const MAX_WORDS: usize = 10;

/// How many neighbours speak for a word, and how often.
type Speaks = (usize, usize);

/// What a query may have been meant as.
pub struct Guess {
    /// The query.
    pub ask: Ask,
    /// The word that was replaced is none that articles hold.
    pub unknown: bool,
}

impl<S: ChunkSource> Engine<S> {
    /// Finds what a half-typed word that stands alone may become.
    pub(super) async fn complete(&self, ask: &Ask, evidence: &mut Evidence) -> Result<(), SearchError> {
        evidence.completions.clear();
        let Some(Clause { words, phrase: false, spans }) = ask.clauses.last().filter(|_| ask.open) else {
            return Ok(());
        };
        let [only] = words.as_slice() else { return Ok(()) };
        if !spans.is_empty() || evidence.frequency(&Key::Word(only.folded.clone())) > 0 {
            return Ok(());
        }
        let vocabulary = self.vocabulary().await?;
        let from = vocabulary.partition_point(|(word, _)| *word < only.folded);
        let mut known: Vec<&(String, u32)> =
            vocabulary[from..].iter().take_while(|(word, _)| word.starts_with(&only.folded)).collect();
        sort_by_key(&mut known, |(_, count)| Reverse(*count));
        evidence.completions = known.into_iter().take(COMPLETIONS).map(|(word, _)| word.clone()).collect();
        Ok(())
    }

    /// The query with its least likely word replaced by the one that it may be
    /// a slip of.
    pub(super) async fn correct(
        &self,
        ask: &Ask,
        evidence: &mut Evidence,
    ) -> Result<Option<Guess>, SearchError> {
        if ask.words().count() > MAX_WORDS {
            return Ok(None);
        }
        let vocabulary = self.vocabulary().await?;
        let mut best: Option<(Speaks, Guess)> = None;
        for (clause, word) in doubtful(ask, evidence, &vocabulary) {
            let words = &ask.clauses[clause].words;
            let candidates = candidates(&words[word].folded, &vocabulary);
            let Some((speaks, likeliest)) = self.likeliest(words, word, &candidates, evidence).await? else {
                continue;
            };
            if best.as_ref().is_some_and(|(most, _)| *most >= speaks) {
                continue;
            }
            let meant = if ask.marked { spelled(words, word, likeliest, evidence) } else { None };
            let meant =
                meant.unwrap_or_else(|| Word { folded: likeliest.to_owned(), toned: likeliest.to_owned() });
            let unknown = !is_known(&words[word].folded, &vocabulary);
            let guess = Guess { ask: ask.corrected(clause, word, meant), unknown };
            let sure = speaks.0 == 2;
            best = Some((speaks, guess));
            if sure {
                break;
            }
        }
        Ok(best.map(|(_, guess)| guess))
    }

    /// Of `candidates` the one that stands beside its neighbours most often.
    async fn likeliest<'c>(
        &self,
        words: &[Word],
        index: usize,
        candidates: &[&'c str],
        evidence: &mut Evidence,
    ) -> Result<Option<(Speaks, &'c str)>, SearchError> {
        let before = index.checked_sub(1).map(|before| words[before].folded.clone());
        let after = words.get(index + 1).map(|after| after.folded.clone());
        if before.is_none() && after.is_none() {
            return Ok(candidates.first().map(|candidate| ((0, 0), *candidate)));
        }
        // What follows one word stands close together in the index; what one
        // word follows is all over it.
        let behind = |candidate: &str| before.clone().map(|before| Key::Pair(before, candidate.to_owned()));
        let ahead = |candidate: &str| after.clone().map(|after| Key::Pair(candidate.to_owned(), after));
        let keys: BTreeSet<Key> = candidates.iter().filter_map(|candidate| behind(candidate)).collect();
        self.look_up_rare(&keys, evidence).await?;
        let mut ranked: Vec<&'c str> = candidates.to_vec();
        let beside = |key: Option<Key>, evidence: &Evidence, neighbour: Option<&Word>, side: usize| {
            let key = key?;
            if let Some(articles) = evidence.common(&key) {
                return Some(articles);
            }
            let listed = evidence.get(&key)?;
            let of = |variant: &Variant| {
                neighbour.is_none_or(|word| variant.toned.split(' ').nth(side) == Some(&word.toned))
            };
            let groups = listed.segments.iter().flatten().flat_map(|(_, group)| &group.variants);
            Some(groups.filter(|variant| of(variant)).map(|variant| variant.postings.len()).sum::<usize>())
        };
        // Where marks were typed, the neighbour's count.
        let marked = |at: Option<usize>| at.and_then(|at| words.get(at)).filter(|word| word.is_marked());
        let (left, right) = (marked(index.checked_sub(1)), marked(Some(index + 1)));
        sort_by_key(&mut ranked, |candidate| Reverse(beside(behind(candidate), evidence, left, 0)));
        ranked.truncate(MAX_APART);
        let keys: BTreeSet<Key> = ranked.iter().filter_map(|candidate| ahead(candidate)).collect();
        self.look_up_rare(&keys, evidence).await?;
        let together = |candidate: &str| -> Speaks {
            let behind = beside(behind(candidate), evidence, left, 0).unwrap_or(0);
            let ahead = beside(ahead(candidate), evidence, right, 1).unwrap_or(0);
            (
                usize::from(behind > 0) + usize::from(ahead > 0),
                (behind + ahead) * likelihood(&words[index].folded, candidate),
            )
        };
        // `max_by_key` prefers the last of equals; the first candidate is the closest.
        let best = ranked.into_iter().rev().max_by_key(|candidate| together(candidate));
        Ok(best.map(|candidate| (together(candidate), candidate)).filter(|(speaks, _)| speaks.0 > 0))
    }
}

/// How often people slip so, in parts: letters doubled, dropped and swapped are
/// commoner than one for another.
fn likelihood(typed: &str, meant: &str) -> usize {
    match typed.len().cmp(&meant.len()) {
        Ordering::Equal if sorted(typed) == sorted(meant) => 4,
        Ordering::Equal => 1,
        Ordering::Less | Ordering::Greater => 3,
    }
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    sort_by(&mut letters, char::cmp);
    letters
}

/// The spelling that the word `folded` has most often beside its neighbours.
fn spelled(words: &[Word], index: usize, folded: &str, evidence: &Evidence) -> Option<Word> {
    let behind = index.checked_sub(1).map(|at| (Key::Pair(words[at].folded.clone(), folded.to_owned()), 1));
    let ahead = words.get(index + 1).map(|word| (Key::Pair(folded.to_owned(), word.folded.clone()), 0));
    // Of a common pair those of its articles are known that are about it.
    let listed =
        |key: Key| evidence.get(&key).or_else(|| evidence.get(&Key::Prominent(Box::new(key.clone()))));
    let spellings = behind.into_iter().chain(ahead).filter_map(|(key, side)| Some((listed(key)?, side)));
    let variants = spellings.flat_map(|(listed, side)| {
        let groups = listed.segments.iter().flatten();
        groups.flat_map(|(_, group)| &group.variants).map(move |variant| (variant, side))
    });
    let (variant, side) = variants.max_by_key(|(variant, _)| variant.postings.len())?;
    let toned = variant.toned.split(' ').nth(side)?.to_owned();
    Some(Word { folded: folded.to_owned(), toned })
}

/// The words that may be slips, the likeliest first: those that no article
/// holds, else those that their neighbours speak for least; of these first the
/// ones whose candidates stand close together in the index.
fn doubtful(ask: &Ask, evidence: &Evidence, vocabulary: &[(String, u32)]) -> Vec<(usize, usize)> {
    let mut doubts = Vec::new();
    for (index, clause) in ask.clauses.iter().enumerate() {
        let beside = |at: usize| match clause.words.get(at..at + 2) {
            Some([first, second]) => {
                evidence.frequency(&Key::Pair(first.folded.clone(), second.folded.clone()))
            }
            _ => 0,
        };
        for (at, word) in clause.words.iter().enumerate() {
            if !clause.spans.iter().any(|span| span.words.contains(&at)) {
                let support = at.checked_sub(1).map_or(0, beside) + beside(at);
                doubts.push(((is_known(&word.folded, vocabulary), support), at == 0, (index, at)));
            }
        }
    }
    sort_by(&mut doubts, Ord::cmp);
    let least = doubts.first().map(|(doubt, _, _)| *doubt);
    let alike = doubts.into_iter().take_while(|(doubt, _, _)| Some(*doubt) == least);
    alike.take(MAX_DOUBTS).map(|(_, _, place)| place).collect()
}

fn is_known(folded: &str, vocabulary: &[(String, u32)]) -> bool {
    vocabulary.binary_search_by(|(word, _)| word.as_str().cmp(folded)).is_ok()
}

/// The words of `vocabulary` that `word` may be a slip of, the closest first
/// and the most frequent first among them.
fn candidates<'v>(word: &str, vocabulary: &'v [(String, u32)]) -> Vec<&'v str> {
    let letters: Vec<char> = word.chars().collect();
    if letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let allowed = if letters.len() >= LONG { 2 } else { 1 };
    let mut found: Vec<(usize, u32, &str)> = vocabulary
        .iter()
        .filter_map(|(known, count)| {
            let known_letters: Vec<char> = known.chars().collect();
            let distance = distance(&letters, &known_letters);
            (1..=allowed).contains(&distance).then_some((distance, u32::MAX - count, known.as_str()))
        })
        .collect();
    sort_by(&mut found, Ord::cmp);
    found.into_iter().take(MAX_CANDIDATES).map(|(_, _, known)| known).collect()
}

/// How many letters must be added, dropped, replaced or swapped with their
/// neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance_of(a: &str, b: &str) -> usize {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn each_slip_counts_one() {
        for (slip, count) in [("nghi", 0), ("ngi", 1), ("nghii", 1), ("nghj", 1), ("nhgi", 1), ("nig", 3)] {
            assert_eq!(distance_of(slip, "nghi"), count, "{slip}");
        }
    }

    #[test]
    fn frequent_words_are_guessed_first_and_numbers_not_at_all() {
        let vocabulary = [("nghi".to_owned(), 90), ("nghe".to_owned(), 20), ("nga".to_owned(), 200)];
        assert_eq!(candidates("nghj", &vocabulary), ["nghi", "nghe"]);
        assert!(candidates("12", &vocabulary).is_empty());
    }
}
