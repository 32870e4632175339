//! The articles of a category, with filters that act at once.

use domain::{ArticleCard, Paged};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::{
    http::get_json,
    missed::Missed,
    navigate::{replace_address, with_query},
};
use crate::{
    components::{article_card::RowCard, pagination::Pagination},
    i18n::{island_words, link, locale},
};

/// What the reader narrowed the list to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFilter {
    /// Path of the category whose page this is.
    pub category: String,
    /// Path of the chosen sub-category; empty for all.
    pub below: String,
    /// The chosen year; empty for all.
    pub year: String,
}

impl ListFilter {
    /// The path, without a language, that shows page `page` of this list.
    #[must_use]
    pub fn url(&self, page: u32) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        with_query(
            &format!("/chuyen-muc/{}", self.category),
            &[("muc", &self.below), ("nam", &self.year), ("trang", &page)],
        )
    }

    fn api_url(&self) -> String {
        let category = if self.below.is_empty() { &self.category } else { &self.below };
        with_query(
            "/api/v1/articles",
            &[("category", category), ("year", &self.year), ("lang", locale().lang())],
        )
    }
}

/// A choice of the filter: value, label.
pub type FilterChoice = (String, String);

/// The list with its filters. Without script the form GETs the same address.
#[island(lazy)]
pub fn CategoryList(
    filter: ListFilter,
    articles: Paged<ArticleCard>,
    below: Vec<FilterChoice>,
    years: Vec<FilterChoice>,
    empty: String,
) -> impl IntoView {
    Missed::note(".list-filter").replay();
    let words = island_words();
    let filter = RwSignal::new(filter);
    let articles = RwSignal::new(articles);
    let failed = RwSignal::new(false);
    let latest = StoredValue::new(0_u32);
    let refresh = move || {
        latest.update_value(|count| *count += 1);
        let mine = latest.get_value();
        let wanted = filter.get_untracked();
        spawn_local(async move {
            let found = get_json::<Paged<ArticleCard>>(&wanted.api_url()).await;
            if latest.get_value() != mine {
                return;
            }
            failed.set(found.is_err());
            match found {
                Ok(found) => {
                    replace_address(&link(&wanted.url(1)));
                    articles.set(found);
                }
                Err(error) => leptos::logging::warn!("filter: {error}"),
            }
        });
    };
    let initial = filter.get_untracked();
    let options = |choices: Vec<FilterChoice>, chosen: String| {
        choices
            .into_iter()
            .map(|(value, label)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{label}</option> }
            })
            .collect_view()
    };
    let has_below = !below.is_empty();
    view! {
        <form class="list-filter" method="get" action=link(&initial.url(1)) on:submit=move |event| {
            event.prevent_default();
            refresh();
        }>
            <label hidden=!has_below>
                <span>{words.category}</span>
                <select name="muc" on:change:target=move |event| {
                    filter.update(|filter| filter.below = event.target().value());
                    refresh();
                }>
                    <option value="">{words.all_categories}</option>
                    {options(below, initial.below.clone())}
                </select>
            </label>
            <label>
                <span>{words.year}</span>
                <select name="nam" on:change:target=move |event| {
                    filter.update(|filter| filter.year = event.target().value());
                    refresh();
                }>
                    <option value="">{words.all_years}</option>
                    {options(years, initial.year.clone())}
                </select>
            </label>
            <button type="submit">{words.filter}</button>
            <output class="meta" role="status">
                {move || if failed.get() {
                    words.filter_failed.to_owned()
                } else {
                    format!("{} {}", articles.with(|list| list.total), words.articles)
                }}
            </output>
        </form>
        {move || {
            let list = articles.get();
            if list.items.is_empty() {
                return view! { <p class="empty-state">{empty.clone()}</p> }.into_any();
            }
            let (page, pages) = (list.page, list.pages());
            let shown = filter.get_untracked();
            view! {
                <div class="article-list">
                    {list.items.into_iter().map(|article| view! { <RowCard article /> }).collect_view()}
                </div>
                <Pagination page pages href=move |number| link(&shown.url(number)) />
            }
            .into_any()
        }}
    }
}
