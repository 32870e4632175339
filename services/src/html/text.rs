//! The words of a body, for search, feeds and summaries.

use domain::SanitisedHtml;
use scraper::ElementRef;

use super::{
    dom::{Child, children, clean_text, escape, parse},
    kind::Kind,
};

/// The words of a body, each block on a line of its own, captions included.
#[must_use]
pub fn plain_text(body: &SanitisedHtml) -> String {
    words_of(body.as_str())
}

/// The beginning of a text, cut between words, with `…` where something is left out.
#[must_use]
pub fn excerpt(text: &str, max_chars: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= max_chars {
        return words;
    }
    let room = max_chars.saturating_sub(1);
    let end = words.char_indices().nth(room).map_or(words.len(), |(index, _)| index);
    let cut = match words[..end].rfind(' ') {
        Some(space) if !words[end..].starts_with(' ') => &words[..space],
        _ => &words[..end],
    };
    let cut = cut.trim_end_matches([' ', ',', ';', ':', '–', '-', '(', '.']);
    format!("{cut}…")
}

/// Nothing but the words of markup, as paragraphs.
pub(super) fn paragraphs(markup: &str) -> String {
    words_of(markup).lines().map(|line| format!("<p>{}</p>", escape(line))).collect()
}

fn words_of(markup: &str) -> String {
    let mut lines = Lines::default();
    lines.read(parse(markup).root_element());
    lines.end_line();
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
    line: String,
}

impl Lines {
    fn read(&mut self, parent: ElementRef<'_>) {
        for child in children(parent) {
            match child {
                Child::Text(text) => self.line.push_str(text),
                Child::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let kind = Kind::of(element);
        if matches!(element.value().name(), "td" | "th") {
            self.line.push(' ');
            self.read(element);
            self.line.push(' ');
        } else if kind == Kind::Break {
            self.end_line();
        } else if kind.is_block() {
            self.end_line();
            self.read(element);
            self.end_line();
        } else if kind != Kind::Dropped {
            self.read(element);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let clean = clean_text(&line).replace('\u{a0}', " ");
        if clean.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(clean.trim());
    }
}
