//! The first page of the desk: what waits for me.

use domain::{IsoWeek, Timestamp, VisitCounts, number::grouped};
use leptos::prelude::*;
use services::{
    calendar::desk::WeekCopy, documents::MissingDocument, manuscripts::DeskArticle, statistics::Figures,
};

use super::{
    DeskPage, Section,
    articles::{self, address, list},
    calendar, documents, words,
};
use crate::{
    i18n::{account_words, locale},
    islands::with_query,
    pages::statistics,
};

/// Articles that wait for something.
#[derive(Clone)]
pub struct Task {
    /// For what.
    pub kind: TaskKind,
    /// The first of them.
    pub articles: Vec<DeskArticle>,
    /// How many there are.
    pub total: u64,
}

/// What articles wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// To be written on, by me.
    MyDrafts,
    /// Mine, for somebody's decision.
    MySubmitted,
    /// For my decision.
    ToReview,
    /// To be published.
    Approved,
    /// For their instant.
    Scheduled,
}

/// Everything the page shows.
#[derive(Clone)]
pub struct Start {
    /// What waits.
    pub tasks: Vec<Task>,
    /// This week of the calendar and the next; none for who does not keep it.
    pub weeks: Vec<WeekCopy>,
    /// Whether documents may be added.
    pub may_add: bool,
    /// What is read.
    pub figures: Figures,
    /// The visits of today and in all.
    pub visits: VisitCounts,
    /// Documents that articles mention and the registry does not have yet.
    pub missing: Vec<MissingDocument>,
}

/// The start page.
#[must_use]
pub fn page(start: Start) -> DeskPage {
    DeskPage::new(Section::Start, words().start, move || {
        let Start { tasks, weeks, may_add, figures, visits, missing } = start.clone();
        let tasks = tasks.into_iter().map(|task| view! { <TaskList task /> }).collect_view();
        view! {
            <div class="desk-page start">
                <div class="desk-head">
                    <h1>{words().start}</h1>
                    <list::Write />
                </div>
                <div class="start-columns">
                    <div>
                        {tasks}
                        <Weeks weeks />
                    </div>
                    <div>
                        <Reading figures visits />
                        <MissingDocuments missing may_add />
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

impl TaskKind {
    /// What the list is called, what is said when it is empty (nothing: it is
    /// left out), and the state it shows.
    const fn words(self) -> (&'static str, Option<&'static str>, &'static str) {
        let words = articles::words();
        match self {
            Self::MyDrafts => (words.my_drafts, Some(words.my_drafts_none), "tinh-trang=draft&cua-toi=1"),
            Self::MySubmitted => (words.my_submitted, None, "tinh-trang=submitted&cua-toi=1"),
            Self::ToReview => (words.to_review, Some(words.to_review_none), "tinh-trang=submitted"),
            Self::Approved => (words.approved_list, None, "tinh-trang=approved"),
            Self::Scheduled => (words.scheduled_list, None, "tinh-trang=scheduled&xep=gio-hen"),
        }
    }
}

#[component]
fn TaskList(task: Task) -> impl IntoView {
    let (heading, none, query) = task.kind.words();
    if task.total == 0 && none.is_none() {
        return None;
    }
    let id = format!("task-{}", task.kind as u8);
    let label = id.clone();
    let none = (task.total == 0).then(|| view! { <p class="empty-state">{none}</p> });
    let more = usize::try_from(task.total).is_ok_and(|total| total > task.articles.len());
    let all = more.then(|| {
        let count = format!(" ({})", task.total);
        view! { <p><a href=format!("{}?{query}", articles::LIST)>{articles::words().see_all}{count}</a></p> }
    });
    let items = task.articles.into_iter().map(|article| {
        let when = article.publish_at.unwrap_or(article.saved_at);
        view! {
            <li>
                <a href=address(article.id) lang=article.locale.lang()>{list::titled(&article.title)}</a>
                <span class="meta">{article.owner}" · "{when.hh_mm_dd_mm_yyyy()}</span>
            </li>
        }
    });
    Some(view! {
        <section aria-labelledby=label>
            <h2 id=id>{heading}</h2>
            {none}
            <ul class="lines">{items.collect_view()}</ul>
            {all}
        </section>
    })
}

/// Where the calendar of this week and the next stands.
#[component]
fn Weeks(weeks: Vec<WeekCopy>) -> impl IntoView {
    if weeks.is_empty() {
        return None;
    }
    let this = IsoWeek::of(Timestamp::now().date());
    let lines = weeks.into_iter().map(|copy| view! { <calendar::list::Line copy this /> }).collect_view();
    Some(view! {
        <section aria-labelledby="start-weeks">
            <h2 id="start-weeks">{words().calendar}</h2>
            <ul class="lines weeks">{lines}</ul>
        </section>
    })
}

/// How much is read, as a small chart, and what.
#[component]
fn Reading(figures: Figures, visits: VisitCounts) -> impl IntoView {
    let words = articles::words();
    let most = figures.most_read.into_iter().take(5).map(|tally| {
        let url = domain::article::article_url(&tally.of.slug);
        view! { <li><a href=url>{tally.of.title}</a><span class="meta">{grouped(tally.count, locale())}</span></li> }
    });
    view! {
        <section aria-labelledby="theo-ngay">
            <h2 id="theo-ngay">{words.figures}</h2>
            <p class="meta">{words.figures_today}": "{grouped(visits.today, locale())}</p>
            {statistics::by_day(figures.days)}
            <h3>{words.most_read}</h3>
            <ol class="lines">{most.collect_view()}</ol>
        </section>
    }
}

/// Documents that articles cite and the registry does not have: suggestions to add.
#[component]
fn MissingDocuments(missing: Vec<MissingDocument>, may_add: bool) -> impl IntoView {
    let words = account_words();
    let none = missing.is_empty();
    let items = missing
        .into_iter()
        .map(|document| {
            let facts = [document.kind, document.issued_on, document.issuer];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let search = with_query("/tim-kiem", &[("q", &document.number)]);
            let add = may_add.then(|| {
                let form = with_query(&format!("{}/them", documents::LIST), &[("so", &document.number)]);
                view! { " "<a href=form>{articles::words().add_document}</a> }
            });
            view! {
                <li>
                    <a href=search>{document.number}</a>
                    <span class="meta">{facts}" · "{document.articles}" "{words.articles_mention_it}</span>
                    {add}
                </li>
            }
        })
        .collect_view();
    let list = if none {
        view! { <p class="empty-state">{words.no_missing_documents}</p> }.into_any()
    } else {
        view! { <ul class="lines">{items}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="missing-documents">
            <h2 id="missing-documents">{words.missing_documents}</h2>
            {list}
        </section>
    }
}
