//! From a loaded page to the bytes of its document.

use std::sync::Arc;

use app::{
    page::{Edition, Frame, Page},
    pages::desk::{self, DeskFrame, DeskPage},
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use bytes::Bytes;
use domain::Locale;
use leptos::IntoView;
use services::{PortalError, accounts::AccountInfo};

use crate::state::AppState;

/// No page comes near this size; a runaway one is an error.
const MAX_PAGE: usize = 8 * 1024 * 1024;

/// A document with its status.
pub struct Document {
    /// HTTP status.
    pub status: StatusCode,
    /// The HTML.
    pub html: Bytes,
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The frame could not be loaded.
    #[error(transparent)]
    Portal(#[from] PortalError),
    /// The view could not be turned into HTML.
    #[error("rendering failed: {0}")]
    View(String),
}

/// Renders `page` at `path`, which says no language, with banner, menu and footer.
///
/// # Errors
/// When the frame cannot be loaded or the view cannot be rendered.
pub async fn document(
    state: &AppState,
    locale: Locale,
    path: &str,
    page: Page,
) -> Result<Document, RenderError> {
    let edition = Edition::new(state.portal.clone(), locale);
    let frame = Arc::new(Frame::load(&edition, path, &page.head).await?);
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let assets = state.assets.clone();
    let html = html(move || app::shell::shell(frame.clone(), page.clone(), assets.pkg_dir())).await?;
    Ok(Document { status, html })
}

/// Renders a page of the desk for `account`.
///
/// # Errors
/// When the frame cannot be loaded or the view cannot be rendered.
pub async fn desk_document(
    state: &AppState,
    account: AccountInfo,
    page: DeskPage,
) -> Result<Document, RenderError> {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let site = state.portal.site().identity().await?.name.clone();
    let frame = DeskFrame { account, site, pkg_dir: state.assets.pkg_dir().to_owned() };
    let html = html(move || desk::shell::shell(frame.clone(), page.clone())).await?;
    Ok(Document { status, html })
}

async fn html<V: IntoView + 'static>(
    view: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Result<Bytes, RenderError> {
    let render = leptos_axum::render_app_async_with_context(|| {}, view);
    let request = Request::builder()
        .uri("/")
        .body(Body::empty())
        .map_err(|error| RenderError::View(error.to_string()))?;
    let response = render(request).await;
    let html = to_bytes(response.into_body(), MAX_PAGE)
        .await
        .map_err(|error| RenderError::View(error.to_string()))?;
    Ok(html.slice(..end_of_document(&html)))
}

/// Where the document ends. Behind it Leptos lists the resources that are still
/// to come; a page is loaded before it is rendered and has none, and the
/// security policy would refuse the script.
fn end_of_document(html: &[u8]) -> usize {
    const END: &[u8] = b"</html>";
    let found = html.windows(END.len()).rposition(|window| window == END);
    found.map_or(html.len(), |start| start + END.len())
}

#[cfg(test)]
mod tests {
    use super::end_of_document;

    #[test]
    fn what_follows_the_document_is_cut() {
        assert_eq!(end_of_document(b"<html></html><script></script>"), 13);
        assert_eq!(end_of_document(b"<p>"), 3);
    }
}
