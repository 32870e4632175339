//! `/metrics`: numbers for a monitoring system, in Prometheus' text format.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::visits::ReaderAddress;
use crate::state::AppState;

/// The format's version is part of its media type.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What is counted while the server runs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Metrics(Arc<Counters>);

#[derive(Debug)]
struct Counters {
    started: Instant,
    /// Responses by the first digit of their status, 1 to 5.
    responses: [AtomicU64; 5],
}

impl Metrics {
    /// Counts from now on.
    pub fn new() -> Self {
        Self(Arc::new(Counters { started: Instant::now(), responses: Default::default() }))
    }

    /// Counts a response.
    pub fn count(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(counter) = self.0.responses.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn write(&self, statements: u64, online: u64) -> String {
        let mut text = String::new();
        let mut metric = |name: &str, kind: &str, help: &str, samples: &[(String, u64)]| {
            text.push_str(&format!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
            for (labels, value) in samples {
                text.push_str(&format!("{name}{labels} {value}\n"));
            }
        };
        let single = |value: u64| [(String::new(), value)];
        let responses = self.0.responses.iter().enumerate().map(|(class, counter)| {
            (format!("{{class=\"{}xx\"}}", class + 1), counter.load(Ordering::Relaxed))
        });
        let version = format!("{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"));
        metric("bantin_info", "gauge", "The running program.", &[(version, 1)]);
        metric(
            "bantin_uptime_seconds",
            "counter",
            "Since the server started.",
            &single(self.0.started.elapsed().as_secs()),
        );
        metric(
            "bantin_responses_total",
            "counter",
            "Responses by class of status.",
            &responses.collect::<Vec<_>>(),
        );
        metric(
            "bantin_database_statements_total",
            "counter",
            "Statements sent to the database.",
            &single(statements),
        );
        metric("bantin_readers_online", "gauge", "Readers of the last five minutes.", &single(online));
        text
    }
}

/// Answers those who ask from this machine itself; for all others the address
/// does not exist.
pub async fn metrics(State(state): State<AppState>, ReaderAddress(ip): ReaderAddress) -> Response {
    if !ip.is_loopback() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let statements = state.portal.storage().statements();
    let text = state.metrics.write(statements, state.portal.visits().counts().online);
    ([(header::CONTENT_TYPE, TEXT), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses_are_counted_by_class() {
        let metrics = Metrics::new();
        for status in [200, 304, 404, 410, 500] {
            metrics.count(StatusCode::from_u16(status).unwrap());
        }
        let text = metrics.write(7, 3);
        for line in [
            "bantin_responses_total{class=\"2xx\"} 1",
            "bantin_responses_total{class=\"4xx\"} 2",
            "bantin_database_statements_total 7",
            "bantin_readers_online 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
