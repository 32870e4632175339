//! `/quan-tri/trang-nhat`: how the front page is composed.

use std::sync::Arc;

use domain::{
    CategoryTree, Locale,
    front_form::{FrontFields, LABELS, LABELS_EN, LinkFields, MAX_LINKS, PLACE, PLACES, URLS},
    typed::Faults,
};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    forms::{Check, Line, Mistakes, fill, sentence},
    parts::Done,
    words,
};
use crate::i18n::FrontDeskWords;

/// The address of the page.
pub const ADDRESS: &str = "/quan-tri/trang-nhat";
/// How many links can be added before saving.
const ROOM: usize = 2;

const fn said() -> &'static FrontDeskWords {
    FrontDeskWords::of(Locale::Vietnamese)
}

/// The form as it stands.
#[derive(Clone, Debug)]
pub struct Form {
    /// The categories there are.
    pub tree: Arc<CategoryTree>,
    /// What is in the fields.
    pub fields: FrontFields,
    /// What is wrong with them.
    pub faults: Faults,
    /// It was stored just now.
    pub saved: bool,
}

/// The page.
#[must_use]
pub fn page(form: Form) -> DeskPage {
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <FrontPage form=form.clone() /> }.into_any();
    DeskPage::new(Section::Front, said().title, body).mistaken(mistaken)
}

#[component]
fn FrontPage(form: Form) -> impl IntoView {
    let Form { tree, fields, faults, saved } = form;
    let FrontFields { seconds, per_block, calendar, documents, programmes, places, links } = fields;
    let number = |name: &'static str, label: &'static str, value: String, hint: &'static str| {
        view! { <Line name label value faults=faults.clone() hint mode="numeric" /> }
    };
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a href="/">{said().see}</a>
            </div>
            <Done text=saved.then_some(words().saved) />
            <form class="desk-form" method="post" action=ADDRESS>
                <Mistakes faults=faults.clone() />
                <fieldset>
                    <legend>{said().top}</legend>
                    {number("seconds", said().seconds, seconds, said().seconds_hint)}
                    <Check name="calendar" label=said().calendar checked=!calendar.is_empty() />
                </fieldset>
                <fieldset>
                    <legend>{said().blocks}</legend>
                    {number("per_block", said().per_block, per_block, "")}
                    <Places tree places faults=faults.clone() />
                </fieldset>
                <fieldset>
                    <legend>{said().rest}</legend>
                    {number("documents", said().documents, documents, said().zero_hint)}
                    {number("programmes", said().programmes, programmes, said().zero_hint)}
                </fieldset>
                <Links links faults=faults.clone() />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                </div>
            </form>
        </div>
    }
}

/// The tree of categories, each with its place among the blocks.
#[component]
fn Places(
    tree: Arc<CategoryTree>,
    places: Vec<(domain::CategoryId, String)>,
    faults: Faults,
) -> impl IntoView {
    let error = faults.of(PLACES).map(sentence);
    let error = error.map(|error| {
        view! { <p class="field-error" id="places-error" role="alert">{error}</p> }
    });
    let rows = tree
        .iter()
        .map(|category| {
            let typed = places.iter().find(|(id, _)| *id == category.id).map(|(_, typed)| typed.clone());
            let typed = typed.unwrap_or_default();
            let invalid = (!FrontFields::is_place(&typed)).then_some("true");
            let name = format!("{PLACE}{}", category.id);
            view! {
                <tr>
                    <th scope="row" data-depth=category.path.matches('/').count().to_string()>
                        <label for=name.clone()>{category.name.clone()}</label>
                    </th>
                    <td class="number">
                        <input
                            id=name.clone()
                            name=name
                            value=typed
                            inputmode="numeric"
                            autocomplete="off"
                            aria-label=fill(said().place_of, &[&category.name])
                            aria-invalid=invalid
                            aria-describedby="places-hint places-error"
                        />
                    </td>
                </tr>
            }
        })
        .collect_view();
    if tree.iter().next().is_none() {
        return view! { <p class="hint">{said().no_categories}</p> }.into_any();
    }
    view! {
        <p class="hint" id="places-hint">{said().places_hint}</p>
        {error}
        <table class="places tree">
            <thead>
                <tr>
                    <th scope="col">{said().category}</th>
                    <th scope="col" class="number">{said().place}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The links that are there, and room for more.
#[component]
fn Links(links: [LinkFields; MAX_LINKS], faults: Faults) -> impl IntoView {
    let used = links.iter().rposition(|link| !link.is_empty()).map_or(0, |last| last + 1);
    let rows = links
        .into_iter()
        .take((used + ROOM).min(MAX_LINKS))
        .enumerate()
        .map(|(at, LinkFields { label, label_en, url })| {
            view! {
                <li class="link-fields">
                    <Line name=LABELS[at] label=said().link_label value=label faults=faults.clone() />
                    <Line name=LABELS_EN[at] label=said().link_label_en value=label_en faults=faults.clone() />
                    <Line name=URLS[at] label=said().link_url value=url faults=faults.clone() mode="url" />
                </li>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{said().links}</legend>
            <p class="hint">{said().links_hint}</p>
            <ol class="link-list">{rows}</ol>
        </fieldset>
    }
}
