//! The words the whole house speaks: what an article, a category, a week of
//! work or a visit is, and how Vietnamese text, dates and numbers behave.
//!
//! Nothing here does I/O; the crate compiles for the server and for the
//! browser alike, and its `serde` types are the only ones that cross the wire.

pub mod account;
pub mod article;
pub mod calendar;
pub mod category;
pub mod document;
pub mod feedback;
pub mod html;
mod ids;
pub mod locale;
pub mod media;
pub mod menu;
pub mod number;
pub mod page;
pub mod paging;
pub mod programme;
pub mod proof;
pub mod site;
pub mod slug;
pub mod text;
pub mod time;
pub mod visits;

pub use account::Role;
pub use article::{Article, ArticleCard, WorkflowState};
pub use calendar::{CalendarEntry, HalfDay, WeekCalendar};
pub use category::{Category, CategoryRef, CategoryTree};
pub use document::Document;
pub use feedback::{FeedbackKind, FeedbackState};
pub use html::SanitisedHtml;
pub use ids::{
    ArticleId, CalendarEntryId, CategoryId, DocumentId, DraftId, FeedbackId, MediaId, PageId, ProgrammeId,
    UserId,
};
pub use locale::Locale;
pub use media::{Picture, PictureVariant};
pub use menu::MenuItem;
pub use page::StaticPage;
pub use paging::Paged;
pub use programme::{Programme, ProgrammeKind};
pub use site::SiteIdentity;
pub use slug::Slug;
pub use time::{IsoWeek, Timestamp};
pub use visits::VisitCounts;
