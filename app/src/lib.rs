//! What is rendered.
//!
//! Pages and components exist on the server only (feature `ssr`): a page is
//! loaded first, as plain domain types, and then rendered in one go, complete
//! without JavaScript. Only [`islands`] reach the browser (feature `hydrate`).

#![recursion_limit = "256"]
#![expect(clippy::needless_pass_by_value, reason = "components and islands own what they show")]

mod components;
pub mod i18n;
pub mod islands;
pub mod registry_view;
pub mod search_view;

#[cfg(feature = "ssr")]
pub mod boot;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod shell;
