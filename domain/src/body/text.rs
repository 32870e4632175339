//! The letters of a text.

use super::{Block, Body, Cell, Figure, GalleryItem, Inline, SetBlock, Task, TextBlock};

impl Body {
    /// Rewrites every run of letters, captions and descriptions.
    pub fn map_text(&mut self, rewrite: &impl Fn(&str) -> String) {
        for block in &mut self.content {
            map_block(block, rewrite);
        }
    }

    /// The content addresses of its pictures, in order, each once.
    #[must_use]
    pub fn pictures(&self) -> Vec<&str> {
        let mut hashes = Vec::new();
        for block in &self.content {
            let poster = match block {
                Block::Set(SetBlock::Video { attrs }) => Some(attrs.poster.as_str()),
                _ => None,
            };
            let shown = figures(block).map(|figure| figure.attrs.hash.as_str());
            for hash in poster.into_iter().filter(|poster| !poster.is_empty()).chain(shown) {
                if !hashes.contains(&hash) {
                    hashes.push(hash);
                }
            }
        }
        hashes
    }

    /// How many pictures do not say what they show.
    #[must_use]
    pub fn pictures_without_alt(&self) -> usize {
        let figures = self.content.iter().flat_map(figures);
        figures.filter(|figure| figure.attrs.alt.trim().is_empty()).count()
    }

    /// Whether there is nothing in it to read, see or open.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.content.iter().all(|block| match block {
            Block::Text(block) => block.is_blank(),
            Block::Set(SetBlock::Heading { content, .. }) => content.is_empty(),
            Block::Set(SetBlock::Blockquote { content } | SetBlock::Note { content }) => {
                content.iter().all(TextBlock::is_blank)
            }
            Block::Set(SetBlock::HorizontalRule) => true,
            Block::Set(_) => false,
        })
    }
}

/// The pictures of a block that have a caption and a description.
fn figures(block: &Block) -> impl Iterator<Item = &Figure> {
    let figures = match block {
        Block::Set(SetBlock::Figure(figure)) => vec![figure],
        Block::Set(SetBlock::Gallery { content }) => {
            content.iter().map(|GalleryItem::Figure(figure)| figure).collect()
        }
        _ => Vec::new(),
    };
    figures.into_iter()
}

impl TextBlock {
    /// Whether it has no words.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Paragraph { content } => content.iter().all(|inline| {
                matches!(inline, Inline::Text { text, .. } if text.trim().is_empty())
                    || matches!(inline, Inline::HardBreak)
            }),
            Self::BulletList { content } | Self::OrderedList { content, .. } => {
                content.iter().flat_map(|item| &item.content).all(Self::is_blank)
            }
            Self::TaskList { content } => {
                content.iter().flat_map(|Task::TaskItem { content, .. }| content).all(Self::is_blank)
            }
        }
    }
}

fn map_block(block: &mut Block, rewrite: &impl Fn(&str) -> String) {
    match block {
        Block::Text(block) => map_text_block(block, rewrite),
        Block::Set(block) => match block {
            SetBlock::Heading { content, .. } => map_line(content, rewrite),
            SetBlock::Blockquote { content } | SetBlock::Note { content } => map_all(content, rewrite),
            SetBlock::Table { content } => {
                for cell in content.iter_mut().flat_map(|row| &mut row.content) {
                    match cell {
                        Cell::TableHeader { content, .. } | Cell::TableCell { content, .. } => {
                            map_all(content, rewrite);
                        }
                    }
                }
            }
            SetBlock::Figure(figure) => map_figure(figure, rewrite),
            SetBlock::Gallery { content } => {
                for GalleryItem::Figure(figure) in content {
                    map_figure(figure, rewrite);
                }
            }
            SetBlock::Video { attrs } => attrs.title = rewrite(&attrs.title),
            SetBlock::Attachment { attrs } => attrs.name = rewrite(&attrs.name),
            SetBlock::HorizontalRule => {}
        },
    }
}

fn map_figure(figure: &mut Figure, rewrite: &impl Fn(&str) -> String) {
    figure.attrs.alt = rewrite(&figure.attrs.alt);
    map_line(&mut figure.content, rewrite);
}

fn map_all(blocks: &mut [TextBlock], rewrite: &impl Fn(&str) -> String) {
    for block in blocks {
        map_text_block(block, rewrite);
    }
}

fn map_text_block(block: &mut TextBlock, rewrite: &impl Fn(&str) -> String) {
    match block {
        TextBlock::Paragraph { content } => map_line(content, rewrite),
        TextBlock::BulletList { content } | TextBlock::OrderedList { content, .. } => {
            for item in content {
                map_all(&mut item.content, rewrite);
            }
        }
        TextBlock::TaskList { content } => {
            for Task::TaskItem { content, .. } in content {
                map_all(content, rewrite);
            }
        }
    }
}

fn map_line(line: &mut [Inline], rewrite: &impl Fn(&str) -> String) {
    for inline in line {
        if let Inline::Text { text, .. } = inline {
            *text = rewrite(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_reached() {
        let json = r#"{"type":"doc","content":[
            {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"x"}]},
            {"type":"blockquote","content":[{"type":"orderedList","attrs":{"start":1},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]}]},
            {"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]}]},
            {"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]},
            {"type":"video","attrs":{"source":"link","hash":"","url":"https://vimeo.com/1","title":"x","poster":"3"}},
            {"type":"gallery","content":[{"type":"figure","attrs":{"hash":"1","width":1,"height":1,"alt":"x","size":"normal"},"content":[{"type":"text","text":"x"}]},{"type":"figure","attrs":{"hash":"2","width":1,"height":1,"alt":"x","size":"normal"}}]}]}"#;
        let mut body: Body = serde_json::from_str(json).unwrap();
        body.map_text(&|text| text.replace('x', "y"));
        let written = serde_json::to_string(&body).unwrap();
        assert_eq!((written.matches("\"x\"").count(), written.matches("\"y\"").count()), (0, 8));
        assert_eq!(body.pictures(), ["3", "1", "2"]);
    }
}
