//! `/quan-tri/trang`: static pages.

use domain::{Locale, PageId, StaticPage, page::PageFields, typed::Faults};
use leptos::prelude::*;

use super::{
    DeskPage, Section, file_field,
    forms::{Area, Ask, Check, Line, Mistakes, Select, Typed, fill, form_words},
    parts::Done,
    words,
};
use crate::i18n::PageDeskWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/trang";

const fn said() -> &'static PageDeskWords {
    PageDeskWords::of(Locale::Vietnamese)
}

/// All pages in their order.
#[must_use]
pub fn list(pages: Vec<StaticPage>, done: Option<&'static str>) -> DeskPage {
    let body = move || view! { <ListPage pages=pages.clone() done /> }.into_any();
    DeskPage::new(Section::Pages, said().title, body)
}

/// A page as it is typed.
pub type Form = Typed<PageId, PageFields>;

impl Form {
    /// The form of a page that is there.
    #[must_use]
    pub fn of(page: &StaticPage) -> Self {
        Self {
            id: Some(page.id),
            fields: PageFields {
                title: page.title.clone(),
                slug: page.slug.to_string(),
                body: services::html::editable(&page.body),
                locale: page.locale.lang().to_owned(),
                translation_of: page.translates.map_or_else(String::new, |id| id.to_string()),
                published: if page.published { "1".to_owned() } else { String::new() },
            },
            faults: Faults::default(),
        }
    }

    /// The form of a page that is not there yet.
    #[must_use]
    pub fn new() -> Self {
        let fields = PageFields { published: "1".to_owned(), ..PageFields::default() };
        Self { fields, ..Self::default() }
    }
}

/// The form of a page; `pages` are those it may translate.
#[must_use]
pub fn form(pages: Vec<StaticPage>, form: Form) -> DeskPage {
    let title = if form.id.is_some() { said().edit } else { said().new };
    let mistaken = !form.faults.is_empty();
    let body = move || view! { <FormPage pages=pages.clone() form=form.clone() /> }.into_any();
    DeskPage::new(Section::Pages, title, body).mistaken(mistaken).with_script(file_field::script())
}

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Vietnamese => form_words().in_vietnamese,
        Locale::English => form_words().in_english,
    }
}

fn address(page: &StaticPage) -> String {
    page.locale.path(&format!("/{}", page.slug))
}

#[component]
fn ListPage(pages: Vec<StaticPage>, done: Option<&'static str>) -> impl IntoView {
    let none = pages.is_empty();
    let rows = pages.into_iter().map(|page| view! { <Row page /> }).collect_view();
    let table = if none {
        view! { <p class="empty-state">{said().empty}</p> }.into_any()
    } else {
        view! {
            <table class="desk-table">
                <thead>
                    <tr>
                        <th scope="col">{said().headline}</th>
                        <th scope="col">{said().slug}</th>
                        <th scope="col">{said().language}</th>
                        <th scope="col">{said().state}</th>
                        <th scope="col">{said().updated}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <div class="desk-page">
            <div class="desk-head">
                <h1>{said().title}</h1>
                <a class="button" href=format!("{LIST}/them")>{said().new}</a>
            </div>
            <Done text=done />
            {table}
        </div>
    }
}

#[component]
fn Row(page: StaticPage) -> impl IntoView {
    let state = if page.published { said().shown } else { said().hidden };
    let address = address(&page);
    view! {
        <tr>
            <th scope="row"><a href=format!("{LIST}/{}", page.id)>{page.title}</a></th>
            <td><a class="path" href=address.clone()>{address.clone()}</a></td>
            <td>{language(page.locale)}</td>
            <td><span class="state">{state}</span></td>
            <td>{page.updated_at.dd_mm_yyyy()}</td>
        </tr>
    }
}

#[component]
fn FormPage(pages: Vec<StaticPage>, form: Form) -> impl IntoView {
    let Form { id, fields, faults } = form;
    let title = if id.is_some() { said().edit } else { said().new };
    let action = id.map_or_else(|| format!("{LIST}/them"), |id| format!("{LIST}/{id}"));
    let existing = id.and_then(|id| pages.iter().find(|page| page.id == id).cloned());
    let rest = existing.map(|page| {
        let question = fill(said().delete_question, &[&page.title]);
        view! { <Ask action=format!("{LIST}/{}/xoa", page.id) label=said().delete question /> }
    });
    let originals = pages.into_iter().filter(|page| page.translates.is_none() && Some(page.id) != id);
    let originals = std::iter::once((String::new(), form_words().none.to_owned()))
        .chain(
            originals
                .map(|page| (page.id.to_string(), format!("{} ({})", page.title, language(page.locale)))),
        )
        .collect();
    let languages =
        Locale::ALL.map(|locale| (locale.lang().to_owned(), language(locale).to_owned())).to_vec();
    view! {
        <div class="desk-page">
            <p class="kicker"><a href=LIST>{said().title}</a></p>
            <h1>{title}</h1>
            <form class="desk-form" method="post" action=action>
                <Mistakes faults=faults.clone() />
                <Line name="title" label=said().headline value=fields.title faults=faults.clone() />
                <Line name="slug" label=said().slug value=fields.slug faults=faults.clone() hint=said().slug_hint />
                <Area
                    name="body"
                    label=said().body
                    value=fields.body
                    faults=faults.clone()
                    hint=said().body_hint
                    rows=20
                />
                <div class="file-buttons" data-into="body"></div>
                <Select
                    name="locale"
                    label=said().language
                    value=fields.locale
                    options=languages
                    faults=faults.clone()
                />
                <Select
                    name="translation_of"
                    label=said().translates
                    value=fields.translation_of
                    options=originals
                    faults
                />
                <Check name="published" label=said().published checked=!fields.published.is_empty() />
                <div class="actions">
                    <button type="submit">{words().save}</button>
                    <a class="button plain" href=LIST>{words().cancel}</a>
                </div>
            </form>
            {rest}
        </div>
    }
}
