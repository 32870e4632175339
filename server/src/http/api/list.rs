//! Lists cut into numbered pages.

use app::i18n::MACHINES;
use axum::extract::{Query, rejection::QueryRejection};
use domain::Paged;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::ApiError;

/// The highest page number that is looked up.
pub const MAX_PAGE: u32 = 1_000_000;
/// The most items a page may hold.
pub const MAX_PER_PAGE: u32 = 100;

/// A query as axum read it.
pub type Params<T> = Result<Query<T>, QueryRejection>;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// What is on this page.
    items: Vec<T>,
    /// The number of this page.
    #[schema(minimum = 1)]
    page: u32,
    /// How many items a full page holds.
    #[schema(minimum = 1, maximum = 100)]
    per_page: u32,
    /// How many items the whole list holds.
    total: u64,
}

impl<T> Page<T> {
    /// Puts a page of the services into the API's form.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when the list has no such page.
    pub fn of<D>(paged: Paged<D>, form: impl FnMut(D) -> T) -> Result<Self, ApiError> {
        if !paged.exists() {
            return Err(ApiError::NotFound(MACHINES.no_such_page));
        }
        let Paged { items, page, per_page, total } = paged;
        Ok(Self { items: items.into_iter().map(form).collect(), page, per_page, total })
    }

    /// A page of a list that ends where it ends: beyond it pages are empty.
    pub const fn window(items: Vec<T>, window: Window, total: u64) -> Self {
        Self { items, page: window.page, per_page: window.per_page, total }
    }
}

/// The query of a list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// The number of the page.
    #[serde(default = "first")]
    #[param(default = 1, minimum = 1, maximum = 1_000_000)]
    page: u32,
    /// How many items a page holds.
    #[serde(default = "per_page")]
    #[param(default = 20, minimum = 1, maximum = 100)]
    per_page: u32,
}

/// A page number and how many items a page holds, both within their bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The number of the page, from 1.
    pub page: u32,
    /// How many items a page holds.
    pub per_page: u32,
}

impl Window {
    /// `None` outside the bounds.
    pub fn new(page: u32, per_page: u32) -> Option<Self> {
        let fits = (1..=MAX_PAGE).contains(&page) && (1..=MAX_PER_PAGE).contains(&per_page);
        fits.then_some(Self { page, per_page })
    }
}

impl ListQuery {
    /// Reads the query of a list.
    ///
    /// # Errors
    /// [`ApiError::BadQuery`] when it holds anything else, or numbers out of bounds.
    pub fn read(params: Params<Self>) -> Result<Window, ApiError> {
        params
            .ok()
            .and_then(|Query(query)| Window::new(query.page, query.per_page))
            .ok_or(ApiError::BadQuery(MACHINES.bad_list_query))
    }
}

/// The page that is meant when none is named.
pub const fn first() -> u32 {
    1
}

/// How many items a page holds when nothing is said.
pub const fn per_page() -> u32 {
    20
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Option<(u32, u32)> {
        let uri = format!("/x?{query}").parse().unwrap();
        ListQuery::read(Query::try_from_uri(&uri)).ok().map(|window| (window.page, window.per_page))
    }

    #[test]
    fn a_query_holds_numbers_within_their_bounds_and_nothing_else() {
        assert_eq!(read(""), Some((1, 20)));
        assert_eq!(read("page=3&per_page=100"), Some((3, 100)));
        for bad in [
            "page=0",
            "page=1000001",
            "per_page=0",
            "per_page=101",
            "page=-1",
            "page=",
            "pages=2",
            "page=1&page=2",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
