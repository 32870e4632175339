//! The public read API, JSON, below `/api/v1`.
//!
//! Each endpoint is a handler with its own description: the router and the
//! OpenAPI document come from the same list, so neither can know a route that
//! the other does not. Instants are Unix seconds, dates ISO 8601, addresses absolute.

mod articles;
mod calendar;
mod categories;
mod documents;
mod list;
mod picture;
mod problem;
mod search;
mod visits;

use std::sync::LazyLock;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, Method, header},
    response::Response,
    routing::{any, get},
};
use bytes::Bytes;
use serde::Serialize;
use tower_http::cors::{Any, CorsLayer};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::problem::ApiError;
pub use self::problem::{bad_address, is_api};
use super::{
    encoded::{Encoded, Quality},
    kept,
};
use crate::state::AppState;

const JSON: &str = "application/json";
/// Answers may be kept but must be asked about: the validator makes that cheap.
const REVALIDATE: &str = "no-cache";
/// The description changes with the program only.
const ONE_HOUR: &str = "public, max-age=3600";

#[derive(OpenApi)]
#[openapi(info(
    title = "Bản Tin",
    version = "1",
    description = "What the portal publishes, to read. Instants are seconds since 1970-01-01T00:00:00Z, \
                   dates ISO 8601. Answers carry an ETag; errors are problem details (RFC 9457)."
))]
struct Description;

/// Every endpoint, with its description.
fn endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(articles::list))
        .routes(routes!(articles::article))
        .routes(routes!(calendar::week))
        .routes(routes!(categories::list))
        .routes(routes!(documents::list))
        .routes(routes!(search::search))
        .routes(routes!(visits::counts))
}

/// The routes. Anybody's page may read them: there is nothing here that is not public.
pub fn router() -> Router<AppState> {
    let (endpoints, _) = endpoints().split_for_parts();
    endpoints
        .route("/api/v1/openapi.json", get(description))
        .method_not_allowed_fallback(async || problem::method_not_allowed())
        .route("/api/v1/{*rest}", any(async || problem::no_such_endpoint()))
        .layer(
            CorsLayer::new()
                .allow_origin(Any)
                .allow_methods([Method::GET, Method::HEAD])
                .allow_headers([header::IF_NONE_MATCH])
                .expose_headers([header::ETAG])
                // The answer is the same for every origin.
                .vary([]),
        )
}

/// `/api/v1/openapi.json`: OpenAPI 3.1.
async fn description(headers: HeaderMap) -> Response {
    static DOCUMENT: LazyLock<Encoded> = LazyLock::new(|| {
        let (_, document) = endpoints().split_for_parts();
        let text = serde_json::to_vec(&document).unwrap_or_default();
        Encoded::compress(JSON, Bytes::from(text), Quality::FILE)
    });
    DOCUMENT.respond(&headers, ONE_HOUR)
}

/// Answers with what `load` finds, kept like a page under `key`: the address
/// with its parameters in one order and form.
async fn answer<T: Serialize>(
    State(state): State<AppState>,
    headers: &HeaderMap,
    key: &str,
    load: impl Future<Output = Result<T, ApiError>>,
) -> Response {
    let render = async {
        let json = serde_json::to_vec(&load.await?).map_err(std::io::Error::from)?;
        Ok(kept::compress(JSON, json).await?)
    };
    match state.pages.get_or_render::<ApiError>(&state, key, render).await {
        Ok(json) => json.respond(headers, REVALIDATE),
        Err(error) => error.respond(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_describes_every_endpoint_and_its_errors() {
        let (_, document) = endpoints().split_for_parts();
        let document = serde_json::to_value(&document).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
        let paths = document["paths"].as_object().unwrap();
        let names: Vec<_> = paths.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "/api/v1/articles",
                "/api/v1/articles/{slug}",
                "/api/v1/calendar",
                "/api/v1/categories",
                "/api/v1/documents",
                "/api/v1/search",
                "/api/v1/visits",
            ]
        );
        let mut ids: Vec<_> =
            paths.values().map(|item| item["get"]["operationId"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), paths.len(), "operations are told apart by their ids: {ids:?}");
        for (path, item) in paths {
            let responses = item["get"]["responses"].as_object().unwrap();
            assert!(responses.contains_key("200"), "{path}");
            for (status, response) in responses.iter().filter(|(status, _)| status.as_str() >= "400") {
                let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{path} {status}");
            }
        }
    }
}
