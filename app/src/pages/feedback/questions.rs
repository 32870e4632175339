//! `/hoi-dap`: published questions with their answers.

use domain::{Paged, feedback::Question};
use leptos::prelude::*;
use serde_json::json;

use super::{PlainText, beginning, lang_beside};
use crate::{
    components::pagination::Pagination,
    i18n::{FeedbackWords, feedback_words, link},
    islands::with_query,
    page::{Edition, Head, Outcome, Page, PageError},
    pages::web_page,
};

const PER_PAGE: u32 = 20;
/// The longest search, in characters.
const MAX_SEARCH: usize = 200;

/// Page `number` of the questions that hold the words of `search`.
///
/// # Errors
/// [`PageError::NotFound`] for a page number that does not exist,
/// [`PageError::Portal`] when storage fails.
pub async fn list(edition: &Edition, search: &str, number: Option<&str>) -> Result<Outcome, PageError> {
    let words = FeedbackWords::of(edition.locale);
    let unknown = || PageError::not_found("hoi dap");
    let number = number.map_or(Ok(1), str::parse).map_err(|_| unknown())?;
    let search: String = search.trim().chars().take(MAX_SEARCH).collect();
    let found = edition.portal.feedback().questions(&search, number, PER_PAGE).await;
    let questions = found.map_err(services::PortalError::from)?;
    if !questions.exists() {
        return Err(unknown());
    }
    let head = Head {
        title: words.questions.to_owned(),
        description: words.questions_text.to_owned(),
        canonical: list_url(&search, number),
        og_type: "website",
        json_ld: web_page(edition.locale, words.questions),
        // Result pages are endless; search engines are asked to leave them alone.
        noindex: !search.is_empty(),
        ..Head::default()
    };
    let body = move || view! { <ListPage questions=questions.clone() search=search.clone() /> }.into_any();
    Ok(Page::new(head, body).into())
}

/// One question: `part` is its number, and words.
///
/// # Errors
/// [`PageError::NotFound`] for a question that is not published,
/// [`PageError::Portal`] when storage fails.
pub async fn question(edition: &Edition, part: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(part);
    let id = Question::id_of(part).ok_or_else(unknown)?;
    let found = edition.portal.feedback().question(id).await.map_err(services::PortalError::from)?;
    let question = found.ok_or_else(unknown)?;
    let url = question.url();
    if url.rsplit('/').next() != Some(part) {
        return Ok(Outcome::Moved(edition.path(&url)));
    }
    let head = Head {
        title: question.title.clone(),
        description: beginning(&question.answer, 160),
        canonical: url,
        og_type: "article",
        json_ld: json!({
            "@context": "https://schema.org",
            "@type": "QAPage",
            "inLanguage": question.locale.lang(),
            "mainEntity": {
                "@type": "Question",
                "name": question.title,
                "text": question.body,
                "answerCount": 1,
                "datePublished": question.asked_at.rfc3339(),
                "author": { "@type": "Person", "name": question.name },
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": question.answer,
                    "datePublished": question.answered_at.rfc3339(),
                },
            },
        }),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <QuestionPage question=question.clone() /> }.into_any()).into())
}

fn list_url(search: &str, number: u32) -> String {
    let number = if number > 1 { number.to_string() } else { String::new() };
    with_query("/hoi-dap", &[("q", search), ("trang", &number)])
}

#[component]
fn ListPage(questions: Paged<Question>, search: String) -> impl IntoView {
    let words = feedback_words();
    let (page, pages) = (questions.page, questions.pages());
    let empty = if search.is_empty() { words.questions_empty } else { words.questions_none_found };
    let empty = (questions.total == 0).then(|| view! { <p class="empty-state">{empty}</p> });
    let items = questions
        .items
        .into_iter()
        .map(|question| {
            view! {
                <li lang=lang_beside(question.locale)>
                    <h2><a href=link(&question.url())>{question.title.clone()}</a></h2>
                    <p>{beginning(&question.answer, 220)}</p>
                    <p class="meta">{words.answered_on}" "{question.answered_at.dd_mm_yyyy()}</p>
                </li>
            }
        })
        .collect_view();
    let searched = search.clone();
    view! {
        <div class="wrap">
            <header class="page-head">
                <h1>{words.questions}</h1>
                <p>{words.questions_text}</p>
            </header>
            <form class="list-filter" method="get" action=link("/hoi-dap") role="search" aria-label=words.search_questions>
                <label>
                    <span>{words.search_questions}</span>
                    <input type="search" name="q" value=search maxlength=MAX_SEARCH.to_string() />
                </label>
                <button type="submit">{words.search}</button>
            </form>
            <p class="actions">
                <a class="more-link" href=link("/hoi-dap/gui")>{words.ask}</a>
                <a class="more-link" href=link("/hoi-dap/tra-cuu")>{words.lookup}</a>
            </p>
            {empty}
            <ol class="questions">{items}</ol>
            <Pagination page pages href=move |number| link(&list_url(&searched, number)) />
        </div>
    }
}

#[component]
fn QuestionPage(question: Question) -> impl IntoView {
    let words = feedback_words();
    let lang = lang_beside(question.locale);
    view! {
        <div class="wrap">
            <article class="text-page question">
                <p class="kicker"><a href=link("/hoi-dap")>{words.questions}</a></p>
                <h1 lang=lang>{question.title}</h1>
                <p class="meta">
                    {words.asked_by}" "{question.name}" · "{question.asked_at.dd_mm_yyyy()}
                </p>
                <div lang=lang><PlainText text=question.body /></div>
                <section class="official-answer" aria-labelledby="tra-loi">
                    <h2 id="tra-loi">{words.answer}</h2>
                    <p class="meta">{words.answered_on}" "{question.answered_at.dd_mm_yyyy()}</p>
                    <div lang=lang><PlainText text=question.answer /></div>
                </section>
                <p class="actions"><a class="more-link" href=link("/hoi-dap/gui")>{words.ask}</a></p>
            </article>
        </div>
    }
}
