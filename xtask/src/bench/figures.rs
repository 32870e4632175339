//! The figures as a Markdown table.

use std::{fmt, thread, time::Duration};

use super::{
    first_view::FirstView,
    wrk::{self, Load},
};
use crate::site::size::{self, Eager, kilobytes};

/// Everything that was measured.
pub struct Figures {
    /// What a page needs to come alive.
    pub eager: Eager,
    /// The article page, brotli, in bytes.
    pub html: u64,
    /// A first visit to it.
    pub first_view: FirstView,
    /// Many readers at once.
    pub load: Load,
    /// The same bytes from nginx.
    pub nginx: Load,
    /// Of the article page, without load.
    pub first_byte: Duration,
    /// Resident, in bytes.
    pub memory_idle: u64,
    /// Resident at most while under load, in bytes.
    pub memory_loaded: u64,
    /// From the start of the process to its first answer.
    pub start: Duration,
    /// In bytes.
    pub binary: u64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { load, nginx, first_view, .. } = self;
        let percent = 100.0 * load.per_second / nginx.per_second;
        let goal = format!("≤ {} KB", size::GOAL / 1000);
        let requests = format!("{} ({} in all)", first_view.requests, kilobytes(first_view.bytes));
        let per_second = format!(
            "{} (nginx, the same bytes from a file: {}; {percent:.0} %)",
            thousands(load.per_second),
            thousands(nginx.per_second)
        );
        let p99 = format!("{} (nginx: {})", milliseconds(load.p99), milliseconds(nginx.p99));
        let memory = format!("{} / {}", megabytes(self.memory_idle), megabytes(self.memory_loaded));

        writeln!(f, "| figure | now | goal |\n|---|---|---|")?;
        let mut row = |figure: &str, now: &str, goal: &str| writeln!(f, "| {figure} | {now} | {goal} |");
        row("JS + WASM + CSS of an article page, brotli", &self.eager.to_string(), &goal)?;
        row("HTML of the model article, brotli", &kilobytes(self.html), "≤ 15 KB")?;
        row("requests on first view, 360 × 740", &requests, "≤ 10")?;
        row("article page, requests per second", &per_second, "")?;
        row("article page, 99 of 100 within", &p99, "")?;
        row("time to first byte, median", &milliseconds(self.first_byte), "")?;
        row("resident memory, idle / under load", &memory, "")?;
        row("start to first answer, median", &milliseconds(self.start), "< 300 ms")?;
        row("the binary", &megabytes(self.binary), "")?;
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let connections = wrk::CONNECTIONS;
        write!(
            f,
            "\nBy `cargo xtask bench`: {connections} connections over loopback, {processors} processors shared by the server and the load. AVIF renditions were not being made; while they are, once per picture, the server takes more memory."
        )
    }
}

fn milliseconds(duration: Duration) -> String {
    let milliseconds = duration.as_secs_f64() * 1000.0;
    let decimals = if milliseconds < 10.0 { 2 } else { 0 };
    format!("{milliseconds:.decimals$} ms")
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", (bytes + 500_000) / 1_000_000)
}

fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(thousands(24_375.25), "24,375");
        assert_eq!(thousands(160_000.0), "160,000");
        assert_eq!(thousands(730.4), "730");
        assert_eq!(milliseconds(Duration::from_micros(1_304)), "1.30 ms");
        assert_eq!(milliseconds(Duration::from_micros(120_400)), "120 ms");
        assert_eq!(megabytes(31_700_000), "32 MB");
    }
}
