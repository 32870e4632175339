//! The footer: who is responsible, how to reach them, how many read.

use std::sync::Arc;

use leptos::prelude::*;

use super::AfterIsland;
use crate::{i18n::WORDS, islands::visit_counter::VisitCounter, page::Frame};

/// The footer of every page.
#[component]
pub fn Footer(frame: Arc<Frame>) -> impl IntoView {
    let site = frame.site.clone();
    let line = |label: &'static str, text: &str| {
        (!text.is_empty()).then(|| view! { <p>{label}" "{text.to_owned()}</p> })
    };
    let phone_href = format!("tel:{}", site.phone.chars().filter(char::is_ascii_digit).collect::<String>());
    let phone = (!site.phone.is_empty())
        .then(|| view! { <p>{WORDS.phone}" "<a href=phone_href>{site.phone.clone()}</a></p> });
    let email = (!site.email.is_empty()).then(
        || view! { <p>{WORDS.email}" "<a href=format!("mailto:{}", site.email)>{site.email.clone()}</a></p> },
    );
    view! {
        <footer class="footer">
            <div class="wrap">
                <section aria-labelledby="footer-agency">
                    <h2 id="footer-agency">{site.portal_name.clone()}</h2>
                    {line(WORDS.responsible, &site.responsible)}
                    {line(WORDS.address, &site.address)}
                    {phone}
                    {email}
                    {line(WORDS.licence, &site.licence)}
                </section>
                <section aria-labelledby="footer-visits">
                    <h2 id="footer-visits">{WORDS.visits}</h2>
                    <VisitCounter />
                    <AfterIsland />
                </section>
                <section aria-labelledby="footer-follow">
                    <h2 id="footer-follow">{WORDS.follow}</h2>
                    <ul>
                        <li><a href="/lich-cong-tac">{WORDS.week_calendar}</a></li>
                        <li><a href="/tim-kiem">{WORDS.search_page}</a></li>
                        <li><a href="/so-do-trang">{WORDS.site_map}</a></li>
                        <li><a href="#noi-dung" rel="external">{WORDS.to_top}</a></li>
                    </ul>
                </section>
            </div>
        </footer>
    }
}
