//! Measuring the portal, as a reader's browser and as a crowd of readers see it.

mod figures;
mod first_view;
mod http;
mod nginx;
pub mod portal;
mod readme;
pub mod search;
mod wrk;

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};

pub use self::readme::{Place, write_into};
use self::{
    figures::Figures,
    http::Address,
    nginx::Nginx,
    portal::{Data, Portal},
    wrk::Load,
};
use crate::{context::Context, site::size::Eager};

/// How often the start is measured; the median counts.
const STARTS: usize = 5;
/// How often the time to first byte is measured; the median counts.
const REQUESTS: usize = 50;
/// How long the server is left alone before its idle memory is read.
const REST: Duration = Duration::from_secs(1);

/// Takes all figures of the binary that was built last.
pub fn measure(context: &Context) -> Result<Figures> {
    let data = Data::prepare(context, model_articles(context).as_deref())?;
    let start = median_start(context, &data)?;

    let portal = Portal::start(context, &data)?;
    let article = find_article(portal.address)?;
    println!("measuring {article}");
    let page = portal.address.get(&article)?;
    ensure!(page.status == 200, "{article} answers {}", page.status);
    ensure!(page.header("content-encoding") == Some("br"), "{article} does not come as brotli when asked to");
    let first_view = first_view::measure(context, &portal.address.url(&article))?;
    let first_byte = median_first_byte(portal.address, &article)?;

    thread::sleep(REST);
    let memory_idle = portal.memory()?;
    let mut memory_loaded = memory_idle;
    let load = wrk::run(context, &portal.address.url(&article), || {
        memory_loaded = memory_loaded.max(portal.memory()?);
        Ok(())
    })?;
    portal.stop()?;

    Ok(Figures {
        eager: Eager::measure(context)?,
        html: page.body.len() as u64,
        first_view,
        load,
        nginx: load_of_nginx(context, &page.body)?,
        first_byte,
        memory_idle,
        memory_loaded,
        start,
        binary: fs::metadata(context.binary())?.len(),
    })
}

/// The page everything is measured on, where this checkout has it beside it.
fn model_articles(context: &Context) -> Option<PathBuf> {
    Some(context.root.join("../shared/data/seed/articles.jsonl")).filter(|file| file.exists())
}

/// The model page, or the first article of the front page where it was not imported.
fn find_article(portal: Address) -> Result<String> {
    let link = |path: &str, contains: &str| -> Result<Option<String>> {
        let page = portal.get_plain(path)?;
        let text = String::from_utf8_lossy(&page.body).into_owned();
        Ok(article_links(&text).find(|link| link.contains(contains)).map(str::to_owned))
    };
    if let Some(model) = link("/tim-kiem?q=hoi+nghi+tong+ket+khcn", "hoi-nghi-tong-ket-hoat-dong")? {
        return Ok(model);
    }
    link("/", "")?.context("neither the search nor the front page links to an article")
}

fn article_links(html: &str) -> impl Iterator<Item = &str> {
    let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|link| link.starts_with("/bai-viet/"))
}

fn median_start(context: &Context, data: &Data) -> Result<Duration> {
    median((0..STARTS).map(|_| {
        let portal = Portal::start(context, data)?;
        let took = portal.started_in;
        portal.stop()?;
        Ok(took)
    }))
}

fn median_first_byte(portal: Address, article: &str) -> Result<Duration> {
    median((0..REQUESTS).map(|_| Ok(portal.get(article)?.first_byte)))
}

fn median(samples: impl Iterator<Item = Result<Duration>>) -> Result<Duration> {
    let mut samples = samples.collect::<Result<Vec<_>>>()?;
    samples.sort();
    samples.get(samples.len() / 2).copied().context("nothing was measured")
}

fn load_of_nginx(context: &Context, page: &[u8]) -> Result<Load> {
    let nginx = Nginx::start(context, page)?;
    wrk::run(context, &nginx.url(), || Ok(()))
}

/// Calls `ready` until it says yes.
fn wait_until(what: &str, limit: Duration, mut ready: impl FnMut() -> Result<bool>) -> Result<()> {
    let end = Instant::now() + limit;
    while !ready()? {
        ensure!(Instant::now() < end, "{what}: not within {} s", limit.as_secs());
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_links_are_found() {
        let html = r#"<a href="/">x</a><a class="y" href="/bai-viet/mot">1</a><a href="/bai-viet/hai">2</a>"#;
        assert_eq!(article_links(html).collect::<Vec<_>>(), ["/bai-viet/mot", "/bai-viet/hai"]);
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let samples = [5, 1, 3].map(Duration::from_millis);
        assert_eq!(median(samples.into_iter().map(Ok)).unwrap(), samples[2]);
        assert!(median(std::iter::empty()).is_err());
    }
}
