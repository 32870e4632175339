//! `/quan-tri/chuyen-muc`: the tree of categories, for those who arrange it.

use domain::{CategoryId, Locale, category::CategoryFields, typed::Faults};
use leptos::prelude::*;
use services::categories::CategoryEntry;

use super::{
    DeskPage, Section,
    forms::{self, Act, Area, Ask, Check, Line, Mistakes, Select, Typed, fill, form_words, sentence},
    parts::Done,
    words,
};
use crate::i18n::CategoryDeskWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/chuyen-muc";

const fn said() -> &'static CategoryDeskWords {
    CategoryDeskWords::of(Locale::Vietnamese)
}

/// What was done just now, as the list's address says it.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    match what {
        "gop" => Some(said().merged),
        _ => forms::done(what),
    }
}

/// The tree, parents before children.
#[must_use]
pub fn list(entries: Vec<CategoryEntry>, done: Option<&'static str>) -> DeskPage {
    let body = move || view! { <ListPage entries=entries.clone() done /> }.into_any();
    DeskPage::new(Section::Categories, said().title, body)
}

/// A category as it is typed.
pub type Form = Typed<CategoryId, CategoryFields>;

impl Form {
    /// The form of a category that is there.
    #[must_use]
    pub fn of(entry: &CategoryEntry) -> Self {
        let CategoryEntry { category, name_en, description_en, .. } = entry;
        Self {
            id: Some(category.id),
            fields: CategoryFields {
                parent: category.parent.map_or_else(String::new, |id| id.to_string()),
                slug: category.slug.to_string(),
                name: category.name.clone(),
                name_en: name_en.clone(),
                description: category.description.clone(),
                description_en: description_en.clone(),
                on_front: if category.on_front { "1".to_owned() } else { String::new() },
            },
            faults: Faults::default(),
        }
    }
}

/// The form of a category, and what else can be done with one that is there.
#[must_use]
pub fn form(entries: Vec<CategoryEntry>, form: Form) -> DeskPage {
    let title = if form.id.is_some() { said().edit } else { said().new };
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <FormPage entries=entries.clone() form=form.clone() /> }.into_any();
    DeskPage::new(Section::Categories, title, body).mistaken(mistaken)
}

/// The question before `from` is merged into `into`, with how much moves.
#[must_use]
pub fn merge(from: CategoryEntry, into: CategoryEntry, below: usize, faults: Faults) -> DeskPage {
    let mistaken = !faults.is_empty();
    let body = move || {
        let error = faults.of("into").map(|fault| match fault {
            domain::typed::Fault::Taken(by) => fill(said().merge_slug_taken, &[by]),
            fault => sentence(fault),
        });
        let at = format!("{LIST}/{}", from.category.id);
        let counts = fill(said().merge_counts, &[&from.articles.to_string(), &below.to_string()]);
        view! {
            <div class="desk-page">
                <p class="kicker"><a href=at.clone()>{from.category.name.clone()}</a></p>
                <h1>{fill(said().merge_question, &[&from.category.name, &into.category.name])}</h1>
                {error.map(|error| view! { <p class="form-error" role="alert">{error}</p> })}
                <p>{counts}</p>
                <form class="actions" method="post" action=format!("{at}/gop")>
                    <input type="hidden" name="into" value=into.category.id.to_string() />
                    <button type="submit" class="danger">{said().merge_now}</button>
                    <a class="button plain" href=at.clone()>{words().cancel}</a>
                </form>
            </div>
        }
        .into_any()
    };
    DeskPage::new(Section::Categories, said().merge, body).mistaken(mistaken)
}

/// How deep a category stands.
fn depth(entry: &CategoryEntry) -> usize {
    entry.category.path.matches('/').count()
}

#[component]
fn ListPage(entries: Vec<CategoryEntry>, done: Option<&'static str>) -> impl IntoView {
    let empty = entries.is_empty().then(|| view! { <p class="empty-state">{said().empty}</p> });
    let ends: Vec<(bool, bool)> = entries
        .iter()
        .map(|entry| {
            let siblings = entries.iter().filter(|other| other.category.parent == entry.category.parent);
            let ids: Vec<_> = siblings.map(|sibling| sibling.category.id).collect();
            (ids.first() == Some(&entry.category.id), ids.last() == Some(&entry.category.id))
        })
        .collect();
    let any = !entries.is_empty();
    let rows = entries
        .into_iter()
        .zip(ends)
        .map(|(entry, (first, last))| view! { <Row entry first last /> })
        .collect_view();
    let table = any.then(|| {
        view! {
            <table class="desk-table tree">
                <thead>
                    <tr>
                        <th scope="col">{said().name}</th>
                        <th scope="col">{said().slug}</th>
                        <th scope="col" class="number">{said().articles}</th>
                        <th scope="col">{said().front_column}</th>
                        <th scope="col">{form_words().order}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a class="button" href=format!("{LIST}/them")>{said().new}</a>
            </div>
            <Done text=done />
            {empty}
            {table}
        </div>
    }
}

#[component]
fn Row(entry: CategoryEntry, first: bool, last: bool) -> impl IntoView {
    let depth = depth(&entry).min(4).to_string();
    let CategoryEntry { category, articles, .. } = entry;
    let at = format!("{LIST}/{}", category.id);
    let order = form_words();
    view! {
        <tr>
            <th scope="row" data-depth=depth><a href=at.clone()>{category.name.clone()}</a></th>
            <td><a class="path" href=format!("/chuyen-muc/{}", category.path)>{category.path.clone()}</a></td>
            <td class="number">{articles}<span class="unit">" "{said().unit}</span></td>
            <td>
                {category.on_front.then(|| {
                    view! { {said().yes}<span class="unit">" "{said().on_front_unit}</span> }
                })}
            </td>
            <td><div class="order">
                <Act
                    action=format!("{at}/len")
                    label=order.up
                    class="quiet"
                    name=fill(order.move_up, &[&category.name])
                    disabled=first
                />
                <Act
                    action=format!("{at}/xuong")
                    label=order.down
                    class="quiet"
                    name=fill(order.move_down, &[&category.name])
                    disabled=last
                />
            </div></td>
        </tr>
    }
}

/// Names of categories to choose from, indented as they stand.
fn options(entries: &[CategoryEntry], none: &'static str, but: Option<CategoryId>) -> Vec<(String, String)> {
    let own = but.and_then(|id| entries.iter().find(|entry| entry.category.id == id));
    let below = own.map(|own| format!("{}/", own.category.path));
    let outside = |entry: &&CategoryEntry| {
        Some(entry.category.id) != but
            && below.as_ref().is_none_or(|below| !entry.category.path.starts_with(below.as_str()))
    };
    let name = |entry: &CategoryEntry| format!("{}{}", "\u{2003}".repeat(depth(entry)), entry.category.name);
    let all = entries.iter().filter(outside).map(|entry| (entry.category.id.to_string(), name(entry)));
    std::iter::once((String::new(), none.to_owned())).chain(all).collect()
}

#[component]
fn FormPage(entries: Vec<CategoryEntry>, form: Form) -> impl IntoView {
    let Form { id, fields, faults } = form;
    let title = if id.is_some() { said().edit } else { said().new };
    let action = id.map_or_else(|| format!("{LIST}/them"), |id| format!("{LIST}/{id}"));
    let parents = options(&entries, said().top, id);
    let rest = id.and_then(|id| entries.iter().find(|entry| entry.category.id == id).cloned()).map(|entry| {
        let others = options(&entries, form_words().none, id);
        let error = faults.of("delete").is_some();
        view! { <Rest entry others error /> }
    });
    let words_of = form_words();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{said().title}</a></p>
            <h1>{title}</h1>
            <form class="desk-form" method="post" action=action>
                <Mistakes faults=faults.clone() />
                <Line name="name" label=said().name value=fields.name faults=faults.clone() />
                <Select
                    name="parent"
                    label=said().parent
                    value=fields.parent
                    options=parents
                    faults=faults.clone()
                />
                <Line
                    name="slug"
                    label=said().slug
                    value=fields.slug
                    faults=faults.clone()
                    hint=said().slug_hint
                />
                <Area
                    name="description"
                    label=said().description
                    value=fields.description
                    faults=faults.clone()
                    hint=said().description_hint
                    rows=2
                />
                <fieldset>
                    <legend>{words_of.in_english}</legend>
                    <Line
                        name="name_en"
                        label=said().name
                        value=fields.name_en
                        faults=faults.clone()
                        hint=said().english_hint
                    />
                    <Area
                        name="description_en"
                        label=said().description
                        value=fields.description_en
                        faults=faults.clone()
                        rows=2
                    />
                </fieldset>
                <Check name="on_front" label=said().on_front checked=!fields.on_front.is_empty() />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                    <a class="button plain" href=LIST>{words().cancel}</a>
                </div>
            </form>
            {rest}
        </div>
    }
}

/// What can be done with a category that is there: one below it, merging, deleting.
#[component]
fn Rest(entry: CategoryEntry, others: Vec<(String, String)>, error: bool) -> impl IntoView {
    let at = format!("{LIST}/{}", entry.category.id);
    let question = fill(said().delete_question, &[&entry.category.name]);
    let error = error.then(|| view! { <p class="field-error" role="alert">{said().delete_not_empty}</p> });
    view! {
        <p class="part">
            <a class="more-link" href=format!("{LIST}/them?trong={}", entry.category.id)>{said().new_below}</a>
        </p>
        <section class="part">
            <h2>{said().merge}</h2>
            <p class="hint">{said().merge_hint}</p>
            <form class="desk-form" method="get" action=format!("{at}/gop")>
                <Select
                    name="vao"
                    label=said().merge_into
                    value=String::new()
                    options=others
                    faults=Faults::default()
                />
                <button type="submit" class="plain">{said().merge_next}</button>
            </form>
        </section>
        <section class="part">
            <h2>{said().delete}</h2>
            {error}
            <Ask action=format!("{at}/xoa") label=said().delete question />
        </section>
    }
}
