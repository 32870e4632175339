//! Parts of pages. They take domain types and fetch nothing.
//!
//! Those without a feature are also used inside islands.

pub mod article_card;
pub mod pagination;
pub mod picture;

#[cfg(feature = "ssr")]
pub mod breadcrumb;
#[cfg(feature = "ssr")]
pub mod calendar_day;
#[cfg(feature = "ssr")]
pub mod footer;
#[cfg(feature = "ssr")]
pub mod masthead;
#[cfg(feature = "ssr")]
pub mod menu;
#[cfg(feature = "ssr")]
pub mod week_table;
