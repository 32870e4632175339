//! The week's work calendar: a table on wide screens, a list by day on phones.

use domain::{
    CalendarEntry, HalfDay, WeekCalendar,
    time::{Date, dd_mm, iso_date},
};
use leptos::prelude::*;

use crate::i18n::words;

/// Morning, afternoon or all day, as readers know them.
pub fn half_name(half: HalfDay) -> &'static str {
    let words = words();
    match half {
        HalfDay::Morning => words.morning,
        HalfDay::Afternoon => words.afternoon,
        HalfDay::AllDay => words.all_day,
    }
}

/// The entries of a week by day and half-day. `today` is marked.
#[component]
pub fn WeekTable(calendar: WeekCalendar, today: Date) -> impl IntoView {
    let words = words();
    let days: Vec<_> = calendar
        .week
        .days()
        .map(|date| (date, calendar.on(date).cloned().collect::<Vec<_>>()))
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    view! {
        <table class="week">
            <caption class="visually-hidden">{words.week_calendar}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.day}</th>
                    <th scope="col">{words.half}</th>
                    <th scope="col">{words.hours}</th>
                    <th scope="col">{words.content}</th>
                    <th scope="col">{words.chair}</th>
                    <th scope="col">{words.participants}</th>
                    <th scope="col">{words.place}</th>
                </tr>
            </thead>
            {days.into_iter().map(|(date, entries)| view! { <Day date entries is_today=date == today /> }).collect_view()}
        </table>
    }
}

#[component]
fn Day(date: Date, entries: Vec<CalendarEntry>, is_today: bool) -> impl IntoView {
    let words = words();
    let rows = entries.len();
    let entries = entries.into_iter().enumerate().map(|(index, entry)| {
        let day = (index == 0).then(|| {
            view! {
                <th scope="rowgroup" class="day" rowspan=rows>
                    <time datetime=iso_date(date)>
                        {words.weekday(date.weekday())}" "<span class="date">{dd_mm(date)}</span>
                    </time>
                    {is_today.then(|| view! { <span class="today-mark">{words.today}</span> })}
                </th>
            }
        });
        let cancelled = entry.cancelled;
        view! { <tr class:cancelled=cancelled>{day}<Entry entry /></tr> }
    });
    view! { <tbody class:today=is_today id=iso_date(date)>{entries.collect_view()}</tbody> }
}

#[component]
fn Entry(entry: CalendarEntry) -> impl IntoView {
    let words = words();
    let hours = entry.hours();
    // On phones the header row is gone: each cell carries its own label.
    let cell = |label: &'static str, text: String| {
        let empty = text.is_empty();
        view! { <td data-label=label class:empty=empty>{text}</td> }
    };
    view! {
        <td class="half">{half_name(entry.half)}</td>
        <td class="hours">{hours}</td>
        <td class="content">
            {entry.cancelled.then(|| view! { <strong class="cancelled-mark">{words.cancelled}</strong> })}
            <span class="what">{entry.content}</span>
            {(!entry.note.is_empty()).then(|| view! { <span class="meta">{entry.note}</span> })}
        </td>
        {cell(words.chair, entry.chair)}
        {cell(words.participants, entry.participants)}
        {cell(words.place, entry.place)}
    }
}
