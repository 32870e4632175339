//! Secret addresses at which an article is read before it is published.

use app::pages::desk::articles::preview;
use axum::{extract::Path, response::Response};
use domain::ArticleId;
use services::manuscripts::ManuscriptError;

use super::refused;
use crate::http::{asked::Asked, desk::Staff, pages};

/// `POST …/xem-truoc`: makes an address and goes there.
pub async fn make(staff: Staff, Path(id): Path<i64>) -> Response {
    match staff.portal().manuscripts().preview(&staff.account, ArticleId(id)).await {
        Ok(token) => staff.see(&format!("/xem-truoc/{token}")),
        Err(error) => refused(&staff, &error).await,
    }
}

/// `GET /xem-truoc/{token}`, for whoever has the address.
pub async fn show(asked: Asked, Path(token): Path<String>) -> Response {
    match asked.state.portal.manuscripts().previewed(&token).await {
        Ok(article) => pages::plain(&asked, preview::page(article)).await,
        Err(ManuscriptError::Unknown) => pages::plain(&asked, preview::gone()).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}
