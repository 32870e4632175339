//! Who runs the portal.

use serde::{Deserialize, Serialize};

/// What the banner and the footer say about the agency.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteIdentity {
    /// The agency's name, in the banner.
    pub name: String,
    /// Its slogan, below the name.
    pub slogan: String,
    /// The portal's own name, in the footer.
    pub portal_name: String,
    /// Who answers for the content, with the office held.
    pub responsible: String,
    /// Postal address.
    pub address: String,
    /// Telephone, as printed.
    pub phone: String,
    /// Electronic mail.
    pub email: String,
    /// The licence under which the portal publishes; may be empty.
    pub licence: String,
    /// Visits counted before this software did, added to the total shown.
    pub visits_total_offset: u64,
}

impl SiteIdentity {
    /// This identity with the words of `other` where it has any.
    #[must_use]
    pub fn translated(self, other: Self) -> Self {
        let word = |first: String, other: String| if other.is_empty() { first } else { other };
        Self {
            name: word(self.name, other.name),
            slogan: word(self.slogan, other.slogan),
            portal_name: word(self.portal_name, other.portal_name),
            responsible: word(self.responsible, other.responsible),
            address: word(self.address, other.address),
            phone: word(self.phone, other.phone),
            email: word(self.email, other.email),
            licence: word(self.licence, other.licence),
            visits_total_offset: self.visits_total_offset,
        }
    }
}
