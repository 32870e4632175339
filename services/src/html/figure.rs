//! Figures, galleries and the pictures in them.

use scraper::ElementRef;

use super::{
    dom::is_blank,
    flow::{Context, Flow, wrap},
    tidy::{Tidy, image_tag, kept_attributes},
};

impl Tidy<'_, '_> {
    /// A picture where it stands; while pictures are being placed, a figure of its own.
    pub(super) fn image(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        let Some(placer) = self.placer.as_deref_mut() else {
            if let Some(tag) = image_tag(element) {
                flow.inline(&context.marked(&tag));
            }
            return;
        };
        let Some(placed) = placer.place(element) else { return };
        if context.in_figure {
            flow.block(&placed.markup);
            if self.caption.is_empty() {
                self.caption = placed.caption;
            }
        } else {
            let caption = wrap("figcaption", &placed.caption);
            flow.block(&format!("<figure>{}{caption}</figure>", placed.markup));
        }
    }

    /// A figure with its caption below; without anything to show it goes, caption and all.
    pub(super) fn figure(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        flow.end_run();
        let outer = std::mem::take(&mut self.caption);
        let inner = Context { in_figure: true, ..context.unmarked() };
        let own = own_caption(element).map(|caption| self.caption_line(caption)).unwrap_or_default();
        self.caption = own;
        let mut content = Flow::mixed();
        self.content(element, &inner, &mut content);
        let caption = std::mem::replace(&mut self.caption, outer);
        let content = content.finish();
        if !is_blank(&content) {
            let class = kept_attributes(element, "figure");
            flow.block(&format!("<figure{class}>{content}{}</figure>", wrap("figcaption", &caption)));
        }
    }

    /// The caption was read when its figure began.
    pub(super) fn caption(&mut self, element: ElementRef<'_>) {
        if self.caption.is_empty() {
            self.caption = self.caption_line(element);
        }
    }

    /// Pictures that belong together.
    pub(super) fn gallery(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        flow.end_run();
        let inner = Context { in_figure: false, ..context.unmarked() };
        let mut content = Flow::of("p");
        self.content(element, &inner, &mut content);
        let content = content.finish();
        let pictures = content.matches("<img").count();
        if pictures > 0 {
            flow.block(&format!("<div class=\"gallery\">{content}</div>"));
        } else {
            flow.block(&content);
        }
    }
}

fn own_caption(figure: ElementRef<'_>) -> Option<ElementRef<'_>> {
    super::dom::descendants(figure).find(|inner| inner.value().name() == "figcaption")
}
