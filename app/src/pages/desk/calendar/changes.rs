//! What differs between two versions of a week.

use domain::{
    time::parse_iso_date,
    week::{RowChange, RowField, WeekRow},
};
use leptos::prelude::*;

use super::{day_name, words};

/// The differences, one a line: words for added, removed and changed, not colours alone.
#[component]
pub(super) fn Changes(changes: Vec<RowChange>) -> impl IntoView {
    if changes.is_empty() {
        return view! { <p class="empty-state">{words().no_difference}</p> }.into_any();
    }
    let lines = changes.into_iter().map(|change| view! { <Change change /> }).collect_view();
    view! { <ul class="lines week-changes">{lines}</ul> }.into_any()
}

#[component]
fn Change(change: RowChange) -> impl IntoView {
    let words = words();
    match change {
        RowChange::Added(row) => view! {
            <li data-change="added"><strong>{words.added_row}</strong>" "<ins>{summary(&row)}</ins></li>
        }
        .into_any(),
        RowChange::Removed(row) => view! {
            <li data-change="removed"><strong>{words.removed_row}</strong>" "<del>{summary(&row)}</del></li>
        }
        .into_any(),
        RowChange::Changed { before, after, fields } => {
            let cells = fields
                .into_iter()
                .map(|field| {
                    let (before, after) = (said(&before, field), said(&after, field));
                    view! {
                        <div>
                            <dt>{words.field(field)}</dt>
                            <dd><del>{before}</del>" → "<ins>{after}</ins></dd>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <li data-change="changed">
                    <strong>{words.changed_row}</strong>" "{summary(&after)}
                    <dl class="facts">{cells}</dl>
                </li>
            }
            .into_any()
        }
    }
}

/// Day, hours and content in one line.
fn summary(row: &WeekRow) -> String {
    let parts = [said_day(row), row.time.clone(), row.content.replace('\n', " ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn said_day(row: &WeekRow) -> String {
    parse_iso_date(&row.day).map_or_else(|_| row.day.clone(), day_name)
}

fn said(row: &WeekRow, field: RowField) -> String {
    let text = match field {
        RowField::Day => said_day(row),
        RowField::Cancelled if row.cancelled => words().yes.to_owned(),
        field => row.text(field).to_owned(),
    };
    if text.is_empty() { words().nothing.to_owned() } else { text }
}
