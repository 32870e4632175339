//! `/lich-cong-tac.ics` and `/lich-cong-tac/su-kien/{id}.ics`: the work calendar
//! for calendar programs.

use app::page::Edition;
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use domain::{CalendarEntryId, Timestamp};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use services::{
    PortalError,
    calendar::ical::{Words, Writer},
};

use super::{
    asked::Asked,
    encoded::{Encoded, Quality},
    pages,
};

const CALENDAR: &str = "text/calendar; charset=utf-8";
/// Programs ask every hour; the validator makes that cheap.
const REVALIDATE: &str = "no-cache";
/// The longest name of a chair, in characters.
const MAX_CHAIR: usize = 200;

/// The query of the feed.
#[derive(Debug, Deserialize)]
pub struct FeedParams {
    /// Who chairs; everyone when absent or empty.
    #[serde(default, rename = "lanh-dao")]
    chair: String,
}

/// The feed: eight weeks back and everything ahead.
pub async fn feed(asked: Asked, params: Result<Query<FeedParams>, QueryRejection>) -> Response {
    let chair = match params {
        Ok(Query(FeedParams { chair })) if chair.chars().count() <= MAX_CHAIR => chair,
        _ => return pages::bad_request(&asked).await,
    };
    // The key holds what the file depends on and nothing else of the query.
    let path = asked.address.split('?').next().unwrap_or_default();
    let address = format!("{path}?lanh-dao={}", utf8_percent_encode(&chair, NON_ALPHANUMERIC));
    let edition = asked.edition();
    let file = asked.state.pages.get_or_render(&asked.state, &address, whole(&edition, &chair));
    match file.await {
        Ok(file) => file.respond(&asked.headers, REVALIDATE),
        Err(error) => pages::failed(&asked, &*error).await,
    }
}

/// One entry, to be kept by the reader.
pub async fn event(asked: Asked, Path(file): Path<String>) -> Response {
    let Some(id) = file.strip_suffix(".ics").and_then(entry_id) else {
        return pages::nothing(&asked).await;
    };
    let edition = asked.edition();
    match edition.portal.calendar().entry(id).await {
        Ok(Some(entry)) => {
            let text = writer(&edition).event(&entry);
            let file = Encoded::compress(CALENDAR, Bytes::from(text), Quality::PAGE);
            let mut response = file.with_last_modified(entry.updated_at).respond(&asked.headers, REVALIDATE);
            let disposition = format!("attachment; filename=\"lich-cong-tac-{id}.ics\"");
            if let Ok(disposition) = HeaderValue::from_str(&disposition) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
            }
            response
        }
        Ok(None) => pages::nothing(&asked).await,
        Err(error) => pages::failed(&asked, &error).await,
    }
}

/// Each entry has one address: no sign, no leading zero.
fn entry_id(text: &str) -> Option<CalendarEntryId> {
    text.parse().ok().map(CalendarEntryId).filter(|id| id.to_string() == text)
}

async fn whole(edition: &Edition, chair: &str) -> Result<Encoded, PortalError> {
    let calendar = edition.portal.calendar();
    let filter = Some(chair).filter(|chair| !chair.is_empty());
    let entries = calendar.recent(Timestamp::now().date(), filter).await?;
    let changed = calendar.changed_at().await?;
    let site = edition.site().identity().await?;
    let name = [edition.words().week_calendar, chair, &site.name];
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
    let text = writer(edition).feed(&name, &entries);
    let file = compress(Bytes::from(text)).await;
    Ok(match changed {
        Some(at) => file.with_last_modified(at),
        None => file,
    })
}

/// Compresses off the executor: a busy year is half a megabyte.
async fn compress(text: Bytes) -> Encoded {
    let plain = text.clone();
    tokio::task::spawn_blocking(move || Encoded::compress(CALENDAR, text, Quality::PAGE))
        .await
        .unwrap_or_else(|_| Encoded::precompressed(HeaderValue::from_static(CALENDAR), plain, None, None))
}

fn writer(edition: &Edition) -> Writer<'_> {
    let words = edition.words();
    let words = Words {
        chair: words.chair,
        participants: words.participants,
        note: words.note,
        morning: words.morning,
        afternoon: words.afternoon,
        cancelled: words.cancelled,
    };
    Writer { base_url: edition.base_url(), locale: edition.locale, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_one_address() {
        assert_eq!(entry_id("7"), Some(CalendarEntryId(7)));
        for other in ["", "07", "+7", "7.0", "bảy", "99999999999999999999"] {
            assert_eq!(entry_id(other), None, "{other}");
        }
    }
}
