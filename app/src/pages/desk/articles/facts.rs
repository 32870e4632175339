//! What stands beside an article's text.

use std::sync::Arc;

use domain::{CategoryTree, ManuscriptField};
use leptos::prelude::*;
use services::manuscripts::Copy;

use super::{category_options, words};

/// Category, author, tags, address, cover, and what is worth a look.
#[component]
pub fn Facts<F>(
    /// What is written.
    copy: Copy,
    /// Where it can be filed.
    tree: Arc<CategoryTree>,
    /// Whether who looks may change it.
    may_change: bool,
    /// `true` where a field is mistaken.
    invalid: F,
) -> impl IntoView
where
    F: Fn(ManuscriptField) -> Option<&'static str>,
{
    let words = words();
    let manuscript = copy.manuscript;
    let options = category_options(&tree, manuscript.category)
        .map(|(value, label, selected)| view! { <option value=value selected=selected>{label}</option> })
        .collect_view();
    let disabled = !may_change;
    let cover = manuscript.cover.as_ref();
    let cover_src = cover.map(|cover| format!("/media/{}/goc.jpg", cover.hash));
    let cover_alt = cover.map(|cover| cover.alt.clone()).unwrap_or_default();
    let no_cover = cover.is_none();
    view! {
        <div class="field">
            <label for="f-category">{words.category}</label>
            <select id="f-category" name="category" disabled=disabled aria-invalid=invalid(ManuscriptField::Category)>
                <option value="">{words.no_category}</option>
                {options}
            </select>
        </div>
        <fieldset id="cover" disabled=disabled>
            <legend>{words.cover}</legend>
            <img src=cover_src alt=cover_alt hidden=no_cover />
            <p class="hint">{words.cover_none}</p>
            <p class="actions">
                <button type="button" class="plain" id="cover-choose">{words.cover_choose}</button>
                <button type="button" class="plain" id="cover-remove" disabled=no_cover>{words.cover_remove}</button>
            </p>
        </fieldset>
        <div class="field">
            <label for="f-author">{words.author}</label>
            <input id="f-author" name="author" value=manuscript.author disabled=disabled aria-describedby="f-author-hint" aria-invalid=invalid(ManuscriptField::Author) />
            <p class="hint" id="f-author-hint">{words.author_hint}</p>
        </div>
        <div class="field">
            <label for="f-tags">{words.tags}</label>
            <input id="f-tags" name="tags" value=manuscript.tags.join(", ") disabled=disabled aria-describedby="f-tags-hint" aria-invalid=invalid(ManuscriptField::Tags) />
            <p class="hint" id="f-tags-hint">{words.tags_hint}</p>
        </div>
        <div class="field">
            <label for="f-slug">{words.slug}</label>
            <input id="f-slug" name="slug" value=manuscript.slug disabled=disabled aria-describedby="f-slug-hint" aria-invalid=invalid(ManuscriptField::Slug) />
            <p class="hint" id="f-slug-hint">{words.slug_hint}</p>
        </div>
        <section class="worth-a-look" aria-labelledby="checks-title">
            <h2 id="checks-title">{words.checks}</h2>
            <ul id="checks"></ul>
        </section>
    }
}
