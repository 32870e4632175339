//! What every list of the desk is made of: search and filters, columns that
//! sort, rows to choose, what can be done with those chosen, and what came of
//! it with the way back. All of it is links and plain forms.

mod asked;
mod filter;
mod table;
mod told;

use domain::{BulkList, BulkStep, Locale, Visibility};
use leptos::prelude::*;

pub use self::{
    asked::Asked,
    filter::{Field, FilterForm},
    table::{Column, Row},
    told::{Report, Told, Undo},
};
use self::{table::Table, told::Telling};
use super::forms::{fill, form_words};
use crate::{components::pagination::Pagination, i18n::ListWords};

/// The field that holds the numbers of those chosen.
pub const CHOSEN: &str = "muc";
/// The field, and the part of an address, that says what is done or was done.
pub const STEP: &str = "viec";
/// The field that holds the list's address.
pub const BACK: &str = "ve";
/// The value of [`STEP`] in an address when nothing was chosen.
pub const NOTHING: &str = "khong";

/// What every list says.
#[must_use]
pub const fn list_words() -> &'static ListWords {
    ListWords::of(Locale::Vietnamese)
}

/// Where a list lives, and where its forms are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The list.
    pub at: &'static str,
    /// Steps with several rows.
    pub step: &'static str,
    /// The way back.
    pub undo: &'static str,
}

/// The addresses of a list.
#[must_use]
pub const fn addresses(list: BulkList) -> Addresses {
    macro_rules! below {
        ($at:literal) => {
            Addresses { at: $at, step: concat!($at, "/hang-loat"), undo: concat!($at, "/hoan-tac") }
        };
    }
    match list {
        BulkList::Documents => below!("/quan-tri/van-ban"),
        BulkList::Pages => below!("/quan-tri/trang"),
        BulkList::Programmes => below!("/quan-tri/chuyen-de"),
        BulkList::Feedback => below!("/quan-tri/phan-hoi"),
        BulkList::Redirects => below!("/quan-tri/chuyen-huong"),
        BulkList::Accounts => below!("/quan-tri/nguoi-dung"),
    }
}

/// What can be done with several rows.
#[derive(Clone, Debug)]
pub struct Actions {
    /// Where the form is sent.
    pub address: &'static str,
    /// Names of the steps with what they are called.
    pub steps: Vec<(&'static str, &'static str)>,
}

impl Actions {
    /// The steps of a list.
    #[must_use]
    pub fn of(list: BulkList, steps: &[BulkStep]) -> Self {
        let steps = steps.iter().map(|step| (step.as_str(), list_words().step(*step))).collect();
        Self { address: addresses(list).step, steps }
    }
}

/// A list that is ready to be rendered.
pub struct List {
    /// What it is called.
    pub title: &'static str,
    /// What stands beside the title.
    pub head: AnyView,
    /// What was done just now.
    pub told: Option<Told>,
    /// What stands before the filter.
    pub before: AnyView,
    /// What it was asked for.
    pub asked: Asked,
    /// What it can be narrowed by.
    pub fields: Vec<Field>,
    /// What is shown of each row.
    pub columns: Vec<Column>,
    /// One page of rows.
    pub rows: Vec<Row>,
    /// How many rows there are on all pages.
    pub total: u64,
    /// How many pages there are.
    pub pages: u32,
    /// What can be done with several.
    pub actions: Option<Actions>,
    /// What is said when there is nothing at all.
    pub empty: &'static str,
    /// What stands below the list.
    pub after: AnyView,
}

/// The page of a list.
#[component]
pub fn ListPage(
    /// The list.
    list: List,
) -> impl IntoView {
    let List { title, head, told, before, asked, fields, columns, rows, total, pages, actions, empty, after } =
        list;
    let body = if total == 0 {
        view! { <Empty asked=asked.clone() empty /> }.into_any()
    } else {
        let count = fill(form_words().count, &[&total.to_string()]);
        view! {
            <p class="meta">{count}</p>
            <Table asked=asked.clone() columns rows actions />
        }
        .into_any()
    };
    let (page, href) = (asked.page(), {
        let asked = asked.clone();
        move |page| asked.at_page(page)
    });
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{title}</h1>
                {head}
            </div>
            {told.map(|told| view! { <Telling told back=asked.url() /> })}
            {before}
            <FilterForm asked=asked.clone() fields />
            {body}
            <Pagination page pages href />
            {after}
        </div>
    }
}

/// Nothing is there, or nothing is left.
#[component]
fn Empty(asked: Asked, empty: &'static str) -> impl IntoView {
    if asked.is_everything() {
        return view! { <p class="empty-state">{empty}</p> }.into_any();
    }
    view! {
        <p class="empty-state">
            {form_words().nothing_found}" "<a href=asked.everything()>{list_words().clear}</a>
        </p>
    }
    .into_any()
}

/// The choice among what readers see and what they do not.
#[must_use]
pub fn visibility_field(among: &[Visibility], chosen: Option<Visibility>) -> Field {
    let all = (String::new(), list_words().all_states.to_owned(), chosen.is_none());
    let states = among.iter().map(|state| {
        (state.as_str().to_owned(), list_words().visibility(*state).to_owned(), chosen == Some(*state))
    });
    Field::Choice {
        name: "tinh-trang",
        label: list_words().state,
        options: std::iter::once(all).chain(states).collect(),
    }
}

/// Whether readers see it, as a label.
#[must_use]
pub fn visibility_label(visibility: Visibility) -> AnyView {
    let class = if visibility == Visibility::Shown { "state published" } else { "state withdrawn" };
    view! { <span class=class>{list_words().visibility(visibility)}</span> }.into_any()
}
