//! Who asks at the desk, and how they are answered.

use app::pages::desk::{DeskPage, file_field::Shelf};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::Permission;
use services::{Portal, accounts::AccountInfo};

use super::refusal;
use crate::{
    http::{asked::Asked, render},
    state::AppState,
};

/// Somebody who has come through a door of the desk.
#[derive(Clone)]
pub struct Staff {
    /// Who it is.
    pub account: AccountInfo,
    /// What they asked for.
    pub asked: Asked,
}

impl Staff {
    /// The services.
    pub fn portal(&self) -> &Portal {
        &self.asked.state.portal
    }

    /// Whether they may do that, too.
    pub fn may(&self, permission: Permission) -> bool {
        self.account.role.may(permission)
    }

    /// What the addresses in the fields of a form name. Without it the form
    /// still works: the addresses are shown.
    pub async fn shelf(&self, addresses: &[&str]) -> Shelf {
        match self.portal().library().behind(&self.account, addresses).await {
            Ok(found) => Shelf::new(found),
            Err(error) => {
                tracing::warn!(%error, "what a form names could not be looked up");
                Shelf::default()
            }
        }
    }

    /// Answers with a page.
    pub async fn page(&self, page: DeskPage) -> Response {
        match render::desk_document(&self.asked.state, self.account.clone(), page).await {
            Ok(document) => {
                let headers =
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
                (document.status, headers, document.html).into_response()
            }
            Err(error) => {
                tracing::error!(%error, "a page of the desk could not be rendered");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    /// Answers by sending them to another page: what a form that was taken does,
    /// so that reloading sends nothing twice.
    #[expect(clippy::unused_self, reason = "answers are given by the same hand")]
    pub fn see(&self, path: &str) -> Response {
        Redirect::to(path).into_response()
    }

    /// Answers that the portal failed; the cause goes to the log.
    pub async fn failed(&self, error: &(dyn std::error::Error + Send + Sync)) -> Response {
        refusal::failed(self, error).await
    }

    /// Answers that there is no such thing.
    pub async fn not_found(&self) -> Response {
        self.page(app::pages::desk::not_found()).await
    }

    /// Answers that they may not.
    pub async fn not_allowed(&self) -> Response {
        refusal::not_allowed(self, super::door::wants_json(&self.asked.headers)).await
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = StatusCode;

    /// Only a door puts somebody there; a route without one answers nobody.
    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::FORBIDDEN)
    }
}
