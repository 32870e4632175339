//! What a text may point to, found by its title.

use axum::{
    Json,
    extract::Query,
    response::{IntoResponse, Response},
};
use domain::{DocumentFilter, Locale};
use search::Query as SearchQuery;
use serde::Deserialize;
use serde_json::{Value, json};
use services::PortalError;

use crate::http::{
    desk::{Params, Staff},
    pages,
};

/// How many articles are offered.
const ARTICLES: usize = 8;
/// How many documents are.
const DOCUMENTS: u32 = 4;

/// The words that were typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkParams {
    q: String,
}

/// `GET /quan-tri/lien-ket?q=`: articles, then documents, best first.
pub async fn find(staff: Staff, params: Params<LinkParams>) -> Response {
    let Ok(Query(LinkParams { q })) = params else { return pages::bad_request(&staff.asked).await };
    match targets(&staff, q.chars().take(200).collect()).await {
        Ok(targets) => Json(targets).into_response(),
        Err(error) => staff.failed(&error).await,
    }
}

async fn targets(staff: &Staff, words: String) -> Result<Vec<Value>, PortalError> {
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let portal = staff.portal();
    let query = SearchQuery { text: words.clone(), limit: ARTICLES, ..SearchQuery::default() };
    let found = portal.search_index().edition(Locale::Vietnamese).search(&query).await?;
    let articles = found.hits.into_iter().map(|hit| {
        let at = domain::Timestamp(hit.card.published_at);
        json!({ "title": hit.card.title, "url": format!("/bai-viet/{}", hit.card.slug), "kind": "article", "date": at.dd_mm_yyyy() })
    });
    let filter = DocumentFilter { text: words, ..DocumentFilter::default() };
    let documents = portal.documents().find(&filter, 1, DOCUMENTS).await?;
    let documents = documents.items.into_iter().map(|document| {
        let date = domain::time::dd_mm_yyyy(document.issued_on);
        json!({ "title": format!("{}: {}", document.number, document.summary), "url": document.url(), "kind": "document", "date": date })
    });
    Ok(articles.chain(documents).collect())
}
