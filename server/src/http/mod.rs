//! HTTP: handlers that turn requests into pages, files and JSON, and the
//! middleware around them.

pub mod account;
pub mod api;
pub mod asked;
pub mod assets;
pub mod desk;
pub mod encoded;
pub mod feedback;
pub mod feeds;
pub mod guard;
pub mod health;
pub mod ics;
pub mod kept;
pub mod media;
pub mod metrics;
pub mod own_form;
pub mod page_cache;
pub mod pages;
pub mod palette;
pub mod ranges;
pub mod registry;
pub mod render;
pub mod search_files;
pub mod security;
pub mod site_files;
pub mod sitemap;
#[cfg(test)]
mod statement_tests;
pub mod trace;
pub mod visits;
pub mod xml;
