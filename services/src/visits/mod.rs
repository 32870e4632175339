//! Visit statistics: honest numbers at no cost to reading.
//!
//! A visit is a visitor's first page, or one after half an hour of none. Bots,
//! by their user agent, are nobody. A visitor is known by a hash under a salt
//! that changes every day and is then forgotten; nothing else is kept.

mod ledger;

pub(crate) use ledger::random_salt;

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use domain::{Timestamp, VisitCounts, time::iso_date};
use tokio::{
    sync::{mpsc, oneshot},
    time::{MissedTickBehavior, interval},
};

pub use crate::storage::visits::PastDay;
use crate::{
    Portal,
    storage::{Storage, StorageError, visits::DailySalt},
};
use ledger::Ledger;

/// How often counts are written down.
const WRITE_EVERY: Duration = Duration::from_secs(2);
/// Pages read faster than they can be counted are not counted.
const BACKLOG: usize = 4096;

/// A page that was read.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The reader's address; hashed at once, never kept.
    pub ip: IpAddr,
    /// The reader's program, as it calls itself.
    pub user_agent: String,
    /// The slug of the article, if the page was one.
    pub article: Option<String>,
    /// When.
    pub at: Timestamp,
}

enum Message {
    Hit(Hit),
    Flush(oneshot::Sender<()>),
}

/// The counter behind [`Visits`]: a ledger in memory and a task that writes it down.
pub struct VisitCounter {
    ledger: Arc<Mutex<Ledger>>,
    messages: mpsc::Sender<Message>,
}

impl VisitCounter {
    /// Continues where the database left off.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn start(storage: Storage) -> Result<Self, StorageError> {
        let today = iso_date(Timestamp::now().date());
        let salt = match storage.visit_salt().await? {
            Some(salt) if salt.day == today => salt,
            _ => {
                let salt = DailySalt { day: today.clone(), salt: random_salt() };
                storage.begin_visit_day(&salt).await?;
                salt
            }
        };
        let (visitors, visits_today, total) = storage.visit_state(&today).await?;
        let identity = storage.setting::<domain::SiteIdentity>("site.identity").await?.unwrap_or_default();
        let ledger = Ledger::resume(salt, visitors, visits_today, total, identity.visits_total_offset);
        let ledger = Arc::new(Mutex::new(ledger));
        let (messages, inbox) = mpsc::channel(BACKLOG);
        tokio::spawn(keep(storage, ledger.clone(), inbox));
        Ok(Self { ledger, messages })
    }

    /// Writes down what is counted so far.
    pub async fn flush(&self) {
        let (done, written) = oneshot::channel();
        if self.messages.send(Message::Flush(done)).await.is_ok() {
            // The task only drops the answer when it is gone itself.
            let _ = written.await;
        }
    }
}

/// Counts hits as they come and writes them down in batches.
async fn keep(storage: Storage, ledger: Arc<Mutex<Ledger>>, mut inbox: mpsc::Receiver<Message>) {
    let mut clock = interval(WRITE_EVERY);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            message = inbox.recv() => match message {
                Some(Message::Hit(hit)) => lock(&ledger).count(&hit),
                Some(Message::Flush(done)) => {
                    write(&storage, &ledger).await;
                    // Whoever asked may have stopped waiting.
                    let _ = done.send(());
                }
                None => return,
            },
            _ = clock.tick() => write(&storage, &ledger).await,
        }
    }
}

/// Writes what is due. While the database is away the ledger keeps it.
async fn write(storage: &Storage, ledger: &Mutex<Ledger>) {
    let due = lock(ledger).take_batches();
    for batch in due {
        if let Err(error) = storage.add_visits(&batch).await {
            tracing::warn!(%error, "visits could not be written; they are kept for later");
            lock(ledger).give_back(batch);
        }
    }
    let new_salt = lock(ledger).unsaved_salt();
    if let Some(salt) = new_salt {
        match storage.begin_visit_day(&salt).await {
            Ok(()) => lock(ledger).salt_saved(),
            Err(error) => tracing::warn!(%error, "the new day of visits could not be begun"),
        }
    }
}

fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The visit statistics of a portal.
#[derive(Clone, Copy)]
pub struct Visits<'a> {
    portal: &'a Portal,
    counter: &'a VisitCounter,
}

impl<'a> Visits<'a> {
    pub(crate) const fn new(portal: &'a Portal, counter: &'a VisitCounter) -> Self {
        Self { portal, counter }
    }

    /// Hands over a page that was read. Never waits, never fails.
    pub fn record(self, hit: Hit) {
        if self.counter.messages.try_send(Message::Hit(hit)).is_err() {
            tracing::debug!("a visit was not counted: too many at once");
        }
    }

    /// The numbers readers see.
    #[must_use]
    pub fn counts(self) -> VisitCounts {
        lock(&self.counter.ledger).counts(Timestamp::now())
    }

    /// Writes down what is counted so far.
    pub async fn flush(self) {
        self.counter.flush().await;
    }

    /// Takes over what was counted on days before today. A day that has its
    /// count keeps it.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn import(self, past: &[PastDay]) -> Result<(), StorageError> {
        let earlier = self.portal.storage().import_visits(past).await?;
        lock(&self.counter.ledger).add_earlier(earlier);
        Ok(())
    }

    pub(crate) fn set_offset(self, offset: u64) {
        lock(&self.counter.ledger).set_offset(offset);
    }
}
