//! The weeks, and where each stands.

use domain::{IsoWeek, time::Date};
use leptos::prelude::*;
use services::calendar::desk::WeekCopy;

use super::{LIST, NAMES, State, days_of, moment, week_url, words};
use crate::pages::desk::{DeskPage, Section};

/// The list. `wrong`: the week that was asked for does not exist.
#[must_use]
pub fn page(weeks: Vec<WeekCopy>, today: Date, wrong: bool) -> DeskPage {
    let body = move || {
        let weeks = weeks.clone();
        view! { <Weeks weeks today wrong /> }.into_any()
    };
    DeskPage::new(Section::Calendar, words().title, body).mistaken(wrong)
}

#[component]
fn Weeks(weeks: Vec<WeekCopy>, today: Date, wrong: bool) -> impl IntoView {
    let words = words();
    let this = IsoWeek::of(today);
    let (later, rest): (Vec<_>, Vec<_>) = weeks.into_iter().partition(|copy| copy.week > this.next());
    let (near, earlier): (Vec<_>, Vec<_>) = rest.into_iter().partition(|copy| copy.week >= this);
    let lines = |weeks: Vec<WeekCopy>| {
        let lines = weeks.into_iter().map(|copy| view! { <Line copy this /> }).collect_view();
        view! { <ul class="lines weeks">{lines}</ul> }
    };
    let later = (!later.is_empty()).then(|| view! { <h2>{words.later}</h2>{lines(later)} });
    let earlier = if earlier.is_empty() {
        view! { <p class="empty-state">{words.none_earlier}</p> }.into_any()
    } else {
        lines(earlier).into_any()
    };
    let error = wrong.then(|| {
        view! { <p class="field-error" id="week-error" role="alert">{crate::pages::desk::words().not_found_title}</p> }
    });
    view! {
        <div class="desk-page">
            <header class="desk-head">
                <h1>{words.title}</h1>
                <a class="button plain" href=NAMES>{words.lists}</a>
            </header>
            <p class="hint">{words.weeks_help}</p>
            {lines(near)}
            {later}
            <h2>{words.earlier}</h2>
            {earlier}
            <form class="list-filter" method="get" action=LIST>
                {error}
                <label>
                    <span>{words.other_week}</span>
                    <input
                        type="week"
                        name="tuan"
                        value=this.to_string()
                        pattern="[0-9]{4}-W[0-9]{2}"
                        aria-invalid=wrong.then_some("true")
                        aria-describedby="week-error"
                        required
                    />
                </label>
                <button type="submit">{words.open}</button>
            </form>
        </div>
    }
}

/// A week with where it stands.
#[component]
pub fn Line(
    /// The week.
    copy: WeekCopy,
    /// The week of today.
    this: IsoWeek,
) -> impl IntoView {
    let words = words();
    let near = if copy.week == this {
        Some(words.this_week)
    } else if copy.week == this.next() {
        Some(words.next_week)
    } else {
        None
    };
    let rows = (!copy.rows.is_empty()).then(|| words.row_count.replace("{}", &copy.rows.len().to_string()));
    let saved = copy
        .saved_at
        .filter(|_| !copy.saved_by.is_empty())
        .map(|at| words.saved_by.replacen("{}", &copy.saved_by, 1).replacen("{}", &moment(at), 1));
    let facts = [Some(days_of(copy.week)), rows, saved].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <a href=week_url(copy.week)>{words.week_title.replace("{}", &copy.week.week().to_string())}</a>
            " "<State state=copy.state />
            {near.map(|near| view! { " "<strong>{near}</strong> })}
            <p class="meta">{facts}</p>
        </li>
    }
}
