//! `/quan-tri/thong-ke`: how much is read, for those who write.

use domain::{Locale, VisitCounts};
use leptos::prelude::*;
use services::statistics::Figures;

use super::{DeskPage, Section};
use crate::{
    i18n::{StatisticsWords, SystemWords},
    pages::statistics::{block, by_category, by_day, by_month, key_figure, most_read_bars, total},
};

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/thong-ke";

/// The figures as of now.
#[must_use]
pub fn page(figures: Figures, visits: VisitCounts) -> DeskPage {
    let words = StatisticsWords::of(Locale::Vietnamese);
    let body = move || view! { <StatisticsPage figures=figures.clone() visits /> }.into_any();
    DeskPage::new(Section::Statistics, words.title, body)
}

#[component]
fn StatisticsPage(figures: Figures, visits: VisitCounts) -> impl IntoView {
    let words = StatisticsWords::of(Locale::Vietnamese);
    let Figures { days, months, most_read, categories, years } = figures;
    let (last_days, published) = (total(&days), total(&years));
    view! {
        <div class="desk-page statistics">
            <h1>{words.title}</h1>
            <dl class="key-figures">
                {key_figure(words.today, visits.today)}
                {key_figure(words.last_days, last_days)}
                {key_figure(words.total, visits.total)}
                {key_figure(words.published, published)}
            </dl>
            <div class="statistics-grid">
                {block("theo-ngay", words.by_day, by_day(days))}
                {block("doc-nhieu", words.most_read, most_read_bars(most_read))}
                {block("theo-thang", words.by_month, by_month(months))}
                {block("theo-chuyen-muc", words.by_category, by_category(categories))}
            </div>
            <p class="hint">{SystemWords::of(Locale::Vietnamese).statistics_note}</p>
        </div>
    }
}
