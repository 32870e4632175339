//! `/quan-tri/lich`: weeks of the work calendar, as they are made.

mod cells;
mod changes;
pub mod form;
pub mod history;
pub mod list;
pub mod names;

use domain::{
    IsoWeek, Locale, Timestamp,
    time::{Date, dd_mm, dd_mm_yyyy},
    week::WeekState,
};
use leptos::prelude::*;

use crate::i18n::{WeekDeskWords, Words};

/// Where the list of weeks lives.
pub const LIST: &str = "/quan-tri/lich";
/// Where the lists of leaders and rooms live.
pub const NAMES: &str = "/quan-tri/lich/danh-muc";

/// Where a week is made.
#[must_use]
pub fn week_url(week: IsoWeek) -> String {
    format!("{LIST}/{week}")
}

fn words() -> &'static WeekDeskWords {
    WeekDeskWords::of(Locale::Vietnamese)
}

/// `Thứ Hai 23-11`.
fn day_name(day: Date) -> String {
    format!("{} {}", Words::of(Locale::Vietnamese).weekday(day.weekday()), dd_mm(day))
}

/// `Từ 23-11 đến 29-11-2026`.
fn days_of(week: IsoWeek) -> String {
    words().days.replacen("{}", &dd_mm(week.monday()), 1).replacen("{}", &dd_mm_yyyy(week.sunday()), 1)
}

/// `14:05, 23-11-2026`.
fn moment(at: Timestamp) -> String {
    let clock = at.in_vietnam();
    format!("{:02}:{:02}, {}", clock.hour(), clock.minute(), at.dd_mm_yyyy())
}

/// `14:05`, or with the day when it was another.
#[must_use]
pub fn short_moment(at: Timestamp) -> String {
    let clock = at.in_vietnam();
    if at.date() == Timestamp::now().date() {
        format!("{:02}:{:02}", clock.hour(), clock.minute())
    } else {
        moment(at)
    }
}

/// Where a week stands, as a mark.
#[component]
fn State(state: WeekState) -> impl IntoView {
    view! { <span class="state" data-state=state.as_str()>{words().state(state)}</span> }
}
