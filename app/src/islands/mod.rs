//! The only code that reaches the browser.
//!
//! The eager part is what every page needs: settings, the search field, the
//! visit counter, the clicks on pictures. What most readers never touch (the search
//! engine, the picture viewer, list filters) sits behind `lazy` and is downloaded when first used.

#![expect(missing_docs, reason = "the island macro adds public items of its own")]

pub mod article_videos;
pub mod category_list;
pub mod display_settings;
pub mod document_list;
pub mod embedded_video;
pub mod gallery;
mod http;
mod missed;
mod navigate;
pub mod proof_of_work;

mod recent_searches;
mod saved_archive;
pub mod search_box;
mod search_engine;
pub mod search_page;
mod suggestions;
pub mod visit_counter;

pub use navigate::with_query;
