//! Articles in lists, from the lead story to a single line.

use domain::ArticleCard;
use leptos::prelude::*;

use super::picture::PictureImage;
use crate::i18n::link;

/// The day an article was published, for eyes and machines.
#[component]
pub fn PublishedOn(at: domain::Timestamp) -> impl IntoView {
    view! { <time class="meta" datetime=at.rfc3339()>{at.dd_mm_yyyy()}</time> }
}

/// The lead story of the front page.
#[cfg(feature = "ssr")]
#[component]
pub fn LeadCard(article: ArticleCard) -> impl IntoView {
    let (url, category_url) = (link(&article.url()), link(&article.category.url()));
    view! {
        <article class="lead">
            {article.picture.clone().map(|picture| view! {
                <a class="lead-picture" href=url.clone() tabindex="-1" aria-hidden="true">
                    <PictureImage picture sizes="(min-width: 56rem) 50rem, 100vw" eager=true decorative=true />
                </a>
            })}
            <h2><a href=url>{article.title}</a></h2>
            <p class="lead-summary">{article.summary}</p>
            <p class="meta">
                <a href=category_url>{article.category.name}</a>" · "
                <PublishedOn at=article.published_at />
            </p>
        </article>
    }
}

/// A headline with its category and day, without a picture.
#[cfg(feature = "ssr")]
#[component]
pub fn HeadlineCard(article: ArticleCard) -> impl IntoView {
    let (url, category_url) = (link(&article.url()), link(&article.category.url()));
    view! {
        <article class="headline">
            <a class="kicker" href=category_url>{article.category.name}</a>
            <h3><a href=url>{article.title}</a></h3>
            <PublishedOn at=article.published_at />
        </article>
    }
}

/// A picture above a headline: the first of a block.
#[cfg(feature = "ssr")]
#[component]
pub fn PictureCard(article: ArticleCard) -> impl IntoView {
    let url = link(&article.url());
    view! {
        <article class="picture-card">
            {article.picture.clone().map(|picture| view! {
                <a href=url.clone() tabindex="-1" aria-hidden="true">
                    <PictureImage picture sizes="(min-width: 56rem) 24rem, 100vw" decorative=true />
                </a>
            })}
            <h3><a href=url>{article.title}</a></h3>
            <PublishedOn at=article.published_at />
        </article>
    }
}

/// A row of a list page: picture beside headline and summary.
#[component]
pub fn RowCard(article: ArticleCard) -> impl IntoView {
    let (url, category_url) = (link(&article.url()), link(&article.category.url()));
    view! {
        <article class="row-card">
            {article.picture.clone().map(|picture| view! {
                <a class="row-picture" href=url.clone() tabindex="-1" aria-hidden="true">
                    <PictureImage picture sizes="(min-width: 40rem) 14rem, 7rem" decorative=true />
                </a>
            })}
            <div>
                <h2><a href=url>{article.title}</a></h2>
                <p class="row-summary">{article.summary}</p>
                <p class="meta">
                    <a href=category_url>{article.category.name}</a>" · "
                    <PublishedOn at=article.published_at />
                </p>
            </div>
        </article>
    }
}

/// A plain line: headline and day.
#[cfg(feature = "ssr")]
#[component]
pub fn LineCard(article: ArticleCard) -> impl IntoView {
    let url = link(&article.url());
    view! {
        <li>
            <a href=url>{article.title}</a>
            <PublishedOn at=article.published_at />
        </li>
    }
}
