//! The numbers of *Thống kê truy cập*, kept fresh while the page is read.

use std::time::Duration;

use domain::{VisitCounts, number::grouped};
use gloo_net::http::Request;
use js_sys::{JSON, Reflect};
use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local};
use web_sys::VisibilityState;

use crate::i18n::{island_words, locale};

const REFRESH: Duration = Duration::from_secs(60);

/// Visit statistics. The server takes the numbers from its context; the browser
/// finds them in the page and asks for newer ones.
#[island]
pub fn VisitCounter() -> impl IntoView {
    let words = island_words();
    let locale = locale();
    let counts = RwSignal::new(use_context::<VisitCounts>().unwrap_or_default());
    Effect::new(move || {
        let refresh = move || {
            if document().visibility_state() == VisibilityState::Visible {
                spawn_local(async move {
                    // The old numbers stay when the network is gone.
                    if let Some(fresh) = fetch().await {
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
                <dd>{move || grouped(number(&counts.get()), locale)}</dd>
            </div>
        }
    };
    view! {
        <dl class="visit-counts">
            {row(words.online, |counts| counts.online)}
            {row(words.today, |counts| counts.today)}
            {row(words.total, |counts| counts.total)}
        </dl>
    }
}

/// Reads the answer with the browser's own JSON: serde's would be a tenth of
/// what every page downloads.
async fn fetch() -> Option<VisitCounts> {
    let text = Request::get("/api/v1/visits").send().await.ok()?.text().await.ok()?;
    let answer = JSON::parse(&text).ok()?;
    let number = |name: &str| Some(Reflect::get(&answer, &name.into()).ok()?.as_f64()? as u64);
    Some(VisitCounts { online: number("online")?, today: number("today")?, total: number("total")? })
}
