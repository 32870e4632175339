//! `/van-ban`: the registry of official documents.

use domain::{
    Document, Paged, Slug,
    time::{dd_mm_yyyy, iso_date},
};
use leptos::prelude::*;
use serde_json::json;

use super::web_page;
use crate::{
    components::pagination::Pagination,
    i18n::{link, words},
    islands::with_query,
    page::{Edition, Head, Outcome, Page, PageError},
};

const PER_PAGE: u32 = 20;

/// Page `number` of the registry, newest first.
///
/// # Errors
/// [`PageError::NotFound`] for a page number that does not exist,
/// [`PageError::Portal`] when storage fails.
pub async fn list(edition: &Edition, number: Option<&str>) -> Result<Outcome, PageError> {
    let words = edition.words();
    let unknown = || PageError::not_found("van ban");
    let number = number.map_or(Ok(1), str::parse).map_err(|_| unknown())?;
    let documents = edition.portal.documents().page(number, PER_PAGE).await?;
    if !documents.exists() {
        return Err(unknown());
    }
    let head = Head {
        title: words.documents.to_owned(),
        canonical: list_url(number),
        og_type: "website",
        json_ld: web_page(edition.locale, words.documents),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <ListPage documents=documents.clone() /> }.into_any()).into())
}

/// One document.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Portal`] when
/// storage fails.
pub async fn document(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug = Slug::try_from(slug).map_err(|_| unknown())?;
    let document = edition.portal.documents().by_slug(&slug).await?.ok_or_else(unknown)?;
    let title = format!("{} {}", document.kind, document.number);
    let head = Head {
        description: document.summary.clone(),
        canonical: document.url(),
        og_type: "article",
        json_ld: json!({
            "@context": "https://schema.org",
            "@type": "Legislation",
            "name": document.summary,
            "legislationIdentifier": document.number,
            "legislationDate": iso_date(document.issued_on),
            "inLanguage": edition.locale.lang(),
        }),
        title,
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <DocumentPage document=document.clone() /> }.into_any()).into())
}

fn list_url(number: u32) -> String {
    let number = if number > 1 { number.to_string() } else { String::new() };
    with_query("/van-ban", &[("trang", &number)])
}

#[component]
fn ListPage(documents: Paged<Document>) -> impl IntoView {
    let words = words();
    let (page, pages) = (documents.page, documents.pages());
    let rows = documents.items.into_iter().map(|document| {
        let url = link(&document.url());
        view! {
            <tr>
                <th scope="row"><a href=url>{document.number}</a></th>
                <td data-label=words.document_issued_on>{dd_mm_yyyy(document.issued_on)}</td>
                <td data-label=words.document_issuer>{document.issuer}</td>
                <td class="document-summary">{document.summary}</td>
            </tr>
        }
    });
    let body = if documents.total == 0 {
        view! { <p class="empty-state">{words.documents_empty}</p> }.into_any()
    } else {
        view! {
            <table class="registry">
                <caption class="visually-hidden">{words.documents}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.document_number}</th>
                        <th scope="col">{words.document_issued_on}</th>
                        <th scope="col">{words.document_issuer}</th>
                        <th scope="col">{words.document_summary}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <Pagination page pages href=list_url />
        }
        .into_any()
    };
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words.documents}</h1></header>
            {body}
        </div>
    }
}

#[component]
fn DocumentPage(document: Document) -> impl IntoView {
    let words = words();
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    view! {
        <div class="wrap">
            <article class="document">
                <p class="kicker"><a href=link("/van-ban")>{words.documents}</a></p>
                <h1>{document.kind.clone()}" "{document.number.clone()}</h1>
                <p class="sapo">{document.summary}</p>
                <dl class="facts">
                    {fact(words.document_number, document.number)}
                    {fact(words.document_issued_on, dd_mm_yyyy(document.issued_on))}
                    {fact(words.document_kind, document.kind)}
                    {fact(words.document_issuer, document.issuer)}
                    {fact(words.document_field, document.field)}
                </dl>
            </article>
        </div>
    }
}
