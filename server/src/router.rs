//! Every route and layer in one place, from top to bottom.

use std::time::Duration;

use axum::{
    Router,
    http::StatusCode,
    middleware::from_fn_with_state,
    routing::{get, post},
};
use domain::Locale;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use crate::{
    http::{
        account::{self, forgotten, second_step},
        api, assets, desk, feedback, feeds, guard, health, ics, media, metrics, pages, palette, registry,
        search_files, security, site_files, sitemap, trace, visits,
    },
    state::AppState,
};

/// No form of a reader is larger, and few of the desk.
pub const MAX_BODY: usize = 64 * 1024;
/// A request that takes longer has failed already.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole portal as a service.
pub fn router(state: AppState) -> Router {
    let reader_pages = Locale::ALL
        .into_iter()
        .map(reader_pages)
        .fold(Router::new(), Router::merge)
        .layer(from_fn_with_state(state.clone(), visits::count));

    let accounts = Router::new()
        .route("/dang-nhap", get(account::login_form).post(account::login))
        .route("/dang-nhap/xac-thuc", get(second_step::form).post(second_step::prove_by_code))
        .route("/dang-nhap/xac-thuc/khoa", post(second_step::prove_by_passkey))
        .route("/dang-nhap/xac-thuc/khoa/bat-dau", post(second_step::ask_for_passkey))
        .route("/dang-nhap/quen-mat-khau", get(forgotten::form).post(forgotten::ask))
        .route("/dang-nhap/lien-ket/{token}", get(account::link_form).post(account::redeem_link))
        .route("/dang-xuat", post(account::logout));

    let previews = Router::new().route("/xem-truoc/{token}", get(desk::articles::preview::show));

    let files = Router::new()
        .route("/pkg/{*path}", get(assets::asset))
        .route("/mau-sac.css", get(palette::palette))
        .route("/sw.js", get(assets::worker))
        .route("/icon.svg", get(assets::icon))
        .route("/favicon.ico", get(assets::icon))
        .route("/apple-touch-icon.png", get(site_files::apple_touch_icon))
        .route("/icons/{file}", get(site_files::icon))
        .route("/manifest.webmanifest", get(site_files::manifest))
        .route("/media/{hash}/{file}", get(media::file))
        .route("/search/{name}", get(search_files::file))
        .route("/search/pack/{names}", get(search_files::pack))
        .route("/search/archive/{root}", get(search_files::archive))
        .route("/search/block/{list}/{number}", get(search_files::block));

    let subscriptions = Locale::ALL.into_iter().map(subscriptions).fold(Router::new(), Router::merge);

    let machines = Router::new()
        .merge(api::router())
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{file}", get(sitemap::part))
        .route("/robots.txt", get(site_files::robots))
        .route("/opensearch.xml", get(site_files::opensearch))
        .route("/api/documents", get(registry::documents))
        .route("/metrics", get(metrics::metrics))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready));

    Router::new()
        .merge(reader_pages)
        .merge(accounts)
        .merge(previews)
        .merge(files)
        .merge(subscriptions)
        .merge(machines)
        .fallback(pages::unknown)
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        // Each door of the desk has limits of its own.
        .merge(desk::doors(state.clone()).into_router())
        .layer(from_fn_with_state(state.clone(), guard::readable_address))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), security::headers))
        .layer(from_fn_with_state(state.clone(), trace::request))
        .with_state(state)
}

/// The pages of an edition.
fn reader_pages(locale: Locale) -> Router<AppState> {
    let at = |path: &str| locale.path(path);
    Router::new()
        .route(&at("/"), get(pages::home))
        .route(&at("/chuyen-muc/{*path}"), get(pages::category))
        .route(&at("/bai-viet/{slug}"), get(pages::article))
        .route(&at("/bai-viet/{slug}/in"), get(pages::print_view))
        .route(&at("/lich-cong-tac"), get(pages::current_week))
        .route(&at("/lich-cong-tac/{week}"), get(pages::week))
        .route(&at("/chuyen-de"), get(pages::programmes))
        .route(&at("/chuyen-de/{slug}"), get(pages::programme))
        .route(&at("/van-ban"), get(pages::documents))
        .route(&at("/van-ban/{slug}"), get(pages::document))
        .route(&at("/tim-kiem"), get(pages::search))
        .route(&at("/hoi-dap"), get(feedback::questions))
        .route(&at("/hoi-dap/gui"), get(feedback::question_form).post(feedback::question))
        .route(&at("/hoi-dap/tra-cuu"), get(feedback::look_up))
        .route(&at("/hoi-dap/{question}"), get(feedback::published_question))
        .route(&at("/gop-y"), get(feedback::drafts))
        .route(&at("/gop-y/{slug}"), get(feedback::draft).post(feedback::comment))
        .route(&at("/lien-he/gui"), get(feedback::contact_form).post(feedback::contact))
        .route(&at("/so-do-trang"), get(pages::site_map))
        .route(&at("/offline"), get(pages::offline))
        .route(&at("/thong-ke"), get(pages::statistics))
        .route(&at("/{slug}"), get(pages::static_page))
}

/// What programs subscribe to: feeds and the work calendar, in an edition's language.
fn subscriptions(locale: Locale) -> Router<AppState> {
    Router::new()
        .route(&locale.path("/rss.xml"), get(feeds::rss))
        .route(&locale.path("/atom.xml"), get(feeds::atom))
        .route(&locale.path("/lich-cong-tac.ics"), get(ics::feed))
        .route(&locale.path("/lich-cong-tac/su-kien/{file}"), get(ics::event))
}
