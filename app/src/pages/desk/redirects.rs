//! `/quan-tri/chuyen-huong`: addresses that are no more, and where they lead.

use domain::{BulkList, Locale, Paged, Redirect, Sort, redirect::RedirectColumn, typed::Faults};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    forms::{Line, Mistakes},
    list::{self, Actions, Asked, Column, Field, ListPage, Row, Told},
};
use crate::i18n::RedirectWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/chuyen-huong";

const fn said() -> &'static RedirectWords {
    RedirectWords::of(Locale::Vietnamese)
}

/// The list with the form that adds to it.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Redirect>,
    /// The words that were looked for.
    pub words: String,
    /// How it is ordered.
    pub sort: Sort<RedirectColumn>,
    /// Every row is chosen.
    pub chosen: bool,
    /// The former address in the form.
    pub from: String,
    /// The destination in the form.
    pub to: String,
    /// What is wrong with them.
    pub faults: Faults,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The page.
#[must_use]
pub fn page(list: List) -> DeskPage {
    let mistaken = !list.faults.is_empty();
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Redirects, said().title, body).mistaken(mistaken)
}

fn shown(list: List) -> list::List {
    let List { found, words: searched, sort, chosen, from, to, faults, told } = list;
    list::List {
        title: said().title,
        head: ().into_any(),
        told,
        before: view! { <Add from to faults /> }.into_any(),
        asked: Asked::new(LIST, sort.name(), found.page).narrowed("q", &searched).choosing(chosen),
        fields: vec![Field::Words { label: said().search_label, value: searched }],
        columns: vec![
            Column::sorted(said().from, sort, RedirectColumn::From),
            Column::sorted(said().to, sort, RedirectColumn::To),
            Column::sorted(said().since, sort, RedirectColumn::Made),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: Some(Actions::of(BulkList::Redirects, BulkList::Redirects.steps())),
        empty: said().empty,
        after: ().into_any(),
    }
}

fn row(redirect: Redirect) -> Row {
    let link =
        |address: String| view! { <a class="path" href=address.clone()>{address.clone()}</a> }.into_any();
    let cells = vec![
        link(redirect.from.to_string()),
        link(redirect.to.to_string()),
        redirect.made_at.dd_mm_yyyy().into_any(),
    ];
    Row::new(redirect.id.0, redirect.from.to_string(), cells)
}

#[component]
fn Add(from: String, to: String, faults: Faults) -> impl IntoView {
    view! {
        <p class="hint lead">{said().intro}</p>
        <form class="desk-form" method="post" action=LIST>
            <Mistakes faults=faults.clone() />
            <Line name="from" label=said().from value=from faults=faults.clone() hint=said().from_hint mode="url" />
            <Line name="to" label=said().to value=to faults hint=said().to_hint mode="url" />
            <button type="submit">{said().add}</button>
        </form>
    }
}
