//! What came of a step, as it is kept.

use domain::{BulkFault, BulkStep};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::storage::{StorageError, entities::bulk_step};

/// A row that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRow {
    /// Its number.
    pub id: i64,
    /// What the list calls it.
    pub name: String,
    /// Its state before, as its list writes it.
    pub(super) before: String,
    /// Its state after.
    pub(super) after: String,
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

/// The report that a row holds.
pub(super) fn to_domain(row: &bulk_step::Model) -> Result<BulkReport, StorageError> {
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

/// A value, as a row holds it.
pub(super) fn json(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::Corrupt(error.to_string()))
}
