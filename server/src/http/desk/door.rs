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
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, on},
};
use domain::Permission;
use futures::StreamExt;
use serde_json::json;
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use super::{
    Staff,
    once::{self, Limits},
    refusal, second_factor,
};
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
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let staff = match admit(state, permission, limit, &parts).await {
        Ok(staff) => staff,
        Err(refusal) => {
            // However slowly it comes, nobody is kept longer than a form may take.
            let _ = tokio::time::timeout(TIMEOUT, read_away(body, MOST_READ_AWAY)).await;
            return refusal;
        }
    };
    let is_json = wants_json(&parts.headers);
    let key = once::key(&parts.headers).filter(|_| parts.method == Method::POST);
    parts.extensions.insert(staff.clone());
    let request = Request::from_parts(parts, body);
    let limits = Limits { bytes: limit, time: (limit == MAX_BODY).then_some(TIMEOUT) };
    let response = match key {
        Some(key) => once::take(&staff, key, limits, request, next).await,
        None => next.run(request).await,
    };
    if is_json { refusal::told_where(response) } else { response }
}

/// Who it is, if they may go through; otherwise what they are told.
async fn admit(
    state: AppState,
    permission: Permission,
    limit: usize,
    Parts { method, uri, headers, .. }: &Parts,
) -> Result<Staff, Response> {
    let is_json = wants_json(headers);
    if *method != Method::GET && !own_form::is_own_form(headers) {
        return Err(own_form::refuse());
    }
    let asked = Asked::new(state, uri, headers.clone());
    let account = match account::current(&asked).await {
        Ok(Some(account)) => account,
        Ok(None) if is_json => {
            let login = json!({ "login": account::LOGIN, "message": app::pages::desk::words().login_again });
            return Err((StatusCode::UNAUTHORIZED, axum::Json(login)).into_response());
        }
        Ok(None) => {
            let to = if *method == Method::GET { asked.address.as_str() } else { "" };
            return Err(Redirect::to(&account::login_address(to)).into_response());
        }
        Err(error) => return Err(pages::failed(&asked, &error).await),
    };
    match second_factor::stands_in_the_way(&asked, &account).await {
        Ok(false) => {}
        Ok(true) if is_json => {
            return Err(refusal::say(StatusCode::FORBIDDEN, app::pages::desk::second_factor::owed()));
        }
        Ok(true) => return Err(Redirect::to(app::pages::desk::second_factor::ADDRESS).into_response()),
        Err(error) => return Err(pages::failed(&asked, &error).await),
    }
    let staff = Staff { account, asked };
    if !staff.account.role.may(permission) {
        return Err(refusal::not_allowed(&staff, is_json).await);
    }
    if announced(headers) > limit {
        return Err(refusal::too_large(&staff, limit, is_json).await);
    }
    Ok(staff)
}

/// How many bytes a request says it brings.
fn announced(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// Reads up to `most` bytes to no purpose: a browser that is still sending when
/// the connection closes hears no answer.
pub(super) async fn read_away(body: Body, most: usize) {
    let mut chunks = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        read += chunk.len();
        if read > most {
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
