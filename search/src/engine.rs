//! From a typed query to a page of results.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use futures::future::{try_join, try_join_all};

use crate::{
    codec::DecodeError,
    correct,
    evaluate::{self, Evidence, Matches},
    files::Files,
    format::{self, CARDS_PER_BLOCK, FileId, Group, Root},
    passage,
    query::{Query, Sort},
    results::{Facet, Hit, Results},
    source::{ChunkSource, FetchError},
    tokens::{Terms, pair},
};

/// How many words a half-typed one is completed to.
const COMPLETIONS: usize = 8;
/// How many files a half-typed second word may cost.
const COMPLETION_FILES: usize = 3;

/// Why a search failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// A file cannot be had.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// A file is not what it should be.
    #[error(transparent)]
    Decode(#[from] DecodeError),
}

/// An index that was opened. It answers from the state it was opened in, as
/// long as the files of that state can be had.
pub struct Engine<S> {
    files: Files<S>,
    root: Root,
    /// Words with frequencies, sorted.
    vocabulary: Vec<(String, u32)>,
    /// Category of every article.
    categories: Vec<u32>,
}

impl<S: ChunkSource> Engine<S> {
    /// Opens the index that `source` holds, from its root (see [`crate::root_name`]).
    ///
    /// # Errors
    /// When the root or a file that every query needs cannot be had or read.
    pub async fn open(source: S, root: &str) -> Result<Self, SearchError> {
        let root = Root::decode(&source.fetch(root).await?)?;
        let files = Files::new(source);
        let (vocabulary, facts) = try_join(files.get(root.vocabulary), files.get(root.facts)).await?;
        let vocabulary = format::decode_vocabulary(&vocabulary)?;
        let categories = format::decode_facts(&facts)?;
        if categories.len() != root.articles() {
            return Err(DecodeError.into());
        }
        Ok(Self { files, root, vocabulary, categories })
    }

    /// Answers a query.
    ///
    /// # Errors
    /// When a file cannot be had or read.
    pub async fn search(&self, query: &Query) -> Result<Results, SearchError> {
        let terms = Terms::parse(&query.text);
        let Found { terms, matches, showing_for } = self.find(terms).await?;
        let choice = Choice::new(&self.root, query);
        let categories = self.category_facets(&matches, &choice);
        let years = self.year_facets(&matches, &choice);

        let mut chosen = matches;
        chosen.retain(|(article, _)| {
            choice.year_fits(*article) && choice.category_fits(self.category(*article))
        });
        // Newest first; a stable sort by score keeps that order among equals.
        chosen.reverse();
        if query.sort == Sort::Relevance {
            chosen.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        }
        let page: Vec<u32> =
            chosen.iter().skip(query.offset).take(query.limit).map(|(article, _)| *article).collect();
        let hits =
            try_join_all(page.into_iter().map(|article| self.hit(article, &terms, query.passages))).await?;
        Ok(Results { total: chosen.len(), hits, categories, years, showing_for })
    }

    /// Every word, else every word with slips mended, else most of the words.
    async fn find(&self, terms: Terms) -> Result<Found, SearchError> {
        let articles = self.root.articles();
        if terms.words.is_empty() {
            let matches =
                (0..u32::try_from(articles).unwrap_or(u32::MAX)).map(|article| (article, 0.0)).collect();
            return Ok(Found { terms, matches, showing_for: None });
        }
        let evidence = self.evidence(&terms).await?;
        let matches = evaluate::all_words(&terms, &evidence, articles);
        if !matches.is_empty() {
            return Ok(Found { terms, matches, showing_for: None });
        }
        if let Some(corrected) = self.correct(&terms).await? {
            let evidence = self.evidence(&corrected).await?;
            let matches = evaluate::all_words(&corrected, &evidence, articles);
            if !matches.is_empty() {
                let words: Vec<_> = corrected.words.iter().map(|word| word.folded.as_str()).collect();
                let showing_for = Some(words.join(" "));
                return Ok(Found { terms: corrected, matches, showing_for });
            }
        }
        let matches = evaluate::most_words(&terms, &evidence, articles);
        Ok(Found { terms, matches, showing_for: None })
    }

    /// What the index says about the query's words and pairs.
    async fn evidence(&self, terms: &Terms) -> Result<Evidence, SearchError> {
        let mut keys: BTreeSet<String> = terms.words.iter().map(|word| word.folded.clone()).collect();
        keys.extend(pairs(terms));
        let mut evidence =
            Evidence { exact: self.groups(&keys).await?.into_iter().collect(), ..Evidence::default() };
        if terms.open {
            evidence.completions = self.completions(terms, &evidence).await?;
        }
        Ok(evidence)
    }

    /// Groups that a half-typed last word may mean: the pairs that the word
    /// before it begins, else frequent words.
    async fn completions(
        &self,
        terms: &Terms,
        evidence: &Evidence,
    ) -> Result<Vec<(String, Group)>, SearchError> {
        let Some((last, before)) = terms.words.split_last() else { return Ok(Vec::new()) };
        if let Some(previous) = before.last() {
            let found = self.groups_beginning(&pair(&previous.folded, &last.folded)).await?;
            if !found.is_empty() || evidence.frequency(&last.folded) > 0 {
                return Ok(found);
            }
        }
        let from = self.vocabulary.partition_point(|(word, _)| *word < last.folded);
        let mut known: Vec<&(String, u32)> = self.vocabulary[from..]
            .iter()
            .take_while(|(word, _)| word.starts_with(&last.folded))
            .filter(|(word, _)| *word != last.folded)
            .collect();
        known.sort_by_key(|(_, count)| Reverse(*count));
        self.groups(&known.into_iter().take(COMPLETIONS).map(|(word, _)| word.clone()).collect()).await
    }

    /// The query with its least likely word replaced by the likeliest one that
    /// it may be a slip of.
    async fn correct(&self, terms: &Terms) -> Result<Option<Terms>, SearchError> {
        let mut corrected = terms.clone();
        let mut changed = false;
        let unknown: Vec<usize> =
            (0..terms.words.len()).filter(|&index| self.known(&terms.words[index].folded) == 0).collect();
        let rarest = (0..terms.words.len()).min_by_key(|&index| self.known(&terms.words[index].folded));
        let doubtful = if unknown.is_empty() { rarest.into_iter().collect() } else { unknown };
        for index in doubtful {
            let candidates = correct::candidates(&terms.words[index].folded, &self.vocabulary);
            if let Some(best) = self.likeliest(&corrected, index, &candidates).await? {
                corrected = corrected.corrected(index, best);
                changed = true;
            }
        }
        Ok(changed.then_some(corrected))
    }

    /// Of `candidates` the one that stands beside its neighbours most often.
    async fn likeliest<'c>(
        &self,
        terms: &Terms,
        index: usize,
        candidates: &[&'c str],
    ) -> Result<Option<&'c str>, SearchError> {
        let neighbours = |candidate: &str| {
            let before = index.checked_sub(1).map(|before| pair(&terms.words[before].folded, candidate));
            let after = terms.words.get(index + 1).map(|after| pair(candidate, &after.folded));
            before.into_iter().chain(after).collect::<Vec<_>>()
        };
        let keys = candidates.iter().flat_map(|candidate| neighbours(candidate)).collect();
        let groups: HashMap<String, Group> = self.groups(&keys).await?.into_iter().collect();
        let together = |candidate: &str| -> usize {
            neighbours(candidate).iter().map(|key| groups.get(key).map_or(0, Group::frequency)).sum()
        };
        // `max_by_key` prefers the last of equals; the first candidate is the closest.
        Ok(candidates.iter().rev().max_by_key(|candidate| together(candidate)).copied())
    }

    /// How often the vocabulary has seen a word.
    fn known(&self, folded: &str) -> u32 {
        self.vocabulary
            .binary_search_by(|(word, _)| word.as_str().cmp(folded))
            .map_or(0, |index| self.vocabulary[index].1)
    }

    /// The groups of those of `keys` that the index has.
    async fn groups(&self, keys: &BTreeSet<String>) -> Result<Vec<(String, Group)>, SearchError> {
        let chunks: BTreeSet<usize> = keys.iter().filter_map(|key| self.chunk_of(key)).collect();
        self.read_chunks(chunks, |key| keys.contains(key)).await
    }

    async fn groups_beginning(&self, prefix: &str) -> Result<Vec<(String, Group)>, SearchError> {
        let first = self.chunk_of(prefix).unwrap_or(0);
        let chunks = (first..self.root.terms.len())
            .take_while(|&index| index == first || self.root.terms[index].0.starts_with(prefix))
            .take(COMPLETION_FILES)
            .collect();
        self.read_chunks(chunks, |key| key.starts_with(prefix)).await
    }

    async fn read_chunks(
        &self,
        chunks: BTreeSet<usize>,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<(String, Group)>, SearchError> {
        let files = chunks.into_iter().map(|index| self.files.get(self.root.terms[index].1));
        let mut groups = Vec::new();
        for bytes in try_join_all(files).await? {
            groups.extend(format::decode_terms(&bytes, self.root.articles(), &wanted)?);
        }
        Ok(groups)
    }

    /// The chunk that would hold `key`.
    fn chunk_of(&self, key: &str) -> Option<usize> {
        self.root.terms.partition_point(|(first, _)| first.as_str() <= key).checked_sub(1)
    }

    fn category(&self, article: u32) -> u32 {
        self.categories.get(article as usize).copied().unwrap_or(u32::MAX)
    }

    fn category_facets(&self, matches: &Matches, choice: &Choice) -> Vec<Facet> {
        let mut own = vec![0_usize; self.root.categories.len()];
        for (article, _) in matches.iter().filter(|(article, _)| choice.year_fits(*article)) {
            if let Some(count) = own.get_mut(self.category(*article) as usize) {
                *count += 1;
            }
        }
        let below = |path: &str| -> usize {
            let counted = self.root.categories.iter().zip(&own);
            counted.filter(|(category, _)| is_within(&category.path, path)).map(|(_, count)| count).sum()
        };
        self.root
            .categories
            .iter()
            .map(|category| Facet {
                value: category.path.clone(),
                label: category.name.clone(),
                count: below(&category.path),
            })
            .filter(|facet| facet.count > 0)
            .collect()
    }

    fn year_facets(&self, matches: &Matches, choice: &Choice) -> Vec<Facet> {
        let mut facets: Vec<Facet> = self
            .root
            .years
            .iter()
            .map(|(year, _)| {
                let range = self.root.articles_of(*year);
                let count = matches
                    .iter()
                    .filter(|(article, _)| range.contains(&(*article as usize)))
                    .filter(|(article, _)| choice.category_fits(self.category(*article)))
                    .count();
                Facet { value: year.to_string(), label: year.to_string(), count }
            })
            .filter(|facet| facet.count > 0)
            .collect();
        facets.reverse();
        facets
    }

    async fn hit(&self, article: u32, terms: &Terms, with_passage: bool) -> Result<Hit, SearchError> {
        let article = article as usize;
        let block = self.root.cards.get(article / CARDS_PER_BLOCK).copied().ok_or(DecodeError)?;
        let mut cards = format::decode_cards(&self.files.get(block).await?)?;
        if article % CARDS_PER_BLOCK >= cards.len() {
            return Err(DecodeError.into());
        }
        let stored = cards.swap_remove(article % CARDS_PER_BLOCK);
        let passage = match self.passage(stored.text, terms, with_passage).await? {
            Some(passage) => passage,
            None => passage::passage(&stored.card.summary, terms)
                .unwrap_or_else(|| passage::beginning(&stored.card.summary)),
        };
        Ok(Hit { title: passage::highlight(&stored.card.title, terms), passage, card: stored.card })
    }

    async fn passage(
        &self,
        text: FileId,
        terms: &Terms,
        wanted: bool,
    ) -> Result<Option<Vec<crate::results::Span>>, SearchError> {
        if !wanted || terms.words.is_empty() {
            return Ok(None);
        }
        let bytes = self.files.get(text).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| DecodeError)?;
        Ok(passage::passage(text, terms))
    }
}

struct Found {
    terms: Terms,
    matches: Matches,
    showing_for: Option<String>,
}

fn pairs(terms: &Terms) -> impl Iterator<Item = String> + '_ {
    terms.words.windows(2).map(|two| pair(&two[0].folded, &two[1].folded))
}

/// Whether the category at `path` is the one at `above` or lies below it.
fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What the reader narrowed the results to.
struct Choice {
    years: Option<std::ops::Range<usize>>,
    /// For every category whether it is chosen.
    categories: Option<Vec<bool>>,
}

impl Choice {
    fn new(root: &Root, query: &Query) -> Self {
        Self {
            years: query.year.map(|year| root.articles_of(year)),
            categories: query.category.as_ref().map(|chosen| {
                root.categories.iter().map(|category| is_within(&category.path, chosen)).collect()
            }),
        }
    }

    fn year_fits(&self, article: u32) -> bool {
        self.years.as_ref().is_none_or(|years| years.contains(&(article as usize)))
    }

    fn category_fits(&self, category: u32) -> bool {
        self.categories.as_ref().is_none_or(|chosen| chosen.get(category as usize).copied().unwrap_or(false))
    }
}
