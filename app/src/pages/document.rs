//! `/van-ban`: the registry of official documents.

use domain::{
    ArticleCard, Attachment, Document, DocumentFilter, Slug, Timestamp, Validity,
    time::{Date, dd_mm_yyyy, iso_date},
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::web_page;
use crate::{
    components::article_card::LineCard,
    i18n::{link, locale, registry_words, vietnamese, words},
    islands::document_list::DocumentList,
    page::{Edition, Head, Outcome, Page, PageError},
    registry_view::{RegistryView, list_url},
};

/// How many documents a page of the registry shows.
pub const PER_PAGE: u32 = 20;
/// How many of the articles that mention a document its page lists.
const CITING: u32 = 20;

/// Page `number` of what `filter` leaves of the registry, newest first.
///
/// # Errors
/// [`PageError::NotFound`] for a page number that does not exist,
/// [`PageError::Portal`] when storage fails.
pub async fn list(
    edition: &Edition,
    filter: DocumentFilter,
    number: Option<&str>,
) -> Result<Outcome, PageError> {
    let words = edition.words();
    let unknown = || PageError::not_found("van ban");
    let number = number.map_or(Ok(1), str::parse).map_err(|_| unknown())?;
    let view = RegistryView::load(&edition.portal, filter, number, PER_PAGE).await?;
    if !view.documents.exists() {
        return Err(unknown());
    }
    let head = Head {
        title: words.documents.to_owned(),
        canonical: list_url(&view.filter, number),
        og_type: "website",
        json_ld: web_page(edition.locale, words.documents),
        // There is no end to what can be searched for.
        noindex: !view.filter.text.is_empty(),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <ListPage registry=view.clone() /> }.into_any()).into())
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
    let citing = edition.articles().citing(&document, CITING).await?;
    let today = Timestamp::now().date();
    let head = Head {
        title: format!("{} {}", document.kind, document.number),
        description: document.summary.clone(),
        canonical: document.url(),
        og_type: "article",
        json_ld: legislation(edition, &document, today),
        ..Head::default()
    };
    let body = move || {
        let (document, citing) = (document.clone(), citing.clone());
        view! { <DocumentPage document citing today /> }.into_any()
    };
    Ok(Page::new(head, body).into())
}

/// The document as schema.org knows it (`Legislation`), its files as encodings.
fn legislation(edition: &Edition, document: &Document, today: Date) -> Value {
    let base = edition.base_url();
    let encodings = document.attachments.iter().map(|Attachment { file, .. }| {
        json!({
            "@type": "MediaObject",
            "name": file.name,
            "contentUrl": format!("{base}{}", file.url()),
            "encodingFormat": file.kind.mime(),
            "contentSize": file.bytes.to_string(),
        })
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": document.summary,
        "url": format!("{base}{}", edition.path(&document.url())),
        "legislationIdentifier": document.number,
        "legislationType": document.kind,
        "legislationDate": iso_date(document.issued_on),
        "legislationPassedBy": { "@type": "GovernmentOrganization", "name": document.issuer },
        // The document is in Vietnamese whatever the language of the page.
        "inLanguage": "vi",
    });
    let mut set = |name: &str, value: Value| data[name] = value;
    if !document.field.is_empty() {
        set("about", document.field.clone().into());
    }
    if let Some(validity) = document.validity(today) {
        let force = if validity == Validity::InForce { "InForce" } else { "NotInForce" };
        set("legislationLegalForce", format!("https://schema.org/{force}").into());
    }
    if !document.attachments.is_empty() {
        set("encoding", encodings.collect());
    }
    data
}

#[component]
fn ListPage(registry: RegistryView) -> impl IntoView {
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words().documents}</h1></header>
            <DocumentList view=registry />
        </div>
    }
}

#[component]
fn DocumentPage(document: Document, citing: Vec<ArticleCard>, today: Date) -> impl IntoView {
    let (page_words, words) = (words(), registry_words());
    let validity = document.validity(today).map(|validity| match validity {
        Validity::NotYet => words.not_yet_in_force,
        Validity::InForce => words.in_force,
        Validity::Expired => words.expired,
    });
    let date = |date: Option<Date>| date.map(dd_mm_yyyy).unwrap_or_default();
    let fact = |label: &'static str, value: String, lang: Option<&'static str>| {
        (!value.is_empty()).then(|| view! { <div><dt>{label}</dt><dd lang=lang>{value}</dd></div> })
    };
    let vi = vietnamese();
    view! {
        <div class="wrap">
            <article class="document">
                <p class="kicker"><a href=link("/van-ban")>{page_words.documents}</a></p>
                <h1 lang=vi>{document.kind.clone()}" "{document.number.clone()}</h1>
                <p class="sapo" lang=vi>{document.summary}</p>
                <dl class="facts">
                    {fact(page_words.document_number, document.number, vi)}
                    {fact(page_words.document_issued_on, dd_mm_yyyy(document.issued_on), None)}
                    {fact(words.effective_on, date(document.effective_on), None)}
                    {fact(words.expires_on, date(document.expires_on), None)}
                    {fact(words.validity, validity.unwrap_or_default().to_owned(), None)}
                    {fact(page_words.document_kind, document.kind, vi)}
                    {fact(page_words.document_issuer, document.issuer, vi)}
                    {fact(words.signer, document.signer, vi)}
                    {fact(page_words.document_field, document.field, vi)}
                </dl>
                <Attachments attachments=document.attachments />
                <CitingArticles citing />
            </article>
        </div>
    }
}

/// The articles that mention the document.
#[component]
fn CitingArticles(citing: Vec<ArticleCard>) -> impl IntoView {
    let words = words();
    (!citing.is_empty()).then(|| {
        let items = citing.into_iter().map(|article| view! { <LineCard article /> });
        view! {
            <section class="cited" aria-labelledby="citing-articles">
                <h2 id="citing-articles">{words.citing_articles}</h2>
                <ul class="lines">{items.collect_view()}</ul>
            </section>
        }
    })
}

/// The files of a document. What browsers show themselves opens by its name
/// and has a second link that saves it.
#[component]
fn Attachments(attachments: Vec<Attachment>) -> impl IntoView {
    if attachments.is_empty() {
        return ().into_any();
    }
    let words = registry_words();
    let items = attachments.into_iter().map(|attachment| {
        let title = attachment.title().to_owned();
        let Attachment { file, .. } = attachment;
        let download = format!("{}: {title}", words.download);
        view! {
            <li>
                <a href=file.url() rel="external" lang=vietnamese()>{title}</a>
                <span class="meta">{file.type_and_size(locale())}</span>
                {file.kind.opens_in_browser().then(|| view! {
                    <a href=file.url() download=file.name.clone() aria-label=download>{words.download}</a>
                })}
            </li>
        }
    });
    view! {
        <section class="attachments" aria-labelledby="attachments">
            <h2 id="attachments">{words.attachments}</h2>
            <ul>{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
