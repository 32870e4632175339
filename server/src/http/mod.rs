//! HTTP: handlers that turn requests into pages, files and JSON, and the
//! middleware around them.

pub mod account;
pub mod api;
pub mod asked;
pub mod assets;
pub mod encoded;
pub mod feedback;
pub mod guard;
pub mod health;
pub mod media;
pub mod page_cache;
pub mod pages;
pub mod render;
pub mod search_files;
pub mod security;
pub mod trace;
pub mod visits;
