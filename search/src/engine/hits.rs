//! The results that are shown.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
};

use super::{Engine, Matches, SearchError, passage, segments::Segments};
use crate::{
    format::{DecodeError, List, Part, StoredCard, TIMES_PER_RECORD, decode_times},
    order::first,
    query::{Ask, Query, Sort},
    results::{Card, Hit},
    source::ChunkSource,
};

impl<S: ChunkSource> Engine<S> {
    /// The part of `matches` that was asked for, in order.
    pub(super) async fn page(
        &self,
        matches: Matches,
        query: &Query,
        ask: &Ask,
    ) -> Result<Matches, SearchError> {
        let end = query.offset.saturating_add(query.limit).min(matches.len());
        if query.sort == Sort::Date || ask.clauses.is_empty() {
            return self.newest(matches, query.offset..end).await;
        }
        let ranked = matches.into_iter().map(|found| Ranked { found, segments: &self.segments });
        Ok(first(ranked, end).into_iter().skip(query.offset).map(|ranked| ranked.found).collect())
    }

    /// The newest of `matches`. Only the quarters that matter are looked into.
    async fn newest(&self, matches: Matches, page: std::ops::Range<usize>) -> Result<Matches, SearchError> {
        let quarter = |article: u32| self.segments.cell(article).quarter;
        let mut counts = BTreeMap::<Reverse<u32>, usize>::new();
        for (article, _) in &matches {
            *counts.entry(Reverse(quarter(*article))).or_default() += 1;
        }
        let mut before = 0;
        let reached = |(_, count): &(&Reverse<u32>, &usize)| {
            before += **count;
            before >= page.end
        };
        let Some((Reverse(last), _)) = counts.iter().find(reached).or(counts.last_key_value()) else {
            return Ok(Matches::new());
        };
        let quarters: Matches =
            matches.into_iter().filter(|(article, _)| quarter(*article) >= *last).collect();
        let place = |article: u32| {
            let (segment, number) = self.segments.place(article);
            (segment.part(List::Times, number / TIMES_PER_RECORD), (number % TIMES_PER_RECORD) as usize)
        };
        let parts: BTreeSet<Part> = quarters.iter().map(|(article, _)| place(*article).0).collect();
        let parts: Vec<Part> = parts.into_iter().collect();
        let mut times = Vec::new();
        for bytes in self.files.get(&parts).await? {
            times.push(decode_times(&bytes)?);
        }
        let mut dated = Vec::with_capacity(quarters.len());
        for (article, score) in quarters {
            let (part, at) = place(article);
            let time =
                parts.binary_search(&part).ok().and_then(|part| times[part].get(at)).ok_or(DecodeError)?;
            dated.push(Reverse((*time, article, score.to_bits())));
        }
        let dated = first(dated.into_iter(), page.end).into_iter().skip(page.start);
        Ok(dated.map(|Reverse((_, article, score))| (article, f32::from_bits(score))).collect())
    }

    /// The articles of `page` as results.
    pub(super) async fn hits(
        &self,
        page: &Matches,
        ask: &Ask,
        passages: bool,
    ) -> Result<Vec<Hit>, SearchError> {
        let parts = |list| -> Vec<Part> {
            let places = page.iter().map(|(article, _)| self.segments.place(*article));
            places.map(|(segment, number)| segment.part(list, number)).collect()
        };
        if page.is_empty() {
            return Ok(Vec::new());
        }
        let mut wanted = parts(List::Cards);
        if passages && !ask.clauses.is_empty() {
            wanted.extend(parts(List::Texts));
        }
        let files = self.files.get(&wanted).await?;
        let marks = passage::Marks::of(ask);
        let (cards, texts) = files.split_at(page.len());
        let mut hits = Vec::with_capacity(page.len());
        for (index, ((article, score), card)) in page.iter().zip(cards).enumerate() {
            let card = StoredCard::decode(card)?;
            let text = texts
                .get(index)
                .map(|text| std::str::from_utf8(text))
                .transpose()
                .map_err(|_| DecodeError)?;
            let passage = text
                .and_then(|text| passage::passage(text, &marks))
                .or_else(|| passage::passage(&card.summary, &marks))
                .unwrap_or_else(|| passage::beginning(&card.summary));
            let cell = self.segments.cell(*article);
            let category = self.root.categories.iter().find(|category| category.id == cell.category);
            hits.push(Hit {
                title: passage::highlight(&card.title, &marks),
                passage,
                score: *score,
                explanation: Vec::new(),
                card: Card {
                    slug: card.slug,
                    title: card.title,
                    summary: card.summary,
                    category_name: category.map_or_else(String::new, |category| category.name.clone()),
                    published_at: card.published_at,
                    thumbnail: card.thumbnail,
                },
            });
        }
        Ok(hits)
    }
}

/// A match among others: the best first, of equals the newer.
struct Ranked<'s> {
    found: (u32, f32),
    segments: &'s Segments,
}

impl Ord for Ranked<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let better = other.found.1.total_cmp(&self.found.1);
        better.then_with(|| self.segments.newer_first(self.found.0, other.found.0))
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked<'_> {}
