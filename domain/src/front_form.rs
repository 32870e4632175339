//! The front page as the desk's form holds it.

use crate::{
    CategoryId, CategoryTree, Destination, FrontLink, FrontSettings,
    typed::{Fault, Faults},
};

/// How many links the form has room for.
pub const MAX_LINKS: usize = 12;
/// The names of the fields of what links say.
pub const LABELS: [&str; MAX_LINKS] = [
    "label_0", "label_1", "label_2", "label_3", "label_4", "label_5", "label_6", "label_7", "label_8",
    "label_9", "label_10", "label_11",
];
/// The names of the fields of what they say in English.
pub const LABELS_EN: [&str; MAX_LINKS] = [
    "label_en_0",
    "label_en_1",
    "label_en_2",
    "label_en_3",
    "label_en_4",
    "label_en_5",
    "label_en_6",
    "label_en_7",
    "label_en_8",
    "label_en_9",
    "label_en_10",
    "label_en_11",
];
/// The names of the fields of where they lead.
pub const URLS: [&str; MAX_LINKS] = [
    "url_0", "url_1", "url_2", "url_3", "url_4", "url_5", "url_6", "url_7", "url_8", "url_9", "url_10",
    "url_11",
];
/// What the fields of categories' places begin with; the category's number follows.
pub const PLACE: &str = "place_";
/// The mistake of any of them.
pub const PLACES: &str = "places";

/// The form of the front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontFields {
    /// How many stories stand beside the lead story.
    pub seconds: String,
    /// How many articles a block shows.
    pub per_block: String,
    /// Not empty when the calendar is shown.
    pub calendar: String,
    /// How many documents are shown.
    pub documents: String,
    /// How many issues are shown.
    pub programmes: String,
    /// The places of categories among the blocks, as typed.
    pub places: Vec<(CategoryId, String)>,
    /// The links.
    pub links: [LinkFields; MAX_LINKS],
}

/// A link as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkFields {
    /// What it says.
    pub label: String,
    /// What it says in English.
    pub label_en: String,
    /// Where it leads.
    pub url: String,
}

impl LinkFields {
    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.label, &self.label_en, &self.url].iter().all(|typed| typed.trim().is_empty())
    }
}

impl From<&FrontLink> for LinkFields {
    fn from(link: &FrontLink) -> Self {
        Self { label: link.label.clone(), label_en: link.label_en.clone(), url: link.url.clone() }
    }
}

impl FrontFields {
    /// The most of anything that is counted.
    pub const MOST: i32 = 12;
    /// The last place among the blocks.
    const LAST_PLACE: i32 = 999;
    const MAX_LINE: usize = 200;

    /// The form of the front page as it is.
    #[must_use]
    pub fn of(settings: &FrontSettings, tree: &CategoryTree) -> Self {
        let blocks = settings.blocks(tree);
        let place = |id| blocks.iter().position(|block| *block == id).map(|at| (at + 1).to_string());
        let places = tree.iter().map(|category| (category.id, place(category.id).unwrap_or_default()));
        let mut links: [LinkFields; MAX_LINKS] = Default::default();
        for (field, link) in links.iter_mut().zip(&settings.links) {
            *field = link.into();
        }
        Self {
            seconds: settings.seconds.to_string(),
            per_block: settings.per_block.to_string(),
            calendar: if settings.calendar { "1".to_owned() } else { String::new() },
            documents: settings.documents.to_string(),
            programmes: settings.programmes.to_string(),
            places: places.collect(),
            links,
        }
    }

    /// The form as a browser sends it.
    #[must_use]
    pub fn sent(pairs: Vec<(String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            match fields.named(&name) {
                Some(field) => *field = value,
                None => {
                    let id = name.strip_prefix(PLACE).and_then(|id| id.parse().ok());
                    fields.places.extend(id.map(|id| (CategoryId(id), value)));
                }
            }
        }
        fields
    }

    /// The field of that name, unless it is a category's place.
    fn named(&mut self, name: &str) -> Option<&mut String> {
        let at = |names: &[&str]| names.iter().position(|known| *known == name);
        match name {
            "seconds" => Some(&mut self.seconds),
            "per_block" => Some(&mut self.per_block),
            "calendar" => Some(&mut self.calendar),
            "documents" => Some(&mut self.documents),
            "programmes" => Some(&mut self.programmes),
            _ => {
                if let Some(at) = at(&LABELS) {
                    Some(&mut self.links[at].label)
                } else if let Some(at) = at(&LABELS_EN) {
                    Some(&mut self.links[at].label_en)
                } else {
                    at(&URLS).map(|at| &mut self.links[at].url)
                }
            }
        }
    }

    /// Reads the fields. Every category that has a place is in the order.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<FrontSettings, Faults> {
        let mut faults = Faults::default();
        let mut number = |field, typed: &str, least| {
            u8::try_from(faults.number(field, typed, least, Self::MOST)).unwrap_or_default()
        };
        let seconds = number("seconds", &self.seconds, 0);
        let per_block = number("per_block", &self.per_block, 1);
        let documents = number("documents", &self.documents, 0);
        let programmes = number("programmes", &self.programmes, 0);
        let order = self.order(&mut faults);
        let links = self.links(&mut faults);
        let calendar = !self.calendar.is_empty();
        faults.none(FrontSettings { seconds, per_block, order, calendar, documents, programmes, links })
    }

    /// Whether a place can be read.
    #[must_use]
    pub fn is_place(typed: &str) -> bool {
        let typed = typed.trim();
        typed.is_empty() || typed.parse().is_ok_and(|place| (1..=Self::LAST_PLACE).contains(&place))
    }

    /// The categories that have a place, by it; those at the same one as they
    /// stand in the form.
    fn order(&self, faults: &mut Faults) -> Vec<CategoryId> {
        let mut placed = Vec::new();
        for (id, typed) in self.places.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
            placed.push((faults.number(PLACES, typed, 1, Self::LAST_PLACE), *id));
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, id)| id).collect()
    }

    fn links(&self, faults: &mut Faults) -> Vec<FrontLink> {
        let mut links = Vec::new();
        for (at, typed) in self.links.iter().enumerate().filter(|(_, typed)| !typed.is_empty()) {
            let label = faults.required(LABELS[at], &typed.label, Self::MAX_LINE);
            let label_en = faults.line(LABELS_EN[at], &typed.label_en, Self::MAX_LINE);
            match Destination::parse(&typed.url) {
                Some(to) => links.push(FrontLink { label, label_en, url: to.to_string() }),
                None => faults.add(URLS[at], Fault::Address),
            }
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> FrontFields {
        let usual = [("seconds", "3"), ("per_block", "5"), ("documents", "0"), ("programmes", "2")];
        let pairs = usual.iter().chain(pairs);
        FrontFields::sent(pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn places_say_which_categories_have_a_block_and_in_which_order() {
        let fields = sent(&[("place_4", "2"), ("place_7", ""), ("place_9", " 1 "), ("place_5", "2")]);
        let settings = fields.check().unwrap();
        assert_eq!(settings.order, [CategoryId(9), CategoryId(4), CategoryId(5)]);
        assert_eq!((settings.seconds, settings.per_block, settings.calendar), (3, 5, false));
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let fields = sent(&[
            ("per_block", "0"),
            ("place_4", "x"),
            ("label_1", "Cổng dịch vụ công"),
            ("url_1", "javascript:alert(1)"),
            ("url_3", "/gop-y"),
        ]);
        let faults = fields.check().unwrap_err();
        assert_eq!(faults.of("per_block"), Some(&Fault::Number(1, 12)));
        assert!(matches!(faults.of(PLACES), Some(Fault::Number(1, 999))));
        assert!(!FrontFields::is_place("x") && FrontFields::is_place(" 3 ") && FrontFields::is_place(""));
        assert_eq!(faults.of("url_1"), Some(&Fault::Address));
        assert_eq!(faults.of("label_3"), Some(&Fault::Missing));
        assert_eq!(faults.of("label_0"), None, "what is empty is no link");
    }
}
