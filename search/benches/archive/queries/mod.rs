//! What is asked, and what the right answers are.

mod judge;
mod kind;
mod numbers;
mod phrases;
mod slips;
mod titles;
mod tokenised;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

pub use self::kind::{Half, Kind};
use self::{
    phrases::{Phrase, Wanted},
    tokenised::Tokenised,
};
use crate::{
    article::Corpus,
    chance::{Chance, hash},
    spelling,
};

/// How many phrases, titles and numbers are drawn; every kind has at most so many
/// queries in both halves together.
const COUNT: usize = 160;

/// What the measured design was tried with: as typed, and the phrase that is meant.
const PROBES: [(&str, &str); 10] = [
    ("đổi mới sáng tạo", "đổi mới sáng tạo"),
    ("doi moi sang tao", "đổi mới sáng tạo"),
    ("dmst", "đổi mới sáng tạo"),
    ("hoi ngi tong ket", "hội nghị tổng kết"),
    ("hội nghị tổng kết", "hội nghị tổng kết"),
    ("hoi nghi tong ket", "hội nghị tổng kết"),
    ("sở hữu trí tuệ", "sở hữu trí tuệ"),
    ("so huu tri tue", "sở hữu trí tuệ"),
    ("chi dan dia ly", "chỉ dẫn địa lý"),
    ("truy xuất nguồn gốc", "truy xuất nguồn gốc"),
];

/// A query with its right answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// What it tries.
    pub kind: Kind,
    /// As typed.
    pub text: String,
    /// Whether the engine may be tuned with it.
    pub half: Half,
    /// Index of each article that answers it, with its grade from 1 to 3.
    pub relevant: HashMap<u32, u8>,
}

/// All queries of a corpus, in a fixed order.
pub fn of(corpus: &Corpus) -> Vec<Asked> {
    let mut tokenised = Tokenised::new(corpus);
    let mut list = List::default();

    let compounds = phrases::choose(&corpus.articles, &mut tokenised, COUNT, Wanted::Compound);
    for phrase in &compounds {
        list.add_variants(phrase);
    }
    list.add_slips(&compounds, &mut tokenised);
    for phrase in phrases::choose(&corpus.articles, &mut tokenised, COUNT / 2, Wanted::TwoSpellings) {
        let (new, old) = (spelling::new_placement(&phrase.text), spelling::old_placement(&phrase.text));
        let other = if new == phrase.text { old } else { new };
        list.add(Kind::TonePlacement, other, &phrase.text, &phrase.grades);
    }
    for (kind, text, base, grades) in numbers::choose(&corpus.articles, &mut tokenised, COUNT / 2) {
        list.add(kind, text, &base, &grades);
    }
    for (kind, text, base, grades) in titles::choose(&corpus.articles, &mut tokenised, COUNT) {
        list.add(kind, text, &base, &grades);
    }
    for (number, question) in corpus.questions.iter().enumerate() {
        let relevant: Vec<(u32, u8)> = (0_u32..)
            .zip(&corpus.articles)
            .filter(|(_, article)| question.relevant.contains(&article.slug))
            .map(|(article, _)| (article, 3))
            .collect();
        // Every second one is asked without marks.
        let (kind, text) = if number % 2 == 0 {
            (Kind::Question, question.text.clone())
        } else {
            (Kind::QuestionFolded, spelling::fold(&question.text))
        };
        list.add(kind, text, &question.relevant.concat(), &relevant);
    }
    let meant: Vec<_> = PROBES.iter().map(|(_, meant)| tokenised.words.of(meant)).collect();
    for ((typed, _), grades) in PROBES.iter().zip(judge::grades(&tokenised, &meant)) {
        list.add(Kind::Probe, (*typed).to_owned(), typed, &grades);
    }
    list.0
}

/// How many slips are tried on a phrase.
const SLIPS: u64 = 8;

#[derive(Default)]
struct List(Vec<Asked>);

impl List {
    /// `base` decides the half, so that all forms of a phrase are in the same.
    fn add(&mut self, kind: Kind, text: String, base: &str, grades: &[(u32, u8)]) {
        if !grades.is_empty() && !text.trim().is_empty() {
            self.0.push(Asked {
                kind,
                text,
                half: Half::of(base),
                relevant: grades.iter().copied().collect(),
            });
        }
    }

    fn add_variants(&mut self, phrase: &Phrase) {
        let Phrase { text, grades, .. } = phrase;
        let mut chance = Chance::of(hash(text), 2);
        let folded = spelling::fold(text);
        let variants = [
            (Kind::Marked, Some(text.clone())),
            (Kind::Folded, Some(folded.clone())),
            (Kind::HalfTyped, slips::half_typed(text, &mut chance)),
            (Kind::HalfTypedFolded, slips::half_typed(&folded, &mut chance)),
            (Kind::Telex, Some(spelling::telex(text))),
            (Kind::Vni, Some(spelling::vni(text))),
        ];
        for (kind, variant) in variants {
            if let Some(variant) = variant {
                self.add(kind, variant, text, grades);
            }
        }
    }

    /// Adds phrases with a slip. What happens to be in an article as it is typed is
    /// no slip but another question: then the next slip is tried.
    fn add_slips(&mut self, phrases: &[Phrase], corpus: &mut Tokenised) {
        for kind in [Kind::Typo, Kind::TypoFolded] {
            let slipped: Vec<(&Phrase, String)> = phrases
                .iter()
                .flat_map(|phrase| (0..SLIPS).map(move |number| (phrase, number)))
                .filter_map(|(phrase, number)| {
                    let typed =
                        if kind == Kind::Typo { phrase.text.clone() } else { spelling::fold(&phrase.text) };
                    let mut chance = Chance::of(hash(&typed), 10 + number);
                    Some((phrase, slips::slip(&typed, &mut chance)?))
                })
                .collect();
            let ids: Vec<_> = slipped.iter().map(|(_, text)| corpus.words.of(text)).collect();
            let occur = judge::occur_folded(corpus, &ids);
            let mut done = HashSet::new();
            for ((phrase, slipped), occurs) in slipped.into_iter().zip(occur) {
                if !occurs && done.insert(&phrase.text) {
                    self.add(kind, slipped, &phrase.text, &phrase.grades);
                }
            }
        }
    }
}

/// The order of `articles` in which queries are drawn from them, which has
/// nothing to do with their dates.
fn shuffled<T>(items: &[T], name: impl Fn(&T) -> &str) -> Vec<&T> {
    let mut order: Vec<&T> = items.iter().collect();
    order.sort_by_key(|item| hash(name(item)).rotate_left(17));
    order
}

/// Whether something is seen for the first time.
fn is_new(seen: &mut HashSet<String>, text: &str) -> bool {
    seen.insert(text.to_owned())
}
