//! The footer: who is responsible, how to reach them, how many read.

use std::sync::Arc;

use leptos::prelude::*;

use super::AfterIsland;
use crate::{
    i18n::{feedback_words, link, statistics_words, words},
    islands::visit_counter::VisitCounter,
    page::Frame,
};

/// The footer of every page.
#[component]
pub fn Footer(frame: Arc<Frame>) -> impl IntoView {
    let (words, feedback) = (words(), feedback_words());
    let site = frame.site.clone();
    let line = |label: &'static str, text: &str| {
        (!text.is_empty()).then(|| view! { <p>{label}" "{text.to_owned()}</p> })
    };
    let phone_href = format!("tel:{}", site.phone.chars().filter(char::is_ascii_digit).collect::<String>());
    let phone = (!site.phone.is_empty())
        .then(|| view! { <p>{words.phone}" "<a href=phone_href>{site.phone.clone()}</a></p> });
    let email = (!site.email.is_empty()).then(
        || view! { <p>{words.email}" "<a href=format!("mailto:{}", site.email)>{site.email.clone()}</a></p> },
    );
    view! {
        <footer class="footer">
            <div class="wrap">
                <section aria-labelledby="footer-agency">
                    <h2 id="footer-agency">{site.portal_name.clone()}</h2>
                    {line(words.responsible, &site.responsible)}
                    {line(words.address, &site.address)}
                    {phone}
                    {email}
                    {line(words.licence, &site.licence)}
                </section>
                <section aria-labelledby="footer-visits">
                    <h2 id="footer-visits">{words.visits}</h2>
                    <VisitCounter />
                    <AfterIsland />
                    <p><a href=link("/thong-ke")>{statistics_words().more}</a></p>
                </section>
                <section aria-labelledby="footer-follow">
                    <h2 id="footer-follow">{words.follow}</h2>
                    <ul>
                        <li><a href=link("/lich-cong-tac")>{words.week_calendar}</a></li>
                        <li><a href=link("/tim-kiem")>{words.search_page}</a></li>
                        <li><a href=link("/hoi-dap")>{feedback.questions}</a></li>
                        <li><a href=link("/gop-y")>{feedback.drafts}</a></li>
                        <li><a href=link("/lien-he/gui")>{feedback.contact}</a></li>
                        <li><a href=link("/so-do-trang")>{words.site_map}</a></li>
                        <li><a href=link("/rss.xml") rel="external">"RSS"</a></li>
                        <li><a href="#noi-dung" rel="external">{words.to_top}</a></li>
                    </ul>
                </section>
            </div>
        </footer>
    }
}
