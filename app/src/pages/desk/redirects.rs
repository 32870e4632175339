//! `/quan-tri/chuyen-huong`: addresses that are no more, and where they lead.

use domain::{Locale, Paged, Redirect, typed::Faults};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    forms::{Act, Line, Mistakes, fill, form_words},
    parts::Done,
    words,
};
use crate::{components::pagination::Pagination, i18n::RedirectWords, islands::with_query};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/chuyen-huong";

const fn said() -> &'static RedirectWords {
    RedirectWords::of(Locale::Vietnamese)
}

/// What the list says above itself.
#[derive(Clone, Debug)]
pub enum Told {
    /// One was added.
    Added,
    /// This one was deleted just now, and can come back.
    Deleted(Redirect),
    /// A deleted one is back.
    Undone,
}

/// The list with the form that adds to it.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<Redirect>,
    /// The words that were looked for.
    pub words: String,
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
    let body = move || view! { <ListPage list=list.clone() /> }.into_any();
    DeskPage::new(Section::Redirects, said().title, body).mistaken(mistaken)
}

#[component]
fn ListPage(list: List) -> impl IntoView {
    let List { found, words: searched, from, to, faults, told } = list;
    let (page, pages) = (found.page, found.pages());
    let nothing = (found.total == 0).then(|| {
        let text = if searched.is_empty() { said().empty } else { form_words().nothing_found };
        view! { <p class="empty-state">{text}</p> }
    });
    let count = (found.total > 0)
        .then(|| view! { <p class="meta">{fill(form_words().count, &[&found.total.to_string()])}</p> });
    let rows = found.items.into_iter().map(|redirect| view! { <Row redirect /> }).collect_view();
    let href = {
        let searched = searched.clone();
        move |page: u32| with_query(LIST, &[("q", searched.as_str()), ("trang", &page.to_string())])
    };
    view! {
        <div class="desk-page">
            <h1>{said().title}</h1>
            <ToldAbove told />
            <p class="hint lead">{said().intro}</p>
            <form class="desk-form" method="post" action=LIST>
                <Mistakes faults=faults.clone() />
                <Line name="from" label=said().from value=from faults=faults.clone() hint=said().from_hint mode="url" />
                <Line name="to" label=said().to value=to faults hint=said().to_hint mode="url" />
                <button type="submit">{said().add}</button>
            </form>
            <form class="list-filter" method="get" action=LIST role="search">
                <label>
                    <span>{said().search_label}</span>
                    <input type="search" name="q" value=searched />
                </label>
                <button type="submit" class="plain">{form_words().search}</button>
            </form>
            {count}
            {nothing}
            <ul class="lines redirects">{rows}</ul>
            <Pagination page pages href />
        </div>
    }
}

#[component]
fn ToldAbove(told: Option<Told>) -> impl IntoView {
    match told {
        None => ().into_any(),
        Some(Told::Added) => view! { <Done text=Some(form_words().added) /> }.into_any(),
        Some(Told::Undone) => view! { <Done text=Some(form_words().undone) /> }.into_any(),
        Some(Told::Deleted(redirect)) => view! {
            <div class="done undo" role="status">
                <p>{fill(said().deleted, &[redirect.from.as_str()])}</p>
                <Act
                    action=format!("{LIST}/{}/khoi-phuc", redirect.id)
                    label=form_words().undo
                    class="plain"
                />
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Row(redirect: Redirect) -> impl IntoView {
    let name = fill(said().delete_one, &[redirect.from.as_str()]);
    view! {
        <li>
            <p class="path">
                <a href=redirect.from.to_string()>{redirect.from.to_string()}</a>
                " → "
                <a href=redirect.to.to_string()>{redirect.to.to_string()}</a>
            </p>
            <span class="meta">{said().since}" "{redirect.made_at.dd_mm_yyyy()}</span>
            <Act action=format!("{LIST}/{}/xoa", redirect.id) label=words().delete class="quiet" name />
        </li>
    }
}
