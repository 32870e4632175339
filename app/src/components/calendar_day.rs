//! One day of the work calendar in a sidebar.

use domain::CalendarEntry;
use leptos::prelude::*;

use super::week_table::half_name;
use crate::i18n::{vietnamese, words};

/// The entries of a day, or a line saying that there are none.
#[component]
pub fn CalendarDay(entries: Vec<CalendarEntry>) -> impl IntoView {
    let words = words();
    if entries.is_empty() {
        return view! { <p class="empty-state">{words.no_work_that_day}</p> }.into_any();
    }
    let items = entries.into_iter().map(|entry| {
        let when = match entry.starts_at {
            Some(start) => domain::calendar::clock(start),
            None => half_name(entry.half).to_owned(),
        };
        view! {
            <li class:cancelled=entry.cancelled>
                <span class="when">{when}</span>
                <span lang=vietnamese()>
                    {entry.cancelled.then(|| view! { <strong class="cancelled-mark">{words.cancelled}</strong>" " })}
                    {entry.content}
                    <span class="meta">{entry.place}</span>
                </span>
            </li>
        }
    });
    view! { <ol class="calendar-day">{items.collect_view()}</ol> }.into_any()
}
