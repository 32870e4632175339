//! `/chuyen-muc/{path}`: a category and everything below it, newest first.

use domain::{ArticleCard, Category, CategoryRef, Paged};
use leptos::prelude::*;
use serde_json::json;

use super::breadcrumb_list;
use crate::{
    components::breadcrumb::Breadcrumb,
    i18n::{IslandWords, words},
    islands::category_list::{CategoryList, FilterChoice, ListFilter},
    page::{Edition, Head, Outcome, Page, PageError},
};

/// How many articles a page of the list shows.
pub const PER_PAGE: u32 = 15;

/// What the address asks for beyond the category.
#[derive(Clone, Debug, Default)]
pub struct CategoryQuery {
    /// Page number from 1; `None` is the first.
    pub page: Option<String>,
    /// Only this year.
    pub year: Option<String>,
    /// Only this category below (its path).
    pub below: Option<String>,
}

#[derive(Clone)]
struct Shown {
    category: Category,
    trail: Vec<CategoryRef>,
    filter: ListFilter,
    articles: Paged<ArticleCard>,
    below: Vec<FilterChoice>,
    years: Vec<FilterChoice>,
}

/// The category at `path`.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown category, sub-category, year or page
/// number, [`PageError::Portal`] when storage fails.
pub async fn page(edition: &Edition, path: &str, query: CategoryQuery) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(path);
    let tree = edition.categories().tree().await?;
    let category = tree.by_path(path).ok_or_else(unknown)?.clone();
    let below = query.below.filter(|below| !below.is_empty());
    let narrowed = match &below {
        Some(below) => tree.by_path(below).ok_or_else(unknown)?.id,
        None => category.id,
    };
    if !tree.subtree(category.id).contains(&narrowed) {
        return Err(unknown());
    }
    let year = query.year.filter(|year| !year.is_empty());
    let year_number = year.as_deref().map(|year| year.parse::<i32>().map_err(|_| unknown())).transpose()?;
    let page_number = query.page.as_deref().map_or(Ok(1), str::parse).map_err(|_| unknown())?;
    let ids = tree.subtree(narrowed);
    let articles = edition.articles();
    let list = articles.in_categories(&ids, year_number, page_number, PER_PAGE).await?;
    if !list.exists() {
        return Err(unknown());
    }
    let years = articles.years(&tree.subtree(category.id)).await?;
    let shown = Shown {
        trail: tree.ancestry(category.id),
        filter: ListFilter {
            category: category.path.clone(),
            below: below.unwrap_or_default(),
            year: year.unwrap_or_default(),
        },
        articles: list,
        below: tree
            .subtree(category.id)
            .into_iter()
            .skip(1)
            .filter_map(|id| tree.get(id))
            .map(|category| (category.path.clone(), category.name.clone()))
            .collect(),
        years: years
            .into_iter()
            .map(|(year, count)| (year.to_string(), format!("{year} ({count})")))
            .collect(),
        category,
    };
    let head = head(&shown, edition);
    Ok(Page::new(head, move || view! { <CategoryPage shown=shown.clone() /> }.into_any()).into())
}

fn head(shown: &Shown, edition: &Edition) -> Head {
    let trail = shown.trail.iter().map(|category| (category.name.as_str(), category.url()));
    let page = shown.articles.page;
    let name = &shown.category.name;
    Head {
        title: if page > 1 {
            format!("{name} ({} {page})", IslandWords::of(edition.locale).page)
        } else {
            name.clone()
        },
        description: shown.category.description.clone(),
        canonical: shown.filter.url(page),
        og_type: "website",
        picture: shown.articles.items.iter().find_map(|article| article.picture.clone()),
        json_ld: json!({
            "@context": "https://schema.org",
            "@graph": [
                { "@type": "CollectionPage", "name": name, "inLanguage": edition.locale.lang() },
                breadcrumb_list(edition, trail),
            ],
        }),
        ..Head::default()
    }
}

#[component]
fn CategoryPage(shown: Shown) -> impl IntoView {
    let words = words();
    let description = shown.category.description;
    view! {
        <div class="wrap">
            <Breadcrumb categories=shown.trail ends_here=true />
            <header class="page-head">
                <h1>{shown.category.name}</h1>
                {(!description.is_empty()).then(|| view! { <p>{description}</p> })}
            </header>
            <CategoryList
                filter=shown.filter
                articles=shown.articles
                below=shown.below
                years=shown.years
                empty=words.category_empty.to_owned()
            />
        </div>
    }
}
