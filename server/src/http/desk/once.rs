//! A form that is sent again because its answer was lost is not taken again.
//!
//! The desk's script gives every form it sends a key, and sends it under the
//! same one until an answer leads on (`Idempotency-Key`, as the IETF's draft
//! `draft-ietf-httpapi-idempotency-key-header` describes it). Keys are their
//! account's own and belong to one path. A form without one is taken as often
//! as it comes; so is one that is answered with a page, as refusals are, and
//! links and codes that are shown once.

use std::{future, time::Duration};

use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use services::storage::{
    StorageError,
    sent_forms::{FormKey, SentForm},
};
use tokio::time::{self, Instant};

use super::{Staff, door::read_away, refusal};
use crate::http::trace;

const HEADER: &str = "idempotency-key";
/// How many letters and digits a key has at most.
const MAX_KEY: usize = 64;
/// How long the second of two waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);
/// How often a form that takes long says that it is still on its way.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);
/// Where an address is a secret, which is kept nowhere in clear.
const SECRET: &str = "/xem-truoc/";

/// What a door allows a form.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many bytes it may bring.
    pub bytes: usize,
    /// How long it may take.
    pub time: Option<Duration>,
}

/// The key a request came under, if it is one.
pub fn key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get(HEADER)?.to_str().ok()?;
    let is_key = (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_key.then(|| key.to_owned())
}

/// Takes the form unless it was taken before; then it leads where it led.
pub async fn take(staff: &Staff, key: String, limits: Limits, request: Request, next: Next) -> Response {
    let form = FormKey { account: staff.account.id, key, path: request.uri().path().to_owned() };
    match before(staff, &form).await {
        Ok(None) => now(staff, form, limits, request, next).await,
        Ok(Some(sent)) => {
            // A browser hears no answer before it has sent everything.
            read_away(request.into_body(), limits.bytes).await;
            match sent {
                SentForm::Done(address) => Redirect::to(&address).into_response(),
                SentForm::Underway => refusal::say(StatusCode::CONFLICT, app::pages::desk::words().underway),
                SentForm::Other => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            }
        }
        Err(error) => staff.failed(&error).await,
    }
}

/// What became of the form when it was sent before; `None` when it is on its way now.
async fn before(staff: &Staff, form: &FormKey) -> Result<Option<SentForm>, StorageError> {
    let storage = staff.portal().storage();
    let asked = Instant::now();
    loop {
        if storage.begin_form(form).await? {
            return Ok(None);
        }
        // Gone again is what was refused meanwhile: it is taken now.
        while let Some(sent) = storage.sent_form(form).await? {
            if sent != SentForm::Underway || asked.elapsed() >= PATIENCE {
                return Ok(Some(sent));
            }
            time::sleep(PAUSE).await;
        }
    }
}

/// Takes the form, whether or not somebody waits for what becomes of it.
async fn now(staff: &Staff, form: FormKey, limits: Limits, request: Request, next: Next) -> Response {
    let (taker, taken) = (staff.clone(), form.clone());
    let taking = tokio::spawn(trace::under_same_id(async move {
        let response = tokio::select! {
            response = next.run(request) => response,
            () = over(limits.time) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
            () = alive(&taker, &taken) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        };
        let led_to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        let led_to = led_to.filter(|to| response.status().is_redirection() && !to.starts_with(SECRET));
        end(&taker, &taken, led_to).await;
        response
    }));
    match taking.await {
        Ok(response) => response,
        Err(error) => {
            end(staff, &form, None).await;
            staff.failed(&error).await
        }
    }
}

async fn over(time: Option<Duration>) {
    match time {
        Some(time) => time::sleep(time).await,
        None => future::pending().await,
    }
}

/// Says again and again that the form is on its way.
async fn alive(staff: &Staff, form: &FormKey) {
    loop {
        time::sleep(SIGN_OF_LIFE).await;
        if let Err(error) = staff.portal().storage().keep_form(form).await {
            tracing::warn!(%error, "that a form is still on its way could not be noted");
        }
    }
}

async fn end(staff: &Staff, form: &FormKey, led_to: Option<&str>) {
    if let Err(error) = staff.portal().storage().end_form(form, led_to).await {
        tracing::error!(%error, "what became of a form could not be noted");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    };

    use axum::{Router, body::Body};
    use domain::{Permission, Role};
    use tower::ServiceExt as _;

    use super::*;
    use crate::{http::desk::Doors, state::AppState, test_portal};

    #[test]
    fn a_key_is_letters_and_digits() {
        let of = |text: &str| {
            key(&HeaderMap::from_iter([(header::HeaderName::from_static(HEADER), text.parse().unwrap())]))
        };
        assert_eq!(of("09afAZ").as_deref(), Some("09afAZ"));
        for none in ["", "a b", "a-b", "ă", &"a".repeat(65)] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(key(&HeaderMap::new()), None);
    }

    /// Doors that count how often they are gone through.
    struct Office {
        router: Router,
        cookie: String,
        times: Arc<AtomicU32>,
        _dir: tempfile::TempDir,
    }

    async fn office() -> Office {
        let (portal, dir) = test_portal::portal().await;
        let id = portal.accounts().ensure("hoa", "Hoa", Role::Editor).await.unwrap();
        let link = portal.accounts().issue_login_link(id).await.unwrap();
        let session = portal.accounts().redeem_login_link(&link, "mot mat khau dai va la").await.unwrap();
        let state = AppState::new(portal).unwrap();
        let times = Arc::new(AtomicU32::new(0));
        let counted = |answer: fn() -> Response| {
            let times = times.clone();
            move || async move {
                times.fetch_add(1, SeqCst);
                answer()
            }
        };
        let may = Permission::WriteArticles;
        let doors = Doors::new(state.clone())
            .post("/leads-on", may, counted(|| Redirect::to("/quan-tri?xong=1").into_response()))
            .post("/secret", may, counted(|| Redirect::to("/xem-truoc/abc").into_response()))
            .post("/refuses", may, counted(|| StatusCode::UNPROCESSABLE_ENTITY.into_response()))
            .post("/panics", may, counted(|| panic!("a mistake in the program")))
            .put("/put", may, 10, counted(|| Redirect::to("/quan-tri").into_response()));
        let router = doors.into_router().with_state(state);
        Office { router, cookie: format!("bantin_session={session}"), times, _dir: dir }
    }

    impl Office {
        /// Sends the same twice under one key: the statuses, and how often it was done.
        async fn twice(&self, method: &str, path: &str) -> ([StatusCode; 2], u32) {
            self.times.store(0, SeqCst);
            let mut statuses = [StatusCode::OK; 2];
            for status in &mut statuses {
                let request = Request::builder()
                    .method(method)
                    .uri(path)
                    .header("sec-fetch-site", "same-origin")
                    .header(header::COOKIE, &self.cookie)
                    .header(HEADER, path.trim_matches('/').replace('-', ""));
                let answered = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await;
                *status = answered.unwrap().status();
            }
            (statuses, self.times.load(SeqCst))
        }
    }

    #[tokio::test]
    async fn only_a_form_that_leads_on_is_done_once() {
        let office = office().await;
        assert_eq!(office.twice("POST", "/leads-on").await, ([StatusCode::SEE_OTHER; 2], 1));
        assert_eq!(office.twice("POST", "/refuses").await, ([StatusCode::UNPROCESSABLE_ENTITY; 2], 2));
        // An address that is a secret is kept nowhere.
        assert_eq!(office.twice("POST", "/secret").await, ([StatusCode::SEE_OTHER; 2], 2));
        assert_eq!(office.twice("PUT", "/put").await, ([StatusCode::SEE_OTHER; 2], 2));
    }

    #[tokio::test]
    async fn a_panic_frees_the_key() {
        let office = office().await;
        assert_eq!(office.twice("POST", "/panics").await, ([StatusCode::INTERNAL_SERVER_ERROR; 2], 2));
    }
}
