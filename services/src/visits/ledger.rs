//! The rules of counting, without clock or database.

use std::collections::HashMap;

use domain::{Timestamp, VisitCounts, time::iso_date};

use super::Hit;
use crate::storage::visits::{DailySalt, VisitBatch};

/// A visitor seen this recently is online, in seconds.
const ONLINE: i64 = 5 * 60;
/// A visitor unseen for this long comes anew, in seconds.
const NEW_VISIT_AFTER: i64 = 30 * 60;

/// What is counted today, and what of it is not written down yet.
pub struct Ledger {
    salt: DailySalt,
    salt_saved: bool,
    last_seen: HashMap<i64, i64>,
    today: u64,
    total: u64,
    offset: u64,
    due: Vec<VisitBatch>,
}

/// 32 random bytes. Without randomness the salt is the moment, which still
/// changes every day.
pub fn random_salt() -> [u8; 32] {
    let mut salt = [0_u8; 32];
    if getrandom::fill(&mut salt).is_err() {
        salt = *blake3::hash(&Timestamp::now().0.to_le_bytes()).as_bytes();
    }
    salt
}

impl Ledger {
    /// Continues a day. `visitors` maps hashes to when they were last seen.
    pub fn resume(salt: DailySalt, visitors: HashMap<i64, i64>, today: u64, total: u64, offset: u64) -> Self {
        Self { salt, salt_saved: true, last_seen: visitors, today, total, offset, due: Vec::new() }
    }

    /// Counts a page that was read.
    pub fn count(&mut self, hit: &Hit) {
        if hit.user_agent.is_empty() || isbot::Bots::default().is_bot(&hit.user_agent) {
            return;
        }
        let day = iso_date(hit.at.date());
        if day > self.salt.day {
            self.begin_day(day);
        }
        let visitor = self.hash(hit);
        let before = self.last_seen.insert(visitor, hit.at.0);
        let is_visit = before.is_none_or(|seen| hit.at.0 - seen >= NEW_VISIT_AFTER);
        let batch = self.current_batch();
        batch.visitors.insert(visitor, hit.at.0);
        if let Some(slug) = &hit.article {
            *batch.views.entry(slug.clone()).or_default() += 1;
        }
        if is_visit {
            batch.visits += 1;
            self.today += 1;
            self.total += 1;
        }
    }

    /// The numbers at `now`.
    pub fn counts(&self, now: Timestamp) -> VisitCounts {
        let online = self.last_seen.values().filter(|&&seen| now.0 - seen < ONLINE).count();
        let is_today = iso_date(now.date()) == self.salt.day;
        VisitCounts {
            online: u64::try_from(online).unwrap_or(u64::MAX),
            today: if is_today { self.today } else { 0 },
            total: self.total + self.offset,
        }
    }

    /// Visits counted elsewhere before.
    pub const fn set_offset(&mut self, offset: u64) {
        self.offset = offset;
    }

    /// Visits of earlier days that came in since the ledger was begun.
    pub const fn add_earlier(&mut self, visits: u64) {
        self.total = self.total.saturating_add(visits);
    }

    /// Takes what is not written down yet, one batch a day.
    pub fn take_batches(&mut self) -> Vec<VisitBatch> {
        std::mem::take(&mut self.due)
    }

    /// Takes a batch back that could not be written.
    pub fn give_back(&mut self, batch: VisitBatch) {
        match self.due.iter_mut().find(|due| due.day == batch.day) {
            None => self.due.push(batch),
            Some(due) => {
                due.visits += batch.visits;
                for (hash, seen) in batch.visitors {
                    due.visitors.entry(hash).and_modify(|later| *later = (*later).max(seen)).or_insert(seen);
                }
                for (slug, views) in batch.views {
                    *due.views.entry(slug).or_default() += views;
                }
            }
        }
    }

    /// The salt of a day that has begun since the last was saved.
    pub fn unsaved_salt(&self) -> Option<DailySalt> {
        (!self.salt_saved).then(|| self.salt.clone())
    }

    /// The current salt is in the database.
    pub const fn salt_saved(&mut self) {
        self.salt_saved = true;
    }

    fn begin_day(&mut self, day: String) {
        self.salt = DailySalt { day, salt: random_salt() };
        self.salt_saved = false;
        self.last_seen.clear();
        self.today = 0;
    }

    /// Who it was, as long as today's salt lives: 63 bits of a keyed BLAKE3 hash.
    fn hash(&self, hit: &Hit) -> i64 {
        let mut hasher = blake3::Hasher::new_keyed(&self.salt.salt);
        hasher.update(hit.ip.to_string().as_bytes());
        hasher.update(&[0]);
        hasher.update(hit.user_agent.as_bytes());
        let mut first = [0_u8; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        i64::from_le_bytes(first) & i64::MAX
    }

    fn current_batch(&mut self) -> &mut VisitBatch {
        let day = &self.salt.day;
        let index = self.due.iter().position(|batch| batch.day == *day).unwrap_or_else(|| {
            self.due.push(VisitBatch { day: day.clone(), ..VisitBatch::default() });
            self.due.len() - 1
        });
        &mut self.due[index]
    }
}

#[cfg(test)]
mod tests {
    use domain::time::parse_iso_date;

    use super::*;

    const PHONE: &str =
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";

    fn noon() -> Timestamp {
        Timestamp::at(parse_iso_date("2026-11-24").unwrap(), 12, 0)
    }

    fn ledger() -> Ledger {
        let salt = DailySalt { day: "2026-11-24".to_owned(), salt: [7; 32] };
        Ledger::resume(salt, HashMap::new(), 0, 0, 1000)
    }

    fn hit(last: u8, at: Timestamp) -> Hit {
        Hit { ip: [192, 0, 2, last].into(), user_agent: PHONE.to_owned(), article: None, at }
    }

    #[test]
    fn a_reload_within_half_an_hour_is_the_same_visit() {
        let mut ledger = ledger();
        ledger.count(&hit(1, noon()));
        ledger.count(&hit(1, noon().plus_seconds(29 * 60)));
        // Half an hour since the last page, not since the first.
        ledger.count(&hit(1, noon().plus_seconds(58 * 60)));
        assert_eq!(ledger.counts(noon()).today, 1);
        ledger.count(&hit(1, noon().plus_seconds(88 * 60)));
        assert_eq!(ledger.counts(noon()).today, 2);
        assert_eq!(ledger.counts(noon()).total, 1002);
    }

    #[test]
    fn online_are_distinct_visitors_of_the_last_five_minutes() {
        let mut ledger = ledger();
        for (visitor, second) in [(1, 0), (2, 100), (2, 200), (3, 290)] {
            ledger.count(&hit(visitor, noon().plus_seconds(second)));
        }
        assert_eq!(ledger.counts(noon().plus_seconds(299)).online, 3);
        assert_eq!(ledger.counts(noon().plus_seconds(300)).online, 2);
    }

    #[test]
    fn bots_are_nobody() {
        let mut ledger = ledger();
        for agent in ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.0"] {
            ledger.count(&Hit { user_agent: agent.to_owned(), ..hit(1, noon()) });
        }
        assert_eq!(ledger.counts(noon()), VisitCounts { online: 0, today: 0, total: 1000 });
    }

    #[test]
    fn a_new_day_has_a_new_salt_and_yesterdays_hashes_are_gone() {
        let mut ledger = ledger();
        ledger.count(&hit(1, noon()));
        let yesterday = ledger.take_batches().remove(0);
        ledger.count(&hit(1, noon().plus_seconds(24 * 3600)));
        let today = ledger.take_batches().remove(0);
        assert_eq!(today.day, "2026-11-25");
        assert!(today.visitors.keys().all(|hash| !yesterday.visitors.contains_key(hash)));
        assert_ne!(ledger.unsaved_salt().unwrap().salt, [7; 32]);
        assert_eq!(ledger.counts(noon().plus_seconds(24 * 3600)).today, 1);
    }

    #[test]
    fn what_could_not_be_written_is_written_later() {
        let mut ledger = ledger();
        ledger.count(&hit(1, noon()));
        let lost = ledger.take_batches().remove(0);
        ledger.count(&hit(2, noon()));
        ledger.give_back(lost);
        let batch = ledger.take_batches().remove(0);
        assert_eq!((batch.visits, batch.visitors.len()), (2, 2));
    }
}
