//! `/{slug}`: pages kept by editors, and `/so-do-trang`, the map of the portal.

use std::sync::Arc;

use domain::{CategoryTree, MenuItem, Slug, StaticPage};
use leptos::prelude::*;
use services::{Portal, PortalError};

use super::web_page;
use crate::{
    components::menu::CategoryList,
    i18n::WORDS,
    page::{Head, Outcome, Page, PageError},
};

/// The page at `slug`.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Portal`] when
/// storage fails.
pub async fn page(portal: &Portal, slug: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug = Slug::try_from(slug).map_err(|_| unknown())?;
    let page = portal.pages().by_slug(&slug).await?.ok_or_else(unknown)?;
    let head = Head {
        title: page.title.clone(),
        canonical: format!("/{}", page.slug),
        og_type: "website",
        json_ld: web_page(&page.title),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <TextPage page=page.clone() /> }.into_any()).into())
}

/// The map of the portal.
///
/// # Errors
/// When storage fails.
pub async fn site_map(portal: &Portal) -> Result<Outcome, PortalError> {
    let tree = portal.categories().tree().await?;
    let menu = portal.site().menu().await?;
    let pages = portal.pages().list().await?;
    let head = Head {
        title: WORDS.site_map.to_owned(),
        canonical: "/so-do-trang".to_owned(),
        og_type: "website",
        json_ld: web_page(WORDS.site_map),
        ..Head::default()
    };
    let view =
        move || view! { <SiteMap tree=tree.clone() menu=menu.clone() pages=pages.clone() /> }.into_any();
    Ok(Page::new(head, view).into())
}

#[component]
fn TextPage(page: StaticPage) -> impl IntoView {
    view! {
        <div class="wrap">
            <article class="text-page">
                <h1>{page.title}</h1>
                <div class="prose" inner_html=page.body.as_str().to_owned()></div>
                <p class="meta">{WORDS.updated_on}" "{page.updated_at.dd_mm_yyyy()}</p>
            </article>
        </div>
    }
}

#[component]
fn SiteMap(tree: Arc<CategoryTree>, menu: Arc<Vec<MenuItem>>, pages: Vec<StaticPage>) -> impl IntoView {
    let sections = menu
        .iter()
        .filter(|item| !item.url.starts_with("/chuyen-muc/"))
        .map(|item| view! { <li><a href=item.url.clone()>{item.label.clone()}</a></li> })
        .collect_view();
    let pages = pages
        .into_iter()
        .map(|page| view! { <li><a href=format!("/{}", page.slug)>{page.title}</a></li> })
        .collect_view();
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{WORDS.site_map}</h1></header>
            <div class="site-map">
                <section>
                    <h2>{WORDS.sections}</h2>
                    <ul>{sections}</ul>
                </section>
                <section>
                    <h2>{WORDS.all_categories}</h2>
                    <CategoryList tree />
                </section>
                <section>
                    <h2>{WORDS.pages_of_portal}</h2>
                    <ul>{pages}</ul>
                </section>
            </div>
        </div>
    }
}
