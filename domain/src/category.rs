//! Categories: an ordered tree, addressed by the slugs from root to leaf.

use serde::{Deserialize, Serialize};

use crate::{
    CategoryId, Slug,
    typed::{Fault, Faults},
};

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its number.
    pub id: CategoryId,
    /// The category it belongs under; `None` for a root.
    pub parent: Option<CategoryId>,
    /// Its own part of the address.
    pub slug: Slug,
    /// Slugs from root to here, joined with `/`.
    pub path: String,
    /// Its name as readers see it.
    pub name: String,
    /// One sentence about it; may be empty.
    pub description: String,
    /// Its place among its siblings, ascending.
    pub position: i32,
    /// Whether the front page has a block for it.
    pub on_front: bool,
}

/// What a category is to be called and where it is to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryChange {
    /// The category it belongs under; `None` for a root.
    pub parent: Option<CategoryId>,
    /// Its own part of the address.
    pub slug: Slug,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in English; the Vietnamese one when empty.
    pub name_en: String,
    /// One sentence about it; may be empty.
    pub description: String,
    /// The same in English.
    pub description_en: String,
    /// Whether the front page has a block for it.
    pub on_front: bool,
}

/// The same as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CategoryFields {
    /// The number of the category it belongs under; empty for a root.
    pub parent: String,
    /// Its own part of the address; made from the name when empty.
    pub slug: String,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// One sentence about it.
    pub description: String,
    /// The same in English.
    pub description_en: String,
    /// Not empty when the front page has a block for it.
    pub on_front: String,
}

impl CategoryFields {
    /// The longest name, in characters.
    pub const MAX_NAME: usize = 120;
    /// The longest description, in characters.
    pub const MAX_DESCRIPTION: usize = 500;

    /// Reads the fields.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(&self) -> Result<CategoryChange, Faults> {
        let mut faults = Faults::default();
        let name = faults.required("name", &self.name, Self::MAX_NAME);
        let parent = match self.parent.as_str() {
            "" => None,
            id => match id.parse() {
                Ok(id) => Some(CategoryId(id)),
                Err(_) => {
                    faults.add("parent", Fault::Choice);
                    None
                }
            },
        };
        let slug = faults.slug("slug", &self.slug, &name);
        let change = CategoryChange {
            parent,
            slug,
            name,
            name_en: faults.line("name_en", &self.name_en, Self::MAX_NAME),
            description: faults.line("description", &self.description, Self::MAX_DESCRIPTION),
            description_en: faults.line("description_en", &self.description_en, Self::MAX_DESCRIPTION),
            on_front: !self.on_front.is_empty(),
        };
        faults.none(change)
    }
}

/// The little that a card or breadcrumb needs to name and link a category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CategoryRef {
    /// Slugs from root to here, joined with `/`.
    pub path: String,
    /// Its name.
    pub name: String,
}

impl CategoryRef {
    /// Address of the category's page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/chuyen-muc/{}", self.path)
    }
}

/// All categories, each parent before its children, siblings in their order.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CategoryTree {
    categories: Vec<Category>,
}

impl CategoryTree {
    /// Orders `categories` as a tree. A category whose parent is missing counts as a root.
    #[must_use]
    pub fn new(mut categories: Vec<Category>) -> Self {
        categories.sort_by_key(|category| (category.position, category.id));
        let known: Vec<CategoryId> = categories.iter().map(|category| category.id).collect();
        let mut ordered = Vec::with_capacity(categories.len());
        let mut pending: Vec<Option<CategoryId>> = vec![None];
        while let Some(parent) = pending.pop() {
            if let Some(parent) = parent
                && let Some(index) = categories.iter().position(|category| category.id == parent)
            {
                ordered.push(categories.remove(index));
            }
            let children = categories
                .iter()
                .filter(|category| category.parent.filter(|id| known.contains(id)) == parent)
                .map(|category| Some(category.id));
            pending.extend(children.collect::<Vec<_>>().into_iter().rev());
        }
        Self { categories: ordered }
    }

    /// Every category, parents before children.
    pub fn iter(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter()
    }

    /// The categories without a parent, in order.
    pub fn roots(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| !self.has_parent(category))
    }

    /// The direct children of a category, in order.
    pub fn children(&self, id: CategoryId) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(move |category| category.parent == Some(id))
    }

    /// A category by number.
    #[must_use]
    pub fn get(&self, id: CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// A category by its full path of slugs.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.path == path)
    }

    /// The category and everything below it.
    #[must_use]
    pub fn subtree(&self, id: CategoryId) -> Vec<CategoryId> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(&parent) = found.get(next) {
            found.extend(
                self.children(parent)
                    .map(|category| category.id)
                    .filter(|id| !found.contains(id))
                    .collect::<Vec<_>>(),
            );
            next += 1;
        }
        found
    }

    /// From the root down to the category itself, for breadcrumbs; empty when unknown.
    #[must_use]
    pub fn ancestry(&self, id: CategoryId) -> Vec<CategoryRef> {
        let mut line = Vec::new();
        let mut current = self.get(id);
        while let Some(category) = current.filter(|_| line.len() <= self.categories.len()) {
            line.push(CategoryRef { path: category.path.clone(), name: category.name.clone() });
            current = category.parent.and_then(|parent| self.get(parent));
        }
        line.reverse();
        line
    }

    fn has_parent(&self, category: &Category) -> bool {
        category.parent.is_some_and(|parent| self.get(parent).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(id: i64, parent: Option<i64>, name: &str, position: i32) -> Category {
        Category {
            id: CategoryId(id),
            parent: parent.map(CategoryId),
            slug: Slug::from_title(name),
            path: name.to_lowercase(),
            name: name.to_owned(),
            description: String::new(),
            position,
            on_front: false,
        }
    }

    #[test]
    fn parents_come_before_children_and_siblings_keep_their_order() {
        let tree = CategoryTree::new(vec![
            category(3, Some(1), "C", 0),
            category(2, None, "B", 1),
            category(4, Some(1), "D", 1),
            category(1, None, "A", 0),
        ]);
        let names: Vec<_> = tree.iter().map(|category| category.name.as_str()).collect();
        assert_eq!(names, ["A", "C", "D", "B"]);
        assert_eq!(tree.roots().count(), 2);
        assert_eq!(tree.subtree(CategoryId(1)), [1, 3, 4].map(CategoryId));
        let line: Vec<_> = tree.ancestry(CategoryId(4)).into_iter().map(|part| part.name).collect();
        assert_eq!(line, ["A", "D"]);
    }

    #[test]
    fn a_category_needs_a_name_and_makes_its_address_of_it() {
        let fields = CategoryFields {
            name: " Tin  tức ".to_owned(),
            parent: "3".to_owned(),
            ..CategoryFields::default()
        };
        let change = fields.check().unwrap();
        assert_eq!((change.name.as_str(), change.slug.as_str()), ("Tin tức", "tin-tuc"));
        assert_eq!((change.parent, change.on_front), (Some(CategoryId(3)), false));
        let bad = CategoryFields {
            slug: "Tin Tức".to_owned(),
            parent: "x".to_owned(),
            ..CategoryFields::default()
        };
        let faults = bad.check().unwrap_err();
        assert_eq!(faults.of("name"), Some(&Fault::Missing));
        assert_eq!(faults.of("slug"), Some(&Fault::Slug));
        assert_eq!(faults.of("parent"), Some(&Fault::Choice));
    }

    #[test]
    fn an_orphan_shows_as_a_root() {
        let tree = CategoryTree::new(vec![category(5, Some(9), "Lạc", 0)]);
        assert_eq!(tree.roots().count(), 1);
    }
}
