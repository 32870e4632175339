//! The list of articles, and what is done with several at once.

use std::sync::Arc;

use domain::{BulkFault, CategoryId, CategoryTree, Paged, Sort, StepKind, WorkflowState};
use leptos::prelude::*;
use services::manuscripts::{DeskArticle, DeskColumn};

use super::{LIST, address, category_options, words};
use crate::pages::desk::{
    DeskPage, Section,
    forms::fill,
    list::{self, Actions, Asked, CHOSEN, Column, Field, ListPage, Report, Row, STEP, Undo, list_words},
};

/// Where steps with several articles are sent.
pub const SEVERAL: &str = "/quan-tri/bai-viet/hang-loat";

/// What of the articles the list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words of headlines.
    pub words: String,
    /// Of that state only.
    pub state: Option<WorkflowState>,
    /// Filed there or below.
    pub category: Option<CategoryId>,
    /// Of the person who asks only.
    pub mine: bool,
    /// In which order.
    pub sort: Sort<DeskColumn>,
}

/// What came of a step that was taken with several articles.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// With how many it was done.
    pub done: usize,
    /// With which it was not, and why.
    pub refused: Vec<(i64, BulkFault)>,
    /// The step that undoes it, and the articles to undo it with.
    pub undo: Option<(StepKind, Vec<i64>)>,
    /// Nothing was chosen.
    pub nothing: bool,
}

/// The list.
#[derive(Clone)]
pub struct ArticleList {
    /// One page of articles.
    pub articles: Paged<DeskArticle>,
    /// What was asked.
    pub filter: Filter,
    /// Every row is chosen.
    pub chosen: bool,
    /// The categories, for the filter and the column.
    pub tree: Arc<CategoryTree>,
    /// What can be done with several.
    pub steps: Vec<StepKind>,
    /// Whether articles of others are in the list.
    pub others: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The page.
#[must_use]
pub fn page(list: ArticleList) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Articles, words().articles, body)
}

fn shown(list: ArticleList) -> list::List {
    let ArticleList { articles, filter, chosen, tree, steps, others, told } = list;
    let (words, sort) = (words(), filter.sort);
    let category = filter.category.map(|id| id.to_string()).unwrap_or_default();
    let steps = steps.into_iter().map(|step| (step.as_str(), words.step(step))).collect();
    list::List {
        title: words.articles,
        head: view! { <Write /> }.into_any(),
        told: told.map(|told| told_of(told, &articles.items)),
        before: ().into_any(),
        asked: Asked::new(LIST, sort.name(), articles.page)
            .narrowed("q", &filter.words)
            .narrowed("tinh-trang", filter.state.map_or("", WorkflowState::as_str))
            .narrowed("chuyen-muc", category)
            .narrowed("cua-toi", if filter.mine { "1" } else { "" })
            .choosing(chosen),
        fields: fields(&filter, &tree, others),
        columns: vec![
            Column::sorted(words.title, sort, DeskColumn::Title),
            Column::plain(words.state),
            Column::sorted(words.due_column, sort, DeskColumn::Due),
            Column::plain(words.category),
            Column::plain(words.owner),
            Column::sorted(words.changed, sort, DeskColumn::Changed),
        ],
        total: articles.total,
        pages: articles.pages(),
        rows: articles.items.into_iter().map(|article| row(article, &tree)).collect(),
        actions: Some(Actions { address: SEVERAL, steps }),
        empty: words.none_yet,
        after: ().into_any(),
    }
}

/// The button that begins an article.
#[component]
pub fn Write() -> impl IntoView {
    view! {
        <form method="post" action=LIST>
            <button class="write" type="submit">{words().write}</button>
        </form>
    }
}

/// What came of the last step with several. An article that is not on the page
/// is called by its number.
fn told_of(told: Told, shown: &[DeskArticle]) -> list::Told {
    if told.nothing {
        return list::Told::Nothing;
    }
    let title = |id: i64| {
        let found = shown.iter().find(|article| article.id.0 == id);
        found.map_or_else(|| format!("#{id}"), |article| titled(&article.title))
    };
    let refused = told
        .refused
        .into_iter()
        .map(|(id, fault)| (title(id), list_words().fault(fault).to_owned()))
        .collect();
    let undo = told.undo.map(|(step, ids)| {
        let ids = ids.into_iter().map(|id| (CHOSEN, id.to_string()));
        Undo {
            address: SEVERAL,
            fields: std::iter::once((STEP, step.as_str().to_owned())).chain(ids).collect(),
        }
    });
    list::Told::Report(Report { said: fill(words().bulk_done, &[&told.done.to_string()]), refused, undo })
}

fn fields(filter: &Filter, tree: &CategoryTree, others: bool) -> Vec<Field> {
    let words = words();
    let first = |label: &str| (String::new(), label.to_owned(), false);
    let states = WorkflowState::ALL.map(|state| {
        (state.as_str().to_owned(), words.state_of(state).to_owned(), filter.state == Some(state))
    });
    let mut fields = vec![
        Field::Words { label: words.search, value: filter.words.clone() },
        Field::Choice {
            name: "tinh-trang",
            label: words.state,
            options: std::iter::once(first(words.all_states)).chain(states).collect(),
        },
        Field::Choice {
            name: "chuyen-muc",
            label: words.category,
            options: std::iter::once(first(words.all_categories))
                .chain(category_options(tree, filter.category))
                .collect(),
        },
    ];
    if others {
        fields.push(Field::Tick { name: "cua-toi", label: words.mine, checked: filter.mine });
    }
    fields
}

fn row(article: DeskArticle, tree: &CategoryTree) -> Row {
    let label = titled(&article.title);
    let category = tree.get(article.category).map(|category| category.name.clone());
    let more = more_about(&article).map(|more| view! { " "<span class="meta">{more}</span> });
    let saved = article.saved_at;
    let cells = vec![
        view! { <a href=address(article.id) lang=article.locale.lang()>{label.clone()}</a> }.into_any(),
        view! { <State state=article.stage />{more} }.into_any(),
        article.publish_at.map(|at| at.hh_mm_dd_mm_yyyy()).into_any(),
        category.into_any(),
        article.owner.into_any(),
        view! { <time datetime=saved.rfc3339()>{saved.hh_mm_dd_mm_yyyy()}</time> }.into_any(),
    ];
    Row::new(article.id.0, label, cells)
}

/// What the state alone does not say.
fn more_about(article: &DeskArticle) -> Option<String> {
    let words = words();
    let public =
        (article.public && article.stage != WorkflowState::Published).then(|| words.public.to_owned());
    let pinned = article.pinned.then(|| words.pinned.to_owned());
    let parts: Vec<String> = [public, pinned].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// A headline, or that there is none yet.
#[must_use]
pub fn titled(title: &str) -> String {
    if title.trim().is_empty() { words().untitled.to_owned() } else { title.to_owned() }
}

/// A state as a label.
#[component]
pub fn State(
    /// The state.
    state: WorkflowState,
) -> impl IntoView {
    view! { <span class=format!("state {}", state.as_str())>{words().state_of(state)}</span> }
}
