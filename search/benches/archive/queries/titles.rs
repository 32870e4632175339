//! Queries for titles, whole and begun, and for abbreviations.

use std::collections::HashSet;

use domain::text::words;

use super::{
    Kind, is_new, judge,
    numbers::Drawn,
    phrases::LINKS,
    shuffled,
    tokenised::{Id, Tokenised, meaning},
};
use crate::{
    article::Article,
    chance::{Chance, hash},
    generate::lexicon::ABBREVIATIONS,
    spelling::fold,
};

/// Up to `count` titles: whole, folded, and the first words of them.
pub fn choose(articles: &[Article], corpus: &mut Tokenised, count: usize) -> Vec<Drawn> {
    let (mut seen, mut drawn) = (HashSet::new(), Vec::new());
    let (mut begun, mut abbreviated) = (Vec::new(), Vec::new());
    for article in shuffled(articles, |article| &article.slug) {
        let title = &article.title;
        if seen.len() < count && words(title).nth(2).is_some() && is_new(&mut seen, title) {
            let ids = corpus.words.of(title);
            let same = judge::same_title(corpus, &ids);
            drawn.push((Kind::Title, title.clone(), title.clone(), same.clone()));
            drawn.push((Kind::TitleFolded, fold(title), title.clone(), same));
            begun.extend(first_words(title));
        }
        if abbreviated.len() < count / 2 {
            let found = abbreviation(title).or_else(|| abbreviation(&article.summary));
            abbreviated.extend(found.filter(|(text, _)| is_new(&mut seen, text)));
        }
    }
    begun.sort();
    begun.dedup();
    let begun = begun.into_iter().map(|text| (Kind::TitlePrefix, text.clone(), text));
    let abbreviated = abbreviated.into_iter().map(|(text, meant)| (Kind::Abbreviation, text, meant));
    let asked: Vec<(Kind, String, String)> = begun.chain(abbreviated).collect();
    let ids: Vec<Vec<Id>> = asked.iter().map(|(.., meant)| corpus.words.of(meant)).collect();
    let grades = judge::grades(corpus, &ids);
    drawn
        .extend(asked.into_iter().zip(grades).map(|((kind, text, base), grades)| (kind, text, base, grades)));
    drawn
}

/// The first three to six words, if there are more.
fn first_words(title: &str) -> Option<String> {
    let count = Chance::of(hash(title), 3).between(3, 6);
    let spans: Vec<_> = words(title).collect();
    (spans.len() > count).then(|| title[..spans[count - 1].end].to_lowercase())
}

/// What is abbreviated in `text`, with a neighbour: as a hurried reader types it
/// and as the article means it.
fn abbreviation(text: &str) -> Option<(String, String)> {
    let chance = &mut Chance::of(hash(text), 4);
    let lower = text.to_lowercase();
    let (short, start, end) = ABBREVIATIONS.iter().find_map(|(full, short)| {
        let small = short.to_lowercase();
        let (found, length) = lower
            .find(full)
            .map(|at| (at, full.len()))
            .or_else(|| Some((lower.find(&small)?, small.len())))?;
        Some((small, found, found + length))
    })?;
    let after: Vec<&str> = lower[end..].split(' ').skip(1).take(2).collect();
    let is_word = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
    if !lower[end..].starts_with(' ')
        || after.len() < 2
        || !after.iter().all(|word| is_word(word) && !LINKS.contains(word))
    {
        return None;
    }
    let is_whole = lower[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let after = after.join(" ");
    let meant = meaning(&fold(&short).replace('&', "")).filter(|_| is_whole)?;
    let typed = match chance.below(3) {
        0 => format!("{short} {after}"),
        1 => fold(&format!("{short} {after}")).replace('&', ""),
        _ => format!("{} {after}", fold(&short).replace('&', "")),
    };
    Some((typed, format!("{meant} {after}")))
}
