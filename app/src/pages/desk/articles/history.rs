//! What was written before, what was done, and how an earlier version differs.

use domain::{ArticleId, ManuscriptField, StepKind};
use leptos::prelude::*;
use services::manuscripts::{Difference, Event, Line, Piece, Revision, RevisionText};

use super::{address, list::titled, words};
use crate::pages::desk::{DeskPage, Section};

/// Versions and log of an article.
#[derive(Clone)]
pub struct History {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub title: String,
    /// Its versions, newest first.
    pub revisions: Vec<Revision>,
    /// What was done to it, newest first.
    pub events: Vec<Event>,
}

/// The page of versions and log.
#[must_use]
pub fn page(history: History) -> DeskPage {
    let title = format!("{}: {}", words().history, titled(&history.title));
    DeskPage::new(Section::Articles, title, move || {
        let history = history.clone();
        view! { <HistoryPage history /> }.into_any()
    })
}

/// A version beside the text of today.
#[derive(Clone)]
pub struct Version {
    /// The article.
    pub article: ArticleId,
    /// The version.
    pub text: RevisionText,
    /// What is different today.
    pub differences: Vec<Difference>,
    /// Whether it can be taken up again.
    pub may_restore: bool,
}

/// The page of one version.
#[must_use]
pub fn version(version: Version) -> DeskPage {
    let title = words().version_of.replace("{}", &version.text.revision.at.hh_mm_dd_mm_yyyy());
    DeskPage::new(Section::Articles, title.clone(), move || {
        let (version, title) = (version.clone(), title.clone());
        view! { <VersionPage version title /> }.into_any()
    })
}

/// What the occasion of a version is called.
fn occasion(name: &str) -> &'static str {
    StepKind::from_name(name).map_or(words().occasion_save, |step| words().step(step))
}

/// What an entry of the log is called; its own name where it has no other.
fn event(action: &str) -> String {
    let name = action.strip_prefix("article.").unwrap_or(action);
    match (StepKind::from_name(name), name) {
        (Some(step), _) => words().step(step).to_owned(),
        (None, "save") => words().occasion_save.to_owned(),
        (None, "begin") => words().write.to_owned(),
        (None, "note") => words().comment.to_owned(),
        (None, "preview") => words().preview.to_owned(),
        (None, "pin") => words().pin.to_owned(),
        (None, "unpin") => words().unpin.to_owned(),
        (None, other) => other.to_owned(),
    }
}

#[component]
fn HistoryPage(history: History) -> impl IntoView {
    let words = words();
    let at = address(history.article);
    let none =
        history.revisions.is_empty().then(|| view! { <p class="empty-state">{words.versions_none}</p> });
    let versions = history.revisions.into_iter().map(|revision| {
        view! {
            <li>
                <a href=format!("{at}/lich-su/{}", revision.id)>{revision.at.hh_mm_dd_mm_yyyy()}</a>
                <span class="meta">{occasion(&revision.occasion)}" "{words.by}" "{revision.name}" · "{titled(&revision.title)}</span>
            </li>
        }
    });
    let events = history.events.into_iter().map(|entry| {
        view! {
            <li>
                <strong>{event(&entry.action)}</strong>
                <span class="meta">{entry.actor}" · "{entry.at.hh_mm_dd_mm_yyyy()}</span>
                {(!entry.detail.is_empty() && entry.action != "article.save").then(|| view! { <p class="said">{entry.detail}</p> })}
            </li>
        }
    });
    view! {
        <div class="desk-page">
            <p><a href=at.clone()>{words.back_to_article}</a></p>
            <h1>{titled(&history.title)}</h1>
            <section aria-labelledby="versions-title">
                <h2 id="versions-title">{words.versions}</h2>
                {none}
                <ol class="lines">{versions.collect_view()}</ol>
            </section>
            <section aria-labelledby="events-title">
                <h2 id="events-title">{words.events}</h2>
                <ol class="lines">{events.collect_view()}</ol>
            </section>
        </div>
    }
}

#[component]
fn VersionPage(version: Version, title: String) -> impl IntoView {
    let words = words();
    let Version { article, text, differences, may_restore } = version;
    let at = address(article);
    let restore = may_restore.then(|| {
        view! {
            <form
                method="post"
                action=format!("{at}/lich-su/{}", text.revision.id)
                data-confirm=words.ask_restore
                data-yes=words.restore
                data-no=words.keep_on
            >
                <button type="submit">{words.restore}</button>
            </form>
        }
    });
    let only_markup =
        text.manuscript.body.is_none().then(|| view! { <p class="notice">{words.markup_only}</p> });
    let same = differences.is_empty();
    let lead = if same { words.no_difference } else { words.compare_lead };
    let differences = differences.into_iter().map(difference).collect_view();
    view! {
        <div class="desk-page">
            <p><a href=format!("{at}/lich-su")>{words.history}</a></p>
            <div class="desk-head">
                <h1>{title}</h1>
                {restore}
            </div>
            <p class="meta">{occasion(&text.revision.occasion)}" "{words.by}" "{text.revision.name}</p>
            {only_markup}
            <section class="comparison" aria-labelledby="compare-title">
                <h2 id="compare-title">{words.compare}</h2>
                <p class="meta">{lead}</p>
                {differences}
            </section>
            <section aria-labelledby="whole-title">
                <h2 id="whole-title">{words.whole_version}</h2>
                <article class="whole-version">
                    <h3>{titled(&text.manuscript.title)}</h3>
                    <p class="sapo">{text.manuscript.summary}</p>
                    <div class="prose" inner_html=text.body_html></div>
                </article>
            </section>
        </div>
    }
}

fn difference(difference: Difference) -> impl IntoView {
    let heading = words().field(difference.field);
    let tag_text = difference.field == ManuscriptField::Body;
    let lines = difference.lines.into_iter().map(line).collect_view();
    view! {
        <div class="difference" class:text=tag_text>
            <h3>{heading}</h3>
            {lines}
        </div>
    }
}

fn line(line: Line) -> AnyView {
    match line {
        Line::Unchanged(_) => view! { <p class="meta">{words().unchanged}</p> }.into_any(),
        Line::Changed(pieces) => {
            let pieces = pieces.into_iter().map(|piece| match piece {
                Piece::Same(text) => text.into_any(),
                Piece::Removed(text) => view! { <del>{text}</del> }.into_any(),
                Piece::Added(text) => view! { <ins>{text}</ins> }.into_any(),
            });
            view! { <p>{pieces.collect_view()}</p> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_has_a_name_that_people_use() {
        assert_eq!(event("article.gui-duyet"), words().do_submit);
        assert_eq!(event("article.note"), words().comment);
        assert_eq!(event("article.somethingnew"), "somethingnew");
    }
}
