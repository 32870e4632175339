//! `/`: the front page.

use domain::{ArticleCard, CalendarEntry, Category, Document, Programme, time::dd_mm_yyyy};
use leptos::prelude::*;
use serde_json::json;
use services::PortalError;

use super::organisation;
use crate::{
    components::{
        article_card::{HeadlineCard, LeadCard, LineCard, PictureCard},
        calendar_day::CalendarDay,
        picture::PictureImage,
    },
    i18n::{link, words},
    page::{Edition, Head, Outcome, Page},
};

/// How many seconds stand beside the lead story.
const SECONDS: usize = 4;
/// How many of them stand below the calendar; the others below the lead story.
const BELOW_CALENDAR: usize = 2;
/// How many articles a category's block shows.
const PER_BLOCK: u32 = 4;
/// How many of the newest documents and programmes are shown.
const NEWEST: u32 = 4;

#[derive(Clone)]
struct Front {
    lead: Option<ArticleCard>,
    seconds: Vec<ArticleCard>,
    blocks: Vec<(Category, Vec<ArticleCard>)>,
    today: Vec<CalendarEntry>,
    tomorrow: Vec<CalendarEntry>,
    documents: Vec<Document>,
    programmes: Vec<Programme>,
}

/// The front page.
///
/// # Errors
/// When storage fails.
pub async fn page(edition: &Edition) -> Result<Outcome, PortalError> {
    let site = edition.site().identity().await?;
    let front = load(edition).await?;
    let base = edition.base_url();
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.portal_name,
        "url": format!("{base}{}", edition.path("/")),
        "inLanguage": edition.locale.lang(),
        "publisher": organisation(&site),
        "potentialAction": {
            "@type": "SearchAction",
            "target": format!("{base}{}?q={{search_term_string}}", edition.path("/tim-kiem")),
            "query-input": "required name=search_term_string",
        },
    });
    let head = Head {
        canonical: "/".to_owned(),
        og_type: "website",
        picture: front.lead.as_ref().and_then(|lead| lead.picture.clone()),
        json_ld,
        ..Head::default()
    };
    let name = site.name.clone();
    Ok(Page::new(head, move || view! { <HomePage name=name.clone() front=front.clone() /> }.into_any())
        .into())
}

async fn load(edition: &Edition) -> Result<Front, PortalError> {
    let articles = edition.articles();
    let mut newest = articles.latest(SECONDS as u32 + 2).await?;
    let lead = match articles.pinned().await? {
        Some(pinned) => {
            newest.retain(|article| article.id != pinned.id);
            Some(pinned)
        }
        None if newest.is_empty() => None,
        None => Some(newest.remove(0)),
    };
    newest.truncate(SECONDS);
    let shown: Vec<_> = lead.iter().chain(&newest).map(|article| article.id).collect();
    let tree = edition.categories().tree().await?;
    let mut blocks = Vec::new();
    for category in tree.iter().filter(|category| category.on_front) {
        let extra = u32::try_from(shown.len()).unwrap_or(0);
        let mut cards = articles.latest_in(&tree.subtree(category.id), PER_BLOCK + extra).await?;
        cards.retain(|card| !shown.contains(&card.id));
        cards.truncate(PER_BLOCK as usize);
        if !cards.is_empty() {
            blocks.push((category.clone(), cards));
        }
    }
    let today = domain::Timestamp::now().date();
    let tomorrow = today.next_day().unwrap_or(today);
    Ok(Front {
        lead,
        seconds: newest,
        blocks,
        today: edition.portal.calendar().on(today).await?,
        tomorrow: edition.portal.calendar().on(tomorrow).await?,
        documents: edition.portal.documents().latest(NEWEST).await?,
        programmes: edition.portal.programmes().latest(NEWEST).await?,
    })
}

#[component]
fn HomePage(name: String, front: Front) -> impl IntoView {
    let words = words();
    let mut seconds = front.seconds;
    let more = seconds.split_off(seconds.len().min(BELOW_CALENDAR));
    let blocks = front.blocks.into_iter().map(|(category, cards)| view! { <Block category cards /> });
    view! {
        <div class="wrap front">
            <h1 class="visually-hidden">{name}</h1>
            <section class="front-top" aria-label=words.news>
                {match front.lead {
                    Some(article) => view! { <LeadCard article /> }.into_any(),
                    None => view! { <p class="empty-state">{words.category_empty}</p> }.into_any(),
                }}
                <div class="front-side">
                    <aside class="today-box" aria-labelledby="front-calendar">
                        <h2 id="front-calendar"><a href=link("/lich-cong-tac")>{words.week_calendar_today}</a></h2>
                        <CalendarDay entries=front.today />
                        <h3>{words.week_calendar_tomorrow}</h3>
                        <CalendarDay entries=front.tomorrow />
                    </aside>
                    {seconds.into_iter().map(|article| view! { <HeadlineCard article /> }).collect_view()}
                </div>
                <div class="front-more">
                    {more.into_iter().map(|article| view! { <HeadlineCard article /> }).collect_view()}
                </div>
            </section>
            <div class="blocks">
                {blocks.collect_view()}
                <Documents documents=front.documents />
                <Programmes programmes=front.programmes />
            </div>
        </div>
    }
}

#[component]
fn BlockTitle(title: String, url: String) -> impl IntoView {
    let words = words();
    let more = format!("{}: {title}", words.see_all);
    view! {
        <div class="block-title">
            <h2><a href=url.clone()>{title}</a></h2>
            <a class="see-all" href=url aria-label=more>{words.see_all}</a>
        </div>
    }
}

#[component]
fn Block(category: Category, mut cards: Vec<ArticleCard>) -> impl IntoView {
    let first = (!cards.is_empty()).then(|| cards.remove(0));
    view! {
        <section class="block">
            <BlockTitle title=category.name url=link(&format!("/chuyen-muc/{}", category.path)) />
            {first.map(|article| view! { <PictureCard article /> })}
            <ul class="lines">{cards.into_iter().map(|article| view! { <LineCard article /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Documents(documents: Vec<Document>) -> impl IntoView {
    let words = words();
    if documents.is_empty() {
        return ().into_any();
    }
    let items = documents.into_iter().map(|document| {
        let url = link(&document.url());
        view! {
            <li>
                <a href=url><b>{document.number}</b>" "{document.summary}</a>
                <span class="meta">{dd_mm_yyyy(document.issued_on)}" · "{document.issuer}</span>
            </li>
        }
    });
    view! {
        <section class="block">
            <BlockTitle title=words.documents_new.to_owned() url=link("/van-ban") />
            <ul class="lines">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The newest issues side by side, the whole width of the page.
#[component]
fn Programmes(programmes: Vec<Programme>) -> impl IntoView {
    let words = words();
    if programmes.is_empty() {
        return ().into_any();
    }
    let issues = programmes.into_iter().map(|issue| {
        let url = link(&issue.url());
        view! {
            <article class="picture-card">
                {issue
                    .cover
                    .map(|picture| {
                        view! {
                            <a class="cover" href=url.clone() tabindex="-1" aria-hidden="true">
                                <PictureImage picture sizes="(min-width: 56rem) 17rem, 45vw" decorative=true />
                            </a>
                        }
                    })}
                <h3>
                    <a href=url>{issue.title}</a>
                </h3>
                <span class="meta">{super::day(issue.published_at)}</span>
            </article>
        }
    });
    view! {
        <section class="block programmes">
            <BlockTitle title=words.programmes.to_owned() url=link("/chuyen-de") />
            <div class="issues">{issues.collect_view()}</div>
        </section>
    }
    .into_any()
}
