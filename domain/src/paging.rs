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
    /// Page `page` of a list that is there as a whole.
    #[must_use]
    pub fn cut(list: Vec<T>, page: u32, per_page: u32) -> Self {
        let (page, total) = (page.max(1), list.len() as u64);
        let before = (page as usize - 1).saturating_mul(per_page as usize);
        let items = list.into_iter().skip(before).take(per_page as usize).collect();
        Self { items, page, per_page, total }
    }

    /// The same page of something else.
    #[must_use]
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Paged<U> {
        let Self { items, page, per_page, total } = self;
        Paged { items: items.into_iter().map(each).collect(), page, per_page, total }
    }

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
