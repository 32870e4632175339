//! The rows of a list, to be sorted by links and chosen by boxes.

use domain::{Sort, SortColumn};
use leptos::prelude::*;

use super::{Actions, Asked, BACK, CHOSEN, STEP, list_words};
use crate::pages::desk::forms::fill;

/// Where the table is on its page: choosing all of it does not lead away from it.
const PLACE: &str = "danh-sach";

/// What is shown of each row.
pub struct Column {
    label: &'static str,
    class: Option<&'static str>,
    order: Option<Order>,
}

/// A column by which the list can be ordered.
struct Order {
    /// What choosing it asks for.
    asks: String,
    /// Whether the list is ordered by it, and how.
    falling: Option<bool>,
}

impl Column {
    /// A column that is shown only.
    #[must_use]
    pub const fn plain(label: &'static str) -> Self {
        Self { label, class: None, order: None }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(label: &'static str) -> Self {
        Self { label, class: Some("number"), order: None }
    }

    /// A column by which the list can be ordered; it is ordered by `sort`.
    #[must_use]
    pub fn sorted<C: SortColumn>(label: &'static str, sort: Sort<C>, by: C) -> Self {
        let order =
            Order { asks: sort.choosing(by).name(), falling: (sort.by == by).then_some(sort.falling) };
        Self { label, class: None, order: Some(order) }
    }
}

/// A row.
pub struct Row {
    id: i64,
    name: String,
    cells: Vec<AnyView>,
}

impl Row {
    /// The row of that number. The first cell names it; `name` says the same in
    /// plain words.
    #[must_use]
    pub fn new(id: i64, name: impl Into<String>, cells: Vec<AnyView>) -> Self {
        Self { id, name: name.into(), cells }
    }
}

#[component]
pub(super) fn Table(
    asked: Asked,
    columns: Vec<Column>,
    rows: Vec<Row>,
    actions: Option<Actions>,
) -> impl IntoView {
    let can_choose = actions.is_some();
    let chosen = asked.chooses_all();
    let labels: Vec<(&'static str, Option<&'static str>)> =
        columns.iter().map(|column| (column.label, column.class)).collect();
    let pick = can_choose.then(|| {
        view! { <th scope="col" class="pick"><span class="visually-hidden">{list_words().choose}</span></th> }
    });
    let heads = columns.into_iter().map(|column| head(column, &asked)).collect_view();
    let rows = rows
        .into_iter()
        .map(|found| {
            let pick = can_choose.then(|| {
                let label = fill(list_words().choose_one, &[&found.name]);
                view! {
                    <td class="pick">
                        <input type="checkbox" name=CHOSEN value=found.id aria-label=label checked=chosen />
                    </td>
                }
            });
            let cells = found.cells.into_iter().zip(&labels).enumerate().map(|(place, (cell, label))| {
                let (label, class) = *label;
                if place == 0 {
                    view! { <th scope="row" class=class>{cell}</th> }.into_any()
                } else {
                    view! { <td class=class data-label=label>{cell}</td> }.into_any()
                }
            });
            view! { <tr>{pick}{cells.collect_view()}</tr> }
        })
        .collect_view();
    let table = view! {
        <table class="desk-table rows" class:picked=can_choose>
            <thead>
                <tr>{pick}{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    match actions {
        None => table.into_any(),
        Some(Actions { address, steps }) => {
            let all = fill("{}#{}", &[&asked.with_all_chosen(!chosen), PLACE]);
            let label = if chosen { list_words().choose_none } else { list_words().choose_all };
            let steps = steps.into_iter().map(|(name, label)| {
                view! { <button class="plain" type="submit" name=STEP value=name>{label}</button> }
            });
            view! {
                <form class="bulk" id=PLACE method="post" action=address>
                    // Enter in a box presses the first button there is, in Chromium the first that is not disabled.
                    <button type="submit" hidden></button>
                    <input type="hidden" name=BACK value=asked.url() />
                    <p class="choose-all"><a href=all>{label}</a></p>
                    {table}
                    <div class="bulk-bar" role="group" aria-labelledby="voi-muc-da-chon">
                        <span id="voi-muc-da-chon">{list_words().with_chosen}</span>
                        {steps.collect_view()}
                    </div>
                </form>
            }
            .into_any()
        }
    }
}

fn head(column: Column, asked: &Asked) -> AnyView {
    let Column { label, class, order } = column;
    let Some(Order { asks, falling }) = order else {
        return view! { <th scope="col" class=class>{label}</th> }.into_any();
    };
    let direction = falling.map(|falling| if falling { "descending" } else { "ascending" });
    let arrow =
        falling.map(|falling| view! { <span aria-hidden="true">{if falling { " ↓" } else { " ↑" }}</span> });
    view! {
        <th scope="col" class="sorts" aria-sort=direction>
            <a href=asked.sorted(&asks)>{label}{arrow}</a>
        </th>
    }
    .into_any()
}
