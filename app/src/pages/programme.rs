//! `/chuyen-de`: special programmes.

use domain::{Programme, ProgrammeKind, Slug};
use leptos::prelude::*;
use serde_json::json;
use services::PortalError;

use super::{day, web_page};
use crate::{
    components::picture::PictureImage,
    i18n::{link, words},
    page::{Edition, Head, Outcome, Page, PageError},
};

/// All issues, newest first.
///
/// # Errors
/// When storage fails.
pub async fn list(edition: &Edition) -> Result<Outcome, PortalError> {
    let words = edition.words();
    let issues = edition.portal.programmes().list().await?;
    let head = Head {
        title: words.programmes.to_owned(),
        canonical: "/chuyen-de".to_owned(),
        og_type: "website",
        picture: issues.first().and_then(|issue| issue.cover.clone()),
        json_ld: web_page(edition.locale, words.programmes),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <ListPage issues=issues.clone() /> }.into_any()).into())
}

/// One issue.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Portal`] when
/// storage fails.
pub async fn issue(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug = Slug::try_from(slug).map_err(|_| unknown())?;
    let issue = edition.portal.programmes().by_slug(&slug).await?.ok_or_else(unknown)?;
    let head = Head {
        title: issue.title.clone(),
        description: issue.summary.clone(),
        canonical: issue.url(),
        og_type: "article",
        picture: issue.cover.clone(),
        json_ld: json!({
            "@context": "https://schema.org",
            "@type": "PublicationIssue",
            "name": issue.title,
            "issueNumber": issue.number,
            "datePublished": issue.published_at.rfc3339(),
            "inLanguage": edition.locale.lang(),
        }),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <IssuePage issue=issue.clone() /> }.into_any()).into())
}

fn kind_name(kind: ProgrammeKind) -> &'static str {
    match kind {
        ProgrammeKind::Video => words().video,
        ProgrammeKind::Magazine => words().magazine,
    }
}

#[component]
fn IssueMeta(issue: Programme) -> impl IntoView {
    let words = words();
    view! {
        <p class="meta">
            {kind_name(issue.kind)}" · "{words.issue_number}" "{issue.number}"-"{issue.year}" · "
            <time datetime=issue.published_at.rfc3339()>{day(issue.published_at)}</time>
        </p>
    }
}

#[component]
fn ListPage(issues: Vec<Programme>) -> impl IntoView {
    let words = words();
    let body = if issues.is_empty() {
        view! { <p class="empty-state">{words.programmes_empty}</p> }.into_any()
    } else {
        let cards = issues.into_iter().map(|issue| {
            let url = link(&issue.url());
            view! {
                <article class="picture-card">
                    {issue.cover.clone().map(|picture| view! {
                        <a class="cover" href=url.clone() tabindex="-1" aria-hidden="true">
                            <PictureImage picture sizes="(min-width: 56rem) 18rem, 50vw" decorative=true />
                        </a>
                    })}
                    <h2><a href=url>{issue.title.clone()}</a></h2>
                    <p>{issue.summary.clone()}</p>
                    <IssueMeta issue />
                </article>
            }
        });
        view! { <div class="issues">{cards.collect_view()}</div> }.into_any()
    };
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words.programmes}</h1></header>
            {body}
        </div>
    }
}

#[component]
fn IssuePage(issue: Programme) -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap">
            <article class="issue">
                {issue.cover.clone().map(|picture| view! {
                    <div class="cover">
                        <PictureImage picture sizes="(min-width: 56rem) 24rem, 100vw" eager=true />
                    </div>
                })}
                <div>
                    <p class="kicker"><a href=link("/chuyen-de")>{words.programmes}</a></p>
                    <h1>{issue.title.clone()}</h1>
                    <IssueMeta issue=issue.clone() />
                    <p class="sapo">{issue.summary.clone()}</p>
                    <div class="prose" inner_html=issue.body.as_str().to_owned()></div>
                </div>
            </article>
        </div>
    }
}
