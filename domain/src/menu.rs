//! The main menu.

use serde::{Deserialize, Serialize};

/// An item of the main menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuItem {
    /// What it says.
    pub label: String,
    /// Where it leads: a path within the portal or an absolute address.
    pub url: String,
}

impl MenuItem {
    /// Whether the page at `path` lies in the part of the portal this item leads to.
    #[must_use]
    pub fn covers(&self, path: &str) -> bool {
        path == self.url
            || (self.url != "/" && path.strip_prefix(&self.url).is_some_and(|rest| rest.starts_with('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_covers_what_lies_below_it_and_nothing_beside() {
        let item = |url: &str| MenuItem { label: String::new(), url: url.to_owned() };
        assert!(item("/chuyen-muc/tin-tuc").covers("/chuyen-muc/tin-tuc/tin-so"));
        assert!(!item("/chuyen-muc/tin").covers("/chuyen-muc/tin-tuc"));
        assert!(item("/").covers("/"));
        assert!(!item("/").covers("/van-ban"));
    }
}
