//! Narrowing by category and year, and counting what each choice would leave.

use std::collections::BTreeMap;

use domain::text::fold;

use super::{evaluate::Matches, segments::Segments};
use crate::{
    format::{Category, Cell, Root},
    query::{Ask, Query},
    results::Facet,
};

/// What the reader narrowed the results to.
pub struct Choice {
    year: Option<i32>,
    /// Numbers of the chosen categories.
    categories: Option<Vec<u32>>,
}

impl Choice {
    /// The choice beside the query, else the one within it.
    pub fn new(root: &Root, query: &Query, ask: &Ask) -> Self {
        let path =
            query.category.clone().or_else(|| ask.category.as_ref().map(|named| named_path(root, named)));
        let within = |path: String| {
            let chosen = root.categories.iter().filter(|category| is_within(&category.path, &path));
            chosen.map(|category| category.id).collect()
        };
        Self { year: query.year.or(ask.year), categories: path.map(within) }
    }

    /// Whether it leaves anything out.
    pub const fn narrows(&self) -> bool {
        self.year.is_some() || self.categories.is_some()
    }

    /// Whether articles of a cell are chosen.
    pub fn fits(&self, cell: &Cell) -> bool {
        self.year_fits(cell) && self.category_fits(cell)
    }

    fn year_fits(&self, cell: &Cell) -> bool {
        self.year.is_none_or(|year| year == cell.year())
    }

    fn category_fits(&self, cell: &Cell) -> bool {
        self.categories.as_ref().is_none_or(|chosen| chosen.contains(&cell.category))
    }
}

/// The path of the category called so: its path, the end of it, or its name.
fn named_path(root: &Root, named: &str) -> String {
    let called = |category: &&Category| {
        category.path == named
            || category.path.ends_with(&format!("/{named}"))
            || fold(&category.name) == named
    };
    root.categories.iter().find(called).map_or_else(|| named.to_owned(), |category| category.path.clone())
}

/// Whether the category at `path` is the one at `above` or lies below it.
fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Matches per category (those below counted in) and per year, newest first;
/// each whatever is chosen of its own kind.
pub fn count(
    root: &Root,
    segments: &Segments,
    matches: &Matches,
    choice: &Choice,
) -> (Vec<Facet>, Vec<Facet>) {
    let mut of_categories = BTreeMap::<u32, usize>::new();
    let mut of_years = BTreeMap::<i32, usize>::new();
    let mut rest = matches.as_slice();
    for segment in &segments.all {
        for (start, cell) in segment.cells() {
            let end = segment.base + start + cell.articles;
            let count = rest.partition_point(|(article, _)| *article < end);
            rest = &rest[count..];
            if count > 0 && choice.year_fits(cell) {
                *of_categories.entry(cell.category).or_default() += count;
            }
            if count > 0 && choice.category_fits(cell) {
                *of_years.entry(cell.year()).or_default() += count;
            }
        }
    }
    let below = |path: &str| -> usize {
        let within = root.categories.iter().filter(|category| is_within(&category.path, path));
        within.filter_map(|category| of_categories.get(&category.id)).sum()
    };
    let category = |category: &Category| Facet {
        value: category.path.clone(),
        label: category.name.clone(),
        count: below(&category.path),
    };
    let categories = root.categories.iter().map(category).filter(|facet| facet.count > 0).collect();
    let year =
        |(year, count): (i32, usize)| Facet { value: year.to_string(), label: year.to_string(), count };
    (categories, of_years.into_iter().rev().map(year).collect())
}
