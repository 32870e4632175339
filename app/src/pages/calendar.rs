//! `/lich-cong-tac`: the week's work calendar.

use domain::{
    IsoWeek, Timestamp, WeekCalendar,
    time::{Date, dd_mm, dd_mm_yyyy},
};
use leptos::prelude::*;

use super::web_page;
use crate::{
    components::week_table::WeekTable,
    i18n::{link, words},
    page::{Edition, Head, Outcome, Page, PageError},
};

#[derive(Clone)]
struct Shown {
    calendar: WeekCalendar,
    today: Date,
}

/// The calendar of the week written as `2026-W48`, or of the current week.
///
/// # Errors
/// [`PageError::NotFound`] for a week that does not exist, [`PageError::Portal`]
/// when storage fails.
pub async fn page(edition: &Edition, week: Option<&str>) -> Result<Outcome, PageError> {
    let words = edition.words();
    let today = Timestamp::now().date();
    let current = IsoWeek::of(today);
    let shown_week = match week {
        Some(text) => text.parse().map_err(|_| PageError::not_found("lich cong tac tuan"))?,
        None => current,
    };
    let calendar = edition.portal.calendar().week(shown_week).await?;
    // Empty weeks exist without end: only those with work are worth indexing.
    let noindex = calendar.entries.is_empty();
    let title = format!(
        "{}: {} {} ({} {} {})",
        words.week_calendar,
        words.week.to_lowercase(),
        shown_week.week(),
        dd_mm(shown_week.monday()),
        words.to_day,
        dd_mm_yyyy(shown_week.sunday()),
    );
    let head = Head {
        json_ld: web_page(edition.locale, &title),
        title,
        canonical: week.map_or_else(|| "/lich-cong-tac".to_owned(), |_| week_url(shown_week)),
        og_type: "website",
        noindex,
        ..Head::default()
    };
    let shown = Shown { calendar, today };
    Ok(Page::new(head, move || view! { <CalendarPage shown=shown.clone() /> }.into_any()).into())
}

fn week_url(week: IsoWeek) -> String {
    format!("/lich-cong-tac/{week}")
}

#[component]
fn CalendarPage(shown: Shown) -> impl IntoView {
    let words = words();
    let Shown { calendar, today } = shown;
    let week = calendar.week;
    let is_current = week == IsoWeek::of(today);
    let updated = calendar.updated_at().map(|at| {
        let clock = at.in_vietnam();
        format!(
            " · {} {}, {:02}:{:02}",
            words.updated_on.to_lowercase(),
            at.dd_mm_yyyy(),
            clock.hour(),
            clock.minute()
        )
    });
    let body = if calendar.entries.is_empty() {
        view! { <p class="empty-state">{words.week_empty}</p> }.into_any()
    } else {
        view! { <WeekTable calendar today /> }.into_any()
    };
    view! {
        <div class="wrap">
            <header class="page-head calendar-head">
                <div>
                    <p class="kicker">{words.week}" "{week.week()}" "{words.year.to_lowercase()}" "{week.year()}</p>
                    <h1>{words.week_calendar}</h1>
                    <p class="meta">
                        {words.from_day}" "{dd_mm(week.monday())}" "{words.to_day}" "{dd_mm_yyyy(week.sunday())}
                        {updated}
                    </p>
                </div>
                <nav class="week-nav" aria-label=words.week_calendar>
                    <a rel="prev" href=week_url(week.previous())>"‹ "{words.previous_week}</a>
                    <a href=link("/lich-cong-tac") aria-current=if is_current { "page" } else { "false" }>{words.this_week}</a>
                    <a rel="next" href=week_url(week.next())>{words.next_week}" ›"</a>
                </nav>
            </header>
            {body}
        </div>
    }
}
