//! Who runs the portal.

use serde::{Deserialize, Serialize};

use crate::{
    Colour, Locale, Picture,
    document_form::content_address,
    typed::{Fault, Faults},
};

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
    /// The agency's colour; the portal's own when absent.
    pub accent: Option<Colour>,
    /// The content address of the banner's picture, if it has one.
    pub banner: Option<String>,
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
            accent: self.accent,
            banner: self.banner,
        }
    }
}

/// What the desk's form about the agency holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SiteFields {
    /// The agency's name.
    pub name: String,
    /// Its slogan.
    pub slogan: String,
    /// The portal's own name.
    pub portal_name: String,
    /// Who answers for the content.
    pub responsible: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Electronic mail.
    pub email: String,
    /// The licence.
    pub licence: String,
    /// Visits counted before.
    pub visits_total_offset: String,
    /// The agency's colour.
    pub accent: String,
    /// The address of the banner's picture.
    pub banner: String,
}

impl From<&SiteIdentity> for SiteFields {
    fn from(identity: &SiteIdentity) -> Self {
        Self {
            name: identity.name.clone(),
            slogan: identity.slogan.clone(),
            portal_name: identity.portal_name.clone(),
            responsible: identity.responsible.clone(),
            address: identity.address.clone(),
            phone: identity.phone.clone(),
            email: identity.email.clone(),
            licence: identity.licence.clone(),
            visits_total_offset: identity.visits_total_offset.to_string(),
            accent: identity.accent.map(String::from).unwrap_or_default(),
            banner: identity.banner.as_deref().map(Picture::fallback_url).unwrap_or_default(),
        }
    }
}

impl SiteFields {
    /// The longest line, in characters.
    pub const MAX: usize = 200;

    /// Reads the fields. What is not translated stays empty; colour, picture and
    /// visits are the same in every language and read with the Vietnamese ones.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self, locale: Locale) -> Result<SiteIdentity, Faults> {
        let mut faults = Faults::default();
        let first = locale == Locale::Vietnamese;
        let name = faults.line("name", &self.name, Self::MAX);
        if first && name.is_empty() {
            faults.add("name", Fault::Missing);
        }
        let email = faults.line("email", &self.email, Self::MAX);
        if !email.is_empty() && !is_email(&email) {
            faults.add("email", Fault::Email);
        }
        let identity = SiteIdentity {
            name,
            slogan: faults.line("slogan", &self.slogan, Self::MAX),
            portal_name: faults.line("portal_name", &self.portal_name, Self::MAX),
            responsible: faults.line("responsible", &self.responsible, Self::MAX),
            address: faults.line("address", &self.address, Self::MAX),
            phone: faults.line("phone", &self.phone, Self::MAX),
            email,
            licence: faults.line("licence", &self.licence, Self::MAX),
            visits_total_offset: if first { self.offset(&mut faults) } else { 0 },
            accent: if first { self.accent(&mut faults) } else { None },
            banner: if first { self.banner(&mut faults) } else { None },
        };
        faults.none(identity)
    }

    /// The colour that is typed, if it can be read.
    pub fn accent(&self, faults: &mut Faults) -> Option<Colour> {
        let typed = self.accent.trim();
        if typed.is_empty() {
            return None;
        }
        let Some(colour) = Colour::parse(typed) else {
            faults.add("accent", Fault::Colour);
            return None;
        };
        match colour.in_the_light() {
            Ok(_) => Some(colour),
            Err(unreadable) => {
                // Cut, not rounded: 4.499 is not enough and must not look so.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "from 100 to 2100"
                )]
                let hundredths = (unreadable.contrast * 100.0).floor() as u32;
                faults.add("accent", Fault::Contrast(hundredths, unreadable.nearest.to_string()));
                None
            }
        }
    }

    fn banner(&self, faults: &mut Faults) -> Option<String> {
        let typed = self.banner.trim();
        let hash = content_address(typed);
        if hash.is_none() && !typed.is_empty() {
            faults.add("banner", Fault::File);
        }
        hash.map(str::to_owned)
    }

    fn offset(&self, faults: &mut Faults) -> u64 {
        let typed = self.visits_total_offset.trim().replace('.', "");
        if typed.is_empty() {
            return 0;
        }
        // More than a reader could count, and still a number everywhere.
        const MOST: u64 = 1_000_000_000_000;
        typed.parse().ok().filter(|offset| *offset <= MOST).unwrap_or_else(|| {
            faults.add("visits_total_offset", Fault::Number(0, MOST.cast_signed()));
            0
        })
    }
}

/// Something before and something with a dot behind a single `@`.
fn is_email(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '?' | '&' | ',' | ';');
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.trim_matches('.').contains('.') && !host.contains('@')
    }) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> SiteFields {
        SiteFields { name: "Sở".to_owned(), accent: "#0a4f5c".to_owned(), ..SiteFields::default() }
    }

    #[test]
    fn what_is_read_goes_back_into_the_form() {
        let typed = SiteFields {
            email: "a@b.vn".to_owned(),
            visits_total_offset: "45.210".to_owned(),
            banner: format!("/media/{}/goc.jpg", "0a".repeat(16)),
            ..fields()
        };
        let identity = typed.check(Locale::Vietnamese).unwrap();
        assert_eq!(identity.visits_total_offset, 45_210);
        assert_eq!(SiteFields::from(&identity).check(Locale::Vietnamese), Ok(identity));
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let typed = SiteFields {
            name: String::new(),
            email: "a@b".to_owned(),
            accent: "#ffd400".to_owned(),
            visits_total_offset: "-1".to_owned(),
            banner: "https://elsewhere.vn/anh.jpg".to_owned(),
            ..fields()
        };
        let faults = typed.check(Locale::Vietnamese).unwrap_err();
        assert_eq!(faults.of("name"), Some(&Fault::Missing));
        assert_eq!(faults.of("email"), Some(&Fault::Email));
        assert_eq!(faults.of("banner"), Some(&Fault::File));
        assert!(matches!(faults.of("accent"), Some(Fault::Contrast(100..450, _))));
        assert!(matches!(faults.of("visits_total_offset"), Some(Fault::Number(0, _))));
        assert_eq!(
            typed.check(Locale::English).unwrap_err().of("name"),
            None,
            "not everything is translated"
        );
    }
}
