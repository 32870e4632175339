//! From a typed query to a page of results.

mod correct;
mod evaluate;
mod facets;
mod hits;
mod lookup;
mod need;
mod passage;
mod segments;

use std::sync::{Arc, Mutex, PoisonError};

use self::{
    evaluate::{Matches, Scored},
    facets::Choice,
    lookup::Evidence,
    need::Plan,
    segments::Segments,
};
use crate::{
    files::Files,
    format::{DecodeError, Root},
    query::{Ask, Query, Synonyms},
    results::Results,
    source::{ChunkSource, FetchError},
};

/// Fewer results than these are not enough: articles that hold the words apart
/// come after those that hold them together.
const FEW: usize = 10;
/// Among more results than these the order decides.
const MANY: usize = 50;
/// How many words of a query are mended at most.
const MAX_SLIPS: usize = 2;
/// A word that exists is taken for a slip only if what it may be a slip of
/// stands beside its neighbours in one article of so many.
const LIKELY: usize = 1000;
/// And in so many times more articles than what was typed.
const TIMES: usize = 8;
/// Longer queries are sentences, of which no article holds every word.
const SENTENCE: usize = 4;

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
    segments: Segments,
    synonyms: Synonyms,
    vocabulary: Mutex<Option<Vocabulary>>,
}

/// Words with how many articles hold them, sorted.
type Vocabulary = Arc<Vec<(String, u32)>>;

impl<S: ChunkSource> Engine<S> {
    /// Opens the index that `source` holds, from its root (see [`crate::root_name`]).
    ///
    /// # Errors
    /// When the root or a file that every query needs cannot be had or read.
    pub async fn open(source: S, root: &str) -> Result<Self, SearchError> {
        let root = Root::decode(&source.root(root).await?)?;
        let files = Files::new(source);
        let segments = Segments::open(&files, &root.segments).await?;
        let synonyms = Synonyms::new(&root.synonyms);
        Ok(Self { files, root, segments, synonyms, vocabulary: Mutex::default() })
    }

    /// Answers a query.
    ///
    /// # Errors
    /// When a file cannot be had or read.
    pub async fn search(&self, query: &Query) -> Result<Results, SearchError> {
        let ask = Ask::parse(&query.text, &self.synonyms);
        let choice = Choice::new(&self.root, query, &ask);
        let found = self.find(ask).await?;
        let mut matches = found.scored.matches;
        let (categories, years) = facets::count(&self.root, &self.segments, &matches, &choice);
        matches.retain(|(article, _)| choice.fits(self.segments.cell(*article)));
        let total = matches.len();
        let page = self.page(matches, query, &found.ask).await?;
        let mut hits = self.hits(&page, &found.ask, query.passages).await?;
        if query.explain {
            for (hit, (article, _)) in hits.iter_mut().zip(&page) {
                hit.explanation = found.plan.explain(*article, &found.evidence, &self.segments);
            }
        }
        let showing_for = found.changed.then(|| found.ask.shown());
        Ok(Results { total, hits, categories, years, showing_for })
    }

    /// The words together, else apart, else as they may be meant, else most of them.
    async fn find(&self, ask: Ask) -> Result<Found, SearchError> {
        if ask.clauses.is_empty() {
            let (plan, evidence) = (Plan::everything(&ask), self.excluded(&ask).await?);
            let scored = evaluate::evaluate(&plan, &evidence, &self.segments);
            return Ok(Found { scored, ask, plan, evidence, changed: false });
        }
        let mut evidence = Evidence::default();
        let typed = self.together(ask.clone(), &mut evidence).await?;
        let count = typed.scored.matches.len();
        let exact = ask.clauses.iter().any(|clause| clause.phrase);
        let enough = if ask.words().count() > SENTENCE { 1 } else { FEW };
        if count >= enough || exact {
            return Ok(typed.found(evidence, false));
        }
        if count == 0
            && let Some(decoded) = ask.decoded()
        {
            let mut meant = self.together(decoded, &mut evidence).await?;
            if meant.scored.matches.is_empty() {
                meant = self.apart(meant.ask, &mut evidence).await?;
            }
            if !meant.scored.matches.is_empty() {
                return Ok(meant.found(evidence, true));
            }
        }
        let mut corrected = ask.clone();
        for _ in 0..MAX_SLIPS {
            let Some(guess) = self.correct(&corrected, &mut evidence).await? else { break };
            corrected = guess.ask.clone();
            let meant = self.together(guess.ask, &mut evidence).await?;
            let found = meant.scored.matches.len();
            let likely = if guess.unknown { 1 } else { (self.segments.articles() / LIKELY).max(1) };
            if found >= likely && found > TIMES * count && (guess.unknown || count == 0) {
                return Ok(meant.found(evidence, true));
            }
        }
        let apart = self.apart(ask, &mut evidence).await?;
        if !apart.scored.matches.is_empty() {
            return Ok(apart.found(evidence, false));
        }
        let plan = Plan::most(&apart.ask, &evidence);
        let scored = evaluate::evaluate(&plan, &evidence, &self.segments);
        Ok(Found { scored, ask: apart.ask, plan, evidence, changed: false })
    }

    /// Articles that hold the words side by side.
    async fn together(&self, ask: Ask, evidence: &mut Evidence) -> Result<Attempt, SearchError> {
        self.look_up(&Plan::first_keys(&ask), evidence).await?;
        self.complete(&ask, evidence).await?;
        let mut plan = self.covered(&ask, evidence).await?;
        let mut scored = evaluate::evaluate(&plan, evidence, &self.segments);
        // Too few: the words may belong together otherwise. Too many: longer
        // phrases must come first.
        if scored.matches.is_empty() || scored.matches.len() > MANY {
            self.look_up(&Plan::all_pairs(&ask), evidence).await?;
            plan = self.covered(&ask, evidence).await?;
            scored = evaluate::evaluate(&plan, evidence, &self.segments);
        }
        Ok(Attempt { scored, ask, plan })
    }

    async fn covered(&self, ask: &Ask, evidence: &mut Evidence) -> Result<Plan, SearchError> {
        self.look_up(&Plan::second_keys(ask, evidence), evidence).await?;
        Ok(Plan::together(ask, evidence))
    }

    /// Articles that hold the words anywhere: all of few, most of many.
    async fn apart(&self, ask: Ask, evidence: &mut Evidence) -> Result<Attempt, SearchError> {
        self.look_up(&Plan::all_pairs(&ask), evidence).await?;
        self.look_up(&Plan::third_keys(&ask), evidence).await?;
        let many = ask.words().count() > SENTENCE;
        let plan = if many { Plan::most(&ask, evidence) } else { Plan::apart(&ask, evidence) };
        let scored = evaluate::evaluate(&plan, evidence, &self.segments);
        Ok(Attempt { scored, ask, plan })
    }

    async fn excluded(&self, ask: &Ask) -> Result<Evidence, SearchError> {
        let mut evidence = Evidence::default();
        self.look_up(&Plan::first_keys(ask), &mut evidence).await?;
        Ok(evidence)
    }

    /// Words that at least a few articles hold.
    async fn vocabulary(&self) -> Result<Vocabulary, SearchError> {
        let known = self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known {
            return Ok(known);
        }
        let vocabulary = Arc::new(self.segments.vocabulary(&self.files).await?);
        *self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner) = Some(vocabulary.clone());
        Ok(vocabulary)
    }
}

/// What one reading of the query finds.
struct Attempt {
    scored: Scored,
    ask: Ask,
    plan: Plan,
}

impl Attempt {
    fn found(self, evidence: Evidence, changed: bool) -> Found {
        Found { scored: self.scored, ask: self.ask, plan: self.plan, evidence, changed }
    }
}

/// What a query finds.
struct Found {
    scored: Scored,
    ask: Ask,
    plan: Plan,
    evidence: Evidence,
    /// Whether it is not the query as it was typed.
    changed: bool,
}
