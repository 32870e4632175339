//! What the portal does, whoever asks: the web pages, the command line and the
//! tests are three doors to the same services.
//!
//! One folder per aggregate; [`storage`] alone knows the database.

pub mod accounts;
pub mod articles;
pub mod audit;
pub mod bulk;
pub mod calendar;
pub mod categories;
pub mod demo;
pub mod documents;
pub mod events;
pub mod feedback;
pub mod html;
pub mod import;
pub mod library;
pub mod mail;
pub mod manuscripts;
pub mod media;
pub mod operations;
pub mod pages;
mod portal;
pub mod programmes;
pub mod redirects;
pub mod refused;
pub mod search_index;
pub mod secret;
pub mod site;
pub mod statistics;
pub mod storage;
pub mod visits;

pub use portal::{Portal, PortalConfig, PortalError};
