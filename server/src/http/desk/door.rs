//! The doors of the desk. None can be made without saying who may go through.
//!
//! Each door asks in this order: is the request from a page of this portal (if
//! it changes anything), is somebody logged in, may they. Handlers behind it
//! get who it is as [`super::Staff`]. What depends on the thing itself (whose
//! article it is) the services decide.

use std::convert::Infallible;

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    handler::Handler,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, on},
};
use domain::Permission;
use futures::StreamExt;
use serde_json::json;
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use super::{Staff, once, refusal, second_factor};
use crate::{
    http::{account, asked::Asked, own_form, pages},
    router::{MAX_BODY, TIMEOUT},
    state::AppState,
};

/// How much of a request that is too large is read to no purpose, in bytes.
const MOST_READ_AWAY: usize = 64 * 1024 * 1024;

/// An address with the method it is asked with, and who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// `GET` looks, everything else changes.
    pub method: Method,
    /// The address as axum writes it.
    pub path: &'static str,
    /// What one must be allowed.
    pub permission: Permission,
}

/// All doors, as they are being built.
pub struct Doors {
    state: AppState,
    router: Router<AppState>,
    list: Vec<Door>,
}

impl Doors {
    /// No door yet.
    pub fn new(state: AppState) -> Self {
        Self { state, router: Router::new(), list: Vec::new() }
    }

    /// A page or answer that changes nothing.
    pub fn get<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::GET, path, permission, MAX_BODY, handler)
    }

    /// A form or call that changes something.
    pub fn post<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::POST, path, permission, MAX_BODY, handler)
    }

    /// The same with a body of up to `limit` bytes, and as much time as that takes.
    pub fn post_large<H, T>(
        self,
        path: &'static str,
        permission: Permission,
        limit: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::POST, path, permission, limit, handler)
    }

    /// A call that puts a body of up to `limit` bytes in the place of what is there.
    pub fn put<H, T>(self, path: &'static str, permission: Permission, limit: usize, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::PUT, path, permission, limit, handler)
    }

    /// A call that adds a body of up to `limit` bytes to what is there.
    pub fn patch<H, T>(self, path: &'static str, permission: Permission, limit: usize, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::PATCH, path, permission, limit, handler)
    }

    /// A call that takes something away.
    pub fn delete<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.open(Method::DELETE, path, permission, MAX_BODY, handler)
    }

    fn open<H, T>(
        mut self,
        method: Method,
        path: &'static str,
        permission: Permission,
        limit: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let filter = match method {
            Method::GET => MethodFilter::GET,
            Method::PUT => MethodFilter::PUT,
            Method::PATCH => MethodFilter::PATCH,
            Method::DELETE => MethodFilter::DELETE,
            _ => MethodFilter::POST,
        };
        let gate = from_fn_with_state((self.state.clone(), permission, limit), gate);
        let mut route = on(filter, handler)
            .layer::<_, Infallible>(DefaultBodyLimit::disable())
            .layer::<_, Infallible>(RequestBodyLimitLayer::new(limit))
            .layer(gate);
        if limit == MAX_BODY {
            route = route.layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT));
        }
        self.router = self.router.route(path, route);
        self.list.push(Door { method, path, permission });
        self
    }

    /// What the server serves.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }

    /// Every door there is.
    #[cfg(test)]
    pub fn list(&self) -> &[Door] {
        &self.list
    }
}

/// What stands in every door.
async fn gate(
    State((state, permission, limit)): State<(AppState, Permission, usize)>,
    mut request: Request,
    next: Next,
) -> Response {
    let is_json = wants_json(request.headers());
    if request.method() != Method::GET && !own_form::is_own_form(request.headers()) {
        return own_form::refuse();
    }
    let asked = Asked::new(state, request.uri(), request.headers().clone());
    let account = match account::current(&asked).await {
        Ok(Some(account)) => account,
        Ok(None) if is_json => {
            let login = json!({ "login": account::LOGIN, "message": app::pages::desk::words().login_again });
            return (StatusCode::UNAUTHORIZED, axum::Json(login)).into_response();
        }
        Ok(None) => {
            let to = if request.method() == Method::GET { asked.address.as_str() } else { "" };
            return Redirect::to(&account::login_address(to)).into_response();
        }
        Err(error) => return pages::failed(&asked, &error).await,
    };
    match second_factor::stands_in_the_way(&asked, &account).await {
        Ok(false) => {}
        Ok(true) if is_json => {
            return refusal::say(StatusCode::FORBIDDEN, app::pages::desk::second_factor::owed());
        }
        Ok(true) => return Redirect::to(app::pages::desk::second_factor::ADDRESS).into_response(),
        Err(error) => return pages::failed(&asked, &error).await,
    }
    let staff = Staff { account, asked };
    if !staff.account.role.may(permission) {
        return refusal::not_allowed(&staff, is_json).await;
    }
    if announced(request.headers()) > limit {
        read_away(request.into_body()).await;
        return refusal::too_large(&staff, limit, is_json).await;
    }
    let key = once::key(request.headers());
    request.extensions_mut().insert(staff.clone());
    let response = match key {
        Some(key) => once::take(&staff, key, request, next).await,
        None => next.run(request).await,
    };
    if is_json { refusal::told_where(response) } else { response }
}

/// How many bytes a request says it brings.
fn announced(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// Reads what is refused, as far as that is bearable: a browser that is still
/// sending when the connection closes hears no answer.
async fn read_away(body: Body) {
    let mut chunks = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        read += chunk.len();
        if read > MOST_READ_AWAY {
            return;
        }
    }
}

/// Whether a script asks and not a person.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.starts_with("application/json"))
}
