//! What one article is about: why its words go together.

use std::sync::LazyLock;

use super::lexicon::{Compound, LEXICON, any};
use crate::chance::{Chance, Zipf};

/// How many communes, enterprises and cited documents there are to write about; the
/// first of them often, most of them hardly ever.
const COMMUNES: usize = 400;
const ENTERPRISES: usize = 40_000;
const DOCUMENTS: usize = 20_000;
/// How many compounds an article keeps coming back to.
const FOCUS: usize = 14;
/// How often an abbreviation stands for the name.
const ABBREVIATED: f64 = 0.45;

static FOCUS_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(FOCUS));
static COMMUNE_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(COMMUNES));
static ENTERPRISE_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(ENTERPRISES));
static DOCUMENT_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(DOCUMENTS));

/// Draws from a list, frequent words first.
pub fn frequent<'a>(list: &'a [Compound], chance: &mut Chance) -> &'a Compound {
    static RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(128));
    loop {
        if let Some(found) = list.get(RANKS.rank(chance)) {
            return found;
        }
    }
}

/// What one article is about.
pub struct Subject {
    /// Indexes of its topics.
    pub topics: Vec<usize>,
    /// The commune it happens in.
    pub commune: usize,
    /// The enterprise it tells of.
    pub enterprise: usize,
    /// The document it is about.
    pub document: Option<usize>,
    /// The product it praises.
    pub product: String,
    focus: Vec<&'static Compound>,
}

impl Subject {
    /// Draws one.
    pub fn new(chance: &mut Chance) -> Self {
        let count = *chance.pick(&[1, 1, 2, 2, 2, 3]);
        let topics: Vec<usize> = (0..count).map(|_| chance.below(LEXICON.topics.len())).collect();
        let focus = (0..FOCUS).map(|place| {
            let topic = &LEXICON.topics[topics[place % topics.len()]];
            frequent(&topic.compounds, chance)
        });
        let focus = focus.collect();
        Self {
            commune: COMMUNE_RANKS.rank(chance),
            enterprise: ENTERPRISE_RANKS.rank(chance),
            document: chance.is(0.6).then(|| DOCUMENT_RANKS.rank(chance)),
            product: any(LEXICON.list("products"), chance).to_owned(),
            focus,
            topics,
        }
    }

    /// The name of its first topic.
    pub fn topic_name(&self, chance: &mut Chance) -> &'static str {
        written(&LEXICON.topics[self.topics[0]].name, chance)
    }

    /// The compound at that place of its focus.
    pub fn focus(&self, place: usize, chance: &mut Chance) -> &'static str {
        written(self.focus[place], chance)
    }

    /// Which of `count` headlines fits it: those that need a document only where it has one.
    pub fn title_rank(&self, count: usize, chance: &mut Chance) -> usize {
        static RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(128));
        loop {
            let rank = RANKS.rank(chance);
            let needs_document = matches!(rank, 15 | 16 | 38);
            if rank < count && (self.document.is_some() || !needs_document) {
                return rank;
            }
        }
    }

    /// A noun of its text.
    pub fn noun(&self, chance: &mut Chance) -> &'static str {
        let share = chance.share();
        let compound = if share < 0.52 {
            self.focus[FOCUS_RANKS.rank(chance)]
        } else if share < 0.77 {
            frequent(&LEXICON.topics[*chance.pick(&self.topics)].compounds, chance)
        } else if share < 0.93 {
            frequent(LEXICON.list("things"), chance)
        } else {
            frequent(&chance.pick(&LEXICON.topics).compounds, chance)
        };
        written(compound, chance)
    }
}

/// In full or abbreviated.
pub fn written(compound: &'static Compound, chance: &mut Chance) -> &'static str {
    match &compound.short {
        Some(short) if chance.is(ABBREVIATED) => short,
        _ => &compound.long,
    }
}

/// A document that is cited in passing.
pub fn any_document(chance: &mut Chance) -> usize {
    DOCUMENT_RANKS.rank(chance)
}
