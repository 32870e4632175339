//! `/chuyen-de`: special programmes.

use std::collections::BTreeMap;

use domain::{Programme, ProgrammeContent, ProgrammeKind, Slug, VideoSource};
use leptos::prelude::*;
use serde_json::{Value, json};
use services::{PortalError, html};

use super::{day, web_page};
use crate::{
    components::{
        picture::PictureImage,
        programme::{IssueContent, IssueCover},
    },
    i18n::{IslandWords, island_words, link, registry_words, vietnamese, words},
    islands::with_query,
    page::{Edition, Head, Outcome, Page, PageError},
};

/// What a reader narrowed the issues to; empty parts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeFilter {
    /// The name of a kind: `video`, `magazine`.
    pub kind: String,
    /// The year of the issue.
    pub year: String,
}

impl ProgrammeFilter {
    fn leaves_kind(&self, issue: &Programme) -> bool {
        self.kind.is_empty() || self.kind == issue.kind().as_str()
    }

    fn leaves_year(&self, issue: &Programme) -> bool {
        self.year.is_empty() || self.year == issue.year.to_string()
    }

    fn url(&self) -> String {
        with_query("/chuyen-de", &[("loai", &self.kind), ("nam", &self.year)])
    }
}

/// Issues as the list shows them.
#[derive(Clone)]
struct Shown {
    filter: ProgrammeFilter,
    issues: Vec<Programme>,
    /// Kinds that would leave something, with how much.
    kinds: Vec<(ProgrammeKind, usize)>,
    /// Years that would leave something, newest first.
    years: BTreeMap<std::cmp::Reverse<i32>, usize>,
}

impl Shown {
    fn new(filter: ProgrammeFilter, mut issues: Vec<Programme>) -> Self {
        let of_kind = |kind| {
            let fits = |issue: &&Programme| issue.kind() == kind && filter.leaves_year(issue);
            (kind, issues.iter().filter(fits).count())
        };
        let kinds = [ProgrammeKind::Video, ProgrammeKind::Magazine].map(of_kind);
        let mut years = BTreeMap::new();
        for issue in issues.iter().filter(|issue| filter.leaves_kind(issue)) {
            *years.entry(std::cmp::Reverse(issue.year)).or_insert(0) += 1;
        }
        issues.retain(|issue| filter.leaves_kind(issue) && filter.leaves_year(issue));
        let kinds = kinds.into_iter().filter(|(_, count)| *count > 0).collect();
        Self { filter, issues, kinds, years }
    }
}

/// The issues that `filter` leaves, newest first.
///
/// # Errors
/// When storage fails.
pub async fn list(edition: &Edition, filter: ProgrammeFilter) -> Result<Outcome, PortalError> {
    let words = edition.words();
    let shown = Shown::new(filter, edition.portal.programmes().list().await?);
    let head = Head {
        title: words.programmes.to_owned(),
        canonical: shown.filter.url(),
        og_type: "website",
        picture: shown.issues.first().and_then(|issue| issue.cover.clone()),
        json_ld: web_page(edition.locale, words.programmes),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <ListPage shown=shown.clone() /> }.into_any()).into())
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
        json_ld: structured(edition.base_url(), &issue),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <IssuePage issue=issue.clone() /> }.into_any()).into())
}

/// The issue as schema.org knows it. A video that can be watched is a
/// `VideoObject` with what Google requires of one: name, thumbnail, date
/// (<https://developers.google.com/search/docs/appearance/structured-data/video>).
fn structured(base: &str, issue: &Programme) -> Value {
    let video = match &issue.content {
        ProgrammeContent::Video(Some(source)) => issue.cover.as_ref().map(|cover| (source, cover)),
        _ => None,
    };
    if let Some((source, cover)) = video {
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "VideoObject",
            "name": issue.title,
            "description": issue.summary,
            "thumbnailUrl": [format!("{base}{}", cover.src())],
            "uploadDate": issue.published_at.rfc3339(),
            // The issue is in Vietnamese whatever the language of the page.
            "inLanguage": "vi",
        });
        match source {
            VideoSource::File { video, .. } => {
                data["contentUrl"] = format!("{base}{}", video.url()).into();
                data["encodingFormat"] = video.kind.mime().into();
            }
            VideoSource::Embed(embed) => data["embedUrl"] = embed.player_url().into(),
        }
        return data;
    }
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": issue.title,
        "description": issue.summary,
        "issueNumber": issue.number,
        "datePublished": issue.published_at.rfc3339(),
        "inLanguage": "vi",
    });
    if let Some(cover) = &issue.cover {
        data["image"] = format!("{base}{}", cover.src()).into();
    }
    if let ProgrammeContent::Magazine(Some(file)) = &issue.content {
        data["encoding"] = json!({
            "@type": "MediaObject",
            "contentUrl": format!("{base}{}", file.url()),
            "encodingFormat": file.kind.mime(),
            "contentSize": file.bytes.to_string(),
        });
    }
    data
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
            {kind_name(issue.kind())}" · "{words.issue_number}" "{issue.number}"-"{issue.year}" · "
            <time datetime=issue.published_at.rfc3339()>{day(issue.published_at)}</time>
        </p>
    }
}

#[component]
fn ListPage(shown: Shown) -> impl IntoView {
    let words = words();
    let narrowed = shown.filter != ProgrammeFilter::default();
    let filter = view! {
        <IssueFilter filter=shown.filter kinds=shown.kinds years=shown.years count=shown.issues.len() />
    };
    let body = match (shown.issues.is_empty(), narrowed) {
        (true, true) => view! {
            <div class="empty-state">
                <p>{registry_words().no_issue_found}</p>
                <p><a href=link("/chuyen-de")>{registry_words().clear_filter}</a></p>
            </div>
        }
        .into_any(),
        (true, false) => view! { <p class="empty-state">{words.programmes_empty}</p> }.into_any(),
        (false, _) => {
            let cards = shown.issues.into_iter().map(|issue| view! { <IssueCard issue /> });
            view! { <div class="issues">{cards.collect_view()}</div> }.into_any()
        }
    };
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words.programmes}</h1></header>
            {filter}
            {body}
        </div>
    }
}

/// A plain form: the list is short, and the page comes at once.
#[component]
fn IssueFilter(
    filter: ProgrammeFilter,
    kinds: Vec<(ProgrammeKind, usize)>,
    years: BTreeMap<std::cmp::Reverse<i32>, usize>,
    count: usize,
) -> impl IntoView {
    let (words, island): (_, &IslandWords) = (registry_words(), island_words());
    let option = |value: String, label: String, chosen: &str| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }
    };
    let kinds = kinds.into_iter().map(|(kind, count)| {
        option(kind.as_str().to_owned(), format!("{} ({count})", kind_name(kind)), &filter.kind)
    });
    let years = years.into_iter().map(|(std::cmp::Reverse(year), count)| {
        option(year.to_string(), format!("{year} ({count})"), &filter.year)
    });
    view! {
        <form class="list-filter" method="get" action=link("/chuyen-de")>
            <label>
                <span>{words.kind}</span>
                <select name="loai"><option value="">{words.all_issues}</option>{kinds.collect_view()}</select>
            </label>
            <label>
                <span>{island.year}</span>
                <select name="nam"><option value="">{island.all_years}</option>{years.collect_view()}</select>
            </label>
            <button type="submit">{island.filter}</button>
            <output class="meta" role="status">{count}" "{words.issues}</output>
        </form>
    }
}

#[component]
fn IssueCard(issue: Programme) -> impl IntoView {
    let url = link(&issue.url());
    view! {
        <article class="picture-card">
            {issue.cover.clone().map(|picture| view! {
                <a class="cover" href=url.clone() tabindex="-1" aria-hidden="true">
                    <PictureImage picture sizes="(min-width: 56rem) 18rem, 50vw" decorative=true />
                </a>
            })}
            <h2><a href=url lang=vietnamese()>{issue.title.clone()}</a></h2>
            <p lang=vietnamese()>{issue.summary.clone()}</p>
            <IssueMeta issue />
        </article>
    }
}

#[component]
fn IssuePage(issue: Programme) -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap">
            <article class="issue">
                <IssueCover issue=issue.clone() />
                <div>
                    <p class="kicker"><a href=link("/chuyen-de")>{words.programmes}</a></p>
                    <h1 lang=vietnamese()>{issue.title.clone()}</h1>
                    <IssueMeta issue=issue.clone() />
                    <p class="sapo" lang=vietnamese()>{issue.summary.clone()}</p>
                    <IssueContent issue=issue.clone() />
                    <div class="prose" lang=vietnamese() inner_html=html::with_motion(&issue.body).as_str().to_owned()></div>
                </div>
            </article>
        </div>
    }
}
