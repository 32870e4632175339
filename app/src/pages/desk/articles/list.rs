//! The list of articles, and what is done with several at once.

use std::sync::Arc;

use domain::{CategoryId, CategoryTree, Paged, StepKind, WorkflowState};
use leptos::prelude::*;
use services::manuscripts::{DeskArticle, DeskOrder};

use super::{LIST, address, category_options, words};
use crate::{
    components::pagination::Pagination,
    islands::with_query,
    pages::desk::{DeskPage, Section, parts::Choice},
};

/// What the list was asked to show.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Words of headlines.
    pub words: String,
    /// Of that state only.
    pub state: Option<WorkflowState>,
    /// Filed there or below.
    pub category: Option<CategoryId>,
    /// Of the person who asks only.
    pub mine: bool,
    /// In which order.
    pub order: DeskOrder,
}

/// What came of a step that was taken with several articles.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// With how many it was done.
    pub done: usize,
    /// How many could not.
    pub refused: usize,
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
    pub asked: Asked,
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
    DeskPage::new(Section::Articles, words().articles, move || {
        let list = list.clone();
        view! { <ListPage list /> }.into_any()
    })
}

impl Asked {
    /// The address of page `page` of the same list.
    #[must_use]
    pub fn url(&self, page: u32) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let category = self.category.map(|id| id.to_string()).unwrap_or_default();
        with_query(
            LIST,
            &[
                ("q", self.words.trim()),
                ("tinh-trang", self.state.map_or("", WorkflowState::as_str)),
                ("chuyen-muc", &category),
                ("cua-toi", if self.mine { "1" } else { "" }),
                ("xep", order_name(self.order)),
                ("trang", &page),
            ],
        )
    }

    fn is_everything(&self) -> bool {
        self.words.trim().is_empty() && self.state.is_none() && self.category.is_none() && !self.mine
    }
}

/// The name of an order in an address; empty for the usual one.
#[must_use]
pub const fn order_name(order: DeskOrder) -> &'static str {
    match order {
        DeskOrder::Changed => "",
        DeskOrder::Title => "tieu-de",
        DeskOrder::Due => "gio-hen",
    }
}

/// The order of that name.
#[must_use]
pub fn order_of(name: &str) -> DeskOrder {
    let known = [DeskOrder::Title, DeskOrder::Due];
    known.into_iter().find(|order| order_name(*order) == name).unwrap_or_default()
}

#[component]
fn ListPage(list: ArticleList) -> impl IntoView {
    let words = words();
    let ArticleList { articles, asked, tree, steps, others, told } = list;
    let (page, pages, total) = (articles.page, articles.pages(), articles.total);
    let empty = (total == 0).then(|| {
        let text = if asked.is_everything() { words.none_yet } else { words.nothing };
        view! { <p class="empty-state">{text}</p> }
    });
    let rows = articles.items.into_iter().map(|article| row(article, &tree)).collect_view();
    let back = asked.url(page);
    let filter = asked.clone();
    let options =
        steps.into_iter().map(|step| view! { <option value=step.as_str()>{words.step(step)}</option> });
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{words.articles}</h1>
                <Write />
            </div>
            {told.map(|told| view! { <Telling told back=back.clone() /> })}
            <Filter asked=filter tree=tree.clone() others />
            <p class="meta">{words.count.replace("{}", &total.to_string())}" · "{words.list_lead}</p>
            {empty}
            <form method="post" action=format!("{LIST}/hang-loat") hidden=total == 0>
                <input type="hidden" name="ve" value=back />
                <div class="desk-scroll">
                    <table class="desk-table articles">
                        <thead>
                            <tr>
                                <th scope="col"><span class="visually-hidden">{words.choose}</span></th>
                                <th scope="col">{words.title}</th>
                                <th scope="col">{words.state}</th>
                                <th scope="col">{words.category}</th>
                                <th scope="col">{words.owner}</th>
                                <th scope="col">{words.changed}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="actions">
                    <label for="viec">{words.with_chosen}</label>
                    <select name="viec" id="viec">
                        <option value="">"…"</option>
                        {options.collect_view()}
                    </select>
                    <button class="plain" type="submit">{words.go}</button>
                </p>
            </form>
            <Pagination page pages href=move |number| asked.url(number) />
        </div>
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

/// What came of the last bulk step, and how it is undone.
#[component]
fn Telling(told: Told, back: String) -> impl IntoView {
    let words = words();
    if told.nothing {
        return view! { <p class="form-error" role="alert">{words.none_chosen}</p> }.into_any();
    }
    let number = |text: &str, number: usize| text.replace("{}", &number.to_string());
    let refused = (told.refused > 0).then(|| number(words.bulk_refused, told.refused));
    let undo = told.undo.map(|(step, ids)| {
        let ids = ids.into_iter().map(|id| view! { <input type="hidden" name="bai" value=id /> });
        view! {
            <form method="post" action=format!("{LIST}/hang-loat")>
                <input type="hidden" name="viec" value=step.as_str() />
                <input type="hidden" name="ve" value=back />
                {ids.collect_view()}
                <button class="plain" type="submit">{words.undo}</button>
            </form>
        }
    });
    view! {
        <div class="done actions" role="status">
            <p>{number(words.bulk_done, told.done)}" "{refused}</p>
            {undo}
        </div>
    }
    .into_any()
}

#[component]
fn Filter(asked: Asked, tree: Arc<CategoryTree>, others: bool) -> impl IntoView {
    let words = words();
    let first = |label: &str| (String::new(), label.to_owned(), false);
    let states = std::iter::once(first(words.all_states)).chain(WorkflowState::ALL.map(|state| {
        (state.as_str().to_owned(), words.state_of(state).to_owned(), asked.state == Some(state))
    }));
    let categories =
        std::iter::once(first(words.all_categories)).chain(category_options(&tree, asked.category));
    let orders = [
        (DeskOrder::Changed, words.sort_changed),
        (DeskOrder::Title, words.sort_title),
        (DeskOrder::Due, words.sort_due),
    ]
    .map(|(order, label)| (order_name(order).to_owned(), label.to_owned(), asked.order == order));
    let mine = others.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="cua-toi" value="1" checked=asked.mine />
                <span>{words.mine}</span>
            </label>
        }
    });
    view! {
        <form class="list-filter" method="get" action=LIST>
            <label>
                <span>{words.search}</span>
                <input type="search" name="q" value=asked.words.clone() maxlength="200" />
            </label>
            <Choice name="tinh-trang" label=words.state options=states.collect() />
            <Choice name="chuyen-muc" label=words.category options=categories.collect() />
            <Choice name="xep" label=words.sort options=orders.to_vec() />
            {mine}
            <button class="plain" type="submit">{crate::pages::desk::words().filter}</button>
        </form>
    }
}

fn row(article: DeskArticle, tree: &CategoryTree) -> impl IntoView + use<> {
    let words = words();
    let label = titled(&article.title);
    let category = tree.get(article.category).map(|category| category.name.clone());
    let more = more_about(&article);
    let box_label = format!("{}: {label}", words.choose);
    view! {
        <tr>
            <td><input type="checkbox" name="bai" value=article.id.0 aria-label=box_label /></td>
            <td><a href=address(article.id) lang=article.locale.lang()>{label.clone()}</a></td>
            <td>
                <State state=article.stage />
                {more.map(|more| view! { " "<span class="meta">{more}</span> })}
            </td>
            <td>{category}</td>
            <td>{article.owner}</td>
            <td><time datetime=article.saved_at.rfc3339()>{article.saved_at.hh_mm_dd_mm_yyyy()}</time></td>
        </tr>
    }
}

/// What the state alone does not say.
fn more_about(article: &DeskArticle) -> Option<String> {
    let words = words();
    let due = article.publish_at.map(|at| words.due.replace("{}", &at.hh_mm_dd_mm_yyyy()));
    let public =
        (article.public && article.stage != WorkflowState::Published).then(|| words.public.to_owned());
    let pinned = article.pinned.then(|| words.pinned.to_owned());
    let parts: Vec<String> = [due, public, pinned].into_iter().flatten().collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_the_list_shows_and_nothing_else() {
        assert_eq!(Asked::default().url(1), LIST);
        let asked = Asked {
            words: " họp ".to_owned(),
            state: Some(WorkflowState::Submitted),
            category: Some(CategoryId(4)),
            mine: true,
            order: DeskOrder::Title,
        };
        assert_eq!(
            asked.url(2),
            format!("{LIST}?q=h%E1%BB%8Dp&tinh-trang=submitted&chuyen-muc=4&cua-toi=1&xep=tieu-de&trang=2")
        );
    }

    #[test]
    fn orders_have_names_that_lead_back() {
        for order in [DeskOrder::Changed, DeskOrder::Title, DeskOrder::Due] {
            assert_eq!(order_of(order_name(order)), order);
        }
        assert_eq!(order_of("khac"), DeskOrder::Changed);
    }
}
