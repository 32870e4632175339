//! `/api/v1/categories`.

use axum::{extract::State, http::HeaderMap, response::Response};
use domain::Category;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer;
use crate::state::AppState;

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryNode {
    /// Slugs from root to here, joined with `/`.
    #[schema(example = "tin-tuc-su-kien/tin-hoat-dong-so")]
    path: String,
    /// Path of the category it belongs under; absent for a root.
    parent: Option<String>,
    /// Its name.
    name: String,
    /// A sentence about it; may be empty.
    description: String,
    /// Address of its page.
    #[schema(format = "uri")]
    url: String,
    /// Address of its feed.
    #[schema(format = "uri")]
    feed: String,
}

/// Every category: parents before their children, siblings in their order.
#[utoipa::path(
    get,
    path = "/api/v1/categories",
    operation_id = "listCategories",
    responses((status = 200, description = "The categories", body = Vec<CategoryNode>))
)]
pub async fn list(state: State<AppState>, headers: HeaderMap) -> Response {
    let portal = state.portal.clone();
    let load = async move {
        let tree = portal.categories().tree().await?;
        Ok(tree
            .iter()
            .map(|category| CategoryNode::new(&portal.config().base_url, category))
            .collect::<Vec<_>>())
    };
    answer(state, &headers, "/api/v1/categories", load).await
}

impl CategoryNode {
    fn new(base: &str, category: &Category) -> Self {
        let url = format!("{base}/chuyen-muc/{}", category.path);
        Self {
            path: category.path.clone(),
            parent: category.path.rsplit_once('/').map(|(parent, _)| parent.to_owned()),
            name: category.name.clone(),
            description: category.description.clone(),
            feed: format!("{url}/atom.xml"),
            url,
        }
    }
}
