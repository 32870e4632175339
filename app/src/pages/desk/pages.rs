//! `/quan-tri/trang`: static pages.

use domain::{
    BulkList, Locale, PageId, Paged, StaticPage, Visibility,
    page::{PageColumn, PageFields},
    typed::Faults,
};
use leptos::prelude::*;
use services::pages::PageFilter;

use super::{
    DeskPage, Section, file_field,
    forms::{Area, Ask, Check, Line, Mistakes, Select, Typed, fill, form_words},
    list::{self, Actions, Asked, Column, Field, ListPage, Row, Told, visibility_field, visibility_label},
    words,
};
use crate::i18n::PageDeskWords;

/// Where the list lives.
pub const LIST: &str = "/quan-tri/trang";

const fn said() -> &'static PageDeskWords {
    PageDeskWords::of(Locale::Vietnamese)
}

/// The pages as their list shows them.
#[derive(Clone, Debug)]
pub struct List {
    /// What was found.
    pub found: Paged<StaticPage>,
    /// What it was narrowed to, and how it is ordered.
    pub filter: PageFilter,
    /// Every row is chosen.
    pub chosen: bool,
    /// What was done just now.
    pub told: Option<Told>,
}

/// The list.
#[must_use]
pub fn list(list: List) -> DeskPage {
    let body = move || view! { <ListPage list=shown(list.clone()) /> }.into_any();
    DeskPage::new(Section::Pages, said().title, body)
}

fn shown(list: List) -> list::List {
    let List { found, filter, chosen, told } = list;
    let visibility = filter.published.map(Visibility::of);
    let (sort, spoken) = (filter.sort, filter.locale.map_or("", Locale::lang));
    let languages = Locale::ALL
        .map(|locale| (locale.lang().to_owned(), language(locale).to_owned(), filter.locale == Some(locale)));
    let every = (String::new(), form_words().all.to_owned(), filter.locale.is_none());
    list::List {
        title: said().title,
        head: view! { <a class="button" href=format!("{LIST}/them")>{said().new}</a> }.into_any(),
        told,
        before: ().into_any(),
        asked: Asked::new(LIST, sort.name(), found.page)
            .narrowed("q", &filter.words)
            .narrowed("ngon-ngu", spoken)
            .narrowed("tinh-trang", visibility.map_or("", Visibility::as_str))
            .choosing(chosen),
        fields: vec![
            Field::Words { label: said().search_label, value: filter.words },
            Field::Choice {
                name: "ngon-ngu",
                label: said().language,
                options: std::iter::once(every).chain(languages).collect(),
            },
            visibility_field(&Visibility::LASTING, visibility),
        ],
        columns: vec![
            Column::sorted(said().headline, sort, PageColumn::Title),
            Column::plain(said().slug),
            Column::plain(said().language),
            Column::plain(said().state),
            Column::sorted(said().updated, sort, PageColumn::Changed),
        ],
        total: found.total,
        pages: found.pages(),
        rows: found.items.into_iter().map(row).collect(),
        actions: Some(Actions::of(BulkList::Pages, BulkList::Pages.steps())),
        empty: said().empty,
        after: ().into_any(),
    }
}

fn row(page: StaticPage) -> Row {
    let address = address(&page);
    let cells = vec![
        view! { <a href=format!("{LIST}/{}", page.id)>{page.title.clone()}</a> }.into_any(),
        view! { <a class="path" href=address.clone()>{address.clone()}</a> }.into_any(),
        language(page.locale).into_any(),
        visibility_label(Visibility::of(page.published)),
        page.updated_at.dd_mm_yyyy().into_any(),
    ];
    Row::new(page.id.0, page.title, cells)
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
