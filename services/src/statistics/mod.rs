//! Figures about reading and publishing, for everyone to see.
//!
//! Four statements make a whole page of them; periods without visits count as
//! zero, so that a chart tells the truth about time.

use std::collections::HashMap;

use domain::{CategoryId, CategoryRef, CategoryTree, Locale, time::Date};
use time::{Duration, Month};

pub use crate::storage::statistics::ReadArticle;
use crate::{Portal, PortalError};

/// How many days are shown one by one, today the last.
pub const DAYS: u16 = 30;
/// How many months are shown one by one, the current one the last.
pub const MONTHS: i32 = 24;
/// How many of the most-read articles are shown.
const MOST_READ: u32 = 10;

/// How many of something there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<T> {
    /// What is counted: a day, a category, an article.
    pub of: T,
    /// How many.
    pub count: u64,
}

impl<T> Tally<T> {
    const fn new(of: T, count: u64) -> Self {
        Self { of, count }
    }
}

/// The figures of an edition. Visits are those of the whole portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Visits on each of the last [`DAYS`] days, oldest first.
    pub days: Vec<Tally<Date>>,
    /// Visits in each of the last [`MONTHS`] months by their first day, oldest first.
    pub months: Vec<Tally<Date>>,
    /// The articles opened most on these days, most first.
    pub most_read: Vec<Tally<ReadArticle>>,
    /// Articles of each root category that has any, most first.
    pub categories: Vec<Tally<CategoryRef>>,
    /// Articles of each year from the first with any to the last, oldest first.
    pub years: Vec<Tally<i32>>,
}

/// The statistics of a portal.
#[derive(Clone, Copy)]
pub struct Statistics<'a> {
    portal: &'a Portal,
    locale: Locale,
}

impl<'a> Statistics<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal, locale: Locale::Vietnamese }
    }

    /// The same for articles in `locale`. Without this call it is Vietnamese.
    #[must_use]
    pub const fn edition(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// The figures as of `today`.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn figures(self, today: Date) -> Result<Figures, PortalError> {
        let storage = self.portal.storage();
        let first_day = today.saturating_sub(Duration::days(i64::from(DAYS) - 1));
        let visits = storage.visits_since(month_before(today, MONTHS - 1)).await?;
        let most_read = storage.most_read(self.locale, first_day, MOST_READ).await?;
        let by_category = storage.articles_by_category(self.locale).await?;
        let by_day = storage.articles_by_day(self.locale).await?;
        let tree = self.portal.categories().edition(self.locale).tree().await?;
        Ok(Figures {
            days: days(&visits, first_day),
            months: months(&visits, today),
            most_read: most_read.into_iter().map(|(article, views)| Tally::new(article, views)).collect(),
            categories: roots(&tree, &by_category),
            years: years(&by_day),
        })
    }
}

fn days(visits: &[(Date, u64)], first: Date) -> Vec<Tally<Date>> {
    let by_day: HashMap<Date, u64> = visits.iter().copied().collect();
    (0..DAYS)
        .map(|number| first.saturating_add(Duration::days(i64::from(number))))
        .map(|day| Tally::new(day, by_day.get(&day).copied().unwrap_or(0)))
        .collect()
}

fn months(visits: &[(Date, u64)], today: Date) -> Vec<Tally<Date>> {
    let mut by_month: HashMap<Date, u64> = HashMap::new();
    for &(day, visits) in visits {
        let month = by_month.entry(month_before(day, 0)).or_default();
        *month = month.saturating_add(visits);
    }
    (0..MONTHS)
        .rev()
        .map(|back| month_before(today, back))
        .map(|month| Tally::new(month, by_month.get(&month).copied().unwrap_or(0)))
        .collect()
}

/// The first day of the month that lies `back` months before that of `day`.
fn month_before(day: Date, back: i32) -> Date {
    let months = day.year() * 12 + i32::from(u8::from(day.month())) - 1 - back;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok().and_then(|number| Month::try_from(number).ok());
    month
        .and_then(|month| Date::from_calendar_date(months.div_euclid(12), month, 1).ok())
        .unwrap_or(Date::MIN)
}

fn roots(tree: &CategoryTree, articles: &[(CategoryId, u64)]) -> Vec<Tally<CategoryRef>> {
    let articles: HashMap<CategoryId, u64> = articles.iter().copied().collect();
    let mut tallies: Vec<Tally<CategoryRef>> = tree
        .roots()
        .map(|root| {
            let below = tree.subtree(root.id);
            let of = CategoryRef { path: root.path.clone(), name: root.name.clone() };
            Tally::new(of, below.iter().filter_map(|id| articles.get(id)).sum())
        })
        .filter(|tally| tally.count > 0)
        .collect();
    // Stable: equals stay in the order of the tree.
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.count));
    tallies
}

fn years(articles: &[(Date, u64)]) -> Vec<Tally<i32>> {
    let (Some((first, _)), Some((last, _))) = (articles.first(), articles.last()) else {
        return Vec::new();
    };
    let mut by_year: HashMap<i32, u64> = HashMap::new();
    for (day, count) in articles {
        *by_year.entry(day.year()).or_default() += count;
    }
    (first.year()..=last.year())
        .map(|year| Tally::new(year, by_year.get(&year).copied().unwrap_or(0)))
        .collect()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn months_are_counted_back_over_new_year() {
        let day = date!(2026 - 03 - 31);
        for (back, month) in [
            (0, date!(2026 - 03 - 01)),
            (2, date!(2026 - 01 - 01)),
            (3, date!(2025 - 12 - 01)),
            (23, date!(2024 - 04 - 01)),
        ] {
            assert_eq!(month_before(day, back), month, "{back}");
        }
    }

    #[test]
    fn a_period_without_visits_counts_zero() {
        let visits = [(date!(2026 - 01 - 31), 4), (date!(2026 - 03 - 01), 2), (date!(2026 - 03 - 31), 5)];
        let days = days(&visits, date!(2026 - 03 - 02));
        assert_eq!((days.len(), days[0].count), (30, 0));
        assert_eq!(days[29], Tally::new(date!(2026 - 03 - 31), 5));
        let months = months(&visits, date!(2026 - 03 - 31));
        let counts: Vec<u64> = months.iter().map(|month| month.count).collect();
        assert_eq!((months.len(), &counts[21..]), (24, &[4, 0, 7][..]));
    }

    #[test]
    fn years_leave_no_gap() {
        let years =
            years(&[(date!(2023 - 05 - 01), 1), (date!(2023 - 06 - 01), 2), (date!(2025 - 01 - 01), 3)]);
        assert_eq!(years, [Tally::new(2023, 3), Tally::new(2024, 0), Tally::new(2025, 3)]);
        assert_eq!(super::years(&[]), []);
    }
}
