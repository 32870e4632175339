//! Which articles answer a phrase, and how well.

use super::tokenised::{Id, Text, Tokenised};

/// What an article is worth that has the phrase in its title, in its summary or a
/// tag, in its body.
const TITLE: u8 = 3;
const SUMMARY: u8 = 2;
const BODY: u8 = 1;

/// For each phrase the articles that have it, word for word and mark for mark,
/// with their grade, in the order of the corpus.
pub fn grades(corpus: &Tokenised, phrases: &[Vec<Id>]) -> Vec<Vec<(u32, u8)>> {
    let mut found: Vec<Vec<(u32, u8)>> = vec![Vec::new(); phrases.len()];
    scan(
        corpus,
        phrases,
        |id| id,
        |phrase, article, grade| {
            // The best place counts; fields come best first.
            if found[phrase].last().is_none_or(|(last, _)| *last != article) {
                found[phrase].push((article, grade));
            }
        },
    );
    found
}

/// For each phrase how many articles have it.
pub fn counts(corpus: &Tokenised, phrases: &[Vec<Id>]) -> Vec<u32> {
    let mut found = vec![(0, u32::MAX); phrases.len()];
    scan(
        corpus,
        phrases,
        |id| id,
        |phrase, article, _| {
            let (count, last) = &mut found[phrase];
            *count += u32::from(*last != article);
            *last = article;
        },
    );
    found.into_iter().map(|(count, _)| count).collect()
}

/// For each phrase whether any article has it, marks or no marks.
pub fn occur_folded(corpus: &Tokenised, phrases: &[Vec<Id>]) -> Vec<bool> {
    let fold = |id| corpus.words.fold(id);
    let folded: Vec<Vec<Id>> =
        phrases.iter().map(|phrase| phrase.iter().map(|id| fold(*id)).collect()).collect();
    let mut found = vec![false; phrases.len()];
    scan(corpus, &folded, fold, |phrase, _, _| found[phrase] = true);
    found
}

/// Calls `hit` with the phrase, the article and the grade of the place for every
/// occurrence, words being compared in the form that `form` gives them.
fn scan(
    corpus: &Tokenised,
    phrases: &[Vec<Id>],
    form: impl Fn(Id) -> Id,
    mut hit: impl FnMut(usize, u32, u8),
) {
    // Phrases by their first word, in the order of their second.
    let mut starts: Vec<Vec<(Option<Id>, usize)>> = vec![Vec::new(); corpus.words.count()];
    for (number, phrase) in phrases.iter().enumerate() {
        if let Some(start) = phrase.first().and_then(|first| starts.get_mut(*first as usize)) {
            start.push((phrase.get(1).copied(), number));
        }
    }
    let mut words = Vec::new();
    starts.iter_mut().for_each(|start| start.sort_unstable());
    for (article, text) in (0_u32..).zip(&corpus.texts) {
        for (field, grade) in fields(text) {
            words.clear();
            words.extend(field.iter().map(|id| form(*id)));
            for (place, id) in words.iter().enumerate() {
                let start = &starts[*id as usize];
                let alone = start.iter().take_while(|(second, _)| second.is_none());
                let next = words.get(place + 1).copied();
                let longer = next.map_or(&[][..], |_| {
                    let from = start.partition_point(|(second, _)| *second < next);
                    &start[from..]
                });
                for (_, number) in alone.chain(longer.iter().take_while(|(second, _)| *second == next)) {
                    if words[place..].starts_with(&phrases[*number]) {
                        hit(*number, article, grade);
                    }
                }
            }
        }
    }
}

fn fields(text: &Text) -> impl Iterator<Item = (&[Id], u8)> {
    let tags = text.tags.iter().map(|tag| (tag.as_slice(), SUMMARY));
    [(text.title.as_slice(), TITLE), (&text.summary, SUMMARY)]
        .into_iter()
        .chain(tags)
        .chain([(text.body.as_slice(), BODY)])
}

/// The articles with exactly this title.
pub fn same_title(corpus: &Tokenised, title: &[Id]) -> Vec<(u32, u8)> {
    (0_u32..)
        .zip(&corpus.texts)
        .filter(|(_, text)| text.title == title)
        .map(|(article, _)| (article, TITLE))
        .collect()
}
