//! `/gop-y`: draft documents, the comments on them, and the form while they are open.

use domain::{
    Locale, Paged, Slug, Timestamp,
    feedback::{Comment, Draft, DraftCard},
    time::dd_mm_yyyy,
};
use leptos::prelude::*;
use services::PortalError;

use super::{
    PlainText, beginning,
    form::{FeedbackForm, FormState},
    lang_beside,
};
use crate::{
    components::pagination::Pagination,
    i18n::{FeedbackWords, feedback_words, link, locale},
    islands::with_query,
    page::{Edition, Head, Outcome, Page, PageError},
    pages::web_page,
};

const PER_PAGE: u32 = 20;

/// Page `number` of the drafts.
///
/// # Errors
/// [`PageError::NotFound`] for a page number that does not exist,
/// [`PageError::Portal`] when storage fails.
pub async fn list(edition: &Edition, number: Option<&str>) -> Result<Outcome, PageError> {
    let words = FeedbackWords::of(edition.locale);
    let unknown = || PageError::not_found("gop y");
    let number = number.map_or(Ok(1), str::parse).map_err(|_| unknown())?;
    let drafts = edition.portal.feedback().drafts(number, PER_PAGE).await.map_err(PortalError::from)?;
    if !drafts.exists() {
        return Err(unknown());
    }
    let head = Head {
        title: words.drafts.to_owned(),
        description: words.drafts_text.to_owned(),
        canonical: list_url(number),
        og_type: "website",
        json_ld: web_page(edition.locale, words.drafts),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <ListPage drafts=drafts.clone() /> }.into_any()).into())
}

/// The draft at an address, for the page and for whoever comments.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Portal`] when storage fails.
pub async fn find(edition: &Edition, slug: &str) -> Result<Draft, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug = Slug::try_from(slug).map_err(|_| unknown())?;
    edition.portal.feedback().draft(&slug).await.map_err(PortalError::from)?.ok_or_else(unknown)
}

/// What stands below a draft.
#[derive(Clone, Debug)]
pub enum Below {
    /// The form, while comments are taken.
    Form(Box<FormState>),
    /// Nothing: the draft is closed.
    Closed,
    /// A comment that came too late, for its writer to copy.
    TooLate(String),
}

/// The page of a draft.
///
/// # Errors
/// [`PageError::Portal`] when storage fails.
pub async fn page(edition: &Edition, draft: Draft, below: Below) -> Result<Page, PageError> {
    let comments = edition.portal.feedback().comments(&draft).await.map_err(PortalError::from)?;
    let (status, title) = match &below {
        Below::Form(state) => (state.status(), state.title(edition.locale, &draft.title)),
        Below::Closed => (200, draft.title.clone()),
        Below::TooLate(_) => (409, draft.title.clone()),
    };
    let head = Head {
        title,
        description: beginning(&draft.body, 160),
        canonical: draft.url(),
        og_type: "article",
        json_ld: web_page(Locale::Vietnamese, &draft.title),
        noindex: status != 200,
        ..Head::default()
    };
    let body = move || {
        let (draft, comments, below) = (draft.clone(), comments.clone(), below.clone());
        view! { <DraftPage draft comments below /> }.into_any()
    };
    Ok(Page { status, ..Page::new(head, body) })
}

fn list_url(number: u32) -> String {
    let number = if number > 1 { number.to_string() } else { String::new() };
    with_query("/gop-y", &[("trang", &number)])
}

/// Drafts are written in Vietnamese.
fn vietnamese() -> Option<&'static str> {
    (locale() != Locale::Vietnamese).then_some("vi")
}

#[component]
fn ListPage(drafts: Paged<DraftCard>) -> impl IntoView {
    let words = feedback_words();
    let (page, pages) = (drafts.page, drafts.pages());
    let empty = (drafts.total == 0).then(|| view! { <p class="empty-state">{words.drafts_empty}</p> });
    let now = Timestamp::now();
    let (open, closed): (Vec<_>, Vec<_>) = drafts.items.into_iter().partition(|card| card.draft.is_open(now));
    view! {
        <div class="wrap">
            <header class="page-head">
                <h1>{words.drafts}</h1>
                <p>{words.drafts_text}</p>
            </header>
            {empty}
            <Drafts title=words.open_drafts cards=open />
            <Drafts title=words.closed_drafts cards=closed />
            <Pagination page pages href=move |number| link(&list_url(number)) />
        </div>
    }
}

#[component]
fn Drafts(title: &'static str, cards: Vec<DraftCard>) -> impl IntoView {
    let words = feedback_words();
    (!cards.is_empty()).then(|| {
        let items = cards
            .into_iter()
            .map(|DraftCard { draft, comments }| {
                view! {
                    <li>
                        <h3 lang=vietnamese()><a href=link(&draft.url())>{draft.title.clone()}</a></h3>
                        <p class="meta"><Deadline draft />" · "{comments}" "{words.comments_count}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="drafts">
                <h2>{title}</h2>
                <ol class="questions">{items}</ol>
            </section>
        }
    })
}

#[component]
fn Deadline(draft: Draft) -> impl IntoView {
    let words = feedback_words();
    let label = if draft.is_open(Timestamp::now()) { words.open_until } else { words.closed_on };
    view! { {label}" "{dd_mm_yyyy(draft.closes_on)} }
}

#[component]
fn DraftPage(draft: Draft, comments: Vec<Comment>, below: Below) -> impl IntoView {
    let words = feedback_words();
    let attachment = (!draft.attachment.is_empty()).then(|| {
        view! { <p><a class="more-link" href=draft.attachment.clone() rel="external">{words.attachment}</a></p> }
    });
    let below = match below {
        Below::Form(state) => view! {
            <section aria-labelledby="gui-gop-y">
                <h2 id="gui-gop-y">{words.comment}</h2>
                <p>{words.comment_text}</p>
                <FeedbackForm state=*state />
            </section>
        }
        .into_any(),
        Below::Closed => ().into_any(),
        Below::TooLate(text) => view! {
            <section class="form-error" role="alert" tabindex="-1" autofocus>
                <p>{words.closed}</p>
                <h2>{words.your_text}</h2>
                <PlainText text />
            </section>
        }
        .into_any(),
    };
    view! {
        <div class="wrap">
            <article class="text-page draft">
                <p class="kicker"><a href=link("/gop-y")>{words.drafts}</a></p>
                <h1 lang=vietnamese()>{draft.title.clone()}</h1>
                <p class="deadline"><Deadline draft=draft.clone() /></p>
                {attachment}
                <div lang=vietnamese()><PlainText text=draft.body /></div>
                <section aria-labelledby="gop-y-da-dang">
                    <h2 id="gop-y-da-dang">{words.comments}</h2>
                    <Comments comments />
                </section>
                {below}
            </article>
        </div>
    }
}

#[component]
fn Comments(comments: Vec<Comment>) -> impl IntoView {
    let words = feedback_words();
    if comments.is_empty() {
        return view! { <p class="empty-state">{words.comments_empty}</p> }.into_any();
    }
    let items = comments
        .into_iter()
        .map(|comment| {
            let reply = (!comment.answer.is_empty()).then(|| {
                view! {
                    <div class="official-answer">
                        <h3>{words.agency_reply}</h3>
                        <PlainText text=comment.answer />
                    </div>
                }
            });
            view! {
                <li lang=lang_beside(comment.locale)>
                    <p class="meta"><strong>{comment.name}</strong>" · "{comment.sent_at.dd_mm_yyyy()}</p>
                    <PlainText text=comment.body />
                    {reply}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="comments">{items}</ol> }.into_any()
}
