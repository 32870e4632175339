//! `/{slug}`: pages kept by editors, and `/so-do-trang`, the map of the portal.

use std::sync::Arc;

use domain::{CategoryTree, MenuItem, Slug, StaticPage};
use leptos::prelude::*;
use services::{PortalError, html};

use super::web_page;
use crate::{
    components::menu::CategoryList,
    i18n::{link, words},
    page::{Edition, Head, Outcome, Page, PageError, Translation},
};

/// The page at `slug`.
///
/// # Errors
/// [`PageError::NotFound`] for an unknown slug, [`PageError::Portal`] when
/// storage fails.
pub async fn page(edition: &Edition, slug: &str) -> Result<Outcome, PageError> {
    let unknown = || PageError::not_found(slug);
    let slug = Slug::try_from(slug).map_err(|_| unknown())?;
    let page = edition.pages().by_slug(&slug).await?.ok_or_else(unknown)?;
    if page.locale != edition.locale {
        return Ok(Outcome::Moved(page.locale.path(&format!("/{}", page.slug))));
    }
    let head = Head {
        title: page.title.clone(),
        canonical: format!("/{}", page.slug),
        translation: Translation::of("/", page.translation.as_ref()),
        og_type: "website",
        json_ld: web_page(edition.locale, &page.title),
        ..Head::default()
    };
    Ok(Page::new(head, move || view! { <TextPage page=page.clone() /> }.into_any()).into())
}

/// The map of the portal.
///
/// # Errors
/// When storage fails.
pub async fn site_map(edition: &Edition) -> Result<Outcome, PortalError> {
    let words = edition.words();
    let tree = edition.categories().tree().await?;
    let menu = edition.site().menu().await?;
    let pages = edition.pages().list().await?;
    let head = Head {
        title: words.site_map.to_owned(),
        canonical: "/so-do-trang".to_owned(),
        og_type: "website",
        json_ld: web_page(edition.locale, words.site_map),
        ..Head::default()
    };
    let view =
        move || view! { <SiteMap tree=tree.clone() menu=menu.clone() pages=pages.clone() /> }.into_any();
    Ok(Page::new(head, view).into())
}

#[component]
fn TextPage(page: StaticPage) -> impl IntoView {
    let words = words();
    view! {
        <div class="wrap">
            <article class="text-page">
                <h1>{page.title}</h1>
                <div class="prose" inner_html=html::with_motion(&page.body).as_str().to_owned()></div>
                <p class="meta">{words.updated_on}" "{page.updated_at.dd_mm_yyyy()}</p>
            </article>
        </div>
    }
}

#[component]
fn SiteMap(tree: Arc<CategoryTree>, menu: Arc<Vec<MenuItem>>, pages: Vec<StaticPage>) -> impl IntoView {
    let words = words();
    let sections = menu
        .iter()
        .filter(|item| !item.url.starts_with("/chuyen-muc/"))
        .map(|item| view! { <li><a href=link(&item.url)>{item.label.clone()}</a></li> })
        .collect_view();
    let pages = pages
        .into_iter()
        .map(|page| view! { <li><a href=link(&format!("/{}", page.slug))>{page.title}</a></li> })
        .collect_view();
    view! {
        <div class="wrap">
            <header class="page-head"><h1>{words.site_map}</h1></header>
            <div class="site-map">
                <section>
                    <h2>{words.sections}</h2>
                    <ul>{sections}</ul>
                </section>
                <section>
                    <h2>{words.all_categories}</h2>
                    <CategoryList tree />
                </section>
                <section>
                    <h2>{words.pages_of_portal}</h2>
                    <ul>{pages}</ul>
                </section>
            </div>
        </div>
    }
}
