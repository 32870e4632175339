//! `/`: the front page.

use domain::{
    ArticleCard, CalendarEntry, Category, DocumentCard, FrontLink, Locale, ProgrammeCard, time::dd_mm_yyyy,
};
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
    i18n::{link, locale, vietnamese, words},
    page::{Edition, Head, Outcome, Page},
};

/// How many of the stories beside the lead story stand below the calendar; the
/// others stand below the lead story.
const BELOW_CALENDAR: usize = 2;

#[derive(Clone)]
struct Front {
    lead: Option<ArticleCard>,
    seconds: Vec<ArticleCard>,
    blocks: Vec<(Category, Vec<ArticleCard>)>,
    /// Today and tomorrow.
    calendar: Option<(Vec<CalendarEntry>, Vec<CalendarEntry>)>,
    documents: Vec<DocumentCard>,
    programmes: Vec<ProgrammeCard>,
    links: Vec<FrontLink>,
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

/// One statement for each part of the page.
async fn load(edition: &Edition) -> Result<Front, PortalError> {
    let settings = edition.site().front().await?;
    let articles = edition.articles();
    let seconds = usize::from(settings.seconds);
    let mut newest = articles.latest(u32::from(settings.seconds) + 2).await?;
    let lead = match articles.pinned().await? {
        Some(pinned) => {
            newest.retain(|article| article.id != pinned.id);
            Some(pinned)
        }
        None if newest.is_empty() => None,
        None => Some(newest.remove(0)),
    };
    newest.truncate(seconds);
    let shown: Vec<_> = lead.iter().chain(&newest).map(|article| article.id).collect();
    let tree = edition.categories().tree().await?;
    let mut blocks = Vec::new();
    for category in settings.blocks(&tree).into_iter().filter_map(|id| tree.get(id)) {
        let extra = u32::try_from(shown.len()).unwrap_or(0);
        let wanted = u32::from(settings.per_block) + extra;
        let mut cards = articles.latest_in(&tree.subtree(category.id), wanted).await?;
        cards.retain(|card| !shown.contains(&card.id));
        cards.truncate(usize::from(settings.per_block));
        if !cards.is_empty() {
            blocks.push((category.clone(), cards));
        }
    }
    let portal = &edition.portal;
    let calendar = if settings.calendar { Some(two_days(edition).await?) } else { None };
    let documents = match settings.documents {
        0 => Vec::new(),
        count => portal.documents().latest(u32::from(count)).await?,
    };
    let programmes = match settings.programmes {
        0 => Vec::new(),
        count => portal.programmes().latest(u32::from(count)).await?,
    };
    Ok(Front {
        lead,
        seconds: newest,
        blocks,
        calendar,
        documents,
        programmes,
        links: settings.links.clone(),
    })
}

/// What is on today, and what tomorrow.
async fn two_days(edition: &Edition) -> Result<(Vec<CalendarEntry>, Vec<CalendarEntry>), PortalError> {
    let today = domain::Timestamp::now().date();
    let tomorrow = today.next_day().unwrap_or(today);
    let entries = edition.portal.calendar().between(today, tomorrow).await?;
    Ok(entries.into_iter().partition(|entry| entry.date == today))
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
                    {front.calendar.map(|(today, tomorrow)| view! {
                        <aside class="today-box" aria-labelledby="front-calendar">
                            <h2 id="front-calendar">
                                <a href=link("/lich-cong-tac")>{words.week_calendar_today}</a>
                            </h2>
                            <CalendarDay entries=today />
                            <h3>{words.week_calendar_tomorrow}</h3>
                            <CalendarDay entries=tomorrow />
                        </aside>
                    })}
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
                <Links links=front.links />
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
fn Documents(documents: Vec<DocumentCard>) -> impl IntoView {
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
            <ul class="lines" lang=vietnamese()>{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The newest issues side by side, the whole width of the page.
#[component]
fn Programmes(programmes: Vec<ProgrammeCard>) -> impl IntoView {
    let words = words();
    if programmes.is_empty() {
        return ().into_any();
    }
    let issues = programmes.into_iter().map(|issue| {
        let url = link(&issue.url());
        view! {
            <article class="picture-card" lang=vietnamese()>
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

/// Links to other places.
#[component]
fn Links(links: Vec<FrontLink>) -> impl IntoView {
    if links.is_empty() {
        return ().into_any();
    }
    let (words, locale) = (words(), locale());
    let items = links.into_iter().map(|to| {
        let label = match locale {
            Locale::English if !to.label_en.is_empty() => to.label_en,
            _ => to.label,
        };
        let inside = to.url.starts_with('/') && !to.url.starts_with("//");
        let (url, rel) = if inside { (link(&to.url), "") } else { (to.url, "external noopener") };
        view! { <li><a href=url rel=rel>{label}</a></li> }
    });
    view! {
        <section class="block front-links" aria-labelledby="front-links">
            <div class="block-title"><h2 id="front-links">{words.links}</h2></div>
            <ul>{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
