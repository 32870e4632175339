//! Persons, places, enterprises, and the numbers of documents.

use super::lexicon::{LEXICON, any};
use crate::chance::Chance;

const SEED: u64 = 0x6e61_6d65;

/// A person: *Trần Ngọc Lân*.
pub fn person(number: usize) -> String {
    let mut chance = Chance::of(SEED, number as u64);
    let mut part = |list: &str| any(LEXICON.list(list), &mut chance).to_owned();
    format!("{} {} {}", part("surnames"), part("middles"), part("given"))
}

/// A commune: *Vĩnh Linh*.
pub fn commune(number: usize) -> String {
    let mut chance = Chance::of(SEED + 1, number as u64);
    let mut part = |list: &str| any(LEXICON.list(list), &mut chance).to_owned();
    format!("{} {}", part("places"), part("places after"))
}

/// An enterprise or a project, of made-up syllables: *Bụp Nghuông*.
pub fn enterprise(number: usize) -> String {
    let mut chance = Chance::of(SEED + 2, number as u64);
    let syllables = chance.between(2, 3);
    let parts: Vec<String> =
        (0..syllables).map(|_| capital(chance.pick::<String>(&LEXICON.syllables))).collect();
    parts.join(" ")
}

/// A document as articles cite it.
pub struct Cited {
    /// *1048/QĐ-UBND*
    pub number: String,
    /// *Quyết định*
    pub kind: &'static str,
    /// *19/05/2023*
    pub date: String,
}

/// The document that stands at that place of an endless register.
pub fn cited(number: usize) -> Cited {
    let mut chance = Chance::of(SEED + 3, number as u64);
    let sign = any(LEXICON.list("documents"), &mut chance);
    let kind = match sign.split('-').next() {
        Some("QĐ") => "Quyết định",
        Some("KH") => "Kế hoạch",
        Some("CT") => "Chỉ thị",
        Some("NQ") => "Nghị quyết",
        Some("TT") => "Thông tư",
        Some("NĐ") => "Nghị định",
        Some("TTr") => "Tờ trình",
        Some("CTr") => "Chương trình hành động",
        _ => "Văn bản",
    };
    let year = chance.between(2010, 2024);
    let (day, month) = (chance.between(1, 28), chance.between(1, 12));
    let largest = if sign.ends_with("UBND") || sign.ends_with("SKHCN") { 5800 } else { 240 };
    let serial = chance.between(1, largest);
    let with_year = matches!(kind, "Nghị định" | "Thông tư");
    let number = if with_year { format!("{serial}/{year}/{sign}") } else { format!("{serial}/{sign}") };
    Cited { number, kind, date: format!("{day:02}/{month:02}/{year}") }
}

/// The same with a capital first letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
