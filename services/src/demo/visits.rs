//! An invented past of visits: the same for every load on the same day.

use domain::{
    ArticleCard, Locale, Timestamp,
    time::{Date, Weekday},
};
use time::Duration;

use super::DemoError;
use crate::{Portal, PortalError, visits::PastDay};

/// How many past days had visits: a little more than the months that are shown.
const DAYS: i64 = 760;
/// How many past days say which articles were opened.
const DAYS_WITH_VIEWS: i64 = 60;
/// More articles than the demo content has in a language.
const ALL: u32 = 1000;

/// Counts visits on every past day, and the articles opened lately. Today is
/// left to the real counter.
pub(super) async fn load(portal: &Portal, now: Timestamp) -> Result<(), DemoError> {
    let mut articles = Vec::new();
    for locale in Locale::ALL {
        let latest = portal.articles().edition(locale).latest(ALL).await?;
        articles.extend(latest.into_iter().map(|article| (article, locale)));
    }
    let past: Vec<PastDay> = (1..=DAYS)
        .map(|ago| {
            let day = now.date().saturating_sub(Duration::days(ago));
            let read: &[_] = if ago <= DAYS_WITH_VIEWS { &articles } else { &[] };
            let views = read.iter().map(|(article, locale)| (article.id, views_on(day, article, *locale)));
            PastDay {
                day,
                visits: visits_on(day, ago),
                views: views.filter(|(_, views)| *views > 0).collect(),
            }
        })
        .collect();
    portal.visits().import(&past).await.map_err(PortalError::from)?;
    Ok(())
}

/// Visits grow over the years and rest at weekends.
fn visits_on(day: Date, ago: i64) -> u64 {
    let usual = 190 - (DAYS.min(ago) * 130 / DAYS).unsigned_abs();
    usual * weekday_percent(day) * (88 + luck(&day) % 25) / 10_000
}

/// An article is opened most when it is new.
fn views_on(day: Date, article: &ArticleCard, locale: Locale) -> u64 {
    let age = (day - article.published_at.date()).whole_days();
    let Ok(age) = u64::try_from(age) else {
        return 0;
    };
    let interest = 15 + luck(&article.slug) % 90;
    let readers = match locale {
        Locale::Vietnamese => interest,
        Locale::English => interest / 4,
    };
    readers * weekday_percent(day) * (80 + luck(&(day, &article.slug)) % 41) / (1_000 * (age + 8))
}

const fn weekday_percent(day: Date) -> u64 {
    match day.weekday() {
        Weekday::Saturday => 62,
        Weekday::Sunday => 50,
        Weekday::Monday => 112,
        _ => 100,
    }
}

/// A number that follows from what it is about, and looks as if it did not.
fn luck(about: &dyn std::fmt::Debug) -> u64 {
    let hash = blake3::hash(format!("{about:?}").as_bytes());
    u64::from(u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]]))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_past_is_believable_and_always_the_same() {
        let monday = date!(2026 - 11 - 23);
        assert_eq!(visits_on(monday, 1), visits_on(monday, 1));
        let total: u64 = (1..=DAYS).map(|ago| visits_on(monday - Duration::days(ago), ago)).sum();
        assert!((60_000..110_000).contains(&total), "{total}");
        assert!(visits_on(date!(2026 - 11 - 22), 2) < visits_on(monday, 1), "a Sunday");
        assert!(visits_on(monday, DAYS) < visits_on(monday, 1), "growth");
    }
}
