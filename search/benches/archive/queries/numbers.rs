//! Queries for document numbers.

use std::collections::HashSet;

use domain::text::words;

use super::{
    Kind, is_new, judge, shuffled,
    tokenised::{Id, Tokenised},
};
use crate::{article::Article, spelling::fold};

/// Kind, text, what decides the half, and the articles that answer.
pub type Drawn = (Kind, String, String, Vec<(u32, u8)>);

/// Up to `count` numbers, each asked in three ways.
pub fn choose(articles: &[Article], corpus: &mut Tokenised, count: usize) -> Vec<Drawn> {
    let mut seen = HashSet::new();
    let mut asked: Vec<(Kind, String, String, Vec<Id>)> = Vec::new();
    for article in shuffled(articles, |article| &article.slug) {
        let Some(number) = first_number(&article.title).or_else(|| first_number(&article.body)) else {
            continue;
        };
        if !is_new(&mut seen, &number) {
            continue;
        }
        let serial = number.split('/').next().unwrap_or_default().to_owned();
        let spaced = fold(&number).replace(['/', '-'], " ");
        let (whole, alone) = (corpus.words.of(&number), corpus.words.of(&serial));
        asked.push((Kind::Number, number.clone(), number.clone(), whole.clone()));
        asked.push((Kind::NumberSpaced, spaced, number.clone(), whole));
        // Short numbers are counts of things.
        if serial.len() > 2 {
            asked.push((Kind::NumberOnly, serial, number, alone));
        }
        if seen.len() == count {
            break;
        }
    }
    let ids: Vec<Vec<Id>> = asked.iter().map(|(.., ids)| ids.clone()).collect();
    let grades = judge::grades(corpus, &ids);
    asked.into_iter().zip(grades).map(|((kind, text, base, _), grades)| (kind, text, base, grades)).collect()
}

/// The first document number of a text: *1048/QĐ-UBND*, *71/2023/NĐ-CP*.
fn first_number(text: &str) -> Option<String> {
    let spans: Vec<_> = words(text).collect();
    for (place, span) in spans.iter().enumerate() {
        if !text[span.start..span.end].chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let run =
            spans[place..].windows(2).take_while(|two| matches!(&text[two[0].end..two[1].start], "/" | "-"));
        let end = run.last().map_or(span.end, |two| two[1].end);
        let number = &text[span.start..end];
        let has_sign = number
            .split('/')
            .next_back()
            .is_some_and(|sign| sign.contains('-') && sign.chars().all(|c| c.is_alphabetic() || c == '-'));
        if has_sign && number.contains('/') {
            return Some(number.to_owned());
        }
    }
    None
}
