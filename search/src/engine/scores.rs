//! Scores of the articles that have any, and how they are joined.
//!
//! Most of what a query asks about stands in few articles. So a list holds these
//! only, and joining two takes as many steps as they are long, however large the
//! archive is.

use std::cmp::Ordering;

/// Article numbers, ascending, each with a score above 0.
pub type Scores = Vec<(u32, f32)>;

/// Collects scores in any order of articles.
///
/// One table for all articles, used again and again; the bits tell where it was
/// written to.
pub struct Collector {
    scores: Vec<f32>,
    written: Vec<u64>,
}

impl Collector {
    /// For articles with numbers below `articles`.
    pub fn new(articles: usize) -> Self {
        Self { scores: vec![0.0; articles], written: vec![0; articles.div_ceil(64)] }
    }

    /// Adds a score; `join` makes one of it and what the article has, 0 if
    /// nothing. Numbers beyond the articles are left out.
    pub fn add(&mut self, article: u32, score: f32, join: impl Fn(f32, f32) -> f32) {
        let article = article as usize;
        if let Some(sum) = self.scores.get_mut(article) {
            *sum = join(*sum, score);
            self.written[article / 64] |= 1 << (article % 64);
        }
    }

    /// What was collected. The next begins with nothing.
    pub fn take(&mut self) -> Scores {
        let count: u32 = self.written.iter().map(|bits| bits.count_ones()).sum();
        let mut scores = Scores::with_capacity(count as usize);
        for (index, bits) in self.written.iter_mut().enumerate() {
            while *bits != 0 {
                let article = index * 64 + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                scores.push((article as u32, std::mem::take(&mut self.scores[article])));
            }
        }
        scores
    }
}

/// The articles in either; `join` makes one score of two.
pub fn either(a: &[(u32, f32)], b: &[(u32, f32)], join: impl Fn(f32, f32) -> f32) -> Scores {
    let mut joined = Scores::with_capacity(a.len().max(b.len()));
    let (mut a, mut b) = (a, b);
    while let ([first, a_rest @ ..], [second, b_rest @ ..]) = (a, b) {
        let order = first.0.cmp(&second.0);
        joined.push(match order {
            Ordering::Less => *first,
            Ordering::Equal => (first.0, join(first.1, second.1)),
            Ordering::Greater => *second,
        });
        if order.is_le() {
            a = a_rest;
        }
        if order.is_ge() {
            b = b_rest;
        }
    }
    joined.extend_from_slice(a);
    joined.extend_from_slice(b);
    joined
}

/// Removes the articles with these numbers, which ascend.
pub fn remove(a: &mut Scores, numbers: impl Iterator<Item = u32>) {
    let mut numbers = numbers.peekable();
    if numbers.peek().is_none() {
        return;
    }
    a.retain(|(article, _)| {
        while numbers.next_if(|number| number < article).is_some() {}
        numbers.peek() != Some(article)
    });
}

/// The scores that `all` has for these articles; 0 for those it has none for.
pub fn of(articles: &[(u32, f32)], all: &[(u32, f32)]) -> Scores {
    let score = |article: &u32| {
        all.binary_search_by_key(article, |(article, _)| *article).map_or(0.0, |at| all[at].1)
    };
    articles.iter().map(|(article, _)| (*article, score(article))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const ARTICLES: u32 = 200;

    fn scores() -> impl Strategy<Value = BTreeMap<u32, u16>> {
        proptest::collection::btree_map(0..ARTICLES, 1_u16..1000, 0..60)
    }

    fn list(scores: &BTreeMap<u32, u16>) -> Scores {
        scores.iter().map(|(article, score)| (*article, f32::from(*score))).collect()
    }

    proptest! {
        #[test]
        fn what_was_collected_comes_in_order_and_once(added in proptest::collection::vec((0..ARTICLES + 9, 1_u16..1000), 0..80)) {
            let mut collector = Collector::new(ARTICLES as usize);
            let mut best = BTreeMap::<u32, u16>::new();
            for (article, score) in added {
                collector.add(article, f32::from(score), f32::max);
                if article < ARTICLES {
                    let known = best.entry(article).or_default();
                    *known = score.max(*known);
                }
            }
            prop_assert_eq!(collector.take(), list(&best));
            prop_assert_eq!(collector.take(), Scores::new());
        }

        #[test]
        fn lists_are_joined_as_sets_are(a in scores(), b in scores()) {
            let sum = |article: &u32| f32::from(a.get(article).copied().unwrap_or(0)) + f32::from(b.get(article).copied().unwrap_or(0));
            let summed = |articles: Vec<u32>| -> Scores { articles.into_iter().map(|article| (article, sum(&article))).collect() };
            let mut all: Vec<u32> = a.keys().chain(b.keys()).copied().collect();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(either(&list(&a), &list(&b), |a, b| a + b), summed(all));
            let found = of(&list(&a), &list(&b));
            prop_assert!(found.iter().all(|(article, score)| f32::from(b.get(article).copied().unwrap_or(0)) == *score));
            prop_assert_eq!(found.len(), a.len());
            let mut left = list(&a);
            remove(&mut left, b.keys().copied());
            prop_assert_eq!(left, list(&a.iter().filter(|(article, _)| !b.contains_key(article)).map(|(article, score)| (*article, *score)).collect()));
        }
    }
}
