//! The words the whole house speaks: what an article, a category, a week of
//! work or a visit is, and how Vietnamese text, dates and numbers behave.
//!
//! Nothing here does I/O; the crate compiles for the server and for the
//! browser alike, and its `serde` types are the only ones that cross the wire.

pub mod account;
pub mod article;
pub mod attachment;
pub mod body;
pub mod bulk;
pub mod calendar;
pub mod category;
pub mod citation;
pub mod colour;
pub mod document;
pub mod document_form;
pub mod embed;
pub mod feedback;
pub mod front;
pub mod front_form;
pub mod holiday;
pub mod html;
mod ids;
pub mod kinship;
pub mod library;
pub mod locale;
pub mod lunar;
pub mod manuscript;
pub mod media;
pub mod media_form;
pub mod menu;
pub mod number;
pub mod page;
pub mod paging;
pub mod permission;
pub mod programme;
pub mod programme_form;
pub mod proof;
pub mod redirect;
pub mod site;
pub mod slug;
pub mod sort;
pub mod text;
pub mod time;
pub mod typed;
pub mod visits;
pub mod week;
pub mod workflow;

pub use account::{AccountFault, LoginName, Profile, Role};
pub use article::{Article, ArticleCard, WorkflowState};
pub use attachment::{Attachment, FileKind, StoredFile};
pub use body::Body;
pub use bulk::{BulkFault, BulkList, BulkStep, Visibility};
pub use calendar::{CalendarEntry, HalfDay, WeekCalendar};
pub use category::{Category, CategoryRef, CategoryTree};
pub use colour::Colour;
pub use document::{
    Document, DocumentCard, DocumentColumn, DocumentFacets, DocumentFilter, FacetValue, Validity,
};
pub use embed::{EmbedHost, VideoEmbed};
pub use feedback::{FeedbackKind, FeedbackState};
pub use front::{FrontLink, FrontSettings};
pub use html::SanitisedHtml;
pub use ids::{
    ArticleId, AuditId, CalendarEntryId, CategoryId, DocumentId, DraftId, FeedbackId, MediaId, MenuItemId,
    PageId, ProgrammeId, RedirectId, UserId,
};
pub use library::{LibraryItem, LibraryKind, LibraryOnly, LibraryOrder, MediaPlace, MediaUse, Stored};
pub use locale::Locale;
pub use manuscript::{Manuscript, ManuscriptFault, ManuscriptField};
pub use media::{FocalPoint, Picture, PictureVariant};
pub use menu::MenuItem;
pub use page::StaticPage;
pub use paging::Paged;
pub use permission::Permission;
pub use programme::{Programme, ProgrammeCard, ProgrammeContent, ProgrammeKind, VideoSource};
pub use redirect::{Destination, FormerPath, Redirect};
pub use site::SiteIdentity;
pub use slug::Slug;
pub use sort::{Sort, SortColumn};
pub use time::{IsoWeek, Timestamp};
pub use visits::VisitCounts;
pub use workflow::StepKind;
