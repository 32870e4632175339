//! The text of the editor as plain markup. It names pictures by their address
//! in the store and must still be placed and sanitised.

use std::fmt::Write as _;

use domain::{
    Body, FileKind, Locale, Picture, StoredFile, VideoEmbed,
    body::{
        Block, Cell, Figure, GalleryItem, Inline, Mark, SetBlock, TableRow, Task, TextBlock, Video,
        VideoPlace,
    },
    number::file_size,
};

use super::{escape, tasks};

/// The text as markup, in the language it is written in.
#[must_use]
pub fn markup(body: &Body, locale: Locale) -> String {
    let mut out = String::new();
    for block in &body.content {
        match block {
            Block::Text(block) => text(block, locale, &mut out),
            Block::Set(block) => set(block, locale, &mut out),
        }
        out.push('\n');
    }
    out
}

fn set(block: &SetBlock, locale: Locale, out: &mut String) {
    match block {
        SetBlock::Heading { attrs, content } => {
            let _ = write!(out, "<h{}>", attrs.level);
            line(content, out);
            let _ = write!(out, "</h{}>", attrs.level);
        }
        SetBlock::Blockquote { content } => around("<blockquote>", content, "</blockquote>", locale, out),
        SetBlock::Note { content } => {
            around("<aside class=\"note\">", content, "</aside>", locale, out);
        }
        SetBlock::Table { content } => table(content, locale, out),
        SetBlock::Figure(picture) => figure(picture, out),
        SetBlock::Gallery { content } => {
            out.push_str("<div class=\"gallery\">");
            content.iter().for_each(|GalleryItem::Figure(picture)| figure(picture, out));
            out.push_str("</div>");
        }
        SetBlock::Video { attrs } => video(attrs, locale, out),
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

fn around(open: &str, content: &[TextBlock], close: &str, locale: Locale, out: &mut String) {
    out.push_str(open);
    content.iter().for_each(|block| text(block, locale, out));
    out.push_str(close);
}

fn text(block: &TextBlock, locale: Locale, out: &mut String) {
    match block {
        TextBlock::Paragraph { content } => {
            out.push_str("<p>");
            line(content, out);
            out.push_str("</p>");
        }
        TextBlock::BulletList { content } => {
            out.push_str("<ul>");
            content.iter().for_each(|item| listed("<li>", "", &item.content, locale, out));
            out.push_str("</ul>");
        }
        TextBlock::OrderedList { attrs, content } => {
            out.push_str("<ol");
            if attrs.start != 1 {
                let _ = write!(out, " start=\"{}\"", attrs.start);
            }
            if let Some(style) = attrs.style.html_type() {
                let _ = write!(out, " type=\"{style}\"");
            }
            out.push('>');
            content.iter().for_each(|item| listed("<li>", "", &item.content, locale, out));
            out.push_str("</ol>");
        }
        TextBlock::TaskList { content } => {
            out.push_str("<ul class=\"tasks\">");
            // A task that says nothing is none.
            let said = |Task::TaskItem { content, .. }: &&Task| !content.iter().all(TextBlock::is_blank);
            for Task::TaskItem { attrs, content } in content.iter().filter(said) {
                let open = if attrs.checked { "<li class=\"done\">" } else { "<li>" };
                listed(open, &tasks::state(attrs.checked, locale), content, locale, out);
            }
            out.push_str("</ul>");
        }
    }
}

/// An item of a list, with what its line begins with.
fn listed(open: &str, lead: &str, content: &[TextBlock], locale: Locale, out: &mut String) {
    out.push_str(open);
    hanging(lead, content, locale, out);
    out.push_str("</li>");
}

/// What hangs in an item or a cell: a single paragraph needs no element of its own.
fn hanging(lead: &str, content: &[TextBlock], locale: Locale, out: &mut String) {
    for (index, block) in content.iter().enumerate() {
        let only = !content[1..].iter().any(|block| matches!(block, TextBlock::Paragraph { .. }));
        match block {
            TextBlock::Paragraph { content } if index == 0 => {
                out.push_str(if only { "" } else { "<p>" });
                out.push_str(lead);
                line(content, out);
                out.push_str(if only { "" } else { "</p>" });
            }
            block => text(block, locale, out),
        }
    }
}

fn table(rows: &[TableRow], locale: Locale, out: &mut String) {
    let head = head_rows(rows);
    out.push_str("<table>");
    for (index, row) in rows.iter().enumerate() {
        if index == 0 && head > 0 {
            out.push_str("<thead>");
        }
        out.push_str("<tr>");
        row.content.iter().for_each(|table_cell| cell(table_cell, index < head, locale, out));
        out.push_str("</tr>");
        if index + 1 == head {
            out.push_str("</thead>");
        }
    }
    out.push_str("</table>");
}

/// How many rows make up the head of a table: those at its top that hold nothing
/// but headers, as many as no cell reaches out of, since browsers cut it off there.
fn head_rows(rows: &[TableRow]) -> usize {
    let is_head = |row: &&TableRow| row.content.iter().all(|cell| matches!(cell, Cell::TableHeader { .. }));
    let headers = rows.iter().take_while(is_head).count();
    let holds = |head: &usize| {
        rows[..*head].iter().enumerate().all(|(index, row)| {
            row.content.iter().all(|cell| index + cell.parts().0.rowspan as usize <= *head)
        })
    };
    (1..=headers).rev().find(holds).unwrap_or(0)
}

fn cell(cell: &Cell, in_head: bool, locale: Locale, out: &mut String) {
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
    hanging("", content, locale, out);
    let _ = write!(out, "</{name}>");
}

fn figure(figure: &Figure, out: &mut String) {
    let class = figure.attrs.size.class().map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
    let (src, alt) = (Picture::fallback_url(&figure.attrs.hash), escape(&figure.attrs.alt));
    let _ = write!(out, "<figure{class}><img src=\"{src}\" alt=\"{alt}\"><figcaption>");
    line(&figure.content, out);
    out.push_str("</figcaption></figure>");
}

fn video(video: &Video, locale: Locale, out: &mut String) {
    let title = escape(&video.title);
    let poster = (!video.poster.is_empty()).then(|| Picture::fallback_url(&video.poster));
    match video.source {
        VideoPlace::File => {
            let kind = if video.url.ends_with(".webm") { FileKind::Webm } else { FileKind::Mp4 };
            let file = StoredFile { hash: video.hash.clone(), kind, bytes: 0, name: String::new() };
            let src = file.url();
            let poster = poster.map(|poster| format!(" poster=\"{poster}\"")).unwrap_or_default();
            let caption = if title.is_empty() { title } else { format!("<figcaption>{title}</figcaption>") };
            let _ = write!(
                out,
                "<figure class=\"video\"><video src=\"{src}\"{poster}></video>{caption}</figure>"
            );
        }
        VideoPlace::Link => {
            let Some(embed) = VideoEmbed::parse(&video.url) else { return };
            let unnamed = match locale {
                Locale::Vietnamese => "Xem video",
                Locale::English => "Watch the video",
            };
            let label = if title.is_empty() { unnamed } else { &title };
            let url = escape(&embed.watch_url());
            let poster = poster.map(|poster| format!("<img src=\"{poster}\" alt=\"\">")).unwrap_or_default();
            let _ = write!(out, "<figure class=\"video\"><a href=\"{url}\">{poster}{label}</a></figure>");
        }
    }
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
