//! The desk at which weeks of the work calendar are made: rows are saved as they
//! are typed, and readers see them when somebody publishes the week.

use std::collections::HashSet;

use domain::{
    IsoWeek, Permission,
    time::Date,
    week::{CalendarLists, MAX_NAME, MAX_NAMES, RowFault, WeekRow, a_week_later, faults, unstorable},
};
use time::Duration;

pub use crate::storage::weeks::{SavedWeek, WeekCopy, versions::WeekVersion};
use crate::{
    Portal, PortalError,
    accounts::{AccountInfo, token},
    calendar::NewCalendarEntry,
    events::ContentKind,
    storage::{
        StorageError,
        presence::Place,
        weeks::{Hand, SaveWeek},
    },
};

/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;
/// How far back the list of weeks reaches.
const LISTED: Duration = Duration::weeks(26);

/// What can go wrong at the desk.
#[derive(Debug, thiserror::Error)]
pub enum WeekError {
    /// This account may not do that.
    #[error("this account may not do that with the work calendar")]
    NotAllowed,
    /// Rows that cannot be stored, or not be published.
    #[error("the week has mistakes: {0:?}")]
    Faults(Vec<RowFault>),
    /// There is nothing to publish.
    #[error("the week has no rows")]
    Empty,
    /// Somebody else saved in between.
    #[error("somebody else was quicker")]
    Overtaken,
    /// Readers do not see the week.
    #[error("the week is not published")]
    NotPublic,
    /// A reason is needed, or is too long.
    #[error("a reason of 1 to {MAX_REASON} characters is needed")]
    Reason,
    /// A name of a list is too long, or there are too many.
    #[error("at most {MAX_NAMES} names of at most {MAX_NAME} characters")]
    Names,
    /// There is no such version.
    #[error("there is no such version")]
    Unknown,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The portal.
    #[error(transparent)]
    Portal(#[from] PortalError),
}

/// The desk at which weeks are made.
#[derive(Clone, Copy)]
pub struct CalendarDesk<'a> {
    portal: &'a Portal,
}

impl<'a> CalendarDesk<'a> {
    pub(crate) const fn new(portal: &'a Portal) -> Self {
        Self { portal }
    }

    /// The weeks of the last half year and all to come, the latest first. This
    /// week and the next are among them, whether anything is written or not.
    ///
    /// # Errors
    /// [`WeekError::NotAllowed`], or when storage fails.
    pub async fn weeks(self, account: &AccountInfo, today: Date) -> Result<Vec<WeekCopy>, WeekError> {
        allow(account, Permission::EditCalendar)?;
        let this = IsoWeek::of(today);
        let storage = self.portal.storage();
        let mut weeks = storage.weeks(IsoWeek::of(today.saturating_sub(LISTED))).await?;
        for week in [this, this.next()] {
            if !weeks.iter().any(|copy| copy.week == week) {
                weeks.push(storage.week(week).await?);
            }
        }
        weeks.sort_by_key(|copy| std::cmp::Reverse(copy.week));
        Ok(weeks)
    }

    /// A week as it is made; what readers see of it when nobody has changed it here.
    ///
    /// # Errors
    /// [`WeekError::NotAllowed`], or when storage fails.
    pub async fn open(self, account: &AccountInfo, week: IsoWeek) -> Result<WeekCopy, WeekError> {
        allow(account, Permission::EditCalendar)?;
        Ok(self.portal.storage().week(week).await?)
    }

    /// Saves rows, if they were made from the newest version. `keep` lets the
    /// version be found again; otherwise it is when the last one is old or
    /// somebody else's.
    ///
    /// # Errors
    /// [`WeekError::Faults`] for what cannot be stored, otherwise as [`Self::open`].
    pub async fn save(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        version: i32,
        rows: Vec<WeekRow>,
        keep: bool,
    ) -> Result<SavedWeek, WeekError> {
        self.store(account, week, version, rows, keep.then_some("save")).await
    }

    async fn store(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        version: i32,
        rows: Vec<WeekRow>,
        keep: Option<&'static str>,
    ) -> Result<SavedWeek, WeekError> {
        let before = self.open(account, week).await?;
        let mut rows: Vec<_> =
            rows.into_iter().map(|row| row.tidy(week)).filter(|row| !row.is_blank()).collect();
        refuse(unstorable(&rows))?;
        self.identify(&before, &mut rows).await?;
        let save = SaveWeek { version, rows: &rows, keep };
        Ok(self.portal.storage().save_week(week, save, &hand(account)).await?)
    }

    /// Gives a key to every row without one, and to those whose key is not of
    /// this week: nobody takes over an entry of another.
    async fn identify(self, before: &WeekCopy, rows: &mut [WeekRow]) -> Result<(), WeekError> {
        let (monday, sunday) = (before.week.monday(), before.week.sunday());
        let mut known: HashSet<String> =
            self.portal.storage().calendar_keys(monday, sunday).await?.into_iter().collect();
        known.extend(before.rows.iter().map(|row| row.key.clone()));
        for row in rows {
            // Each key once: a copied row is an entry of its own.
            if row.key.is_empty() || !known.remove(&row.key) {
                row.key = format!("desk-{}", &token::new().map_err(PortalError::from)?[..20]);
            }
        }
        Ok(())
    }

    /// Notes that the account has the week open in a window. Gives the names of
    /// others who have, and the newest version.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn present(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        client: &str,
    ) -> Result<(Vec<String>, i32), WeekError> {
        let copy = self.open(account, week).await?;
        let (place, name) = (Place::Week(week), &account.display_name);
        let others = self.portal.storage().present(place, client, account.id, name).await?;
        Ok((others, copy.version))
    }

    /// Shows readers the week as it was saved in `version`.
    ///
    /// # Errors
    /// [`WeekError::Faults`] and [`WeekError::Empty`] for what is not fit to be
    /// seen, [`WeekError::Overtaken`], otherwise as [`Self::open`].
    pub async fn publish(self, account: &AccountInfo, week: IsoWeek, version: i32) -> Result<(), WeekError> {
        allow(account, Permission::PublishCalendar)?;
        let copy = self.open(account, week).await?;
        if copy.version != version {
            return Err(WeekError::Overtaken);
        }
        if copy.state == domain::week::WeekState::Published {
            return Ok(());
        }
        refuse(faults(&copy.rows, week))?;
        if copy.rows.is_empty() {
            return Err(WeekError::Empty);
        }
        let entry = |row: &WeekRow| Some(NewCalendarEntry { uid: row.key.clone(), entry: row.entry(week)? });
        let entries = copy.rows.iter().filter_map(entry).collect();
        if !self.portal.storage().publish_week(week, version, entries, &hand(account)).await? {
            return Err(WeekError::Overtaken);
        }
        self.portal.changed(ContentKind::Calendar, 0);
        Ok(())
    }

    /// Takes a week back from readers; what is written stays.
    ///
    /// # Errors
    /// [`WeekError::Reason`], [`WeekError::NotPublic`], otherwise as [`Self::open`].
    pub async fn take_back(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        reason: &str,
    ) -> Result<(), WeekError> {
        allow(account, Permission::PublishCalendar)?;
        let reason = domain::text::compose(reason.trim());
        if !(1..=MAX_REASON).contains(&reason.chars().count()) {
            return Err(WeekError::Reason);
        }
        if !self.portal.storage().take_week_back(week, &reason, &hand(account)).await? {
            return Err(WeekError::NotPublic);
        }
        self.portal.changed(ContentKind::Calendar, 0);
        Ok(())
    }

    /// Puts the rows of the week before below those of this one.
    ///
    /// # Errors
    /// [`WeekError::Empty`] when there are none, otherwise as [`Self::save`].
    pub async fn copy_last(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        version: i32,
    ) -> Result<SavedWeek, WeekError> {
        let mut rows = self.open(account, week).await?.rows;
        let copied = a_week_later(&self.open(account, week.previous()).await?.rows, week);
        if copied.is_empty() {
            return Err(WeekError::Empty);
        }
        rows.extend(copied);
        self.store(account, week, version, rows, Some("copy")).await
    }

    /// The versions of a week, newest first.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn history(self, account: &AccountInfo, week: IsoWeek) -> Result<Vec<WeekVersion>, WeekError> {
        allow(account, Permission::EditCalendar)?;
        Ok(self.portal.storage().week_versions(week).await?)
    }

    /// A version of a week.
    ///
    /// # Errors
    /// [`WeekError::Unknown`], otherwise as [`Self::open`].
    pub async fn version(
        self,
        account: &AccountInfo,
        week: IsoWeek,
        id: i64,
    ) -> Result<WeekVersion, WeekError> {
        allow(account, Permission::EditCalendar)?;
        self.portal.storage().week_version(week, id).await?.ok_or(WeekError::Unknown)
    }

    /// Takes up an earlier version again; the newest stays among the versions.
    ///
    /// # Errors
    /// As [`Self::version`] and [`Self::save`]; [`WeekError::Overtaken`].
    pub async fn restore(self, account: &AccountInfo, week: IsoWeek, id: i64) -> Result<(), WeekError> {
        let earlier = self.version(account, week, id).await?;
        let copy = self.open(account, week).await?;
        // What stands there now is worth a version of its own before it goes.
        self.store(account, week, copy.version, copy.rows, Some("save")).await?;
        match self.store(account, week, copy.version, earlier.rows, Some("restore")).await? {
            SavedWeek::As(_) => Ok(()),
            SavedWeek::Conflict(_) => Err(WeekError::Overtaken),
        }
    }

    /// Leaders and rooms.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn lists(self, account: &AccountInfo) -> Result<CalendarLists, WeekError> {
        allow(account, Permission::EditCalendar)?;
        Ok(self.portal.storage().calendar_lists().await?)
    }

    /// Sets leaders and rooms.
    ///
    /// # Errors
    /// [`WeekError::Names`], otherwise as [`Self::open`].
    pub async fn set_lists(self, account: &AccountInfo, lists: &CalendarLists) -> Result<(), WeekError> {
        allow(account, Permission::EditCalendar)?;
        if ![&lists.leaders, &lists.rooms].into_iter().all(|names| CalendarLists::are_storable(names)) {
            return Err(WeekError::Names);
        }
        Ok(self.portal.storage().set_calendar_lists(lists, &account.actor()).await?)
    }
}

fn hand(account: &AccountInfo) -> Hand<'_> {
    Hand { actor: account.actor(), name: &account.display_name }
}

fn allow(account: &AccountInfo, permission: Permission) -> Result<(), WeekError> {
    if account.role.may(permission) { Ok(()) } else { Err(WeekError::NotAllowed) }
}

fn refuse(faults: Vec<RowFault>) -> Result<(), WeekError> {
    if faults.is_empty() { Ok(()) } else { Err(WeekError::Faults(faults)) }
}
