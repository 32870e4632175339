//! What a list was asked for, and the addresses that ask for it.

use crate::islands::with_query;

/// What a list was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    at: &'static str,
    narrowed: Vec<(&'static str, String)>,
    sort: String,
    page: u32,
    chosen: bool,
}

impl Asked {
    /// Page `page` of the list at an address, in an order (empty for the usual one).
    #[must_use]
    pub const fn new(at: &'static str, sort: String, page: u32) -> Self {
        Self { at, narrowed: Vec::new(), sort, page, chosen: false }
    }

    /// The same, narrowed by a field of that name. Empty values narrow nothing.
    #[must_use]
    pub fn narrowed(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref().trim();
        if !value.is_empty() {
            self.narrowed.push((name, value.to_owned()));
        }
        self
    }

    /// The same with every row of the page chosen.
    #[must_use]
    pub const fn choosing(mut self, all: bool) -> Self {
        self.chosen = all;
        self
    }

    /// Where the list lives.
    #[must_use]
    pub const fn at(&self) -> &'static str {
        self.at
    }

    /// The page that was asked for.
    #[must_use]
    pub const fn page(&self) -> u32 {
        self.page
    }

    /// The name of the order.
    #[must_use]
    pub fn sort(&self) -> &str {
        &self.sort
    }

    /// Whether every row of the page is chosen.
    #[must_use]
    pub const fn chooses_all(&self) -> bool {
        self.chosen
    }

    /// Whether nothing is left out.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.narrowed.is_empty()
    }

    /// The address of what was asked for, with nothing chosen.
    #[must_use]
    pub fn url(&self) -> String {
        self.at_page(self.page)
    }

    /// Another page of the same list.
    #[must_use]
    pub fn at_page(&self, page: u32) -> String {
        self.address(&self.sort, page, &[])
    }

    /// The first page in another order.
    #[must_use]
    pub fn sorted(&self, sort: &str) -> String {
        self.address(sort, 1, &[])
    }

    /// The same page with every row chosen, or with none.
    #[must_use]
    pub fn with_all_chosen(&self, all: bool) -> String {
        self.address(&self.sort, self.page, &[("chon", if all { "1" } else { "" })])
    }

    /// The list without what narrows it.
    #[must_use]
    pub fn everything(&self) -> String {
        with_query(self.at, &[("xep", &self.sort)])
    }

    fn address(&self, sort: &str, page: u32, more: &[(&str, &str)]) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let mut query: Vec<(&str, &str)> =
            self.narrowed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        query.extend([("xep", sort), ("trang", page.as_str())]);
        query.extend(more);
        with_query(self.at, &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_the_list_shows_and_nothing_else() {
        let everything = Asked::new("/ds", String::new(), 1).narrowed("q", "  ");
        assert!(everything.is_everything());
        assert_eq!(everything.url(), "/ds");
        let asked = Asked::new("/ds", "-ten".to_owned(), 2)
            .narrowed("q", " họp ")
            .narrowed("loai", "a&b")
            .choosing(true);
        assert_eq!(asked.url(), "/ds?q=h%E1%BB%8Dp&loai=a%26b&xep=-ten&trang=2");
        assert_eq!(asked.sorted("ten"), "/ds?q=h%E1%BB%8Dp&loai=a%26b&xep=ten");
        assert_eq!(asked.with_all_chosen(true), format!("{}&chon=1", asked.url()));
        assert_eq!(asked.with_all_chosen(false), asked.url());
        assert_eq!(asked.everything(), "/ds?xep=-ten");
    }
}
