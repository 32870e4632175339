//! The first gate: rebuilds any markup in the shape of an article.
//!
//! The tree is walked once and written anew, element by element; what the
//! portal does not know is never copied.

use scraper::ElementRef;

use super::{
    dom::{self, Child, children, clean_text, descendants, escape, is_blank, trim},
    flow::{Context, Flow, attribute, wrap},
    kind::Kind,
    pictures::Placer,
    rules, tasks,
};

/// Deeper nesting than any article needs; below it only the words count.
const MAX_DEPTH: usize = 40;

/// Brings markup into the shape of an article.
pub(super) fn tidy(markup: &str) -> String {
    Tidy::default().body(markup)
}

/// The walker.
#[derive(Default)]
pub(super) struct Tidy<'p, 'r> {
    /// Puts pictures from the store in place of those the markup names.
    pub(super) placer: Option<&'p mut Placer<'r>>,
    /// The caption of the figure being read.
    pub(super) caption: String,
    /// The names given to tables so far.
    pub(super) table_labels: Vec<String>,
}

impl Tidy<'_, '_> {
    /// Rebuilds a whole body.
    pub(super) fn body(mut self, markup: &str) -> String {
        let document = dom::parse(markup);
        let mut flow = Flow::body();
        self.content(document.root_element(), &Context::default(), &mut flow);
        flow.finish()
    }

    /// Reads what an element holds into `flow`.
    pub(super) fn content(&mut self, parent: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        for child in children(parent) {
            match child {
                Child::Text(text) => flow.inline(&context.marked(&escape(&clean_text(text)))),
                Child::Element(element) if context.depth < MAX_DEPTH => self.element(element, context, flow),
                Child::Element(element) => flow.inline(&words(element)),
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        match Kind::of(element) {
            Kind::Dropped => {}
            Kind::Break => flow.inline("<br>"),
            Kind::Rule => flow.block("<hr>"),
            Kind::Image => self.image(element, context, flow),
            Kind::Transparent => self.content(element, &context.deeper(), flow),
            Kind::Inline(name) => self.inline(element, name, context, flow),
            Kind::Block(name) => self.nested(element, context, flow, Flow::of(name), |content| content),
            Kind::Box => self.nested(element, context, flow, Flow::of("p"), |content| content),
            Kind::Caption if context.in_figure => self.caption(element),
            Kind::Caption => self.nested(element, context, flow, Flow::of("p"), |content| content),
            Kind::Quote => {
                self.nested(element, context, flow, Flow::of("p"), |content| wrap("blockquote", &content));
            }
            Kind::Note => {
                self.nested(element, context, flow, Flow::of("p"), |content| {
                    if content.is_empty() {
                        content
                    } else {
                        format!("<aside class=\"note\">{content}</aside>")
                    }
                });
            }
            Kind::Attachment => self.attachment(element, flow),
            Kind::Video => flow.block(&self.video_tag(element).unwrap_or_default()),
            Kind::VideoFigure => self.video_figure(element, context, flow),
            Kind::TaskState => match tasks::state_of(element) {
                Some(state) => flow.inline(&state),
                None => self.content(element, &context.deeper(), flow),
            },
            Kind::List(name) => self.list(element, name, context, flow),
            Kind::Table => self.table(element, context, flow),
            Kind::Figure => self.figure(element, context, flow),
            Kind::Gallery => self.gallery(element, context, flow),
        }
    }

    /// Reads an element's content on its own and adds what `finish` makes of it as a block.
    pub(super) fn nested(
        &mut self,
        element: ElementRef<'_>,
        context: &Context,
        flow: &mut Flow,
        mut inner: Flow,
        finish: impl FnOnce(String) -> String,
    ) {
        flow.end_run();
        self.content(element, &context.deeper(), &mut inner);
        flow.block(&finish(inner.finish()));
    }

    /// Emphasis or a link. Around blocks it is handed down to their text.
    fn inline(&mut self, element: ElementRef<'_>, name: &'static str, context: &Context, flow: &mut Flow) {
        let Some(open) = opening_tag(element, name, context.in_link) else {
            return self.content(element, &context.deeper(), flow);
        };
        if self.holds_blocks(element) {
            let mut inner = context.deeper();
            inner.in_link |= name == "a";
            inner.marks.push((open, name));
            return self.content(element, &inner, flow);
        }
        let in_link = context.in_link || name == "a";
        let content = self.phrase(element, in_link, context.depth + 1);
        flow.inline(&context.marked(&enclose(&open, &content, name)));
    }

    fn holds_blocks(&self, element: ElementRef<'_>) -> bool {
        descendants(element).any(|inner| {
            let kind = Kind::of(inner);
            kind.is_block() || (kind == Kind::Image && self.placer.is_some())
        })
    }

    /// The content of a line: text, emphasis, links; blocks become spaces.
    fn phrase(&mut self, parent: ElementRef<'_>, in_link: bool, depth: usize) -> String {
        let mut line = String::new();
        for child in children(parent) {
            match child {
                Child::Text(text) => line.push_str(&escape(&clean_text(text))),
                Child::Element(element) if depth < MAX_DEPTH => {
                    line.push_str(&self.phrase_element(element, in_link, depth));
                }
                Child::Element(element) => line.push_str(&words(element)),
            }
        }
        line
    }

    fn phrase_element(&mut self, element: ElementRef<'_>, in_link: bool, depth: usize) -> String {
        match Kind::of(element) {
            Kind::Dropped => String::new(),
            Kind::Break => "<br>".to_owned(),
            Kind::Image if self.placer.is_some() => String::new(),
            Kind::Image => image_tag(element).unwrap_or_default(),
            Kind::Transparent => self.phrase(element, in_link, depth + 1),
            Kind::Inline(name) => match opening_tag(element, name, in_link) {
                Some(open) => {
                    let content = self.phrase(element, in_link || name == "a", depth + 1);
                    enclose(&open, &content, name)
                }
                None => self.phrase(element, in_link, depth + 1),
            },
            _ => format!(" {} ", self.phrase(element, in_link, depth + 1)),
        }
    }

    /// A caption: one line, whatever it was made of.
    pub(super) fn caption_line(&mut self, element: ElementRef<'_>) -> String {
        let line = self.phrase(element, false, 0);
        if is_blank(&line) { String::new() } else { trim(&line).to_owned() }
    }

    /// A line about a file.
    fn attachment(&mut self, element: ElementRef<'_>, flow: &mut Flow) {
        let line = self.phrase(element, false, 0);
        if !is_blank(&line) {
            flow.block(&format!("<p class=\"attachment\">{}</p>", trim(&line)));
        }
    }

    fn list(&mut self, element: ElementRef<'_>, name: &'static str, context: &Context, flow: &mut Flow) {
        let context = context.deeper();
        let mut items = String::new();
        let mut stray = Flow::mixed();
        let open = format!("<{name}{}>", kept_attributes(element, name));
        let is_tasks = open == "<ul class=\"tasks\">";
        for child in children(element) {
            let Child::Element(item) = child else {
                if let Child::Text(text) = child {
                    stray.inline(&context.marked(&escape(&clean_text(text))));
                }
                continue;
            };
            if item.value().name() != "li" {
                self.element(item, &context, &mut stray);
                continue;
            }
            items.push_str(&wrap("li", &std::mem::replace(&mut stray, Flow::mixed()).finish()));
            let mut content = Flow::mixed();
            self.content(item, &context.deeper(), &mut content);
            let content = content.finish();
            if !content.is_empty() {
                let class = if is_tasks { kept_attributes(item, "li") } else { String::new() };
                items.push_str(&format!("<li{class}>{content}</li>"));
            }
        }
        items.push_str(&wrap("li", &stray.finish()));
        flow.block(&if items.is_empty() { items } else { format!("{open}{items}</{name}>") });
    }
}

/// The tag that opens an inline element, or nothing when the element says nothing.
fn opening_tag(element: ElementRef<'_>, name: &'static str, in_link: bool) -> Option<String> {
    if name == "a" && in_link {
        return None;
    }
    let mut kept = kept_attributes(element, name);
    if name == "a"
        && let Some(href) = element.value().attr("href")
    {
        kept = rules::value_for("a", "href", href).map_or_else(String::new, |href| {
            let rel = if rules::is_external(&href) { attribute("rel", "noopener") } else { String::new() };
            attribute("href", &href) + &rel
        });
    }
    let needs_attributes = matches!(name, "a" | "span" | "abbr");
    (!needs_attributes || !kept.is_empty()).then(|| format!("<{name}{kept}>"))
}

/// Emphasis around content; blank content stays what it is.
fn enclose(open: &str, content: &str, name: &str) -> String {
    if is_blank(content) { content.to_owned() } else { format!("{open}{content}</{name}>") }
}

/// The attributes of `element` that an element of that name may keep.
pub(super) fn kept_attributes(element: ElementRef<'_>, name: &str) -> String {
    rules::attributes(name)
        .iter()
        .filter_map(|attribute| Some((*attribute, element.value().attr(attribute)?)))
        .filter_map(|(name_of, value)| Some(attribute(name_of, &rules::value_for(name, name_of, value)?)))
        .collect()
}

/// A picture of the media store as the markup shows it; pictures from elsewhere give nothing.
pub(super) fn image_tag(element: ElementRef<'_>) -> Option<String> {
    rules::value_for("img", "src", element.value().attr("src")?)?;
    let alt = if element.value().attr("alt").is_some() { "" } else { " alt=\"\"" };
    Some(format!("<img{}{alt}>", kept_attributes(element, "img")))
}

/// The mere words of an element.
pub(super) fn words(element: ElementRef<'_>) -> String {
    escape(&clean_text(&element.text().collect::<Vec<_>>().join(" ")))
}
