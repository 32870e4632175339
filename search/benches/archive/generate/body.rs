//! Running text.

use super::{
    lexicon::LEXICON,
    names::{capital, cited, commune, enterprise, person},
    subject::{Subject, any_document, frequent, written},
    titles::place,
};
use crate::chance::Chance;

/// The length of texts in syllables.
const SHORTEST: usize = 300;
const LONGEST: usize = 900;

/// What people are.
const OFFICES: [&str; 8] = [
    "Giám đốc Sở",
    "Phó Giám đốc Sở",
    "Chủ tịch UBND tỉnh",
    "Phó Chủ tịch Ủy ban nhân dân tỉnh",
    "Trưởng phòng Quản lý khoa học",
    "Chánh Thanh tra Sở",
    "Bí thư Huyện ủy",
    "chủ nhiệm đề tài",
];

/// The text of an article: paragraphs with captions between.
pub fn body(subject: &Subject, chance: &mut Chance) -> String {
    let length = chance.between(SHORTEST, LONGEST);
    let mut out = String::with_capacity(length * 8);
    let (mut syllables, mut paragraphs) = (0, 0);
    while syllables < length {
        let before = out.len();
        if paragraphs > 0 && chance.is(0.15) {
            out.push_str(&caption(subject, chance));
            out.push('\n');
        }
        for _ in 0..chance.between(3, 6) {
            sentence(&mut out, subject, chance);
            out.push(' ');
        }
        out.pop();
        out.push('\n');
        paragraphs += 1;
        syllables += out[before..].split_ascii_whitespace().count();
    }
    out
}

/// One or two sentences that tell what it is about.
pub fn summary(subject: &Subject, chance: &mut Chance) -> String {
    let mut out = String::new();
    sentence(&mut out, subject, chance);
    if chance.is(0.6) {
        out.push(' ');
        sentence(&mut out, subject, chance);
    }
    out
}

fn caption(subject: &Subject, chance: &mut Chance) -> String {
    let noun = subject.noun(chance);
    match chance.below(3) {
        0 => format!("Quang cảnh {noun}"),
        1 => format!("Ông {} phát biểu về {noun}", any_person(chance)),
        _ => format!("{} tại xã {}", capital(noun), commune(subject.commune)),
    }
}

fn sentence(out: &mut String, subject: &Subject, chance: &mut Chance) {
    let mut text = String::new();
    if chance.is(0.35) {
        text.push_str(word("openings", chance));
        text.push_str(", ");
    }
    let clauses = chance.between(1, 3);
    for clause in 0..clauses {
        if clause > 0 {
            text.push_str(if chance.is(0.5) { ", " } else { "; " });
        }
        clause_of(&mut text, subject, chance);
    }
    out.push_str(&capital(&text));
    out.push('.');
}

fn clause_of(out: &mut String, subject: &Subject, chance: &mut Chance) {
    let add = |out: &mut String, parts: &[&str]| out.push_str(&parts.join(" "));
    let link = |chance: &mut Chance| word("links", chance);
    let action = |chance: &mut Chance| word("actions", chance);
    let quality = |chance: &mut Chance| word("qualities", chance);
    match chance.below(20) {
        0..5 => {
            let parts = [
                word("things", chance),
                action(chance),
                subject.noun(chance),
                link(chance),
                subject.noun(chance),
            ];
            add(out, &parts);
        }
        5..9 => {
            let parts = [action(chance), subject.noun(chance), "và", subject.noun(chance), quality(chance)];
            add(out, &parts);
        }
        9..12 => {
            let parts =
                [subject.noun(chance), link(chance), action(chance), link(chance), subject.noun(chance)];
            add(out, &parts);
        }
        12..14 => {
            let parts = [
                word("things", chance),
                "tại",
                place(chance),
                action(chance),
                subject.noun(chance),
                quality(chance),
            ];
            add(out, &parts);
        }
        14 => {
            let document =
                subject.document.filter(|_| chance.is(0.5)).unwrap_or_else(|| any_document(chance));
            let document = cited(document);
            let by = if chance.is(0.5) { "của UBND tỉnh" } else { "của Ủy ban nhân dân tỉnh" };
            out.push_str(&format!(
                "theo {} số {} ngày {} {by} về {}",
                document.kind,
                document.number,
                document.date,
                subject.noun(chance)
            ));
        }
        15 => {
            let office = chance.pick(&OFFICES);
            out.push_str(&format!("đồng chí {}, {office}, {}", any_person(chance), action(chance)));
            out.push_str(&format!(" {} {}", link(chance), subject.noun(chance)));
        }
        16 => {
            let place = commune(if chance.is(0.6) { subject.commune } else { chance.below(400) });
            out.push_str(&format!("xã {place} {} {}", action(chance), subject.noun(chance)));
        }
        17 => {
            let name = enterprise(subject.enterprise);
            out.push_str(&format!("công ty {name} {} {}", action(chance), subject.noun(chance)));
        }
        18 => {
            let (count, percent) = (chance.between(2, 250), chance.between(60, 130));
            out.push_str(&format!("có {count} {}, đạt {percent}% kế hoạch", subject.noun(chance)));
        }
        _ => {
            let parts = [
                subject.product.as_str(),
                link(chance),
                subject.noun(chance),
                action(chance),
                quality(chance),
            ];
            add(out, &parts);
        }
    }
}

fn word(list: &str, chance: &mut Chance) -> &'static str {
    written(frequent(LEXICON.list(list), chance), chance)
}

/// People are named often or seldom, too: the square of chance prefers low numbers.
fn any_person(chance: &mut Chance) -> String {
    let share = chance.share();
    person((share * share * 3000.0) as usize)
}
