//! The main menu and the drawer with all categories.

use std::sync::Arc;

use domain::{Category, CategoryTree};
use leptos::prelude::*;

use crate::{
    i18n::{link, words},
    page::Frame,
};

/// The main menu, with every category in a drawer that opens without script.
#[component]
pub fn MainMenu(frame: Arc<Frame>) -> impl IntoView {
    let words = words();
    let path = frame.path.clone();
    // The router only ever sets attributes, never removes them: `aria-current`
    // is always there and says "false" where it does not apply.
    let items = frame.menu.iter().map(|item| {
        let current = if item.covers(&path) { "page" } else { "false" };
        view! { <li><a href=link(&item.url) aria-current=current>{item.label.clone()}</a></li> }
    });
    view! {
        <nav class="menu" aria-label=words.main_menu>
            <div class="wrap">
                <ul class="menu-items">{items.collect_view()}</ul>
                <details class="drawer">
                    <summary>{words.all_categories}</summary>
                    <CategoryList tree=frame.categories.clone() />
                </details>
            </div>
        </nav>
    }
}

/// The category tree as nested lists.
#[component]
pub fn CategoryList(tree: Arc<CategoryTree>) -> impl IntoView {
    let roots: Vec<Category> = tree.roots().cloned().collect();
    let items = roots.into_iter().map(|root| {
        let children: Vec<Category> = tree.children(root.id).cloned().collect();
        let below = (!children.is_empty()).then(|| {
            view! { <ul>{children.into_iter().map(|child| view! { <li><CategoryLink category=child /></li> }).collect_view()}</ul> }
        });
        view! { <li><CategoryLink category=root />{below}</li> }
    });
    view! { <ul class="category-list">{items.collect_view()}</ul> }
}

#[component]
fn CategoryLink(category: Category) -> impl IntoView {
    view! { <a href=link(&format!("/chuyen-muc/{}", category.path))>{category.name}</a> }
}
