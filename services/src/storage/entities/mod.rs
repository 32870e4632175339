//! Tables as SeaORM sees them: one file per table.

pub mod account;
pub mod article;
pub mod article_citation;
pub mod article_feature;
pub mod article_media;
pub mod article_related;
pub mod article_revision;
pub mod article_slug;
pub mod article_tag;
pub mod article_view;
pub mod audit;
pub mod calendar_entry;
pub mod category;
pub mod document;
pub mod document_file;
pub mod login_link;
pub mod media;
pub mod menu_item;
pub mod page;
pub mod programme;
pub mod programme_file;
pub mod session;
pub mod setting;
pub mod tag;
pub mod visit_day;
pub mod visitor;
