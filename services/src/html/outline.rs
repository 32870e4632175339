//! What a page adds to a stored body: anchors on its headings, links on the
//! documents it cites, and motion where pictures have some.
//!
//! The body is the sanitiser's own output, so tags and text can be told apart
//! without parsing: `<` begins a tag and nothing else.

use std::collections::HashSet;

use domain::{
    SanitisedHtml, Slug,
    citation::{self, Citation, CitedDocument},
};

use super::{dom::escape, motion};

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The anchor that leads to it.
    pub id: String,
    /// Its words.
    pub text: String,
    /// 2 or 3.
    pub level: u8,
}

/// The body with anchors and links, and its headings of the second and third level.
#[must_use]
pub fn outline(body: &SanitisedHtml, cited: &[CitedDocument]) -> (SanitisedHtml, Vec<Heading>) {
    let mut page = Outline { cited, ..Outline::default() };
    let mut rest = body.as_str();
    while let Some(start) = rest.find('<') {
        page.text(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        page.tag(&rest[start..end]);
        rest = &rest[end..];
    }
    page.text(rest);
    (SanitisedHtml::from_sanitiser(page.out), page.headings)
}

#[derive(Default)]
struct Outline<'a> {
    cited: &'a [CitedDocument],
    out: String,
    headings: Vec<Heading>,
    ids: HashSet<String>,
    /// Level of the heading being read and where its tag begins in `out`.
    heading: Option<(u8, usize)>,
    words: String,
    in_link: bool,
}

impl Outline<'_> {
    fn tag(&mut self, tag: &str) {
        match tag {
            "<h2>" => self.heading = Some((2, self.out.len())),
            "<h3>" => self.heading = Some((3, self.out.len())),
            "</a>" => self.in_link = false,
            _ if tag.starts_with("<a ") => self.in_link = true,
            _ => {}
        }
        if matches!(tag, "</h2>" | "</h3>")
            && let Some((level, start)) = self.heading.take()
        {
            self.anchor(level, start);
        }
        self.out.push_str(&motion::shown(tag));
    }

    /// Gives the heading that began at `start` its anchor.
    fn anchor(&mut self, level: u8, start: usize) {
        let text = std::mem::take(&mut self.words).trim().to_owned();
        let wished = Slug::from_title(&text);
        let id = std::iter::once(wished.to_string())
            .chain((2..).map(|number| wished.numbered(number).to_string()))
            .find(|id| self.ids.insert(id.clone()))
            .unwrap_or_default();
        // `muc-` keeps the names apart from those of the page around the text.
        let id = format!("muc-{id}");
        self.out.insert_str(start + "<h2".len(), &format!(" id=\"{id}\""));
        self.headings.push(Heading { id, text, level });
    }

    fn text(&mut self, escaped: &str) {
        let text = unescape(escaped);
        if self.heading.is_some() {
            self.words.push_str(&text);
        }
        if self.in_link || self.cited.is_empty() || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            self.out.push_str(escaped);
            return;
        }
        let mut done = 0;
        for citation in citation::find(&text) {
            if let Some(document) = self.document(&citation) {
                let link = format!(
                    "{}<a href=\"/van-ban/{document}\">{}</a>",
                    escape(&text[done..citation.span.start]),
                    escape(&text[citation.span.clone()])
                );
                self.out.push_str(&link);
                done = citation.span.end;
            }
        }
        self.out.push_str(if done == 0 { escaped.to_owned() } else { escape(&text[done..]) }.as_str());
    }

    fn document(&self, citation: &Citation) -> Option<&Slug> {
        let is_meant = |cited: &&CitedDocument| {
            cited.key == citation.number.key()
                && (citation.issued_on.is_none()
                    || cited.issued_on.is_none()
                    || cited.issued_on == citation.issued_on)
        };
        self.cited.iter().find(is_meant)?.document.as_ref()
    }
}

/// The five entities that the sanitiser writes.
fn unescape(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use domain::time::parse_iso_date;
    use proptest::prelude::*;

    use super::{super::sanitise, *};

    fn cited(number: &str, date: Option<&str>, slug: &str) -> CitedDocument {
        let number = citation::DocumentNumber::parse(number).unwrap();
        CitedDocument {
            key: number.key().to_owned(),
            number: number.to_string(),
            kind: None,
            issuer: None,
            issued_on: date.map(|date| parse_iso_date(date).unwrap()),
            document: Some(Slug::try_from(slug).unwrap()),
        }
    }

    #[test]
    fn headings_get_anchors_that_differ() {
        let body = sanitise("<h2>Kết quả &amp; <b>bài học</b></h2><p>x</p><h3>Kết quả</h3><h3>Kết quả</h3>");
        let (body, headings) = outline(&body, &[]);
        let ids: Vec<_> = headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
        assert_eq!(ids, [(2, "muc-ket-qua-bai-hoc"), (3, "muc-ket-qua"), (3, "muc-ket-qua-2")]);
        assert_eq!(headings[0].text, "Kết quả & bài học");
        assert!(body.as_str().contains("<h3 id=\"muc-ket-qua-2\">Kết quả</h3>"), "{}", body.as_str());
    }

    #[test]
    fn a_cited_document_is_linked_where_the_registry_has_it() {
        let known = [cited("1048/QĐ-UBND", Some("2023-05-19"), "quyet-dinh-1048")];
        let text = "Theo Quyết định số 1048/QĐ-UBND ngày 19/05/2023 &amp; Kế hoạch số 12/KH-UBND.";
        let (body, _) = outline(&sanitise(&format!("<p>{text}</p>")), &known);
        assert_eq!(
            body.as_str(),
            "<p>Theo <a href=\"/van-ban/quyet-dinh-1048\">Quyết định số 1048/QĐ-UBND ngày 19/05/2023</a> &amp; \
             Kế hoạch số 12/KH-UBND.</p>"
        );
        let other_year = outline(&sanitise("<p>Quyết định số 1048/QĐ-UBND ngày 01/02/2024</p>"), &known).0;
        assert!(!other_year.as_str().contains("<a"), "{}", other_year.as_str());
    }

    #[test]
    fn a_link_is_not_linked_again() {
        let known = [cited("1048/QĐ-UBND", None, "quyet-dinh-1048")];
        let body = sanitise("<p><a href=\"/x\">Quyết định số 1048/QĐ-UBND</a></p>");
        assert_eq!(outline(&body, &known).0, body);
    }

    proptest! {
        #[test]
        fn what_is_outlined_is_still_what_the_sanitiser_lets_through(markup in "(<h2>|</h2>|<p>|<a href=\"/x\">|</a>|Nghị quyết 12/NQ-CP|&amp;|<|\\PC){0,24}") {
            let known = [cited("12/NQ-CP", None, "nghi-quyet-12")];
            let body = sanitise(&markup);
            let (outlined, _) = outline(&body, &known);
            let without_ids: String = outlined.as_str().split(" id=\"").enumerate().map(|(index, part)| {
                if index == 0 { part } else { part.split_once('"').map_or("", |(_, rest)| rest) }
            }).collect();
            prop_assert_eq!(super::super::plain_text(&sanitise(&without_ids)), super::super::plain_text(&body));
        }
    }
}
