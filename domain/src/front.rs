//! How the front page is composed.

use serde::{Deserialize, Serialize};

use crate::{CategoryId, CategoryTree};

/// What the front page shows besides its lead story. Which categories have a
/// block the categories themselves say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrontSettings {
    /// How many stories stand beside the lead story.
    pub seconds: u8,
    /// How many articles a category's block shows.
    pub per_block: u8,
    /// Categories in the order of their blocks; those that are not named follow
    /// as they stand in the tree.
    pub order: Vec<CategoryId>,
    /// Whether the work calendar of today and tomorrow is shown.
    pub calendar: bool,
    /// How many of the newest documents are shown; none for 0.
    pub documents: u8,
    /// How many of the newest programme issues are shown; none for 0.
    pub programmes: u8,
    /// Links to other places, in their order.
    pub links: Vec<FrontLink>,
}

impl Default for FrontSettings {
    fn default() -> Self {
        Self {
            seconds: 4,
            per_block: 4,
            order: Vec::new(),
            calendar: true,
            documents: 4,
            programmes: 4,
            links: Vec::new(),
        }
    }
}

impl FrontSettings {
    /// The categories that have a block, in their order.
    #[must_use]
    pub fn blocks(&self, tree: &CategoryTree) -> Vec<CategoryId> {
        let mut blocks: Vec<CategoryId> =
            tree.iter().filter(|category| category.on_front).map(|category| category.id).collect();
        let place = |id: &CategoryId| self.order.iter().position(|named| named == id);
        // Stable: those without a place keep the order of the tree.
        blocks.sort_by_key(|id| place(id).unwrap_or(self.order.len()));
        blocks
    }
}

/// A link on the front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontLink {
    /// What it says.
    pub label: String,
    /// What it says in English; the same as in Vietnamese when empty.
    #[serde(default)]
    pub label_en: String,
    /// Where it leads: a path within the portal or an absolute address.
    pub url: String,
}
