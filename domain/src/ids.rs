//! One type per kind of row, so that an article's number never stands in for a category's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// Identifies an article for as long as the portal lives.
    ArticleId,
    /// Identifies an entry of the audit log.
    AuditId,
    /// Identifies an entry of the work calendar.
    CalendarEntryId,
    /// Identifies a category.
    CategoryId,
    /// Identifies an entry of the document registry.
    DocumentId,
    /// Identifies a draft document that readers may comment on.
    DraftId,
    /// Identifies what a reader sent.
    FeedbackId,
    /// Identifies a stored picture or file.
    MediaId,
    /// Identifies an item of the main menu.
    MenuItemId,
    /// Identifies a static page.
    PageId,
    /// Identifies a programme issue.
    ProgrammeId,
    /// Identifies a path that leads elsewhere.
    RedirectId,
    /// Identifies an account.
    UserId,
}
