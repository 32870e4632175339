//! Lists cut into numbered pages.

use serde::{Deserialize, Serialize};

/// One page of a longer list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paged<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// The number of this page, from 1.
    pub page: u32,
    /// How many items a full page holds.
    pub per_page: u32,
    /// How many items the whole list holds.
    pub total: u64,
}

impl<T> Paged<T> {
    /// How many pages there are; an empty list has one empty page.
    #[must_use]
    pub fn pages(&self) -> u32 {
        let pages = self.total.div_ceil(u64::from(self.per_page.max(1))).max(1);
        u32::try_from(pages).unwrap_or(u32::MAX)
    }

    /// Whether this page exists in the list.
    #[must_use]
    pub fn exists(&self) -> bool {
        (1..=self.pages()).contains(&self.page)
    }
}
