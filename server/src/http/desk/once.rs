//! A form that is sent again because its answer was lost is not taken again.
//!
//! The desk's script gives every form it sends a key, and sends it under the
//! same one until an answer comes (`Idempotency-Key`, as the IETF's draft
//! `draft-ietf-httpapi-idempotency-key-header` describes it). Keys are their
//! account's own. What a form without one sends is taken as often as it comes.

use std::time::Duration;

use axum::{
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use services::storage::sent_forms::SentForm;

use super::{Staff, refusal};
use crate::http::trace;

const HEADER: &str = "idempotency-key";
/// How many letters and digits a key has at most.
const MAX_KEY: usize = 64;
/// How long the second of two waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);

/// The key a request came under, if it is one.
pub fn key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get(HEADER)?.to_str().ok()?;
    let is_key = (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_key.then(|| key.to_owned())
}

/// Takes the form unless it was taken before; then it leads where it led.
pub async fn take(staff: &Staff, key: String, request: axum::extract::Request, next: Next) -> Response {
    let (storage, account) = (staff.portal().storage(), staff.account.id);
    let asked = tokio::time::Instant::now();
    loop {
        match storage.begin_form(account, &key).await {
            Ok(SentForm::New) => break,
            Ok(SentForm::Done(address)) => return Redirect::to(&address).into_response(),
            Ok(SentForm::Underway) if asked.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
            Ok(SentForm::Underway) => {
                return refusal::say(StatusCode::CONFLICT, app::pages::desk::words().underway);
            }
            Err(error) => return staff.failed(&error).await,
        }
    }
    let taker = staff.clone();
    // Whoever hangs up does not stop it half-way: what became of it is asked for later.
    let taken = tokio::spawn(trace::under_same_id(async move {
        let response = next.run(request).await;
        let led_to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        let led_to = led_to.filter(|_| response.status().is_redirection());
        if let Err(error) = taker.portal().storage().end_form(account, &key, led_to).await {
            tracing::error!(%error, "what became of a form could not be noted");
        }
        response
    }));
    match taken.await {
        Ok(response) => response,
        Err(error) => staff.failed(&error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
