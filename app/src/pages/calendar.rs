//! `/lich-cong-tac`: the week's work calendar.

use domain::{
    IsoWeek, Timestamp, WeekCalendar,
    time::{Date, dd_mm, dd_mm_yyyy, iso_date, parse_iso_date},
};
use leptos::prelude::*;

use super::web_page;
use crate::{
    components::week_table::WeekTable,
    i18n::{link, words},
    islands::with_query,
    page::{Edition, Head, Outcome, Page, PageError},
};

/// What the address asks for beyond the week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarFilter {
    /// Only what this person chairs; everything when empty.
    pub chair: String,
    /// Only this day, ISO 8601; the whole week when empty.
    pub day: String,
}

impl CalendarFilter {
    fn is_empty(&self) -> bool {
        self.chair.is_empty() && self.day.is_empty()
    }

    fn url(&self, week: IsoWeek) -> String {
        with_query(&week_url(week), &[("lanh-dao", &self.chair), ("ngay", &self.day)])
    }
}

#[derive(Clone)]
struct Shown {
    calendar: WeekCalendar,
    today: Date,
    filter: CalendarFilter,
    chairs: Vec<String>,
}

/// The calendar of the week written as `2026-W48`, or of the current week.
///
/// # Errors
/// [`PageError::NotFound`] for a week that does not exist and for a day outside
/// of it, [`PageError::Portal`] when storage fails.
pub async fn page(
    edition: &Edition,
    week: Option<&str>,
    filter: CalendarFilter,
) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found("lich cong tac tuan");
    let today = Timestamp::now().date();
    let shown_week = match week {
        Some(text) => text.parse().map_err(|_| unknown())?,
        None => IsoWeek::of(today),
    };
    let mut calendar = edition.portal.calendar().week(shown_week).await?;
    // Empty weeks exist without end: only those with work are worth indexing.
    let noindex = calendar.entries.is_empty() || !filter.is_empty();
    if !filter.day.is_empty() {
        let day = parse_iso_date(&filter.day).map_err(|_| unknown())?;
        if IsoWeek::of(day) != shown_week {
            return Err(unknown());
        }
        calendar.entries.retain(|entry| entry.date == day);
    }
    if !filter.chair.is_empty() {
        calendar.entries.retain(|entry| entry.chair == filter.chair);
    }
    let title = title(edition, shown_week);
    let head = Head {
        json_ld: web_page(edition.locale, &title),
        title,
        canonical: week.map_or_else(|| "/lich-cong-tac".to_owned(), |_| week_url(shown_week)),
        og_type: "website",
        noindex,
        ..Head::default()
    };
    let chairs = edition.portal.calendar().chairs(today).await?;
    let shown = Shown { calendar, today, filter, chairs };
    Ok(Page::new(head, move || view! { <CalendarPage shown=shown.clone() /> }.into_any()).into())
}

fn title(edition: &Edition, week: IsoWeek) -> String {
    let words = edition.words();
    format!(
        "{}: {} {} ({} {} {})",
        words.week_calendar,
        words.week.to_lowercase(),
        week.week(),
        dd_mm(week.monday()),
        words.to_day,
        dd_mm_yyyy(week.sunday()),
    )
}

fn week_url(week: IsoWeek) -> String {
    format!("/lich-cong-tac/{week}")
}

#[component]
fn CalendarPage(shown: Shown) -> impl IntoView {
    let words = words();
    let Shown { calendar, today, filter, chairs } = shown;
    let week = calendar.week;
    let body = match (calendar.entries.is_empty(), filter.is_empty()) {
        (true, true) => view! { <p class="empty-state">{words.week_empty}</p> }.into_any(),
        (true, false) => view! {
            <p class="empty-state">
                {words.week_filter_empty}" "<a href=link(&week_url(week))>{words.whole_week}</a>
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="wrap">
            <WeekHead calendar=calendar.clone() today />
            <WeekFilter week filter=filter.clone() chairs />
            {body}
            {calendar.on(today).next().is_some().then(|| view! {
                <p class="to-today"><a href=format!("#{}", iso_date(today)) rel="external">{words.to_today}</a></p>
            })}
            <WeekTable calendar today whole=filter.day.is_empty() />
            <Subscribe chair=filter.chair />
        </div>
    }
}

/// Which week it is, and the way to others.
#[component]
fn WeekHead(calendar: WeekCalendar, today: Date) -> impl IntoView {
    let words = words();
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
    view! {
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
                <a rel="prev" href=link(&week_url(week.previous()))>"‹ "{words.previous_week}</a>
                <a href=link("/lich-cong-tac") aria-current=if is_current { "page" } else { "false" }>
                    {words.this_week}
                </a>
                <a rel="next" href=link(&week_url(week.next()))>{words.next_week}" ›"</a>
            </nav>
        </header>
    }
}

/// Choices that GET: another week, one person's work, one day.
#[component]
fn WeekFilter(week: IsoWeek, filter: CalendarFilter, chairs: Vec<String>) -> impl IntoView {
    let words = words();
    let days = std::iter::once((String::new(), words.whole_week.to_owned()))
        .chain(
            week.days()
                .map(|day| (iso_date(day), format!("{} {}", words.weekday(day.weekday()), dd_mm(day)))),
        )
        .map(|(value, label)| {
            let current = if value == filter.day { "true" } else { "false" };
            let url = link(&CalendarFilter { day: value, ..filter.clone() }.url(week));
            view! { <li><a href=url aria-current=current>{label}</a></li> }
        })
        .collect_view();
    let options = chairs
        .into_iter()
        .map(|chair| {
            let selected = chair == filter.chair;
            view! { <option value=chair.clone() selected=selected>{chair.clone()}</option> }
        })
        .collect_view();
    view! {
        <div class="week-filter">
            <nav aria-label=words.choose_day><ul class="day-choices">{days}</ul></nav>
            <form method="get" action=link(&week_url(week))>
                <label>
                    <span>{words.chair}</span>
                    <select name="lanh-dao" data-submit="">
                        <option value="">{words.everyone}</option>
                        {options}
                    </select>
                </label>
                <input type="hidden" name="ngay" value=filter.day />
                <button type="submit">{words.show}</button>
            </form>
            <form method="get" action=link("/lich-cong-tac")>
                <label>
                    <span>{words.choose_week}</span>
                    <input type="week" name="tuan" value=week.to_string() pattern="[0-9]{4}-W[0-9]{2}" required />
                </label>
                <button type="submit">{words.show}</button>
            </form>
        </div>
    }
}

/// How to have the calendar elsewhere: on paper, in a calendar program.
#[component]
fn Subscribe(chair: String) -> impl IntoView {
    let words = words();
    let feed = with_query(&link("/lich-cong-tac.ics"), &[("lanh-dao", &chair)]);
    view! {
        <p class="calendar-tools">
            <a href=feed rel="external">{words.subscribe}</a>
            <button type="button" data-tool="print" hidden>{words.print_week}</button>
        </p>
    }
}
