//! Load: 32 connections that ask for one page as fast as they get it.

use std::{io::Read as _, process::Stdio, thread, time::Duration};

use anyhow::{Context as _, Result, ensure};

use crate::{context::Context, process::CommandExt as _, setup::WRK};

/// How many connections at once.
pub const CONNECTIONS: u32 = 32;
const SECONDS: u32 = 8;

/// What a server did under load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Answers in a second.
    pub per_second: f64,
    /// 99 of 100 answers took no longer.
    pub p99: Duration,
}

/// Puts load on `url`, calling `meanwhile` now and then.
pub fn run(context: &Context, url: &str, mut meanwhile: impl FnMut() -> Result<()>) -> Result<Load> {
    let mut command = context.command(WRK.path(context)?);
    command
        .args(["-t1", &format!("-c{CONNECTIONS}"), &format!("-d{SECONDS}s"), "--latency"])
        .args(["-H", "Accept-Encoding: br", url])
        .stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", command.line()))?;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        meanwhile()?;
        thread::sleep(Duration::from_millis(100));
    };
    ensure!(status.success(), "`{}` failed ({status})", command.line());
    let mut report = String::new();
    child.stdout.take().context("wrk has no output")?.read_to_string(&mut report)?;
    parse(&report).with_context(|| format!("wrk did not measure {url}:\n{report}"))
}

/// None also when answers were errors: how fast those come is no figure.
fn parse(report: &str) -> Option<Load> {
    if report.contains("Non-2xx") || report.contains("Socket errors") {
        return None;
    }
    let value = |name: &str| report.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    Some(Load { per_second: value("Requests/sec:")?.parse().ok()?, p99: duration(value("99%")?)? })
}

fn duration(text: &str) -> Option<Duration> {
    // The longest unit first: "ms" ends in "s" too.
    let units = [("us", 1e-6), ("ms", 1e-3), ("m", 60.0), ("s", 1.0)];
    let (number, seconds) =
        units.iter().find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, seconds)))?;
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "\
Running 8s test @ http://127.0.0.1:3000/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.21ms  412.11us  11.22ms   89.71%
    Req/Sec    24.51k     1.51k   27.61k    70.00%
  Latency Distribution
     50%    1.12ms
     75%    1.33ms
     90%    1.60ms
     99%    2.50ms
  195000 requests in 8.00s, 1.20GB read
Requests/sec:  24375.25
Transfer/sec:    153.60MB
";

    #[test]
    fn the_report_of_wrk_is_read() {
        let expected = Load { per_second: 24_375.25, p99: Duration::from_micros(2500) };
        assert_eq!(parse(REPORT), Some(expected));
    }

    #[test]
    fn a_report_of_errors_is_no_measurement() {
        assert_eq!(parse(&format!("{REPORT}  Non-2xx or 3xx responses: 12\n")), None);
        assert_eq!(parse("unable to connect"), None);
    }

    #[test]
    fn durations_have_four_units() {
        let times = ["412.00us", "1.50ms", "2.00s", "1.00m"].map(|text| duration(text).unwrap().as_micros());
        assert_eq!(times, [412, 1500, 2_000_000, 60_000_000]);
    }
}
