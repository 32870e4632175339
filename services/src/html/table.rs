//! Tables: rows and cells only, each table in a frame that scrolls.

use scraper::ElementRef;

use super::{
    dom::{Child, children, clean_text},
    flow::{Context, Flow, attribute, wrap},
    rules,
    tidy::{Tidy, kept_attributes},
};

/// What a screen reader calls a table without a caption.
const UNNAMED: &str = "Bảng";

#[derive(Default)]
struct Table {
    caption: String,
    label: String,
    head: String,
    body: String,
    /// How many of the rows to come are reached by cells of those before.
    reached: usize,
}

impl Tidy<'_, '_> {
    /// A table, in a frame of its own unless it stands inside another table.
    pub(super) fn table(&mut self, element: ElementRef<'_>, context: &Context, flow: &mut Flow) {
        flow.end_run();
        let inner = Context { in_table: true, in_figure: false, ..context.unmarked() };
        let mut table = Table::default();
        let label_place = self.reserve_label(context);
        self.rows(element, &inner, &mut table, false);
        if table.head.is_empty() && table.body.is_empty() {
            return flow.block(&wrap("p", &table.caption));
        }
        let markup = format!(
            "<table>{}{}{}</table>",
            wrap("caption", &table.caption),
            wrap("thead", &table.head),
            wrap("tbody", &table.body)
        );
        match label_place {
            None => flow.block(&markup),
            Some(place) => {
                let label = self.label(place, &table.label);
                let label = attribute("aria-label", &label);
                flow.block(&format!(
                    "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\"{label}>{markup}</div>"
                ));
            }
        }
    }

    fn reserve_label(&mut self, context: &Context) -> Option<usize> {
        (!context.in_table).then(|| {
            self.table_labels.push(String::new());
            self.table_labels.len() - 1
        })
    }

    /// A name for a table that no other table of the text has.
    fn label(&mut self, place: usize, caption: &str) -> String {
        let name = if caption.is_empty() { UNNAMED } else { caption };
        let taken = |label: &String| self.table_labels.contains(label);
        let label = std::iter::once(name.to_owned())
            .chain((2_usize..).map(|number| format!("{name} {number}")))
            .find(|label| !taken(label))
            .unwrap_or_default();
        if let Some(entry) = self.table_labels.get_mut(place) {
            entry.clone_from(&label);
        }
        label
    }

    fn rows(&mut self, parent: ElementRef<'_>, context: &Context, table: &mut Table, in_head: bool) {
        for child in children(parent) {
            let Child::Element(element) = child else { continue };
            match element.value().name() {
                "caption" if table.caption.is_empty() => {
                    table.caption = self.caption_line(element);
                    let words: String = element.text().collect();
                    clean_text(&words).trim().clone_into(&mut table.label);
                }
                "thead" => self.rows(element, context, table, true),
                "tbody" | "tfoot" => self.rows(element, context, table, false),
                "tr" => {
                    let cells = self.cells(element, context);
                    // Without a row of its own, what reaches into it would take the next one's place.
                    let row =
                        if table.reached > 0 { format!("<tr>{cells}</tr>") } else { wrap("tr", &cells) };
                    let rows = children(element).filter_map(|cell| rowspan(&cell)).max().unwrap_or(1);
                    table.reached = table.reached.saturating_sub(1).max(rows - 1);
                    if in_head && table.body.is_empty() {
                        table.head.push_str(&row);
                    } else {
                        table.body.push_str(&row);
                    }
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: ElementRef<'_>, context: &Context) -> String {
        let mut cells = String::new();
        for child in children(row) {
            let Child::Element(cell) = child else { continue };
            let name = match cell.value().name() {
                "th" => "th",
                "td" => "td",
                _ => continue,
            };
            let mut content = Flow::mixed();
            self.content(cell, &context.deeper(), &mut content);
            let attributes = kept_attributes(cell, name);
            cells.push_str(&format!("<{name}{attributes}>{}</{name}>", content.finish()));
        }
        cells
    }
}

/// How many rows a cell reaches over, as far as pages let it.
fn rowspan(child: &Child<'_>) -> Option<usize> {
    let Child::Element(cell) = child else { return None };
    let value = cell.value().attr("rowspan")?;
    rules::value_for("td", "rowspan", value)?.parse().ok()
}
