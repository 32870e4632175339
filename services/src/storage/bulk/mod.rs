//! What is done with several rows of a list at once: one transaction, one entry
//! in the log, and a note of what was, by which it is undone.

mod accounts;
mod documents;
mod feedback;
mod pages;
mod programmes;
mod redirects;

use domain::{BulkFault, BulkList, BulkStep, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Actor, Storage, StorageError, audit, entities::bulk_step};

/// For how many seconds a step can be undone.
const KEPT: i64 = 7 * 86_400;

/// A row that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRow {
    /// Its number.
    pub id: i64,
    /// What the list calls it.
    pub name: String,
    /// Its state before, as its list writes it.
    before: String,
    /// Its state after.
    after: String,
}

/// A row that was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkRefusal {
    /// What the list calls it; its number where there is no such row.
    pub name: String,
    /// Why not.
    pub fault: BulkFault,
}

/// What came of a step with several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkReport {
    /// Its number.
    pub id: i64,
    /// What was done, or undone.
    pub step: BulkStep,
    /// The rows that were changed.
    pub done: Vec<BulkRow>,
    /// Those that were not.
    pub refused: Vec<BulkRefusal>,
    /// It undid an earlier step.
    pub is_undo: bool,
    /// It was undone itself.
    pub undone: bool,
}

impl BulkReport {
    /// Whether it can be undone.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !self.done.is_empty() && !self.is_undo && !self.undone
    }
}

/// Who takes a step, and in which list.
#[derive(Clone, Copy, Debug)]
pub struct BulkBy<'a> {
    /// The list.
    pub list: BulkList,
    /// The account.
    pub account: UserId,
    /// How the log names it.
    pub actor: &'a Actor,
}

/// What came of a step: its report's number, and whether readers see a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkDone {
    /// The number of the report.
    pub id: i64,
    /// Whether readers see a difference.
    pub public: bool,
}

/// A row as a step finds it.
struct Found {
    /// What the list calls it.
    name: String,
    /// What the log calls it.
    mark: String,
    /// Its state, as the list writes it.
    state: String,
}

/// What is to become of a row.
enum Wish<'a> {
    /// A step is taken with it.
    Step(BulkStep),
    /// It becomes what it was.
    Back(&'a BulkRow),
}

/// What a step gathers while it goes from row to row.
#[derive(Default)]
struct Gathered {
    done: Vec<BulkRow>,
    refused: Vec<(String, &'static str)>,
    marks: Vec<String>,
    public: bool,
}

impl Storage {
    /// Takes a step with the rows of those numbers, with each for itself.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    pub async fn take_bulk_step(
        &self,
        by: BulkBy<'_>,
        step: BulkStep,
        ids: &[i64],
    ) -> Result<BulkDone, StorageError> {
        let db = self.begin().await?;
        let mut gathered = Gathered::default();
        for id in in_order(ids.iter().copied()) {
            gathered.row(&db, by, id, &Wish::Step(step)).await?;
        }
        let done = gathered.keep(&db, by, step, None).await?;
        db.commit().await?;
        Ok(done)
    }

    /// Undoes a step of the same account in the same list: what has stayed as
    /// the step left it becomes what it was. `None` where there is nothing to undo.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    pub async fn undo_bulk_step(&self, by: BulkBy<'_>, id: i64) -> Result<Option<BulkDone>, StorageError> {
        let db = self.begin().await?;
        let row = bulk_step::Entity::find_by_id(id).lock_exclusive().one(&db).await?;
        let Some(report) = row.filter(|row| is_of(row, by)).as_ref().map(to_domain).transpose()? else {
            return Ok(None);
        };
        if !report.can_be_undone() {
            return Ok(None);
        }
        let mut gathered = Gathered::default();
        for row in &report.done {
            gathered.row(&db, by, row.id, &Wish::Back(row)).await?;
        }
        let done = gathered.keep(&db, by, report.step, Some(id)).await?;
        let undone = bulk_step::ActiveModel { id: Set(id), undone: Set(true), ..Default::default() };
        bulk_step::Entity::update(undone).exec(&db).await?;
        db.commit().await?;
        Ok(Some(done))
    }

    /// What came of a step of that account in that list.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bulk_report(&self, by: BulkBy<'_>, id: i64) -> Result<Option<BulkReport>, StorageError> {
        let row = bulk_step::Entity::find_by_id(id).one(&self.read).await?;
        row.filter(|row| is_of(row, by)).as_ref().map(to_domain).transpose()
    }
}

impl Gathered {
    async fn row(
        &mut self,
        db: &DatabaseTransaction,
        by: BulkBy<'_>,
        id: i64,
        wish: &Wish<'_>,
    ) -> Result<(), StorageError> {
        let Some(found) = find(db, by.list, id).await? else {
            let name = match wish {
                Wish::Back(row) => row.name.clone(),
                Wish::Step(_) => format!("#{id}"),
            };
            self.refused.push((name, BulkFault::Unknown.as_str()));
            return Ok(());
        };
        let Found { name, mark, state } = found;
        let wished = match wish {
            Wish::Step(step) => next(by.list, &state, *step)?,
            Wish::Back(row) if row.after == state => Ok(row.before.clone()),
            Wish::Back(_) => Err(BulkFault::Changed),
        };
        let put = match wished {
            Ok(after) => put(db, by, id, &after).await?.map(|()| after),
            Err(fault) => Err(fault),
        };
        match put {
            Ok(after) => {
                self.public |= is_public(by.list, &state) || is_public(by.list, &after);
                self.marks.push(format!("{mark} #{id}"));
                self.done.push(BulkRow { id, name, before: state, after });
            }
            Err(fault) => self.refused.push((name, fault.as_str())),
        }
        Ok(())
    }

    /// Writes the log's entry, if anything was done, and the report.
    async fn keep(
        self,
        db: &DatabaseTransaction,
        by: BulkBy<'_>,
        step: BulkStep,
        undoes: Option<i64>,
    ) -> Result<BulkDone, StorageError> {
        let Self { done, refused, marks, public } = self;
        if !done.is_empty() {
            let (list, verb) = (by.list.as_str(), if undoes.is_some() { "undo" } else { step.as_str() });
            let only = if let [row] = &done[..] { row.id } else { 0 };
            let detail = marks.join("; ");
            audit::record(db, by.actor, &format!("{list}.{verb}"), (subject(by.list, public), only), &detail)
                .await?;
        }
        let now = Timestamp::now().0;
        bulk_step::Entity::delete_many().filter(bulk_step::COLUMN.at.lt(now - KEPT)).exec(db).await?;
        let row = bulk_step::ActiveModel {
            list: Set(by.list.as_str().to_owned()),
            step: Set(step.as_str().to_owned()),
            account_id: Set(by.account.0),
            at: Set(now),
            done: Set(json(&done)?),
            refused: Set(json(&refused)?),
            undoes: Set(undoes),
            undone: Set(false),
            ..Default::default()
        };
        let id = bulk_step::Entity::insert(row).exec(db).await?.last_insert_id;
        Ok(BulkDone { id, public: public && !done.is_empty() })
    }
}

/// Each number once, in the order in which every step locks rows.
fn in_order(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The row of that number, which nobody else changes before the transaction ends.
async fn find(db: &DatabaseTransaction, list: BulkList, id: i64) -> Result<Option<Found>, StorageError> {
    match list {
        BulkList::Documents => documents::find(db, id).await,
        BulkList::Pages => pages::find(db, id).await,
        BulkList::Programmes => programmes::find(db, id).await,
        BulkList::Feedback => feedback::find(db, id).await,
        BulkList::Redirects => redirects::find(db, id).await,
        BulkList::Accounts => accounts::find(db, id).await,
    }
}

/// The state to which a step leads, as the list writes it.
fn next(list: BulkList, state: &str, step: BulkStep) -> Result<Result<String, BulkFault>, StorageError> {
    match list {
        BulkList::Documents | BulkList::Pages | BulkList::Programmes => documents::next(state, step),
        BulkList::Feedback => feedback::next(state, step),
        BulkList::Redirects => Ok(redirects::next(state, step)),
        BulkList::Accounts => Ok(accounts::next(state, step)),
    }
}

/// Gives a row its state, unless something else stands in the way.
async fn put(
    db: &DatabaseTransaction,
    by: BulkBy<'_>,
    id: i64,
    state: &str,
) -> Result<Result<(), BulkFault>, StorageError> {
    match by.list {
        BulkList::Documents => documents::put(db, id, state).await.map(Ok),
        BulkList::Pages => pages::put(db, id, state).await.map(Ok),
        BulkList::Programmes => programmes::put(db, id, state).await.map(Ok),
        BulkList::Feedback => feedback::put(db, id, state).await.map(Ok),
        BulkList::Redirects => redirects::put(db, id, state).await,
        BulkList::Accounts => accounts::put(db, by.account, id, state).await,
    }
}

/// Whether readers see a row of that state.
fn is_public(list: BulkList, state: &str) -> bool {
    match list {
        BulkList::Documents | BulkList::Pages | BulkList::Programmes => documents::is_public(state),
        BulkList::Feedback => feedback::is_public(state),
        BulkList::Redirects => true,
        BulkList::Accounts => false,
    }
}

/// The subject of the log's entry.
const fn subject(list: BulkList, public: bool) -> &'static str {
    match list {
        BulkList::Feedback if !public => audit::INBOX,
        list => list.as_str(),
    }
}

fn is_of(row: &bulk_step::Model, by: BulkBy<'_>) -> bool {
    row.account_id == by.account.0 && row.list == by.list.as_str()
}

fn to_domain(row: &bulk_step::Model) -> Result<BulkReport, StorageError> {
    let corrupt = || StorageError::Corrupt(format!("bulk step {}", row.id));
    let refused: Vec<(String, String)> = read(&row.refused).ok_or_else(corrupt)?;
    let refused = refused.into_iter().map(|(name, fault)| {
        BulkFault::from_name(&fault).map(|fault| BulkRefusal { name, fault }).ok_or_else(corrupt)
    });
    Ok(BulkReport {
        id: row.id,
        step: BulkStep::from_name(&row.step).ok_or_else(corrupt)?,
        done: read(&row.done).ok_or_else(corrupt)?,
        refused: refused.collect::<Result<_, _>>()?,
        is_undo: row.undoes.is_some(),
        undone: row.undone,
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn json(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::Corrupt(error.to_string()))
}
