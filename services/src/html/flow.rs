//! Content in the making: blocks one after the other, loose text gathered into
//! paragraphs on the way.

use super::dom::{escape, is_blank, trim};

/// What surrounds the content being read.
#[derive(Clone, Default)]
pub(super) struct Context {
    /// Opening and closing tags of emphasis and links around blocks, outermost
    /// first: each run of text below gets them again for itself.
    pub(super) marks: Vec<(String, &'static str)>,
    /// How deep the element is nested.
    pub(super) depth: usize,
    /// Inside a link, where no other may begin.
    pub(super) in_link: bool,
    /// Inside a table, which already scrolls.
    pub(super) in_table: bool,
    /// Inside a figure, whose caption may come.
    pub(super) in_figure: bool,
}

impl Context {
    /// One level deeper.
    pub(super) fn deeper(&self) -> Self {
        Self { depth: self.depth + 1, ..self.clone() }
    }

    /// One level deeper, free of the emphasis and links around.
    pub(super) fn unmarked(&self) -> Self {
        Self { marks: Vec::new(), in_link: false, ..self.deeper() }
    }

    /// Inline markup with the marks around it.
    pub(super) fn marked(&self, inline: &str) -> String {
        if self.marks.is_empty() || is_blank(inline) {
            return inline.to_owned();
        }
        let open: String = self.marks.iter().map(|(open, _)| open.as_str()).collect();
        let close: String = self.marks.iter().rev().map(|(_, name)| format!("</{name}>")).collect();
        format!("{open}{inline}{close}")
    }
}

/// A sequence of blocks being written.
pub(super) struct Flow {
    blocks: String,
    run: String,
    paragraph: Option<&'static str>,
    separator: &'static str,
}

impl Flow {
    /// Content in which loose text becomes elements of that name.
    pub(super) const fn of(paragraph: &'static str) -> Self {
        Self { blocks: String::new(), run: String::new(), paragraph: Some(paragraph), separator: "" }
    }

    /// Content that may hold loose text, such as that of a list item.
    pub(super) const fn mixed() -> Self {
        Self { blocks: String::new(), run: String::new(), paragraph: None, separator: "" }
    }

    /// A whole body: paragraphs, each block on a line of its own.
    pub(super) const fn body() -> Self {
        Self { blocks: String::new(), run: String::new(), paragraph: Some("p"), separator: "\n" }
    }

    /// Adds to the line being written.
    pub(super) fn inline(&mut self, markup: &str) {
        self.run.push_str(markup);
    }

    /// Adds a finished block; nothing when it is empty.
    pub(super) fn block(&mut self, markup: &str) {
        self.end_run();
        if !markup.is_empty() {
            if !self.blocks.is_empty() {
                self.blocks.push_str(self.separator);
            }
            self.blocks.push_str(markup);
        }
    }

    /// Closes the paragraph being written.
    pub(super) fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if is_blank(&run) {
            return;
        }
        let run = trim(&run);
        match self.paragraph {
            Some(name) => self.block(&wrap(name, run)),
            None => self.blocks.push_str(run),
        }
    }

    /// The finished content.
    pub(super) fn finish(mut self) -> String {
        self.end_run();
        self.blocks
    }
}

/// An element without attributes; nothing when it would be empty.
pub(super) fn wrap(name: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<{name}>{content}</{name}>") }
}

/// One attribute, with the space before it.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escape(value))
}
