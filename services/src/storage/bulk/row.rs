//! A row of any list, by the rules of its list.

use domain::{BulkFault, BulkList, BulkStep};
use sea_orm::DatabaseTransaction;

use super::{BulkBy, accounts, documents, feedback, pages, programmes, redirects};
use crate::storage::{StorageError, audit};

/// A row as a step finds it.
pub(super) struct Found {
    /// What the list calls it.
    pub(super) name: String,
    /// What the log calls it.
    pub(super) mark: String,
    /// Its state, as the list writes it.
    pub(super) state: String,
}

/// The row of that number, which nobody else changes before the transaction ends.
pub(super) async fn find(
    db: &DatabaseTransaction,
    list: BulkList,
    id: i64,
) -> Result<Option<Found>, StorageError> {
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
pub(super) fn next(
    list: BulkList,
    state: &str,
    step: BulkStep,
) -> Result<Result<String, BulkFault>, StorageError> {
    match list {
        BulkList::Documents | BulkList::Pages | BulkList::Programmes => documents::next(state, step),
        BulkList::Feedback => feedback::next(state, step),
        BulkList::Redirects => Ok(redirects::next(state, step)),
        BulkList::Accounts => Ok(accounts::next(state, step)),
    }
}

/// Gives a row its state, unless something else stands in the way.
pub(super) async fn put(
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
pub(super) fn is_public(list: BulkList, state: &str) -> bool {
    match list {
        BulkList::Documents | BulkList::Pages | BulkList::Programmes => documents::is_public(state),
        BulkList::Feedback => feedback::is_public(state),
        BulkList::Redirects => true,
        BulkList::Accounts => false,
    }
}

/// The subject of the log's entry.
pub(super) const fn subject(list: BulkList, public: bool) -> &'static str {
    match list {
        BulkList::Feedback if !public => audit::INBOX,
        list => list.as_str(),
    }
}
