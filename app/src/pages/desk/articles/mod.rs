//! `/quan-tri/bai-viet`: articles as their writers see them.

mod facts;
pub mod faults;
pub mod history;
mod keys;
pub mod list;
mod notes;
pub mod preview;
pub mod steps;
pub mod write;

use domain::{ArticleId, CategoryId, CategoryTree, Locale, StepKind};

use crate::i18n::ArticleDeskWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/bai-viet";

/// Where an article is written.
#[must_use]
pub fn address(id: ArticleId) -> String {
    format!("{LIST}/{id}")
}

/// What the desk says about articles.
#[must_use]
pub const fn words() -> &'static ArticleDeskWords {
    ArticleDeskWords::of(Locale::Vietnamese)
}

/// What is said once about what was done: a step's name, or one of the page's own.
#[must_use]
pub fn done(name: &str) -> Option<&'static str> {
    let words = words();
    if let Some(step) = StepKind::from_name(name) {
        return Some(words.done(step));
    }
    match name {
        "luu" => Some(words.done_save),
        "y-kien" => Some(words.done_note),
        "ghim" => Some(words.done_pin),
        "bo-ghim" => Some(words.done_unpin),
        "ban-cu" => Some(words.done_restore),
        _ => None,
    }
}

/// Every category with its depth, as choices of a field.
pub(super) fn category_options(
    tree: &CategoryTree,
    chosen: Option<CategoryId>,
) -> impl Iterator<Item = (String, String, bool)> {
    tree.iter().map(move |category| {
        let depth = tree.ancestry(category.id).len().saturating_sub(1);
        let name = format!("{}{}", "\u{2003}".repeat(depth), category.name);
        (category.id.to_string(), name, chosen == Some(category.id))
    })
}
