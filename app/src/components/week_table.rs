//! The week's work calendar: a table on wide screens, a list by day on phones.

use domain::{
    CalendarEntry, HalfDay, WeekCalendar,
    holiday::{self, Holiday, Rest},
    time::{Date, dd_mm, iso_date},
};
use leptos::prelude::*;

use crate::i18n::{HolidayWords, link, locale, vietnamese, words};

/// Morning, afternoon or all day, as readers know them.
pub fn half_name(half: HalfDay) -> &'static str {
    let words = words();
    match half {
        HalfDay::Morning => words.morning,
        HalfDay::Afternoon => words.afternoon,
        HalfDay::AllDay => words.all_day,
    }
}

/// The entries of a week by day and half-day. `today` and holidays are marked; a
/// holiday is shown even when nothing happens on it.
#[component]
pub fn WeekTable(
    calendar: WeekCalendar,
    today: Date,
    /// The week is shown whole, holidays and all.
    whole: bool,
) -> impl IntoView {
    let holidays = holiday::in_week(calendar.week);
    let words = words();
    let days: Vec<_> = calendar
        .week
        .days()
        .map(|date| Shown {
            date,
            entries: calendar.on(date).cloned().collect(),
            holidays: holidays.iter().filter(|(day, _)| *day == date).map(|(_, holiday)| *holiday).collect(),
            is_today: date == today,
        })
        .filter(|day| !day.entries.is_empty() || (whole && day.holidays.iter().any(|day| day.is_day_off())))
        .collect();
    if days.is_empty() {
        return ().into_any();
    }
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
            {days.into_iter().map(|day| view! { <Day day /> }).collect_view()}
        </table>
    }
    .into_any()
}

/// A day of the table.
struct Shown {
    date: Date,
    entries: Vec<CalendarEntry>,
    holidays: Vec<Holiday>,
    is_today: bool,
}

#[component]
fn Day(day: Shown) -> impl IntoView {
    let Shown { date, entries, holidays, is_today } = day;
    let rows = entries.len().max(1);
    let mut heading = Some(view! { <DayHeading date rows is_today holidays /> });
    let mut body: Vec<AnyView> = entries
        .into_iter()
        .map(|entry| {
            let cancelled = entry.cancelled;
            view! { <tr class:cancelled=cancelled>{heading.take()}<Entry entry /></tr> }.into_any()
        })
        .collect();
    if let Some(heading) = heading {
        body.push(
            view! { <tr>{heading}<td class="no-work" colspan="6">{words().no_work_that_day}</td></tr> }
                .into_any(),
        );
    }
    view! { <tbody class:today=is_today id=iso_date(date)>{body}</tbody> }
}

#[component]
fn DayHeading(date: Date, rows: usize, is_today: bool, holidays: Vec<Holiday>) -> impl IntoView {
    let (words, names) = (words(), HolidayWords::of(locale()));
    let marks = holidays.into_iter().map(|holiday| {
        let rest = match holiday.rest {
            Rest::DayOff => format!(" ({})", names.day_off),
            Rest::Announced => format!(" ({})", names.announced),
            Rest::Observance => String::new(),
        };
        view! { <span class="holiday" class:day-off=holiday.is_day_off()>{names.name(holiday.kind)}{rest}</span> }
    });
    view! {
        <th scope="rowgroup" class="day" rowspan=rows>
            <time datetime=iso_date(date)>
                {words.weekday(date.weekday())}" "<span class="date">{dd_mm(date)}</span>
            </time>
            {is_today.then(|| view! { <span class="today-mark">{words.today}</span> })}
            {marks.collect_view()}
        </th>
    }
}

#[component]
fn Entry(entry: CalendarEntry) -> impl IntoView {
    let words = words();
    let hours = entry.hours();
    let event = link(&format!("/lich-cong-tac/su-kien/{}.ics", entry.id));
    // On phones the header row is gone: each cell carries its own label.
    let cell = |label: &'static str, text: String| {
        let empty = text.is_empty();
        view! { <td data-label=label lang=vietnamese() class:empty=empty>{text}</td> }
    };
    view! {
        <td class="half">{half_name(entry.half)}</td>
        <td class="hours">{hours}</td>
        <td class="content">
            {entry.cancelled.then(|| view! { <strong class="cancelled-mark">{words.cancelled}</strong> })}
            <span class="what" lang=vietnamese()>{entry.content.clone()}</span>
            {(!entry.note.is_empty()).then(|| view! { <span class="meta" lang=vietnamese()>{entry.note}</span> })}
            <a class="add-event meta" href=event rel="external" download="">
                {words.add_to_calendar}
                <span class="visually-hidden">": "{entry.content.clone()}</span>
            </a>
        </td>
        {cell(words.chair, entry.chair)}
        {cell(words.participants, entry.participants)}
        {cell(words.place, entry.place)}
    }
}
