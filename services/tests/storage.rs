//! What storage promises, on SQLite and on a real PostgreSQL alike.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is a finding")]

mod support;

#[path = "storage/accounts.rs"]
mod accounts;
#[path = "storage/articles.rs"]
mod articles;
#[path = "storage/bulk.rs"]
mod bulk;
#[path = "storage/categories.rs"]
mod categories;
#[path = "storage/desk.rs"]
mod desk;
#[path = "storage/documents.rs"]
mod documents;
#[path = "storage/feedback.rs"]
mod feedback;
#[path = "storage/forgotten.rs"]
mod forgotten;
#[path = "storage/front.rs"]
mod front;
#[path = "storage/library.rs"]
mod library;
#[path = "storage/listings.rs"]
mod listings;
#[path = "storage/manuscript_versions.rs"]
mod manuscript_versions;
#[path = "storage/manuscripts.rs"]
mod manuscripts;
#[path = "storage/office.rs"]
mod office;
#[path = "storage/operations.rs"]
mod operations;
#[path = "storage/passkeys.rs"]
mod passkeys;
#[path = "storage/programmes.rs"]
mod programmes;
#[path = "storage/redirects.rs"]
mod redirects;
#[path = "storage/registry.rs"]
mod registry;
#[path = "storage/schema.rs"]
mod schema;
#[path = "storage/sealing.rs"]
mod sealing;
#[path = "storage/search_index.rs"]
mod search_index;
#[path = "storage/search_pictures.rs"]
mod search_pictures;
#[path = "storage/second_factor.rs"]
mod second_factor;
#[path = "storage/sent_forms.rs"]
mod sent_forms;
#[path = "storage/site.rs"]
mod site;
#[path = "storage/static_pages.rs"]
mod static_pages;
#[path = "storage/statistics.rs"]
mod statistics;
#[path = "storage/uploads.rs"]
mod uploads;
#[path = "storage/users.rs"]
mod users;
#[path = "storage/visits.rs"]
mod visits;
#[path = "storage/weeks.rs"]
mod weeks;

/// Runs each test once per database: `NAME::sqlite`, `NAME::postgresql`.
macro_rules! on_both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($test:ident: TestPortal) $body:block)*) => {$(
        mod $name {
            use super::*;

            $(#[$doc])*
            async fn run($test: $crate::support::TestPortal) $body

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                run($crate::support::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgresql() {
                run($crate::support::postgresql().await).await;
            }
        }
    )*};
}
pub(crate) use on_both_databases;
