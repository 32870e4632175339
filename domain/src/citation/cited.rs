//! What a text cites, each document once, and which entry of the registry it is.

use time::Date;

use super::Citation;
use crate::Slug;

/// A document that an article cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedDocument {
    /// What matches numbers whatever their spelling, see [`super::DocumentNumber::key`].
    pub key: String,
    /// Number and sign in their conventional spelling.
    pub number: String,
    /// Its type, as cited.
    pub kind: Option<String>,
    /// Who issued it, as cited.
    pub issuer: Option<String>,
    /// The date of issue, as cited.
    pub issued_on: Option<Date>,
    /// Its place in the registry, if it has one.
    pub document: Option<Slug>,
}

impl CitedDocument {
    /// Which of the documents with this number is meant, given their dates of
    /// issue (`None` for an unreadable one) and the day the article came out.
    /// Numbers begin again each year, so a stated date decides; without one it
    /// is the newest that existed that day.
    #[must_use]
    pub fn choose(&self, published: Date, issued: &[Option<Date>]) -> Option<usize> {
        if let Some(stated) = self.issued_on {
            return issued.iter().position(|date| *date == Some(stated));
        }
        if issued.len() == 1 {
            return Some(0);
        }
        (0..issued.len())
            .filter(|&index| issued[index].is_some_and(|date| date <= published))
            .max_by_key(|&index| issued[index])
    }
}

/// The citations without repetition, in the order of their first mention; what
/// a later mention says more (date, issuer) is added to the first.
#[must_use]
pub fn unique(citations: &[Citation]) -> Vec<Citation> {
    let mut unique: Vec<Citation> = Vec::new();
    for citation in citations {
        let same = unique.iter_mut().find(|known| {
            let dates_agree = match (known.issued_on, citation.issued_on) {
                (Some(known), Some(stated)) => known == stated,
                _ => true,
            };
            known.number.key() == citation.number.key() && dates_agree
        });
        match same {
            Some(known) => {
                known.issued_on = known.issued_on.or(citation.issued_on);
                if known.issuer.is_none() {
                    known.issuer.clone_from(&citation.issuer);
                }
            }
            None => unique.push(citation.clone()),
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::citation::find;

    fn cited(issued_on: Option<Date>) -> CitedDocument {
        CitedDocument {
            key: String::new(),
            number: String::new(),
            kind: None,
            issuer: None,
            issued_on,
            document: None,
        }
    }

    #[test]
    fn a_stated_date_decides_between_documents_of_the_same_number() {
        let issued = [Some(date!(2023 - 05 - 19)), Some(date!(2024 - 05 - 20))];
        let published = date!(2024 - 01 - 01);
        assert_eq!(cited(Some(date!(2024 - 05 - 20))).choose(published, &issued), Some(1));
        assert_eq!(cited(Some(date!(2022 - 05 - 20))).choose(published, &issued), None);
        assert_eq!(cited(None).choose(published, &issued), Some(0));
        assert_eq!(cited(None).choose(published, &issued[1..]), Some(0));
        assert_eq!(cited(None).choose(published, &[]), None);
    }

    #[test]
    fn a_document_cited_twice_is_listed_once_with_all_that_is_said() {
        let text =
            "Quyết định số 12/QĐ-UBND nêu rõ. Theo Quyết định số 12/QĐ-UBND ngày 01/02/2024 và 13/QĐ-UBND";
        let found = unique(&find(text));
        let numbers: Vec<_> = found.iter().map(|citation| citation.number.to_string()).collect();
        assert_eq!(numbers, ["12/QĐ-UBND", "13/QĐ-UBND"]);
        assert_eq!(found[0].issued_on, Some(date!(2024 - 02 - 01)));
    }
}
