//! `/quan-tri/nguoi-dung`: the accounts of all, for administrators.

mod form;
mod list;

pub use form::{AddForm, NewLink, UserPage, add, link, user};
pub use list::{List, list};

/// Where the list lives.
pub const LIST: &str = "/quan-tri/nguoi-dung";
