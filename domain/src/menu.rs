//! The main menu.

use serde::{Deserialize, Serialize};

use crate::{
    Destination, MenuItemId,
    typed::{Fault, Faults},
};

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

/// What an item of the menu is to say, in both languages, and where it is to lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuChange {
    /// What it says.
    pub label: String,
    /// What it says in English; the same as in Vietnamese when empty.
    pub label_en: String,
    /// Where it leads.
    pub to: Destination,
}

/// An item as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Its number.
    pub id: MenuItemId,
    /// What it says.
    pub label: String,
    /// What it says in English; may be empty.
    pub label_en: String,
    /// Where it leads.
    pub url: String,
}

/// What the desk's form about an item holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct MenuFields {
    /// What it says.
    pub label: String,
    /// What it says in English.
    pub label_en: String,
    /// A place of the portal that was chosen; empty for another address.
    pub place: String,
    /// The other address.
    pub address: String,
}

impl MenuFields {
    /// The longest label, in characters: there is one line for all of them.
    pub const MAX_LABEL: usize = 60;

    /// Reads the fields. An address that is typed wins over a place that is chosen.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<MenuChange, Faults> {
        let mut faults = Faults::default();
        let label = faults.required("label", &self.label, Self::MAX_LABEL);
        let label_en = faults.line("label_en", &self.label_en, Self::MAX_LABEL);
        let typed = self.address.trim();
        let (field, wished) =
            if typed.is_empty() { ("place", self.place.as_str()) } else { ("address", typed) };
        let Some(to) = Destination::parse(wished) else {
            faults.add(field, if wished.is_empty() { Fault::Missing } else { Fault::Address });
            return Err(faults);
        };
        faults.none(MenuChange { label, label_en, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_address_wins_and_none_is_a_mistake() {
        let fields = |place: &str, address: &str| MenuFields {
            label: "Văn bản".to_owned(),
            place: place.to_owned(),
            address: address.to_owned(),
            ..MenuFields::default()
        };
        assert_eq!(fields("/van-ban", "").check().unwrap().to.as_str(), "/van-ban");
        assert_eq!(fields("/van-ban", "https://x.vn/").check().unwrap().to.as_str(), "https://x.vn/");
        assert_eq!(fields("", " ").check().unwrap_err().of("place"), Some(&Fault::Missing));
        assert_eq!(fields("", "javascript:x").check().unwrap_err().of("address"), Some(&Fault::Address));
    }

    #[test]
    fn an_item_covers_what_lies_below_it_and_nothing_beside() {
        let item = |url: &str| MenuItem { label: String::new(), url: url.to_owned() };
        assert!(item("/chuyen-muc/tin-tuc").covers("/chuyen-muc/tin-tuc/tin-so"));
        assert!(!item("/chuyen-muc/tin").covers("/chuyen-muc/tin-tuc"));
        assert!(item("/").covers("/"));
        assert!(!item("/").covers("/van-ban"));
    }
}
