//! Parts of pages. They take domain types and fetch nothing.
//!
//! Those without a feature are also used inside islands.

#[cfg(feature = "ssr")]
use leptos::prelude::*;

pub mod article_card;
pub mod pagination;
pub mod picture;

#[cfg(feature = "ssr")]
pub mod article_tools;
#[cfg(feature = "ssr")]
pub mod breadcrumb;
#[cfg(feature = "ssr")]
pub mod calendar_day;
#[cfg(feature = "ssr")]
pub mod chart;
#[cfg(feature = "ssr")]
pub mod cited_documents;
#[cfg(feature = "ssr")]
pub mod footer;
#[cfg(feature = "ssr")]
pub mod masthead;
#[cfg(feature = "ssr")]
pub mod menu;
#[cfg(feature = "ssr")]
pub mod programme;
#[cfg(feature = "ssr")]
pub mod table_of_contents;
#[cfg(feature = "ssr")]
pub mod week_table;

/// Stands behind every island outside of `<main>`. The islands router steps over
/// an island by going to what follows it; an island that is the last of its
/// parent it would enter, and overwrite what the reader did there.
#[cfg(feature = "ssr")]
#[component]
pub fn AfterIsland() -> impl IntoView {
    view! { <span hidden></span> }
}
