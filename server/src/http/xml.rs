//! Writing XML: one small writer for feeds, sitemaps and descriptions.

use std::{borrow::Cow, io};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// Attributes of an element, in their order.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document in the making. Text and attribute values are escaped, and
/// characters that XML 1.0 cannot hold are left out.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Makes a document whose root element is `root`.
    ///
    /// # Errors
    /// What `content` returned.
    pub fn document(
        root: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.element(root, attributes, content)?;
        Ok(xml.0.into_inner())
    }

    /// Writes an element with what `content` writes in it.
    ///
    /// # Errors
    /// What `content` returned.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        content(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element that holds text.
    ///
    /// # Errors
    /// Never, as the document is in memory.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.element(name, attributes, |xml| {
            xml.0.write_event(Event::Text(BytesText::new(&representable(text))))
        })
    }

    /// Writes an element that holds nothing.
    ///
    /// # Errors
    /// Never, as the document is in memory.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*representable(value)));
    }
    start
}

/// `text` without the characters outside XML 1.0's `Char` production (§2.2):
/// not even a reference may stand for them, and readers refuse the whole document.
fn representable(text: &str) -> Cow<'_, str> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| allowed(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use quick_xml::{Reader, events::Event};

    use super::*;

    fn document(text: &str) -> String {
        let xml = Xml::document("a", &[("b", text)], |xml| xml.text("c", &[], text)).unwrap();
        String::from_utf8(xml).unwrap()
    }

    #[test]
    fn text_is_escaped_and_what_xml_cannot_hold_is_left_out() {
        let xml = document("Tin <b> & \"mới\"\u{0}\u{b}\u{fffe}");
        assert!(xml.contains("<c>Tin &lt;b&gt; &amp; &quot;mới&quot;</c>"), "{xml}");
        assert!(xml.contains("b=\"Tin &lt;b&gt; &amp; &quot;mới&quot;\""), "{xml}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_document_that_can_be_read(text in proptest::string::string_regex("(?s).{0,40}").unwrap()) {
            let xml = document(&text);
            let mut reader = Reader::from_str(&xml);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{error}: {xml:?}"),
                }
            }
        }
    }
}
