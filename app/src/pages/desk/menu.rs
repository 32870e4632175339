//! `/quan-tri/menu`: the main menu.

use domain::{
    CategoryTree, Locale, MenuItemId, StaticPage,
    menu::{MenuEntry, MenuFields},
    typed::Faults,
};
use leptos::prelude::*;

use super::{
    DeskPage, Section,
    forms::{Act, Ask, Line, Mistakes, Select, Typed, fill, form_words},
    parts::Done,
    words,
};
use crate::i18n::MenuWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/menu";

const fn said() -> &'static MenuWords {
    MenuWords::of(Locale::Vietnamese)
}

/// The menu in its order.
#[must_use]
pub fn list(entries: Vec<MenuEntry>, done: Option<&'static str>) -> DeskPage {
    let body = move || view! { <ListPage entries=entries.clone() done /> }.into_any();
    DeskPage::new(Section::Menu, said().title, body)
}

/// An item as it is typed.
pub type Form = Typed<MenuItemId, MenuFields>;

/// Places of the portal, by address, as a form offers them.
#[must_use]
pub fn places(tree: &CategoryTree, pages: &[StaticPage]) -> Vec<(String, String)> {
    let standing = [
        ("", said().other),
        ("/", said().home),
        ("/lich-cong-tac", said().calendar),
        ("/van-ban", said().documents),
        ("/chuyen-de", said().programmes),
        ("/hoi-dap", said().questions),
        ("/gop-y", said().drafts),
        ("/thong-ke", said().statistics),
        ("/so-do-trang", said().site_map),
        ("/tim-kiem", said().search),
    ];
    let standing = standing.map(|(url, label)| (url.to_owned(), label.to_owned()));
    let pages = pages.iter().map(|page| (format!("/{}", page.slug), page.title.clone()));
    let categories = tree.iter().map(|category| {
        let indent = "\u{2003}".repeat(category.path.matches('/').count());
        (format!("/chuyen-muc/{}", category.path), format!("{indent}{}", category.name))
    });
    standing.into_iter().chain(pages).chain(categories).collect()
}

impl Form {
    /// The form of an item that is there.
    #[must_use]
    pub fn of(entry: &MenuEntry, places: &[(String, String)]) -> Self {
        let known = places.iter().any(|(url, _)| *url == entry.url);
        let (place, address) =
            if known { (entry.url.clone(), String::new()) } else { (String::new(), entry.url.clone()) };
        let (label, label_en) = (entry.label.clone(), entry.label_en.clone());
        Self {
            id: Some(entry.id),
            fields: MenuFields { label, label_en, place, address },
            faults: Faults::default(),
        }
    }
}

/// The form of an item.
#[must_use]
pub fn form(places: Vec<(String, String)>, form: Form) -> DeskPage {
    let title = if form.id.is_some() { said().edit } else { said().new };
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <FormPage places=places.clone() form=form.clone() /> }.into_any();
    DeskPage::new(Section::Menu, title, body).mistaken(mistaken)
}

#[component]
fn ListPage(entries: Vec<MenuEntry>, done: Option<&'static str>) -> impl IntoView {
    let empty = entries.is_empty().then(|| view! { <p class="empty-state">{said().empty}</p> });
    let last = entries.len().saturating_sub(1);
    let rows = entries
        .into_iter()
        .enumerate()
        .map(|(at, entry)| view! { <Row entry first=at == 0 last=at == last /> })
        .collect_view();
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a class="button" href=format!("{LIST}/them")>{said().new}</a>
            </div>
            <Done text=done />
            {empty}
            <ul class="lines ordered">{rows}</ul>
        </div>
    }
}

#[component]
fn Row(entry: MenuEntry, first: bool, last: bool) -> impl IntoView {
    let at = format!("{LIST}/{}", entry.id);
    let order = form_words();
    let english = (!entry.label_en.is_empty()).then(|| format!(" / {}", entry.label_en));
    view! {
        <li>
            <p>
                <a href=at.clone()>{entry.label.clone()}</a>
                {english}
                <span class="meta path">{entry.url}</span>
            </p>
            <div class="order">
                <Act
                    action=format!("{at}/len")
                    label=order.up
                    class="quiet"
                    name=fill(order.move_up, &[&entry.label])
                    disabled=first
                />
                <Act
                    action=format!("{at}/xuong")
                    label=order.down
                    class="quiet"
                    name=fill(order.move_down, &[&entry.label])
                    disabled=last
                />
            </div>
        </li>
    }
}

#[component]
fn FormPage(places: Vec<(String, String)>, form: Form) -> impl IntoView {
    let Form { id, fields, faults } = form;
    let title = if id.is_some() { said().edit } else { said().new };
    let at = id.map_or_else(|| format!("{LIST}/them"), |id| format!("{LIST}/{id}"));
    let delete = id.map(|id| {
        let question = fill(said().delete_question, &[&fields.label]);
        view! { <Ask action=format!("{LIST}/{id}/xoa") label=said().delete question /> }
    });
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{said().title}</a></p>
            <h1>{title}</h1>
            <form class="desk-form" method="post" action=at>
                <Mistakes faults=faults.clone() />
                <Line name="label" label=said().label value=fields.label faults=faults.clone() />
                <Line
                    name="label_en"
                    label=said().label_en
                    value=fields.label_en
                    faults=faults.clone()
                    hint=said().label_en_hint
                />
                <Select
                    name="place"
                    label=said().place
                    value=fields.place
                    options=places
                    faults=faults.clone()
                />
                <Line
                    name="address"
                    label=said().address
                    value=fields.address
                    faults
                    hint=said().address_hint
                    mode="url"
                />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                    <a class="button plain" href=LIST>{words().cancel}</a>
                </div>
            </form>
            {delete}
        </div>
    }
}
