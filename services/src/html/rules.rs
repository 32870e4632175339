//! The allow-list: which elements and attribute values an article may hold.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

use super::{dom::clean_text, kind::DROPPED, tasks};

#[rustfmt::skip]
const TAGS: [&str; 34] = [
    "a", "abbr", "aside", "b", "blockquote", "br", "caption", "div", "em", "figcaption", "figure", "h2", "h3", "h4", "hr",
    "i", "img", "li", "ol", "p", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr",
    "u", "ul", "video",
];

/// The attributes that may survive, in the order in which they are written.
pub(super) const fn attributes(element: &str) -> &'static [&'static str] {
    match element.as_bytes() {
        b"a" => &["href", "rel"],
        b"abbr" => &["title"],
        b"aside" | b"figure" | b"li" | b"p" | b"ul" => &["class"],
        b"div" => &["class", "tabindex", "role", "aria-label"],
        b"img" => &["src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"],
        b"ol" => &["start", "type"],
        b"span" => &["class", "lang"],
        b"td" => &["colspan", "rowspan"],
        b"th" => &["scope", "colspan", "rowspan"],
        b"video" => &["src", "poster", "controls", "preload"],
        _ => &[],
    }
}

/// The second gate: ammonia with the same list and the same values.
pub(super) static ALLOW_LIST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes: HashMap<_, HashSet<_>> =
        TAGS.iter().map(|tag| (*tag, attributes(tag).iter().copied().collect())).collect();
    builder
        .tags(TAGS.into())
        .clean_content_tags(DROPPED.into())
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| value_for(element, attribute, value).map(Cow::Owned));
    builder
});

/// The value an attribute may keep, brought into its usual form.
pub(super) fn value_for(element: &str, attribute: &str, value: &str) -> Option<String> {
    match (element, attribute) {
        ("a", "href") => href(value),
        ("a", "rel") => one_of(value, &["noopener"]),
        ("abbr", "title") | ("div", "aria-label") => Some(clean_text(value).trim().to_owned()),
        ("aside", "class") => one_of(value, &["note"]),
        ("figure", "class") => one_of(value, &["wide", "small", "video"]),
        ("p", "class") => one_of(value, &["attachment"]),
        ("video", "src" | "poster") => is_media(value).then(|| value.to_owned()),
        ("video", "controls") => Some(String::new()),
        ("video", "preload") => one_of(value, &["metadata"]),
        ("div", "class") => one_of(value, &["gallery", "table-scroll"]),
        ("div", "tabindex") => one_of(value, &["0"]),
        ("div", "role") => one_of(value, &["region"]),
        ("img", "alt") => Some(clean_text(value).trim().to_owned()),
        ("img", "src") => is_media(value).then(|| value.to_owned()),
        ("img", "srcset") => is_srcset(value).then(|| value.to_owned()),
        ("img", "sizes") => is_sizes(value).then(|| value.to_owned()),
        ("img", "width" | "height") => number(value, 1..=100_000),
        ("img", "loading") => one_of(value, &["lazy", "eager"]),
        ("img", "decoding") => one_of(value, &["async", "sync", "auto"]),
        ("li", "class") => one_of(value, &["done"]),
        ("ul", "class") => one_of(value, &["tasks"]),
        ("ol", "start") => number(value, -9_999..=99_999),
        // Upper and lower case mean different things here.
        ("ol", "type") => ["a", "A", "i", "I"].contains(&value.trim()).then(|| value.trim().to_owned()),
        ("span", "class") => one_of(value, &[tasks::CLASS]),
        ("span", "lang") => is_language(value).then(|| value.to_owned()),
        ("td" | "th", "colspan" | "rowspan") => number(value, 2..=200),
        ("th", "scope") => one_of(value, &["col", "row", "colgroup", "rowgroup"]),
        _ => None,
    }
}

/// Whether following the link leaves the portal.
pub(super) fn is_external(href: &str) -> bool {
    href.starts_with("http://") || href.starts_with("https://")
}

/// A link's target: http, https, mailto, tel or relative; nothing that runs.
fn href(value: &str) -> Option<String> {
    // Browsers ignore tabs and line breaks inside an address.
    let mut target: String =
        value.trim().chars().filter(|char| !char.is_control()).flat_map(escape_in_address).collect();
    if target.starts_with("//") {
        target.insert_str(0, "https:");
    }
    let scheme_end = target.find(['/', '?', '#']).unwrap_or(target.len());
    match target[..scheme_end].split_once(':') {
        None => (!target.is_empty() && !target.contains('\\')).then_some(target),
        Some((scheme, rest)) => {
            let scheme = scheme.to_ascii_lowercase();
            let known = ["http", "https", "mailto", "tel"].contains(&scheme.as_str());
            let rest = format!("{rest}{}", &target[scheme_end..]);
            known.then(|| format!("{scheme}:{rest}"))
        }
    }
}

/// Characters that have no business in an address, percent-encoded.
fn escape_in_address(char: char) -> impl Iterator<Item = char> {
    let encoded = match char {
        ' ' | '\u{a0}' => "%20",
        '"' => "%22",
        '<' => "%3C",
        '>' => "%3E",
        '`' => "%60",
        _ => "",
    };
    encoded.chars().chain(encoded.is_empty().then_some(char))
}

/// `/media/…` without any way out of it.
fn is_media(value: &str) -> bool {
    value.strip_prefix("/media/").is_some_and(|rest| {
        rest.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_'))
    })
}

fn is_srcset(value: &str) -> bool {
    value.split(", ").all(|candidate| {
        candidate.split_once(' ').is_some_and(|(url, width)| {
            is_media(url)
                && width.strip_suffix('w').is_some_and(|digits| {
                    !digits.is_empty() && digits.len() < 6 && digits.bytes().all(|byte| byte.is_ascii_digit())
                })
        })
    })
}

fn is_sizes(value: &str) -> bool {
    value.len() <= 200
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ():-.,%".contains(&byte))
}

fn is_language(value: &str) -> bool {
    (2..=35).contains(&value.len())
        && value
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn number(value: &str, range: std::ops::RangeInclusive<i32>) -> Option<String> {
    let number: i32 = value.trim().parse().ok()?;
    range.contains(&number).then(|| number.to_string())
}

fn one_of(value: &str, allowed: &[&str]) -> Option<String> {
    let value = value.trim().to_ascii_lowercase();
    allowed.contains(&value.as_str()).then_some(value)
}
