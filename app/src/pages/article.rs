//! `/bai-viet/{slug}`: an article, and its print view.

use domain::{
    Article, ArticleCard, CalendarEntry, ProgrammeCard, SiteIdentity, Slug, Timestamp,
    citation::CitedDocument,
};
use leptos::prelude::*;
use serde_json::{Value, json};
use services::{
    PortalError,
    articles::{Around, Lookup},
    html::{self, Heading},
};

use super::{breadcrumb_list, organisation};
use crate::{
    components::{
        article_card::LineCard, article_tools::ArticleTools, breadcrumb::Breadcrumb,
        calendar_day::CalendarDay, cited_documents::CitedDocuments, picture::PictureImage,
        table_of_contents::TableOfContents,
    },
    i18n::{link, vietnamese, words},
    islands::{article_videos::ArticleVideos, gallery::Gallery},
    page::{Edition, Head, Outcome, Page, PageError, Translation},
};

/// How many articles *Tin khác* lists.
const OTHERS: u32 = 6;
/// How many articles *Có thể bạn quan tâm* lists.
const RELATED: u32 = 4;

#[derive(Clone)]
struct Shown {
    article: Article,
    headings: Vec<Heading>,
    cited: Vec<CitedDocument>,
    around: Around,
    today: Vec<CalendarEntry>,
    programme: Option<ProgrammeCard>,
    address: String,
}

/// The article at `slug`.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Gone`] for a
/// withdrawn article, [`PageError::Portal`] when storage fails.
pub async fn page(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let article = match find(edition, slug, "").await? {
        Ok(article) => article,
        Err(moved) => return Ok(moved),
    };
    let shown = load(edition, article).await?;
    let site = edition.site().identity().await?;
    let head = Head { json_ld: json_ld(&shown.article, &site, edition), ..head(&shown.article) };
    Ok(Page::new(head, move || view! { <ArticlePage shown=shown.clone() /> }.into_any()).into())
}

/// The print view of the article at `slug`.
///
/// # Errors
/// As [`page`].
pub async fn print_view(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let article = match find(edition, slug, "/in").await? {
        Ok(article) => article,
        Err(moved) => return Ok(moved),
    };
    let site = edition.site().identity().await?;
    let address = format!("{}{}", edition.base_url(), edition.path(&article.url()));
    // The article itself is the page to find.
    let head = Head { json_ld: json_ld(&article, &site, edition), noindex: true, ..head(&article) };
    let body = move || {
        let (article, address, site) = (article.clone(), address.clone(), site.name.clone());
        view! { <PrintView article address site /> }.into_any()
    };
    Ok(Page::new(head, body).into())
}

/// The article, or the address where it is now; `view` follows the address.
async fn find(edition: &Edition, slug: &str, view: &str) -> Result<Result<Article, Outcome>, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug_asked = Slug::try_from(slug).map_err(|_| unknown())?;
    match edition.articles().by_slug(&slug_asked).await? {
        Lookup::Found(article) => Ok(Ok(*article)),
        Lookup::Moved(locale, current) => {
            let path = format!("{}{view}", domain::article::article_url(&current));
            Ok(Err(Outcome::Moved(locale.path(&path))))
        }
        Lookup::Withdrawn => Err(PageError::gone(slug)),
        Lookup::Unknown => Err(unknown()),
    }
}

fn head(article: &Article) -> Head {
    Head {
        title: article.title.clone(),
        description: article.summary.clone(),
        canonical: article.url(),
        og_type: "article",
        picture: article.picture.clone(),
        translation: Translation::of("/bai-viet/", article.translation.as_ref()),
        ..Head::default()
    }
}

async fn load(edition: &Edition, mut article: Article) -> Result<Shown, PortalError> {
    let articles = edition.articles();
    let cited = articles.cited(&article).await?;
    let (body, headings) = html::outline(&article.body, &cited);
    article.body = body;
    let programmes = edition.portal.programmes().latest(1).await?;
    Ok(Shown {
        around: articles.around(&article, OTHERS, RELATED).await?,
        today: edition.portal.calendar().on(Timestamp::now().date()).await?,
        programme: programmes.into_iter().next(),
        address: format!("{}{}", edition.base_url(), edition.path(&article.url())),
        article,
        headings,
        cited,
    })
}

/// schema.org `NewsArticle` with its trail, as search engines document it.
fn json_ld(article: &Article, site: &SiteIdentity, edition: &Edition) -> Value {
    let base = edition.base_url();
    let image = article.picture.as_ref().map(|picture| format!("{base}{}", picture.src()));
    let author = match article.author.as_str() {
        "" => organisation(site),
        author => json!({ "@type": "Person", "name": author }),
    };
    let trail = article.categories.iter().map(|category| (category.name.as_str(), category.url()));
    json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": article.title,
                "description": article.summary,
                "datePublished": article.published_at.rfc3339(),
                "dateModified": article.updated_at.rfc3339(),
                "author": [author],
                "publisher": organisation(site),
                "image": image.into_iter().collect::<Vec<_>>(),
                "mainEntityOfPage": format!("{base}{}", edition.path(&article.url())),
                "inLanguage": article.locale.lang(),
            },
            breadcrumb_list(edition, trail),
        ],
    })
}

#[component]
fn ArticlePage(shown: Shown) -> impl IntoView {
    let Shown { article, headings, cited, around, today, programme, address } = shown;
    let Around { others, related, previous, next } = around;
    let author =
        (!article.author.is_empty()).then(|| view! { <p class="author">{article.author.clone()}</p> });
    let has_videos = article.body.as_str().contains("<figure class=\"video\"><a ");
    let tags = (!article.tags.is_empty()).then(|| view! { <Tags tags=article.tags.clone() /> });
    view! {
        <div class="wrap">
            <Breadcrumb categories=article.categories.clone() />
            <div class="story">
                <article>
                    <h1>{article.title.clone()}</h1>
                    <StoryMeta article=article.clone() />
                    <ArticleTools path=article.url() address title=article.title.clone() />
                    {(!article.summary.is_empty()).then(|| view! { <p class="sapo">{article.summary}</p> })}
                    <TableOfContents headings />
                    <div class="prose" inner_html=article.body.as_str().to_owned()></div>
                    {author}
                    {tags}
                    <CitedDocuments cited />
                    <Neighbours previous next />
                    <Gallery />
                    {has_videos.then(|| view! { <ArticleVideos /> })}
                </article>
                <Side others related today programme />
            </div>
        </div>
    }
}

/// When the article came out, when it changed, how long it is.
#[component]
fn StoryMeta(article: Article) -> impl IntoView {
    let words = words();
    let minutes = article.reading_minutes();
    // A correction within the hour is part of publishing, not news.
    let updated = (article.updated_at.0 - article.published_at.0 > 3600).then(|| {
        view! {
            " · "{words.updated_on}" "
            <time datetime=article.updated_at.rfc3339()>{article.updated_at.dd_mm_yyyy()}</time>
        }
    });
    view! {
        <p class="story-meta meta">
            {words.published_on}" "
            <time datetime=article.published_at.rfc3339()>{article.published_at.dd_mm_yyyy()}</time>
            {updated}
            " · "{minutes}" "{words.minutes_to_read}
        </p>
    }
}

#[component]
fn Tags(tags: Vec<String>) -> impl IntoView {
    let words = words();
    let items = tags.into_iter().map(|tag| {
        let url = crate::islands::with_query(&link("/tim-kiem"), &[("q", &tag)]);
        view! { <li><a href=url>{tag}</a></li> }
    });
    view! {
        <div class="tags">
            <h2>{words.tags}</h2>
            <ul>{items.collect_view()}</ul>
        </div>
    }
}

/// The articles before and after this one in its category.
#[component]
fn Neighbours(previous: Option<ArticleCard>, next: Option<ArticleCard>) -> impl IntoView {
    let words = words();
    let neighbour = |rel: &'static str, label: &'static str, card: Option<ArticleCard>| {
        card.map(|card| {
            let url = link(&card.url());
            view! {
                <a rel=rel href=url>
                    <span class="meta">{label}</span>
                    {card.title}
                </a>
            }
        })
    };
    let any = previous.is_some() || next.is_some();
    any.then(|| {
        view! {
            <nav class="neighbours" aria-label=words.neighbours>
                {neighbour("prev", words.previous_article, previous)}
                {neighbour("next", words.next_article, next)}
            </nav>
        }
    })
}

/// What else there is: other news, articles of the same content, today's work,
/// the latest programme.
#[component]
fn Side(
    others: Vec<ArticleCard>,
    related: Vec<ArticleCard>,
    today: Vec<CalendarEntry>,
    programme: Option<ProgrammeCard>,
) -> impl IntoView {
    let words = words();
    let list = |id: &'static str, title: &'static str, cards: Vec<ArticleCard>| {
        (!cards.is_empty()).then(|| {
            let items = cards.into_iter().map(|article| view! { <LineCard article /> });
            view! {
                <section aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ul class="lines">{items.collect_view()}</ul>
                </section>
            }
        })
    };
    let programme = programme.map(|issue| {
        let url = link(&issue.url());
        view! {
            <section aria-labelledby="side-programme">
                <h2 id="side-programme">{words.programme}</h2>
                <article class="picture-card" lang=vietnamese()>
                    {issue.cover.map(|picture| view! {
                        <a class="cover" href=url.clone() tabindex="-1" aria-hidden="true">
                            <PictureImage picture sizes="(min-width: 56rem) 18rem, 100vw" decorative=true />
                        </a>
                    })}
                    <h3><a href=url>{issue.title}</a></h3>
                </article>
            </section>
        }
    });
    view! {
        <aside class="side">
            {list("related-news", words.related_news, related)}
            {list("other-news", words.other_news, others)}
            <section aria-labelledby="side-calendar">
                <h2 id="side-calendar"><a href=link("/lich-cong-tac")>{words.week_calendar}</a></h2>
                <CalendarDay entries=today />
            </section>
            {programme}
        </aside>
    }
}

/// The article on A4: nothing around it but where it comes from.
#[component]
fn PrintView(article: Article, address: String, site: String) -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap print-view">
            <p class="print-tools">
                <a href=link(&article.url())>{words.back_to_article}</a>
                <button type="button" data-tool="print" hidden>{words.print_now}</button>
            </p>
            <article>
                <p class="print-source">{site}</p>
                <h1>{article.title.clone()}</h1>
                <StoryMeta article=article.clone() />
                {(!article.summary.is_empty()).then(|| view! { <p class="sapo">{article.summary.clone()}</p> })}
                <div class="prose" inner_html=article.body.as_str().to_owned()></div>
                {(!article.author.is_empty()).then(|| view! { <p class="author">{article.author}</p> })}
                <p class="print-source">
                    {words.source}" "{address}<br />
                    {words.printed_on}" "{Timestamp::now().dd_mm_yyyy()}
                </p>
            </article>
        </div>
    }
}
