//! From a typed query to a page of results.

mod correct;
mod cover;
mod evaluate;
mod facets;
mod hits;
mod lookup;
mod need;
mod passage;
mod scores;
mod segments;

use std::sync::{Arc, Mutex, PoisonError};

use self::{
    evaluate::{Chosen, Matches},
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
/// Fewer than one article in so many are few; of what a sentence finds, ten
/// times as many, because nobody looks at all of them.
const SELECTIVE: usize = 200;
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
        let mut matches = evaluate::rank(found.chosen, &found.plan, &found.evidence, &self.segments);
        let (categories, years) = facets::count(&self.root, &self.segments, &matches, &choice);
        if choice.narrows() {
            matches.retain(|(article, _)| choice.fits(self.segments.cell(*article)));
        }
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
            let mut evidence = Evidence::default();
            self.look_up(&Plan::exact_keys(&ask), &mut evidence).await?;
            let plan = Plan::everything(&ask, &evidence);
            let chosen = evaluate::choose(&plan, &evidence, &self.segments);
            return Ok(Found { chosen, ask, plan, evidence, changed: false });
        }
        let mut evidence = Evidence::default();
        let typed = self.together(ask.clone(), &mut evidence).await?;
        let count = typed.chosen.len();
        let exact = ask.clauses.iter().any(|clause| clause.phrase);
        let enough = if ask.words().count() > SENTENCE { 1 } else { FEW };
        if count >= enough || exact {
            return Ok(typed.found(evidence, false));
        }
        if count == 0
            && let Some(decoded) = ask.decoded()
        {
            let mut meant = self.together(decoded, &mut evidence).await?;
            if meant.chosen.is_empty() {
                meant = self.apart(meant.ask, &mut evidence).await?;
            }
            if !meant.chosen.is_empty() {
                return Ok(meant.found(evidence, true));
            }
        }
        let mut corrected = ask.clone();
        for _ in 0..MAX_SLIPS {
            let Some(guess) = self.correct(&corrected, &mut evidence).await? else { break };
            corrected = guess.ask.clone();
            let meant = self.together(guess.ask, &mut evidence).await?;
            let found = meant.chosen.len();
            let likely = if guess.unknown { 1 } else { (self.segments.articles() / LIKELY).max(1) };
            if found >= likely && found > TIMES * count && (guess.unknown || count == 0) {
                return Ok(meant.found(evidence, true));
            }
        }
        let apart = self.apart(ask, &mut evidence).await?;
        if !apart.chosen.is_empty() {
            return Ok(apart.found(evidence, false));
        }
        let most = self.weigh(apart.ask, &mut evidence, Plan::most).await?;
        Ok(most.found(evidence, false))
    }

    /// Articles that hold the words side by side.
    async fn together(&self, ask: Ask, evidence: &mut Evidence) -> Result<Attempt, SearchError> {
        self.look_up(&Plan::exact_keys(&ask), evidence).await?;
        self.look_up_rare(&Plan::first_keys(&ask), evidence).await?;
        self.complete(&ask, evidence).await?;
        self.look_up_rare(&Plan::second_keys(&ask, evidence), evidence).await?;
        let found = self.weigh(ask, evidence, Plan::together).await?;
        if (1..=MANY).contains(&found.chosen.len()) {
            return Ok(found);
        }
        // Too few: the words may belong together otherwise. Too many: longer
        // phrases must come first.
        let known = evidence.known();
        self.look_up_rare(&Plan::all_pairs(&found.ask), evidence).await?;
        self.look_up_rare(&Plan::second_keys(&found.ask, evidence), evidence).await?;
        if evidence.known() == known {
            return Ok(found);
        }
        let plan = Plan::together(&found.ask, evidence);
        if plan.needs_the_same_as(&found.plan) {
            return Ok(Attempt { plan, ..found });
        }
        self.weigh(found.ask, evidence, Plan::together).await
    }

    /// Articles that hold the words anywhere: all of few, most of many.
    async fn apart(&self, ask: Ask, evidence: &mut Evidence) -> Result<Attempt, SearchError> {
        self.look_up_rare(&Plan::all_pairs(&ask), evidence).await?;
        self.look_up_rare(&Plan::third_keys(&ask), evidence).await?;
        let many = ask.words().count() > SENTENCE;
        self.weigh(ask, evidence, if many { Plan::most } else { Plan::apart }).await
    }

    /// Carries out a plan. What very many articles hold is looked up only where
    /// the rest does not leave few: there it would change little, and its lists
    /// are the longest.
    async fn weigh(
        &self,
        ask: Ask,
        evidence: &mut Evidence,
        plan: impl Fn(&Ask, &Evidence) -> Plan,
    ) -> Result<Attempt, SearchError> {
        let share = if ask.words().count() > SENTENCE { SELECTIVE / 10 } else { SELECTIVE };
        let few = (self.segments.articles() / share).max(MANY);
        let mut made = plan(&ask, evidence);
        let given = made.given();
        if made.tells() {
            let chosen = evaluate::choose(&made, evidence, &self.segments);
            if chosen.len() <= few || given.is_empty() {
                return Ok(Attempt { chosen, ask, plan: made });
            }
        }
        self.look_up(&given, evidence).await?;
        made = plan(&ask, evidence);
        let chosen = evaluate::choose(&made, evidence, &self.segments);
        Ok(Attempt { chosen, ask, plan: made })
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
    chosen: Chosen,
    ask: Ask,
    plan: Plan,
}

impl Attempt {
    fn found(self, evidence: Evidence, changed: bool) -> Found {
        Found { chosen: self.chosen, ask: self.ask, plan: self.plan, evidence, changed }
    }
}

/// What a query finds.
struct Found {
    chosen: Chosen,
    ask: Ask,
    plan: Plan,
    evidence: Evidence,
    /// Whether it is not the query as it was typed.
    changed: bool,
}
