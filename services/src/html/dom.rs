//! The little of an HTML tree that this module needs.

use scraper::{ElementRef, Html, Node};
use unicode_normalization::UnicodeNormalization;

/// What an element holds.
pub(super) enum Child<'a> {
    /// Text, entities resolved.
    Text(&'a str),
    /// An element of HTML; SVG, MathML and comments are not handed out.
    Element(ElementRef<'a>),
}

/// Reads markup as a browser would read the inside of `<body>`.
pub(super) fn parse(markup: &str) -> Html {
    Html::parse_fragment(markup)
}

/// The children of an element that may carry content.
pub(super) fn children(parent: ElementRef<'_>) -> impl Iterator<Item = Child<'_>> {
    parent.children().filter_map(|node| match node.value() {
        Node::Text(text) => Some(Child::Text(text)),
        Node::Element(element) if &*element.name.ns == "http://www.w3.org/1999/xhtml" => {
            ElementRef::wrap(node).map(Child::Element)
        }
        _ => None,
    })
}

/// Every element below this one.
pub(super) fn descendants(parent: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    parent.descendants().skip(1).filter_map(ElementRef::wrap)
}

/// Text as it stands in markup, in NFC: white space collapsed, a lone no-break
/// space kept, invisible litter of word processors dropped.
pub(super) fn clean_text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut spaces = String::new();
    for char in text.nfc().filter(|&char| !is_litter(char)) {
        if char.is_whitespace() {
            spaces.push(char);
            continue;
        }
        push_space(&mut clean, &mut spaces);
        clean.push(char);
    }
    push_space(&mut clean, &mut spaces);
    clean
}

fn push_space(clean: &mut String, spaces: &mut String) {
    match spaces.as_str() {
        "" => return,
        "\u{a0}" => clean.push('\u{a0}'),
        _ => clean.push(' '),
    }
    spaces.clear();
}

/// Soft hyphens, zero-width spaces, byte order marks and control characters.
fn is_litter(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || (char.is_control() && !char.is_whitespace())
}

/// Escapes text for use between tags or inside a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// Whether markup shows nothing: neither words nor pictures nor rules.
pub(super) fn is_blank(markup: &str) -> bool {
    let mut in_tag = false;
    let visible = markup.chars().any(|char| {
        match char {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ => return !in_tag && !char.is_whitespace(),
        }
        false
    });
    !visible && !markup.contains("<img") && !markup.contains("<hr")
}

/// Markup without the white space and line breaks around it.
pub(super) fn trim(markup: &str) -> &str {
    let mut rest = markup.trim();
    loop {
        let shorter = rest.trim_start_matches("<br>").trim_end_matches("<br>").trim();
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}
