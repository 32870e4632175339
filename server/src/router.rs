//! Every route and layer in one place, from top to bottom.

use std::time::Duration;

use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use crate::{
    http::{
        account, api, assets, feeds, guard, health, media, pages, search_files, security, site_files,
        sitemap, trace, visits,
    },
    state::AppState,
};

/// No form of the portal is larger.
const MAX_BODY: usize = 64 * 1024;
/// A request that takes longer has failed already.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole portal as a service.
pub fn router(state: AppState) -> Router {
    let reader_pages = Router::new()
        .route("/", get(pages::home))
        .route("/chuyen-muc/{*path}", get(pages::category))
        .route("/bai-viet/{slug}", get(pages::article))
        .route("/lich-cong-tac", get(pages::current_week))
        .route("/lich-cong-tac/{week}", get(pages::week))
        .route("/chuyen-de", get(pages::programmes))
        .route("/chuyen-de/{slug}", get(pages::programme))
        .route("/van-ban", get(pages::documents))
        .route("/van-ban/{slug}", get(pages::document))
        .route("/tim-kiem", get(pages::search))
        .route("/so-do-trang", get(pages::site_map))
        .route("/{slug}", get(pages::static_page))
        .layer(from_fn_with_state(state.clone(), visits::count));

    let accounts = Router::new()
        .route("/dang-nhap", get(account::login_form).post(account::login))
        .route("/dang-nhap/lien-ket/{token}", get(account::link_form).post(account::redeem_link))
        .route("/dang-xuat", post(account::logout))
        .route("/quan-tri", get(account::desk));

    let files = Router::new()
        .route("/pkg/{*path}", get(assets::asset))
        .route("/icon.svg", get(assets::icon))
        .route("/favicon.ico", get(assets::icon))
        .route("/apple-touch-icon.png", get(site_files::apple_touch_icon))
        .route("/icons/{file}", get(site_files::icon))
        .route("/manifest.webmanifest", get(site_files::manifest))
        .route("/media/{hash}/{file}", get(media::file))
        .route("/search/{name}", get(search_files::file));

    let machines = Router::new()
        .merge(api::router())
        .route("/rss.xml", get(feeds::rss))
        .route("/atom.xml", get(feeds::atom))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{file}", get(sitemap::part))
        .route("/robots.txt", get(site_files::robots))
        .route("/opensearch.xml", get(site_files::opensearch))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready));

    Router::new()
        .merge(reader_pages)
        .merge(accounts)
        .merge(files)
        .merge(machines)
        .fallback(pages::unknown)
        .layer(from_fn_with_state(state.clone(), guard::readable_address))
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), security::headers))
        .layer(from_fn(trace::request))
        .with_state(state)
}
