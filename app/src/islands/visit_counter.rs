//! The numbers of *Thống kê truy cập*, kept fresh while the page is read.

use std::time::Duration;

use domain::{VisitCounts, number::with_dots};
use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local};
use web_sys::VisibilityState;

use super::http::get_json;
use crate::i18n::ISLANDS;

const REFRESH: Duration = Duration::from_secs(60);

/// Visit statistics; `counts` is what the server knew when it rendered the page.
#[island]
pub fn VisitCounter(counts: VisitCounts) -> impl IntoView {
    let counts = RwSignal::new(counts);
    Effect::new(move || {
        let refresh = move || {
            if document().visibility_state() == VisibilityState::Visible {
                spawn_local(async move {
                    // The old numbers stay when the network is gone.
                    if let Ok(fresh) = get_json("/api/v1/visits").await {
                        counts.set(fresh);
                    }
                });
            }
        };
        if let Ok(timer) = set_interval_with_handle(refresh, REFRESH) {
            on_cleanup(move || timer.clear());
        }
    });
    let row = move |label: &'static str, number: fn(&VisitCounts) -> u64| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{move || with_dots(number(&counts.get()))}</dd>
            </div>
        }
    };
    view! {
        <dl class="visit-counts">
            {row(ISLANDS.online, |counts| counts.online)}
            {row(ISLANDS.today, |counts| counts.today)}
            {row(ISLANDS.total, |counts| counts.total)}
        </dl>
    }
}
