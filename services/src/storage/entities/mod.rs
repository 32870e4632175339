//! Tables as SeaORM sees them: one file per table.

pub mod account;
pub mod article;
pub mod article_media;
pub mod article_revision;
pub mod article_slug;
pub mod article_tag;
pub mod article_view;
pub mod audit;
pub mod calendar_entry;
pub mod category;
pub mod document;
pub mod draft;
pub mod feedback;
pub mod login_link;
pub mod media;
pub mod menu_item;
pub mod page;
pub mod programme;
pub mod session;
pub mod setting;
pub mod tag;
pub mod visit_day;
pub mod visitor;
