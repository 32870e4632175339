//! What is done with several rows of a list at once: one transaction, one entry
//! in the log, and a note of what was, by which it is undone.

mod accounts;
mod documents;
mod feedback;
mod pages;
mod programmes;
mod redirects;
mod report;
mod row;

use domain::{BulkFault, BulkList, BulkStep, Timestamp, UserId};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

pub use self::report::{BulkRefusal, BulkReport, BulkRow};
use self::{
    report::{json, to_domain},
    row::Found,
};
use super::{Actor, Storage, StorageError, audit, entities::bulk_step};

/// For how many seconds a step can be undone.
const KEPT: i64 = 7 * 86_400;

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
        let Some(found) = row::find(db, by.list, id).await? else {
            let name = match wish {
                Wish::Back(row) => row.name.clone(),
                Wish::Step(_) => format!("#{id}"),
            };
            self.refused.push((name, BulkFault::Unknown.as_str()));
            return Ok(());
        };
        let Found { name, mark, state } = found;
        let wished = match wish {
            Wish::Step(step) => row::next(by.list, &state, *step)?,
            Wish::Back(row) if row.after == state => Ok(row.before.clone()),
            Wish::Back(_) => Err(BulkFault::Changed),
        };
        let put = match wished {
            Ok(after) => row::put(db, by, id, &after).await?.map(|()| after),
            Err(fault) => Err(fault),
        };
        match put {
            Ok(after) => {
                self.public |= row::is_public(by.list, &state) || row::is_public(by.list, &after);
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
            audit::record(
                db,
                by.actor,
                &format!("{list}.{verb}"),
                (row::subject(by.list, public), only),
                &detail,
            )
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

fn is_of(row: &bulk_step::Model, by: BulkBy<'_>) -> bool {
    row.account_id == by.account.0 && row.list == by.list.as_str()
}
