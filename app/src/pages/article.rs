//! `/bai-viet/{slug}`: an article.

use domain::{Article, ArticleCard, CalendarEntry, Programme, SiteIdentity, Slug, Timestamp};
use leptos::prelude::*;
use serde_json::{Value, json};
use services::{PortalError, articles::Lookup};

use super::{breadcrumb_list, organisation};
use crate::{
    components::{
        article_card::LineCard, breadcrumb::Breadcrumb, calendar_day::CalendarDay, picture::PictureImage,
    },
    i18n::{link, words},
    islands::gallery::Gallery,
    page::{Edition, Head, Outcome, Page, PageError, Translation},
};

/// How many articles *Tin khác* lists.
const OTHERS: u32 = 6;

#[derive(Clone)]
struct Shown {
    article: Article,
    others: Vec<ArticleCard>,
    today: Vec<CalendarEntry>,
    programme: Option<Programme>,
}

/// The article at `slug`.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Gone`] for a
/// withdrawn article, [`PageError::Portal`] when storage fails.
pub async fn page(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug_asked = Slug::try_from(slug).map_err(|_| unknown())?;
    let article = match edition.articles().by_slug(&slug_asked).await? {
        Lookup::Found(article) => *article,
        Lookup::Moved(locale, current) => {
            return Ok(Outcome::Moved(locale.path(&domain::article::article_url(&current))));
        }
        Lookup::Withdrawn => return Err(PageError::gone(slug)),
        Lookup::Unknown => return Err(unknown()),
    };
    let shown = load(edition, article).await?;
    let site = edition.site().identity().await?;
    let article = &shown.article;
    let head = Head {
        title: article.title.clone(),
        description: article.summary.clone(),
        canonical: article.url(),
        og_type: "article",
        picture: article.picture.clone(),
        json_ld: json_ld(article, &site, edition),
        translation: Translation::of("/bai-viet/", article.translation.as_ref()),
        noindex: false,
    };
    Ok(Page::new(head, move || view! { <ArticlePage shown=shown.clone() /> }.into_any()).into())
}

async fn load(edition: &Edition, article: Article) -> Result<Shown, PortalError> {
    let programmes = edition.portal.programmes().latest(1).await?;
    Ok(Shown {
        others: edition.articles().others(&article, OTHERS).await?,
        today: edition.portal.calendar().on(Timestamp::now().date()).await?,
        programme: programmes.into_iter().next(),
        article,
    })
}

/// schema.org `NewsArticle` with its trail, as search engines document it.
fn json_ld(article: &Article, site: &SiteIdentity, edition: &Edition) -> Value {
    let base = edition.base_url();
    let image = article.picture.as_ref().map(|picture| format!("{base}{}", picture.src()));
    let author = if article.author.is_empty() { site.name.clone() } else { article.author.clone() };
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
                "author": [{ "@type": "Person", "name": author }],
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
    let words = words();
    let article = shown.article;
    let minutes = article.reading_minutes();
    // A correction within the hour is part of publishing, not news.
    let updated = (article.updated_at.0 - article.published_at.0 > 3600).then(|| {
        view! {
            " · "{words.updated_on}" "
            <time datetime=article.updated_at.rfc3339()>{article.updated_at.dd_mm_yyyy()}</time>
        }
    });
    let author = (!article.author.is_empty()).then(|| view! { <p class="author">{article.author}</p> });
    let tags = (!article.tags.is_empty()).then(|| view! { <Tags tags=article.tags /> });
    view! {
        <div class="wrap">
            <Breadcrumb categories=article.categories />
            <div class="story">
                <article>
                    <h1>{article.title}</h1>
                    <p class="story-meta meta">
                        {words.published_on}" "
                        <time datetime=article.published_at.rfc3339()>{article.published_at.dd_mm_yyyy()}</time>
                        {updated}
                        " · "{minutes}" "{words.minutes_to_read}
                    </p>
                    {(!article.summary.is_empty()).then(|| view! { <p class="sapo">{article.summary}</p> })}
                    <div class="prose" inner_html=article.body.as_str().to_owned()></div>
                    {author}
                    {tags}
                    <Gallery />
                </article>
                <Side others=shown.others today=shown.today programme=shown.programme />
            </div>
        </div>
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

/// What else there is: other news, today's work, the latest programme.
#[component]
fn Side(others: Vec<ArticleCard>, today: Vec<CalendarEntry>, programme: Option<Programme>) -> impl IntoView {
    let words = words();
    let others = (!others.is_empty()).then(|| {
        view! {
            <section aria-labelledby="other-news">
                <h2 id="other-news">{words.other_news}</h2>
                <ul class="lines">{others.into_iter().map(|article| view! { <LineCard article /> }).collect_view()}</ul>
            </section>
        }
    });
    let programme = programme.map(|issue| {
        let url = link(&issue.url());
        view! {
            <section aria-labelledby="side-programme">
                <h2 id="side-programme">{words.programme}</h2>
                <article class="picture-card">
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
            {others}
            <section aria-labelledby="side-calendar">
                <h2 id="side-calendar"><a href=link("/lich-cong-tac")>{words.week_calendar}</a></h2>
                <CalendarDay entries=today />
            </section>
            {programme}
        </aside>
    }
}
