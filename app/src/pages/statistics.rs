//! `/thong-ke`: how much is read and published, for everyone to see.

use domain::{
    CategoryRef, Timestamp, VisitCounts,
    number::grouped,
    time::{Date, dd_mm, dd_mm_yyyy},
};
use leptos::prelude::*;
use services::{
    PortalError,
    statistics::{Figures, ReadArticle, Tally},
};

use super::web_page;
use crate::{
    components::chart::{Bar, BarTable, Column, ColumnChart, Labels},
    i18n::{StatisticsWords, locale, statistics_words},
    page::{Edition, Head, Outcome, Page},
};

/// So many years have their names side by side on the widest screens.
const YEARS_NAMED: usize = 10;

/// The page of statistics.
///
/// # Errors
/// When storage fails.
pub async fn page(edition: &Edition) -> Result<Outcome, PortalError> {
    let words = StatisticsWords::of(edition.locale);
    let figures =
        edition.portal.statistics().edition(edition.locale).figures(Timestamp::now().date()).await?;
    let visits = edition.portal.visits().counts();
    let head = Head {
        title: words.title.to_owned(),
        description: words.lead.to_owned(),
        canonical: "/thong-ke".to_owned(),
        og_type: "website",
        json_ld: web_page(edition.locale, words.title),
        ..Head::default()
    };
    let view = move || view! { <StatisticsPage figures=figures.clone() visits /> }.into_any();
    Ok(Page::new(head, view).into())
}

#[component]
fn StatisticsPage(figures: Figures, visits: VisitCounts) -> impl IntoView {
    let words = statistics_words();
    let Figures { days, months, most_read, categories, years } = figures;
    let last_days = total(&days);
    let published = total(&years);
    view! {
        <div class="wrap statistics">
            <header class="page-head">
                <h1>{words.title}</h1>
                <p>{words.lead}</p>
            </header>
            <dl class="key-figures">
                {key_figure(words.today, visits.today)}
                {key_figure(words.last_days, last_days)}
                {key_figure(words.total, visits.total)}
                {key_figure(words.published, published)}
            </dl>
            <div class="statistics-grid">
                {block("theo-ngay", words.by_day, by_day(days))}
                {block("theo-thang", words.by_month, by_month(months))}
                {block("doc-nhieu", words.most_read, most_read_bars(most_read))}
                <div>
                    {block("theo-chuyen-muc", words.by_category, by_category(categories))}
                    {block("theo-nam", words.by_year, by_year(years))}
                </div>
            </div>
            <section class="how-counted" aria-labelledby="cach-tinh">
                <h2 id="cach-tinh">{words.how}</h2>
                <p>{words.how_visits}</p>
                <p>{words.how_privacy}</p>
            </section>
        </div>
    }
}

pub(super) fn key_figure(label: &'static str, number: u64) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{grouped(number, locale())}</dd>
        </div>
    }
}

pub(super) fn block(id: &'static str, heading: &'static str, body: AnyView) -> impl IntoView {
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {body}
        </section>
    }
}

fn empty(text: &'static str) -> AnyView {
    view! { <p class="empty-state">{text}</p> }.into_any()
}

pub(super) fn total<T>(tallies: &[Tally<T>]) -> u64 {
    tallies.iter().fold(0, |sum, tally| sum.saturating_add(tally.count))
}

/// One column for each period, oldest first; the last one still runs.
fn periods<T: Copy>(tallies: &[Tally<T>], name: fn(T) -> String, short: fn(T) -> String) -> Vec<Column> {
    let column = |(index, tally): (usize, &Tally<T>)| Column {
        name: name(tally.of),
        short: short(tally.of),
        value: tally.count,
        is_running: index + 1 == tallies.len(),
    };
    tallies.iter().enumerate().map(column).collect()
}

pub(super) fn by_day(days: Vec<Tally<Date>>) -> AnyView {
    let words = statistics_words();
    if total(&days) == 0 {
        return empty(words.visits_empty);
    }
    let columns = periods(&days, dd_mm_yyyy, dd_mm);
    let labels = Labels { every: 7, on_phones: 2 };
    view! { <ColumnChart labelled_by="theo-ngay" columns labels heads=[words.day, words.visits] /> }
        .into_any()
}

pub(super) fn by_month(months: Vec<Tally<Date>>) -> AnyView {
    let words = statistics_words();
    if total(&months) == 0 {
        return empty(words.visits_empty);
    }
    let columns = periods(&months, mm_yyyy, mm_yyyy);
    let labels = Labels { every: 6, on_phones: 2 };
    view! { <ColumnChart labelled_by="theo-thang" columns labels heads=[words.month, words.visits] /> }
        .into_any()
}

fn by_year(years: Vec<Tally<i32>>) -> AnyView {
    let words = statistics_words();
    if years.is_empty() {
        return empty(words.articles_empty);
    }
    let this_year = Timestamp::now().year();
    let mut columns = periods(&years, |year| year.to_string(), |year| year.to_string());
    for (column, year) in columns.iter_mut().zip(&years) {
        column.is_running = year.of == this_year;
    }
    let labels =
        Labels { every: years.len().div_ceil(YEARS_NAMED), on_phones: if years.len() > 5 { 2 } else { 1 } };
    view! { <ColumnChart labelled_by="theo-nam" columns labels heads=[words.year, words.articles] /> }
        .into_any()
}

pub(super) fn most_read_bars(read: Vec<Tally<ReadArticle>>) -> AnyView {
    let words = statistics_words();
    if read.is_empty() {
        return empty(words.most_read_empty);
    }
    let bar = |read: Tally<ReadArticle>| Bar {
        name: read.of.title,
        path: format!("/bai-viet/{}", read.of.slug),
        value: read.count,
    };
    let bars = read.into_iter().map(bar).collect::<Vec<_>>();
    view! { <BarTable labelled_by="doc-nhieu" bars heads=[words.article, words.reads] /> }.into_any()
}

pub(super) fn by_category(categories: Vec<Tally<CategoryRef>>) -> AnyView {
    let words = statistics_words();
    if categories.is_empty() {
        return empty(words.articles_empty);
    }
    let bar = |root: Tally<CategoryRef>| Bar { path: root.of.url(), name: root.of.name, value: root.count };
    let bars = categories.into_iter().map(bar).collect::<Vec<_>>();
    view! { <BarTable labelled_by="theo-chuyen-muc" bars heads=[words.category, words.articles] /> }
        .into_any()
}

/// `11-2026`.
fn mm_yyyy(month: Date) -> String {
    format!("{:02}-{:04}", u8::from(month.month()), month.year())
}
