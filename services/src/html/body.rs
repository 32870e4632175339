//! The text of the editor as plain markup. It names pictures by their address
//! in the store and must still be placed and sanitised.

use std::fmt::Write as _;

use domain::{
    Body, FileKind, Locale, Picture, StoredFile, VideoEmbed,
    body::{
        Block, Cell, Figure, GalleryItem, Inline, ListItem, Mark, SetBlock, TextBlock, Video, VideoPlace,
    },
    number::file_size,
};

use super::escape;

/// The text as markup.
#[must_use]
pub fn markup(body: &Body) -> String {
    let mut out = String::new();
    for block in &body.content {
        match block {
            Block::Text(block) => text(block, &mut out),
            Block::Set(block) => set(block, &mut out),
        }
        out.push('\n');
    }
    out
}

fn set(block: &SetBlock, out: &mut String) {
    match block {
        SetBlock::Heading { attrs, content } => {
            let _ = write!(out, "<h{}>", attrs.level);
            line(content, out);
            let _ = write!(out, "</h{}>", attrs.level);
        }
        SetBlock::Blockquote { content } => around("<blockquote>", content, "</blockquote>", out),
        SetBlock::Note { content } => around("<aside class=\"note\">", content, "</aside>", out),
        SetBlock::Table { content } => {
            out.push_str("<table>");
            for (index, row) in content.iter().enumerate() {
                // A first row of nothing but headers is the table's head.
                let head = index == 0
                    && !row.content.is_empty()
                    && row.content.iter().all(|cell| matches!(cell, Cell::TableHeader { .. }));
                out.push_str(if head { "<thead><tr>" } else { "<tr>" });
                row.content.iter().for_each(|table_cell| cell(table_cell, head, out));
                out.push_str(if head { "</tr></thead>" } else { "</tr>" });
            }
            out.push_str("</table>");
        }
        SetBlock::Figure(picture) => figure(picture, out),
        SetBlock::Gallery { content } => {
            out.push_str("<div class=\"gallery\">");
            content.iter().for_each(|GalleryItem::Figure(picture)| figure(picture, out));
            out.push_str("</div>");
        }
        SetBlock::Video { attrs } => video(attrs, out),
        SetBlock::Attachment { attrs } => {
            let Some(kind) = FileKind::ALL.into_iter().find(|kind| kind.name() == attrs.kind) else { return };
            let file = StoredFile { hash: attrs.hash.clone(), kind, bytes: attrs.bytes, name: String::new() };
            let (url, name) = (file.url(), escape(&attrs.name));
            let facts = format!("{}, {}", kind.name(), file_size(attrs.bytes, Locale::Vietnamese));
            let _ = write!(out, "<p class=\"attachment\"><a href=\"{url}\">{name}</a> ({facts})</p>");
        }
        SetBlock::HorizontalRule => out.push_str("<hr>"),
    }
}

fn around(open: &str, content: &[TextBlock], close: &str, out: &mut String) {
    out.push_str(open);
    content.iter().for_each(|block| text(block, out));
    out.push_str(close);
}

fn text(block: &TextBlock, out: &mut String) {
    match block {
        TextBlock::Paragraph { content } => {
            out.push_str("<p>");
            line(content, out);
            out.push_str("</p>");
        }
        TextBlock::BulletList { content } => {
            out.push_str("<ul>");
            items(content, out);
            out.push_str("</ul>");
        }
        TextBlock::OrderedList { attrs, content } => {
            match attrs.start {
                1 => out.push_str("<ol>"),
                start => {
                    let _ = write!(out, "<ol start=\"{start}\">");
                }
            }
            items(content, out);
            out.push_str("</ol>");
        }
    }
}

fn items(items: &[ListItem], out: &mut String) {
    for ListItem { content } in items {
        out.push_str("<li>");
        hanging(content, out);
        out.push_str("</li>");
    }
}

/// What hangs in an item or a cell: a single paragraph needs no element of its own.
fn hanging(content: &[TextBlock], out: &mut String) {
    for (index, block) in content.iter().enumerate() {
        let only = !content[1..].iter().any(|block| matches!(block, TextBlock::Paragraph { .. }));
        match block {
            TextBlock::Paragraph { content } if index == 0 && only => line(content, out),
            block => text(block, out),
        }
    }
}

fn cell(cell: &Cell, in_head: bool, out: &mut String) {
    let (span, content) = cell.parts();
    let name = if matches!(cell, Cell::TableHeader { .. }) { "th" } else { "td" };
    let _ = write!(out, "<{name}");
    if name == "th" {
        out.push_str(if in_head { " scope=\"col\"" } else { " scope=\"row\"" });
    }
    for (attribute, value) in [("colspan", span.colspan), ("rowspan", span.rowspan)] {
        if value > 1 {
            let _ = write!(out, " {attribute}=\"{value}\"");
        }
    }
    out.push('>');
    hanging(content, out);
    let _ = write!(out, "</{name}>");
}

fn figure(figure: &Figure, out: &mut String) {
    let class = figure.attrs.size.class().map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    let (src, alt) = (Picture::fallback_url(&figure.attrs.hash), escape(&figure.attrs.alt));
    let _ = write!(out, "<figure{class}><img src=\"{src}\" alt=\"{alt}\"><figcaption>");
    line(&figure.content, out);
    out.push_str("</figcaption></figure>");
}

fn video(video: &Video, out: &mut String) {
    let title = escape(&video.title);
    match video.source {
        VideoPlace::File => {
            let kind = if video.url.ends_with(".webm") { FileKind::Webm } else { FileKind::Mp4 };
            let file = StoredFile { hash: video.hash.clone(), kind, bytes: 0, name: String::new() };
            let src = file.url();
            let _ = write!(out, "<figure class=\"video\"><video src=\"{src}\"></video>");
        }
        VideoPlace::Link => {
            let Some(embed) = VideoEmbed::parse(&video.url) else { return };
            let label = if title.is_empty() { "Xem video" } else { &title };
            let url = escape(&embed.watch_url());
            let _ = write!(out, "<figure class=\"video\"><a href=\"{url}\">{label}</a>");
        }
    }
    if video.source == VideoPlace::File && !title.is_empty() {
        let _ = write!(out, "<figcaption>{title}</figcaption>");
    }
    out.push_str("</figure>");
}

fn line(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::HardBreak => out.push_str("<br>"),
            Inline::Text { text, marks } => {
                for mark in marks {
                    match mark {
                        Mark::Link { attrs } => {
                            let _ = write!(out, "<a href=\"{}\">", escape(&attrs.href));
                        }
                        mark => {
                            let _ = write!(out, "<{}>", element(mark));
                        }
                    }
                }
                out.push_str(&escape(text));
                for mark in marks.iter().rev() {
                    let _ = write!(out, "</{}>", element(mark));
                }
            }
        }
    }
}

const fn element(mark: &Mark) -> &'static str {
    match mark {
        Mark::Bold => "strong",
        Mark::Italic => "em",
        Mark::Underline => "u",
        Mark::Strike => "s",
        Mark::Superscript => "sup",
        Mark::Subscript => "sub",
        Mark::Link { .. } => "a",
    }
}
