//! Charts that need no script and no style of their own: columns in SVG, bars
//! within a table.
//!
//! Lengths are percentages of the drawing's box and there is no `viewBox`, so a
//! chart is as wide as its place while its text keeps the size readers chose.

mod scale;

use domain::number::grouped;
use leptos::prelude::*;

use crate::i18n::{link, locale, statistics_words};
use scale::{Percent, Scale, Slots};

/// A column and its row in the table behind the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in full, in the table.
    pub name: String,
    /// Its name on the axis.
    pub short: String,
    /// How high it is.
    pub value: u64,
    /// Whether its period still runs.
    pub is_running: bool,
}

/// Which columns have their name on the axis, counted back from the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Every so many, where there is room.
    pub every: usize,
    /// Of these, every so many on phones too.
    pub on_phones: usize,
}

impl Labels {
    /// The class of the name of column `index` of `columns`; `None` without one.
    fn class(self, index: usize, columns: usize) -> Option<&'static str> {
        let back = columns.checked_sub(index + 1)?;
        let every = self.every.max(1);
        match back.is_multiple_of(every) {
            true if (back / every).is_multiple_of(self.on_phones.max(1)) => Some("chart-name"),
            true => Some("chart-name needs-room"),
            false => None,
        }
    }
}

/// A column chart with the table of its numbers. The element `labelled_by` is
/// its heading; `heads` name the columns of the table.
#[component]
pub fn ColumnChart(
    labelled_by: &'static str,
    columns: Vec<Column>,
    labels: Labels,
    heads: [&'static str; 2],
) -> impl IntoView {
    let words = statistics_words();
    let locale = locale();
    let peak = columns.iter().max_by_key(|column| column.value).cloned();
    let scale = Scale::up_to(peak.as_ref().map_or(0, |peak| peak.value));
    let total = columns.iter().fold(0_u64, |sum, column| sum.saturating_add(column.value));
    let legend = columns.iter().any(|column| column.is_running).then_some(words.legend);
    let summary = format!("{labelled_by}-so-luoc");
    let rows = columns.iter().map(|column| {
        let so_far = column.is_running.then(|| format!(" ({})", words.so_far));
        view! {
            <tr>
                <th scope="row">{column.name.clone()}{so_far}</th>
                <td>{grouped(column.value, locale)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <figure class="chart">
            <div class="chart-box">
                <div class="chart-scale" aria-hidden="true">
                    {scale.ticks().map(|tick| view! { <span>{grouped(tick, locale)}</span> }).collect_view()}
                </div>
                <svg class="chart-plot" role="img" aria-labelledby=format!("{labelled_by} {summary}")>
                    {grid(scale)}
                    {drawn(&columns, scale, labels)}
                </svg>
            </div>
            <figcaption>
                <p id=summary>
                    {peak.map(|peak| format!("{} {} ({}) · ", words.highest, grouped(peak.value, locale), peak.name))}
                    {words.sum}" "{grouped(total, locale)}
                </p>
                {legend.map(|legend| view! { <p>{legend}</p> })}
            </figcaption>
            <details class="chart-data">
                <summary>{words.data_table}</summary>
                <table aria-labelledby=labelled_by>
                    <thead>
                        <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).to_vec()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
}

fn grid(scale: Scale) -> impl IntoView {
    let line = |tick: u64| {
        let y = scale.height(tick).rest().to_string();
        view! { <line class="chart-line" x1="0" x2="100%" y1=y.clone() y2=y /> }
    };
    scale.ticks().map(line).collect_view()
}

/// The columns, their names on the axis, and the number of the highest.
fn drawn(columns: &[Column], scale: Scale, labels: Labels) -> impl IntoView + use<> {
    let slots = Slots::new(columns.len());
    let locale = locale();
    let peak = columns.iter().rposition(|column| Some(column.value) == highest(columns));
    let one = |(index, column): (usize, &Column)| {
        let height = scale.height(column.value);
        let (x, anchor) = anchored(slots, index, columns.len());
        let name = labels.class(index, columns.len()).map(|class| {
            view! {
                <text class=class x=x.to_string() y="100%" dy="1.4em" text-anchor=anchor>{column.short.clone()}</text>
            }
        });
        let value = (Some(index) == peak).then(|| {
            view! {
                <text class="chart-value" x=x.to_string() y=height.rest().to_string() dy="-0.35em" text-anchor=anchor>
                    {grouped(column.value, locale)}
                </text>
            }
        });
        view! {
            <rect
                class=if column.is_running { "chart-column is-running" } else { "chart-column" }
                x=slots.start(index).to_string()
                y=height.rest().to_string()
                width=slots.width().to_string()
                height=height.to_string()
            >
                <title>{format!("{}: {}", column.name, grouped(column.value, locale))}</title>
            </rect>
            {name}
            {value}
        }
    };
    columns.iter().enumerate().map(one).collect_view()
}

/// The value of the highest column, unless all are zero.
fn highest(columns: &[Column]) -> Option<u64> {
    columns.iter().map(|column| column.value).max().filter(|&value| value > 0)
}

/// Where text about a column stands: over its middle, but within the plot.
fn anchored(slots: Slots, index: usize, columns: usize) -> (Percent, &'static str) {
    let middle = slots.middle(index);
    if middle < Percent::of(1, 20) {
        (slots.start(index), "start")
    } else if middle > Percent::of(19, 20) || (index + 1 == columns && middle > Percent::of(9, 10)) {
        (slots.end(index), "end")
    } else {
        (middle, "middle")
    }
}

/// A row of a [`BarTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub name: String,
    /// Where that is found, without a language.
    pub path: String,
    /// How long it is.
    pub value: u64,
}

/// A table with a bar in each row: the chart is the table. The element
/// `labelled_by` is its heading; `heads` name the columns.
#[component]
pub fn BarTable(labelled_by: &'static str, bars: Vec<Bar>, heads: [&'static str; 2]) -> impl IntoView {
    let locale = locale();
    let longest = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let rows = bars.into_iter().map(|bar| {
        view! {
            <tr>
                <th scope="row">
                    <a href=link(&bar.path)>{bar.name}</a>
                    <svg class="bar" aria-hidden="true">
                        <rect class="chart-column" width=Percent::of(bar.value, longest).to_string() height="100%" />
                    </svg>
                </th>
                <td>{grouped(bar.value, locale)}</td>
            </tr>
        }
    });
    view! {
        <table class="bar-table" aria-labelledby=labelled_by>
            <thead>
                <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).to_vec()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests;
