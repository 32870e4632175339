//! Text as people type it into a plain field.

use std::fmt::Write as _;

use domain::SanitisedHtml;

use super::{escape, sanitise};

/// Makes a text of what was typed. Markup is taken as markup and sanitised;
/// text without any becomes paragraphs where a line is empty, lists where lines
/// begin with a hyphen or a number, headings where a line begins with `#`.
/// `[words](address)` is a link, `![description](/media/…)` on a line of its own
/// a picture.
#[must_use]
pub fn typed(text: &str) -> SanitisedHtml {
    if has_markup(text) { sanitise(text) } else { sanitise(&plain(text)) }
}

/// A text as it goes back into the field: plain where nothing of it is lost by
/// that, markup otherwise.
#[must_use]
pub fn editable(body: &SanitisedHtml) -> String {
    let plain: Option<Vec<String>> = body.as_str().lines().map(plain_block).collect();
    let plain = plain.map(|blocks| blocks.join("\n\n")).filter(|plain| typed(plain) == *body);
    plain.unwrap_or_else(|| body.as_str().to_owned())
}

/// A block of the simplest kind as it is typed.
fn plain_block(block: &str) -> Option<String> {
    let inside = |open: &str, close: &str| block.strip_prefix(open)?.strip_suffix(close);
    let items = |inside: &str, mark: fn(usize) -> String| {
        let lines = inside.split("</li><li>").enumerate();
        lines.map(|(at, line)| format!("{} {line}", mark(at))).collect::<Vec<_>>().join("\n")
    };
    let text = if let Some((src, alt)) = inside("<figure><img src=\"", "\"></figure>")
        .and_then(|attributes| attributes.split_once("\" alt=\""))
    {
        format!("![{}]({src})", alt.replace("&quot;", "\""))
    } else if let Some(text) = inside("<p>", "</p>") {
        text.replace("<br>", "\n")
    } else if let Some(text) = inside("<h2>", "</h2>") {
        format!("# {text}")
    } else if let Some(list) = inside("<ul><li>", "</li></ul>") {
        items(list, |_| "-".to_owned())
    } else {
        items(inside("<ol><li>", "</li></ol>")?, |at| format!("{}.", at + 1))
    };
    let text = plain_links(&text);
    // What is still marked is more than plain.
    (!text.contains('<')).then(|| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// Links as they are typed.
fn plain_links(text: &str) -> String {
    const OPEN: &str = "<a href=\"";
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once(OPEN) {
        let parts = link.split_once("\">").and_then(|(address, words)| {
            words.split_once("</a>").map(|(words, after)| (address, words, after))
        });
        out.push_str(before);
        let Some((address, words, after)) = parts else {
            rest = link;
            out.push_str(OPEN);
            continue;
        };
        let _ = write!(out, "[{words}]({})", address.replace("&amp;", "&"));
        rest = after;
    }
    out + rest
}

/// A tag of markup, not “a < b”.
fn has_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = text[at + 1..].trim_start_matches('/').chars().next();
        next.is_some_and(|c| c.is_ascii_alphabetic() || c == '!')
    })
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let text = text.replace("\r\n", "\n");
    for block in text.split("\n\n") {
        let lines: Vec<&str> = block.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut rest = &lines[..];
        while let [first, ..] = rest {
            let kind = kind(first);
            let same = rest.iter().take_while(|line| self::kind(line) == kind).count();
            let (now, later) = rest.split_at(same);
            write_lines(kind, now, &mut out);
            rest = later;
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Bullet,
    Number,
    Picture,
    Text,
}

fn kind(line: &str) -> Kind {
    match line.split_once(' ') {
        Some(("#" | "##", _)) => Kind::Heading,
        Some(("-" | "–" | "+" | "*" | "•", _)) => Kind::Bullet,
        Some((mark, _)) if is_number(mark) => Kind::Number,
        _ if picture(line).is_some() => Kind::Picture,
        _ => Kind::Text,
    }
}

/// Description and address of a picture that has the line to itself.
fn picture(line: &str) -> Option<(&str, &str)> {
    let (alt, src, after) = marked(line.strip_prefix('!')?)?;
    (after.is_empty() && src.starts_with("/media/")).then_some((alt, src))
}

/// `[words](address)` at the beginning of a text, and what follows it.
fn marked(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    let leads = (address.starts_with('/') && !address.starts_with("//"))
        || ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    (leads && !words.contains(['[', ']']) && !address.contains(char::is_whitespace))
        .then_some((words, address, after))
}

/// A line with the links in it.
fn inline(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        let (before, link) = rest.split_at(at);
        out.push_str(&escape(before));
        rest = match marked(link).filter(|(words, ..)| !words.trim().is_empty()) {
            Some((words, address, after)) => {
                let _ = write!(out, "<a href=\"{}\">{}</a>", escape(address), escape(words));
                after
            }
            None => {
                out.push('[');
                &link[1..]
            }
        };
    }
    out + &escape(rest)
}

/// `1.` or `2)`.
fn is_number(mark: &str) -> bool {
    mark.strip_suffix(['.', ')']).is_some_and(|digits| {
        (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn write_lines(kind: Kind, lines: &[&str], out: &mut String) {
    let behind_mark = |line: &&str| inline(line.split_once(' ').map_or("", |(_, rest)| rest).trim());
    let mut items = |open: &str, close: &str| {
        out.push_str(open);
        for line in lines {
            let _ = write!(out, "<li>{}</li>", behind_mark(line));
        }
        out.push_str(close);
    };
    match kind {
        Kind::Bullet => items("<ul>", "</ul>"),
        Kind::Number => items("<ol>", "</ol>"),
        Kind::Heading => {
            for line in lines {
                let _ = write!(out, "<h2>{}</h2>", behind_mark(line));
            }
        }
        Kind::Picture => {
            for (alt, src) in lines.iter().filter_map(|line| picture(line)) {
                let (alt, src) = (escape(alt), escape(src));
                let _ = write!(out, "<figure><img src=\"{src}\" alt=\"{alt}\"></figure>");
            }
        }
        Kind::Text => {
            let lines: Vec<String> = lines.iter().map(|line| inline(line)).collect();
            let _ = write!(out, "<p>{}</p>", lines.join("<br>"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{editable, typed};

    #[test]
    fn plain_text_becomes_paragraphs_headings_and_lists() {
        let text = "# Nhiệm vụ\r\nMở đầu, a < b & c\r\n\r\n- Một\r\n- Hai\r\n1. Thứ nhất\n2) Thứ hai\n\nHết";
        assert_eq!(
            typed(text).as_str(),
            "<h2>Nhiệm vụ</h2>\n<p>Mở đầu, a &lt; b &amp; c</p>\n<ul><li>Một</li><li>Hai</li></ul>\n<ol><li>Thứ nhất</li><li>Thứ hai</li></ol>\n<p>Hết</p>"
        );
    }

    #[test]
    fn what_is_plain_goes_back_as_it_was_typed_and_the_rest_as_markup() {
        let text = "# Nhiệm vụ\n\nMở đầu, a < b & c\ndòng hai\n\n- Một\n- Hai\n\n1. Thứ nhất\n2. Thứ hai";
        assert_eq!(editable(&typed(text)), text);
        for markup in
            ["<p>Một <b>đậm</b></p>", "<h3>Nhỏ</h3>", "<p># không phải tiêu đề</p>", "<p>&lt;b&gt;</p>"]
        {
            let body = typed(markup);
            assert_eq!(typed(&editable(&body)), body, "{markup}");
            assert!(editable(&body).starts_with('<'), "{markup}");
        }
    }

    #[test]
    fn links_and_pictures_are_typed_between_brackets_and_go_back_so() {
        let picture = format!("![Cổng \"chính\" & sân](/media/{}/goc.jpg)", "0a".repeat(16));
        let text =
            format!("Xem [biểu mẫu](/media/x/a.pdf) và [thư](mailto:a@b.vn).\n\n{picture}\n\n- [Một](/mot)");
        let body = typed(&text);
        let markup = body.as_str();
        assert!(markup.contains("<a href=\"/media/x/a.pdf\">biểu mẫu</a>"), "{markup}");
        assert!(markup.contains("<figure><img src=\"/media/0a"), "{markup}");
        assert!(markup.contains("<li><a href=\"/mot\">Một</a></li>"), "{markup}");
        assert_eq!(editable(&body), text);
        for text in [
            "[a](javascript:alert(1))",
            "[a](//evil.vn)",
            "[a](/b c)",
            "[](/b)",
            "a [b] (c)",
            "![a](/b.jpg) c",
            "[[a](/b",
        ] {
            let body = typed(text);
            assert!(
                !body.as_str().contains("javascript:alert(1)\"") && !body.as_str().contains("evil.vn\""),
                "{body:?}"
            );
            assert_eq!(typed(&editable(&body)), body, "{text}");
        }
    }

    #[test]
    fn markup_is_markup_and_sanitised() {
        let body = typed("<h2>A</h2><p onclick=x>b</p><script>alert(1)</script>");
        assert_eq!(body.as_str(), "<h2>A</h2>\n<p>b</p>");
        assert_eq!(typed(body.as_str()), body);
    }
}
